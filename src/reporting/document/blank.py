"""A Word document without a word: its page, its styles and its letters.

The letters are Source Sans 3, as in the figures, and travel inside the file, since few offices have them; a program that does not
read them there takes Calibri.
"""

import uuid
from pathlib import Path

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.opc.rel import Relationships
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement

from src.language import LOCALES, Code
from src.reporting.document.styles import FONT, styles

FONTS = Path(__file__).parents[3] / "static" / "fonts"
FALLBACK = "Calibri"
WEIGHTS = {"Regular": "embedRegular", "Bold": "embedBold"}
HIDDEN_FONT = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
FONT_TABLE = "application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml"
OFFICE = "http://schemas.microsoft.com/office/word"
AS_IN_WORD_2013 = {"compatibilityMode": 15, "overrideTableStyleFontSizeAndJustification": 1, "enableOpenTypeFeatures": 1}
NOT_OURS = ("/thumbnail", "/extended-properties", "/customXml", "/fontTable", "/stylesWithEffects", "/webSettings")


def blank(code: Code) -> Document:
    """A document in this language with our styles and fonts, and nothing of the library's own template but its theme."""
    document = docx.Document()
    _drop(document.part.package.rels)
    _drop(document.part.rels)
    _fill(document.styles.element, styles(locale(code)))
    _fill(document.part.numbering_part.element, _BULLETS)
    _fill(document.settings.element, _settings(code))
    _embed_fonts(document)
    return document


def locale(code: Code) -> str:
    """The language as Office names it: `sv-SE`."""
    return str(LOCALES[code]).replace("_", "-")


def _drop(rels: Relationships) -> None:
    for key in [key for key, rel in rels.items() if rel.reltype.endswith(NOT_OURS)]:
        del rels[key]


def _fill(element: BaseOxmlElement, content: str) -> None:
    """The element with this content instead of its own."""
    for child in list(element):
        element.remove(child)
    element.extend(list(parse_xml(f"<w:all {nsdecls('w')}>{content}</w:all>")))


def _settings(code: Code) -> str:
    decimal, separator = (",", ";") if code == "sv" else (".", ",")
    compatible = (f'<w:compatSetting w:name="{name}" w:uri="{OFFICE}" w:val="{n}"/>' for name, n in AS_IN_WORD_2013.items())
    return (
        '<w:zoom w:percent="100"/><w:embedTrueTypeFonts/><w:defaultTabStop w:val="567"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        f'<w:compat>{"".join(compatible)}</w:compat><w:themeFontLang w:val="{locale(code)}"/>'
        f'<w:decimalSymbol w:val="{decimal}"/><w:listSeparator w:val="{separator}"/>'
    )


def _embed_fonts(document: Document) -> None:
    """The fonts in the file, the first 32 bytes of each turned with a key, as the format asks."""
    package, parts = document.part.package, []
    said = f'<w:altName w:val="{FALLBACK}"/><w:panose1 w:val="020B0503030403020204"/><w:charset w:val="00"/>'
    said += '<w:family w:val="swiss"/><w:pitch w:val="variable"/>'
    for n, (weight, tag) in enumerate(WEIGHTS.items(), start=1):
        font = (FONTS / f"SourceSans3-{weight}.ttf").read_bytes()
        key = uuid.uuid5(uuid.NAMESPACE_OID, f"{FONT} {weight}")
        mask = key.bytes[::-1] * 2
        turned = bytes(letter ^ other for letter, other in zip(font, mask, strict=False))
        parts.append(Part(PackURI(f"/word/fonts/font{n}.odttf"), HIDDEN_FONT, turned + font[len(mask) :], package))
        said += f'<w:{tag} r:id="rId{n}" w:fontKey="{{{str(key).upper()}}}"/>'
    table = f'<w:fonts {nsdecls("w", "r")}><w:font w:name="{FONT}">{said}</w:font></w:fonts>'
    fonts = Part(PackURI("/word/fontTable.xml"), FONT_TABLE, table.encode(), package)
    for part in parts:
        fonts.relate_to(part, RT.FONT)
    document.part.relate_to(fonts, RT.FONT_TABLE)


_BULLETS = (
    '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="bullet"/><w:pStyle w:val="ListBullet"/><w:lvlText w:val="–"/><w:lvlJc w:val="left"/>'
    '<w:pPr><w:ind w:left="227" w:hanging="227"/></w:pPr></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
