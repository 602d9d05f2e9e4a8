"""typst keeps nothing of a document that is done."""

import ctypes
import sys

import pytest

from src.reporting.typesetting import typeset

LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None


class Allocated(ctypes.Structure):
    """What glibc's mallinfo2 gives: bytes, `used` among them."""

    _fields_ = [(name, ctypes.c_size_t) for name in ("arena", *"abcdef", "used", "free", "top")]


@pytest.mark.skipif(not hasattr(LIBC, "mallinfo2"), reason="only glibc tells")
def test_what_was_worked_out_for_a_document_is_let_go_of() -> None:
    assert LIBC
    LIBC.mallinfo2.restype = Allocated
    long = [f"= {name}\n#lorem(20000) {name}".encode() for name in ("Ale", "Bjuv")]
    used = []
    for source in (long[0], b"short", b"short", b"short", long[1]):  # the first leaves what every document needs
        assert typeset(source, format="pdf").startswith(b"%PDF")
        used.append(LIBC.mallinfo2().used / 1e6)
    assert used[-1] - used[-2] < 5, used  # MB; typst itself would keep some 20
