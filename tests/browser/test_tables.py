"""A long table is sorted, followed, scrolled and printed."""

import io

import pytest
from PIL import Image
from pypdf import PdfReader

from tests.browser.conftest import Visiting
from tests.browser.shipped import NAMES
from tests.browser.visit import Visit


def column(visit: Visit, place: int) -> list[str]:
    """What is shown in a column of the table, from its top."""
    cells = visit.page.evaluate(
        "place => [...document.querySelectorAll('.long tbody tr')].map(row => row.cells[place].innerText)", place
    )
    return [cell.replace("\xa0", " ") for cell in cells]


def sort_by(visit: Visit, header: str) -> str | None:
    """Clicks on a header; returns the order that it then announces."""
    visit.page.get_by_role("button", name=header, exact=True).click()
    return visit.page.get_by_role("columnheader", name=header, exact=True).get_attribute("aria-sort")


@pytest.fixture(scope="module")
def karta(long_visit: Visiting) -> Visit:
    """The map's page; each test leaves it there."""
    return long_visit().open("/karta")


def test_headers_and_the_first_column_stay_while_the_rest_scrolls(karta: Visit) -> None:
    box, corner = karta.page.locator(".long"), karta.page.get_by_role("columnheader", name="Kommun", exact=True)
    before, first = corner.bounding_box(), karta.page.get_by_role("link", name="Höganäs", exact=True)
    box.evaluate("box => box.scrollTo(150, 100)")
    assert corner.bounding_box() == before
    assert box.evaluate("box => [box.scrollLeft, box.scrollTop]") == [150, 100]
    assert first.bounding_box()["x"] == pytest.approx(before["x"], abs=10)


def test_the_right_edge_is_shaded_while_columns_are_left_beyond_it(karta: Visit) -> None:
    box = karta.page.locator(".long")

    def lightest(left: int) -> int:
        """Of the edge's pixels, halfway down the table."""
        box.evaluate("(box, left) => { box.scrollIntoView(); box.scrollTo(left, 0); }", left)
        picture = Image.open(io.BytesIO(box.screenshot())).convert("L")
        width, height = picture.size
        return int(picture.crop((width - 2, height // 3, width, height // 2)).getextrema()[1])

    assert lightest(0) < 200 < lightest(9999)


def test_a_page_is_printed_to_its_end_with_every_row_and_column(karta: Visit) -> None:
    box = karta.page.locator(".long")
    assert box.evaluate("box => box.scrollHeight > box.clientHeight")
    karta.page.emulate_media(media="print")
    hidden = box.evaluate("box => box.scrollWidth - box.clientWidth")
    paper = PdfReader(io.BytesIO(karta.page.pdf(format="A4")))
    karta.page.emulate_media(media="screen")
    printed = " ".join(" ".join(page.extract_text() for page in paper.pages).replace("\ufb00", "ff").split())
    assert [name for name in NAMES.values() if name not in printed.partition("Bekräftat")[2]] == []
    assert "Befolkning, kommuntyper och gränser" in printed
    assert hidden <= 1  # px: a rounded width


@pytest.mark.parametrize(
    ("language", "name", "last"),
    [
        ("sv", "Kommun", ["Ystad", "Åstorp", "Ängelholm", "Örkelljunga", "Östra Göinge"]),
        pytest.param("en", "Municipality", ["Tomelilla", "Trelleborg", "Vellinge", "Ystad"], marks=pytest.mark.slow),
    ],
)
def test_names_are_sorted_by_the_language_of_the_page_whatever_the_browsers(
    karta: Visit, language: str, name: str, last: list[str]
) -> None:
    seen = karta.run(karta.page.get_by_role("radio", name="English").click) if language == "en" else karta
    assert seen.page.evaluate("navigator.language") == "en-US"
    assert sort_by(seen, name) == "ascending"
    assert column(seen, 0)[-len(last) :] == last
    assert sort_by(seen, name) == "descending"
    assert column(seen, 0)[: len(last)] == last[::-1]
    assert seen.path == "/karta"


def test_numbers_are_sorted_as_numbers_and_what_is_missing_comes_last(visit: Visiting) -> None:
    seen = visit().open("/referensgrupp")
    sort_by(seen, "Folkmängd 2018")
    people = column(seen, 7)
    assert (people[0], people[1], people[-1]) == ("7 479", "10 174", "339 313")
    for order in ("ascending", "descending"):
        assert sort_by(seen, "Första år") == order
        assert (column(seen, 0)[-1], column(seen, 1)[-1]) == ("Staffanstorp", "–")
    assert seen.page.locator("th[aria-sort]").count() == 1
    seen.open("/karta?ar=2018")
    sort_by(seen, "Bekräftat")
    assert (column(seen, 1)[0], column(seen, 1)[-1]) == ("–", "1")  # zero is a number


def test_a_cell_leads_to_the_rows_about_it_by_mouse_and_by_key(visit: Visiting) -> None:
    seen = visit().open("/karta")
    seen.page.get_by_role("row", name="Bjuv").get_by_role("link", name="ja").first.click()
    seen.wait_for_answer("Bjuv, Startpaket 2018–2020: ja.")
    seen.open("/karta")
    seen.page.get_by_role("link", name="Bjuv", exact=True).focus()
    for key in ("ArrowDown", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowLeft", "Enter"):
        seen.page.keyboard.press(key)
    seen.wait_for_answer("Bromölla, Ledarpaket 2018–2020: okänt.")


def test_a_short_table_that_is_wider_than_its_column_scrolls_inside_it(visit: Visiting) -> None:
    seen = visit().open("/karta?samarbete=Skåne+Nordost")
    assert seen.page.locator(".short").evaluate("box => (box.scrollTo(50, 0), box.scrollLeft)") == 50
