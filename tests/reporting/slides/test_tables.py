"""Tables on slides: as large as they can be, on as few slides as that takes, with every word."""

from dataclasses import replace

import pandas as pd
import pytest
from pptx.oxml.ns import qn

from src.language import read_language
from src.reporting.slides.tables import ENOUGH, MOST_ROWS, SIZES, TableSheet, sheets
from src.reporting.slides.words import Box
from tests.reporting.reports import ONE, TABLE
from tests.reporting.slides.reading import made, tables_in, titles

BOX = Box(0.75, 1.66, 11.8, 4.5)
ROOM, HEIGHT = BOX.width * 72, BOX.height * 72


def cut(rows: pd.DataFrame, first: Box | None = None) -> list[TableSheet]:
    return sheets(rows, first or BOX, BOX, read_language("sv"))


def villages(count: int, *, columns: int = 2, word: str = "Ängsby") -> pd.DataFrame:
    return pd.DataFrame({f"Spalt {n}": [f"{word} {n} {row}" for row in range(count)] for n in range(columns)})


def test_a_small_table_is_in_large_type_on_one_slide() -> None:
    (sheet,) = cut(villages(3))
    assert sheet.size == SIZES[0]
    assert len(sheet.cells) == 4


def test_many_rows_are_split_evenly_with_the_headers_on_each() -> None:
    found = cut(villages(33))
    assert [len(sheet.cells) - 1 for sheet in found] == [11, 11, 11]
    assert {sheet.cells[0] for sheet in found} == {("Spalt 0", "Spalt 1")}
    assert [row for sheet in found for row in sheet.cells[1:]] == list(villages(33).itertuples(index=False, name=None))


@pytest.mark.parametrize("count", [1, 13, 40])
@pytest.mark.parametrize("columns", [1, 9, 30])
@pytest.mark.parametrize("word", ["By", "Ängsby som ligger långt bortom ån", "x" * 90])
def test_every_part_fits_and_none_is_in_too_small_a_type(count: int, columns: int, word: str) -> None:
    for sheet in cut(villages(count, columns=columns, word=word)):
        assert sum(sheet.heights) <= HEIGHT
        assert sheet.size >= SIZES[-1]
        assert len(sheet.cells) - 1 <= MOST_ROWS
        assert sum(sheet.widths) <= ROOM


def test_columns_that_do_not_fit_continue_on_another_slide_with_the_first_column_repeated() -> None:
    rows = villages(3, columns=30, word="Ängsbyar")
    found = cut(rows)
    assert len(found) > 1
    assert {sheet.cells[0][0] for sheet in found} == {"Spalt 0"}
    assert [header for sheet in found for header in sheet.cells[0][1:]] == list(rows.columns)[1:]


def test_a_wide_table_is_in_smaller_type_and_its_rows_stay_on_a_line_each() -> None:
    (sheet,) = cut(villages(3, columns=8, word="Ängsby vid ån"))
    assert SIZES[-1] < sheet.size <= ENOUGH
    assert max(sheet.heights[1:]) < 2 * sheet.size


def test_a_cell_with_a_whole_story_ends_in_three_points() -> None:
    (sheet,) = cut(villages(1, word="Ängsby " * 2000))
    assert sheet.cells[1][0].endswith("…")
    assert sum(sheet.heights) <= HEIGHT


def test_the_first_part_may_have_a_smaller_place() -> None:
    small = Box(0.75, 4, 11.8, 1.5)
    found = cut(villages(14), first=small)
    assert sum(found[0].heights) <= small.height * 72
    assert sum(len(sheet.cells) - 1 for sheet in found) == 14


def test_numbers_are_right_aligned() -> None:
    (sheet,) = cut(pd.DataFrame({"By": ["a"], "n": [1234], "Kod": ["0101"]}))
    assert sheet.right == (False, True, False)


def test_a_table_on_a_slide_has_a_header_row_and_empty_cells_no_higher_than_the_others() -> None:
    table, *_ = tables_in(made(replace(TABLE, rows=pd.DataFrame({"By": ["Ask", ""]}))))
    assert (table.first_row, table.horz_banding) == (True, False)
    ends = [next(cell._tc.iter(qn("a:endParaRPr"))) for row in table.rows for cell in row.cells]
    assert [end.get("sz") for end in ends] == [str(SIZES[0] * 100)] * 3


def test_the_slides_of_a_split_table_are_numbered() -> None:
    part = replace(ONE, tables=(replace(ONE.tables[0], rows=villages(20)),))
    assert titles(made(part))[2:4] == ["Ängsby (1 av 3)", "Ängsby (2 av 3)"]
