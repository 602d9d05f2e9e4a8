"""What project leaders come to find out or take along, each in at most three clicks from the first page."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visiting
from tests.browser.visit import Visit


class Leader:
    """Somebody at the first page, whose clicks are counted; to choose from a list is one."""

    def __init__(self, visit: Visit) -> None:
        self.visit, self.clicks = visit.open("/"), 0
        self.page = visit.page
        self.sidebar, self.main = self.page.get_by_test_id("stSidebar"), self.page.get_by_test_id("stMain")

    def turn_to(self, title: str) -> None:
        """A click in the navigation."""
        self.clicks += 1
        self.visit.turn_to(title)

    def click(self, part: Locator) -> None:
        """A click that the page answers to."""
        self.clicks += 1
        self.visit.run(part.click)

    def choose(self, label: str, option: str) -> None:
        """A choice from a list in the sidebar."""
        self.clicks += 1
        self.visit.choose(label, option)

    def save(self, button: str) -> str:
        """The name of the file that a button gives."""
        self.clicks += 1
        with self.page.expect_download() as download:
            self.page.get_by_role("button", name=button, exact=True).click()
        return download.value.suggested_filename


@pytest.fixture
def leader(visit: Visiting) -> Leader:
    return Leader(visit())


@pytest.fixture(autouse=True)
def _three_clicks(leader: Leader) -> Callable[[], None]:
    yield
    assert leader.clicks <= 3


def test_who_is_missing_and_why(leader: Leader) -> None:
    leader.turn_to("Mål")
    expect(leader.main.get_by_role("link", name="Staffanstorp")).to_be_in_viewport()
    expect(leader.main.get_by_text("Finns inte på de kompletta deltagarlistorna 2018–2020 (Region Skåne).")).to_be_in_viewport()


@pytest.mark.slow
def test_what_is_known_of_startpaket_around_malmo(leader: Leader) -> None:
    leader.turn_to("Karta")
    leader.click(leader.sidebar.get_by_role("button", name="Startpaket"))
    leader.choose("Kommunsamarbete", "MalmöLundregionen")
    leader.visit.wait_for_answer(
        "Vi vet inte om någon av de 12 kommunerna i MalmöLundregionen har deltagit i Startpaketet 2018–2020."
    )


@pytest.mark.slow
def test_how_many_small_municipalities_were_new_in_2019(leader: Leader) -> None:
    leader.turn_to("Referensgrupp")
    leader.click(leader.sidebar.get_by_role("button", name="2019"))
    leader.choose("Storlek", "Under 15 000 invånare")
    leader.visit.wait_for_answer(
        "4 av 8 kommuner med under 15 000 invånare i Skåne var med i referensgruppen 2019. Nya: 3. Återkommande: 1."
    )


@pytest.mark.slow
def test_2018_against_2020(leader: Leader) -> None:
    leader.turn_to("Karta")
    leader.main.get_by_role("combobox", name="Jämför två år").fill("2018 mot 2020")
    leader.click(leader.page.get_by_role("option", name="2018 mot 2020", exact=True))
    leader.visit.wait_for_answer("Referensgruppen 2020 mot 2018: 12 nya, 5 kvar och 6 inte längre med av 33 kommuner i Skåne.")
    assert [figure.headline for figure in leader.visit.figures] == [
        "2018: Referensgrupp: 11 av 33 kommuner",
        "2020: Referensgrupp: 17 av 33 kommuner",
    ]


def test_the_map_of_2019_as_a_slide(leader: Leader) -> None:
    leader.turn_to("Karta")
    leader.click(leader.sidebar.get_by_role("button", name="2019"))
    assert leader.save("Spara för bildspel").startswith("digitalt-forst_karta_2019_alla-erbjudanden")


@pytest.mark.slow
def test_share_this_view(leader: Leader) -> None:
    leader.click(leader.sidebar.get_by_role("button", name="2019"))
    leader.clicks += 1
    leader.page.get_by_role("button", name="Dela vyn").click()
    expect(leader.page.locator("#said")).to_have_text("Adressen är kopierad.")


@pytest.mark.slow
def test_is_it_true_that_all_33_have_taken_part(leader: Leader) -> None:
    leader.click(leader.main.get_by_role("link", name="Webbsidan säger 33").first)
    row = leader.main.get_by_role("row").filter(has_text="Alla kommuner har varit med i referensgruppen under projektet.")
    expect(row).to_be_in_viewport()
    expect(row).to_contain_text("32 kommuner, mot påståendets 33. Skillnaden: Staffanstorp.")


@pytest.mark.slow
def test_how_far_is_familjen_helsingborg(leader: Leader) -> None:
    leader.choose("Kommunsamarbete", "Familjen Helsingborg")
    leader.visit.wait_for_answer("11 av 11 kommuner i Familjen Helsingborg har varit med i referensgruppen 2018–2020.")


@pytest.mark.slow
def test_what_is_not_known_of_hoganas_and_how_to_tell(leader: Leader) -> None:
    leader.turn_to("Kommun")
    leader.clicks += 1
    leader.main.get_by_role("link", name="Höganäs").click()
    leader.visit.wait_for_answer("Höganäs har deltagit i minst 1 av 3 erbjudanden 2018–2020: Referensgrupp.")
    expect(leader.main.get_by_text("Svar saknas för 6 av 12 rutor: Startpaket 2018–2020 och Folkpaket 2018–2020.")).to_be_visible()
    assert leader.save("Ladda ned 6 frågor att fylla i (Excel)").startswith("digitalt-forst_fragor-1284_")
