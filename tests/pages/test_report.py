"""The page Rapport: what is chosen, in which order, with which words; all of it in the address."""

import pytest
from streamlit.testing.v1 import AppTest

from src.app.report_form import FORM
from tests.pages.screen import Screen, address_query, look, open_page, press, set_to, walk, widget

STANDARD = [
    ("Karta över erbjudandena", "Minst 3 och högst 20 av de 21 som kunde delta har deltagit i alla 4 erbjudanden"),
    ("Vägen till målet", "1 kommun kvar till målet på 33"),
    ("Referensgrupp: medlemmar per år", "12 nya kommuner 2020"),
    ("Referensgrupp: kartor, en för varje år", "Medlemmar i referensgruppen: 11 (2018), 14 (2019) och 17 (2020)"),
    ("Referensgrupp: varje kommun i varje år", "Helsingborg, Kristianstad, Lund, Malmö och Perstorp har varit med varje år"),
    ("Målet per kommunsamarbete", "3 av 4 kommunsamarbeten har alla sina kommuner med"),
    ("Målet per kommuntyp", "6 av 7 kommuntyper har alla sina kommuner med"),
    ("Tabell: Referensgrupp: medlemmar per år", "3 rader"),
    ("Tabell: Erbjudanden per kommun", "33 rader"),
]
NAMES = [
    "karta",
    "mal",
    "referensgrupp-per-ar",
    "referensgrupp-kartor",
    "referensgrupp-matris",
    "mal-samarbete",
    "mal-kommungrupp",
    "tabell-referensgrupp-ar",
    "tabell-erbjudanden",
]
PARTS = "Figurer, tabeller och kommuner"


def report(**query: str | tuple[str, ...]) -> AppTest:
    """The page at an address with this query."""
    return open_page("report", **query)


def move(at: AppTest, part: str, by: int) -> None:
    at.button(key=f"move-{part}-{by}").click().run()


def shown_query(at: AppTest) -> dict[str, tuple[str, ...]]:
    """What the address asks for that the page shows. (In the address bar, the browser writes what is typed.)"""
    (address,) = Screen(at).codes
    return address_query(address)


def test_the_standard_report_is_what_the_pages_answer_first() -> None:
    screen = look("report")
    assert screen.parts == STANDARD
    assert screen.address == {}


def test_a_parts_finding_is_the_headline_of_the_same_figure_on_its_page() -> None:
    for query in ({}, {"ar": "2018"}):
        screens = walk("overview", "map", "reference_group", "goal", "report", **query)
        shown = {name: figure.headline for screen in screens.values() for name, figure in screen.figures.items()}
        assert [finding for _, finding in screens["report"].parts[:7]] == [shown[name] for name in NAMES[:7]]


def test_the_filters_are_named_and_hold_for_the_report() -> None:
    screen = look("report", ar="2018", samarbete="Skåne Nordost")
    assert screen.notes[0] == "Filtren i sidan gäller också rapporten. Filter: år 2018; samarbete Skåne Nordost."
    assert screen.parts[-1] == ("Tabell: Erbjudanden per kommun", "6 rader")


def test_a_part_moves_up_and_down_and_the_address_follows() -> None:
    at = report()
    move(at, "mal", -1)
    assert Screen(at).address == {"del": ["mal", "karta", *NAMES[2:]]}
    assert Screen(at).parts == [STANDARD[1], STANDARD[0], *STANDARD[2:]]
    move(at, "mal", 1)
    move(at, "mal", 1)
    assert Screen(at).address["del"] == ["karta", "referensgrupp-per-ar", "mal", *NAMES[3:]]


def test_the_first_part_cannot_move_up_nor_the_last_down_nor_can_the_only_one_be_taken_away() -> None:
    at = report(**{"del": ("mal", "karta")})
    keys = ["move-mal--1", "move-mal-1", "drop-mal", "move-karta--1", "move-karta-1", "drop-karta"]
    assert [at.button(key=key).disabled for key in keys] == [True, False, False, False, True, False]
    at.button(key="drop-karta").click().run()
    assert shown_query(at) == {"del": ("mal",)}
    assert Screen(at).parts == STANDARD[1:2]
    assert at.button(key="drop-mal").disabled


def test_the_figures_of_the_report_are_shown_when_asked_for_in_its_order() -> None:
    at = report(**{"del": ("mal", "tabell-nya-per-ar", "karta")})
    screen = set_to(at, "toggle", "Visa figurerna", True)
    shown = [element.proto.alt for element in screen.elements if element.type == "plotly_chart"]
    assert [alt.partition(".")[0] for alt in shown] == ["Trappdiagram", "Karta"]


def test_parts_are_chosen_in_the_list_too() -> None:
    at = report()
    assert widget(at, "multiselect", PARTS).value == []
    set_to(at, "multiselect", PARTS, ["mal", "tabell-nya-per-ar", "kommun-1260"])
    assert Screen(at).address == {"del": ["mal", "tabell-nya-per-ar", "kommun-1260"]}
    assert [label for label, _ in Screen(at).parts] == ["Vägen till målet", "Tabell: När kommunerna kom med", "Kommun: Bjuv"]
    assert Screen(at).parts[2][1].startswith("Bjuv har deltagit i 4 av 4 erbjudanden 2018–2020:")


def test_all_municipalities_of_the_selection_are_one_word_in_the_address() -> None:
    at = report(samarbete="Skåne Nordost", **{"del": ("kommun-1290", "mal")})
    press(at, "Lägg till alla kommuner")
    assert Screen(at).address["del"] == ["kommun-1290", "mal", "kommun-alla"]
    assert Screen(at).parts[-1] == ("Kommuner: alla 6 i urvalet", "En sida om var och en av de 6 kommunerna.")
    press(at, "Välj bland dem")
    chosen = Screen(at).address["del"]
    assert chosen[:2] == ["kommun-1290", "mal"]
    assert sorted(chosen[2:]) == ["kommun-1256", "kommun-1266", "kommun-1272", "kommun-1273", "kommun-1293"]
    assert Screen(at).broken == []


LONG = {f"kommentar-{name}": f"{name}: {'å' * 90}" for name in NAMES}


def test_a_choice_too_long_for_an_address_leaves_its_mark_there_and_is_offered_as_a_file() -> None:
    at = report(**LONG)
    mark = Screen(at).address["val"]
    assert isinstance(mark, str)
    assert Screen(at).codes == []
    assert "Spara valet i en fil" in [button.label for button in at.get("download_button")]
    again = report(val=mark)  # as by a reload, while the process remembers
    assert widget(again, "text_input", "Egen kommentar till del 1").value == LONG["kommentar-karta"]
    set_to(again, "text_input", "Egen kommentar till del 1", "")
    assert Screen(again).address["val"] != mark


def test_a_saved_choice_is_opened_from_its_file_and_no_other_file_is() -> None:
    at = report(val="0" * 12)
    assert "sparat i en fil" in Screen(at).html
    at.file_uploader[0].set_value([("val.json", b'{"val": 1}', "application/json")]).run()
    assert "Filen är inget sparat val." in Screen(at).html
    file = b'{"val": {"ar": ["2019"], "del": ["mal", "kommun-alla"]}}'
    at.file_uploader[0].set_value([("val.json", file, "application/json")]).run()
    assert Screen(at).address == {"ar": "2019", "del": ["mal", "kommun-alla"]}
    assert "sparat i en fil" not in Screen(at).html


def test_the_usual_choice_comes_back_and_takes_the_parts_out_of_the_address() -> None:
    at = report(titel="Min rapport", **{"del": ("mal", "karta")})
    press(at, "Återgå till standardrapporten")
    assert Screen(at).address == {"titel": "Min rapport"}
    assert Screen(at).parts == STANDARD
    assert [button.disabled for button in at.button if button.label == "Återgå till standardrapporten"] == [True]


def test_texts_are_in_the_address_and_a_comment_moves_with_its_part() -> None:
    at = report(**{"del": ("mal", "karta")})
    set_to(at, "text_input", "Titel", "Läget i maj")
    set_to(at, "text_area", "Inledning", "Första raden.\nAndra raden.")
    set_to(at, "text_input", "Egen kommentar till del 2", "Se sydost.")
    words = {"titel": ("Läget i maj",), "inledning": ("Första raden.\nAndra raden.",)}
    comment = {"kommentar-karta": ("Se sydost.",)}
    assert shown_query(at) == {"del": ("mal", "karta")} | words | comment
    move(at, "karta", -1)
    assert shown_query(at) == {"del": ("karta", "mal")} | words | comment
    at.button(key="drop-karta").click().run()
    assert shown_query(at) == {"del": ("mal",)} | words


@pytest.mark.parametrize(("query", "address"), [({}, "/rapport"), ({"data": "demo"}, "/rapport?data=demo")])
def test_the_address_asks_for_the_latest_export_unless_another_is_shown(query: dict[str, str], address: str) -> None:
    assert look("report", **query).codes == [address]


def test_unknown_parts_are_dropped_from_the_address_and_the_rest_keep_their_order() -> None:
    at = report(grupp="B4", **{"del": ("mal", "nonsens", "kommun-1280", "<b>", "karta", "mal", "kommun-1260")})
    assert Screen(at).broken == []
    assert [label for label, _ in Screen(at).parts] == ["Vägen till målet", "Karta över erbjudandena", "Kommun: Bjuv"]
    assert Screen(at).address["del"] == ["mal", "karta", "kommun-1260"]
    assert shown_query(at) == {"grupp": ("B4",), "del": ("mal", "karta", "kommun-1260")}


def test_texts_that_are_too_long_are_cut() -> None:
    at = report(titel="x" * 5000, inledning="y" * 50_000, **{"del": "mal", "kommentar-mal": "z" * 5000})
    assert Screen(at).broken == []
    longest = {"Titel": 120, "Inledning": 1500, "Egen kommentar till del 1": 500}
    assert {field.label: len(field.value) for field in (*at.text_input, *at.text_area) if field.label in longest} == longest


def test_another_format_is_in_the_address() -> None:
    at = report(format="exe")
    assert (widget(at, "radio", "Andra format").value, "format" in at.query_params) == (None, False)
    screen = set_to(at, "radio", "Andra format", "zip")
    assert screen.address == {"format": "zip"}
    assert any("format=zip" in code for code in screen.codes)
    assert widget(report(format="kommuner"), "radio", "Andra format").value == "kommuner"


@pytest.mark.parametrize(
    ("asked", "kinds"),
    [
        ({}, ["primary", "primary", "primary"]),
        ({"format": "zip"}, ["primary", "primary", "primary"]),
        ({"format": "pptx"}, ["secondary", "primary", "secondary"]),
    ],
)
def test_the_first_formats_have_a_button_each_and_the_one_that_an_address_asks_for_stands_out(
    asked: dict[str, str], kinds: list[str]
) -> None:
    at = report(**asked)
    buttons = [at.button(key=f"make-{kind}") for kind in ("pdf", "pptx", "docx")]
    assert [button.label for button in buttons] == ["Skapa PDF", "Skapa bildspel (PPTX)", "Skapa Word (DOCX)"]
    assert [button.proto.type for button in buttons] == kinds
    assert Screen(at).address == asked


@pytest.mark.parametrize(
    ("asked", "unfolded"),
    [
        ({}, False),
        ({"ar": "2018", "kommentar-mal": ""}, False),
        ({"del": "mal"}, True),
        ({"titel": "Läget"}, True),
        ({"inledning": "Kort."}, True),
        ({"kommentar-mal": "Se sydost."}, True),
        ({"format": "docx"}, True),
    ],
)
def test_the_form_is_unfolded_where_the_address_holds_a_choice_of_its_own(asked: dict[str, str], unfolded: bool) -> None:
    (form,) = [
        expander for expander in open_page("report", unfolded=False, **asked).expander if expander.label.startswith("Anpassa")
    ]
    assert form.proto.expanded == unfolded


def test_the_form_stays_folded_or_unfolded_while_the_page_is_open() -> None:
    at = open_page("report", unfolded=False, **{"del": "mal"})
    press(at, "Återgå till standardrapporten")
    assert at.expander[0].proto.expanded
    folded = open_page("report", unfolded=False)
    assert Screen(folded).codes == []
    folded.session_state[FORM] = True
    assert len(Screen(folded.run()).codes) == 1
