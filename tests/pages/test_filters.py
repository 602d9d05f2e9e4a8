"""The filters stand in the address, hold across the pages, and change every number with them."""

import pytest

from src.app import selection
from tests.pages.screen import PAGES, look, open_page, press, set_to, walk

NONSENSE = {
    "ar": "abc",
    "erbjudande": "paket",
    "grupp": "Z9",
    "samarbete": "<script>",
    "storlek": "15000",
    "forsta": "2017",
    "kommun": "9999",
    "data": "../../etc",
    "sprak": "de",
    "sortering": "x",
}


def test_one_year_counts_that_year_on_every_page_and_stands_in_its_address_and_figures() -> None:
    screens = walk(ar="2018")
    assert [screen.broken for screen in screens.values()] == [[]] * len(PAGES)
    assert screens["overview"].answer == "11 av 33 kommuner i Skåne har varit med i referensgruppen 2018."
    assert screens["map"].answer == "Minst 11 och högst 33 av 33 kommuner i Skåne har deltagit i minst ett erbjudande 2018."
    assert screens["reference_group"].answer.startswith(
        "11 av 33 kommuner i Skåne var med i referensgruppen 2018. Nya: 11. Återkommande: 0."
    )
    assert screens["goal"].notes[0] == "Nya kommuner: 11 (2018). Kvar till målet: 22."
    assert screens["reference_group"].figures["referensgrupp-kartor"].headline == "Medlemmar i referensgruppen: 11 (2018)"
    for page, screen in screens.items():
        assert screen.address == {"ar": "2018"}, page
        for figure in screen.figures.values():
            assert "Filter: år 2018." in figure.words, figure.name
            assert "_2018_alla-erbjudanden_" in figure.config["toImageButtonOptions"]["filename"]


def test_one_offering_is_shown_as_its_states() -> None:
    screen = look("map", erbjudande="ledarpaket")
    assert (
        screen.answer == "Minst 3 och högst 21 av de 21 kommuner i Skåne som kunde delta har deltagit i Ledarpaketet "
        "2018–2020. I allt finns 33."
    )
    assert screen.figures["karta"].alt.count(": ej aktuellt") == 12
    (table,) = screen.tables.values()
    assert "Startpaket" not in table.columns
    assert table["Ledarpaket"].value_counts().to_dict() == {"okänt": 18, "ej aktuellt": 12, "ja": 3}


def test_pages_about_the_group_say_that_they_do_not_follow_the_filter_on_offerings() -> None:
    for page in ("reference_group", "goal"):
        assert "Filtret på erbjudanden ändrar inget i det som handlar om referensgruppen." in (
            look(page, erbjudande="ledarpaket").notes
        )


def test_kinds_of_municipality_change_the_denominator_and_the_rest_are_outlines() -> None:
    pages = ("overview", "map", "reference_group", "goal")
    screens = walk(*pages, grupp="B4", ar=("2018", "2020"), erbjudande=("startpaket", "referensgrupp"))
    assert [screen.broken for screen in screens.values()] == [[]] * len(pages)
    assert screens["overview"].answer == (
        "13 av 13 kommuner av typen Pendlingskommun nära större stad i Skåne har varit med i referensgruppen 2018–2020."
    )
    assert screens["map"].answer == (
        "Minst 9 och högst 13 av 13 kommuner av typen Pendlingskommun nära större stad i Skåne har deltagit i minst ett av de "
        "valda erbjudandena 2018 eller 2020."
    )
    assert len(screens["map"].figures["karta"].coloured()) == 13
    drawn = [code for trace in screens["map"].figures["karta"].data for code in trace.get("locations", [])]
    assert (len(drawn), len(set(drawn))) == (13, 13)  # the others are lines around them
    assert len(screens["reference_group"].tables["Varje kommun i varje år"]) == 13
    kind = "kommuntyp Pendlingskommun nära större stad."
    for name, figure in [found for screen in screens.values() for found in screen.figures.items()]:
        years = "" if name.startswith("mal") else "år 2018 eller 2020; "  # the goal counts from the first year
        offerings = "erbjudande Startpaket och Referensgrupp; " if name in ("karta", "listor") else ""
        assert f"Filter: {years}{offerings}{kind}" in figure.words, name
    file = screens["map"].figures["karta"].config["toImageButtonOptions"]["filename"]
    assert file == "digitalt-forst_karta_2018-och-2020_startpaket-referensgrupp_b4_data-2020-11-13"


def test_size_and_first_confirmed_year_change_the_denominator_and_are_named() -> None:
    asked = {"storlek": "under-15000", "forsta": ("2019", "ingen")}
    part = "av 3 kommuner med under 15 000 invånare i Skåne vars första bekräftade år i referensgruppen är 2019, eller saknas"
    screen = look("map", **asked)
    assert screen.answer == f"3 {part} har deltagit i minst ett erbjudande 2018–2020."
    assert screen.address == {"storlek": "under-15000", "forsta": ["2019", "ingen"]}
    assert screen.figures["karta"].coloured() == ["1270", "1272", "1273"]
    filters = "Filter: storlek under 15 000 invånare; första bekräftade år i referensgruppen 2019, eller inget."
    assert filters in screen.figures["karta"].words
    file = screen.figures["karta"].config["toImageButtonOptions"]["filename"]
    assert file == "digitalt-forst_karta_2018-2020_alla-erbjudanden_storlek-under-15000-forsta-2019-forsta-ingen_data-2020-11-13"
    assert look("goal", ar="2018", **asked).answer == f"0 {part} har varit med i referensgruppen 2018."


def test_the_row_above_a_page_takes_a_size_and_a_first_year_away() -> None:
    at = open_page("map", storlek="under-15000", forsta="ingen")
    assert press(at, "Under 15 000 invånare ✕").address == {"forsta": "ingen"}
    assert press(at, "Inget bekräftat år ✕").address == {}


@pytest.mark.parametrize("page", PAGES)
def test_filters_that_meet_in_no_municipality_break_no_page_and_their_figures_say_so(page: str) -> None:
    screen = look(page, grupp="A1", samarbete="Skåne Nordost")
    assert screen.broken == []
    if page != "municipality":  # where each can be chosen, whatever the filters
        assert screen.answer == "Ingen kommun passar alla filter."
        assert [figure.name for figure in screen.figures.values() if "Ingen kommun passar alla filter." not in figure.words] == []
    assert "Källa: " in screen.footer


@pytest.mark.parametrize("page", ["overview", "reference_group", "municipality"])
def test_nonsense_in_the_address_is_ignored_and_dropped(page: str) -> None:
    screen, whole = look(page, **NONSENSE), look(page)
    assert screen.broken == []
    assert (screen.answer, screen.notes, screen.footer) == (whole.answer, whole.notes, whole.footer)
    assert screen.address == {}


def test_of_several_values_the_good_ones_count() -> None:
    screen = look(ar=("2018", "1999"), grupp=("Z9", "A2"))
    assert screen.answer == "2 av 8 kommuner av typen Pendlingskommun nära storstad i Skåne har varit med i referensgruppen 2018."
    assert screen.address == {"ar": "2018", "grupp": "A2"}


def test_where_nobody_of_a_part_is_missing_the_goals_page_says_of_which_part() -> None:
    assert "Ingen kommun av typen Storstäder i Skåne saknas." in look("goal", grupp="A1").notes


def test_a_choice_in_the_sidebar_changes_the_numbers_and_the_address() -> None:
    screen = set_to(open_page("map"), "pills", "År", ["2018"])
    assert screen.answer == "Minst 11 och högst 33 av 33 kommuner i Skåne har deltagit i minst ett erbjudande 2018."
    assert screen.address == {"ar": "2018"}


def test_the_reset_takes_every_filter_away_and_leaves_the_rest() -> None:
    asked = {"ar": "2018", "erbjudande": "startpaket", "grupp": "A1", "samarbete": "MalmöLundregionen"}
    asked |= {"storlek": "minst-50000", "forsta": "2018"}
    screen = press(open_page("map", data="demo", kommun="1230", **asked), "Återställ filter")
    assert screen.address == {"data": "demo", "kommun": "1230"}
    assert screen.answer == "33 av 33 kommuner i Skåne har deltagit i minst ett erbjudande 2018–2020."


def test_the_order_of_the_matrix_is_the_readers_choice() -> None:
    by_name, by_year = look("reference_group", sortering="namn", ar="2018"), look("reference_group", ar="2018")
    names = by_name.tables["Varje kommun i varje år"]["Kommun"].tolist()
    assert names[:3] == ["Bjuv", "Bromölla", "Burlöv"]
    assert by_name.figures["referensgrupp-matris"].layout["yaxis"]["categoryarray"] == names
    assert by_year.tables["Varje kommun i varje år"]["Kommun"].tolist()[:3] == ["Bjuv", "Eslöv", "Helsingborg"]


@pytest.mark.parametrize(
    ("several", "query", "drawn"),
    [
        ({"ar": [2018, 2019], "grupp": ["A2", "B4"]}, {}, ["År", "Kommuntyp (SKR)"]),
        ({"storlek": ["under-15000", "minst-50000"], "forsta": ["2018", "ingen"]}, {}, ["Storlek", "Första bekräftade år"]),
        ({"erbjudande": ["startpaket"], "samarbete": ["Skåne Nordost"]}, {}, []),
        ({"samarbete": ["Skåne Nordost"]}, {"samarbete": "Skåne Nordost"}, []),  # the row above the page takes it away
    ],
)
def test_a_filter_that_has_nothing_to_choose_between_is_not_drawn(
    monkeypatch: pytest.MonkeyPatch, several: dict[str, list[object]], query: dict[str, str], drawn: list[str]
) -> None:
    monkeypatch.setattr(selection, "options", lambda _: {key: [] for key in selection.FILTER_KEYS} | several)
    at = open_page(**query)
    assert not at.exception
    found = [*at.sidebar.get("button_group"), *at.sidebar.multiselect, *at.sidebar.button]
    assert [widget.label for widget in found if widget.label != "Språk"] == drawn
