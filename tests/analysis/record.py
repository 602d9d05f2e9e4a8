"""A made-up record as the judging of claims takes it."""

import pandas as pd

from src.analysis.evidence import pieces_of_evidence, state_by_year
from src.analysis.judgement import ClaimEvidence
from src.programme.definition import Programme
from src.vocabulary import FILE, LINE, ORGANISATION, SOURCE, YEAR
from tests.analysis.made_up import make_programme, make_register


def representatives(*rows: tuple[int, str]) -> pd.DataFrame:
    """Rows of year and source, as loading gives them; the organisation is always the same."""
    frame = pd.DataFrame(rows, columns=[YEAR, SOURCE]).astype({YEAR: "Int64", SOURCE: "str"})
    return frame.assign(**{ORGANISATION: "Lyktrådet", FILE: "national_representatives.csv", LINE: range(2, len(frame) + 2)})


def facts(
    participation: pd.DataFrame,
    lists: pd.DataFrame,
    *,
    said: pd.DataFrame | None = None,
    register: pd.DataFrame | None = None,
    programme: Programme | None = None,
) -> ClaimEvidence:
    """The record with its evidence; `said` are the national representatives."""
    programme, register = programme or make_programme(), make_register() if register is None else register
    pieces = pieces_of_evidence(participation, lists, register, programme=programme)
    states = state_by_year(pieces, register, programme=programme)
    return ClaimEvidence(programme, register, lists, representatives() if said is None else said, pieces, states)
