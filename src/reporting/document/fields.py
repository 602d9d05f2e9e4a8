"""Fields of a Word document, which Word works out: page numbers, numbers of captions, and the table of contents."""

from collections.abc import Sequence
from xml.sax.saxutils import escape

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph

from src.language import Language
from src.reporting.clean_text import clean

NUMBER = "\ue000"  # in place of a field's number
BOOKMARK = "_Toc{:08d}"


def add_page_number(paragraph: Paragraph, text: Language) -> None:
    """Adds `Sida 1 av 9`, which Word counts."""
    first, between, last = text("Sida {page} av {pages}", page=NUMBER, pages=NUMBER).split(NUMBER)
    paragraph.add_run(first)
    _add_field(paragraph, "PAGE", "1")
    paragraph.add_run(between)
    _add_field(paragraph, "NUMPAGES", "1")
    paragraph.add_run(last)


def add_caption(paragraph: Paragraph, label: str, number: int, words: str) -> None:
    """Adds `Figur 1.` and the words. NUMBER in the `label` becomes a field, so that Word can number the captions again."""
    before, after = label.split(NUMBER)
    paragraph.add_run(before).bold = True
    _add_field(paragraph, f"SEQ {before.strip()} \\* ARABIC", str(number), bold=True)
    paragraph.add_run(after).bold = True
    paragraph.add_run(f" {clean(words, 'docx')}")


def add_bookmarked(paragraph: Paragraph, words: str, anchor: int) -> None:
    """Adds words with a bookmark, which the table of contents links to."""
    paragraph._p.append(parse_xml(f'<w:bookmarkStart {nsdecls("w")} w:id="{anchor}" w:name="{BOOKMARK.format(anchor)}"/>'))
    paragraph.add_run(clean(words, "docx"))
    paragraph._p.append(parse_xml(f'<w:bookmarkEnd {nsdecls("w")} w:id="{anchor}"/>'))


def add_contents(after: Paragraph, headings: Sequence[tuple[str, str]]) -> None:
    """Adds a table of contents after this paragraph: the entry's style id and the words of each bookmarked heading.

    Its entries are links. Page numbers come when a reader updates the field, since only Word knows them.
    """
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    begin += f'<w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" \\h \\z \\u </w:instrText></w:r>{separate}'
    place = after._p
    for n, (style, words) in enumerate(headings, start=1):
        entry = parse_xml(
            f'<w:p {nsdecls("w")}><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
            f'{begin if n == 1 else ""}<w:hyperlink w:anchor="{BOOKMARK.format(n)}" w:history="1">'
            f"<w:r><w:t>{escape(clean(words, 'docx'))}</w:t></w:r></w:hyperlink>{end if n == len(headings) else ''}</w:p>"
        )
        place.addnext(entry)
        place = entry


def _add_field(paragraph: Paragraph, instruction: str, shown: str, *, bold: bool = False) -> None:
    """Adds a field, and what it shows until Word updates it."""
    look = "<w:rPr><w:b/><w:bCs/></w:rPr>" if bold else ""
    for inside in (
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        f"<w:t>{escape(shown)}</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    ):
        paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')}>{look}{inside}</w:r>"))
