"""The shipped font, Source Sans 3, for browsers, typst and SVG files: figures and reports look the same on every machine."""

import base64
import io
from collections.abc import Set

from fontTools.ttLib import TTFont

from src.text_width import FONTS

STATIC = FONTS.parent
FONTCONFIG = FONTS / "fonts.conf"  # for Chromium on Linux: this font whatever is asked for, and none of the machine's
FAMILY = "Source Sans 3"  # as the font names itself
WEIGHTS = {"Regular": 400, "Bold": 700}
USUAL = frozenset(map(chr, [*range(0x20, 0x7F), *range(0xA0, 0x100), *map(ord, "–—‘’“”…•−●○")]))
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "liga"]  # the font's own typography that browsers use unasked

_usual: dict[str, str] = {}  # the subset of the usual letters by weight: made once, as it takes some tenths of a second


def browser_fonts() -> str:
    """HTML that gives a page the font on Windows and macOS too, where Chromium does not ask fontconfig."""
    faces = "".join(_face("Source Sans", name, (FONTS / f"SourceSans3-{name}.ttf").as_uri()) for name in WEIGHTS)
    # By style alone, the font would come after the first text has been measured.
    script = """for (const weight of ["", "bold "]) document.fonts.load(`${weight}1px "Source Sans"`)"""
    return f"<style>{faces}</style><script>{script}</script>"


def font_faces(letters: Set[str]) -> str:
    """CSS that holds the font, regular and bold, with the usual Latin letters and these."""
    return "".join(_face(FAMILY, name, f"data:font/woff2;base64,{_subset(name, letters)}") for name in WEIGHTS)


def _face(family: str, name: str, source: str) -> str:
    return f'@font-face{{font-family:"{family}";font-weight:{WEIGHTS[name]};src:url({source})}}'


def _subset(name: str, letters: Set[str]) -> str:
    if letters - USUAL:
        return _cut(name, USUAL | letters)
    if name not in _usual:
        _usual[name] = _cut(name, USUAL)
    return _usual[name]


def _cut(name: str, letters: Set[str]) -> str:
    from fontTools.subset import Options, Subsetter  # takes a sixth of a second, which no page needs at its start

    options = Options(flavor="woff2", hinting=False, layout_features=FEATURES, name_IDs=[0, 14])  # 0, 14: copyright and licence
    font = TTFont(FONTS / f"SourceSans3-{name}.ttf", recalcTimestamp=False)
    cutting = Subsetter(options)
    cutting.populate(text="".join(sorted(letters)))
    cutting.subset(font)
    font.flavor = "woff2"
    out = io.BytesIO()
    font.save(out)
    return base64.b64encode(out.getvalue()).decode("ascii")
