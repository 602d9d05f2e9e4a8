"""An assumption is added on the goal's page by clicks, changes the numbers, stands in the address and is gone when reset."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser import page_rules as rules
from tests.browser.conftest import PHONE, Visiting
from tests.browser.visit import Visit

ONE = "1230.startpaket.2019.ja"
MARK = "Tänkt läge: 1 uppgift är antagen."
REACHED = "33 av 33 kommuner i Skåne har deltagit i minst ett erbjudande 2018–2020."


def main(seen: Visit) -> Locator:
    return seen.page.get_by_test_id("stMain")


def choose(seen: Visit, label: str, option: str) -> None:
    """Chooses from one of the lists in which an assumption is put together."""
    box = main(seen).locator(".st-key-what-if-fields").get_by_role("combobox", name=label)
    if box.input_value() != option:
        seen.run(lambda: seen.pick(box, option))


def marks(seen: Visit) -> list[str]:
    return seen.page.locator(".warning").all_inner_texts()


@pytest.mark.slow
def test_an_assumption_is_added_by_clicks_changes_the_number_and_stands_in_address_and_figures(visit: Visiting) -> None:
    seen = visit().open("/mal")
    assert marks(seen) == []
    main(seen).get_by_text("Tänk om …").click()
    choose(seen, "År", "2019")
    seen.run(main(seen).get_by_role("button", name="Lägg till", exact=True).click)
    expect(seen.page).to_have_url(re.compile(f"om={ONE}"))
    assert seen.query == {"om": [ONE]}
    assert marks(seen) == ["Tänkt läge: 1 uppgift är antagen och finns inte i underlaget. Startpaket 2019 ja för Staffanstorp."]
    expect(main(seen).get_by_role("status").filter(has_text="33 av 33")).to_have_text(
        "Deltagit i minst ett erbjudande: med antagandena 33 av 33 kommuner, utan dem minst 32 och högst 33 av 33 kommuner."
    )
    assert [figure.headline for figure in seen.figures if MARK in figure.words] == []  # all are about the group

    seen.turn_to("Karta")
    assert (seen.query, seen.answer) == ({"om": [ONE]}, REACHED)
    (drawn,) = seen.figures
    assert MARK in drawn.words
    assert "Tänkt läge: Startpaket 2019 ja för Staffanstorp." in drawn.words

    seen.run(seen.page.get_by_role("button", name="Återställ filter").click)
    expect(seen.page).not_to_have_url(re.compile("om="))
    assert (marks(seen), seen.query) == ([], {})
    assert seen.answer.startswith("Minst 32 och högst 33 av 33")


@pytest.mark.slow
def test_on_a_dark_phone_the_page_breaks_no_rule_and_another_is_added(visit: Visiting) -> None:
    seen = visit(viewport=PHONE, color_scheme="dark").open(f"/mal?om={ONE}&om=1280.folkpaket..nej")
    assert rules.broken(seen) == {}
    choose(seen, "Kommun", "Lund")
    seen.run(main(seen).get_by_role("button", name="Lägg till", exact=True).click)
    assert len(seen.query["om"]) == 3
