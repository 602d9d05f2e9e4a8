"""Views to look through: of any record, and of one written row by row for the made-up programme."""

from datetime import date
from typing import Any

import msgspec
import pandas as pd

from src.analysis.assessed import AssessedRecord
from src.analysis.evidence import pieces_of_evidence, state_by_year
from src.language import Code, Localised, read_language
from src.programme.definition import Programme, Source
from src.record import ExportLabel, Geography, Record
from src.selection.selection import Selection
from src.selection.view import View
from src.vocabulary import CODE, FILE, LINE, ORGANISATION, SOURCE, YEAR
from tests.analysis.made_up import NO_CORRECTIONS, NO_LISTS, make_programme, make_register, participation
from tests.charts.figure_frames import make_ground

Row = tuple[str, str, int | None, str, str]
SOURCES = {
    name: Source(producer=producer, title=f"{producer}, hela", licence="CC0 1.0")
    for name, producer in (("rules", "Sagorådet"), ("minutes", "Protokollet"), ("letter", "Brevet"))
}
LABEL = ExportLabel("2024-12-31", Localised("Protokoll"), date(2024, 12, 31), False, None)


def look(assessed: AssessedRecord, language: Code = "sv", **selection: tuple[Any, ...]) -> View:
    """The view of a record with these filters: years, offerings, groups, cooperation, sizes, first_years."""
    programme = assessed.programme
    everything = {"years": programme.years, "offerings": programme.offering_keys}
    return View(assessed, Selection(**{**everything, **selection}), read_language(language))


def write(
    *rows: Row,
    lists: pd.DataFrame = NO_LISTS,
    programme: Programme | None = None,
    register: pd.DataFrame | None = None,
    representatives: tuple[tuple[int, str], ...] = (),
    label: ExportLabel = LABEL,
    corrections: pd.DataFrame = NO_CORRECTIONS,
) -> AssessedRecord:
    """A record of the made-up programme with these rows of code, offering, year, yes or no, and source (rules, minutes, letter).

    The rows are as loading gives them, with the corrections in force made already.
    """
    programme = msgspec.structs.replace(programme or make_programme(), sources=SOURCES)
    register = make_register() if register is None else register
    said = participation(*rows)
    national = pd.DataFrame(representatives, columns=[YEAR, ORGANISATION]).assign(**{SOURCE: "rules", FILE: "n.csv", LINE: 2})
    geography = Geography(dict(make_ground().geojson), make_ground().points, pd.DataFrame({CODE: [], "neighbour": []}))
    record = Record(label, register, said, lists, national.astype({YEAR: "Int64"}), geography, corrections)
    pieces = pieces_of_evidence(said, lists, register, programme=programme)
    return AssessedRecord(programme, record, pieces, state_by_year(pieces, register, programme=programme))
