"""Equal parts give equal bytes, whenever and in whatever order they were written."""

import io
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

import pytest

from src.reporting.steady_zip import entry, steady
from src.reporting.steady_zip import packed as packed_files

PARTS = {
    "word/document.xml": b"<w/>" * 99,
    "[Content_Types].xml": b"<Types/>",
    "_rels/.rels": b"<r/>",
    "docProps/core.xml": b"<c/>",
}


def packed(
    parts: dict[str, bytes],
    *,
    date: tuple[int, int, int, int, int, int] = (2026, 11, 25, 18, 30, 2),
    stored: tuple[str, ...] = (),
    system: int = 0,
    comment: bytes = b"",
) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w") as file:
        file.comment = comment
        for name, content in parts.items():
            info = ZipInfo(name, date)
            info.create_system = system
            info.compress_type = ZIP_STORED if name in stored else ZIP_DEFLATED
            file.writestr(info, content)
    return out.getvalue()


def opened(content: bytes) -> ZipFile:
    return ZipFile(io.BytesIO(content))


def test_the_parts_are_the_same() -> None:
    with opened(steady(packed(PARTS))) as file:
        assert {name: file.read(name) for name in file.namelist()} == PARTS
        assert file.testzip() is None


def test_time_order_and_comments_make_no_difference() -> None:
    backwards = dict(reversed(PARTS.items()))
    assert packed(PARTS) != packed(backwards, date=(1999, 1, 2, 3, 4, 6))
    assert steady(packed(PARTS)) == steady(packed(backwards, date=(1999, 1, 2, 3, 4, 6), comment=b"x"))


def test_the_system_it_was_written_on_makes_no_difference() -> None:
    assert packed(PARTS, system=0) != packed(PARTS, system=3)
    assert steady(packed(PARTS, system=0)) == steady(packed(PARTS, system=3))


def test_other_contents_give_other_bytes() -> None:
    assert steady(packed(PARTS)) != steady(packed(PARTS | {"_rels/.rels": b"<R/>"}))


def test_twice_is_as_once() -> None:
    once = steady(packed(PARTS))
    assert steady(once) == once


def test_the_list_of_types_is_first_and_the_rest_by_name() -> None:
    names = opened(steady(packed(PARTS))).namelist()
    assert names == ["[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/document.xml"]


def test_the_media_type_of_an_open_document_is_first_and_stays_uncompressed() -> None:
    parts = {"META-INF/manifest.xml": b"<m/>", "content.xml": b"<c/>" * 99, "mimetype": b"application/vnd.oasis.opendocument.text"}
    first, *others = opened(steady(packed(parts, stored=("mimetype",)))).infolist()
    assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
    assert {info.compress_type for info in others} == {ZIP_DEFLATED}


def test_every_part_has_the_first_date_of_all() -> None:
    assert {info.date_time for info in opened(steady(packed(PARTS))).infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_of_two_parts_with_one_name_the_last_stays() -> None:
    out = io.BytesIO()
    with ZipFile(out, "w") as file:
        file.writestr("a", b"first")
        with pytest.warns(UserWarning, match="Duplicate"):
            file.writestr("a", b"last")
    with opened(steady(out.getvalue())) as file:
        assert file.namelist() == ["a"]
        assert file.read("a") == b"last"


def test_names_keep_their_letters() -> None:
    assert opened(steady(packed({"Källor.txt": b""}))).namelist() == ["Källor.txt"]


def test_what_is_no_container_is_refused() -> None:
    with pytest.raises(BadZipFile):
        steady(b"%PDF-1.7")


def test_a_place_says_nothing_of_the_machine() -> None:
    info = entry("a.txt")
    assert (info.date_time, info.create_system, info.external_attr, info.compress_type) == (
        (1980, 1, 1, 0, 0, 0),
        3,
        0o100644 << 16,
        ZIP_DEFLATED,
    )


def test_files_are_packed_in_their_order_and_what_is_compressed_already_is_stored() -> None:
    content = packed_files({"b.txt": b"b" * 99, "a.png": b"a" * 99})
    with ZipFile(io.BytesIO(content)) as found:
        assert found.namelist() == ["b.txt", "a.png"]
        assert [part.compress_type for part in found.infolist()] == [ZIP_DEFLATED, ZIP_STORED]
        assert found.read("b.txt") == b"b" * 99
    assert packed_files({"b.txt": b"b" * 99, "a.png": b"a" * 99}) == content
