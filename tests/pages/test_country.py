"""More than sixty municipalities: pages group, fold and page them, and a filter on one area shows them as before."""

import re
from pathlib import Path

import pytest

from benchmarks.country import write_country
from src.catalogue.figures import figures
from src.catalogue.parts import standard
from src.charts.paper import FULL, Canvas
from src.language import read_language
from src.selection.selection import everything
from src.selection.view import View
from tests.conftest import assessed
from tests.pages.screen import Screen, look, open_page, widget

AREA = "Uppsala län"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Five counties: 69 municipalities."""
    root = tmp_path_factory.mktemp("country")
    assert write_country(root, counties=5, years=3, offerings=3) == 69
    return root


@pytest.fixture(autouse=True)
def _data_of_five_counties(monkeypatch: pytest.MonkeyPatch, data: Path) -> None:
    monkeypatch.setenv("DIGITALT_DATA", str(data))


def details(screen: Screen) -> dict[str, int]:
    """The words of each fold with its number of links."""
    found = re.findall(r"<details><summary>(.*?)</summary>(.*?)</details>", screen.html)
    return {re.sub("<.*?>", "", words): inside.count("<a ") for words, inside in found}


def test_the_map_has_a_table_of_areas_and_shows_the_rows_of_one() -> None:
    screen = look("map")
    areas = screen.tables["Hur många kommuner som har deltagit i något, per län"]
    assert areas["Län"].tolist()[:2] == ["Stockholms län", AREA]
    assert areas["Kommuner"].astype(int).sum() == 69
    shown = screen.tables["Antal erbjudanden och läget för varje erbjudande, en rad för varje kommun"]
    assert set(shown["Län"]) == {"Stockholms län"}
    assert 'href="./karta?grupp=03"' in screen.html
    assert "Tecken står där de får plats" in screen.html


def test_a_long_table_of_a_few_municipalities_shows_sixty_rows_at_a_time() -> None:
    title = "Det som är okänt, och vad som skulle avgöra det"
    at = open_page("evidence", flik="luckor", grupp="01")
    shown = Screen(at).tables[title]
    choice = widget(at, "selectbox", "Visa rader")
    assert (len(shown), choice.options[0]) == (60, f"1–60 av {choice.options[-1].split()[-1]}")
    rest = Screen(choice.set_value(60).run()).tables[title]
    assert not shown.merge(rest, how="inner").size


def test_the_matrix_counts_by_area_and_yearly_maps_are_left_out() -> None:
    screen = look("reference_group")
    assert "natverk-kartor" not in screen.figures
    assert screen.figures["natverk-matris"].alt.startswith("Matris med en rad för varje län.")
    assert any("högst 60 kommuner åt gången" in note for note in screen.notes)


def test_small_yearly_maps_are_not_in_the_standard_report_and_carry_the_signs_that_fit(data: Path) -> None:
    record = assessed(data)
    view = View(record, everything(record.programme), read_language("sv"))
    assert "natverk-kartor" not in standard(view)
    drawn = figures(view)["natverk-kartor"].draw(view, Canvas(paper=FULL))
    written = [trace.text for trace in drawn.figure.data if trace.type == "scattergeo" and trace.mode == "text"]
    assert [set(signs) for signs in written if signs] == [{"<b>?</b>"}]  # only the first year has no complete list
    assert 5 < len(written[0]) < 40


def test_lists_are_numbers_that_open() -> None:
    goal, municipality = look("goal"), look("municipality")
    assert sum(details(municipality).values()) == 69
    assert details(municipality)[f"{AREA} 8"] == 8
    years = {words: links for words, links in details(goal).items() if words.endswith(" kommuner")}
    assert years
    assert all(int(words.split()[0]) == links for words, links in years.items())


def test_a_report_of_many_parts_shows_some_at_a_time() -> None:
    parts = tuple(f"kommun-{code}" for code in sorted(look("map").figures["karta"].coloured()))
    at = open_page("report", **{"del": parts})
    comments = [field.label for field in at.text_input if "kommentar" in field.label]
    assert [comments[0], comments[-1], len(comments)] == ["Egen kommentar till del 1", "Egen kommentar till del 12", 12]
    assert "57 delar till" in Screen(at).html
    comments = [
        field.label for field in widget(at, "selectbox", "Visa delarna").set_value(60).run().text_input if "del 69" in field.label
    ]
    assert comments == ["Egen kommentar till del 69"]


def test_a_report_of_many_parts_has_a_field_for_one_more_and_no_chip_for_each() -> None:
    parts = tuple(f"kommun-{code}" for code in sorted(look("map").figures["karta"].coloured()))
    at = open_page("report", **{"del": parts})
    assert "Figurer, tabeller och kommuner" not in [field.label for field in at.multiselect]
    added = widget(at, "selectbox", "Lägg till bland figurer, tabeller och kommuner (69 delar är valda)").set_value("karta").run()
    assert Screen(added).address["del"] == [*parts, "karta"]


def test_one_area_is_shown_as_a_region_is() -> None:
    screen = look("reference_group", grupp="03")
    assert "natverk-kartor" in screen.figures
    assert screen.figures["natverk-matris"].alt.startswith("Matris med en rad för varje kommun.")
    assert " av 8 kommuner i Uppsala län var med i nätverket 2020." in screen.answer
    assert details(screen) == {}


def test_a_cell_that_only_counts_municipalities_is_not_folded() -> None:
    screen = look("changes")
    assert re.search(r">\d\d kommuner \(från okänt till nej\)<", screen.html)
    assert details(screen) == {}
