"""How participation is spread over kinds of municipality, cooperation bodies and sizes."""

import pandas as pd
from pandas.testing import assert_frame_equal

from src.analysis.counts import Count, spread
from tests.analysis.made_up import DIMVIK, EKSKOG, HULTMYRA, SOTBO, make_register

REGISTER = make_register()
COLUMNS = ["confirmed", "at_most", "of", "share", "share_at_most"]


def test_share_is_that_of_each_groups_own_municipalities() -> None:
    expected = pd.DataFrame([("A", 2, 2, 2, 1.0, 1.0), ("B", 0, 1, 2, 0.0, 0.5)], columns=["group", *COLUMNS])
    assert_frame_equal(spread(Count((DIMVIK, EKSKOG), (SOTBO,), 4, 4), REGISTER, by="group"), expected)


def test_municipalities_without_a_cooperation_body_make_a_group_of_their_own() -> None:
    expected = pd.DataFrame(
        [("", 1, 1, 1, 1.0, 1.0), ("Norr", 0, 0, 1, 0.0, 0.0), ("Söder", 1, 2, 2, 0.5, 1.0)], columns=["cooperation", *COLUMNS]
    )
    assert_frame_equal(spread(Count((HULTMYRA, EKSKOG), (SOTBO,), 4, 4), REGISTER, by="cooperation"), expected)


def test_sizes_stand_in_ascending_order_with_their_own_type() -> None:
    expected = pd.DataFrame([(0, 1, 1, 1, 1.0, 1.0), (1, 0, 0, 3, 0.0, 0.0)], columns=["size", *COLUMNS])
    assert_frame_equal(spread(Count((DIMVIK,), (), 4, 4), REGISTER[::-1], by="size"), expected)


def test_only_the_registers_municipalities_count() -> None:
    expected = pd.DataFrame([("A", 1, 1, 1, 1.0, 1.0)], columns=["group", *COLUMNS])
    assert_frame_equal(spread(Count((DIMVIK, EKSKOG, "0180"), (SOTBO,), 5, 5), REGISTER[:1], by="group"), expected)


def test_a_register_without_municipalities_gives_every_column_and_no_row() -> None:
    empty = spread(Count((), (), 0, 0), REGISTER.iloc[:0], by="group")
    assert empty.empty
    assert empty.columns.tolist() == ["group", *COLUMNS]
