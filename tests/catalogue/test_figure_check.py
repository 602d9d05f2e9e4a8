"""Whether a figure on paper still holds: its id against the same figure of today's data."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

import pandas as pd
import pytest

from src.analysis.assessed import AssessedRecord
from src.analysis.what_if import Assumption
from src.catalogue.figure_check import FigureCheck, FigureId, FigureVerdict, check_figure, parse_figure_id
from src.catalogue.figures import figures, map_of_changes, offerings_map
from src.charts.paper import Canvas
from src.charts.theme import DARK
from src.language import read_language
from src.selection.selection import ON_MUNICIPALITIES
from src.selection.view import View
from tests.analysis.made_up import COMPASS, COUNCIL, DIMVIK, EKSKOG, HULTMYRA, LANTERN, SOTBO, YEARS, council_lists, make_register
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
JUDGED = ("karta", "mal", "council-matris")  # the verdict is the same whatever is drawn
LATER = (HULTMYRA, COUNCIL, 2024, "yes", "minutes")
SELECTED: dict[str, tuple[Any, ...]] = {
    "years": YEARS[1:],
    "offerings": (LANTERN, COUNCIL),
    "groups": ("A", "B"),
    "cooperation": ("Norr", "Söder"),
    "sizes": ("under-10000", "minst-10000"),
    "first_years": ("2022", "2024", "ingen"),
    "what_if": (Assumption(EKSKOG, LANTERN, 2023, answer=True),),
}
AND_A_LAMP = (HULTMYRA, LANTERN, 2024, "yes", "minutes")  # for the figure of what is known, whatever is known


@cache
def record(*rows: Row, version: str = "0badcafe") -> AssessedRecord:
    """The council's record and these rows, as data of this version."""
    return replace(write(*ROWS, *rows, lists=council_lists()), version=version)


@cache
def changed() -> AssessedRecord:
    """Later data, in which every figure shows another number."""
    return record(LATER, AND_A_LAMP, version="12345678")


_VIEWS: dict[Any, View] = {}


def seen(assessed: AssessedRecord, **selection: Any) -> View:
    """The view of a record, one for all figures, so that its frames are made once."""
    return _VIEWS.setdefault((id(assessed), *selection.items()), look(assessed, **selection))


def identity(name: str, assessed: AssessedRecord, **selection: Any) -> str:
    view = seen(assessed, **selection)
    return str(figures(view)[name].draw(view).words.id)


@cache
def usual(name: str) -> str:
    """The id of the figure of the council's record."""
    return identity(name, record())


def checked(name: str, then: AssessedRecord, now: AssessedRecord, *here: AssessedRecord | None, **selection: Any) -> FigureCheck:
    """The figure of `then`, checked against `now` where the data `here` are kept."""
    return check_figure(identity(name, then, **selection), look(now, **selection), [lambda kept=kept: kept for kept in here])


def test_the_figures_that_are_checked_are_there() -> None:
    assert set(NAMES) <= set(figures(look(record())))


@pytest.mark.parametrize("name", [pytest.param(name, marks=[pytest.mark.slow] * (name not in JUDGED)) for name in NAMES])
@pytest.mark.parametrize(
    ("now", "kept", "verdict"),
    [
        (record, (), FigureVerdict.HOLDS),
        (lambda: record(version="12345678"), (), FigureVerdict.HOLDS_STILL),
        (changed, (), FigureVerdict.UNKNOWN),
        (changed, (lambda: None, changed, record), FigureVerdict.CHANGED),
    ],
    ids=["same data", "other data, same numbers", "old data not kept", "old data kept"],
)
def test_a_figure_is_judged_by_its_numbers_and_changes_are_known_where_its_data_are_kept(
    name: str, now: Callable[[], AssessedRecord], kept: tuple[Callable[[], AssessedRecord | None], ...], verdict: FigureVerdict
) -> None:
    found = check_figure(usual(name), seen(now()), kept)
    assert (found.verdict, bool(found.changes)) == (verdict, verdict == FigureVerdict.CHANGED)
    assert all(before != after for _, before, after in found.changes)
    assert found.now is not None
    assert found.now.words.name == name


def test_a_change_has_a_label_and_the_words_then_and_now() -> None:
    then, now = record(), record(LATER, version="12345678")
    assert checked("council-matris", then, now, then).changes == (
        ("Hultmyra", "2022 nej, 2023 nej, 2024 nej", "2022 nej, 2023 nej, 2024 ny"),
    )
    assert checked("mal", then, now, then).changes == (
        ("2024", "3 av 4", "4 av 4"),
        ("vid sista steget", "Hultmyra saknas", ".."),
    )
    assert checked("mal-kommungrupp", then, now, then).changes == (("Skog", "1 av 2", "2 av 2"),)


def test_a_missing_municipality_is_two_points() -> None:
    then = record()
    fewer = then.record.register[then.record.register["municipality"] != "Sotbo"].reset_index(drop=True)
    now = replace(then, record=replace(then.record, register=fewer), version="12345678")
    assert checked("council-matris", then, now, then).changes == (("Sotbo", "2022 ny, 2023 nej, 2024 nej", ".."),)
    assert checked("council-matris", now, then, now).changes == (("Sotbo", "..", "2022 ny, 2023 nej, 2024 nej"),)


def test_changes_are_written_in_the_readers_language() -> None:
    then, now = record(), record(LATER, version="12345678")
    found = check_figure(identity("mal", then), look(now, "en"), [lambda: then])
    assert found.changes == (("2024", "3 of 4", "4 of 4"), ("at the last step", "Missing: Hultmyra", ".."))


def test_kept_data_of_another_version_are_not_the_figures_own() -> None:
    found = checked("mal", record(), record(LATER, version="12345678"), record(version="abcdef01"))
    assert (found.verdict, found.changes) == (FigureVerdict.UNKNOWN, ())


def test_the_filters_of_the_address_hold_for_then_and_now() -> None:
    then, now = record(), record(LATER, version="12345678")
    assert checked("mal-kommungrupp", then, now, then, groups=("B",)).changes == (("Skog", "1 av 2", "2 av 2"),)
    assert checked("mal-kommungrupp", then, now, then, groups=("A",)).verdict == FigureVerdict.HOLDS_STILL


@pytest.mark.parametrize(("then", "now"), [({}, {"groups": ("A",)}), ({"groups": ("A",)}, {})], ids=["fewer", "more"])
@pytest.mark.parametrize("later", [False, True], ids=["same data", "later data"])
def test_data_that_give_another_figure_with_these_filters_are_other_filters(
    later: bool, then: dict[str, Any], now: dict[str, Any]
) -> None:
    today = record(LATER, version="12345678") if later else record()
    found = check_figure(identity("mal", record(), **then), look(today, **now), [record])
    assert (found.verdict, found.changes) == (FigureVerdict.OTHER_FILTERS, ())
    assert found.now is not None


@pytest.mark.parametrize("part", SELECTED)
@EVERY
def test_a_filter_that_shapes_a_figure_changes_its_id_and_no_other_does(name: str, part: str) -> None:
    shapes = part in ON_MUNICIPALITIES.values() or name in ("karta", "listor") or (part == "years" and not name.startswith("mal"))
    assert (identity(name, record(), **{part: SELECTED[part]}) != usual(name)) == shapes


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


def test_an_empty_figure_holds_while_the_selection_is_empty() -> None:
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
def test_text_that_is_no_id_of_a_figure_is_unreadable(nonsense: str) -> None:
    assert check_figure(nonsense, look(record())) == FigureCheck(FigureVerdict.UNREADABLE)


@pytest.mark.parametrize(
    "written",
    ["{}", "  {} ", "{}.", "{}. ", "{}\n", "\t{}"],
    ids=["as it is", "spaces", "full stop", "full stop and space", "line", "tab"],
)
def test_an_id_is_read_as_it_is_copied_from_a_sentence(written: str) -> None:
    assert check_figure(written.format(usual("karta")), look(record())).verdict == FigureVerdict.HOLDS


def test_an_id_is_read_in_capitals_and_broken_over_two_lines() -> None:
    assert parse_figure_id("Karta.0BADCAFE.12345678") == FigureId("karta", "0badcafe", "12345678")
    assert parse_figure_id("council-\nmatris.0badcafe.\n12345678") == FigureId("council-matris", "0badcafe", "12345678")


@EVERY
def test_the_id_is_the_same_in_every_language_and_scheme(name: str) -> None:
    view = look(record())
    others = [replace(view, text=read_language("en")), replace(view, site="https://x.example")]
    drawn = [*(figures(other)[name].draw(other) for other in others), figures(view)[name].draw(view, Canvas(DARK))]
    assert {figure.words.id for figure in drawn} == {usual(name)}


@cache
def rewritten() -> dict[str, AssessedRecord]:
    """The council's record with its rows or municipalities in the opposite order, and without the complete list of 2024."""
    lists, register = (frame.iloc[::-1].reset_index(drop=True) for frame in (council_lists(), make_register()))
    written = {
        "rows": write(*ROWS[::-1], lists=lists),
        "municipalities": write(*ROWS, lists=council_lists(), register=register),
        "one list less": write(*ROWS, lists=council_lists().iloc[:2]),
    }
    return {change: replace(assessed, version="0badcafe") for change, assessed in written.items()}


@EVERY
@pytest.mark.parametrize("turned", ["rows", "municipalities"])
def test_the_id_is_the_same_whatever_order_the_data_stand_in(name: str, turned: str) -> None:
    assert identity(name, rewritten()[turned]) == usual(name)


@EVERY
def test_one_cell_changes_the_id_of_every_figure_that_shows_it(name: str) -> None:
    assert identity(name, rewritten()["one list less"]).split(".")[1] != usual(name).split(".")[1]


def test_a_cell_that_a_figure_does_not_show_leaves_its_id() -> None:
    more = record((SOTBO, LANTERN, 2022, "yes", "letter"))
    same = {name for name in NAMES if identity(name, more) == usual(name)}
    assert same == set(NAMES) - {"karta", "listor"}


def test_two_municipalities_that_change_places_change_the_map() -> None:
    one, other = (write((code, LANTERN, 2022, "yes", "letter")) for code in (DIMVIK, EKSKOG))
    assert identity("karta", one) != identity("karta", other)


def test_every_figure_has_an_id_of_its_own() -> None:
    numbers = [usual(name).split(".")[1] for name in NAMES]
    assert len(set(numbers)) == len(numbers)


def test_the_id_is_of_codes_and_not_of_names() -> None:
    assessed = record()
    renamed: pd.DataFrame = assessed.record.register.assign(municipality=["A", "B", "C", "D"])
    other = replace(assessed, record=replace(assessed.record, register=renamed))
    assert [identity(name, other) for name in NAMES] == list(map(usual, NAMES))
