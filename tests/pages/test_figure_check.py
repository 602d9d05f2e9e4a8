"""The page Källor checks by its id whether a printed figure still holds."""

import re
import shutil
from pathlib import Path

import pandas as pd
import pytest

from src.charts.theme import DARK
from tests.pages.screen import Screen, address_query, look, open_page, set_to, walk
from tests.records.next_export import OLD, write_two_exports

HOLDS = "Figuren gäller: samma data, samma siffror (Dokumenterat underlag, 2020-11-13)."
HOLDS_STILL = "Figuren gäller ännu: andra data i dag (Dokumenterat underlag, 2021-03-31), men samma siffror."
CHANGED = "Figuren gäller inte längre: siffrorna är andra i dag (Dokumenterat underlag, 2021-03-31)."
OTHER_FILTERS = "Figuren är ritad med andra filter än dessa, eller med en tidigare version av instrumentpanelen."
FIND_OUT = "Öppna adressen som står i figuren: den sätter figurens filter. Står det samma sak då, är det versionen."
UNREADABLE = "Det är inget id på en figur som finns här. Det står sist under figuren, före adressen."
UNKNOWN = "Det går inte att avgöra om figuren gäller: uppgifterna som den bygger på finns inte här."
COMPARE = "Sätt de filter som står i figuren, och jämför dess siffror med dagens nedan."
CHANGES = "Det som har ändrats sedan figuren skapades"


def printed(page: str, name: str, **query: str | tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """What the address under a figure of the documented record asks for."""
    return address_query(look(page, **query).figures[name].address)


def identity(page: str, name: str, **query: str | tuple[str, ...]) -> str:
    """The id of a figure of the documented record."""
    return look(page, **query).figures[name].id


def verdict(screen: Screen) -> str:
    """What is said of the figure: the page's finding if an address asked, else a sentence that a screen reader hears too."""
    assert screen.broken == []
    if not (below := screen._of_class("verdict")):
        return screen.answer
    (said,) = below
    assert f'<div role="status"><p class="verdict">{said}</p></div>' in re.sub(
        r"<span[^>]*>|</span>", "", screen.html.replace("\xa0", " ")
    )
    return said


def changes(screen: Screen) -> list[list[str]]:
    found = screen.tables.get(CHANGES, pd.DataFrame(columns=["Vad", "I figuren", "I dag"]))
    assert list(found.columns) == ["Vad", "I figuren", "I dag"]
    return found.to_numpy().tolist()


def test_the_verdict_is_the_pages_finding_where_the_address_asks_for_it_and_below_the_field_where_it_is_typed() -> None:
    asked = identity("goal", "mal")
    assert look("evidence", figur=asked).answer == HOLDS
    typed = set_to(open_page("evidence", flik="metod"), "text_input", "Figurens id", asked)
    assert (typed.answer, typed._of_class("verdict")) == (look("evidence", flik="metod").answer, [HOLDS])


def test_without_an_id_there_is_no_verdict() -> None:
    screen = look("evidence", flik="metod")
    assert screen._of_class("verdict") == []
    assert "Gäller en figur ännu?" in screen.headings


@pytest.mark.parametrize("query", [{}, {"ar": ("2018", "2020"), "grupp": "B4"}, {"data": "demo"}], ids=str)
def test_the_address_under_a_figure_says_that_it_holds_and_shows_it(query: dict[str, str | tuple[str, ...]]) -> None:
    figures = {name: figure for screen in walk("map", "goal", **query).values() for name, figure in screen.figures.items()}
    export = "Exempeldata, 2020-12-31" if query.get("data") == "demo" else "Dokumenterat underlag, 2020-11-13"
    for name, figure in figures.items():
        asked = address_query(figure.address)
        screen = look("evidence", **asked)
        assert verdict(screen) == f"Figuren gäller: samma data, samma siffror ({export})."
        assert (screen.figures[name].data, screen.figures[name].called) == (figure.data, figure.called)
        assert changes(screen) == []
        del asked["figur"]
        if name.startswith("mal"):  # the goal counts from the first year, whichever years are selected
            asked["ar"] = query.get("ar", ())
        asked = {key: value for key, value in asked.items() if value}
        assert asked == {key: value if isinstance(value, tuple) else (value,) for key, value in ({"data": OLD} | query).items()}


def test_the_figure_has_the_colours_of_the_readers_page() -> None:
    dark = Screen(open_page("evidence", theme="dark", figur=identity("goal", "mal"))).figures["mal"]
    assert dark.layout["font"]["color"] == DARK.ink


def test_an_id_can_be_typed_with_spaces_and_a_full_stop() -> None:
    at, typed = open_page("evidence", flik="metod"), f" {identity('goal', 'mal')}. "
    assert verdict(set_to(at, "text_input", "Figurens id", typed)) == HOLDS


def test_a_figure_with_other_filters_is_recognized_and_holds_once_they_are_set() -> None:
    at = open_page("evidence", figur=identity("map", "karta", ar="2018"))
    assert verdict(Screen(at)) == OTHER_FILTERS
    assert changes(Screen(at)) == []
    assert FIND_OUT in Screen(at).said
    assert verdict(set_to(at, "pills", "År", ["2018"])) == HOLDS


@pytest.mark.parametrize("nonsense", ["abc", "<script>alert(1)</script>"])
def test_an_invalid_id_is_reported_and_draws_nothing(nonsense: str) -> None:
    screen = look("evidence", figur=nonsense)
    assert verdict(screen) == UNREADABLE
    assert list(screen.figures) == list(look("evidence").figures)
    assert "<script" not in screen.html


# After the next export


@pytest.fixture(scope="module")
def newer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a newer export, in which Staffanstorp came in 2020 and Perstorp left in 2018."""
    return write_two_exports(tmp_path_factory.mktemp("next") / "data")


@pytest.fixture
def mal() -> dict[str, tuple[str, ...]]:
    """What the address under the figure of the goal asks for."""
    return printed("goal", "mal")


def test_a_figure_no_longer_holds_if_newer_data_change_its_numbers_and_the_changes_are_listed(
    mal: dict[str, tuple[str, ...]], newer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DIGITALT_DATA", str(newer))
    screen = look("evidence", **mal)
    assert verdict(screen) == CHANGED
    assert changes(screen) == [
        ["2018", "11 av 33", "10 av 33"],
        ["2020", "32 av 33", "33 av 33"],
        ["vid sista steget", "Staffanstorp saknas", ".."],
    ]
    assert screen.figures["mal"].headline == "Målet är nått: 33 av 33 kommuner"
    english = look("evidence", sprak="en", **mal)
    assert verdict(english).startswith("The figure no longer holds")
    (table,) = (rows for rows in english.tables.values() if "33 of 33" in rows.to_string())
    assert table.to_numpy().tolist() == [
        ["2018", "11 of 33", "10 of 33"],
        ["2020", "32 of 33", "33 of 33"],
        ["at the last step", "Missing: Staffanstorp", ".."],
    ]


def test_newer_data_are_compared_with_the_filters_of_the_figure(newer: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    of_2020 = printed("map", "karta", ar="2020", erbjudande="referensgrupp", samarbete="MalmöLundregionen")
    of_2019 = printed("map", "karta", ar="2019")
    monkeypatch.setenv("DIGITALT_DATA", str(newer))
    assert verdict(look("evidence", **of_2020)) == CHANGED
    assert changes(look("evidence", **of_2020)) == [["Staffanstorp", "nej", "ja"]]
    assert verdict(look("evidence", **of_2019)) == HOLDS_STILL
    assert changes(look("evidence", **of_2019)) == []


def test_without_the_figures_own_data_the_verdict_is_unknown_and_no_change_is_listed(
    mal: dict[str, tuple[str, ...]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write_two_exports(tmp_path / "data")
    shutil.rmtree(root / "exports" / OLD)
    monkeypatch.setenv("DIGITALT_DATA", str(root))
    screen = look("evidence", **mal)
    assert verdict(screen) == UNKNOWN
    assert changes(screen) == []
    assert COMPARE in screen.said
    assert list(screen.figures) == ["mal", *look("evidence").figures]


def test_a_faulty_newer_export_is_not_compared_with(
    mal: dict[str, tuple[str, ...]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DIGITALT_DATA", str(write_two_exports(tmp_path / "data", faulty=True)))
    screen = look("evidence", **mal)
    assert (verdict(screen), screen.title) == (HOLDS, "Källor")


def test_a_figure_is_compared_with_its_own_kind_of_data_whichever_is_shown() -> None:
    made_up = look("evidence", figur=identity("goal", "mal-samarbete", data="demo"))
    assert verdict(made_up) == "Figuren gäller: samma data, samma siffror (Exempeldata, 2020-12-31)."
    assert "Exempeldata: påhittade uppgifter." in made_up.figures["mal-samarbete"].words
    documented = look("evidence", data="demo", figur=identity("map", "karta"))
    assert verdict(documented) == HOLDS
    assert "Exempeldata" not in documented.figures["karta"].words
