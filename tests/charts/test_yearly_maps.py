"""A small map a year, in one figure, each with its own members."""

import pandas as pd
import pytest

from src.charts.drawn import Drawn
from src.charts.grid import SCREEN_HEIGHT, grid
from src.charts.yearly_maps import yearly_maps
from tests.analysis.made_up import CODES, DIMVIK, EKSKOG, HULTMYRA, SOTBO, YEARS, make_register
from tests.charts.figure_frames import all_words, legend, make_frame, make_ground, of_kind, seen, words
from tests.charts.frames import make_memberships

KNOWN = {
    DIMVIK: ("yes", "yes", "no"),
    EKSKOG: ("no", "yes", "no"),
    HULTMYRA: ("no", "no", "no"),
    SOTBO: ("no", "no", "no"),
}
PARTLY = {**KNOWN, SOTBO: ("no", "unknown", "conflicting")}


def draw(states: dict[str, tuple[str, ...]], years: tuple[int, ...] = YEARS, register: pd.DataFrame | None = None) -> Drawn:
    register = make_register() if register is None else register
    cells = make_memberships(states)
    cells = cells[cells["code"].isin(register["code"])]
    return yearly_maps(cells, make_ground(register), frame=make_frame(), headline="Två byar", years=years)


def members(drawn: Drawn) -> dict[str, list[str]]:
    """The codes filled as a yes, for each map."""
    yes = [trace for trace in of_kind(drawn, "choropleth") if trace.name == "ja"]
    return {trace.geo: list(trace.locations) for trace in yes}


def test_each_year_has_a_map_of_its_own_with_every_municipality() -> None:
    drawn: dict[str, list[str]] = {}
    for trace in of_kind(draw(KNOWN), "choropleth"):
        drawn.setdefault(trace.geo, []).extend(trace.locations)
    assert {geo: sorted(codes) for geo, codes in drawn.items()} == dict.fromkeys(("geo", "geo2", "geo3"), sorted(CODES))


def test_each_map_fills_that_years_members() -> None:
    assert members(draw(KNOWN)) == {"geo": [DIMVIK], "geo2": [DIMVIK, EKSKOG]}


def test_the_maps_stand_side_by_side_in_the_order_of_the_years() -> None:
    layout = draw(KNOWN).figure.layout
    edges = [edge for geo in (layout.geo, layout.geo2, layout.geo3) for edge in geo.domain.x]
    assert edges == sorted(edges)
    assert (edges[0], round(edges[-1], 6)) == (0, 1)


def test_each_year_stands_over_the_middle_of_its_map() -> None:
    layout = draw(KNOWN).figure.layout
    middles = [sum(geo.domain.x) / 2 for geo in (layout.geo, layout.geo2, layout.geo3)]
    assert [note.x for note in layout.annotations[:3]] == pytest.approx(middles)


def test_what_is_neither_yes_nor_no_has_its_sign() -> None:
    texts = [trace for trace in of_kind(draw(PARTLY), "scattergeo") if trace.mode == "text"]
    assert [(trace.geo, list(trace.lon), [seen(sign) for sign in trace.text]) for trace in texts] == [
        ("geo2", [3.5], ["?"]),
        ("geo3", [3.5], ["!"]),
    ]


def test_the_number_of_members_stands_by_each_year() -> None:
    assert words(draw(KNOWN))[:3] == ["2022: 1", "2023: 2", "2024: 0"]


def test_a_year_of_which_not_all_is_known_has_a_plus() -> None:
    drawn = draw(PARTLY)
    assert words(drawn)[:3] == ["2022: 1", "2023: 2+", "2024: 0+"]
    assert "Okända uppgifter: 2 av 12." in all_words(drawn)


def test_the_alt_text_says_who_was_in_when() -> None:
    assert draw(KNOWN).words.alt.startswith(
        "Kartor, en för varje år. Två byar. 2022: Dimvik; 2023: Dimvik och Ekskog; 2024: ingen."
    )


def test_the_alt_text_names_those_who_may_have_been_in_and_says_none_only_where_that_is_known() -> None:
    assert dict(draw(PARTLY).words.data_points) == {
        "2022": "Dimvik",
        "2023": "Dimvik och Ekskog (inte säkert: Sotbo)",
        "2024": "ingen bekräftad (inte säkert: Sotbo)",
    }


def test_only_the_selected_years_are_drawn_told_and_explained() -> None:
    drawn = draw(PARTLY, (2022,))
    assert {trace.geo for trace in of_kind(drawn, "choropleth")} == {"geo"}
    assert words(drawn)[0] == "2022: 1"
    assert legend(drawn) == ["ja", "nej"]
    assert "Okända uppgifter: 0 av 4." in all_words(drawn)


def test_a_pointer_shows_name_year_and_state() -> None:
    (trace,) = (trace for trace in of_kind(draw(KNOWN), "choropleth") if trace.geo == "geo" and trace.name == "ja")
    assert list(trace.customdata) == ["<b>Dimvik</b><br>2022: ja"]


def test_a_selection_of_nobody_says_so() -> None:
    drawn = draw(KNOWN, register=make_register().iloc[:0])
    assert "Ingen kommun passar alla filter." in all_words(drawn)
    assert len(drawn.figure.data) == 0


def test_a_filter_zooms_each_map_to_what_is_left() -> None:
    layout = draw(KNOWN, register=make_register().iloc[1:2]).figure.layout
    for geo in (layout.geo, layout.geo2, layout.geo3):
        west, east = geo.lonaxis.range
        assert 0 < west < 1 < 2 < east < 3


@pytest.mark.parametrize(("years", "columns", "rows"), [(3, 3, 1), (4, 4, 1), (6, 3, 2), (30, 4, 8)])
def test_on_a_screen_at_most_four_maps_stand_in_a_row(years: int, columns: int, rows: int) -> None:
    places = grid(years, 1, make_frame())
    assert (places.columns, places.rows, places.height) == (columns, rows, rows * SCREEN_HEIGHT)
