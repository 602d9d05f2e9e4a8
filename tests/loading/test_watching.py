"""A reading that another thread follows and ends."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from src.loading.intake.watching import Stopped, Watch
from tests.loading.handed_in import understood

LOG = "Namn;Kommun;Erbjudande;Datum\n" + "Anna Ek;Malmö;Startpaket;2018-03-01\n" * 200_000
QUOTED = LOG.replace(";2018", '; "2018').replace("-01\n", '-01"\n')


def test_it_counts_the_rows_that_are_read_one_by_one() -> None:
    watch = Watch()
    understood("Kommun;Erbjudande\nMalmö;Startpaket\nLund;Startpaket\n", watch=watch)
    assert (watch.stage, watch.rows) == ("counting", 3)


def test_it_ends_before_it_has_begun_and_between_two_rows() -> None:
    before, between = Watch(), Watch()
    before.stop()
    with pytest.raises(Stopped):
        understood("Kommun;Erbjudande\nMalmö;Startpaket\n", watch=before)
    rows = between.each([(1, ["a"]), (2, ["b"])])
    next(rows)
    between.stop()
    with pytest.raises(Stopped):
        next(rows)


@pytest.mark.parametrize("content", [LOG, QUOTED], ids=["by DuckDB", "row by row"])
def test_a_large_file_ends_unread_and_leaves_the_database_usable(content: str) -> None:
    watch = Watch()
    with ThreadPoolExecutor(1) as beside:
        found = beside.submit(understood, content, watch=watch)
        while not watch.begun:
            pass
        watch.stop()
        with pytest.raises(Stopped):
            found.result()
    assert understood("Kommun;Erbjudande\nMalmö;Startpaket\n").tally.accepted == 1
