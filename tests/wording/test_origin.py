"""Where everything in a figure or file comes from: programme, data, filters and sources."""

import re
from dataclasses import replace
from datetime import date

from src.analysis.assessed import AssessedRecord
from src.language import read_language
from src.wording.origin import origin_of, where_from
from tests.selection.views import LABEL, look, write


def test_made_up_data_are_marked_as_such() -> None:
    found = origin_of(look(write(label=replace(LABEL, made_up=True))), "")
    assert (found.made_up, found.warning) == (True, "Protokoll: påhittade uppgifter.")


def test_it_names_the_selected_years_and_the_filters(shipped: AssessedRecord) -> None:
    found = origin_of(look(shipped, years=(2018, 2020), groups=("A1",)), "")
    assert (found.period, found.as_of) == ("2018 och 2020", date(2020, 11, 13))
    assert found.filters == "Filter: år 2018 och 2020; kommungrupp Storstäder."


def test_every_source_stands_once_with_its_date_and_licence(shipped: AssessedRecord) -> None:
    found = origin_of(look(shipped), "").sources
    assert len(set(found)) == len(found) == 5
    assert {line.producer for line in found} >= {"Region Skåne", "Statistiska centralbyrån (SCB)"}
    assert all(re.fullmatch(r"(\d{4}-\d\d-\d\d)?", line.date) for line in found)
    assert all(line.licence for line in found)


def test_figures_name_each_producer_of_the_rows_and_lists_once(in_blekinge: AssessedRecord) -> None:
    assert origin_of(look(in_blekinge), "").source == "Region Blekinge; Sölvesborgs bibliotek"


def test_a_record_without_rows_has_no_source() -> None:
    assert origin_of(look(write()), "").source == "ingen"


def test_it_names_the_programme_the_data_and_the_address_as_a_file_lists_them() -> None:
    found = origin_of(look(replace(write(), version="0badcafe")), "https://x.example/rapport")
    assert [line.title for line in found.sources] == ["Sagorådet, hela"]
    assert found.warnings == ()
    assert where_from(found, read_language("sv")) == (
        ("Program", "Sagoprogrammet"),
        ("Ägare", "Sagorådet"),
        ("Område", "Sagolandet"),
        ("Period", "2022–2024"),
        ("Filter", "Inga filter."),
        ("Underlag", "Protokoll"),
        ("Uppgifter per", "2024-12-31"),
        ("Påhittade uppgifter", "nej"),
        ("Dataversion", "0badcafe"),
        ("Adress", "https://x.example/rapport"),
    )
