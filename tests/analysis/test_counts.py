"""How many municipalities and offerings, and how many it could be at most."""

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from src.analysis.counts import Count, in_offering, offerings_per_municipality, open_cells_in, with_at_least
from tests.analysis.made_up import NO_LISTS, NO_ROWS, council_lists, make_register, participation, states_over
from tests.analysis.names import COMPASS, COUNCIL, DIMVIK, EKSKOG, HULTMYRA, LANTERN, OFFERINGS, SOTBO, YEARS

COLUMNS = ["code", "confirmed", "no", "unknown", "not_eligible", "conflicting", "at_most"]
REGISTER = make_register()
SAID = participation(
    (DIMVIK, LANTERN, None, "yes", "letter"),
    (DIMVIK, COUNCIL, 2022, "yes", "minutes"),
    (DIMVIK, COUNCIL, 2023, "yes", "minutes"),
    (EKSKOG, LANTERN, 2024, "yes", "letter"),
    (EKSKOG, LANTERN, 2024, "no", "phone"),
    (HULTMYRA, COUNCIL, 2024, "yes", "minutes"),
)
WHOLE = states_over(YEARS, SAID, council_lists())
WHOLE_COUNTS = offerings_per_municipality(WHOLE, REGISTER, offerings=OFFERINGS)


def test_each_offering_of_a_municipality_counts_in_one_state() -> None:
    expected = pd.DataFrame(
        [
            (DIMVIK, 2, 0, 1, 0, 0, 3),
            (EKSKOG, 0, 1, 1, 0, 1, 2),
            (HULTMYRA, 1, 0, 1, 1, 0, 2),
            (SOTBO, 0, 1, 2, 0, 0, 2),
        ],
        columns=COLUMNS,
    )
    assert_frame_equal(WHOLE_COUNTS, expected)


def test_years_and_offerings_that_are_not_selected_do_not_count() -> None:
    counts = offerings_per_municipality(states_over([2022], SAID, council_lists()), REGISTER, offerings=[LANTERN, COUNCIL])
    expected = pd.DataFrame(
        [(DIMVIK, 1, 0, 1, 0, 0, 2), (EKSKOG, 0, 1, 1, 0, 0, 1), (HULTMYRA, 0, 1, 1, 0, 0, 1), (SOTBO, 0, 1, 1, 0, 0, 1)],
        columns=COLUMNS,
    )
    assert_frame_equal(counts, expected)


def test_without_any_evidence_all_that_is_open_to_a_municipality_is_possible() -> None:
    counts = offerings_per_municipality(states_over(YEARS, NO_ROWS, NO_LISTS), REGISTER, offerings=OFFERINGS)
    assert counts["confirmed"].tolist() == [0, 0, 0, 0]
    assert counts["at_most"].tolist() == [3, 3, 2, 3]


def test_no_offerings_give_a_zero_for_every_municipality() -> None:
    counts = offerings_per_municipality(WHOLE, REGISTER, offerings=[])
    assert_frame_equal(counts, pd.DataFrame([(code, *[0] * 6) for code in REGISTER["code"]], columns=COLUMNS))


def test_a_register_without_municipalities_gives_every_column_and_no_row() -> None:
    counts = offerings_per_municipality(WHOLE, REGISTER.iloc[:0], offerings=OFFERINGS)
    assert counts.empty
    assert counts.columns.tolist() == COLUMNS
    assert with_at_least(counts, 1) == Count((), (), 0, 0)


def test_the_rows_stand_in_the_registers_order() -> None:
    counts = offerings_per_municipality(WHOLE, REGISTER[::-1], offerings=OFFERINGS)
    assert counts["code"].tolist() == [SOTBO, HULTMYRA, EKSKOG, DIMVIK]
    assert counts["confirmed"].tolist() == [0, 1, 0, 2]


@pytest.mark.parametrize(
    ("offerings", "codes", "possible", "of"),
    [
        (1, (DIMVIK, HULTMYRA), (EKSKOG, SOTBO), 4),
        (2, (DIMVIK,), (EKSKOG, HULTMYRA, SOTBO), 4),
        (3, (), (DIMVIK,), 3),
        (4, (), (), 0),
    ],
)
def test_a_municipality_is_reached_when_confirmed_and_possibly_when_open_cells_could_make_it_so(
    offerings: int, codes: tuple[str, ...], possible: tuple[str, ...], of: int
) -> None:
    assert with_at_least(WHOLE_COUNTS, offerings) == Count(codes, possible, of, 4)


def test_in_one_offering_unknown_and_conflicting_are_possible_and_no_and_not_eligible_are_not() -> None:
    assert in_offering(WHOLE, REGISTER, offering=COUNCIL) == Count((DIMVIK, HULTMYRA), (), 4, 4)
    assert in_offering(WHOLE, REGISTER, offering=LANTERN) == Count((DIMVIK,), (EKSKOG, HULTMYRA, SOTBO), 4, 4)
    assert in_offering(WHOLE, REGISTER, offering=COMPASS) == Count((), (DIMVIK, EKSKOG, SOTBO), 3, 4)


def test_denominator_is_the_register_even_for_municipalities_without_rows() -> None:
    only_one = states_over(YEARS, participation((DIMVIK, COUNCIL, 2022, "yes", "minutes")), council_lists())
    assert in_offering(only_one, REGISTER, offering=COUNCIL) == Count((DIMVIK,), (), 4, 4)
    assert in_offering(only_one[only_one["code"] == DIMVIK], REGISTER, offering=COUNCIL).of == 4


def test_group_filter_changes_the_denominator() -> None:
    group = REGISTER[REGISTER["group"] == "A"]
    assert in_offering(WHOLE, group, offering=COUNCIL) == Count((DIMVIK,), (), 2, 2)
    assert with_at_least(offerings_per_municipality(WHOLE, group, offerings=OFFERINGS), 1) == Count((DIMVIK,), (EKSKOG,), 2, 2)


def test_a_count_knows_its_share_and_whether_it_is_exact() -> None:
    count = Count((DIMVIK,), (EKSKOG, SOTBO), 4, 4)
    assert (count.confirmed, count.at_most, count.share, count.exact) == (1, 3, 0.25, False)
    assert Count((DIMVIK,), (), 4, 4).exact
    assert Count((), (), 0, 0).share == 0


def test_open_cells_are_the_unknown_and_the_conflicting() -> None:
    assert open_cells_in(WHOLE_COUNTS) == 1 + 2 + 1 + 2
