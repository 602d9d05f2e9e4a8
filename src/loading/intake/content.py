"""What kind of file some bytes are, and in which encoding its text is; decided by the bytes, never by the name alone."""

import codecs
import re
from collections.abc import Iterator
from io import BytesIO, TextIOWrapper
from pathlib import PurePath
from typing import Final, Literal

from src.loading.intake.refusal import MOST_BYTES, Refusal

Kind = Literal["text", "workbook"]

UTF_8: Final = "utf-8"
WINDOWS: Final = "windows-1252"
MAC: Final = "mac-roman"

_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
_COMPRESSED: Final = (b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf", b"Rar!", b"\x28\xb5\x2f\xfd")
_OTHERS: Final = (b"%PDF", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PAR1", b"SQLite format")
_OLE: Final = (
    b"\xd0\xcf\x11\xe0"  # holds an XLS, of which a library lays out every sheet before it can be measured: 6 kB became 4 GB
)
_LOCKED: Final = "EncryptedPackage".encode("utf-16-le")  # an XLSX with a password
_XML_SHEET: Final = b"urn:schemas-microsoft-com:office:spreadsheet"
_HTML: Final = re.compile(rb"\s*<(?:!doctype|!--|html|head|body|table|meta|\?xml|div|script)", re.IGNORECASE)
_WORKBOOKS: Final = (".xlsx", ".xlsm", ".ods")
_MARKS: Final = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_UTF_8_LETTER: Final = re.compile(rb"\xc3[\x80-\xbf]|\xe2\x80[\x90-\xbf]")  # Ã¥ and its like, which no Windows-1252 text says
_WINDOWS_LETTER: Final = re.compile(rb"[\xe5\xe4\xf6\xc5\xc4\xd6]")  # å, ä, ö
_MAC_LETTER: Final = re.compile(rb"[A-Za-z][\x8c\x8a\x9a]|[\x8c\x8a\x9a\x81][a-z]")  # the same in Excel's "CSV (Macintosh)"
_CHUNK: Final = 1 << 18  # bytes; what stays in a processor's cache is decoded in half the time


def check_size(size: int) -> None:
    """Raises Refusal for a file of this many bytes, before it is read, if it is too large or empty."""
    if size > MOST_BYTES:
        raise Refusal("too_large", size=size // 1_000_000, most=MOST_BYTES // 1_000_000)
    if not size:
        raise Refusal("empty")


def kind_of(content: bytes, name: str) -> Kind:
    """Whether the bytes are text or a workbook; Refusal for anything else, and for a workbook that is called a text."""
    if content.startswith(_OLE):
        raise Refusal("password" if _LOCKED in content else "old_excel")
    if _XML_SHEET in content[:1000]:
        raise Refusal("old_excel")
    if content.startswith(_ZIP):
        if PurePath(name.strip()).suffix.casefold() == ".xlsb":
            raise Refusal("old_excel")
        if PurePath(name.strip()).suffix.casefold() not in _WORKBOOKS:
            raise Refusal("zip")
        return "workbook"
    if content.startswith(_COMPRESSED):
        raise Refusal("compressed")
    if content.startswith(_OTHERS):
        raise Refusal("other_kind")
    return "text"


def encoding_of(content: bytes) -> str:
    """The encoding of a text, as Python calls it; Refusal where there is none, or two.

    UTF-8 where the bytes are valid; else Windows-1252, which Excel in Sweden writes, unless some letters are UTF-8 after all.
    """
    encoding = likely_encoding(content)
    if encoding.startswith("utf-16"):
        _check_utf_16(content, encoding)
    elif (nul := content.find(b"\0")) >= 0:
        raise Refusal("nul", line=_line(content, nul))
    else:
        encoding = _eight_bits(content, encoding)
    return encoding


def likely_encoding(content: bytes) -> str:
    """The encoding that the first bytes suggest, before anything is checked: UTF-8 unless they say UTF-16."""
    return next((name for mark, name in _MARKS if content.startswith(mark)), None) or _unmarked(content)


def open_text(content: bytes, encoding: str) -> TextIOWrapper:
    """The text, without its mark, to be read line by line; line breaks are as in the file."""
    after = BytesIO(content)
    after.seek(next((len(mark) for mark, name in _MARKS if name == encoding and content.startswith(mark)), 0))
    return TextIOWrapper(after, encoding=UTF_8 if encoding == "utf-8-sig" else encoding, newline="")


def first_text(content: bytes, encoding: str, characters: int) -> str:
    """The beginning of the text."""
    with open_text(content, encoding) as text:
        return text.read(characters)


def decoded(content: bytes | memoryview, encoding: str) -> Iterator[str]:
    """The text in pieces, so that no second copy of a large file is in memory."""
    decoder = codecs.getincrementaldecoder(encoding)()
    view = memoryview(content)
    for start in range(0, len(content), _CHUNK):
        yield decoder.decode(view[start : start + _CHUNK])
    yield decoder.decode(b"", final=True)


def check_text(head: str) -> None:
    """Raises Refusal for a text that says nothing or is a web page. `head` is its beginning."""
    if not head.strip("\ufeff \t\r\n\v\f\u00a0"):
        raise Refusal("empty")
    if _HTML.match(head[:200].encode()):
        raise Refusal("html")


def _unmarked(content: bytes) -> str:
    """UTF-16 without its mark shows in that every other byte of its first letters is nothing."""
    head = content[:64]
    if len(head) >= 8 and not any(head[1::2]) and all(head[::2]):
        return "utf-16-le"
    return "utf-16-be" if len(head) >= 8 and not any(head[::2]) and all(head[1::2]) else UTF_8


def _check_utf_16(content: bytes, encoding: str) -> None:
    try:
        for text in decoded(content, encoding):
            if "\0" in text:
                raise Refusal("nul")
    except UnicodeDecodeError:
        raise Refusal("encoding_unknown") from None


def _eight_bits(content: bytes, encoding: str) -> str:
    if _is_utf_8(content):
        return encoding
    if encoding == "utf-8-sig" or _UTF_8_LETTER.search(content):
        raise Refusal("encoding_mixed")
    if _MAC_LETTER.search(content) and not _WINDOWS_LETTER.search(content):
        return MAC
    try:
        for _ in decoded(content, WINDOWS):
            pass
    except UnicodeDecodeError:
        raise Refusal("encoding_unknown") from None
    return WINDOWS


def _is_utf_8(content: bytes) -> bool:
    """As `decoded` tells it, in less time: Python's own decoder of pieces copies each."""
    view, place = memoryview(content), 0
    try:
        while place < len(content):
            stop = place + _CHUNK
            place += codecs.utf_8_decode(view[place:stop], "strict", stop >= len(content))[1]  # a letter cut in two waits
    except UnicodeDecodeError:
        return False
    return True


def _line(content: bytes, place: int) -> int:
    return content.count(b"\n", 0, place) + 1
