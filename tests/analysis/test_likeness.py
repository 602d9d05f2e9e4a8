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
    assert alike("9911") == [("Berga", True), ("Dala", True), ("Ekeby", False), ("Falla", False)]  # both of the latter differ by 20
    assert alike("9912") == [("Alby", True), ("Ekeby", False), ("Falla", False)]


def test_at_most_so_many_of_the_own_kind() -> None:
    assert alike("9915", same_group=2) == [("Alby", False), ("Ekeby", False)]
    assert alike("9911", same_group=0) == [("Berga", True), ("Dala", True)]


def test_an_island_has_only_its_own_kind() -> None:
    assert alike("9916") == [("Dala", False)]


def test_the_registers_columns_stand_in_the_answer() -> None:
    assert municipalities_alike(REGISTER, NEIGHBOURS, code="9916").columns.tolist() == [*REGISTER.columns, "borders"]


def test_a_code_outside_the_register_is_an_error() -> None:
    with pytest.raises(IndexError):
        municipalities_alike(REGISTER, NEIGHBOURS, code="0180")
