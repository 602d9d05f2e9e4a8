"""Blank files, filled in and handed in: they read back as they were filled in, and say nothing while they are blank."""

import io
from itertools import cycle, product

import openpyxl
import pandas as pd
import pytest

from src.handed_in import Understood
from src.language import CODES, Code
from src.loading.intake.understanding import understand
from src.reporting.table.csv_file import excel_csv
from src.reporting.table.workbook import answers_workbook
from src.selection.view import View
from src.wording.origin import origin_of
from src.wording.templates import long_template, wide_answers, wide_template
from tests.selection.views import look
from tests.wording.records import council_record

SHAPES = ("long", "wide_by_year")


def blank(view: View, shape: str) -> tuple[pd.DataFrame, list[str]]:
    """The template, and its columns of answers."""
    return (long_template(view), [view.text("Svar")]) if shape == "long" else (wide_template(view), wide_answers(view))


def read(view: View, content: bytes, file: str) -> Understood:
    found = understand(content, file, view.programme, view.assessed.names)
    assert isinstance(found, Understood), found
    return found


def workbook(view: View, shape: str, said: list[str]) -> bytes:
    """The template as XLSX with these answers, in turn."""
    rows, answers = blank(view, shape)
    book = openpyxl.load_workbook(
        io.BytesIO(answers_workbook(rows, answers, answers, ["Välj."], origin_of(view, ""), view.text, title=""))
    )
    sheet, turn = book.worksheets[0], cycle(said)
    for row in sheet.iter_rows(min_row=2, min_col=rows.columns.get_loc(answers[0]) + 1, max_col=len(rows.columns)):
        for cell in row:
            cell.value = next(turn) or None
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def table(view: View, shape: str, said: list[str]) -> bytes:
    """The template as CSV with these answers, in turn."""
    rows, answers = blank(view, shape)
    turn = cycle(said)
    written = [[next(turn) if name in answers else cell for name, cell in zip(rows, row, strict=True)] for row in rows.to_numpy()]
    return excel_csv(pd.DataFrame(written, columns=rows.columns), view.text)


@pytest.mark.parametrize("language", CODES)
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(("write", "file"), [(workbook, "mall.xlsx"), (table, "mall.csv")])
def test_an_untouched_template_says_nothing(write, file: str, shape: str, language: Code) -> None:
    view = look(council_record(), language)
    found = read(view, write(view, shape, [""]), file)
    rows = len(blank(view, shape)[0])
    assert (found.shape, found.tally) == (shape, (rows, 0, 0, 0, rows, 0))


@pytest.mark.parametrize("language", CODES)
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(("write", "file"), [(workbook, "mall.xlsx"), (table, "mall.csv")])
def test_a_filled_in_template_reads_back_whole(write, file: str, shape: str, language: Code) -> None:
    view = look(council_record(), language)
    found = read(view, write(view, shape, [view.text("ja"), view.text("nej")]), file)
    cells = product(view.register["code"], view.programme.offering_keys, view.programme.years)
    assert {(cell.code, cell.offering, cell.year): cell.participates for cell in found.cells} == {
        cell: n % 2 == 0 for n, cell in enumerate(cells)
    }
    assert (found.tally.rejected, found.tally.blank, found.tally.duplicates) == (0, 0, 0)


def test_a_template_has_what_is_selected_and_no_more() -> None:
    view = look(council_record(), years=(2023,), groups=("B",))
    assert set(long_template(view)["År"]) == {"2023"}
    assert list(wide_template(view)["Kommun"]) == [view.name_of(code) for code in view.register["code"]]
    assert [name for name in wide_template(view) if "2022" in name] == []


@pytest.mark.parametrize("shape", SHAPES)
def test_excel_offers_yes_and_no_in_each_column_of_answers(shape: str) -> None:
    view = look(council_record())
    sheet = openpyxl.load_workbook(io.BytesIO(workbook(view, shape, [""]))).worksheets[0]
    offered = [choice for choice in sheet.data_validations.dataValidation if choice.formula1 == '"ja,nej"']
    assert sum(len(list(choice.sqref.ranges)) for choice in offered) == len(blank(view, shape)[1])
