"""What the browser's tab and its history say of a page."""

from src.app.head import tab_title
from tests.selection.views import look
from tests.wording.records import council_record


def test_the_title_begins_with_the_page_and_its_finding_and_ends_with_the_programme() -> None:
    view = look(council_record())
    assert tab_title(view, "Mål", "3 av 4") == "Mål: 3 av 4 – Sagoprogrammet"
    assert tab_title(view, "Rapport") == "Rapport – Sagoprogrammet"
