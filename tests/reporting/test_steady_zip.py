"""Equal parts give equal bytes, whenever, wherever and in whatever order they were written."""

import io
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

import pytest

from src.reporting.steady_zip import packed, steady
from tests.reporting.reading import unpacked

TODAY, BEFORE = (2026, 11, 25, 18, 30, 2), (1999, 1, 2, 3, 4, 6)
PARTS = {
    "word/Källor.xml": b"<w/>" * 99,
    "[Content_Types].xml": b"<Types/>",
    "_rels/.rels": b"<r/>",
    "docProps/core.xml": b"<c/>",
}


def written(parts: dict[str, bytes], *, date: Any = TODAY, system: int = 0, comment: bytes = b"") -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w") as file:
        file.comment = comment
        for name, content in parts.items():
            info = ZipInfo(name, date)
            info.create_system = system
            file.writestr(info, content)
    return out.getvalue()


def entries(content: bytes) -> list[ZipInfo]:
    return ZipFile(io.BytesIO(content)).infolist()


def test_the_parts_are_the_same_with_the_list_of_types_first_and_the_rest_by_name() -> None:
    found = unpacked(steady(written(PARTS)))
    assert found == PARTS
    assert list(found) == ["[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/Källor.xml"]


@pytest.mark.parametrize(
    "other",
    [
        written(dict(reversed(PARTS.items()))),
        written(PARTS, date=BEFORE),
        written(PARTS, system=3),
        written(PARTS, comment=b"x"),
        steady(written(PARTS)),
    ],
    ids=["order", "time", "system", "comment", "made steady already"],
)
def test_only_the_parts_decide_the_bytes(other: bytes) -> None:
    assert other != written(PARTS)
    assert steady(other) == steady(written(PARTS))


def test_of_two_parts_with_the_same_name_the_last_is_kept() -> None:
    out = io.BytesIO()
    with ZipFile(out, "w") as file:
        file.writestr("a", b"first")
        with pytest.warns(UserWarning, match="Duplicate"):
            file.writestr("a", b"last")
    assert unpacked(steady(out.getvalue())) == {"a": b"last"}


def test_a_file_that_is_no_zip_is_refused() -> None:
    with pytest.raises(BadZipFile):
        steady(b"%PDF-1.7")


def test_files_are_packed_in_their_order_and_what_is_compressed_already_is_stored() -> None:
    files = {"b.txt": b"b" * 99, "a.png": b"a" * 99}
    assert list(unpacked(packed(files)).items()) == list(files.items())
    assert [entry.compress_type for entry in entries(packed(files))] == [ZIP_DEFLATED, ZIP_STORED]


def test_no_part_says_when_or_on_what_machine_it_was_written() -> None:
    about = {(entry.date_time, entry.create_system, entry.external_attr) for entry in entries(packed(PARTS))}
    assert about == {((1980, 1, 1, 0, 0, 0), 3, 0o100644 << 16)}
