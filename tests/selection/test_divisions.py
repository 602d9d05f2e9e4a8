"""How the filters on municipalities divide the register, and what their options are called in addresses."""

from dataclasses import replace

import pytest

from src.analysis.what_if import Assumption
from src.programme.definition import Population
from src.selection.divisions import division_options, divisions, size_codes
from tests.analysis.made_up import COUNCIL, DIMVIK, EKSKOG, HULTMYRA, SOTBO, make_programme
from tests.selection.views import look, write
from tests.wording.records import council_record


@pytest.mark.parametrize(
    ("limits", "codes"),
    [
        ((), ()),
        ((15_000,), ("under-15000", "minst-15000")),
        ((15_000, 25_000, 50_000), ("under-15000", "15000-24999", "25000-49999", "minst-50000")),
    ],
)
def test_a_class_of_size_is_called_by_its_limits(limits: tuple[int, ...], codes: tuple[str, ...]) -> None:
    assert size_codes(limits) == codes


def test_each_municipality_has_one_option_of_each_filter() -> None:
    assert divisions(council_record()).T.to_dict("list") == {
        DIMVIK: ["A", "Norr", "under-10000", "2024"],
        EKSKOG: ["A", "Söder", "minst-10000", "2022"],
        HULTMYRA: ["B", "", "minst-10000", "ingen"],
        SOTBO: ["B", "Söder", "minst-10000", "2022"],
    }


def test_options_are_those_that_some_municipality_has_in_their_order() -> None:
    options = division_options(council_record())
    assert (options["storlek"], options["forsta"]) == (["under-10000", "minst-10000"], ["2022", "2024", "ingen"])
    large = write(register=write().record.register.assign(size=1))
    assert (division_options(large)["storlek"], division_options(large)["forsta"]) == (["minst-10000"], ["ingen"])


def test_a_programme_without_limits_has_no_sizes_to_choose() -> None:
    without = make_programme(population=Population(year=2021, class_limits=(), source="rules"))
    assessed = write(programme=without, register=write().record.register.assign(size=0))
    assert division_options(assessed)["storlek"] == []


def test_a_first_year_is_of_the_whole_record_whatever_years_are_selected_and_whatever_is_assumed() -> None:
    assessed = write((DIMVIK, COUNCIL, 2022, "yes", "rules"), (DIMVIK, COUNCIL, 2024, "yes", "rules"))
    assert list(look(assessed, years=(2024,), first_years=("2022",)).register["code"]) == [DIMVIK]
    assert look(assessed, years=(2024,), first_years=("2024",)).register.empty
    view = look(assessed, first_years=("ingen",), what_if=(Assumption(EKSKOG, COUNCIL, 2023, True),))
    assert list(view.register["code"]) == [EKSKOG, HULTMYRA, SOTBO]


def test_the_options_of_a_record_are_worked_out_once() -> None:
    assessed = council_record()
    assert division_options(assessed) is division_options(assessed)
    assert division_options(assessed) is not division_options(replace(assessed))
