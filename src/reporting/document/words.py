"""Words in a Word document: paragraphs, numbered captions, headings that the contents lead to, and fields."""

from collections.abc import Sequence
from xml.sax.saxutils import escape

from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from src.language import Language
from src.reporting.clean_text import clean

NUMBER = "\ue000"  # stands where a field's number goes


def paragraph(into: Document, words: str, style: str, *, keep: bool = False) -> Paragraph:
    """A paragraph in this style, kept on the page of the next one if asked."""
    made = into.add_paragraph(clean(words, "docx"), style=style)
    if keep:
        made.paragraph_format.keep_with_next = True
    return made


def heading(into: Document, words: str, style: str, anchor: int, *, on_top: bool = False, new_page: bool = False) -> Paragraph:
    """A heading with a bookmark, so that the contents can lead here; `on_top` of a page, which `new_page` begins."""
    made = into.add_paragraph(style=style)
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for mark in (start, end):
        mark.set(qn("w:id"), str(anchor))
    start.set(qn("w:name"), _bookmark(anchor))
    made._p.append(start)
    made.add_run(clean(words, "docx"))
    made._p.append(end)
    if on_top or new_page:
        made.paragraph_format.space_before = Pt(0)
    if new_page:
        made.paragraph_format.page_break_before = True
    return made


def caption(into: Document, label: str, words: str, number: int, style: str, *, keep: bool = False) -> Paragraph:
    """`Figur 1.` and the words. `label` holds NUMBER, where a field counts on by itself when captions come or go."""
    made = paragraph(into, "", style, keep=keep)
    before, after = label.split(NUMBER)
    made.add_run(before).bold = True
    _field(made, f"SEQ {before.strip()} \\* ARABIC", str(number), bold=True)
    made.add_run(after).bold = True
    made.add_run(f" {clean(words, 'docx')}")
    return made


def page_number(into: Paragraph, text: Language) -> None:
    """`Sida 1 av 9`, on every page its own."""
    first, between, last = text("Sida {page} av {pages}", page=NUMBER, pages=NUMBER).split(NUMBER)
    into.add_run(first)
    _field(into, "PAGE", "1")
    into.add_run(between)
    _field(into, "NUMPAGES", "1")
    into.add_run(last)


def table_of_contents(after: Paragraph, headings: Sequence[tuple[int, int, str]], styles: Sequence[str]) -> None:
    """A table of contents behind this paragraph: the level (1, 2), anchor and words of each heading, in the styles' ids.

    Its entries lead to the headings. Page numbers come when a reader updates the field: nobody knows them before.
    """
    begin = f'{_mark("begin")}<w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" \\h \\z \\u </w:instrText></w:r>'
    place = after._p
    for n, (level, anchor, words) in enumerate(headings, start=1):
        entry = parse_xml(
            f'<w:p {nsdecls("w")}><w:pPr><w:pStyle w:val="{styles[level - 1]}"/></w:pPr>'
            f'{begin + _mark("separate") if n == 1 else ""}<w:hyperlink w:anchor="{_bookmark(anchor)}" w:history="1">'
            f"<w:r><w:t>{escape(clean(words, 'docx'))}</w:t></w:r></w:hyperlink>{_mark('end') if n == len(headings) else ''}</w:p>"
        )
        place.addnext(entry)
        place = entry


def _field(into: Paragraph, instruction: str, shown: str, *, bold: bool = False) -> None:
    """A field, and what it shows until a program works it out anew."""
    look = "<w:rPr><w:b/><w:bCs/></w:rPr>" if bold else ""
    instruction = f'<w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText>'
    shown = f"<w:t>{escape(shown)}</w:t>"
    for inside in (_char("begin"), instruction, _char("separate"), shown, _char("end")):
        into._p.append(parse_xml(f"<w:r {nsdecls('w')}>{look}{inside}</w:r>"))


def _char(kind: str) -> str:
    return f'<w:fldChar w:fldCharType="{kind}"/>'


def _mark(kind: str) -> str:
    return f"<w:r>{_char(kind)}</w:r>"


def _bookmark(anchor: int) -> str:
    return f"_Toc{anchor:08d}"
