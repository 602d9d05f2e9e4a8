from pathlib import Path

import pytest

from src.loading.csv_text import read_text, split_rows
from src.programme.toml import Unreadable
from tests.loading.data_folder import in_words


def test_every_kind_of_newline_ends_a_line(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"a;b\r\nc;d\re;f\n")
    assert read_text(tmp_path / "a.csv", "a.csv") == "a;b\nc;d\ne;f\n"


def test_a_byte_order_mark_is_no_part_of_the_first_header(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes("\ufeffå;b".encode())
    assert read_text(tmp_path / "a.csv", "a.csv") == "å;b"


def test_a_decomposed_letter_becomes_the_composed_one(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes("Ha\u0308ssleholm".encode())
    assert read_text(tmp_path / "a.csv", "a.csv") == "Hässleholm"


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


def test_a_file_that_is_missing_or_cannot_be_opened_is_said(tmp_path: Path) -> None:
    (tmp_path / "folder.csv").mkdir()
    for file, problem in {"none.csv": "Filen saknas.", "folder.csv": "Filen går inte att öppna."}.items():
        with pytest.raises(Unreadable) as refused:
            read_text(tmp_path / file, file)
        (finding,) = refused.value.findings
        assert (finding.file, in_words(finding)[0]) == (file, problem)


def test_a_row_begins_at_its_first_line_whatever_the_newlines_in_its_quotes() -> None:
    rows, findings = split_rows('a;b\n\n"två\nrader";c\nd;"e\n\nf"\ng;h\n', "a.csv")
    assert [(row.line, row.cells) for row in rows] == [
        (1, ("a", "b")),
        (3, ("två\nrader", "c")),
        (5, ("d", "e\n\nf")),
        (8, ("g", "h")),
    ]
    assert rows[1].text == '"två\nrader";c'
    assert findings == ()


def test_rows_that_say_nothing_are_skipped() -> None:
    rows, findings = split_rows('a;b\n\n  \t\n;\n\u00a0;""\n;;;;\nc;\n', "a.csv")
    assert [row.line for row in rows] == [1, 7]
    assert findings == ()


@pytest.mark.parametrize("broken", ['x;"öppnas men stängs inte\ny;z\n', 'x;"y"z\n'], ids=["never closed", "text after the quote"])
def test_quotes_that_do_not_match_are_said_at_the_line_where_the_row_begins(broken: str) -> None:
    rows, (finding,) = split_rows(f'a;b\n\nc;"d\ne"\n{broken}', "a.csv")
    assert [row.line for row in rows] == [1, 3]
    assert (finding.file, finding.line) == ("a.csv", 5)
    assert in_words(finding)[0].startswith("Citattecknen går inte ihop")
