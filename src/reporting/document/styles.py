"""The styles of a Word document: how each kind of paragraph and table looks, in the figures' colours and letters."""

from dataclasses import dataclass

from src.charts.theme import LIGHT

FONT = "Source Sans 3"
TITLE, SUBTITLE, CHAPTER, HEADING, BODY, LEAD = "Title", "Subtitle", "heading 1", "heading 2", "Normal", "Lead"
FIGURE, CAPTION, NOTE, WARNING, BULLET = "Figure", "caption", "Note", "Warning", "List Bullet"
CELL, SMALL_CELL, LABEL_CELL = "Table Text", "Table Text Small", "Table Label"
FRONT = "Front Heading"  # as a heading looks, and none that the contents lead to
HEADER, FOOTER, CONTENTS, CONTENTS_1, CONTENTS_2 = "header", "footer", "TOC Heading", "toc 1", "toc 2"
TABLE, FACTS = "Report Table", "Report Facts"
CELL_SIZE, SMALL_SIZE, HEADER_SIZE = 9.5, 8.5, 8.5  # pt
PADDING = 64  # of a cell to the left and right, in twentieths of a point
_OURS = {LEAD, FRONT, FIGURE, NOTE, WARNING, CELL, SMALL_CELL, LABEL_CELL, TABLE, FACTS}


def identifier(style: str) -> str:
    """A style's id in the file."""
    return style.title().replace(" ", "").replace("Toc", "TOC")


@dataclass(frozen=True)
class ParagraphStyle:
    """How a kind of paragraph looks. `before` and `after` are the air around it, in pt; `line` is the height of a line, in
    the font's own, which is generous.
    """

    name: str
    size: float
    bold: bool = False
    colour: str = LIGHT.ink
    before: float = 0
    after: float = 6
    line: float = 1
    exact: float = 0  # the height of a line in pt, whatever the font; 0 where `line` counts
    keep: bool = False  # with what follows
    level: int | None = None  # in the outline
    following: str = BODY
    more: str = ""  # of its XML, before the spacing
    indent: str = ""

    @property
    def xml(self) -> str:
        """The style as Word writes it."""
        paragraph = "<w:keepNext/>" * self.keep + "<w:keepLines/>" * (self.keep or self.name == CAPTION) + self.more
        paragraph += f'<w:spacing w:before="{self.before * 20:.0f}" w:after="{self.after * 20:.0f}"'
        height, rule = (self.exact * 20, "exact") if self.exact else (self.line * 240, "auto")
        paragraph += f' w:line="{height:.0f}" w:lineRule="{rule}"/>{self.indent}'
        paragraph += f'<w:outlineLvl w:val="{self.level}"/>' if self.level is not None else ""
        letters = "<w:b/><w:bCs/>" * self.bold + f'<w:color w:val="{_hex(self.colour)}"/>'
        letters += f'<w:sz w:val="{self.size * 2:.0f}"/><w:szCs w:val="{self.size * 2:.0f}"/>'
        based = '<w:basedOn w:val="Normal"/>' if self.name != BODY else ""
        return (
            f'<w:style w:type="paragraph"{_standing(self.name)} w:styleId="{identifier(self.name)}"><w:name w:val="{self.name}"/>'
            f'{based}<w:next w:val="{identifier(self.following)}"/><w:qFormat/>'
            f"<w:pPr>{paragraph}</w:pPr><w:rPr>{letters}</w:rPr></w:style>"
        )


def styles(locale: str) -> str:
    """All of them, after the letters and language that hold for the whole document."""
    return (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
        f'<w:lang w:val="{locale}" w:eastAsia="{locale}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
        + "".join(kind.xml for kind in _KINDS)
        + _NORMAL_TABLE
        + _table(TABLE, _RULES, _HEADER_ROW, 30)
        + _table(FACTS, "", "", 20)
    )


def _hex(colour: str) -> str:
    return colour.removeprefix("#")


def _standing(name: str) -> str:
    return ' w:customStyle="1"' * (name in _OURS) + ' w:default="1"' * (name == BODY)


def _rule(side: str, colour: str, eighths: int, space: int = 0) -> str:
    return f'<w:{side} w:val="single" w:sz="{eighths}" w:space="{space}" w:color="{_hex(colour)}"/>'


def _table(name: str, properties: str, conditions: str, air: int) -> str:
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{identifier(name)}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr>{properties}<w:tblCellMar><w:top w:w="{air}" w:type="dxa"/>'
        f'<w:left w:w="{PADDING}" w:type="dxa"/><w:bottom w:w="{air}" w:type="dxa"/><w:right w:w="{PADDING}" w:type="dxa"/>'
        f"</w:tblCellMar></w:tblPr>{conditions}</w:style>"
    )


_TURNED = '<w:ind w:left="227" w:hanging="227"/>'
_DOTS = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9071"/></w:tabs>'  # 160 mm, for the page numbers
_BOX = f"<w:pBdr>{_rule('top', LIGHT.ink, 12, 4)}{_rule('bottom', LIGHT.ink, 4, 4)}</w:pBdr>"
_KINDS = (
    ParagraphStyle(BODY, 10.5, line=1.02),
    ParagraphStyle(TITLE, 26, bold=True, before=18, after=4, line=0.85, keep=True, following=SUBTITLE),
    ParagraphStyle(SUBTITLE, 13, colour=LIGHT.quiet, after=16, line=0.9),
    ParagraphStyle(WARNING, 11, bold=True, before=4, after=16, line=0.9, more=_BOX),
    ParagraphStyle(CHAPTER, 18, bold=True, after=6, line=0.85, keep=True, level=0),
    ParagraphStyle(HEADING, 13, bold=True, before=14, after=4, line=0.85, keep=True, level=1),
    ParagraphStyle(LEAD, 14, line=0.95),
    ParagraphStyle(FIGURE, 10.5, after=2, keep=True, following=CAPTION),
    ParagraphStyle(CAPTION, 9.5, colour=LIGHT.quiet, before=2, after=4, line=0.9),
    ParagraphStyle(NOTE, 8.5, colour=LIGHT.quiet, before=4, after=8, line=0.9),
    ParagraphStyle(
        BULLET, 10.5, after=3, line=1.02, following=BULLET, more='<w:numPr><w:numId w:val="1"/></w:numPr>', indent=_TURNED
    ),
    ParagraphStyle(CELL, CELL_SIZE, after=0, exact=12, following=CELL),
    ParagraphStyle(SMALL_CELL, SMALL_SIZE, after=0, exact=10.5, following=SMALL_CELL),
    ParagraphStyle(LABEL_CELL, CELL_SIZE, colour=LIGHT.quiet, after=0, exact=12, following=CELL),
    ParagraphStyle(HEADER, HEADER_SIZE, colour=LIGHT.quiet, after=0, line=0.9, following=HEADER),
    ParagraphStyle(FOOTER, HEADER_SIZE, colour=LIGHT.quiet, after=0, line=0.9, following=FOOTER),
    ParagraphStyle(FRONT, 13, bold=True, before=16, after=4, line=0.85, keep=True),
    ParagraphStyle(CONTENTS, 13, bold=True, before=16, after=4, line=0.85, keep=True),
    ParagraphStyle(CONTENTS_1, 10.5, bold=True, before=4, after=0, line=0.95, keep=True, more=_DOTS),
    ParagraphStyle(CONTENTS_2, 10.5, after=0, line=0.95, more=_DOTS, indent='<w:ind w:left="227"/>'),
)
_NORMAL_TABLE = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:semiHidden/><w:tblPr>'
    '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>'
    "</w:tblCellMar></w:tblPr></w:style>"
)
_RULES = (
    f"<w:tblBorders>{_rule('top', LIGHT.ink, 8)}{_rule('bottom', LIGHT.ink, 8)}{_rule('insideH', LIGHT.line, 4)}</w:tblBorders>"
)
_HEADER_ROW = (
    '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr>'
    f'<w:tcBorders>{_rule("bottom", LIGHT.ink, 6)}</w:tcBorders><w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>'
)
