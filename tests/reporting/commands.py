"""How a command ended, and what can be read in the file that it wrote."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import openpyxl
from pypdf import PdfReader

TABLE = ("--parts", "tabell-erbjudanden")


class Ended(NamedTuple):
    """How a command ended, what it said, and the file, where there is one."""

    code: int
    said: str
    content: bytes


Run = Callable[..., Ended]


def sheets(content: bytes) -> dict[str, list[list[object]]]:
    """The cells of a workbook, by sheet."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}


def table(content: bytes) -> dict[str, dict[str, object]]:
    """The rows of the workbook's first sheet by their first cell, each by its header."""
    headers, *rows = next(iter(sheets(content).values()))
    return {str(row[0]): dict(zip(map(str, headers), row, strict=True)) for row in rows}


def pages(content: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(content)).pages]


def names_in(content: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.namelist()


def change(file: Path, old: str, new: str) -> None:
    content = file.read_text("utf-8")
    assert old in content
    file.write_text(content.replace(old, new), "utf-8")
