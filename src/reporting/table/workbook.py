"""Tables as an Excel workbook: a sheet a table, then where they come from, their sources and what each sign means."""

import io
import re
from collections.abc import Sequence
from dataclasses import replace
from math import ceil

import pandas as pd
from xlsxwriter import Workbook  # type: ignore[import-untyped, unused-ignore]
from xlsxwriter.format import Format  # type: ignore[import-untyped, unused-ignore]
from xlsxwriter.utility import xl_pixel_width, xl_range  # type: ignore[import-untyped, unused-ignore]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped, unused-ignore]

from src.catalogue.report import MunicipalityPart, Report, Signs, TablePart
from src.charts.theme import LIGHT, RAMP
from src.language import Language
from src.reporting.clean_text import clean, shortened
from src.reporting.properties import file_properties, made_at
from src.reporting.steady_zip import steady
from src.wording.origin import Origin, source_rows, where_from
from src.wording.states import sign_rows
from src.wording.table_cells import cell_value, decimals_of

CELL_LETTERS, NAME_LETTERS, TABLE_HEADER = 32_767, 31, 255  # Excel's limits
HEADER_LETTERS = 90  # half of what a third of a printed header holds
RESERVED = ("History", "Historik")  # names that Excel keeps for itself
FORBIDDEN = re.compile(r"[\[\]:*?/\\\s]+")  # in a sheet's name
_WIDEST = 420  # px of a column; longer text is wrapped
BOLD, ARROW, INDENT, _AIR = 1.1, 18, 18, 8  # how much wider heavy type is; px for the filter's button, numbers' indent, and beside
TO_FILL, NARROW, _MANY = 180, 100, 4  # px of a column to fill in, and of each of many
_LINE, _HIGHEST, FILLED = 15, 405, 0.9  # points of a line, and of the highest row that Excel takes; how much of a line words fill
A4 = 9


def report_xlsx(report: Report) -> bytes:
    """The report's tables as XLSX; a municipality's are named after it, since they stand beside other municipalities'."""
    text, tables = report.text, list[TablePart]()
    for part in report.parts:
        if isinstance(part, TablePart):
            tables.append(part)
        elif isinstance(part, MunicipalityPart):
            tables += [replace(table, title=text("{name}: {title}", name=part.title, title=table.title)) for table in part.tables]
    return table_workbook(tables, report.origin, report.signs, text, title=report.title, introduction=report.introduction)


def table_workbook(
    tables: Sequence[TablePart], origin: Origin, signs: Signs, text: Language, *, title: str = "", introduction: str = ""
) -> bytes:
    """The tables as XLSX, one sheet each, then the sheets Filter, Källor and Teckenförklaring, all named in the language of `text`.

    A single table's sheet is called Data, others by their titles. `title` is the file's own, else the table's or the programme's.
    Numbers are numbers (zero is shown as `–`), all else text: nothing becomes a formula or a link. Equal input gives equal bytes.
    """
    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True})
    title = title or (tables[0].title if len(tables) == 1 else origin.programme)
    book.set_properties({**file_properties(title, origin, text, "xlsx"), "created": made_at(origin)})
    look = _Look(book, origin, text)
    about = (text("Filter"), text("Källor"), text("Teckenförklaring"))
    titles = [text("Data")] if len(tables) == 1 else [table.title for table in tables]
    names = sheet_names([*about, *titles], mark=_mark(origin, text))
    facts = [*where_from(origin, text), *([(text("Inledning"), introduction)] if introduction else [])]
    for name, table in zip(names[len(about) :], tables, strict=True):
        sheet = book.add_worksheet(name)
        look.printed(sheet, table.title, header=0)
        _write_table(sheet, table.rows, look, as_table=True)
        facts.append(
            (text("Blad {name}", name=name), "\n".join(filter(None, (table.title, _own_filters(table, origin), table.comment))))
        )
    filters = pd.DataFrame(facts, columns=[text("Uppgift"), text("Innehåll")], dtype="object")
    top = 1 if look.warning else 0
    for name, rows in zip(names, (filters, source_rows(origin.sources, text), sign_rows(signs, text)), strict=False):
        sheet = book.add_worksheet(name)
        look.printed(sheet, title, header=top)
        _write_table(sheet, rows, look, top=top)
        if look.warning:  # last, since it runs over the columns and makes none of them wider
            sheet.write_string(0, 0, look.warning, look.warning_format)
    book.close()
    return steady(out.getvalue())


def answers_workbook(
    rows: pd.DataFrame,
    answers: Sequence[str],
    filled: Sequence[str],
    how: Sequence[str],
    origin: Origin,
    text: Language,
    *,
    title: str,
) -> bytes:
    """Questions as XLSX, to be filled in: their rows, then how to do so and where they come from.

    `filled`: the columns to fill in. In those of `answers` Excel offers yes and no, and takes nothing else.
    """
    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True})
    book.set_properties({**file_properties(title, origin, text, "xlsx"), "created": made_at(origin)})
    look = _Look(book, origin, text)
    steps = [(text("Steg {n}", n=n), step) for n, step in enumerate(how, start=1)]
    about = pd.DataFrame([*steps, *where_from(origin, text)], columns=[text("Uppgift"), text("Innehåll")], dtype="object")
    names = sheet_names([text("Frågor"), text("Så fyller du i")], mark=_mark(origin, text))
    for name, table in zip(names, (rows, about), strict=True):
        sheet = book.add_worksheet(name)
        look.printed(sheet, title, header=0)
        _write_table(sheet, table, look, as_table=table is rows)
    sheet = book.worksheets()[0]
    for column in map(rows.columns.get_loc, filled):
        sheet.set_column_pixels(column, column, NARROW if len(filled) >= _MANY else TO_FILL)
        for row in range(1, len(rows) + 1):
            sheet.write_blank(row, column, None, look.to_fill)
    choices = [text("ja"), text("nej")]
    wrong = text("Välj {choices}, eller lämna rutan tom.", choices=text.any_of(choices))
    for column in map(rows.columns.get_loc, answers):
        sheet.data_validation(1, column, len(rows), column, {"validate": "list", "source": choices, "error_message": wrong})
    book.close()
    return steady(out.getvalue())


def _mark(origin: Origin, text: Language) -> str:
    """What the name of each sheet ends with where the data are made up, do not count yet or something is assumed."""
    said = {text("påhittat"): origin.made_up, text("förhandsvisning"): origin.preview, text("tänkt läge"): origin.assumed}
    marks = [mark for mark, holds in said.items() if holds]
    return f" ({', '.join(marks)})" if marks else ""


def _own_filters(table: TablePart, origin: Origin) -> str:
    """The filters that shape this table, where they are others than the file's."""
    return table.origin.filters if table.origin and table.origin.filters != origin.filters else ""


def sheet_names(titles: Sequence[str], *, mark: str = "") -> list[str]:
    """A name for each sheet that Excel takes, with the `mark` at its end.

    It has no letter that Excel forbids, 31 letters at most, and none is twice, whatever its capitals.
    """
    used = {name.casefold() for name in RESERVED}
    names = []
    for title in titles:
        words = FORBIDDEN.sub(" ", clean(title, "xlsx")).strip(" '") or "1"
        name, number = shortened(words, NAME_LETTERS - len(mark)) + mark, 1
        while name.casefold() in used:
            number += 1
            name = f"{shortened(words, NAME_LETTERS - len(f' ({number}){mark}'))} ({number}){mark}"
        used.add(name.casefold())
        names.append(name)
    return names


class _Look:
    """The cells' formats of one workbook, and how its sheets are printed."""

    def __init__(self, book: Workbook, origin: Origin, text: Language) -> None:
        self._book, self.language = book, text
        self._right_side = {"align": "right", "indent": 2, "valign": "top"}  # so far in that the filter's button covers no header
        head = {"bold": True, "bg_color": RAMP[0], "valign": "bottom", "text_wrap": True}
        self.header = {False: book.add_format(head), True: book.add_format(self._right_side | head)}  # of numbers: True
        self.words = {False: book.add_format({"valign": "top", "text_wrap": True}), True: book.add_format(self._right_side)}
        self.to_fill = book.add_format({"valign": "top", "text_wrap": True, "border": 1})
        self.warning_format = book.add_format({"bold": True, "font_color": LIGHT.accent})
        self.warning = origin.full_warning
        self._below = text("{export}, uppgifter per {date}", export=origin.export, date=text.date(origin.as_of))
        self._right = origin.warning or origin.owner

    def number(self, decimals: int) -> Format:
        """With a space between thousands, so many decimals, and zero as `–`."""
        form = "#,##0" + (f".{'0' * decimals}" if decimals else "")
        return self._book.add_format(self._right_side | {"num_format": f'{form};-{form};"–"'})

    def printed(self, sheet: Worksheet, title: str, *, header: int) -> None:
        """Prints on landscape A4, one page wide, with the rows down to the headers on every page."""
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.5, right=0.5)
        sheet.repeat_rows(0, header)
        sheet.set_header(f"&L{_printable(title)}&R{_printable(self._right)}")
        sheet.set_footer(f"&L{_printable(self._below)}&R&P/&N")


def _write_table(sheet: Worksheet, rows: pd.DataFrame, look: _Look, *, top: int = 0, as_table: bool = False) -> None:
    """Writes the frame with its headers in row `top`. Headers and first column stay in view.

    `as_table`: as a table of Excel's own, which can be filtered, sorted and named in a formula, where Excel takes its headers.
    """
    right = list[bool]()  # which columns hold numbers
    lines = [1] * (1 + len(rows))  # of each row; Excel sets the height by itself, LibreOffice does not
    for column, (header, cells) in enumerate(rows.items()):
        written = [_excel_cell(value) for value in (str(header), *(cell_value(cell, look.language) for cell in cells))]
        numbers = [value for value in written if not isinstance(value, str)]
        right.append(bool(numbers))
        decimals = decimals_of(numbers)
        number = look.number(decimals)
        # What autofit does not see: that the header is bold, and how a number is written.
        wide = [xl_pixel_width(written[0]) * BOLD + ARROW, *(xl_pixel_width(f"{n:,.{decimals}f}") + INDENT for n in numbers)]
        sheet.set_column_pixels(column, column, round(min(max(wide), _WIDEST)) + _AIR)
        for n, value in enumerate(written):
            if isinstance(value, str):
                sheet.write_string(top + n, column, value, (look.words if n else look.header)[bool(numbers)])
                lines[n] = max(lines[n], _lines(value))
            else:
                sheet.write_number(top + n, column, value, number)
    for n, most in enumerate(lines):
        if most > 1:
            sheet.set_row(top + n, min(most * _LINE, _HIGHEST))
    if len(rows.columns):
        last_row, last_column = top + len(rows), len(rows.columns) - 1
        headers = [_excel_cell(str(header)) for header in rows.columns]
        if as_table and len(rows) and _are_table_headers(headers):
            heads = [
                {"header": header, "header_format": look.header[numbers]} for header, numbers in zip(headers, right, strict=True)
            ]
            sheet.add_table(top, 0, last_row, last_column, {"columns": heads, "style": None})
        sheet.ignore_errors({"number_stored_as_text": xl_range(top, 0, last_row, last_column)})
        sheet.autofit(_WIDEST)
    sheet.freeze_panes(top + 1, 1)


def _are_table_headers(headers: Sequence[str | float]) -> bool:
    """Whether Excel takes them for a table's: none is blank, long or of two lines, and none is twice, whatever its capitals."""
    names = [str(header).casefold() for header in headers]
    return all(name.strip() and "\n" not in name and len(name) <= TABLE_HEADER for name in names) and len(set(names)) == len(names)


def _lines(words: str) -> int:
    """How many lines the text takes in the widest column, at most."""
    return sum(ceil(xl_pixel_width(line) / (_WIDEST * FILLED)) or 1 for line in words.split("\n"))


def _excel_cell(value: str | float) -> str | float:
    """The number, or the text as a cell can hold it: 32 767 letters at most."""
    return shortened(clean(value, "xlsx"), CELL_LETTERS) if isinstance(value, str) else value


def _printable(words: str) -> str:
    """Words for a printed header, in which `&` begins a command."""
    return shortened(" ".join(clean(words, "xlsx").split()), HEADER_LETTERS).replace("&", "&&")
