"""From the list of municipalities to the file of what is missing of one, in two clicks."""

import io

import openpyxl
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, Visiting
from tests.browser.page_rules import broken
from tests.browser.shipped import EXPORT, NAMES


def test_the_list_leads_to_a_municipality_and_there_a_workbook_with_its_questions_is_fetched(visit: Visiting) -> None:
    seen = visit(viewport=PHONE).open("/kommun")
    assert broken(seen) == {}
    links = seen.page.get_by_role("navigation", name="Alla kommuner").get_by_role("link")
    assert set(links.all_inner_texts()) == set(NAMES.values())
    assert min(link.bounding_box()["height"] for link in links.all()) >= 24
    links.get_by_text("Höganäs").click()
    expect(seen.page.locator(".page .name")).to_have_text("Höganäs")
    with seen.ready().page.expect_download() as file:
        seen.page.get_by_role("button", name="Ladda ned 6 frågor att fylla i (Excel)").click()
    assert file.value.suggested_filename == f"digitalt-forst_fragor-1284_2018-2020_alla-erbjudanden_data-{EXPORT}.xlsx"
    sheet = openpyxl.load_workbook(io.BytesIO(file.value.path().read_bytes())).worksheets[0]
    assert {row[0] for row in sheet.iter_rows(min_row=2, values_only=True)} == {"1284"}
