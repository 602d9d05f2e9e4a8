"""Tables in Word: their numbers, their headers, and that they fit the sheet."""

import pandas as pd
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.table import Table

from src.catalogue.report import TablePart
from tests.reporting.document.reading import ROWS, WIDE, attribute, captioned, cells, make_report
from tests.reporting.document.reading import written as paper_of

TWIPS = 1440 / 25.4  # in a mm


def of(rows: pd.DataFrame) -> TablePart:
    return TablePart("tabell-x", "Tabellen", rows)


def test_cells_are_the_frames_with_numbers_as_swedes_write_them() -> None:
    assert cells(captioned(paper_of(), "Tabell 1.")) == [
        ["By", "Läsare", "Andel", "Kod"],
        ["Ängsby", "12\xa0345", "0,5", "0101"],
        ["Åkarp", "–", "..", "0102"],
        ["Ekskog", "7", "2,0", ""],
    ]


def test_numbers_and_their_headers_are_right_aligned_and_words_left_aligned() -> None:
    table = captioned(paper_of(), "Tabell 1.")
    for row in table.rows:
        sides = [attribute(cell._tc, "w:jc", "w:val") for cell in row.cells]
        assert sides == [None, "right", "right", None]


def test_header_row_repeats_and_no_row_breaks() -> None:
    for table in paper_of().tables:
        if table.style.name != "Report Table":
            continue
        repeated = [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in table.rows]
        assert repeated == [True] + [False] * (len(repeated) - 1)
        assert all(row._tr.find(f".//{qn('w:cantSplit')}") is not None for row in table.rows)


def test_caption_header_and_last_rows_hold_together() -> None:
    def held(table: Table) -> list[bool]:
        return [bool(row.cells[0].paragraphs[0].paragraph_format.keep_with_next) for row in table.rows]

    paper = paper_of()
    assert [p.paragraph_format.keep_with_next for p in paper.paragraphs if p.text.startswith("Tabell ")] == [True] * 4
    assert held(captioned(paper, "Tabell 2.")) == [True] + [False] * 38 + [True, True]
    assert all(held(captioned(paper, "Tabell 1.")))
    assert held(paper.tables[-2]) == [True, True, False]  # the sources: no note stands under them


def test_table_has_a_name_and_a_description() -> None:
    table = captioned(paper_of(), "Tabell 1.")
    assert attribute(table._tbl, "w:tblCaption", "w:val") == "Byarna"
    assert attribute(table._tbl, "w:tblDescription", "w:val") == "Tabell med 3 rader. Kolumner: By, Läsare, Andel, Kod."


def test_every_table_fits_the_column_of_its_sheet() -> None:
    paper = paper_of()
    for table in paper.tables:
        widths = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid]
        room = 247 if len(widths) == len(WIDE.columns) else 160
        assert sum(widths) <= room * TWIPS + len(widths)
        assert all(
            int(attribute(cell._tc, "w:tcW", "w:w")) == width for cell, width in zip(table.rows[0].cells, widths, strict=True)
        )


def test_type_is_never_smaller_than_8_points() -> None:
    paper = paper_of()
    assert captioned(paper, "Tabell 2.").rows[1].cells[0].paragraphs[0].style.font.size == Pt(8.5)
    assert captioned(paper, "Tabell 1.").rows[1].cells[0].paragraphs[0].style.font.size == Pt(9.5)
    assert all(style.font.size is None or style.font.size >= Pt(8) for style in paper.styles if hasattr(style, "font"))


def test_long_texts_are_wrapped_before_short_columns() -> None:
    rows = pd.DataFrame({"År": ["2022"], "Nya": [11], "Kommuner": ["En mycket lång uppgift om en mycket liten kommun, " * 8]})
    paper = paper_of(make_report(of(rows)))
    year, new, prose = (int(column.get(qn("w:w"))) / TWIPS for column in paper.tables[1]._tbl.tblGrid)
    assert year < 14
    assert new < 14
    assert prose > 130
    assert len(paper.sections) == 1


def test_empty_table_is_a_header_row() -> None:
    assert cells(paper_of(make_report(of(ROWS.iloc[:0]))).tables[1]) == [["By", "Läsare", "Andel", "Kod"]]


def test_the_frame_is_not_changed() -> None:
    before = ROWS.copy(deep=True)
    paper_of()
    pd.testing.assert_frame_equal(ROWS, before)
