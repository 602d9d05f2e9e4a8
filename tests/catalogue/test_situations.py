"""Every word around a number is true, whatever is filtered, assumed, corrected, in conflict or missing, in five records.

What is said is held against what shaped it, and counted anew where it is a number. The situations stand in situations.py, what
is read of each in said.py, and what must be true in *_checks.py
"""

from collections.abc import Callable, Iterator

import pytest

from src.selection.selection import ON_MUNICIPALITIES
from tests.catalogue import number_checks, shape_checks, word_checks
from tests.catalogue.situations import OFTEN, Seen, all_situations, in_language

CHECKS = (
    number_checks.denominators,
    number_checks.says_nothing,
    shape_checks.sources,
    word_checks.assumed_cells,
    word_checks.made_up_data,
    word_checks.marked_files,
    shape_checks.years_together,
    word_checks.corrected_period,
    word_checks.corrected_marks,
    number_checks.contradictions,
    number_checks.least_words,
    number_checks.more_than_known,
    shape_checks.filtered_area,
    word_checks.wrong_words,
    word_checks.grammar,
)
OTHERS = ("health", "island")  # the records that share no word with the first programme


@pytest.fixture(scope="module")
def every_one(tmp_path_factory: pytest.TempPathFactory) -> tuple[Seen, ...]:
    return all_situations(tmp_path_factory.mktemp("records"))


@pytest.fixture(scope="module", params=["often", pytest.param("all", marks=pytest.mark.slow)])
def situations(every_one: tuple[Seen, ...], request: pytest.FixtureRequest) -> tuple[Seen, ...]:
    return tuple(seen for seen in every_one if request.param == "all" or seen.situation in OFTEN.get(seen.record, ()))


def _found(check: Callable[[Seen], Iterator[str]], situations: tuple[Seen, ...]) -> list[str]:
    return [f"{seen}: {finding}" for seen in situations for finding in check(seen)]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_in_every_situation(check: Callable[[Seen], Iterator[str]], situations: tuple[Seen, ...]) -> None:
    assert _found(check, situations) == []


def test_filters_left_out(situations: tuple[Seen, ...]) -> None:
    """Says all anew without each filter, which takes as long as the other checks together: `make test` looks at each third."""
    looked_at = situations if len(situations) > sum(map(len, OFTEN.values())) else situations[::3]
    assert _found(shape_checks.filters_left_out, looked_at) == []


def test_a_filter_or_assumption_that_is_named_changes_something_in_some_situation(situations: tuple[Seen, ...]) -> None:
    changes: dict[tuple[str, str, str], bool] = {}
    for seen in situations:
        for one, kind, named, shapes in shape_checks.filters_that_shape(seen):
            if named:
                key = (seen.record.split()[0], one.name, kind)  # with the changed copies
                changes[key] = changes.get(key, False) or shapes
    assert {kind for _, _, kind in changes} >= {"years", "offerings", *ON_MUNICIPALITIES.values()}
    assert [named for named, shapes in changes.items() if not shapes] == []


@pytest.mark.parametrize("check", [word_checks.wrong_words, word_checks.grammar], ids=lambda check: check.__name__)
def test_in_english(check: Callable[[Seen], Iterator[str]], situations: tuple[Seen, ...]) -> None:
    others = [seen for seen in situations if seen.record in OTHERS and seen.situation in ("no filter", "assumed")]
    assert len(others) == 3
    assert _found(check, tuple(in_language(seen, "en") for seen in others)) == []
