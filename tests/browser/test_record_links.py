"""From a number on the screen to its records and their source, by clicks and by the keyboard."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, Visiting
from tests.browser.shipped import EXPORT, NAMES
from tests.browser.test_map import click

# The middle of a cell's field in the matrix.
FIELD = """cell => {
    const leads = ({type, meta}) => type === 'bar' && Array.isArray(meta) && meta.includes(cell);
    const graph = [...document.querySelectorAll('.js-plotly-plot')].find(({data}) => data.some(leads));
    const bars = graph.data.filter(({type}) => type === 'bar');
    const trace = graph.querySelectorAll('.barlayer .trace')[bars.findIndex(leads)];
    const point = trace.querySelectorAll('.point')[bars.find(leads).meta.indexOf(cell)];
    point.scrollIntoView({block: 'center'});
    const {x, y, width, height} = point.getBoundingClientRect();
    return [x + width / 2, y + height / 2];
}"""


def test_from_the_goal_to_its_records_to_the_source(visit: Visiting) -> None:
    overview = visit().open("/?samarbete=Familjen+Helsingborg")
    number = overview.answer.split()[0]
    overview.page.get_by_role("link", name="Visa raderna bakom siffran").first.click()
    expect(overview.page).to_have_title(re.compile("^Uppgifter"))
    overview.ready()
    assert overview.path == "/uppgifter"
    assert overview.query == {"samarbete": ["Familjen Helsingborg"], "uppgift": ["mal"]}
    assert overview.answer.startswith(f"{number} av ")
    said = overview.page.get_by_test_id("stMain").inner_text()
    assert f"Uppgifter per {EXPORT}" in said
    with overview.page.expect_download() as file:
        overview.page.get_by_role("button", name="Ladda ned tabellen (CSV)").first.click()
    lines = file.value.path().read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == "Kommun;Erbjudande;År;Svar;Varför;Källa;Fil;Rad;Uppgifter per"
    assert {line.split(";")[6] for line in lines[1:]} == {"participation.csv"}
    assert len({line.split(";")[0] for line in lines[1:]}) == int(number)


def test_the_mark_of_a_claim_leads_to_its_row_which_is_in_sight_and_has_the_focus(visit: Visiting) -> None:
    overview = visit().open("/")
    mark = overview.page.get_by_role("link", name="Webbsidan säger 33: ”Alla kommuner har varit med").first
    mark.focus()
    overview.page.keyboard.press("Enter")
    row = overview.page.locator("#pastaende-alla-har-varit-med")
    expect(row).to_be_focused()
    expect(row).to_be_in_viewport()
    assert "Staffanstorp" in row.inner_text()
    assert overview.path == "/underlag"


def test_a_row_far_down_is_brought_into_sight(visit: Visiting) -> None:
    seen = visit(viewport=PHONE).open("/underlag#pastaende-antal-kommuner")
    row = seen.page.locator("#pastaende-antal-kommuner")
    expect(row).to_be_focused()
    expect(row).to_be_in_viewport()


def test_a_field_of_the_matrix_leads_to_the_rows_about_it(visit: Visiting) -> None:
    seen = visit().open("/referensgrupp?grupp=B4")
    seen.page.mouse.click(*seen.page.evaluate(FIELD, "1285.referensgrupp.2019"))
    seen.wait_for_answer("Eslöv, Referensgrupp 2019: nej.")
    seen.ready()
    assert seen.query == {"grupp": ["B4"], "uppgift": ["1285.referensgrupp.2019"]}


def test_a_row_of_a_spread_filters_on_its_group(visit: Visiting) -> None:
    seen = visit().open("/referensgrupp?ar=2019")
    seen.page.mouse.click(*seen.page.evaluate(FIELD, "grupp=B4"))
    expect(seen.page).to_have_url(re.compile(r"/referensgrupp\?ar=2019&grupp=B4$"))
    seen.ready()
    assert seen.page.evaluate(
        "() => [...document.querySelectorAll('.js-plotly-plot')].every("
        "({data}) => !data.some(({meta}) => (meta || []).includes('grupp=B4')))"
    )


@pytest.mark.slow
def test_a_field_of_a_years_map_leads_to_the_rows_about_it(visit: Visiting) -> None:
    seen = visit().open("/referensgrupp?ar=2020")
    click(seen, "1281")
    seen.wait_for_answer(f"{NAMES['1281']}, Referensgrupp 2020: ja.")
