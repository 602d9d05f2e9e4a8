"""What the record says, piece by piece: rows, lists that are complete, and the programme's rules."""

import pandas as pd
from pandas.testing import assert_frame_equal

from src.analysis.evidence import PIECE
from src.vocabulary import BASIS, CODE, OFFERING, SOURCE, YEAR
from tests.analysis.made_up import NO_LISTS, NO_ROWS, compass_rule, complete_lists, evidence, make_programme, participation
from tests.analysis.names import COMPASS, COUNCIL, DIMVIK, EKSKOG, HULTMYRA, LANTERN, SOTBO

OPEN_TO_ALL = make_programme(eligibility=())


def pieces_of(said: pd.DataFrame = NO_ROWS, lists: pd.DataFrame = NO_LISTS) -> pd.DataFrame:
    return evidence(said, lists, programme=OPEN_TO_ALL).pieces


def shut_out(said: pd.DataFrame = NO_ROWS, **changes: object) -> list[str]:
    """The municipalities that the compass's rule, changed like this, shuts out."""
    pieces = evidence(said, programme=make_programme(eligibility=(compass_rule(**changes),))).pieces
    return pieces.loc[pieces[BASIS] == "rule", CODE].tolist()


def absent(said: pd.DataFrame, lists: pd.DataFrame) -> list[tuple[str, int]]:
    """The municipalities that a complete list lacks, and the years."""
    pieces = pieces_of(said, lists)
    pieces = pieces[pieces[BASIS] == "list"]
    return sorted(zip(pieces[CODE], pieces[YEAR], strict=True))


def test_each_piece_says_what_it_says_and_where_it_stands() -> None:
    said = participation((DIMVIK, COUNCIL, 2022, "yes", "minutes"), (EKSKOG, LANTERN, None, "no", "letter"))
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
    assert_frame_equal(evidence(said, complete_lists((COUNCIL, 2022, "minutes"))).pieces, expected)


def test_without_rows_lists_and_rules_there_is_no_piece_but_every_column() -> None:
    pieces = pieces_of()
    assert (len(pieces), pieces.columns.tolist(), str(pieces[YEAR].dtype)) == (0, PIECE, "Int64")


def test_a_row_outside_the_register_says_nothing() -> None:
    assert pieces_of(participation(("0180", COUNCIL, 2022, "yes", "letter"))).empty


def test_a_complete_list_says_no_in_its_year_of_each_municipality_without_a_yes_row_of_the_lists_own_source() -> None:
    said = participation(
        (DIMVIK, COUNCIL, 2022, "yes", "minutes"),
        (EKSKOG, COUNCIL, 2023, "yes", "minutes"),  # another year
        (HULTMYRA, COUNCIL, 2022, "yes", "letter"),  # another source
        (SOTBO, COUNCIL, 2022, "no", "minutes"),  # not a name on the list
    )
    assert absent(said, complete_lists((COUNCIL, 2022, "minutes"))) == [(EKSKOG, 2022), (HULTMYRA, 2022), (SOTBO, 2022)]


def test_a_list_is_of_one_offering() -> None:
    assert set(pieces_of(lists=complete_lists((LANTERN, 2022, "letter")))[OFFERING]) == {LANTERN}
    said = participation((DIMVIK, LANTERN, 2022, "yes", "minutes"), (EKSKOG, LANTERN, None, "yes", "minutes"))
    assert (DIMVIK, 2022) in absent(said, complete_lists((COUNCIL, 2022, "minutes")))
    assert (EKSKOG, 2022) in absent(said, complete_lists((COUNCIL, None, "minutes")))


def test_a_complete_list_without_a_year_says_no_in_every_year_of_the_project() -> None:
    said = participation((DIMVIK, LANTERN, None, "yes", "letter"), (EKSKOG, LANTERN, 2023, "yes", "letter"))
    missing = absent(said, complete_lists((LANTERN, None, "letter")))
    assert missing == [(code, year) for code in (HULTMYRA, SOTBO) for year in (2022, 2023, 2024)]


def test_a_dated_and_an_undated_list_say_no_side_by_side() -> None:
    pieces = pieces_of(lists=complete_lists((LANTERN, None, "letter"), (COUNCIL, 2024, "minutes")))
    assert pieces[SOURCE].value_counts().to_dict() == {"letter": 4 * 3, "minutes": 4}


def test_a_rule_shuts_out_those_above_its_limit_in_the_population_of_its_year_but_the_excepted() -> None:
    assert shut_out() == [HULTMYRA]
    assert shut_out(population_at_most=11_999) == [EKSKOG, HULTMYRA]
    assert shut_out(population_year=2022) == [EKSKOG, HULTMYRA]
    assert shut_out(excepted=()) == [HULTMYRA, SOTBO]


def test_a_rule_does_not_shut_out_a_municipality_with_a_yes_for_the_offering_in_any_year() -> None:
    assert shut_out(participation((HULTMYRA, COMPASS, 2023, "yes", "letter"))) == []
    assert shut_out(participation((HULTMYRA, COMPASS, None, "yes", "letter"))) == []
    assert shut_out(participation((HULTMYRA, COMPASS, 2023, "no", "letter"))) == [HULTMYRA]
    assert shut_out(participation((HULTMYRA, LANTERN, 2023, "yes", "letter"))) == [HULTMYRA]
