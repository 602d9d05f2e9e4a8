import csv
import os
import random
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from src.loading.csv_text import AMBIGUOUS, UNCLOSED, Row, StandIns, plain_rows, read_text, stand_ins
from src.programme.toml import Unreadable
from tests.loading.data_folder import in_words


@pytest.mark.parametrize(
    ("content", "text"),
    [("a;b\r\nc;d\re;f\n", "a;b\nc;d\ne;f\n"), ("\ufeffå;b", "å;b"), ("Ha\u0308ssleholm", "Hässleholm")],
    ids=["every newline ends a line", "no byte order mark", "letters are composed"],
)
def test_the_text_is_normalised(tmp_path: Path, content: str, text: str) -> None:
    (tmp_path / "a.csv").write_bytes(content.encode())
    assert read_text(tmp_path / "a.csv", "a.csv") == text


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("a;b\r\nLund;c\r\nMalmö;d".encode("latin-1"), 3),
        (b"\xef\xbb\xbfa\rb\r\xe5", 3),
        ("a;å".encode("utf-16"), 1),
        ("a;b".encode("utf-16-le"), None),
    ],
    ids=["latin-1", "a mark and then latin-1", "utf-16", "utf-16 without its mark"],
)
def test_another_encoding_than_utf_8_is_refused_with_the_line_and_the_way_out(
    tmp_path: Path, content: bytes, line: int | None
) -> None:
    (tmp_path / "a.csv").write_bytes(content)
    with pytest.raises(Unreadable) as refused:
        read_text(tmp_path / "a.csv", "a.csv")
    (finding,) = refused.value.findings
    assert (finding.file, finding.line) == ("a.csv", line)
    assert in_words(finding) == (
        "Filen är inte sparad i teckenkodningen UTF-8.",
        "Spara filen som UTF-8 (i Excel: filtypen ”CSV UTF-8”).",
    )


def test_a_file_that_is_missing_or_cannot_be_opened_is_reported(tmp_path: Path) -> None:
    (tmp_path / "folder.csv").mkdir()
    for file, problem in {"none.csv": "Filen saknas.", "folder.csv": "Filen går inte att öppna."}.items():
        with pytest.raises(Unreadable) as refused:
            read_text(tmp_path / file, file)
        (finding,) = refused.value.findings
        assert (finding.file, in_words(finding)[0]) == (file, problem)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes among its files")
def test_a_pipe_in_a_files_place_is_not_waited_for_and_a_link_to_a_file_is_followed(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    with pytest.raises(Unreadable) as refused:
        read_text(tmp_path / "pipe.csv", "pipe.csv")
    assert in_words(refused.value.findings[0])[0] == "Filen går inte att öppna."
    (tmp_path / "a.csv").write_bytes(b"a;b")
    (tmp_path / "link.csv").symlink_to("a.csv")
    assert read_text(tmp_path / "link.csv", "link.csv") == "a;b"


INSIDE = StandIns("⟨d⟩", "⟨n⟩", "⟨e⟩")


def plain(text: str) -> dict[int, list[str]]:
    """The cells of the rows by their lines, with ⟨d⟩ for a delimiter and ⟨n⟩ for a line break inside a value."""
    return {row.line: row.plain.split(";") for row in plain_rows(text, INSIDE) if row.fault != UNCLOSED}


def test_a_row_without_quotes_is_unchanged_and_a_blank_one_is_skipped() -> None:
    assert list(plain_rows("a;b\n\nc;'d'\n \t;\u00a0\n;\n", INSIDE)) == [Row(1, "a;b", "a;b"), Row(3, "c;'d'", "c;'d'")]
    assert plain('"";" "\n";";\n a;"b\n"\n') == {2: ["⟨d⟩", ""], 3: [" a", "b⟨n⟩"]}


def test_a_quoted_row_stands_on_its_first_line_without_its_quotes() -> None:
    text = 'a;b\n\n"två\nrader";c\nd;"e;\n\n""f"""\n"";"\n"\ng;5"\n'
    assert plain(text) == {1: ["a", "b"], 3: ["två⟨n⟩rader", "c"], 5: ["d", 'e⟨d⟩⟨n⟩⟨n⟩"f"'], 10: ["g", '5"']}
    rows = list(plain_rows(text, INSIDE))
    assert [row.written for row in rows] == ["a;b", '"två\nrader";c', 'd;"e;\n\n""f"""', 'g;5"']
    assert {row.fault for row in rows} == {None}
    assert INSIDE.undone(rows[2].plain.split(";")[1]) == 'e;\n\n"f"'


def test_what_stands_for_a_delimiter_is_nothing_that_the_text_has() -> None:
    assert len({*stand_ins("\ue000\ue001a;b", "a.csv"), "\ue000", "\ue001"}) == 5
    assert stand_ins("".join(map(chr, range(0xE000, 0xE03D))), "a.csv") == ("\ue03d", "\ue03e", "\ue03f")
    with pytest.raises(Unreadable, match="UTF-8"):
        stand_ins("".join(map(chr, range(0xE000, 0xE03E))), "a.csv")


@pytest.mark.parametrize("row", [' "b";c', 'b;\t"c"', 'b;  "c', '"b";\u00a0""'])
def test_a_quote_after_whitespace_can_be_read_in_two_ways(row: str) -> None:
    assert [row.fault for row in plain_rows(f"a;b\n{row}\n", INSIDE)] == [None, AMBIGUOUS]


@pytest.mark.parametrize("row", ['b "c"', 'b";c', '" ""b""";c', "\"b; ''\"", '"b\n "'])
def test_other_quotes_can_be_read_in_one_way(row: str) -> None:
    assert [row.fault for row in plain_rows(f"a;b\n{row}\n", INSIDE)] == [None, None]


@pytest.mark.parametrize("broken", ['x;"öppnas men stängs inte\ny;z\n', 'x;"y"z\n'], ids=["never closed", "text after the quote"])
def test_quotes_that_do_not_match_are_named_at_the_line_where_the_row_begins(broken: str) -> None:
    rows = list(plain_rows(f'a;b\n\nc;"d\ne"\n{broken}f;g\n', INSIDE))
    assert [(row.line, row.fault) for row in rows] == [(1, None), (3, None), (5, UNCLOSED)]


def test_the_rows_are_those_of_pythons_own_reader() -> None:
    letters = random.Random(0)
    for _ in range(3000):
        text = "".join(letters.choices(['"', '""', ";", "\n", "a", " ", '";"'], k=12))
        expected, begins = {}, 1
        reader = csv.reader((f"{line}\n" for line in text.split("\n")), delimiter=";", strict=True)
        with suppress(csv.Error):
            for row in reader:
                expected[begins], begins = row, reader.line_num + 1
        found = {line: [INSIDE.undone(cell) for cell in cells] for line, cells in plain(text).items()}
        assert found == {line: row for line, row in expected.items() if any(map(str.strip, row))}, text
