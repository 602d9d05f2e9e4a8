import pandas as pd

from src.loading.facts import read_facts
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


def test_the_log_becomes_typed_facts_that_say_where_they_stand(folder: SmallFolder) -> None:
    record = folder.read().record
    assert record is not None
    expected = pd.DataFrame(
        [
            ("1080", "grundkurs", 2023, True, "anmalan", PARTICIPATION, 2),
            ("1060", "natverk", pd.NA, False, "anmalan", PARTICIPATION, 3),
            ("1083", "natverk", 2024, True, "arsrapport", PARTICIPATION, 4),
        ],
        columns=list(TYPES),
    ).astype(TYPES)
    pd.testing.assert_frame_equal(record.participation, expected)


def test_a_log_without_rows_gives_the_same_columns_and_types(folder: SmallFolder) -> None:
    folder.write(PARTICIPATION, "kommun_kod;kommun;erbjudande;ar;deltar;kalla\n")
    record = folder.read().record
    assert record is not None
    pd.testing.assert_frame_equal(record.participation, pd.DataFrame(columns=list(TYPES)).astype(TYPES))


def test_a_fact_said_twice_is_one_fact_with_its_first_line(folder: SmallFolder) -> None:
    with folder.connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE known_offerings AS SELECT 'Nätverk' AS word, 'natverk' AS key")
        cursor.execute(
            """
            CREATE TEMP TABLE participation (code TEXT, offering TEXT, year TEXT, participates TEXT, source TEXT, line BIGINT);
            INSERT INTO participation VALUES
                ('1080', 'Nätverk', '2024', 'ja', 'anmalan', 7),
                ('1080', 'Nätverk', '2024', 'ja', 'anmalan', 3),
                ('1080', 'Nätverk', '2024', 'nej', 'arsrapport', 5);
            CREATE TEMP TABLE corrections (code TEXT, offering TEXT, year TEXT, source TEXT, becomes TEXT, status TEXT)
            """
        )
        facts = read_facts(cursor, "p.csv")
    expected = pd.DataFrame(
        [
            ("1080", "natverk", 2024, True, "anmalan", "p.csv", 3),
            ("1080", "natverk", 2024, False, "arsrapport", "p.csv", 5),
        ],
        columns=list(TYPES),
    ).astype(TYPES)
    pd.testing.assert_frame_equal(facts, expected)


def test_a_year_is_missing_and_not_a_number_that_means_missing(folder: SmallFolder) -> None:
    record = folder.read().record
    assert record is not None
    assert record.participation["year"].isna().tolist() == [False, True, False]
