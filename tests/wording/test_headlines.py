"""The headlines of the figures."""

from dataclasses import replace

import pytest

from src.selection.view import View
from src.wording.coverage_of_evidence import lists_headline
from src.wording.headlines import (
    changes_headline,
    goal_headline,
    map_headline,
    matrix_headline,
    members_headline,
    new_members_headline,
)
from tests.analysis.made_up import COMPASS, COUNCIL, DIMVIK, EKSKOG, HULTMYRA, LANTERN, NO_LISTS, OFFERINGS, SOTBO, council_lists
from tests.catalogue.whole import NOBODY
from tests.selection.views import Row, look, write
from tests.wording.records import council_record

ALL = (DIMVIK, EKSKOG, HULTMYRA, SOTBO)


def in_council(*codes: str, year: int = 2022) -> tuple[Row, ...]:
    return tuple((code, COUNCIL, year, "yes", "minutes") for code in codes)


@pytest.mark.parametrize(
    ("members", "listed", "headline"),
    [
        (ALL, True, "Målet är nått: 4 av 4 kommuner"),
        (ALL[:3], True, "1 kommun kvar till målet på 4"),
        (ALL[:2], True, "2 kommuner kvar till målet på 4"),
        (ALL[:3], False, "Högst 1 kommun kvar till målet på 4"),
        (ALL[:2], False, "Högst 2 kommuner kvar till målet på 4"),
    ],
)
def test_the_goals_headline_counts_those_left(members: tuple[str, ...], listed: bool, headline: str) -> None:
    assert goal_headline(look(write(*in_council(*members), lists=council_lists() if listed else NO_LISTS))) == headline


def test_a_part_of_the_region_has_not_reached_the_goal() -> None:
    view = look(write(*in_council(HULTMYRA, SOTBO), lists=council_lists()), groups=("B",))
    assert goal_headline(view) == "2 av 2 kommuner av typen Skog i Sagolandet har varit med"


@pytest.mark.parametrize(
    ("rows", "listed", "headline"),
    [
        (in_council(DIMVIK, year=2024), True, "1 ny kommun 2024"),
        (in_council(DIMVIK, SOTBO, year=2024), True, "2 nya kommuner 2024"),
        (in_council(DIMVIK, year=2024), False, "Minst 1 ny kommun 2024"),
        (in_council(DIMVIK, SOTBO, year=2024), False, "Minst 2 nya kommuner 2024"),
        (in_council(DIMVIK, year=2022), False, "Ingen ny kommun bekräftad 2024"),
    ],
)
def test_the_headline_of_members_per_year_counts_the_last_years_new_ones(
    rows: tuple[Row, ...], listed: bool, headline: str
) -> None:
    assert new_members_headline(look(write(*rows, lists=council_lists() if listed else NO_LISTS))) == headline


def test_the_headline_of_the_yearly_maps_counts_each_years_members() -> None:
    assert members_headline(look(council_record())) == "Deltagare i rådet: 2 (2022), 1 (2023) och 1 (2024)"
    assert members_headline(look(write(*in_council(DIMVIK)), years=(2022, 2023))) == "Deltagare i rådet: 1+ (2022) och 0+ (2023)"


def test_the_maps_headline_counts_those_with_all_offerings_or_else_with_any() -> None:
    rows = [(DIMVIK, key, 2022, "yes", "letter") for key in OFFERINGS] + [(EKSKOG, LANTERN, 2022, "yes", "letter")]
    some = look(write(*rows))
    assert map_headline(some) == "Minst 1 och högst 3 av de 3 som kunde delta har deltagit i alla 3 erbjudanden"
    two = look(write(*rows[1:]), offerings=(LANTERN, COMPASS))
    assert map_headline(two) == "Minst 2 och högst 4 av 4 kommuner har deltagit i minst ett av de valda erbjudandena"


def test_the_headline_of_a_map_of_one_offering_counts_those_who_took_it() -> None:
    assert map_headline(look(council_record(), offerings=(LANTERN,))) == "Lyktpaket: minst 1 och högst 4 av 4 kommuner"


def test_the_headline_of_the_changes_counts_each_kind_of_change() -> None:
    before = write((EKSKOG, COUNCIL, 2022, "yes", "minutes"))
    after = write((DIMVIK, COUNCIL, 2022, "yes", "minutes"), (SOTBO, LANTERN, 2022, "no", "letter"))
    changed = "1 kommun med fler bekräftade erbjudanden, 1 kommun med färre och 1 kommun med andra svar"
    assert changes_headline(replace(look(after), before=before)) == changed
    assert changes_headline(replace(look(after), before=after)) == "Inget har ändrats för någon kommun"
    filtered = look(after, offerings=(COMPASS,))
    assert changes_headline(replace(filtered, before=before)) == "Inget av det som filtren visar har ändrats"


@pytest.mark.parametrize(
    ("headline", "said"),
    [
        (goal_headline, "Vägen till målet"),
        (new_members_headline, "Deltagare i rådet per år"),
        (members_headline, "Deltagare i rådet per år"),
        (matrix_headline, "Ingen kommun har varit med varje år"),
        (map_headline, "Ingen kommun passar alla filter"),
        (lists_headline, "Komplett lista finns för rådet 2022–2024, men inte för Lyktpaketet och Kompasspaketet"),
    ],
)
def test_the_headline_of_an_empty_selection_says_what_the_figure_is_about(headline: object, said: str) -> None:
    view: View = look(council_record(), **NOBODY)
    assert headline(view) == said  # type: ignore[operator]
