"""The comments that a workbook (XLSX, ODS) has on its cells: a library that reads values does not say them."""

import html
import re
from collections.abc import Iterable, Mapping
from typing import Final

from src.loading.intake.strikes import column_of

Comments = dict[tuple[int, int], str]  # row and column of a cell, from 0 → its comments

_COMMENT_END: Final = re.compile(rb"</(?:\w+:)?(?:comment|threadedComment)>")
_COMMENT: Final = re.compile(rb"<(?:\w+:)?(comment|threadedComment)\s[^<]*?\bref=[\"']([A-Za-z]{1,3})(\d{1,7})[\"']")
_TEXT: Final = re.compile(rb"<(?:\w+:)?(?:t|text)(?:\s[^<>]*)?>([^<]*)")
_ODS_PART: Final = re.compile(
    rb"<(table:table-row|table:table-cell|table:covered-table-cell|table:table|office:annotation|/office:annotation)(?=[\s/>])([^<]*)"
)
_REPEATED: Final = re.compile(rb"number-(?:rows|columns)-repeated=\"(\d+)\"")
_ABOUT: Final = re.compile(rb"<(dc:creator|dc:date|meta:[\w-]+)>[^<]*</\1>")
_TAG: Final = re.compile(rb"<[^<>]*>")


def has_comments(xml: bytes) -> bool:
    """Whether a part of an XLSX may hold comments."""
    return b"commentList" in xml or b"hreadedComments" in xml


def xlsx_comments(parts: Iterable[bytes]) -> Comments:
    """The comments of a sheet, by its parts that hold any. Of a thread, its own part counts."""
    plain, threads = Comments(), Comments()
    for part in parts:
        for each in _COMMENT_END.split(part)[:-1]:
            if not (found := list(_COMMENT.finditer(each))):
                continue
            kind, letters, number = found[-1].groups()
            cell = int(number) - 1, column_of(letters.decode())
            said = plain if kind == b"comment" else threads
            _add(said, cell, b"".join(_TEXT.findall(each[found[-1].end() :])))
    return plain | threads


def ods_comments(xml: bytes) -> list[Comments]:
    """The comments of each sheet of an ODS."""
    sheets = list[Comments]()
    row = column = begin = 0
    for part in _ODS_PART.finditer(xml):
        kind, times = part[1], int(said[1]) if (said := _REPEATED.search(part[2])) else 1
        if kind == b"table:table":
            sheets.append({})
            row = 0
        elif kind == b"table:table-row":
            row, column = row + times, 0
        elif kind == b"office:annotation":
            begin = part.start()
        elif kind != b"/office:annotation":
            column += times
        elif sheets and row and column:
            _add(sheets[-1], (row - 1, column - 1), _TAG.sub(b" ", _ABOUT.sub(b"", xml[begin : part.start()])))
    return sheets


def by_place(comments: Mapping[tuple[int, int], str], left: int) -> Comments:
    """The comments by the columns of a table, of which so many are `left` out before the first."""
    return {(row, column - left): text for (row, column), text in sorted(comments.items())}


def _add(comments: Comments, cell: tuple[int, int], text: bytes) -> None:
    words = " ".join(html.unescape(text.decode(errors="replace")).split())
    comments[cell] = f"{comments[cell]} {words}" if cell in comments else words
