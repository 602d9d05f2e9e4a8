"""What differs between two versions of the record; frames written by hand."""

import pandas as pd
import pytest

from src.analysis.comparison import changed_cells, municipality_changes
from src.vocabulary import CODE, OFFERING, STATE, YEAR
from tests.analysis.made_up import COUNCIL, DIMVIK, EKSKOG, LANTERN, SOTBO

YEARS = (2022, 2023)


def by_year(*rows: tuple[str, str, str, str]) -> pd.DataFrame:
    """Rows of code, offering and the states of two years."""
    cells = [(code, offering, year, state) for code, offering, *states in rows for year, state in zip(YEARS, states, strict=True)]
    return pd.DataFrame(cells, columns=[CODE, OFFERING, YEAR, STATE]).astype({YEAR: "Int64"})


def over(*rows: tuple[str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=[CODE, OFFERING, STATE])


def found(before: pd.DataFrame, after: pd.DataFrame, before_over: pd.DataFrame, after_over: pd.DataFrame) -> list[list[object]]:
    cells = changed_cells(before, after, before_over=before_over, after_over=after_over)
    assert list(cells.columns) == ["code", "offering", "year", "before", "after", "kind"]
    assert cells["year"].dtype == "Int64"
    return cells.astype(object).where(cells.notna(), None).to_numpy().tolist()


def test_equal_versions_have_no_change() -> None:
    states, whole = by_year((DIMVIK, COUNCIL, "yes", "unknown")), over((DIMVIK, COUNCIL, "yes"))
    assert found(states, states, whole, whole) == []


def test_who_became_a_yes_came_who_was_one_left_and_the_rest_changed() -> None:
    assert found(
        by_year((DIMVIK, COUNCIL, "no", "no"), (EKSKOG, COUNCIL, "yes", "yes"), (SOTBO, COUNCIL, "unknown", "yes")),
        by_year((DIMVIK, COUNCIL, "no", "yes"), (EKSKOG, COUNCIL, "yes", "conflicting"), (SOTBO, COUNCIL, "not_eligible", "yes")),
        over((DIMVIK, COUNCIL, "no"), (EKSKOG, COUNCIL, "yes"), (SOTBO, COUNCIL, "yes")),
        over((DIMVIK, COUNCIL, "yes"), (EKSKOG, COUNCIL, "yes"), (SOTBO, COUNCIL, "yes")),
    ) == [
        [DIMVIK, COUNCIL, 2023, "no", "yes", "came"],
        [EKSKOG, COUNCIL, 2023, "yes", "conflicting", "left"],
        [SOTBO, COUNCIL, 2022, "unknown", "not_eligible", "changed"],
    ]


def test_an_answer_without_a_year_is_a_change_of_the_whole_period() -> None:
    states = by_year((DIMVIK, LANTERN, "unknown", "unknown"))
    came = found(states, states, over((DIMVIK, LANTERN, "unknown")), over((DIMVIK, LANTERN, "yes")))
    assert came == [[DIMVIK, LANTERN, None, "unknown", "yes", "came"]]
    left = found(states, states, over((DIMVIK, LANTERN, "yes")), over((DIMVIK, LANTERN, "unknown")))
    assert left == [[DIMVIK, LANTERN, None, "yes", "unknown", "left"]]


def test_a_change_in_a_year_is_not_repeated_for_the_whole_period() -> None:
    assert found(
        by_year((DIMVIK, LANTERN, "unknown", "unknown")),
        by_year((DIMVIK, LANTERN, "no", "no")),
        over((DIMVIK, LANTERN, "unknown")),
        over((DIMVIK, LANTERN, "no")),
    ) == [[DIMVIK, LANTERN, 2022, "unknown", "no", "changed"], [DIMVIK, LANTERN, 2023, "unknown", "no", "changed"]]


def test_a_change_that_no_year_shows_follows_as_one_of_the_whole_period() -> None:
    """A list that is whole now, and a yes without a year: the year became a no, and the municipality came all the same."""
    assert found(
        by_year((DIMVIK, LANTERN, "unknown", "unknown"), (EKSKOG, LANTERN, "no", "no")),
        by_year((DIMVIK, LANTERN, "no", "unknown"), (EKSKOG, LANTERN, "no", "yes")),
        over((DIMVIK, LANTERN, "unknown"), (EKSKOG, LANTERN, "no")),
        over((DIMVIK, LANTERN, "yes"), (EKSKOG, LANTERN, "yes")),
    ) == [
        [DIMVIK, LANTERN, 2022, "unknown", "no", "changed"],
        [DIMVIK, LANTERN, None, "unknown", "yes", "came"],
        [EKSKOG, LANTERN, 2023, "no", "yes", "came"],
    ]


def test_the_order_of_the_earlier_version_does_not_matter() -> None:
    rows = ((DIMVIK, COUNCIL, "no", "no"), (EKSKOG, COUNCIL, "yes", "yes"))
    before, after = by_year(*reversed(rows)), by_year((DIMVIK, COUNCIL, "yes", "no"), (EKSKOG, COUNCIL, "no", "yes"))
    whole = over((DIMVIK, COUNCIL, "yes"), (EKSKOG, COUNCIL, "yes"))
    assert [row[:3] for row in found(before, after, whole[::-1], whole)] == [[DIMVIK, COUNCIL, 2022], [EKSKOG, COUNCIL, 2022]]


def test_versions_of_other_municipalities_or_years_are_not_compared() -> None:
    one, other = by_year((DIMVIK, COUNCIL, "no", "no")), by_year((EKSKOG, COUNCIL, "no", "no"))
    whole = over((DIMVIK, COUNCIL, "no"))
    with pytest.raises(ValueError, match="not of the same"):
        changed_cells(one, other, before_over=whole, after_over=whole)
    with pytest.raises(ValueError, match="not of the same"):
        changed_cells(one[:1], one, before_over=whole, after_over=whole)


def test_a_municipality_has_more_offerings_fewer_the_same_but_otherwise_or_no_change() -> None:
    def counts(*confirmed: int) -> pd.DataFrame:
        return pd.DataFrame({CODE: ["9901", "9902", "9903", "9904"], "confirmed": confirmed})

    changed = municipality_changes(pd.DataFrame({CODE: ["9901", "9902", "9903"]}), counts(1, 3, 2, 1), counts(2, 2, 2, 1))
    assert changed.to_numpy().tolist() == [
        ["9901", 1, 2, "came"],
        ["9902", 3, 2, "left"],
        ["9903", 2, 2, "changed"],
        ["9904", 1, 1, "none"],
    ]
