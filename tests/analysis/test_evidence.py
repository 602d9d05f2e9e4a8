"""What the record says, piece by piece: rows, lists that are complete, and the programme's rules."""

import pandas as pd
from pandas.testing import assert_frame_equal

from src.analysis.evidence import PIECE, pieces_of_evidence
from src.vocabulary import BASIS, CODE, OFFERING, SOURCE, YEAR
from tests.analysis.made_up import (
    COMPASS,
    COUNCIL,
    DIMVIK,
    EKSKOG,
    HULTMYRA,
    LANTERN,
    NO_LISTS,
    NO_ROWS,
    SOTBO,
    compass_rule,
    complete_lists,
    make_programme,
    make_register,
    participation,
)

OPEN_TO_ALL = make_programme(eligibility=())
REGISTER = make_register()


def shut_out(said: pd.DataFrame = NO_ROWS, **changes: object) -> list[str]:
    """Who the compass's rule, changed so, shuts out."""
    pieces = pieces_of_evidence(said, NO_LISTS, REGISTER, programme=make_programme(eligibility=(compass_rule(**changes),)))
    return pieces.loc[pieces[BASIS] == "rule", CODE].tolist()


def absent(said: pd.DataFrame, lists: pd.DataFrame) -> list[tuple[str, int]]:
    """Whom a complete list lacks, and in which year."""
    pieces = pieces_of_evidence(said, lists, REGISTER, programme=OPEN_TO_ALL)
    pieces = pieces[pieces[BASIS] == "list"]
    return sorted(zip(pieces[CODE], pieces[YEAR], strict=True))


def test_each_piece_says_what_it_says_and_where_it_stands() -> None:
    said = participation((DIMVIK, COUNCIL, 2022, "yes", "minutes"), (EKSKOG, LANTERN, None, "no", "letter"))
    lists = complete_lists((COUNCIL, 2022, "minutes"))
    pieces = pieces_of_evidence(said, lists, REGISTER, programme=make_programme())
    expected = pd.DataFrame(
        [
            (DIMVIK, COUNCIL, 2022, "yes", "row", "minutes", "participation.csv", 2),
            (EKSKOG, LANTERN, None, "no", "row", "letter", "participation.csv", 3),
            (EKSKOG, COUNCIL, 2022, "no", "list", "minutes", "complete_lists.csv", 2),
            (HULTMYRA, COUNCIL, 2022, "no", "list", "minutes", "complete_lists.csv", 2),
            (SOTBO, COUNCIL, 2022, "no", "list", "minutes", "complete_lists.csv", 2),
            (HULTMYRA, COMPASS, None, "not_eligible", "rule", "rules", "programme.toml", 0),
        ],
        columns=PIECE,
    ).astype({YEAR: "Int64"})
    assert_frame_equal(pieces, expected)


def test_without_rows_lists_and_rules_there_is_no_piece_but_every_column() -> None:
    pieces = pieces_of_evidence(NO_ROWS, NO_LISTS, REGISTER, programme=OPEN_TO_ALL)
    assert pieces.empty
    assert pieces.columns.tolist() == PIECE
    assert pieces[YEAR].dtype == "Int64"


def test_a_row_outside_the_register_says_nothing_here() -> None:
    pieces = pieces_of_evidence(participation(("0180", COUNCIL, 2022, "yes", "letter")), NO_LISTS, REGISTER, programme=OPEN_TO_ALL)
    assert pieces.empty


def test_a_complete_list_says_no_of_each_municipality_that_it_lacks_in_its_year() -> None:
    said = participation((DIMVIK, COUNCIL, 2022, "yes", "minutes"), (EKSKOG, COUNCIL, 2023, "yes", "minutes"))
    assert absent(said, complete_lists((COUNCIL, 2022, "minutes"))) == [(EKSKOG, 2022), (HULTMYRA, 2022), (SOTBO, 2022)]


def test_the_names_of_a_list_are_the_yes_rows_of_its_own_source() -> None:
    said = participation((DIMVIK, COUNCIL, 2022, "yes", "minutes"), (EKSKOG, COUNCIL, 2022, "yes", "letter"))
    assert (EKSKOG, 2022) in absent(said, complete_lists((COUNCIL, 2022, "minutes")))
    assert (DIMVIK, 2022) not in absent(said, complete_lists((COUNCIL, 2022, "minutes")))


def test_a_row_that_says_no_is_no_name_on_the_list() -> None:
    said = participation((DIMVIK, COUNCIL, 2022, "no", "minutes"))
    assert (DIMVIK, 2022) in absent(said, complete_lists((COUNCIL, 2022, "minutes")))


def test_a_complete_list_of_another_offering_says_nothing_of_this_one() -> None:
    pieces = pieces_of_evidence(NO_ROWS, complete_lists((LANTERN, 2022, "letter")), REGISTER, programme=OPEN_TO_ALL)
    assert set(pieces[OFFERING]) == {LANTERN}


def test_a_name_on_one_offerings_list_is_no_name_on_anothers() -> None:
    said = participation((DIMVIK, LANTERN, 2022, "yes", "minutes"), (EKSKOG, LANTERN, None, "yes", "minutes"))
    assert (DIMVIK, 2022) in absent(said, complete_lists((COUNCIL, 2022, "minutes")))
    assert (EKSKOG, 2022) in absent(said, complete_lists((COUNCIL, None, "minutes")))


def test_a_complete_list_without_a_year_says_no_in_every_year_of_the_project() -> None:
    said = participation((DIMVIK, LANTERN, None, "yes", "letter"), (EKSKOG, LANTERN, 2023, "yes", "letter"))
    missing = absent(said, complete_lists((LANTERN, None, "letter")))
    assert missing == [(code, year) for code in (HULTMYRA, SOTBO) for year in (2022, 2023, 2024)]


def test_a_dated_and_an_undated_list_say_no_side_by_side() -> None:
    lists = complete_lists((LANTERN, None, "letter"), (COUNCIL, 2024, "minutes"))
    pieces = pieces_of_evidence(NO_ROWS, lists, REGISTER, programme=OPEN_TO_ALL)
    assert pieces[SOURCE].value_counts().to_dict() == {"letter": 4 * 3, "minutes": 4}


def test_a_municipality_at_the_limit_is_eligible_and_one_above_is_not() -> None:
    assert shut_out() == [HULTMYRA]
    assert shut_out(population_at_most=11_999) == [EKSKOG, HULTMYRA]


def test_excepted_municipality_is_eligible() -> None:
    assert SOTBO not in shut_out()
    assert shut_out(excepted=()) == [HULTMYRA, SOTBO]


def test_the_year_of_the_population_is_a_setting() -> None:
    assert shut_out(population_year=2022) == [EKSKOG, HULTMYRA]


def test_not_eligible_yields_to_a_row_that_says_yes_in_any_year() -> None:
    assert shut_out(participation((HULTMYRA, COMPASS, 2023, "yes", "letter"))) == []
    assert shut_out(participation((HULTMYRA, COMPASS, None, "yes", "letter"))) == []


def test_not_eligible_does_not_yield_to_a_no_or_to_a_yes_for_another_offering() -> None:
    assert shut_out(participation((HULTMYRA, COMPASS, 2023, "no", "letter"))) == [HULTMYRA]
    assert shut_out(participation((HULTMYRA, LANTERN, 2023, "yes", "letter"))) == [HULTMYRA]


def test_the_frames_that_come_in_are_not_changed() -> None:
    frames = participation((DIMVIK, COUNCIL, 2022, "yes", "minutes")), complete_lists((COUNCIL, 2022, "minutes")), make_register()
    before = [frame.copy() for frame in frames]
    pieces_of_evidence(*frames, programme=make_programme())
    for frame, copy in zip(frames, before, strict=True):
        assert_frame_equal(frame, copy)
