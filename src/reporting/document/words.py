"""Words in a Word document: paragraphs, numbered captions, headings that the contents lead to, and fields."""

from xml.sax.saxutils import escape

from docx.blkcntnr import BlockItemContainer
from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from src.language import Language
from src.reporting.clean_text import clean
from src.reporting.document.styles import CAPTION, CONTENTS_1, CONTENTS_2, identifier

NUMBER = "\ue000"  # stands where a field's number goes; no text has this letter
CONTENTS_FIELD = r'TOC \o "1-2" \h \z \u'  # headings of two levels, as links, without page numbers on a screen


def paragraph(into: Document | BlockItemContainer, words: str, style: str, *, keep: bool = False) -> Paragraph:
    """A paragraph in this style, kept on the page of the next one if asked."""
    made = into.add_paragraph(clean(words, "docx"), style=style)
    if keep:
        made.paragraph_format.keep_with_next = True
    return made


def heading(into: Document, words: str, style: str, anchor: int, *, on_top: bool = False, new_page: bool = False) -> Paragraph:
    """A heading with a bookmark, so that the contents can lead here; `on_top` of a page, which `new_page` begins."""
    made = into.add_paragraph(style=style)
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    start.set(qn("w:id"), str(anchor))
    start.set(qn("w:name"), bookmark(anchor))
    end.set(qn("w:id"), str(anchor))
    made._p.append(start)
    made.add_run(clean(words, "docx"))
    made._p.append(end)
    if on_top or new_page:
        made.paragraph_format.space_before = Pt(0)
    if new_page:
        made.paragraph_format.page_break_before = True
    return made


def bookmark(anchor: int) -> str:
    """The name of a heading's bookmark."""
    return f"_Toc{anchor:08d}"


def caption(into: Document, label: str, words: str, number: int, *, keep: bool = False) -> Paragraph:
    """`Figur 1.` and the words. `label` holds NUMBER, where a field counts on by itself when captions come or go."""
    made = paragraph(into, "", CAPTION, keep=keep)
    before, after = label.split(NUMBER)
    made.add_run(before).bold = True
    field(made, f"SEQ {before.strip()} \\* ARABIC", str(number), bold=True)
    made.add_run(after).bold = True
    made.add_run(f" {clean(words, 'docx')}")
    return made


def field(into: Paragraph, instruction: str, shown: str, *, bold: bool = False) -> None:
    """A field, and what it shows until a program works it out anew."""
    look = "<w:rPr><w:b/><w:bCs/></w:rPr>" if bold else ""
    for run in (
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        f"<w:t>{escape(shown)}</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    ):
        into._p.append(parse_xml(f"<w:r {nsdecls('w')}>{look}{run}</w:r>"))


def page_number(into: Paragraph, text: Language) -> None:
    """`Sida 1 av 9`, on every page its own."""
    first, between, last = text("Sida {page} av {pages}", page=NUMBER, pages=NUMBER).split(NUMBER)
    into.add_run(first)
    field(into, "PAGE", "1")
    into.add_run(between)
    field(into, "NUMPAGES", "1")
    into.add_run(last)


def table_of_contents(after: Paragraph, headings: list[tuple[int, int, str]]) -> None:
    """A table of contents behind this paragraph: the level (1, 2), anchor and words of each heading.

    Its entries lead to the headings. Page numbers come when a reader updates the field: nobody knows them before.
    """
    begin = (
        f'{_mark("begin")}<w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" \\h \\z \\u </w:instrText></w:r>{_mark("separate")}'
    )
    place = after._p
    for n, (level, anchor, words) in enumerate(headings, start=1):
        entry = parse_xml(
            f'<w:p {nsdecls("w")}><w:pPr><w:pStyle w:val="{identifier((CONTENTS_1, CONTENTS_2)[level - 1])}"/></w:pPr>'
            f'{begin if n == 1 else ""}<w:hyperlink w:anchor="{bookmark(anchor)}" w:history="1">'
            f"<w:r><w:t>{escape(clean(words, 'docx'))}</w:t></w:r></w:hyperlink>{_mark('end') if n == len(headings) else ''}</w:p>"
        )
        place.addnext(entry)
        place = entry


def _mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'
