"""Which municipalities are like this one."""

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from src.analysis.likeness import municipalities_alike


def six_municipalities() -> pd.DataFrame:
    return pd.DataFrame(
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


REGISTER = six_municipalities()
NEIGHBOURS = pd.DataFrame(
    [("9911", "9913"), ("9911", "9912"), ("9913", "9911"), ("9912", "9911")],
    columns=["code", "neighbour"],
)


def alike(code: str, **options: int) -> list[tuple[str, bool]]:
    rows = municipalities_alike(REGISTER, NEIGHBOURS, code=code, **options)
    return list(zip(rows["municipality"], rows["borders"].tolist(), strict=True))


def test_neighbours_of_any_kind_come_first_then_the_own_kind_nearest_in_population() -> None:
    assert alike("9911") == [("Berga", True), ("Dala", True), ("Ekeby", False), ("Falla", False)]
    assert alike("9912") == [("Alby", True), ("Ekeby", False), ("Falla", False)]


def test_a_neighbour_of_the_own_kind_stands_there_once_and_the_municipality_itself_never() -> None:
    names = [name for name, _ in alike("9911")]
    assert len(names) == len(set(names))
    assert "Alby" not in names


def test_at_most_so_many_of_the_own_kind() -> None:
    assert alike("9915", same_group=2) == [("Alby", False), ("Ekeby", False)]
    assert alike("9911", same_group=0) == [("Berga", True), ("Dala", True)]


def test_equally_near_ones_keep_the_registers_order() -> None:
    assert alike("9911")[2:] == [("Ekeby", False), ("Falla", False)]  # both differ by 20


def test_an_island_has_only_its_own_kind() -> None:
    assert alike("9916") == [("Dala", False)]


def test_the_registers_columns_stand_in_the_answer() -> None:
    assert municipalities_alike(REGISTER, NEIGHBOURS, code="9916").columns.tolist() == [*REGISTER.columns, "borders"]


def test_a_code_outside_the_register_is_an_error() -> None:
    with pytest.raises(IndexError):
        municipalities_alike(REGISTER, NEIGHBOURS, code="0180")


def test_the_frames_that_come_in_are_not_changed() -> None:
    register, neighbours = six_municipalities(), pd.DataFrame([("9911", "9913")], columns=["code", "neighbour"])
    before = neighbours.copy()
    municipalities_alike(register, neighbours, code="9911")
    assert_frame_equal(register, six_municipalities())
    assert_frame_equal(neighbours, before)
