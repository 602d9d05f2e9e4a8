"""What every kind of file promises alike: it holds the whole report, in its language, and nothing in it runs or breaks it."""

import io
from dataclasses import replace
from functools import cache
from typing import Any

import pikepdf
import pytest

from src.catalogue.report import Part
from src.language import Code, read_language
from src.reporting.clean_text import clean
from src.reporting.figure.files import Drawing
from src.reporting.making import FORMATS, WRITERS, Format
from tests.reporting.reading import active_content, opened_book, opened_deck, opened_document, squeezed, unpacked, words_in
from tests.reporting.reports import (
    BARS,
    ONE,
    ORIGIN,
    REPORT,
    TABLE,
    WORDS,
    drawing,
    drawn_with,
    figure,
    filled_with,
    picture,
    report_of,
)

EVERY = pytest.mark.parametrize("kind", FORMATS)
OFFICE = {"docx": opened_document, "pptx": opened_deck, "xlsx": opened_book}
COMMENTED = figure(comment="Om figuren.\n\nMer om den.")
PARTS: tuple[Part, ...] = (COMMENTED, replace(TABLE, comment="Om tabellen."), replace(ONE, comment="Ring Ängsby."))
DRAWINGS = {"mal": drawing(605, 302, svg=BARS, png=picture())}
WARNING, FULL_WARNING = "Protokoll: påhittade uppgifter.", "Protokoll: uppgifterna är påhittade och säger inget om verkligheten."
HOSTILE = (  # markup of typst, XML, spreadsheets and the shell
    '#import "secret.typ": * #read("/etc/passwd") $x^2$ *b* _i_ `kod` @label <label> #eval {a} ]] }} [[ {{ ~ -- --- ... -?',
    "\"citat\" 'citat' \\ \\n \\u{1F389} = Rubrik - punkt / ord: mening // kommentar https://example.org/*/#a <b>fet</b> & &amp;",
    "=HYPERLINK(\"https://example.org\") @SUM(1) +1 -1 {=1} _x0041_ =cmd|' /C calc'!A0",
)

# What a whole report says in every kind of file, and what it says in every kind but a workbook, which holds the tables only.
EVERYWHERE = (
    *(REPORT.title, "Sagor åt alla", "Sagorådet", "Sagolandet", "2022–2024", "Inga filter.", "Protokoll", "2024-12-31", "3c4d5e6f"),
    *(ORIGIN.address, "Den här rapporten är till styrgruppen.", "på två minuter.", "Byar", "By", "Läsare", "Östra Åkarp", "1 234"),
    *("Om tabellen.", "Lyktan", "okänt", "Protokoll, hela", "Brevet", "Ett brev", "CC0 1.0", "en uppgift säger ja", "noll"),
)
IN_REPORTS = (
    *("Två av fyra byar läser", "En uppgift är okänd.", "Om figuren.", "Mer om den.", *ONE.paragraphs, "Folkmängd", "Ring Ängsby."),
    *("Så är det räknat", "En by räknas en gång.", "Ett nej kräver underlag.", "Vad vi inte vet", "Lyktan är okänd."),
)


def made(kind: Format, *parts: Part, drawings: dict[str, Drawing] = DRAWINGS, **changes: Any) -> bytes:
    return WRITERS[kind](report_of(*(parts or PARTS), **changes), drawings)


@cache
def usual_words(kind: Format) -> str:
    """What the usual report says in this kind of file."""
    return words_in(made(kind), kind)


@EVERY
def test_the_file_says_all_that_the_report_holds(kind: Format) -> None:
    said = usual_words(kind)
    assert [words for words in EVERYWHERE if squeezed(words) not in said] == []
    assert [words for words in IN_REPORTS if (squeezed(words) in said) == (kind == "xlsx")] == []


@pytest.mark.parametrize("kind", ["pdf", "docx", "pptx"])
def test_a_table_names_its_own_filters_and_sources_and_not_the_whole_reports(kind: Format) -> None:
    own = replace(ORIGIN, filters="Filter: år 2023.", sources=ORIGIN.sources[:1])
    said = words_in(made(kind, replace(TABLE, origin=own)), kind)
    assert squeezed("Filter: år 2023.") in said
    if kind != "docx":  # whose notes name the export, and its last pages all sources
        assert squeezed("Källa: Sagorådet. Uppgifter per") in said
        assert (squeezed("Källa: Sagorådet; Brevet.") in said) == (kind == "pptx")  # in the notes of its last slides


@EVERY
def test_made_up_data_are_announced_and_documented_data_are_not(kind: Format) -> None:
    documented, made_up = usual_words(kind), words_in(made(kind, made_up=True), kind)
    full = squeezed(WARNING if kind == "pptx" else FULL_WARNING)  # a slide has room for the short one alone
    assert (full in documented, full in made_up) == (False, True)
    assert squeezed(WARNING) not in documented


@EVERY
def test_the_programs_own_words_are_in_the_reports_language(kind: Format) -> None:
    english = words_in(made(kind, code="en"), kind)
    in_notes = ("Källor", "Teckenförklaring")  # slides have the sources and signs as sentences, in the notes to the method
    for words in in_notes if kind == "pptx" else ("Licens", "Betydelse", "Tecken eller ord"):
        assert squeezed(words) in usual_words(kind)
        assert squeezed(words) not in english
        assert squeezed(read_language("en")(words)) in english


@pytest.mark.parametrize(("code", "locale"), [("sv", "sv-SE"), ("en", "en-GB")])
@pytest.mark.parametrize("kind", OFFICE)
def test_an_office_file_says_what_it_is_in_which_language_and_is_dated_as_its_data(kind: Format, code: Code, locale: str) -> None:
    about = OFFICE[kind](made(kind, title="T\x0b" + "t" * 300, made_up=True, code=code))
    about = about.properties if kind == "xlsx" else about.core_properties
    assert about.title == "T" + ("\n" if kind in ("docx", "xlsx") else " ") + "t" * 252 + "…"
    subject = "Sagor åt alla, Sagolandet, 2022–2024. Inga filter."
    assert (about.subject, about.language) == (subject, None if kind == "xlsx" else locale)
    assert about.keywords == f"Protokoll; {read_language(code).date(ORIGIN.as_of)}; 3c4d5e6f"
    assert (about.creator if kind == "xlsx" else about.author) == "Sagorådet"
    comments = about.description if kind == "xlsx" else about.comments
    assert (FULL_WARNING in comments) == (code == "sv")
    assert "Sagorådet; Brevet" in comments
    assert {moment.isoformat()[:19] for moment in (about.created, about.modified)} == {"2024-12-31T00:00:00"}


def test_a_workbooks_comments_hold_the_whole_origin() -> None:
    about = opened_book(made("xlsx", origin=replace(ORIGIN, export="E" * 300))).properties
    assert about.description.endswith(f" Datakälla: {'E' * 300}.")


@EVERY
def test_a_report_without_parts_or_answer_is_a_file(kind: Format) -> None:
    said = words_in(WRITERS[kind](report_of(parts=(), summary=(), introduction=""), {}), kind)
    assert squeezed("CC0 1.0") in said
    assert squeezed(REPORT.introduction) not in said


@pytest.mark.parametrize("kind", [kind for kind in FORMATS if kind != "xlsx"])
def test_a_figure_that_could_not_be_drawn_is_described_in_words(kind: Format) -> None:
    said = words_in(made(kind, drawings={"mal": drawing(failed=True)}), kind)
    assert "kundeinteritas" in said
    for words in (WORDS.alt, "Om figuren.", "Mer om den.", "Om tabellen."):
        assert squeezed(words) in said, words
    assert "kundeinteritas" not in usual_words(kind)


@pytest.mark.parametrize("words", HOSTILE)
@EVERY
def test_markup_of_any_kind_is_words(kind: Format, words: str) -> None:
    content = WRITERS[kind](filled_with(words), drawn_with(words))
    assert words_in(content, kind).replace("''", "'").count(squeezed(words)) >= 15


@pytest.mark.parametrize("words", ["fest 🎉 i maj", "ring\x07 och\x00 nolla\ufffe\x1b", "\ufeffb \ue000 \u202e \x85", "漢字 مرحبا"])
@EVERY
def test_characters_that_a_file_cannot_hold_do_not_stop_it(kind: Format, words: str) -> None:
    kept = clean(words, kind if kind != "zip" else "csv")
    assert words_in(WRITERS[kind](filled_with(words), drawn_with(words)), kind).count(squeezed(kept)) >= 15


@pytest.mark.parametrize("kind", OFFICE)
def test_nothing_leads_out_of_an_office_file_and_nothing_of_its_library_is_left(kind: Format) -> None:
    content = WRITERS[kind](filled_with("https://sagor.example/"), drawn_with("https://sagor.example/"))
    assert active_content(content) == []
    assert not [name for name in unpacked(content) if "thumbnail" in name or "customXml" in name or "printerSettings" in name]


def test_a_pdf_is_dated_as_its_data() -> None:
    with pikepdf.open(io.BytesIO(made("pdf"))) as file:
        assert file.docinfo["/CreationDate"] == file.docinfo["/ModDate"] == "D:20241231000000Z"
