"""Whether a figure on paper still holds: its id against the same figure of today's data."""

from dataclasses import replace
from functools import cache
from typing import Any

import pandas as pd
import pytest

from src.analysis.assessed import AssessedRecord
from src.analysis.what_if import Assumption
from src.catalogue.figure_check import FigureCheck, FigureId, FigureVerdict, check_figure, parse_figure_id
from src.catalogue.figures import figures, map_of_changes, offerings_map
from src.charts.paper import FULL, HALF, SLIDE, Canvas
from src.charts.theme import DARK
from src.language import read_language
from tests.analysis.made_up import (
    COMPASS,
    COUNCIL,
    DIMVIK,
    EKSKOG,
    HULTMYRA,
    LANTERN,
    SOTBO,
    YEARS,
    council_lists,
    make_register,
)
from tests.selection.views import Row, look, write
from tests.wording.records import ROWS

NAMES = (
    "karta",
    "mal",
    "council-per-ar",
    "council-kartor",
    "council-matris",
    "mal-samarbete",
    "mal-kommungrupp",
    "council-kommungrupp",
    "council-samarbete",
    "council-storlek",
    "listor",
)
SPREADS = NAMES[6:10]  # drawn as "mal-samarbete" is, so they are looked at seldom
EVERY = pytest.mark.parametrize("name", [pytest.param(name, marks=[pytest.mark.slow] * (name in SPREADS)) for name in NAMES])
LATER = (HULTMYRA, COUNCIL, 2024, "yes", "minutes")
SELECTED: dict[str, tuple[Any, ...]] = {
    "years": YEARS[1:],
    "offerings": (LANTERN, COUNCIL),
    "groups": ("A", "B"),
    "cooperation": ("Norr", "Söder"),
    "what_if": (Assumption(EKSKOG, LANTERN, 2023, answer=True),),
}
AND_A_LAMP = (HULTMYRA, LANTERN, 2024, "yes", "minutes")  # for the figure of what is known, whatever is known


@cache
def record(*rows: Row, version: str = "0badcafe") -> AssessedRecord:
    """The council's record and these rows, as data of this version."""
    return replace(write(*ROWS, *rows, lists=council_lists()), version=version)


def identity(name: str, assessed: AssessedRecord, **selection: Any) -> str:
    view = look(assessed, **selection)
    return str(figures(view)[name].draw(view).words.id)


def checked(name: str, then: AssessedRecord, now: AssessedRecord, *here: AssessedRecord | None, **selection: Any) -> FigureCheck:
    """The figure of `then`, checked against `now` where the data `here` are kept."""
    return check_figure(identity(name, then, **selection), look(now, **selection), [lambda kept=kept: kept for kept in here])


def test_the_figures_that_are_checked_are_there() -> None:
    assert set(NAMES) <= set(figures(look(record())))


@EVERY
def test_the_same_data_and_the_same_numbers_hold(name: str) -> None:
    found = checked(name, record(), record())
    assert (found.verdict, found.changes) == (FigureVerdict.HOLDS, ())
    assert found.now is not None
    assert found.now.words.name == name


@EVERY
def test_other_data_with_the_same_numbers_hold_still(name: str) -> None:
    assert checked(name, record(), record(version="12345678")).verdict == FigureVerdict.HOLDS_STILL


@EVERY
def test_without_the_old_data_nobody_knows_whether_other_numbers_are_changes(name: str) -> None:
    found = checked(name, record(), record(LATER, AND_A_LAMP, version="12345678"))
    assert (found.verdict, found.changes) == (FigureVerdict.UNKNOWN, ())
    assert found.now is not None


@EVERY
def test_where_the_old_data_are_kept_each_change_is_told_in_words(name: str) -> None:
    then, now = record(), record(LATER, AND_A_LAMP, version="12345678")
    found = checked(name, then, now, None, now, then)
    assert found.verdict == FigureVerdict.CHANGED
    assert found.changes
    assert all(before != after for _, before, after in found.changes)


def test_a_change_has_what_it_is_about_and_what_was_said_then_and_now() -> None:
    then, now = record(), record(LATER, version="12345678")
    assert checked("council-matris", then, now, then).changes == (
        ("Hultmyra", "2022 nej, 2023 nej, 2024 nej", "2022 nej, 2023 nej, 2024 ny"),
    )
    assert checked("mal", then, now, then).changes == (("2024", "3 av 4", "4 av 4"),)
    assert checked("mal-kommungrupp", then, now, then).changes == (("Skog", "1 av 2", "2 av 2"),)


def test_what_was_not_there_is_two_points() -> None:
    then = record()
    fewer = then.record.register[then.record.register["municipality"] != "Sotbo"].reset_index(drop=True)
    now = replace(then, record=replace(then.record, register=fewer), version="12345678")
    assert checked("council-matris", then, now, then).changes == (("Sotbo", "2022 ny, 2023 nej, 2024 nej", ".."),)
    assert checked("council-matris", now, then, now).changes == (("Sotbo", "..", "2022 ny, 2023 nej, 2024 nej"),)


def test_changes_are_told_in_the_readers_language() -> None:
    then, now = record(), record(LATER, version="12345678")
    found = check_figure(identity("mal", then), look(now, "en"), [lambda: then])
    assert found.changes == (("2024", "3 of 4", "4 of 4"),)


def test_data_of_another_version_are_not_taken_for_the_figures_own() -> None:
    found = checked("mal", record(), record(LATER, version="12345678"), record(version="abcdef01"))
    assert (found.verdict, found.changes) == (FigureVerdict.UNKNOWN, ())


def test_the_filters_of_the_address_hold_for_then_and_now() -> None:
    then, now = record(), record(LATER, version="12345678")
    assert checked("mal-kommungrupp", then, now, then, groups=("B",)).changes == (("Skog", "1 av 2", "2 av 2"),)
    assert checked("mal-kommungrupp", then, now, then, groups=("A",)).verdict == FigureVerdict.HOLDS_STILL


def test_the_same_data_with_other_numbers_are_other_filters() -> None:
    assessed = record()
    found = check_figure(identity("mal", assessed), look(assessed, groups=("A",)), [lambda: assessed])
    assert (found.verdict, found.changes) == (FigureVerdict.OTHER_FILTERS, ())
    assert found.now is not None


def test_old_data_that_give_another_figure_with_these_filters_are_no_change() -> None:
    then, now = record(), record(LATER, version="12345678")
    found = check_figure(identity("mal", then, groups=("A",)), look(now), [lambda: then])
    assert (found.verdict, found.changes) == (FigureVerdict.OTHER_FILTERS, ())


@pytest.mark.parametrize("part", SELECTED)
@EVERY
def test_every_filter_changes_the_id_of_every_figure(name: str, part: str) -> None:
    assert identity(name, record(), **{part: SELECTED[part]}) != identity(name, record())


def test_two_pairs_of_offerings_with_the_same_counts_are_two_maps() -> None:
    assessed = write((DIMVIK, LANTERN, 2022, "yes", "letter"), (DIMVIK, COMPASS, 2022, "yes", "letter"))
    one, other = ((offering, COUNCIL) for offering in (LANTERN, COMPASS))
    drawn = [offerings_map(look(assessed, offerings=pair, groups=("A",))).words for pair in (one, other)]
    assert drawn[0].data_points == drawn[1].data_points
    assert drawn[0].id != drawn[1].id


def test_another_earlier_version_is_another_map_of_changes() -> None:
    view, (one, other) = look(record()), (record(LATER, version=version) for version in ("12345678", "abcdef01"))
    ids = {map_of_changes(replace(view, before=before)).words.id for before in (one, other, one)}
    assert len(ids) == 2


def test_a_figure_of_nobody_holds_while_there_is_nobody() -> None:
    assert checked("karta", record(), record(), groups=("B",), cooperation=("Norr",)).verdict == FigureVerdict.HOLDS


@pytest.mark.parametrize(
    "nonsense",
    [
        "",
        ".",
        "karta",
        "karta.1234567.12345678",
        "karta.123456789.12345678",
        "karta.1234567g.12345678",
        "karta.12345678.1234567",
        "karta.12345678.123456789",
        "karta.12345678",
        "karta.12345678.",
        "karta.12345678.12345678.12345678",
        "Figur karta.12345678.12345678",
        "https://x.example/underlag?figur=karta.12345678.12345678",
        "kårta.12345678.12345678",
        "okand.12345678.12345678",
        "referensgrupp-matris.12345678.12345678",
        "karta/12345678/12345678",
        "<b>karta</b>.12345678.12345678",
        "karta.１２３４５６７８.12345678",
    ],
)
def test_what_is_no_id_of_a_figure_here_is_told_to_be_none(nonsense: str) -> None:
    assert check_figure(nonsense, look(record())) == FigureCheck(FigureVerdict.UNREADABLE)


@pytest.mark.parametrize(
    "written",
    ["{}", "  {} ", "{}.", "{}. ", "{}\n", "\t{}"],
    ids=["as it is", "spaces", "full stop", "full stop and space", "line", "tab"],
)
def test_an_id_is_read_as_it_is_copied_from_a_sentence(written: str) -> None:
    assessed = record()
    assert check_figure(written.format(identity("karta", assessed)), look(assessed)).verdict == FigureVerdict.HOLDS


def test_an_id_is_read_with_the_capitals_of_a_telephone_and_broken_over_two_lines() -> None:
    assert parse_figure_id("Karta.0BADCAFE.12345678") == FigureId("karta", "0badcafe", "12345678")
    assert parse_figure_id("council-\nmatris.0badcafe.\n12345678") == FigureId("council-matris", "0badcafe", "12345678")


@EVERY
def test_the_id_is_the_same_in_every_language_scheme_and_paper(name: str) -> None:
    view = look(record())
    others = [replace(view, text=read_language("en")), replace(view, site="https://x.example")]
    canvases = [Canvas(DARK), *(Canvas(paper=paper) for paper in (FULL, HALF, SLIDE))]
    drawn = [
        *(figures(other)[name].draw(other) for other in others),
        *(figures(view)[name].draw(view, canvas) for canvas in canvases),
    ]
    assert {figure.words.id for figure in drawn} == {identity(name, record())}


@EVERY
def test_the_id_is_the_same_whatever_order_the_rows_of_the_data_have(name: str) -> None:
    backwards = replace(write(*ROWS[::-1], lists=council_lists().iloc[::-1].reset_index(drop=True)), version="0badcafe")
    assert identity(name, backwards) == identity(name, record())


@EVERY
def test_the_id_is_the_same_whatever_order_the_municipalities_stand_in(name: str) -> None:
    register = make_register().iloc[::-1].reset_index(drop=True)
    backwards = replace(write(*ROWS, lists=council_lists(), register=register), version="0badcafe")
    assert identity(name, backwards) == identity(name, record())


@EVERY
def test_one_cell_changes_the_id_of_every_figure_that_shows_it(name: str) -> None:
    unlisted = replace(write(*ROWS, lists=council_lists().iloc[:2]), version="0badcafe")  # 2024 is no longer a complete list
    assert identity(name, unlisted).split(".")[1] != identity(name, record()).split(".")[1]


def test_a_cell_that_a_figure_does_not_show_leaves_its_id() -> None:
    more = record((SOTBO, LANTERN, 2022, "yes", "letter"))
    same = {name for name in NAMES if identity(name, more) == identity(name, record())}
    assert same == set(NAMES) - {"karta", "listor"}


def test_two_municipalities_that_change_places_change_the_map() -> None:
    one, other = (write((code, LANTERN, 2022, "yes", "letter")) for code in (DIMVIK, EKSKOG))
    assert identity("karta", one) != identity("karta", other)


def test_every_figure_has_an_id_of_its_own() -> None:
    numbers = [identity(name, record()).split(".")[1] for name in NAMES]
    assert len(set(numbers)) == len(numbers)


def test_the_id_is_of_codes_and_not_of_names() -> None:
    assessed = record()
    renamed: pd.DataFrame = assessed.record.register.assign(municipality=["A", "B", "C", "D"])
    other = replace(assessed, record=replace(assessed.record, register=renamed))
    assert [identity(name, other) for name in NAMES] == [identity(name, assessed) for name in NAMES]
