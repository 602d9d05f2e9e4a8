"""What stands around every figure of a view: source, date, filters and warnings."""

from dataclasses import replace
from datetime import date

from src.analysis.assessed import AssessedRecord
from src.catalogue.figure_frames import figure_frame, map_ground
from src.charts.paper import SCREEN
from src.vocabulary import CODE
from tests.analysis.made_up import CODES, DIMVIK, EKSKOG
from tests.selection.views import LABEL, look, write


def test_a_map_of_a_selection_has_the_whole_regions_boundaries() -> None:
    ground = map_ground(look(write(), groups=("A",)))
    assert list(ground.register[CODE]) == [DIMVIK, EKSKOG]
    assert [feature["id"] for feature in ground.geojson["features"]] == list(CODES)


def test_around_every_figure_stand_source_date_export_and_filters(shipped: AssessedRecord) -> None:
    frame = figure_frame(look(shipped, years=(2018, 2020), groups=("A1",)), SCREEN)
    assert (frame.source, frame.as_of, frame.export) == ("Region Skåne", date(2020, 11, 13), "Dokumenterat underlag")
    assert (frame.period, frame.region) == ("2018 och 2020", "Skåne")
    assert frame.filters == "Filter: år 2018 och 2020; kommungrupp Storstäder."
    assert frame.warnings == ()


def test_made_up_data_are_marked_as_such(demo: AssessedRecord) -> None:
    assert figure_frame(look(demo), SCREEN).warnings == ("Exempeldata: påhittade uppgifter.",)


def test_every_source_of_the_record_is_named_once(in_blekinge: AssessedRecord) -> None:
    assert figure_frame(look(in_blekinge), SCREEN).source == "Region Blekinge; Sölvesborgs bibliotek"


def test_a_record_without_rows_has_no_source() -> None:
    assert figure_frame(look(write()), SCREEN).source == "ingen"


def test_the_label_of_a_made_up_record_travels_with_its_figures() -> None:
    assert figure_frame(look(write(label=replace(LABEL, made_up=True))), SCREEN).warnings == ("Protokoll: påhittade uppgifter.",)
