"""A made-up programme, small enough to count on one's fingers, and frames written row by row.

Two packages and a council, 2022–2024. The compass is for at most 12 000 inhabitants in 2021: Dimvik and Ekskog (at the limit)
may take it, Hultmyra may not, Sotbo may although it is larger. The goal is that everybody sits in the council.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

import msgspec
import pandas as pd

from src.analysis.evidence import pieces_of_evidence, state_by_year
from src.analysis.judgement import ClaimEvidence
from src.language import Localised
from src.programme.definition import Eligibility, Goal, Groups, Offering, Population, Programme, Region, Source, Sourced
from tests.analysis.names import CODES, COMPASS, COUNCIL, DIMVIK, EKSKOG, HULTMYRA, LANTERN, OFFERINGS, SOTBO, YEARS  # noqa: F401 - for tests


def make_programme(**changes: object) -> Programme:
    """The programme, with these of its parts replaced."""
    made = Programme(
        file_prefix="made-up",
        years=YEARS,
        name=Localised("Sagoprogrammet"),
        region=Region("Sagolandet", "99"),
        owner=Localised("Sagorådet"),
        offerings=tuple(
            Offering(key, Localised(name), Localised(definite))
            for key, name, definite in (
                (LANTERN, "Lyktpaket", "Lyktpaketet"),
                (COMPASS, "Kompasspaket", "Kompasspaketet"),
                (COUNCIL, "Råd", "rådet"),
            )
        ),
        goal=Goal(COUNCIL, "rules"),
        eligibility=(compass_rule(),),
        population=Population(year=2021, class_limits=(10_000,), source="rules"),
        groups=Groups(names={"A": Localised("Kust"), "B": Localised("Skog")}, source="rules"),
        boundaries=Sourced("rules"),
        sources={"rules": Source(producer="Sagorådet", title="Reglerna", licence="CC0 1.0")},
    )
    return msgspec.structs.replace(made, **changes)


def compass_rule(**changes: object) -> Eligibility:
    """The rule that limits the compass, with these of its parts replaced."""
    rule = Eligibility(offering=COMPASS, population_at_most=12_000, population_year=2021, excepted=(SOTBO,), source="rules")
    return msgspec.structs.replace(rule, **changes)


def make_register() -> pd.DataFrame:
    """The four municipalities. Ekskog has grown past the compass's limit in 2022, and Hultmyra has no cooperation body."""
    return pd.DataFrame(
        [
            (DIMVIK, "Dimvik", "A", "Norr", 8_000, 0, 8_000, 8_100),
            (EKSKOG, "Ekskog", "A", "Söder", 12_000, 1, 12_000, 12_001),
            (HULTMYRA, "Hultmyra", "B", "", 30_000, 1, 30_000, 30_500),
            (SOTBO, "Sotbo", "B", "Söder", 31_000, 1, 31_000, 31_200),
        ],
        columns=["code", "municipality", "group", "cooperation", "population", "size", "population_2021", "population_2022"],
    )


def participation(*rows: tuple[str, str, int | None, str, str]) -> pd.DataFrame:
    """Rows of code, offering, year (None: without a year), "yes" or "no", and source, as loading gives them."""
    frame = pd.DataFrame(rows, columns=["code", "offering", "year", "participates", "source"])
    frame["participates"] = (frame["participates"] == "yes").astype(bool)
    return _as_loaded(frame, "participation.csv", texts=["code", "offering", "source"])


def complete_lists(*rows: tuple[str, int | None, str]) -> pd.DataFrame:
    """Rows of offering, year (None: without a year) and source, as loading gives them."""
    frame = pd.DataFrame(rows, columns=["offering", "year", "source"])
    return _as_loaded(frame, "complete_lists.csv", texts=["offering", "source"])


def _as_loaded(frame: pd.DataFrame, file: str, *, texts: list[str]) -> pd.DataFrame:
    frame = frame.astype({"year": "Int64", **dict.fromkeys(texts, "str")})
    return frame.assign(file=pd.Series([file] * len(frame), dtype="str"), line=range(2, len(frame) + 2))


def council_lists() -> pd.DataFrame:
    """The minutes name everybody in the council, each year."""
    return complete_lists(*((COUNCIL, year, "minutes") for year in YEARS))


Correction = tuple[str, str, int | None, str, str, str, str]


def corrections(*rows: Correction) -> pd.DataFrame:
    """Rows of code, offering, year (None: without a year), source, what the row says ("yes" or "no"), what it becomes ("yes", "no"
    or "struck") and status, as loading gives them. Each is about the row on the same line as its own.
    """
    frame = pd.DataFrame(rows, columns=["code", "offering", "year", "source", "said", "becomes", "status"])
    frame["said"] = (frame["said"] == "yes").astype(bool)
    frame = frame.assign(why="Fel kryss", who="Anna Ek", date=date(2025, 1, 15))
    frame = _as_loaded(frame, "corrections.csv", texts=["code", "offering", "source", "becomes", "status", "why", "who"])
    return frame.assign(row_line=frame["line"])


def representatives(*rows: tuple[int, str]) -> pd.DataFrame:
    """Rows of year and source, as loading gives them; the organisation is always the same."""
    frame = pd.DataFrame(rows, columns=["year", "source"]).astype({"year": "Int64", "source": "str"})
    return frame.assign(organisation="Lyktrådet", file="national_representatives.csv", line=range(2, len(frame) + 2))


NO_ROWS, NO_LISTS, NO_CORRECTIONS, NOBODY = participation(), complete_lists(), corrections(), representatives()


def evidence(
    said: pd.DataFrame = NO_ROWS,
    lists: pd.DataFrame = NO_LISTS,
    *,
    national: pd.DataFrame = NOBODY,
    programme: Programme | None = None,
    register: pd.DataFrame | None = None,
) -> ClaimEvidence:
    """A record of these frames, with its pieces of evidence and its states by year."""
    programme, register = programme or make_programme(), make_register() if register is None else register
    pieces = pieces_of_evidence(said, lists, register, programme=programme)
    return ClaimEvidence(programme, register, lists, national, pieces, state_by_year(pieces, register, programme=programme))


def states_over(
    years: Sequence[int], said: pd.DataFrame, lists: pd.DataFrame = NO_LISTS, *, register: pd.DataFrame | None = None
) -> pd.DataFrame:
    """The state of each municipality × offering over these years, from rows and lists."""
    return evidence(said, lists, register=register).over(years)


def of_cell(states: pd.DataFrame, code: str, offering: str) -> list[str]:
    """The states of one municipality and offering: one for each year, or the only one over the years."""
    return states.loc[(states["code"] == code) & (states["offering"] == offering), "state"].tolist()


def rows_of(frame: pd.DataFrame) -> list[tuple[Any, ...]]:
    """The rows as plain values; None for a missing one."""
    return [tuple(None if cell is pd.NA else cell for cell in row) for row in frame.astype(object).itertuples(index=False)]
