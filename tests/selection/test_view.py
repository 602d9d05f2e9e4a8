"""A view has the selected part of a record, and the words and addresses around its figures."""

from dataclasses import replace

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from src.analysis.assessed import AssessedRecord
from src.vocabulary import CODE, MUNICIPALITY, OFFERING, STATE
from tests.analysis.made_up import CODES, COUNCIL, DIMVIK, EKSKOG, HULTMYRA, LANTERN, SOTBO, YEARS, complete_lists
from tests.analysis.test_properties import RECORD, Record
from tests.selection.views import LABEL, look, write


def state(view: object, code: str, offering: str) -> str:
    cells = view.all_states
    return cells.loc[(cells[CODE] == code) & (cells[OFFERING] == offering), STATE].item()


def test_a_view_without_filters_has_every_municipality() -> None:
    assert list(look(write()).register[CODE]) == list(CODES)


def test_two_groups_widen_the_selection_and_a_group_with_a_body_narrows_it() -> None:
    assert list(look(write(), groups=("A", "B")).register[CODE]) == list(CODES)
    assert list(look(write(), groups=("A",)).register[CODE]) == [DIMVIK, EKSKOG]
    assert list(look(write(), cooperation=("Söder",)).register[CODE]) == [EKSKOG, SOTBO]
    assert list(look(write(), groups=("A",), cooperation=("Söder",)).register[CODE]) == [EKSKOG]
    assert list(look(write(), groups=("B",), cooperation=("Norr",)).register[CODE]) == []


def test_sizes_and_first_years_narrow_the_selection_too_and_nothing_does_where_it_is_about_everywhere() -> None:
    assessed = write((DIMVIK, COUNCIL, 2022, "yes", "rules"), (EKSKOG, COUNCIL, 2023, "yes", "rules"))
    assert list(look(assessed, sizes=("minst-10000",)).register[CODE]) == [EKSKOG, HULTMYRA, SOTBO]
    assert list(look(assessed, first_years=("2022", "ingen")).register[CODE]) == [DIMVIK, HULTMYRA, SOTBO]
    both = look(assessed, sizes=("minst-10000",), first_years=("2023",), groups=("A",), cooperation=("Söder",))
    assert list(both.register[CODE]) == [EKSKOG]
    assert list(both.narrowed(everywhere=True).register[CODE]) == list(CODES)


def test_the_earlier_export_is_seen_for_the_municipalities_whose_first_year_it_is_now() -> None:
    then, now = write(), write((DIMVIK, COUNCIL, 2022, "yes", "rules"))
    view = replace(look(now, first_years=("2022",)), before=then)
    assert list(view.earlier.narrowed().register[CODE]) == [DIMVIK]
    assert view.changes[[CODE, OFFERING]].to_numpy().tolist() == [[DIMVIK, COUNCIL]]
    assert list(replace(look(then, first_years=("ingen",)), before=now).earlier.register[CODE]) == list(CODES)


def test_a_filter_on_first_years_rests_on_the_goals_evidence_of_every_municipality_and_one_on_sizes_on_the_populations() -> None:
    council, lantern = (SOTBO, COUNCIL, 2024, "yes", "minutes"), (DIMVIK, LANTERN, 2022, "yes", "letter")
    assessed = write(council, lantern, (HULTMYRA, COUNCIL, None, "yes", "rules"))
    seen = {"offerings": (LANTERN,), "years": (2022,)}
    assert look(assessed, **seen).sources_of() == ("letter",)  # a yes without a year moves nobody from one option to another
    assert look(assessed, **seen, first_years=("ingen",)).sources_of() == (
        "letter",
        "minutes",
    )
    assert look(assessed, **seen, first_years=("2024",)).narrowed(everywhere=True).sources_of() == ("letter",)
    assert look(assessed, **seen, sizes=("under-10000",)).sources_of() == ("letter", "rules")


def test_states_are_those_of_the_selection_and_all_states_those_of_the_register() -> None:
    view = look(write(), groups=("A",))
    assert set(view.states[CODE]) == {DIMVIK, EKSKOG}
    assert set(view.all_states[CODE]) == set(CODES)
    assert len(view.counts) == 2


def test_evidence_of_years_that_are_not_selected_does_not_count() -> None:
    assessed = write((DIMVIK, LANTERN, 2022, "yes", "rules"))
    assert state(look(assessed), DIMVIK, LANTERN) == "yes"
    assert state(look(assessed, years=(2023, 2024)), DIMVIK, LANTERN) == "unknown"


def test_counts_are_of_the_selected_offerings() -> None:
    assessed = write((DIMVIK, LANTERN, 2022, "yes", "rules"), (DIMVIK, COUNCIL, 2022, "yes", "rules"))
    assert look(assessed).counts["confirmed"].tolist() == [2, 0, 0, 0]
    assert look(assessed, offerings=(LANTERN,)).counts["confirmed"].tolist() == [1, 0, 0, 0]


def test_the_goal_counts_all_years_through_the_last_selected_and_the_group_only_those_selected() -> None:
    assessed = write((DIMVIK, COUNCIL, 2022, "yes", "rules"), (EKSKOG, COUNCIL, 2023, "yes", "rules"))
    view = look(assessed, years=(2023,))
    assert view.goal_years == (2022, 2023)
    assert view.goal_count.codes == (DIMVIK, EKSKOG)
    assert view.group_count.codes == (EKSKOG,)
    assert list(view.missing[CODE]) == [HULTMYRA, SOTBO]


def test_memberships_are_of_every_project_year_whichever_are_selected() -> None:
    assessed = write((DIMVIK, COUNCIL, 2022, "yes", "rules"), lists=complete_lists((COUNCIL, 2022, "rules")))
    view = look(assessed, years=(2024,), groups=("A",))
    assert view.memberships.groupby(CODE).size().to_dict() == {DIMVIK: 3, EKSKOG: 3}
    assert set(view.all_memberships[CODE]) == set(CODES)


@settings(max_examples=10, derandomize=True, deadline=None)
@given(RECORD, st.sampled_from([(2022,), (2022, 2023), (2024,), YEARS]))
def test_the_goals_count_is_that_of_the_last_step_toward_it(record: Record, years: tuple[int, ...]) -> None:
    view = look(write(*record[0], lists=complete_lists(*record[1])), years=years)
    last = view.goal_coverage.iloc[-1]
    assert (view.goal_count.confirmed, view.goal_count.at_most) == (last["so_far"], last["so_far_at_most"])


def test_a_view_changes_nothing_that_visitors_share() -> None:
    assessed = write((DIMVIK, COUNCIL, 2022, "yes", "rules"))
    before = assessed.record.register.copy(deep=True), assessed.states.copy(deep=True), assessed.pieces.copy(deep=True)
    view = look(assessed, years=(2022,), groups=("A",))
    _ = view.register, view.states, view.counts, view.goal_count, view.memberships, view.missing
    for kept, now in zip(before, (assessed.record.register, assessed.states, assessed.pieces), strict=True):
        pd.testing.assert_frame_equal(kept, now)


def test_names_are_those_of_the_register() -> None:
    assessed = write()
    renamed = assessed.record.register.assign(**{MUNICIPALITY: ["A<b>", "B", "C", "D"]})
    view = look(replace(assessed, record=replace(assessed.record, register=renamed)), groups=("A",))
    assert view.name_of(SOTBO) == "D"  # one outside the selection has a name too
    assert view.names_of([DIMVIK, EKSKOG, HULTMYRA]) == "A<b>, B och C"


def test_the_registers_sources_include_that_of_the_cooperation_bodies(shipped: AssessedRecord) -> None:
    assert look(write()).register_sources == ("rules", "rules", "rules")
    assert look(shipped).register_sources == ("scb-folkmangd-2019", "skr-kommungrupper-2017", "kommunsamarbeten", "scb-granser")


def test_an_address_holds_filters_export_language_and_what_it_is_compared_with() -> None:
    earlier = write(label=replace(LABEL, folder="2023-12-31"))
    view = replace(look(write(), "en", years=(2023,)), site="https://example.se", before=earlier)
    assert view.address_of("mal", compared=True) == "https://example.se/mal?ar=2023&data=2024-12-31&sprak=en&fran=2023-12-31"
    assert view.address_of("", with_export=False) == "https://example.se/?ar=2023&sprak=en"
    assert look(write()).address_of("mal", with_export=False) == "/mal"


def test_days_in_the_visitors_address_stand_in_place_of_exports() -> None:
    view = replace(look(write()), before=write(), kept=(("per", "2024-06-01"), ("sedan", "2024-01-01")))
    assert view.address_of("mal", compared=True) == "/mal?per=2024-06-01&sedan=2024-01-01"
    assert view.address_of("mal", with_export=False) == "/mal"


def test_a_link_keeps_all_that_the_visitor_has_chosen() -> None:
    view = replace(look(write(), "en", groups=("A",)), kept=(("data", "demo"),))
    assert view.link("uppgifter", uppgift="9901") == "./uppgifter?grupp=A&sprak=en&data=demo&uppgift=9901"
    assert look(write()).link("mal") == "./mal"
