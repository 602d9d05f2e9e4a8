"""The filters and the assumptions in words."""

import pytest

from src.analysis.assessed import AssessedRecord
from src.analysis.what_if import Assumption
from src.wording.filters import filters_in_words
from tests.analysis.made_up import COUNCIL, HULTMYRA, LANTERN, OFFERINGS, YEARS
from tests.selection.views import look
from tests.wording.records import NO, SOME_YEAR, YES, council_record


@pytest.mark.parametrize(
    ("filters", "words"),
    [
        ({}, "Inga filter."),
        ({"years": YEARS, "offerings": OFFERINGS}, "Inga filter."),
        ({"years": (2022,)}, "Filter: år 2022."),
        ({"years": (2022, 2024), "offerings": (LANTERN, COUNCIL)}, "Filter: år 2022 eller 2024; erbjudande Lyktpaket och Råd."),
        ({"groups": ("A", "B"), "cooperation": ("Söder",)}, "Filter: kommuntyp Kust eller Skog; samarbete Söder."),
        (
            {"sizes": ("under-10000", "minst-10000"), "first_years": ("2022",)},
            "Filter: storlek under 10 000 invånare eller 10 000 invånare och fler; första bekräftade år i rådet 2022.",
        ),
        ({"first_years": ("2022", "2024", "ingen")}, "Filter: första bekräftade år i rådet 2022 eller 2024, eller inget."),
        ({"first_years": ("ingen",)}, "Filter: inget bekräftat år i rådet."),
        ({"what_if": (YES,)}, "Inga filter. Tänkt läge: Lyktpaket 2023 ja för Ekskog."),
        (
            {"years": (2023,), "what_if": (YES, NO, SOME_YEAR, Assumption(HULTMYRA, LANTERN, 2023, True))},
            "Filter: år 2023. Tänkt läge: Lyktpaket ja, något år för Sotbo; Lyktpaket nej, varje öppet år för Hultmyra; "
            "Lyktpaket 2023 ja för Ekskog och Hultmyra.",
        ),
    ],
)
def test_each_filter_and_assumption_is_named_and_no_other(filters: dict[str, tuple[object, ...]], words: str) -> None:
    assert filters_in_words(look(council_record(), **filters)).replace("\xa0", " ") == words


def test_filters_are_said_in_the_readers_language(shipped: AssessedRecord) -> None:
    assert filters_in_words(look(shipped, "en", groups=("A1",))) == "Filters: type of municipality Large cities."
