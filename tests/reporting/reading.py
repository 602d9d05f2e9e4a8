"""What can be read in the files of a report, as a reader opens them."""

import io
import re
from collections.abc import Iterable, Iterator
from typing import Any
from zipfile import ZipFile

import docx
import openpyxl
from docx.document import Document
from lxml import etree
from openpyxl.worksheet.worksheet import Worksheet
from pptx import Presentation
from pypdf import PdfReader

XML = {  # the parts of a file that hold words
    "docx": re.compile(r"word/(document|header\d*|footer\d*)\.xml"),
    "pptx": re.compile(r"ppt/(slides|notesSlides|charts)/[^/]+\.xml"),
}


def squeezed(words: str) -> str:
    """The words without any space, since a line's end may have put one there or taken one."""
    return "".join(words.split())


def unpacked(content: bytes) -> dict[str, bytes]:
    """The parts of a ZIP by name, in their order."""
    with ZipFile(io.BytesIO(content)) as file:
        assert file.testzip() is None
        return {name: file.read(name) for name in file.namelist()}


def active_content(content: bytes) -> list[str]:
    """What in an Office file is a formula, a link, or asks for something outside it."""
    signs = (b'TargetMode="External"', b"<hyperlink", b"<f>", b"<f ", b"externalLink", b"<ddeLink", b"<oleLink")
    parts = {name: part for name, part in unpacked(content).items() if name.endswith((".xml", ".rels"))}
    return [f"{name}: {sign!r}" for name, part in parts.items() for sign in signs if sign in part]


def words_in(content: bytes, kind: str) -> str:
    """All words of a file of this kind, in one piece without spaces."""
    return squeezed(" ".join(_words_in(content, kind)))


def _words_in(content: bytes, kind: str) -> Iterable[str]:
    if kind == "pdf":
        return pages(content)
    if kind == "xlsx":
        book = opened_book(content)
        printed = (part.text or "" for s in book for part in (s.oddHeader.left, s.oddHeader.right, s.oddFooter.left))
        return [*(str(cell) for sheet in book for row in rows(sheet) for cell in row if cell is not None), *printed]
    if kind == "zip":
        files = unpacked(content)
        texts = [part.decode("utf-8-sig") for name, part in files.items() if name.endswith((".txt", ".csv"))]
        return texts + [words_in(part, "xlsx") for name, part in files.items() if name.endswith(".xlsx")]
    trees = [etree.fromstring(part) for name, part in unpacked(content).items() if XML[kind].fullmatch(name)]
    return ["".join(word.text or "" for word in tree.iter("{*}t", "{*}v")) for tree in trees]


def pages(pdf: bytes) -> list[str]:
    """The words of each page of a PDF, as a reader copies them, on one line."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages]


def opened_document(content: bytes) -> Document:
    return docx.Document(io.BytesIO(content))


def opened_deck(content: bytes) -> Any:
    return Presentation(io.BytesIO(content))


def opened_book(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content))


def rows(sheet: Worksheet) -> Iterator[list[Any]]:
    return (list(row) for row in sheet.iter_rows(values_only=True))


def cells(workbook: bytes) -> dict[str, list[list[Any]]]:
    """The cells of a workbook row by row, by sheet."""
    return {sheet.title: list(rows(sheet)) for sheet in opened_book(workbook)}


def first_table(workbook: bytes) -> dict[str, dict[str, Any]]:
    """The rows of a workbook's first sheet by their first cell, each by its header."""
    headers, *lines = next(iter(cells(workbook).values()))
    return {str(line[0]): dict(zip(headers, line, strict=True)) for line in lines}
