"""Every municipality is drawn once, its number written in it, and nothing needs colour to be told apart."""

import math
from dataclasses import replace

import pandas as pd
import pytest

from src.analysis.counts import offerings_per_municipality
from src.charts.drawn import Drawn
from src.charts.map import count_map, selection_map, state_map
from src.charts.map_window import Window, _mercator
from src.charts.paper import FULL, HALF, SLIDE, Paper
from src.charts.theme import DARK, LIGHT, Theme, contrast
from src.vocabulary import CODE
from tests.analysis.made_up import CODES, COMPASS, COUNCIL, DIMVIK, EKSKOG, HULTMYRA, LANTERN, OFFERINGS, SOTBO, make_register
from tests.charts.figure_frames import (
    all_words,
    legend,
    make_frame,
    make_ground,
    map_fields,
    map_hovers,
    map_signs,
    of_kind,
    squares,
)
from tests.charts.frames import STATES, make_states


def draw(
    *offerings: str,
    states: pd.DataFrame | None = None,
    register: pd.DataFrame | None = None,
    theme: Theme = LIGHT,
    paper: Paper | None = None,
) -> Drawn:
    states, ground = make_states() if states is None else states, make_ground(register)
    states = states[states[CODE].isin(ground.register[CODE])]
    counts = offerings_per_municipality(states, ground.register, offerings=offerings or OFFERINGS)
    frame = make_frame(theme=theme, paper=paper)
    return count_map(counts, states, ground, frame=frame, headline="Fyra byar", offerings=offerings or OFFERINGS)


def of_one(offering: str, **changes: object) -> Drawn:
    return state_map(make_states(), make_ground(), frame=make_frame(**changes), headline="Fyra byar", offering=offering)


def fills(drawn: Drawn) -> dict[str, str]:
    """The fill of each municipality."""
    return {code: trace.colorscale[0][1] for trace in of_kind(drawn, "choropleth") for code in trace.locations}


def test_every_municipality_is_drawn_once_over_all_classes() -> None:
    drawn = [code for trace in of_kind(draw(), "choropleth") for code in trace.locations]
    assert sorted(drawn) == sorted(CODES)


def test_its_count_is_written_in_each() -> None:
    assert map_signs(draw()) == {0.5: "3", 1.5: "1+", 2.5: "0", 3.5: "?!"}


def test_a_number_stands_where_its_municipality_lies() -> None:
    written = next(trace for trace in of_kind(draw(), "scattergeo") if trace.mode == "text")
    assert set(zip(written.lon, written.lat, strict=True)) == {(0.5, 50.5), (1.5, 50.5), (2.5, 50.5), (3.5, 50.5)}


def test_the_colour_of_a_count_stays_when_fewer_offerings_are_selected() -> None:
    assert fills(draw())[EKSKOG] == fills(draw(COMPASS, COUNCIL))[EKSKOG] == "#A0C5E1"
    assert fills(draw())[DIMVIK] == "#123F6E"  # three of three
    assert fills(draw(COMPASS, COUNCIL))[DIMVIK] == "#4485BC"  # two


def test_unknown_and_not_eligible_differ_by_sign_and_by_fill() -> None:
    nothing = dict.fromkeys((DIMVIK, EKSKOG), ("unknown", "not_eligible", "unknown"))
    drawn = draw(COMPASS, states=make_states({**STATES, **nothing, SOTBO: ("no", "unknown", "no")}))
    assert map_signs(drawn) == {0.5: "·", 1.5: "·", 2.5: "·", 3.5: "?"}
    assert fills(drawn)[DIMVIK] != fills(drawn)[SOTBO]


def test_a_conflict_is_marked_in_the_accent_and_with_its_sign() -> None:
    (trace,) = (trace for trace in of_kind(draw(), "choropleth") if SOTBO in trace.locations)
    assert list(trace.marker.line.color) == [LIGHT.accent]
    assert trace.marker.line.width[0] > 2
    assert map_signs(draw())[3.5].endswith("!")


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("offering", [None, *OFFERINGS])
def test_the_outline_of_every_field_is_seen(theme: Theme, offering: str | None) -> None:
    drawn = of_one(offering, theme=theme) if offering else draw(theme=theme)
    outlines = [(line, trace.colorscale[0][1]) for trace in map_fields(drawn) for line in trace.marker.line.color]
    assert len(outlines) == 4
    plain = [pair for pair in outlines if pair[0] != theme.accent]
    assert [pair for pair in plain if contrast(*pair) < 3] == []  # against its own field
    assert contrast(theme.accent, theme.ground) >= 3


def test_a_pointer_shows_the_count_and_the_state_of_every_offering_of_the_programme() -> None:
    assert map_hovers(draw())[EKSKOG] == ("<b>Ekskog</b>: minst 1, högst 3<br>Lyktpaket: okänt<br>Kompasspaket: okänt<br>Råd: ja")
    assert "Lyktpaket: motstridigt" in map_hovers(draw(COMPASS, COUNCIL))[SOTBO]  # not selected, and shown all the same


def test_names_from_data_are_drawn_letter_by_letter() -> None:
    register = make_register()
    register.loc[0, "municipality"] = "A<b>B</b>&"
    drawn = draw(register=register)
    assert map_hovers(drawn)[DIMVIK].startswith("<b>A&lt;b&gt;B&lt;/b&gt;&amp;</b>: 3")
    assert "A<b>B</b>&: 3" in drawn.words.alt


def test_the_alt_text_lists_every_municipality_with_its_count() -> None:
    assert draw().words.alt == ("Karta. Fyra byar. Dimvik: 3; Ekskog: minst 1, högst 3; Hultmyra: 0; Sotbo: högst 2.")


def test_it_says_how_much_is_unknown_and_what_a_plus_means() -> None:
    written = all_words(draw())
    assert "Okända uppgifter: 4 av 12." in written  # two of Ekskog's, two of Sotbo's
    assert "1+ betyder minst 1" in written
    assert "1+ betyder" not in all_words(draw(states=make_states(dict.fromkeys(CODES, ("yes", "no", "yes")))))


def test_the_legend_holds_every_count_and_of_the_rest_what_occurs() -> None:
    assert legend(draw()) == ["0", "1", "2", "3", "? okänt", "! motstridigt"]
    assert legend(draw(COMPASS)) == ["0", "1", "? okänt", "· ej aktuellt"]


@pytest.mark.parametrize("paper", [None, FULL], ids=["screen", "paper"])
def test_on_paper_pale_fields_without_a_name_stand_around_the_region_and_under_it(paper: Paper | None) -> None:
    ground = make_ground(make_register().iloc[:2])
    outside = {**ground.geojson["features"][0], "id": "8888"}
    ground = replace(ground, around={"type": "FeatureCollection", "features": [outside]})
    frame = make_frame(paper=paper)
    drawn = state_map(make_states(), ground, frame=frame, headline="Byar", offering=OFFERINGS[0])
    fields = of_kind(drawn, "choropleth")
    pale = [trace for trace in fields if trace.customdata is None]
    assert [list(trace.locations) for trace in pale] == ([["8888"], list(CODES[2:])] if paper else [])
    assert {trace.colorscale[0][1] for trace in pale} <= {LIGHT.around}
    assert fields[: len(pale)] == pale
    for trace in pale:
        assert contrast(LIGHT.ink, LIGHT.around) >= 4.5  # a name that is led out may stand on them
        assert (trace.hoverinfo, trace.showlegend) == ("skip", False)


def test_a_selection_keeps_the_rest_of_the_region_as_bare_outlines() -> None:
    drawn = draw(register=make_register().iloc[:2])
    assert sorted(map_hovers(drawn)) == [DIMVIK, EKSKOG]
    assert sorted(fills(drawn)) == [DIMVIK, EKSKOG]
    (lines,) = (trace for trace in of_kind(drawn, "scattergeo") if trace.mode == "lines")
    assert (lines.hoverinfo, lines.line.color) == ("skip", LIGHT.line)
    assert {place for place in lines.lon if place is not None} == {2, 3, 4}
    assert (2, 2, None) not in list(zip(lines.lon, lines.lon[1:], lines.lon[2:], strict=False))  # the border to Ekskog is Ekskog's
    assert list(map_signs(drawn)) == [0.5, 1.5]


def test_a_selection_of_nobody_says_so() -> None:
    drawn = draw(register=make_register().iloc[:0])
    assert "Ingen kommun passar alla filter." in all_words(drawn)
    assert of_kind(drawn, "choropleth") == []


@pytest.mark.parametrize(("offerings", "said"), [((LANTERN,), "ja"), ((LANTERN, COUNCIL), "2")])
def test_one_offering_is_a_map_of_its_states_and_several_one_of_counts(offerings: tuple[str, ...], said: str) -> None:
    states, ground = make_states(), make_ground()
    counts = offerings_per_municipality(states, ground.register, offerings=offerings)
    drawn = selection_map(counts, states, ground, frame=make_frame(), headline="Fyra byar", offerings=offerings)
    assert drawn.words.data_points[0] == ("Dimvik", said)
    assert drawn.words.name == "karta"


def test_the_states_of_one_offering_have_a_sign_each() -> None:
    assert map_signs(of_one(LANTERN)) == {0.5: "●", 1.5: "?", 2.5: "–", 3.5: "!"}
    assert map_signs(of_one(COMPASS))[2.5] == "·"


def test_the_legend_of_one_offering_names_the_states_that_occur() -> None:
    assert legend(of_one(LANTERN)) == ["● ja", "– nej", "? okänt", "! motstridigt"]


def test_one_offering_says_how_many_and_lists_every_state() -> None:
    drawn = of_one(LANTERN)
    assert drawn.words.alt.endswith("Dimvik: ja; Ekskog: okänt; Hultmyra: nej; Sotbo: motstridigt.")
    assert "Okända uppgifter: 2 av 4." in all_words(drawn)
    assert "Hultmyra</b><br>Lyktpaket: nej" in map_hovers(drawn)[HULTMYRA]


def test_no_map_asks_for_a_base_map_or_has_a_width() -> None:
    for drawn in (draw(), of_one(LANTERN)):
        assert drawn.figure.layout.geo.visible is False
        assert drawn.figure.layout.width is None


def test_every_field_is_drawn_from_the_regions_own_boundaries() -> None:
    assert {trace.geojson["features"][0]["id"] for trace in of_kind(draw(), "choropleth")} == {DIMVIK}


def test_the_map_shows_the_whole_region_and_a_little_in_frame() -> None:
    (west, east), (south, north) = shown(draw())
    assert -0.2 < west < 0
    assert 4 < east < 4.2
    assert 49.8 < south < 50
    assert 51 < north < 51.2


@pytest.mark.parametrize("paper", [None, FULL, HALF, SLIDE], ids=str)
def test_a_filter_zooms_the_map_to_what_is_left_and_some_of_its_neighbours(paper: Paper | None) -> None:
    chosen = make_register().iloc[1:2]
    (west, east), (south, north) = shown(draw(register=chosen, paper=paper))
    assert (west > 0 and east < 3) or paper == SLIDE  # which is wide
    assert west < 1 < 2 < east
    assert 49.5 < south < 50 < 51 < north < 51.5
    assert (west + east) / 2 == pytest.approx(1.5)


@pytest.mark.parametrize("paper", [FULL, HALF, SLIDE], ids=str)
def test_on_paper_the_map_fills_the_drawing_with_the_world_around(paper: Paper) -> None:
    for register in (make_register(), make_register().iloc[1:2]):
        layout = draw(register=register, paper=paper).figure.layout
        window = Window(*map(math.radians, layout.geo.lonaxis.range), *map(_mercator, layout.geo.lataxis.range))
        width = layout.width - layout.margin.l - layout.margin.r
        assert window.ratio == pytest.approx((layout.height - layout.margin.t - layout.margin.b) / width)


def shown(drawn: Drawn) -> tuple[tuple[float, float], tuple[float, float]]:
    """The longitudes and the latitudes between which a map shows the world."""
    return drawn.figure.layout.geo.lonaxis.range, drawn.figure.layout.geo.lataxis.range


def test_the_legend_shows_each_class_as_it_is_on_the_map() -> None:
    drawn = of_one(LANTERN)
    entries = dict(zip(legend(drawn), squares(drawn), strict=True))
    assert entries["● ja"].fillcolor == fills(drawn)[DIMVIK]
    assert entries["! motstridigt"].line.color == LIGHT.accent
    assert entries["– nej"].line.color == LIGHT.ink
