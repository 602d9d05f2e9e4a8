"""Which municipalities are like this one."""

import pandas as pd
import pytest

from src.analysis.likeness import municipalities_alike

REGISTER = pd.DataFrame(
    [
        ("9911", "Alby", "A", 100),
        ("9912", "Berga", "A", 190),
        ("9913", "Dala", "B", 101),
        ("9914", "Ekeby", "A", 120),
        ("9915", "Falla", "A", 80),
        ("9916", "Gåsö", "B", 5),
        ("9917", "Hede", "A", 900),
        ("9918", "Iby", "A", 1000),
        ("9919", "Jonsered", "A", 1100),
        ("9920", "Kil", "A", 1200),
    ],
    columns=["code", "municipality", "group", "population"],
)
NEIGHBOURS = pd.DataFrame(
    [("9911", "9913"), ("9911", "9912"), ("9913", "9911"), ("9912", "9911")],
    columns=["code", "neighbour"],
)


def alike(code: str, **options: int) -> list[tuple[str, bool]]:
    rows = municipalities_alike(REGISTER, NEIGHBOURS, code=code, **options)
    return list(zip(rows["municipality"], rows["borders"].tolist(), strict=True))


def test_neighbours_of_any_kind_come_first_then_the_own_kind_nearest_in_population() -> None:
    assert alike("9911")[:4] == [("Berga", True), ("Dala", True), ("Ekeby", False), ("Falla", False)]  # the latter differ by 20
    assert alike("9912")[:3] == [("Alby", True), ("Ekeby", False), ("Falla", False)]


def test_at_most_five_of_the_own_kind_or_as_many_as_asked_for() -> None:
    assert [name for name, borders in alike("9911") if not borders] == ["Ekeby", "Falla", "Hede", "Iby", "Jonsered"]
    assert alike("9915", same_group=2) == [("Alby", False), ("Ekeby", False)]
    assert alike("9911", same_group=0) == [("Berga", True), ("Dala", True)]


def test_an_island_has_only_its_own_kind() -> None:
    assert alike("9916") == [("Dala", False)]


def test_the_registers_columns_stand_in_the_answer() -> None:
    found = municipalities_alike(REGISTER, NEIGHBOURS, code="9911")
    assert (found.columns.tolist(), found.index.tolist()) == ([*REGISTER.columns, "borders"], list(range(7)))


def test_a_code_outside_the_register_is_an_error() -> None:
    with pytest.raises(IndexError):
        municipalities_alike(REGISTER, NEIGHBOURS, code="0180")
