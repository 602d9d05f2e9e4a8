"""The answers of an export as a typed frame; corrections and the other frames are tested in files of their own."""

import pandas as pd

from tests.loading.data_folder import PARTICIPATION, SmallFolder

TYPES = {
    "code": "str",
    "offering": "str",
    "year": "Int64",
    "participates": "bool",
    "source": "str",
    "file": "str",
    "line": "int64",
}


def participation(folder: SmallFolder) -> pd.DataFrame:
    record = folder.read().record
    assert record is not None
    return record.participation


def test_the_rows_become_typed_answers_that_say_where_they_stand(folder: SmallFolder) -> None:
    expected = pd.DataFrame(
        [
            ("1080", "grundkurs", 2023, True, "anmalan", PARTICIPATION, 2),
            ("1060", "natverk", pd.NA, False, "anmalan", PARTICIPATION, 3),
            ("1083", "natverk", 2024, True, "arsrapport", PARTICIPATION, 4),
        ],
        columns=list(TYPES),
    )
    pd.testing.assert_frame_equal(participation(folder), expected.astype(TYPES))


def test_a_file_without_rows_gives_the_same_columns_and_types(folder: SmallFolder) -> None:
    folder.write(PARTICIPATION, "kommun_kod;kommun;erbjudande;ar;deltar;kalla\n")
    pd.testing.assert_frame_equal(participation(folder), pd.DataFrame(columns=list(TYPES)).astype(TYPES))
