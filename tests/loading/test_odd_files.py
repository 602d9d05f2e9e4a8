"""Every odd file is read as it should be, or refused for the reason it should be; no row is lost in silence."""

import pytest

from src.handed_in import Refused, Understood
from tests.loading import (
    asked_files,
    bad_files,
    clean_files,
    coloured_files,
    doubt_files,
    form_files,
    odd_files,
    odd_workbooks,
    office_files,
    sheet_files,
    struck_files,
    turning_files,
)
from tests.loading.handed_in import hand_in
from tests.loading.odd_file import FILES, OddFile


def test_there_are_enough_of_them_and_each_has_a_name_of_its_own() -> None:
    assert all(
        (
            asked_files,
            coloured_files,
            clean_files,
            odd_files,
            doubt_files,
            odd_workbooks,
            office_files,
            form_files,
            sheet_files,
            struck_files,
            turning_files,
            bad_files,
        )
    )
    assert len(FILES) >= 150
    assert len({file.name for file in FILES}) == len(FILES)


@pytest.mark.parametrize("odd", [file for file in FILES if file.refused is None], ids=lambda odd: odd.name)
def test_an_odd_file_is_read_and_each_row_is_counted(odd: OddFile) -> None:
    found = hand_in(odd.content, odd.file)
    assert isinstance(found, Understood), found
    records, *counts = found.tally
    assert tuple(counts) == odd.counts
    assert records == sum(counts)
    assert tuple(sorted((row.line, cause.reason) for cause in found.causes for row in cause.rows)) == odd.why
    if odd.form:
        assert (found.encoding, found.delimiter, found.shape) == odd.form


@pytest.mark.parametrize("odd", [file for file in FILES if file.refused], ids=lambda odd: odd.name)
def test_a_bad_file_is_refused_whole_with_its_reason(odd: OddFile) -> None:
    found = hand_in(odd.content, odd.file)
    assert isinstance(found, Refused), found
    assert found.reason == odd.refused
