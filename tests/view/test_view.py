"""A view is a record as selected: what is left of it, and what stands around its figures."""

from dataclasses import replace
from datetime import date

import pandas as pd

from src.view.opened import Opened
from src.view.selection import in_words
from src.vocabulary import CODE, MUNICIPALITY, OFFERING, STATE
from tests.analysis.made_up import CODES, COUNCIL, DIMVIK, EKSKOG, HULTMYRA, LANTERN, SOTBO, complete_lists
from tests.view.views import LABEL, look, write


def state(view: object, code: str, offering: str) -> str:
    cells = view.all_states
    return cells.loc[(cells[CODE] == code) & (cells[OFFERING] == offering), STATE].item()


def test_without_filters_everybody_is_in_it() -> None:
    assert list(look(write()).register[CODE]) == list(CODES)


def test_groups_are_either_or_and_a_group_and_a_body_are_both() -> None:
    assert list(look(write(), groups=("A", "B")).register[CODE]) == list(CODES)
    assert list(look(write(), groups=("A",)).register[CODE]) == [DIMVIK, EKSKOG]
    assert list(look(write(), cooperation=("Söder",)).register[CODE]) == [EKSKOG, SOTBO]
    assert list(look(write(), groups=("A",), cooperation=("Söder",)).register[CODE]) == [EKSKOG]
    assert list(look(write(), groups=("B",), cooperation=("Norr",)).register[CODE]) == []


def test_states_are_those_of_the_selection_and_all_states_those_of_the_register() -> None:
    view = look(write(), groups=("A",))
    assert set(view.states[CODE]) == {DIMVIK, EKSKOG}
    assert set(view.all_states[CODE]) == set(CODES)
    assert len(view.counts) == 2


def test_years_that_are_not_selected_are_not_looked_at() -> None:
    opened = write((DIMVIK, LANTERN, 2022, "yes", "rules"))
    assert state(look(opened), DIMVIK, LANTERN) == "yes"
    assert state(look(opened, years=(2023, 2024)), DIMVIK, LANTERN) == "unknown"


def test_counts_are_of_the_selected_offerings() -> None:
    opened = write((DIMVIK, LANTERN, 2022, "yes", "rules"), (DIMVIK, COUNCIL, 2022, "yes", "rules"))
    assert look(opened).counts["confirmed"].tolist() == [2, 0, 0, 0]
    assert look(opened, offerings=(LANTERN,)).counts["confirmed"].tolist() == [1, 0, 0, 0]


def test_toward_the_goal_count_all_years_through_the_last_selected_and_in_the_group_only_those_selected() -> None:
    opened = write((DIMVIK, COUNCIL, 2022, "yes", "rules"), (EKSKOG, COUNCIL, 2023, "yes", "rules"))
    view = look(opened, years=(2023,))
    assert view.goal_years == (2022, 2023)
    assert view.goal_count.codes == (DIMVIK, EKSKOG)
    assert view.group_count.codes == (EKSKOG,)
    assert list(view.missing[CODE]) == [HULTMYRA, SOTBO]


def test_memberships_are_of_every_project_year_whichever_are_selected() -> None:
    opened = write((DIMVIK, COUNCIL, 2022, "yes", "rules"), lists=complete_lists((COUNCIL, 2022, "rules")))
    view = look(opened, years=(2024,), groups=("A",))
    assert view.memberships.groupby(CODE).size().to_dict() == {DIMVIK: 3, EKSKOG: 3}
    assert set(view.all_memberships[CODE]) == set(CODES)


def test_a_map_of_a_selection_has_the_whole_regions_boundaries() -> None:
    ground = look(write(), groups=("A",)).ground
    assert list(ground.register[CODE]) == [DIMVIK, EKSKOG]
    assert [feature["id"] for feature in ground.geojson["features"]] == list(CODES)


def test_nothing_that_visitors_share_is_changed() -> None:
    opened = write((DIMVIK, COUNCIL, 2022, "yes", "rules"))
    before = opened.record.register.copy(deep=True), opened.states.copy(deep=True), opened.pieces.copy(deep=True)
    view = look(opened, years=(2022,), groups=("A",))
    _ = view.register, view.states, view.counts, view.goal_count, view.memberships, view.missing, view.around
    for kept, now in zip(before, (opened.record.register, opened.states, opened.pieces), strict=True):
        pd.testing.assert_frame_equal(kept, now)


def test_around_every_figure_stand_source_date_export_and_filters(shipped: Opened) -> None:
    around = look(shipped, years=(2018, 2020), groups=("A1",)).around
    assert (around.source, around.as_of, around.export) == ("Region Skåne", date(2020, 11, 13), "Dokumenterat underlag")
    assert (around.period, around.region) == ("2018 och 2020", "Skåne")
    assert around.filters == "Filter: år 2018 och 2020; kommungrupp Storstäder."
    assert around.stamps == ()


def test_made_up_data_are_marked_as_such(demo: Opened) -> None:
    assert look(demo).around.stamps == ("Exempeldata: påhittade uppgifter.",)


def test_every_source_of_the_record_is_named_once(in_blekinge: Opened) -> None:
    assert look(in_blekinge).around.source == "Region Blekinge; Sölvesborgs bibliotek"


def test_a_record_without_rows_has_no_source() -> None:
    assert look(write()).around.source == "ingen"


def test_names_are_those_of_the_register() -> None:
    opened = write()
    renamed = opened.record.register.assign(**{MUNICIPALITY: ["A<b>", "B", "C", "D"]})
    view = look(replace(opened, record=replace(opened.record, register=renamed)), groups=("A",))
    assert view.name_of(SOTBO) == "D"  # one outside the selection has a name too
    assert view.names_of([DIMVIK, EKSKOG, HULTMYRA]) == "A<b>, B och C"


def test_filters_in_words(shipped: Opened) -> None:
    def said(**filters: tuple[object, ...]) -> str:
        view = look(shipped, **filters)
        return in_words(view.selection, shipped.programme, view.text)

    assert said() == "Inga filter."
    assert said(years=(2018,)) == "Filter: år 2018."
    assert said(years=(2018, 2019)) == "Filter: år 2018 och 2019."
    assert said(offerings=("startpaket", "ledarpaket")) == "Filter: erbjudande Startpaket och Ledarpaket."
    assert said(groups=("A1", "B3")) == "Filter: kommungrupp Storstäder och Större stad."
    assert said(cooperation=("Skåne Nordost",)) == "Filter: samarbete Skåne Nordost."


def test_several_filters_are_one_sentence(shipped: Opened) -> None:
    view = look(shipped, years=(2020,), offerings=("folkpaket",), groups=("A1",), cooperation=("MalmöLundregionen",))
    assert view.filters == ("Filter: år 2020; erbjudande Folkpaket; kommungrupp Storstäder; samarbete MalmöLundregionen.")


def test_all_of_them_selected_by_hand_is_no_filter(shipped: Opened) -> None:
    assert look(shipped, years=(2018, 2019, 2020), offerings=shipped.programme.offering_keys).filters == "Inga filter."


def test_filters_are_said_in_the_readers_language(shipped: Opened) -> None:
    assert "Storstäder" not in look(shipped, "en", groups=("A1",)).filters
    assert "Large cities" in look(shipped, "en", groups=("A1",)).filters


def test_the_label_of_a_made_up_record_travels_with_its_figures() -> None:
    assert look(write(label=replace(LABEL, made_up=True))).around.stamps == ("Protokoll: påhittade uppgifter.",)


def test_the_registers_sources_are_named_with_the_cooperation_bodies_where_there_are_any(shipped: Opened) -> None:
    assert look(write()).register_sources == ("rules", "rules", "rules")
    assert look(shipped).register_sources == (
        "scb-folkmangd-2019",
        "skr-kommungrupper-2017",
        "kommunsamarbeten",
        "scb-granser",
    )
