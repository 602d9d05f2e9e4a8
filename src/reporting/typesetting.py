"""typst, which sets PDF and draws bitmaps, with the shipped font and none of the machine's."""

import threading
from typing import TYPE_CHECKING, Any, Final

from src.text_width import FONTS

if TYPE_CHECKING:
    import typst

REMEMBERED: Final = 10  # compilations for which typst keeps all that it has worked out (0.15; 2026-11-28)
_places = threading.BoundedSemaphore(2)  # more at once would be no faster, and hold a bitmap of some 10 MB each


def typeset(source: bytes, **options: Any) -> bytes:
    """What `typst.compile` makes of the source; `options` are its own. Lets go of what typst would keep.

    typst keeps some 14 MB of a report until ten more documents have been set, though no other report is faster for it.
    """
    import typst  # only where a file is made

    fonts = typst_fonts()
    with _places:
        try:
            made: bytes = typst.compile(source, font_paths=fonts, **options)
            return made
        finally:
            for _ in range(REMEMBERED + 1):  # half a millisecond each
                typst.compile(b"", font_paths=fonts, format="svg")


def typst_fonts() -> "typst.Fonts":
    """The font for typst, and none of the machine's."""
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
