"""Where everything in a figure or file comes from: programme, data, filters and sources."""

import re
from dataclasses import replace
from datetime import date

from src.analysis.assessed import AssessedRecord
from src.language import read_language
from src.vocabulary import BOUNDARIES, COOPERATION, GROUP, POPULATION
from src.wording.origin import origin_of, where_from
from tests.analysis.made_up import make_programme
from tests.selection.views import LABEL, look, write


def test_made_up_data_are_marked_as_such() -> None:
    found = origin_of(look(write(label=replace(LABEL, made_up=True))), "")
    assert (found.made_up, found.warning) == (True, "Protokoll: påhittade uppgifter.")


def test_it_names_the_selected_years_and_the_filters(shipped: AssessedRecord) -> None:
    found = origin_of(look(shipped, years=(2018, 2020), groups=("A1",)), "")
    assert (found.period, found.as_of) == ("2018 och 2020", date(2020, 11, 13))
    assert found.filters == "Filter: år 2018 eller 2020; kommuntyp Storstäder."


def test_every_source_stands_once_with_its_date_and_licence(shipped: AssessedRecord) -> None:
    found = origin_of(look(shipped), "", GROUP, COOPERATION, POPULATION, BOUNDARIES).sources
    assert len(set(found)) == len(found) == 5
    assert {line.producer for line in found} >= {"Region Skåne", "Statistiska centralbyrån (SCB)"}
    assert all(re.fullmatch(r"(\d{4}-\d\d-\d\d)?", line.date) for line in found)
    assert all(line.licence for line in found)


def test_sources_are_those_of_the_evidence_in_view_and_of_the_columns_that_are_shown(shipped: AssessedRecord) -> None:
    view = look(shipped).of_group
    assert view.sources_of() == ("regionskane-2020-11-13",)
    assert view.sources_of(BOUNDARIES) == ("regionskane-2020-11-13", "scb-granser")
    assert view.sources_of(GROUP) == ("regionskane-2020-11-13", "skr-kommungrupper-2017")
    assert look(shipped).sources_of()[1:] == ("scb-folkmangd-2019",)  # by which the rule shuts twelve out
    filtered = look(shipped, cooperation=("Familjen Helsingborg",), groups=("B4",)).of_group
    assert filtered.sources_of()[1:] == ("skr-kommungrupper-2017", "kommunsamarbeten")


def test_producers_stand_once_and_only_of_what_the_filters_leave(in_blekinge: AssessedRecord) -> None:
    assert origin_of(look(in_blekinge), "").producers.startswith("Region Blekinge; Sölvesborgs bibliotek")
    assert "Sölvesborg" not in origin_of(look(in_blekinge, offerings=("natverk",)), "").producers


def test_a_record_without_rows_has_no_source() -> None:
    assert origin_of(look(write(programme=make_programme(eligibility=()))), "").sources == ()


def test_it_names_the_programme_the_data_and_the_address_as_a_file_lists_them() -> None:
    found = origin_of(look(replace(write(), version="0badcafe")), "https://x.example/rapport")
    assert [line.title for line in found.sources] == ["Sagorådet, hela"]  # of the rule and of the population
    assert found.warnings == ()
    assert where_from(found, read_language("sv")) == (
        ("Program", "Sagoprogrammet"),
        ("Ägare", "Sagorådet"),
        ("Område", "Sagolandet"),
        ("Period", "2022–2024"),
        ("Filter", "Inga filter."),
        ("Datakälla", "Protokoll"),
        ("Uppgifter per", "2024-12-31"),
        ("Påhittade uppgifter", "nej"),
        ("Dataversion", "0badcafe"),
        ("Adress", "https://x.example/rapport"),
    )
