"""Underlag: whether a figure on paper still holds, by its id, against the data of today."""

import shutil
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.screen import Screen, address_query, frame, walk, walk_anew
from tests.records.frozen import SKANE

OLD, NEW = "2020-11-13", "2021-11-12"
STAFFANSTORP = f"1230;Staffanstorp;Referensgrupp;2020;ja;regionskane-{OLD}\n"
HOLDS = "Figuren gäller: samma data, samma siffror (Dokumenterat underlag, 2020-11-13)."
HOLDS_STILL = "Figuren gäller ännu: andra data i dag (Dokumenterat underlag, 2021-11-12), men samma siffror."
CHANGED = "Figuren gäller inte längre: siffrorna är andra i dag (Dokumenterat underlag, 2021-11-12)."
OTHER_FILTERS = "Figuren är ritad med andra filter än dessa. Sätt de filter som står i figuren."
UNREADABLE = "Det är inget id på en figur som finns här. Det står sist under figuren, före adressen."
GONE = "Underlaget som figuren bygger på finns inte kvar här. Jämför siffrorna med figuren nedan."
CHANGES = "Det som har ändrats sedan figuren skapades"


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the shipped data."""
    root = tmp_path / "data"
    shutil.copytree(SKANE, root)
    monkeypatch.setenv("DIGITALT_DATA", str(root))
    return root


def next_years_export(root: Path, more: str = "") -> None:
    """The same export handed in anew, with more rows; the old one is kept."""
    folder = root / "exports" / NEW
    shutil.copytree(root / "exports" / OLD, folder)
    label = folder / "export.toml"
    label.write_text(label.read_text("utf-8").replace(f"as_of = {OLD}", f"as_of = {NEW}"), "utf-8")
    with (folder / "participation.csv").open("a", encoding="utf-8") as rows:
        rows.write(more)


def evidence(**query: str | tuple[str, ...]) -> AppTest:
    """The page at an address with this query."""
    return frame(**query).switch_page("pages/evidence.py").run()


def printed(page: str, name: str, **query: str | tuple[str, ...]) -> str:
    """The address that a figure on that page carries, of whatever data there are now."""
    return walk_anew(page, **query)[page].figures[name].address


def identity(name: str, **query: str | tuple[str, ...]) -> str:
    """The id of a figure of the shipped data."""
    return next(screen.figures[name].id for screen in walk(**query).values() if name in screen.figures)


def verdict(at: AppTest) -> str:
    """What is said of the figure, and that a screen reader is told."""
    screen = Screen(at)
    assert screen.broken == []
    (said,) = screen._of_class("verdict")
    assert f'<div role="status"><p class="verdict">{said}</p></div>' in screen.html.replace("\xa0", " ")
    return said


def changes(at: AppTest) -> list[list[str]]:
    found = Screen(at).tables.get(CHANGES, pd.DataFrame(columns=["Vad", "I figuren", "I dag"]))
    assert list(found.columns) == ["Vad", "I figuren", "I dag"]
    return found.to_numpy().tolist()


def test_nothing_is_said_until_a_figure_is_asked_about() -> None:
    screen = walk()["evidence"]
    assert screen._of_class("verdict") == []
    assert list(screen.figures) == ["listor"]
    assert screen.headings[-1] == "Gäller en figur ännu?"


@pytest.mark.parametrize(
    "query", [{}, {"ar": ("2018", "2020"), "grupp": "B4"}, {"erbjudande": "ledarpaket"}, {"data": "demo"}], ids=str
)
def test_the_address_under_every_figure_says_that_it_holds_and_shows_it(query: dict[str, str | tuple[str, ...]]) -> None:
    screens = walk("map", "reference_group", "goal", "evidence", **query)
    figures = {name: figure for screen in screens.values() for name, figure in screen.figures.items()}
    assert len(figures) == 11
    at = None
    for name, figure in figures.items():
        asked = address_query(figure.address)
        at = at or evidence(**asked)
        (id_,) = asked.pop("figur")
        at.text_input(key="figur").set_value(id_).run()
        export = "Exempeldata, 2020-12-31" if query.get("data") == "demo" else "Dokumenterat underlag, 2020-11-13"
        assert verdict(at) == f"Figuren gäller: samma data, samma siffror ({export})."
        assert Screen(at).figures[name].data == figure.data
        assert Screen(at).figures[name].alt == figure.alt
        assert changes(at) == []
        assert asked == {key: value if isinstance(value, tuple) else (value,) for key, value in ({"data": OLD} | query).items()}


def test_an_id_in_the_address_is_checked_at_once() -> None:
    at = evidence(figur=identity("mal"))
    assert verdict(at) == HOLDS
    assert at.text_input(key="figur").value == identity("mal")


def test_an_id_is_read_with_the_full_stop_and_the_spaces_that_stand_in_frame() -> None:
    assert verdict(evidence(figur=f" {identity('mal')}. ")) == HOLDS


def test_other_filters_than_the_figures_are_said_and_setting_them_mends_it() -> None:
    at = evidence(figur=identity("karta", ar="2018"))
    assert verdict(at) == OTHER_FILTERS
    assert changes(at) == []
    at.pills(key="ar-seen").set_value(["2018"]).run()
    assert verdict(at) == HOLDS


@pytest.mark.parametrize(
    "nonsense", ["abc", "karta", "karta.1234.5678", "ingenting.00000000.00000000", "<script>alert(1)</script>", "x" * 5000]
)
def test_what_is_no_id_is_said_and_draws_nothing(nonsense: str) -> None:
    at = evidence(figur=nonsense)
    assert verdict(at) == UNREADABLE
    assert list(Screen(at).figures) == ["listor"]  # the page's own
    assert "<script" not in Screen(at).html


def test_newer_data_with_other_numbers_no_longer_hold_and_what_has_changed_is_named(data: Path) -> None:
    address = printed("goal", "mal")
    next_years_export(data, STAFFANSTORP)
    at = evidence(**address_query(address))
    assert verdict(at) == CHANGED
    assert changes(at) == [["2020", "32 av 33", "33 av 33"]]
    assert Screen(at).figures["mal"].headline == "Målet är nått: 33 av 33 kommuner"
    assert GONE not in Screen(at).said


def test_what_has_changed_is_named_with_the_figures_filters(data: Path) -> None:
    address = printed("map", "karta", ar="2020", erbjudande="referensgrupp", samarbete="MalmöLundregionen")
    next_years_export(data, STAFFANSTORP)
    at = evidence(**address_query(address))
    assert verdict(at) == CHANGED
    assert changes(at) == [["Staffanstorp", "nej", "ja"]]


def test_newer_data_with_the_same_numbers_still_hold(data: Path) -> None:
    address = printed("goal", "mal")
    before_staffanstorp = printed("map", "karta", ar="2018")
    next_years_export(data, STAFFANSTORP)
    assert verdict(evidence(**address_query(before_staffanstorp))) == HOLDS_STILL
    (data / "exports" / NEW / "participation.csv").write_text((data / "exports" / OLD / "participation.csv").read_text("utf-8"))
    at = evidence(**address_query(address))
    assert verdict(at) == HOLDS_STILL
    assert changes(at) == []


def test_where_the_figures_own_data_are_gone_that_is_said_and_no_change_is_guessed(data: Path) -> None:
    address = printed("goal", "mal")
    next_years_export(data, STAFFANSTORP)
    shutil.rmtree(data / "exports" / OLD)
    at = evidence(**address_query(address))
    assert verdict(at) == CHANGED
    assert changes(at) == []
    assert GONE in Screen(at).said
    assert list(Screen(at).figures) == ["mal", "listor"]


def test_a_faulty_newer_export_is_no_verdict_and_no_crash(data: Path) -> None:
    address = printed("goal", "mal")
    next_years_export(data, "1230;Staffanstorp;Referensgrupp;2020;kanske;x\n")
    screen = Screen(evidence(**address_query(address)))
    assert screen.broken == []
    assert screen.title == "Underlag"
    assert screen._of_class("verdict") == [HOLDS]


def test_a_figure_of_made_up_data_is_held_against_made_up_data_whatever_is_shown() -> None:
    made_up = identity("mal-samarbete", data="demo")
    assert made_up != identity("mal-samarbete")
    at = evidence(figur=made_up)
    assert verdict(at) == "Figuren gäller: samma data, samma siffror (Exempeldata, 2020-12-31)."
    assert "Exempeldata: påhittade uppgifter." in Screen(at).figures["mal-samarbete"].words


def test_a_figure_of_the_record_is_held_against_the_record_though_made_up_data_are_shown() -> None:
    at = evidence(data="demo", figur=identity("karta"))
    assert verdict(at) == HOLDS
    assert "Exempeldata" not in Screen(at).figures["karta"].words


def test_the_verdict_is_in_the_readers_language(data: Path) -> None:
    address = printed("goal", "mal", sprak="en")
    next_years_export(data, STAFFANSTORP)
    at = evidence(**address_query(address))
    assert verdict(at).startswith("The figure no longer holds")
    (table,) = (rows for rows in Screen(at).tables.values() if "33 of 33" in rows.to_string())
    assert table.to_numpy().tolist() == [["2020", "32 of 33", "33 of 33"]]
