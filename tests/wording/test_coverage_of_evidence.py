"""Which offerings and years have a complete list: the finding follows the data, whatever the lists are."""

import pandas as pd
import pytest

from src.analysis.assessed import AssessedRecord
from src.wording.coverage_of_evidence import coverage_of_evidence_table, lists_headline
from tests.analysis.made_up import COMPASS, COUNCIL, LANTERN, NO_LISTS, SOTBO, YEARS, complete_lists, council_lists
from tests.selection.views import look, write
from tests.wording.records import rows_of


def every_list() -> pd.DataFrame:
    return complete_lists(*((key, year, "minutes") for key in (LANTERN, COMPASS, COUNCIL) for year in YEARS))


@pytest.mark.parametrize(
    ("lists", "selection", "said"),
    [
        (NO_LISTS, {}, "Ingen komplett lista finns för 2022–2024"),
        (every_list(), {}, "Komplett lista finns för allt som är valt 2022–2024"),
        (council_lists(), {}, "Komplett lista finns för rådet 2022–2024, men inte för Lyktpaketet och Kompasspaketet"),
        (council_lists(), {"offerings": (COUNCIL,), "years": (2023,)}, "Komplett lista finns för allt som är valt 2023"),
        (council_lists(), {"offerings": (LANTERN,)}, "Ingen komplett lista finns för 2022–2024"),
        (
            complete_lists((COUNCIL, 2022, "minutes"), (LANTERN, 2022, "letter"), (LANTERN, 2024, "letter")),
            {},
            "Komplett lista finns för Lyktpaketet (2022 och 2024) och rådet (2022), men inte för Kompasspaketet",
        ),
        (
            complete_lists((COUNCIL, 2022, "minutes"), (LANTERN, 2022, "letter")),
            {"offerings": (LANTERN, COUNCIL)},
            "Komplett lista finns för Lyktpaketet och rådet 2022, men inte för alla år",
        ),
        (
            complete_lists((COUNCIL, None, "minutes")),
            {},
            "Komplett lista finns för rådet 2022–2024, men inte för Lyktpaketet och Kompasspaketet",
        ),
    ],
)
def test_the_finding_says_which_have_a_list_and_which_do_not(
    lists: pd.DataFrame, selection: dict[str, tuple[object, ...]], said: str
) -> None:
    assert lists_headline(look(write(lists=lists), **selection)) == said


def test_the_shipped_record_has_lists_of_the_group_and_not_of_the_packages(shipped: AssessedRecord, demo: AssessedRecord) -> None:
    assert lists_headline(look(shipped)) == (
        "Komplett lista finns för referensgruppen 2018–2020, men inte för Startpaketet, Folkpaketet och Ledarpaketet"
    )
    assert lists_headline(look(demo)) == "Komplett lista finns för allt som är valt 2018–2020"


def test_the_table_says_the_same_with_whose_list_it_is() -> None:
    table = coverage_of_evidence_table(look(write(lists=council_lists()), offerings=(LANTERN, COUNCIL), years=(2022,)))
    assert list(table.columns) == ["Erbjudande", "År", "Lista", "Kommuner med svar", "Av kommuner", "Listans källa"]
    assert rows_of(table) == [
        ["Lyktpaket", "2022", "ingen lista", 0, 4, "ingen"],
        ["Råd", "2022", "komplett lista", 4, 4, "Protokollet"],
    ]


def test_conflicts_get_a_column_if_there_are_any_and_the_whole_period_gets_rows() -> None:
    assessed = write((SOTBO, COUNCIL, 2022, "yes", "letter"), (SOTBO, LANTERN, None, "yes", "letter"), lists=council_lists())
    table = coverage_of_evidence_table(look(assessed))
    assert table["Motstridiga"].sum() == 2  # the year's, and the whole period's since no other year has a yes
    assert table.loc[table["År"] == "hela perioden", "Erbjudande"].tolist() == ["Lyktpaket", "Kompasspaket", "Råd"]
