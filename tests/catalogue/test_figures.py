"""Every figure is drawn from one view, under the name by which it is asked for."""

import re
from typing import Any

import pytest

from src.address import EVIDENCE_PAGE
from src.analysis.assessed import AssessedRecord
from src.catalogue.figure_frames import figure_frame, map_ground
from src.catalogue.figures import figures, group_matrix
from src.charts.drawn import FigureWords
from src.charts.paper import FULL, HALF, SCREEN, SLIDE, Canvas
from src.language import Code
from src.vocabulary import CODE
from src.wording.origin import origin_of
from tests.analysis.made_up import CODES, COMPASS, DIMVIK, EKSKOG, LANTERN
from tests.catalogue.whole import NOBODY, one_offering
from tests.charts.figure_frames import all_words
from tests.selection.views import look, write
from tests.wording.records import council_record

ENDINGS = ("per-ar", "kartor", "matris", "kommungrupp", "samarbete", "storlek")


_DRAWN: dict[Any, tuple[AssessedRecord, dict[str, FigureWords]]] = {}  # the record too, so that its id stays its own


def drawn(assessed: AssessedRecord, language: Code = "sv", **selection: Any) -> dict[str, FigureWords]:
    """The words and numbers of every figure of a view, by the name it is asked for by; drawn once."""
    view = look(assessed, language, **selection)
    key = id(assessed), language, view.selection
    if key not in _DRAWN:
        _DRAWN[key] = assessed, {name: choice.draw(view).words for name, choice in figures(view).items()}
    return _DRAWN[key][1]


def check_names(told: dict[str, FigureWords]) -> None:
    assert len(told) in (11, 14)  # no name takes another's place; with a filter on years, three are of those who were new
    for name, words in told.items():
        assert words.name == name
        assert words.id.startswith(f"{name}.")
        assert re.fullmatch(r"[a-z0-9-]+", name)


@pytest.mark.parametrize("selection", [{}, {"years": (2023,)}, {"offerings": (LANTERN,)}, NOBODY])
@pytest.mark.parametrize("language", ["sv", pytest.param("en", marks=pytest.mark.slow)])
def test_every_figure_has_the_name_it_is_asked_for_by(selection: dict[str, Any], language: Code) -> None:
    check_names(drawn(council_record(), language, **selection))


def test_the_names_of_other_records_are_their_own(
    shipped: AssessedRecord, demo: AssessedRecord, in_blekinge: AssessedRecord
) -> None:
    for assessed, key in ((shipped, "referensgrupp"), (demo, "referensgrupp"), (in_blekinge, "natverk")):
        told = drawn(assessed)
        check_names(told)
        assert {name.removeprefix(f"{key}-") for name in told if name.startswith(f"{key}-")} == set(ENDINGS)


def test_one_offering_and_one_year_are_enough() -> None:
    told = drawn(one_offering("council", (2022,)))
    check_names(told)
    assert told["karta"].headline == "Råd: minst 1 och högst 4 av 4 kommuner"
    assert told["council-matris"].headline == "Deltagare 2022: minst 1"


@pytest.mark.parametrize("paper", [pytest.param(FULL, marks=pytest.mark.slow), HALF, SLIDE], ids=lambda paper: str(paper.name))
def test_nobody_selected_gives_figures_that_say_so_on_every_paper(paper: Any) -> None:
    view = look(council_record(), **NOBODY)
    for choice in figures(view).values():
        drawn = choice.draw(view, Canvas(paper=paper))
        assert "Ingen kommun passar alla filter." in all_words(drawn)
        assert drawn.figure.layout.width == paper.width
        assert len(drawn.figure.data) == 0


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_figure_has_a_label_of_its_own_in_the_readers_language(language: Code) -> None:
    labels = [choice.label for choice in figures(look(council_record(), language)).values()]
    assert len(set(labels)) == len(labels)
    assert ("Vägen till målet" in labels) == (language == "sv")


def test_the_map_and_the_evidence_follow_the_offerings_and_the_goal_and_the_group_do_not() -> None:
    whole, one = drawn(council_record()), drawn(council_record(), offerings=(COMPASS,))
    follow = {name for name in whole if whole[name].data_points != one[name].data_points}
    assert follow >= {"karta", "listor"}
    assert {name for name in follow if name.startswith(("mal", "council-"))} == set()


def test_the_goals_figures_count_from_the_first_year_and_the_groups_only_the_selected() -> None:
    told = drawn(council_record(), years=(2023,))
    assert told["mal"].data_points == (("2022", "2 av 4"), ("2023", "2 av 4"), ("vid sista steget", "Dimvik och Hultmyra saknas"))
    assert told["mal-kommungrupp"].data_points == (("Kust", "1 av 2"), ("Skog", "1 av 2"))
    assert told["council-kommungrupp"].data_points == (("Kust", "1 av 2"), ("Skog", "0 av 2"))
    assert told["mal-kommungrupp"].subtitle.endswith("2022 eller 2023.")
    assert told["council-kommungrupp"].subtitle.endswith("2023.")


def test_every_spread_is_over_what_its_name_says() -> None:
    told = {name: [label for label, _ in words.data_points] for name, words in drawn(council_record()).items()}
    assert told["council-samarbete"] == told["mal-samarbete"]
    assert set(told["council-samarbete"]) == {"Norr", "Söder", "utan samarbetsorgan"}
    assert told["council-storlek"] == ["under 10\xa0000 invånare", "10\xa0000 invånare och fler"]


def test_the_matrix_is_by_first_year_and_its_id_the_same_in_every_order() -> None:
    view = look(council_record())
    by_name = group_matrix(view, order="namn").words
    by_year = figures(view)["council-matris"].draw(view).words
    assert [name for name, _ in by_year.data_points] == ["Ekskog", "Sotbo", "Dimvik", "Hultmyra"]
    assert [name for name, _ in by_name.data_points] == ["Dimvik", "Ekskog", "Hultmyra", "Sotbo"]
    assert by_name.id == by_year.id


def test_made_up_data_are_stamped_into_every_figure(demo: AssessedRecord) -> None:
    view = look(demo)
    for choice in figures(view).values():
        assert "Exempeldata: påhittade uppgifter." in all_words(choice.draw(view))


def test_every_figure_says_how_much_of_it_is_unknown_out_of_how_much(shipped: AssessedRecord) -> None:
    told = {name: words.unknown for name, words in drawn(shipped).items()}
    assert told["karta"] == "Okända uppgifter: 78 av 132."
    assert told["listor"] == "Okända uppgifter: 261 av 396."  # year by year
    assert {name for name, words in told.items() if not re.fullmatch(r"Okända uppgifter: \d+ av \d+\.", words)} == set()
    known = {name for name, words in told.items() if words.startswith("Okända uppgifter: 0 av ")}
    assert known >= {name for name in told if name.startswith(("mal", "referensgrupp-"))}


def test_numbers_for_an_office_program_are_those_that_are_told() -> None:
    charts = {name: words.chart for name, words in drawn(council_record()).items()}
    assert {name for name, chart in charts.items() if not chart} >= {"karta", "council-kartor", "council-matris", "listor"}
    assert charts["council-per-ar"].categories == ("2022", "2023", "2024")
    assert [series.numbers for series in charts["council-per-ar"].series] == [(0, 1, 0), (2, 0, 1)]
    assert [series.numbers for series in charts["mal"].series] == [(2, 2, 3), (4, 4, 4)]


# What stands around them


def test_a_map_of_a_selection_has_the_whole_regions_boundaries() -> None:
    ground = map_ground(look(write(), groups=("A",)))
    assert list(ground.register[CODE]) == [DIMVIK, EKSKOG]
    assert [feature["id"] for feature in ground.geojson["features"]] == list(CODES)


def test_a_figures_address_is_that_of_its_check_with_the_filters() -> None:
    view = look(write(), groups=("A",))
    assert figure_frame(view, SCREEN).origin == origin_of(view, view.address_of(EVIDENCE_PAGE))
    assert "grupp=A" in figure_frame(view, SCREEN).origin.address
