"""The page Kommun: the choice, the grid, what is missing and how to tell it; and the ways from tables to it."""

import re
import shutil
from pathlib import Path

import pytest

from tests.pages.screen import Screen, look, open_page
from tests.records.frozen import SKANE

LIST = r'<nav class="link-list".*?</nav>'


def test_without_a_choice_there_is_the_map_and_a_link_to_each_municipality_by_name_that_keeps_the_filters() -> None:
    screen = look("municipality", ar="2018", grupp="B4")
    assert list(screen.figures) == ["karta"]
    (found,) = re.findall(LIST, screen.html, re.DOTALL)
    links = re.findall(r'href="([^"]+)"[^>]*>([^<]+)<', found)
    assert (len(links), links[0][1], [name for _, name in links[-2:]]) == (33, "Bjuv", ["Örkelljunga", "Östra Göinge"])
    assert links[0][0] == "./kommun?ar=2018&amp;grupp=B4&amp;kommun=1260"
    assert not re.findall(LIST, look("municipality", kommun="1260").html)


def test_a_municipalitys_page_leads_back_to_the_list_with_the_filters_kept() -> None:
    assert '<a href="./kommun?ar=2018"' in look("municipality", kommun="1260", ar="2018").html
    assert 'aria-label="Alla kommuner"' not in look("municipality").html.partition("<nav")[0]


def test_the_grid_leads_from_an_offering_and_a_year_to_its_rows() -> None:
    html = look("municipality", kommun="1284", ar="2019").html
    assert './uppgifter?ar=2019&amp;uppgift=1284.startpaket"' in html
    assert './uppgifter?ar=2019&amp;uppgift=1284.startpaket.2019"' in html


def test_what_is_missing_is_said_and_offered_to_be_filled_in() -> None:
    screen = look("municipality", kommun="1284")
    assert "Svar saknas för 6 av 12 rutor: Startpaket 2018–2020 och Folkpaket 2018–2020. Det betyder inte nej." in screen.notes
    (label,) = [e.proto.label for e in screen.elements if e.type == "download_button" and "fyll" in e.proto.label]
    assert label == "Ladda ned 6 frågor att fylla i (Excel)"
    assert "mailto:" not in screen.html


def test_where_nothing_is_missing_nothing_is_asked() -> None:
    screen = look("municipality", kommun="1284", data="demo")
    assert "Inget svar saknas." in screen.notes
    assert "Lämna uppgift" not in screen.headings


def test_the_contact_of_the_programme_gets_a_letter_about_the_municipality(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = shutil.copytree(SKANE, tmp_path / "data")
    file = data / "programme.toml"
    file.write_text(file.read_text("utf-8").replace("[owner]", '[contact]\nemail = "svar@exempel.se"\n\n[owner]', 1), "utf-8")
    monkeypatch.setenv("DIGITALT_DATA", str(data))
    screen = Screen(open_page("municipality", kommun="1284"))
    assert 'href="mailto:svar@exempel.se?subject=Uppgifter%20om%20H%C3%B6gan%C3%A4s%20%281284%29"' in screen.html
    assert "Skicka filen till svar@exempel.se" in screen.html


def test_the_map_to_choose_from_is_of_all_and_says_that_a_filter_on_municipalities_changes_nothing() -> None:
    screen = look("municipality", grupp="A1")
    assert screen.notes[0] == "Filtren på kommuner ändrar inget här."
    assert len(screen.figures["karta"].coloured()) == 33


@pytest.mark.parametrize(
    ("page", "query", "address"),
    [
        ("map", {}, "./kommun?kommun=1260"),
        ("reference_group", {}, "./kommun?kommun=1260"),
        ("evidence", {"flik": "luckor"}, "./kommun?kommun=1284"),
        ("records", {"uppgift": "mal"}, "./kommun?kommun=1260"),
        ("municipality", {"kommun": "1284"}, "./kommun?kommun=1285"),
    ],
)
def test_a_name_in_a_table_leads_to_its_page(page: str, query: dict[str, str], address: str) -> None:
    assert re.search(rf'<th scope="row"[^>]*><a href="{re.escape(address)}"', look(page, **query).html)


@pytest.mark.parametrize(
    ("page", "line", "first", "many"),
    [
        ("goal", '<tr><th scope="row"', ("1272", "Bromölla"), 32),
        ("evidence", "Alla kommuner har varit med i referensgruppen under projektet.", ("1230", "Staffanstorp"), 1),
    ],
)
def test_the_names_in_a_cell_lead_to_their_pages_with_the_filters_kept(
    page: str, line: str, first: tuple[str, str], many: int
) -> None:
    rows = re.findall("<tr.*?</tr>", look(page, erbjudande="folkpaket").html, re.DOTALL)
    link = r'href="./kommun\?erbjudande=folkpaket&amp;kommun=(\d{4})"[^>]*>([^<]+)<'
    ways = [way for row in rows if line in row for way in re.findall(link, row)]
    assert first in ways
    assert len(set(ways)) == many
