"""Tables in Word: their numbers, their headers, and that they fit the sheet."""

import pandas as pd
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.table import Table

from src.catalogue.report import TablePart
from tests.reporting.document.reading import ROWS, WIDE, attribute, captioned, written

TWIPS = 1440 / 25.4  # in a mm


def of(rows: pd.DataFrame) -> TablePart:
    return TablePart("tabell-x", "Tabellen", rows)


def test_numbers_and_their_headers_are_right_aligned_and_words_left_aligned() -> None:
    table = captioned(written(), "Tabell 1.")
    for row in table.rows:
        assert [attribute(cell._tc, "w:jc", "w:val") for cell in row.cells] == [None, "right", "right", None]


def test_empty_table_is_a_header_row() -> None:
    table = written(of(ROWS.iloc[:0])).tables[1]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["By", "Läsare", "Andel", "Kod"]]


def test_header_row_repeats_and_no_row_breaks() -> None:
    for table in written().tables:
        repeated = [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in table.rows]
        assert repeated == [table.style.name == "Report Table"] + [False] * (len(repeated) - 1)
        assert all(row._tr.find(f".//{qn('w:cantSplit')}") is not None for row in table.rows)


def test_caption_header_and_last_rows_hold_together() -> None:
    def held(table: Table) -> list[bool]:
        return [bool(row.cells[0].paragraphs[0].paragraph_format.keep_with_next) for row in table.rows]

    paper = written()
    assert [p.paragraph_format.keep_with_next for p in paper.paragraphs if p.text.startswith("Tabell ")] == [True] * 4
    assert held(captioned(paper, "Tabell 2.")) == [True] + [False] * 38 + [True, True]
    assert all(held(captioned(paper, "Tabell 1.")))
    assert held(paper.tables[-2]) == [True, True, False]  # the sources: no note stands under them


def test_table_has_a_name_and_a_description() -> None:
    table = captioned(written(), "Tabell 1.")
    assert attribute(table._tbl, "w:tblCaption", "w:val") == "Byarna"
    assert attribute(table._tbl, "w:tblDescription", "w:val") == "Tabell med 3 rader. Kolumner: By, Läsare, Andel, Kod."


def test_every_table_fits_the_column_of_its_sheet() -> None:
    for table in written().tables:
        widths = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid]
        room = 247 if len(widths) == len(WIDE.columns) else 160
        assert sum(widths) <= room * TWIPS + len(widths)
        assert all(
            int(attribute(cell._tc, "w:tcW", "w:w")) == width for cell, width in zip(table.rows[0].cells, widths, strict=True)
        )


def test_type_is_never_smaller_than_8_points() -> None:
    paper = written()
    assert captioned(paper, "Tabell 2.").rows[1].cells[0].paragraphs[0].style.font.size == Pt(8.5)
    assert captioned(paper, "Tabell 1.").rows[1].cells[0].paragraphs[0].style.font.size == Pt(9.5)
    assert all(style.font.size is None or style.font.size >= Pt(8) for style in paper.styles if hasattr(style, "font"))


def test_long_texts_are_wrapped_before_short_columns() -> None:
    rows = pd.DataFrame({"År": ["2022"], "Nya": [11], "Kommuner": ["En mycket lång uppgift om en mycket liten kommun, " * 8]})
    paper = written(of(rows))
    year, new, prose = (int(column.get(qn("w:w"))) / TWIPS for column in paper.tables[1]._tbl.tblGrid)
    assert year < 14
    assert new < 14
    assert prose > 130
    assert len(paper.sections) == 1
