"""One CSV file into one table: which rows and cells are there, and what is said of the others."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from src.finding import Finding
from src.language import read_language
from src.loading.csv_reading import load_table
from src.loading.database import open_database
from src.loading.intake.columns import Vocabulary
from src.loading.register import read_vocabulary
from src.loading.tables import COMPLETE_LISTS, CORRECTIONS, PARTICIPATION, REGISTER, Table
from src.reporting.table.csv_file import excel_csv
from tests.loading.data_folder import Place, SmallFolder, in_words, place

HEADER = "erbjudande;ar;kalla\n"


@pytest.fixture
def cursor(connection: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    with connection.cursor() as cursor:
        yield cursor


@pytest.fixture
def load(folder: SmallFolder, cursor: duckdb.DuckDBPyConnection) -> "Load":
    return Load(folder.root, cursor, read_vocabulary(folder.programme))


class Load:
    """Writes a file, reads it, and gives its findings; the table stands in the database."""

    def __init__(self, root: Path, cursor: duckdb.DuckDBPyConnection, vocabulary: Vocabulary) -> None:
        self.root, self.cursor, self.vocabulary = root, cursor, vocabulary

    def __call__(
        self, content: str, table: Table = COMPLETE_LISTS, name: str = "a.csv", also: tuple[str, ...] = ()
    ) -> tuple[Finding, ...]:
        (self.root / name).write_bytes(content.encode())
        return self.file(name, table, also)

    def file(self, name: str, table: Table = COMPLETE_LISTS, also: tuple[str, ...] = ()) -> tuple[Finding, ...]:
        return load_table(self.cursor, self.root / name, name, table, self.vocabulary, also).findings

    def stored(self) -> list[tuple[object, ...]]:
        return self.cursor.execute("SELECT line, offering, year, source FROM complete_lists ORDER BY line").fetchall()


def places(findings: tuple[Finding, ...]) -> list[tuple[Place, str]]:
    return [(place(finding), in_words(finding)[0]) for finding in findings]


def test_every_cell_is_text_and_a_blank_is_an_empty_text(load: Load) -> None:
    assert load(HEADER + "007;;NULL\n1,5;2018-01-01;\n") == ()
    assert load.stored() == [(2, "007", "", "NULL"), (3, "1,5", "2018-01-01", "")]


def test_columns_are_found_by_name_in_any_order(load: Load) -> None:
    assert load("kalla;erbjudande;ar\nk;e;2020\n") == ()
    assert load.stored() == [(2, "e", "2020", "k")]


def test_whitespace_around_headers_and_values_is_no_part_of_them(load: Load) -> None:
    assert load(" erbjudande;ar\u00a0;kalla\t\n e ;\u00a02020\u202f;\ufeffk l\u200b\n") == ()
    assert load.stored() == [(2, "e", "2020", "k l")]


def test_quoted_delimiters_quotes_and_newlines_are_part_of_the_value(load: Load) -> None:
    assert load(HEADER + '"e;f";2020;"k ""l"""\n"g\nh";;k\ni;;k\n') == ()
    assert load.stored() == [(2, "e;f", "2020", 'k "l"'), (3, "g\nh", "", "k"), (5, "i", "", "k")]


def test_the_line_is_the_one_in_the_file_after_blank_lines_and_quoted_newlines(load: Load) -> None:
    load("\r\n" + HEADER + '\r\n"a\r\nb";;k\r\n;;\r\nc;;k;x\r\nd;;k;\r\n')
    assert [line for line, *_ in load.stored()] == [4, 8]


def test_a_row_that_is_too_long_is_reported_and_the_others_are_loaded(load: Load) -> None:
    findings = load(HEADER + "a;2020;k\nc;2020;k;x\nd;2020;k\n")
    assert places(findings) == [(("a.csv", 3, None, "c;2020;k;x"), "Raden har fler celler än tabellen har kolumner.")]
    assert [row[1] for row in load.stored()] == ["a", "d"]


def test_a_row_that_is_too_short_ends_with_blank_cells(load: Load) -> None:
    """Spreadsheets leave out the separators of empty last columns."""
    assert load(HEADER + "a;2020\n") == ()
    assert load.stored() == [(2, "a", "2020", "")]


@pytest.mark.parametrize("words", ["=1+1", "+46", "-5 %", "@malmö", "  =x", "'=x", "''+x", "＝x", "'x", "x'='"])
def test_what_our_own_files_write_as_text_is_read_back_without_its_apostrophe(load: Load, words: str) -> None:
    frame = pd.DataFrame({"erbjudande": [words], "ar": ["2020"], "kalla": ["k"]})
    (load.root / "a.csv").write_bytes(excel_csv(frame, read_language("sv")))
    assert load.file("a.csv") == ()
    assert load.stored() == [(2, words.strip(), "2020", "k")]


HEADER_FAULTS = {
    "\nerbjudande;kalla\na;k\n": ((2, "ar", None), "Kolumnen saknas.", 0),
    "erbjudande;ar;kalla;Antal\na;2020;k;7\n": ((1, "Antal", None), "Kolumnen är okänd.", 1),
    "erbjudande;ar;kalla;\na;2020;k;x\n": ((1, None, None), "En kolumn har inget namn.", 1),
    "erbjudande;ar;kalla;ar\na;2020;k;2021\n": ((1, "ar", None), "Kolumnen står 2 gånger i filen.", 0),
    "erbjudande|ar|kalla\na|2020|k\n": (
        (None, None, None),
        "Första raden är inte kolumnernas namn med semikolon emellan.",  # and not a missing column for each
        0,
    ),
    **dict.fromkeys(["", "\ufeff", "\r\n \r\n"], ((None, None, None), "Filen är tom.", 0)),
}


@pytest.mark.parametrize(("content", "said"), HEADER_FAULTS.items())
def test_a_fault_in_the_header_is_one_and_rows_are_read_where_the_columns_are_known(
    load: Load, content: str, said: tuple[Place, str, int]
) -> None:
    where, problem, rows = said
    assert places(load(content)) == [(("a.csv", *where), problem)]
    assert len(load.stored()) == rows


def test_the_columns_to_choose_from_are_named(load: Load) -> None:
    (finding,) = load("erbjudande;ar;kalla;Antal\n")
    assert in_words(finding)[1] == "Rätta namnet eller ta bort kolumnen. Kolumnerna är erbjudande, ar, kalla."


def test_a_header_alone_is_a_table_without_rows(load: Load) -> None:
    assert load(HEADER) == ()
    assert load.stored() == []


def test_the_faults_of_header_rows_and_quotes_are_all_collected(load: Load) -> None:
    findings = load('erbjudande;ar;kalla;mer\na;2020;k;1;2\nb;2020;k;"x\n')
    assert {(finding.line, finding.column) for finding in findings} == {(1, "mer"), (2, None), (3, None)}
    findings = load('erbjudande;ar\na;2020\n"x\n')
    assert [(finding.line, finding.column) for finding in findings] == [(1, "kalla"), (3, None)]


@pytest.mark.parametrize("length", [131_073, 2_000_001])
def test_a_row_that_is_too_long_is_refused(load: Load, length: int) -> None:
    assert load(HEADER + f"a;2020;{'x' * 131_000}\n") == ()
    assert places(load(HEADER + f"a;2020;k\nb;2020;{'x' * length}\n")) == [
        (("a.csv", 3, None, None), "En cell är för lång för att läsas; troligen är ett citattecken inte stängt.")
    ]


def test_a_row_of_long_cells_is_read(load: Load) -> None:
    """Longer than DuckDB reads unasked."""
    columns = len(CORRECTIONS.columns)
    assert load(f"{';'.join(CORRECTIONS.columns)}\n{';'.join(['å' * 131_000] * columns)}\n", CORRECTIONS) == ()
    assert load.cursor.execute("SELECT length(why) FROM corrections").fetchall() == [(131_000,)]


@pytest.mark.slow
def test_every_line_of_a_large_file_keeps_its_number(load: Load) -> None:
    rows = "".join(
        f"a;{line};k\n\n" if line % 1000 == 0 else f'"a";{line};k\n' if line % 777 == 0 else f"a;{line};k\n"
        for line in range(300_000)
    )
    assert load(HEADER + rows) == ()
    assert load.cursor.execute(
        "SELECT count(*) FROM complete_lists WHERE line <> 2 + year::INT + (year::INT + 999) // 1000"
    ).fetchall() == [(0,)]


def test_a_name_that_is_a_pattern_reads_that_file_and_no_other(load: Load) -> None:
    (load.root / "a1.csv").write_text(HEADER + "fel;2020;k\n")
    for name in ("a[1].csv", "a*.csv", "a?.csv"):
        assert load(HEADER + "rätt;2020;k\n", name=name) == ()
        assert load.stored() == [(2, "rätt", "2020", "k")]


def test_a_temporary_folder_whose_name_is_a_pattern_does_no_harm(
    load: Load, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    strange = tmp_path / "t[1]*"
    strange.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(strange))
    load.cursor = open_database()
    assert load(HEADER + "a;2020;k\n") == ()
    assert load.stored() == [(2, "a", "2020", "k")]
    assert list(strange.iterdir()) == []


def test_a_file_that_may_be_missing_is_a_table_without_rows(load: Load) -> None:
    assert load.file("none.csv") == ()
    assert load.stored() == []


def test_a_required_file_that_is_missing_is_reported(load: Load) -> None:
    findings = load.file("none.csv", PARTICIPATION)
    assert places(findings) == [(("none.csv", None, None, None), "Filen saknas.")]


def test_the_register_has_as_many_years_as_it_likes_and_those_that_are_asked_for(load: Load) -> None:
    header = "kommun_kod;kommun;grupp;samarbete;folkmangd_1999;folkmangd_2024"
    assert load(f"{header}\n", REGISTER, also=("folkmangd_2024",)) == ()
    (missing,) = load(f"{header}\n", REGISTER, also=("folkmangd_2025",))
    assert place(missing) == ("a.csv", 1, "folkmangd_2025", None)
    unknown, also = load(f"{header};folkmangd_20x4;folkmangd_20244\n", REGISTER)
    assert place(unknown) == ("a.csv", 1, "folkmangd_20x4", None)
    assert place(also) == ("a.csv", 1, "folkmangd_20244", None)
    assert in_words(unknown)[1].endswith("Kolumnerna är kommun_kod, kommun, grupp, samarbete, folkmangd_ÅÅÅÅ.")


def test_the_first_line_with_the_same_key_stands_beside_each_row(load: Load) -> None:
    load(HEADER + "a;2020;k\nb;2020;k\n a ;2020;k\na;;k\n")
    lines = load.cursor.execute("SELECT line, first_line FROM complete_lists ORDER BY line").fetchall()
    assert lines == [(2, 2), (3, 3), (4, 2), (5, 5)]
