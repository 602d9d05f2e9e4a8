"""A correction beside an export, from the file to the claims: what follows of itself, in another region."""

from pathlib import Path

import pytest

from src.analysis.assessed import AssessedRecord
from src.analysis.judgement import Verdict
from src.selection.view import View
from src.vocabulary import BASIS, CODE, OFFERING, STATE, YEAR
from tests.conftest import assessed
from tests.selection.views import look

FILE = "exports/2025-12-01/corrections.csv"
HEADER = "kommun_kod;kommun;erbjudande;ar;kalla;deltar;rattas_till;varfor;vem;datum;status"
KARLSKRONA, RONNEBY, SOLVESBORG = "1080", "1081", "1083"
IN_2022 = "1080;Karlskrona;Nätverk;2022;natverkets-listor;ja"


def corrected(root: Path, row: str, status: str = "gäller") -> View:
    (root / FILE).write_text(f"{HEADER}\n{row};Fel namn;Anna Ek;2025-12-10;{status}\n", encoding="utf-8")
    return look(assessed(root))


def state(found: AssessedRecord, code: str, offering: str, year: int) -> str:
    cells = found.states.set_index([CODE, OFFERING, YEAR])[STATE]
    return str(cells[code, offering, year])


def basis(found: AssessedRecord, code: str, offering: str, year: int) -> list[str]:
    pieces = found.pieces
    return pieces.loc[(pieces[CODE] == code) & (pieces[OFFERING] == offering) & (pieces[YEAR] == year), BASIS].tolist()


@pytest.mark.parametrize(("becomes", "bases"), [("stryks", ["list"]), ("nej", ["row", "list"])])
def test_a_name_taken_off_a_complete_list_is_a_no_by_the_list(blekinge: Path, becomes: str, bases: list[str]) -> None:
    view = corrected(blekinge, f"{IN_2022};{becomes}")
    assert state(view.assessed, KARLSKRONA, "natverk", 2022) == "no"
    assert basis(view.assessed, KARLSKRONA, "natverk", 2022) == bases
    assert view.coverage["members"].tolist() == [1, 2, 1, 1]
    assert view.coverage["new"].tolist() == [1, 2, 1, 0]  # Karlskrona comes in 2023 instead
    assert view.goal_count.confirmed == 4


def test_without_a_complete_list_a_struck_row_leaves_the_cell_unknown(blekinge: Path) -> None:
    row = "1081;Ronneby;Grundkurs;2023;anmalningar;ja"
    assert state(corrected(blekinge, f"{row};stryks").assessed, RONNEBY, "grundkurs", 2023) == "unknown"
    assert state(corrected(blekinge, f"{row};nej").assessed, RONNEBY, "grundkurs", 2023) == "no"


def test_a_conflict_is_settled_by_the_row_that_is_corrected(blekinge: Path) -> None:
    row = "1083;Sölvesborg;Grundkurs;2023;arsrapport-2023;nej"
    assert state(corrected(blekinge, f"{row};stryks").assessed, SOLVESBORG, "grundkurs", 2023) == "yes"
    assert state(corrected(blekinge, f"{row};ja").assessed, SOLVESBORG, "grundkurs", 2023) == "yes"


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
