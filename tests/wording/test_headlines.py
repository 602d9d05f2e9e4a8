"""What the figures find, in a line."""

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
from tests.selection.views import Row, look, write
from tests.wording.records import council_record

NOBODY = {"groups": ("B",), "cooperation": ("Norr",)}
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
def test_of_the_goal_how_many_are_left_and_at_most_where_some_are_unknown(
    members: tuple[str, ...], listed: bool, headline: str
) -> None:
    assert goal_headline(look(write(*in_council(*members), lists=council_lists() if listed else NO_LISTS))) == headline


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
def test_of_the_members_per_year_how_many_are_new_in_the_last(rows: tuple[Row, ...], listed: bool, headline: str) -> None:
    assert new_members_headline(look(write(*rows, lists=council_lists() if listed else NO_LISTS))) == headline


def test_of_the_yearly_maps_how_many_members_each_year_had() -> None:
    assert members_headline(look(council_record())) == "Medlemmar i rådet: 2 (2022), 1 (2023) och 1 (2024)"
    assert members_headline(look(write(*in_council(DIMVIK)), years=(2022, 2023))) == "Medlemmar i rådet: 1+ (2022) och 0+ (2023)"


def test_of_the_map_who_took_all_or_else_who_took_any() -> None:
    rows = [(DIMVIK, key, 2022, "yes", "letter") for key in OFFERINGS] + [(EKSKOG, LANTERN, 2022, "yes", "letter")]
    some = look(write(*rows))
    assert map_headline(some) == "Minst 1 och högst 3 av 4 kommuner har deltagit i alla 3 erbjudanden"
    two = look(write(*rows[1:]), offerings=(LANTERN, COMPASS))
    assert map_headline(two) == "Minst 2 och högst 4 av 4 kommuner har deltagit i minst ett av de valda erbjudandena"


def test_of_the_map_of_one_offering_how_many_have_taken_it() -> None:
    assert map_headline(look(council_record(), offerings=(LANTERN,))) == "Lyktpaket: minst 1 och högst 4 av 4 kommuner"


def test_of_the_changes_how_many_municipalities_changed_in_each_way() -> None:
    before = write((EKSKOG, COUNCIL, 2022, "yes", "minutes"))
    after = write((DIMVIK, COUNCIL, 2022, "yes", "minutes"), (SOTBO, LANTERN, 2022, "no", "letter"))
    changed = "1 kommun med fler bekräftade erbjudanden, 1 kommun med färre och 1 kommun med andra ändringar"
    assert changes_headline(replace(look(after), before=before)) == changed
    assert changes_headline(replace(look(after), before=after)) == "Inget har ändrats för någon kommun"


@pytest.mark.parametrize(
    ("headline", "said"),
    [
        (goal_headline, "Vägen till målet"),
        (new_members_headline, "Medlemmar i rådet per år"),
        (members_headline, "Medlemmar i rådet per år"),
        (matrix_headline, "Ingen kommun har varit med varje år"),
        (map_headline, "0 av 0 kommuner har deltagit i minst ett erbjudande"),
        (lists_headline, "Komplett lista finns för rådet 2022–2024, men inte för Lyktpaketet och Kompasspaketet"),
    ],
)
def test_of_nobody_what_the_figure_is_about(headline: object, said: str) -> None:
    view: View = look(council_record(), **NOBODY)
    assert headline(view) == said  # type: ignore[operator]
