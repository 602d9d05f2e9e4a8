"""A corrected cell is marked in the field, under a pointer, in the legend and in the alt text; without one nothing changes."""

import pytest

from src.analysis.counts import offerings_per_municipality
from src.charts.drawn import Drawn
from src.charts.figure_frame import FigureFrame
from src.charts.map import selection_map
from src.charts.matrix import membership_matrix
from src.charts.yearly_maps import yearly_maps
from tests.analysis.made_up import COMPASS, COUNCIL, DIMVIK, EKSKOG, HULTMYRA, LANTERN, OFFERINGS, SOTBO, YEARS, make_register
from tests.charts.figure_frames import (
    all_words,
    field_signs,
    fields,
    legend,
    make_frame,
    make_ground,
    map_fields,
    map_hovers,
    map_signs,
)
from tests.charts.frames import make_memberships, make_states

MEMBERS = {
    DIMVIK: ("yes", "yes", "no"),
    EKSKOG: ("no", "yes", "unknown"),
    HULTMYRA: ("not_eligible", "not_eligible", "not_eligible"),
    SOTBO: ("conflicting", "unknown", "yes"),
}
OF_YEARS = {(DIMVIK, COUNCIL, 2022), (SOTBO, COUNCIL, 2022), (EKSKOG, COUNCIL, 2022), (DIMVIK, LANTERN, 2023)}
TOUCHED = frozenset(OF_YEARS | {(code, offering, None) for code, offering, _ in OF_YEARS})
AROUND = make_frame(corrected=TOUCHED, corrections=4)
MARK = "* rättad uppgift"


def matrix(frame: FigureFrame = AROUND) -> Drawn:
    return membership_matrix(make_memberships(MEMBERS), make_register(), frame=frame, years=YEARS, headline="Råd")


def maps(frame: FigureFrame = AROUND) -> Drawn:
    return yearly_maps(make_memberships(MEMBERS), make_ground(), frame=frame, headline="Råd", years=YEARS)


def of_selection(*offerings: str, frame: FigureFrame = AROUND) -> Drawn:
    states = make_states()
    counts = offerings_per_municipality(states, make_register(), offerings=offerings)
    return selection_map(counts, states, make_ground(), frame=frame, headline="Råd", offerings=offerings)


def test_the_matrix_marks_the_field_and_nothing_else() -> None:
    found = {place: field.sign for place, field in fields(matrix()).items()}
    assert {place: sign for place, sign in found.items() if "*" in sign} == {
        ("2022", "Dimvik"): "●*",
        ("2022", "Ekskog"): "–*",
        ("2022", "Sotbo"): "!*",
    }
    assert len(found) == 12


def test_the_matrix_says_so_under_a_pointer_and_in_the_alt_text() -> None:
    assert [fields(matrix())[year, "Dimvik"].said for year in ("2022", "2023", "2024")] == ["ny (rättad)", "återkommande", "nej"]
    assert "Dimvik: 2022 ny (rättad), 2023 återkommande, 2024 nej; " in matrix().words.alt


@pytest.mark.parametrize("draw", [matrix, maps, lambda frame: of_selection(COUNCIL, frame=frame)])
def test_the_legend_explains_the_mark_where_it_occurs(draw: object) -> None:
    assert legend(draw(AROUND))[-1] == MARK  # type: ignore[operator]
    assert MARK not in legend(draw(make_frame()))  # type: ignore[operator]


def test_another_offerings_correction_does_not_mark_the_group() -> None:
    frame = make_frame(corrected=frozenset({(DIMVIK, LANTERN, 2022)}), corrections=1)
    for drawn in (matrix(frame), maps(frame)):
        assert not any("*" in sign for sign in field_signs(drawn))
        assert MARK not in legend(drawn)


def test_the_map_of_one_offering_marks_sign_pointer_and_alt_text() -> None:
    drawn = of_selection(COUNCIL)
    assert map_signs(drawn) == {0.5: "●*", 1.5: "●*", 2.5: "–", 3.5: "?*"}
    assert "Dimvik: ja (rättad); " in drawn.words.alt
    assert any("Råd: ja (rättad)" in words and "Lyktpaket: ja (rättad)" in words for words in map_hovers(drawn).values())


def test_the_map_of_counts_marks_whom_a_correction_of_a_selected_offering_touches() -> None:
    assert map_signs(of_selection(*OFFERINGS)) == {0.5: "3*", 1.5: "1+*", 2.5: "0", 3.5: "?!*"}
    assert map_signs(of_selection(LANTERN, COMPASS)) == {0.5: "2*", 1.5: "?", 2.5: "0", 3.5: "?!"}
    assert "Dimvik: 3 (rättad); " in of_selection(*OFFERINGS).words.alt


def test_a_correction_that_leaves_the_state_over_the_years_as_it_was_marks_no_field_of_a_map() -> None:
    frame = make_frame(corrected=frozenset({(DIMVIK, COUNCIL, 2022)}), corrections=1)
    assert not any("*" in sign for sign in field_signs(of_selection(COUNCIL, frame=frame)))


def test_a_mark_does_not_hide_a_conflict() -> None:
    def outlines(drawn: Drawn) -> list[float]:
        return [width for trace in map_fields(drawn) for width in trace.marker.line.width]

    frame = make_frame(corrected=frozenset({(SOTBO, LANTERN, None)}), corrections=1)
    assert outlines(of_selection(*OFFERINGS, frame=frame)) == outlines(of_selection(*OFFERINGS, frame=make_frame()))
    assert max(outlines(of_selection(*OFFERINGS, frame=frame))) == 2.5


def test_the_yearly_maps_mark_the_year_that_is_corrected() -> None:
    drawn = maps()
    assert dict(drawn.words.data_points)["2022"] == "Dimvik (inte säkert: Sotbo) (rättad uppgift: Dimvik, Ekskog och Sotbo)"
    assert "rättad" not in dict(drawn.words.data_points)["2023"]
    assert {"*", "!*"} <= field_signs(drawn)


def test_the_count_stands_beside_that_of_the_unknown_and_nothing_is_said_of_none() -> None:
    assert "Okända uppgifter: 3 av 12. Rättade uppgifter: 4. Källa: Sagorådet." in all_words(matrix())
    assert "Rättade" not in all_words(matrix(make_frame()))


def test_a_correction_changes_no_id() -> None:
    assert matrix().words.id == matrix(make_frame()).words.id
