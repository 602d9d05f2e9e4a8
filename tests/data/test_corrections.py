"""A correction beside an export, from the file to the claims: what follows of itself, in another region."""

from pathlib import Path

import pytest

from src.analysis.judgement import Verdict
from src.selection.view import View
from tests.conftest import assessed
from tests.selection.views import look

FILE = "exports/2025-12-01/corrections.csv"
HEADER = "kommun_kod;kommun;erbjudande;ar;kalla;deltar;rattas_till;varfor;vem;datum;status"
KARLSKRONA = "1080"
IN_2022 = "1080;Karlskrona;Nätverk;2022;natverkets-listor;ja"


def corrected(root: Path, row: str, status: str = "gäller") -> View:
    (root / FILE).write_text(f"{HEADER}\n{row};Fel namn;Anna Ek;2025-12-10;{status}\n", encoding="utf-8")
    return look(assessed(root))


@pytest.mark.parametrize(("becomes", "bases"), [("stryks", ["list"]), ("nej", ["row", "list"])])
def test_a_name_taken_off_a_complete_list_is_a_no_by_the_list(blekinge: Path, becomes: str, bases: list[str]) -> None:
    view = corrected(blekinge, f"{IN_2022};{becomes}")
    states, pieces = (
        frame.query(f"code == '{KARLSKRONA}' and offering == 'natverk' and year == 2022")
        for frame in (view.states_by_year, view.pieces)
    )
    assert (states["state"].tolist(), pieces["basis"].tolist()) == (["no"], bases)
    assert view.coverage["members"].tolist() == [1, 2, 1, 1]
    assert view.coverage["new"].tolist() == [1, 2, 1, 0]  # Karlskrona comes in 2023 instead
    assert view.goal_count.confirmed == 4


def test_a_claim_follows(blekinge: Path) -> None:
    def verdict(view: View) -> Verdict:
        return {found.claim.key: found.verdict for found in view.judgements}["karlskrona-de-forsta-aren"]

    assert verdict(corrected(blekinge, f"{IN_2022};nej", "föreslagen")) == Verdict.HOLDS
    assert verdict(corrected(blekinge, f"{IN_2022};nej")) == Verdict.DIFFERS


@pytest.mark.parametrize("status", ["föreslagen", "avvisad"])
def test_one_that_is_not_in_force_changes_no_state_and_is_part_of_the_version(blekinge: Path, status: str) -> None:
    before = assessed(blekinge)
    view = corrected(blekinge, f"{IN_2022};nej", status)
    assert view.assessed.states.equals(before.states)
    assert view.assessed.version != before.version
