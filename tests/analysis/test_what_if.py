"""What is assumed settles what is open, and never what the record says."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from src.analysis.counts import Count, in_offering, offerings_per_municipality, with_at_least
from src.analysis.evidence import state_over_years
from src.analysis.what_if import Assumption, applicable, assumed, each_possible
from src.vocabulary import BASIS, CODE, FILE, LINE, OFFERING, SAYS, SOURCE, STATE, YEAR
from tests.analysis.made_up import complete_lists, council_lists, evidence, make_programme, make_register, of_cell, participation
from tests.analysis.names import CODES, COMPASS, COUNCIL, DIMVIK, EKSKOG, HULTMYRA, LANTERN, OFFERINGS, SOTBO, YEARS
from tests.analysis.test_properties import CROWDED, RECORD, SELECTED_YEARS, Record

Frames = tuple[pd.DataFrame, pd.DataFrame]
ASSUMPTION = st.builds(
    Assumption, st.sampled_from(CODES), st.sampled_from(OFFERINGS), st.sampled_from([*YEARS, None]), st.booleans()
)
ASSUMPTIONS = st.lists(ASSUMPTION, max_size=8)
OF_ONE = st.lists(
    st.builds(Assumption, st.just(DIMVIK), st.just(COUNCIL), st.sampled_from([*YEARS, None]), st.booleans()), max_size=5
)


def record(*rows: tuple[str, str, int | None, str, str], **lists: pd.DataFrame) -> Frames:
    """Pieces and states of a record with these rows."""
    made = evidence(participation(*rows), **lists)
    return made.pieces, made.states


def under(frames: Frames, *assumptions: Assumption) -> Frames:
    return assumed(*frames, assumptions, register=make_register(), programme=make_programme())


def over(frames: Frames, years: tuple[int, ...] = YEARS) -> pd.DataFrame:
    return state_over_years(frames[1], frames[0], programme=make_programme(), years=years)


def yes(code: str, offering: str, year: int | None = None) -> Assumption:
    return Assumption(code, offering, year, True)


def no(code: str, offering: str, year: int | None = None) -> Assumption:
    return Assumption(code, offering, year, False)


def test_with_no_assumptions_the_record_itself_comes_back() -> None:
    pieces, states = record((DIMVIK, LANTERN, 2022, "yes", "letter"))
    same = under((pieces, states))
    assert same[0] is pieces
    assert same[1] is states


def test_an_unknown_year_becomes_what_is_assumed_of_it_and_no_other_cell_changes() -> None:
    frames = record((DIMVIK, LANTERN, 2022, "yes", "letter"))
    _, states = under(frames, yes(EKSKOG, LANTERN, 2023), no(SOTBO, COUNCIL, 2024))
    assert of_cell(states, EKSKOG, LANTERN) == ["unknown", "yes", "unknown"]
    assert of_cell(states, SOTBO, COUNCIL) == ["unknown", "unknown", "no"]
    expected = frames[1].copy()
    for code, offering, year, state in ((EKSKOG, LANTERN, 2023, "yes"), (SOTBO, COUNCIL, 2024, "no")):
        expected.loc[(expected[CODE] == code) & (expected[OFFERING] == offering) & (expected[YEAR] == year), STATE] = state
    assert_frame_equal(states, expected)


def test_what_sources_disagree_on_can_be_assumed_either_way() -> None:
    frames = record((DIMVIK, LANTERN, 2022, "yes", "letter"), (DIMVIK, LANTERN, 2022, "no", "minutes"))
    assert of_cell(frames[1], DIMVIK, LANTERN) == ["conflicting", "unknown", "unknown"]
    assert of_cell(under(frames, yes(DIMVIK, LANTERN, 2022))[1], DIMVIK, LANTERN)[0] == "yes"
    assert of_cell(under(frames, no(DIMVIK, LANTERN, 2022))[1], DIMVIK, LANTERN)[0] == "no"


def test_evidence_is_not_overruled() -> None:
    frames = record(
        (DIMVIK, LANTERN, 2022, "yes", "letter"),
        (EKSKOG, LANTERN, 2022, "no", "letter"),
        (SOTBO, COUNCIL, 2022, "yes", "minutes"),
        lists=council_lists(),
    )
    refused = (
        no(DIMVIK, LANTERN, 2022),  # a row says yes
        yes(EKSKOG, LANTERN, 2022),  # a row says no
        yes(EKSKOG, COUNCIL, 2022),  # a complete list lacks it
        yes(EKSKOG, COUNCIL),  # three of them do
        yes(HULTMYRA, COMPASS, 2022),  # the programme's rule shuts it out
        yes(DIMVIK, LANTERN),  # in some year: the record says so already
        yes("0000", LANTERN, 2022),
        yes(DIMVIK, "sundial", 2022),
        yes(DIMVIK, LANTERN, 1999),
    )
    assert applicable(refused, *frames) == ()
    assert under(frames, *refused)[1] is frames[1]


def test_a_yes_in_some_year_counts_for_the_whole_period_and_for_no_part_of_it() -> None:
    frames = under(record(), yes(DIMVIK, LANTERN))
    assert of_cell(frames[1], DIMVIK, LANTERN) == ["unknown"] * 3
    assert of_cell(over(frames), DIMVIK, LANTERN) == ["yes"]
    assert of_cell(over(frames, (2022, 2023)), DIMVIK, LANTERN) == ["unknown"]


def test_a_no_of_no_particular_year_is_a_no_in_every_open_year_but_those_assumed_otherwise() -> None:
    frames = record((DIMVIK, LANTERN, 2022, "yes", "letter"))
    assert of_cell(under(frames, no(DIMVIK, LANTERN))[1], DIMVIK, LANTERN) == ["yes", "no", "no"]
    assert of_cell(under(frames, no(EKSKOG, LANTERN))[1], EKSKOG, LANTERN) == ["no"] * 3
    assert of_cell(under(frames, no(EKSKOG, LANTERN), yes(EKSKOG, LANTERN, 2023))[1], EKSKOG, LANTERN) == ["no", "yes", "no"]


def test_each_adds_a_piece_that_says_that_it_is_assumed_and_has_no_source() -> None:
    frames = record((DIMVIK, LANTERN, 2022, "yes", "letter"))
    pieces, _ = under(frames, yes(EKSKOG, LANTERN), no(SOTBO, COUNCIL, 2024), no(DIMVIK, LANTERN))
    added = pieces.iloc[len(frames[0]) :]
    assert_frame_equal(pieces.iloc[: len(frames[0])], frames[0])
    assert pieces.index.is_unique
    assert added[[CODE, OFFERING, SAYS]].to_numpy().tolist() == [
        [DIMVIK, LANTERN, "no"],
        [DIMVIK, LANTERN, "no"],
        [EKSKOG, LANTERN, "yes"],
        [SOTBO, COUNCIL, "no"],
    ]
    assert added[YEAR].astype(object).where(added[YEAR].notna(), None).tolist() == [2023, 2024, None, 2024]
    assert added[[BASIS, SOURCE, FILE, LINE]].drop_duplicates().to_numpy().tolist() == [["assumption", "", "", 0]]


def test_a_yes_and_a_no_of_the_same_year_are_both_left_out() -> None:
    frames = record()
    assert applicable([yes(DIMVIK, LANTERN, 2022), no(DIMVIK, LANTERN, 2022), yes(EKSKOG, LANTERN, 2022)], *frames) == (
        yes(EKSKOG, LANTERN, 2022),
    )
    assert applicable([yes(DIMVIK, LANTERN), no(DIMVIK, LANTERN)], *frames) == ()


def test_a_yes_in_some_year_loses_to_a_no_for_every_open_year() -> None:
    every_year = [no(DIMVIK, LANTERN, year) for year in YEARS]
    assert applicable([yes(DIMVIK, LANTERN), *every_year], *record()) == tuple(every_year)
    assert applicable([yes(DIMVIK, LANTERN), *every_year[:2]], *record()) == (yes(DIMVIK, LANTERN), *every_year[:2])


def test_a_no_for_every_year_loses_to_a_record_that_says_yes_in_some_year() -> None:
    frames = record((DIMVIK, LANTERN, None, "yes", "letter"))
    every_year = [no(DIMVIK, LANTERN, year) for year in YEARS]
    assert applicable(every_year, *frames) == ()
    assert applicable([no(DIMVIK, LANTERN)], *frames) == ()
    assert applicable(every_year[:2], *frames) == tuple(every_year[:2])
    assert of_cell(over(under(frames, *every_year)), DIMVIK, LANTERN) == ["yes"]


def test_assumptions_stand_in_the_registers_order_each_once() -> None:
    asked = [
        yes(SOTBO, LANTERN, 2023),
        yes(SOTBO, LANTERN),
        yes(DIMVIK, COUNCIL, 2022),
        yes(DIMVIK, LANTERN, 2024),
        yes(SOTBO, LANTERN),
    ]
    assert applicable(asked, *record()) == (
        yes(DIMVIK, LANTERN, 2024),
        yes(DIMVIK, COUNCIL, 2022),
        yes(SOTBO, LANTERN),
        yes(SOTBO, LANTERN, 2023),
    )


def test_each_possible_assumption_is_one_that_can_be_made_on_its_own() -> None:
    frames = record(
        (DIMVIK, LANTERN, None, "yes", "letter"),
        (EKSKOG, LANTERN, 2022, "yes", "letter"),
        (EKSKOG, LANTERN, 2023, "no", "letter"),
        lists=council_lists(),
    )
    possible = each_possible(*frames)
    assert [one for one in possible if one.code in (DIMVIK, EKSKOG) and one.offering == LANTERN] == [
        *(Assumption(DIMVIK, LANTERN, year, answer) for year in YEARS for answer in (True, False)),
        no(EKSKOG, LANTERN),
        yes(EKSKOG, LANTERN, 2024),
        no(EKSKOG, LANTERN, 2024),
    ]
    assert COUNCIL not in {one.offering for one in possible}
    every = [Assumption(c, o, y, a) for c in CODES for o in OFFERINGS for y in (None, *YEARS) for a in (True, False)]
    assert possible == tuple(one for one in every if applicable([one], *frames))


def frames_of(written: Record) -> Frames:
    return record(*written[0], lists=complete_lists(*written[1]))


def reached(states: pd.DataFrame) -> Count:
    return with_at_least(offerings_per_municipality(states, make_register(), offerings=OFFERINGS), 1)


@given(st.data(), st.one_of(RECORD, CROWDED), st.one_of(ASSUMPTIONS, OF_ONE), SELECTED_YEARS)
def test_assumptions_settle_open_cells_only_in_any_order(
    data: st.DataObject, written: Record, assumptions: list[Assumption], years: list[int]
) -> None:
    before, register = frames_of(written), make_register()
    after = under(before, *assumptions)
    for one, other in zip(after, under(before, *data.draw(st.permutations(assumptions + assumptions[:2]))), strict=True):
        assert_frame_equal(one, other)
    known = ~before[1][STATE].isin(["unknown", "conflicting"])
    assert_frame_equal(after[1][known], before[1][known])
    counted = [offerings_per_municipality(over(frames, tuple(years)), register, offerings=OFFERINGS) for frames in (before, after)]
    assert (counted[1]["confirmed"] >= counted[0]["confirmed"]).all()
    assert (counted[1]["at_most"] <= counted[0]["at_most"]).all()
    for count in (lambda states: in_offering(states, register, offering=COUNCIL), reached):
        then, now = count(over(before)), count(over(after))
        assert set(then.codes) <= set(now.codes) <= set(now.codes + now.possible) <= set(then.codes + then.possible)
