"""Our font, Source Sans 3, as each program wants it, so that figures and reports look the same on every machine."""

import base64
import io
import threading
from collections.abc import Set
from pathlib import Path

import typst
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

STATIC = Path(__file__).parents[2] / "static"
FONTS = STATIC / "fonts"
FONTCONFIG = FONTS / "fonts.conf"  # for the browser: this font whatever is asked for, and none of the machine's
FAMILY = "Source Sans 3"  # what the font calls itself, for programs that look no further
TYPST_FONTS: typst.Fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
WEIGHTS = {"Regular": 400, "Bold": 700}
USUAL = frozenset(map(chr, [*range(0x20, 0x7F), *range(0xA0, 0x100), *map(ord, "–—‘’“”…•−●○")]))
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "liga"]  # of the font's own fine print: what browsers use unasked

_FACES = "".join(
    f'@font-face{{font-family:"Source Sans";font-weight:{weight};src:url({(FONTS / f"SourceSans3-{name}.ttf").as_uri()})}}'
    for name, weight in WEIGHTS.items()
)
# For the page that figures are drawn in, since Windows and macOS ask no fontconfig. Loaded at once: a page is ready when its
# fonts are, but else they would be loaded when the first text has already been measured.
BROWSER_FONTS = f"""<style>{_FACES}</style>
<script>for (const weight of ["", "bold "]) document.fonts.load(`${{weight}}1px "Source Sans"`)</script>"""

_usual: dict[str, str] = {}  # by weight: the font of the usual letters, cut out once in a process
_lock = threading.Lock()


def font_faces(letters: Set[str]) -> str:
    """CSS that holds the font, regular and bold, with the usual Latin letters and these."""
    return "".join(
        f'@font-face{{font-family:"{FAMILY}";font-weight:{weight};src:url(data:font/woff2;base64,{_font(name, letters)})}}'
        for name, weight in WEIGHTS.items()
    )


def _font(name: str, letters: Set[str]) -> str:
    if letters - USUAL:
        return _cut(name, USUAL | letters)
    with _lock:
        if name not in _usual:
            _usual[name] = _cut(name, USUAL)
        return _usual[name]


def _cut(name: str, letters: Set[str]) -> str:
    options = Options(flavor="woff2", hinting=False, layout_features=FEATURES, name_IDs=[0, 14])  # 0, 14: copyright and licence
    font = TTFont(FONTS / f"SourceSans3-{name}.ttf", recalcTimestamp=False)
    cutting = Subsetter(options)
    cutting.populate(text="".join(sorted(letters)))
    cutting.subset(font)
    font.flavor = "woff2"
    out = io.BytesIO()
    font.save(out)
    return base64.b64encode(out.getvalue()).decode("ascii")
