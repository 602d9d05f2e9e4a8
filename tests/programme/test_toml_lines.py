"""The line of a key in a TOML file is found, or none is told."""

import pytest

from src.programme.definition import PROGRAMME_FILE
from src.programme.toml_lines import line_of
from tests.loading.data_folder import FILES


@pytest.mark.parametrize(
    ("place", "line"),
    [
        (("goal",), 20),
        (("goal", "source"), 22),
        (("offerings",), 10),
        (("offerings", 1), 15),
        (("offerings", 1, "definite", "sv"), 18),
        (("groups", "names", "KUST"), 42),
        (("offerings", 2), None),
        (("goal", "nothing"), None),
        ((), None),
    ],
)
def test_the_line_of_a_key_is_found_or_not_told(place: tuple[str | int, ...], line: int | None) -> None:
    assert line_of(FILES[PROGRAMME_FILE], place) == line


def test_the_line_is_not_sought_in_a_statement_that_is_too_large_to_read_again_and_again() -> None:
    large = "a = [\n" + f"  '{'x' * 30_000}',\n" * 3 + "]\nb = 1"
    assert line_of(large, ("b",)) is None
    assert line_of(large.replace("x" * 30_000, "x"), ("b",)) == 6


def test_what_looks_like_a_key_inside_a_text_is_none() -> None:
    assert line_of('a = """\nb = 1\n[c]\n"""\nb = 2\n[c]\nd = 1', ("b",)) == 5
    assert line_of('a = """\nb = 1\n[c]\n"""\nb = 2\n[c]\nd = 1', ("c", "d")) == 7
