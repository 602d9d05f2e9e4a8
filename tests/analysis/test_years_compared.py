"""Who came, stayed and left between two years."""

from src.analysis.counts import Count
from src.analysis.years_compared import YearsCompared, years_compared

CODES = ("1", "2", "3", "4", "5", "6", "7")


def test_each_municipality_is_of_one_kind_and_what_is_open_in_either_year_is_unsure() -> None:
    first = Count(("2", "3", "5"), ("4", "6"), 7, 7)
    second = Count(("1", "2", "4"), ("5",), 7, 7)
    assert years_compared(CODES, first, second) == YearsCompared(
        came=("1",), stayed=("2",), left=("3",), unsure=("4", "5", "6"), neither=("7",)
    )
