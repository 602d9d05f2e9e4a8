"""A selection's figures and the files of its report, read as somebody who opens them reads them."""

import csv
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from src.charts.drawn import Drawn, FigureWords
from src.reporting.table.csv_file import delimiter_of
from src.selection.view import View
from tests.reporting.pdf.reading import structure
from tests.reporting.reading import cells, opened_deck, opened_document, unpacked, words_in
from tests.reporting.slides.reading import described, shown, tables_in

DRAWINGML = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
Table = list[list[str]]
Row = tuple[int, ...]


@dataclass(frozen=True)
class Selected:
    """A selection with its figures, and its report as files."""

    view: View
    files: Mapping[str, bytes]
    drawn: Mapping[str, Drawn]  # the figures of the report by name

    def words(self, name: str) -> FigureWords:
        return self.drawn[name].words

    @property
    def open(self) -> bool:
        """Whether the count toward the goal could be higher."""
        return bool(self.view.goal_count.possible)

    @cached_property
    def tables(self) -> dict[str, list[Table]]:
        """The tables of each file, row by row with the headers first, zero as 0."""
        of_kind = {end: [part for name, part in self.zipped.items() if name.endswith(end)] for end in (".csv", ".xlsx")}
        apart = delimiter_of(self.view.text)
        every: dict[str, Iterable[Iterable[Iterable[object]]]] = {
            "xlsx": cells(self.files["xlsx"]).values(),
            "xlsx in zip": (sheet for book in of_kind[".xlsx"] for sheet in cells(book).values()),
            "csv in zip": (csv.reader(io.StringIO(sheet.decode("utf-8-sig")), delimiter=apart) for sheet in of_kind[".csv"]),
            "docx": (((cell.text for cell in row.cells) for row in table.rows) for table in self.word.tables),
            "pptx": (((cell.text for cell in row.cells) for row in table.rows) for table in tables_in(self.deck)),
        }
        return {name: [[[_words(cell) for cell in row] for row in table] for table in tables] for name, tables in every.items()}

    def rows(self, key: str, *columns: str) -> dict[str, dict[str, Row]]:
        """These columns' numbers by the first column's words, in each file."""
        text, found = self.view.text, {}
        key, wanted = text(key), [text(column) for column in columns]
        for name, held in self.tables.items():
            of_them = [table for table in held if table and table[0][0] == key and set(wanted) <= set(table[0])]
            found[name] = {
                row[0]: tuple(int(row[table[0].index(column)]) for column in wanted) for table in of_them for row in table[1:]
            }
        return found

    @cached_property
    def deck(self) -> Any:
        return opened_deck(self.files["pptx"])

    @cached_property
    def word(self) -> Any:
        return opened_document(self.files["docx"])

    @cached_property
    def zipped(self) -> dict[str, bytes]:
        return unpacked(self.files["zip"])

    @cached_property
    def pdf_alts(self) -> list[str]:
        return [tag.alt for tag in structure(self.files["pdf"]).all("Figure")]

    def chart(self, name: str) -> tuple[list[str], dict[str, list[float]]]:
        """A figure's chart on a slide: its categories, and the values of each series."""
        (chart,) = (shape.chart for _, shape in shown(self.deck) if shape.has_chart and described(shape)[1] == self.alt(name))
        (plot,) = chart.plots
        return list(plot.categories), {series.name: list(series.values) for series in plot.series}

    def alt(self, name: str) -> str:
        return self.words(name).alt

    def alts(self, name: str) -> dict[str, str]:
        """The long alt text of a figure in each file: the one that begins with its short one. In a PDF, more follows on it."""
        words = self.words(name)
        (zipped,) = (part.decode() for one, part in self.zipped.items() if one.endswith(".txt") and f"_{name}_" in one)
        every = {
            "pdf": [alt.partition(f" {words.subtitle}")[0] for alt in self.pdf_alts],
            "docx": [node.get("descr") for node in self.word.element.body.iter(DRAWINGML)],
            "pptx": [described(shape)[1] for _, shape in shown(self.deck)],
            "zip": [paragraph.strip() for paragraph in zipped.split("\r\n\r\n")],
        }
        found = {file: [alt for alt in alts if alt.startswith(words.short_alt)] for file, alts in every.items()}
        return {"screen": self.alt(name)} | {file: alts[-1] if alts else "" for file, alts in found.items()}

    @cached_property
    def said(self) -> dict[str, str]:
        """All words of the files that are read, each in one piece without spaces."""
        return {kind: words_in(self.files[kind], kind) for kind in ("pdf", "docx", "pptx", "zip")}


def _words(cell: object) -> str:
    """A cell as words, the dash that is a zero as one, a number without the spaces between its thousands."""
    words = "0" if cell == "–" else str(cell)
    return re.sub(r"(?<=\d)\xa0(?=\d)", "", words)
