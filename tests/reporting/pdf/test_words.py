"""Words from data and from people are words in the PDF, whatever they hold: nothing is run, nothing is lost without a trace."""

from dataclasses import replace

import pandas as pd
import pytest

from src.catalogue.report import Report, TablePart
from src.reporting.clean_text import clean
from src.reporting.figure.files import Drawing
from src.reporting.pdf.report import municipality_pdf, report_pdf
from src.reporting.pdf.table import MM
from src.wording.method import Section
from src.wording.origin import SourceLine
from tests.reporting.pdf.reading import BARS, letters, pages, placed
from tests.reporting.reports import ONE, ORIGIN, drawing, figure, report_of

HOSTILE = [
    '#import "secret.typ": *',
    '#read("/etc/passwd")',
    "$x^2$ och $ y $",
    "*b* och _i_ och `kod`",
    "@label <label> och #eval",
    "\"citat\" och 'citat' och \\ och \\n och \\u{1F389}",
    "= Rubrik",
    "- punkt",
    "/ ord: mening",
    "// kommentar",
    "https://example.org/*/#a",
    "<b>fet</b> & &amp;",
    "{a} ]] }} [[ {{",
    "~ -- --- ... -?",
]


def everywhere(words: str) -> Report:
    """A report that says the words in every place that holds words."""
    table = TablePart("tabell", words, pd.DataFrame({words: [words, "x"], "Antal": [1, 2]}), comment=words)
    one = replace(ONE, title=words, paragraphs=(words, words), facts=((words, words, words),), tables=(table,), comment=words)
    return report_of(
        figure(label=words, comment=words),
        table,
        one,
        title=words,
        introduction=words,
        summary=(words, words),
        method=(Section(words, (words,)),),
        signs=((words, words),),
        origin=replace(
            ORIGIN,
            **dict.fromkeys(("programme", "owner", "region", "period", "filters", "export", "version", "address"), words),
            source="Sagorådet",
            sources=(SourceLine(words, words, words, words),),
        ),
    )


def drawn(words: str) -> dict[str, Drawing]:
    return {"mal": drawing(605, 302, svg=BARS, **dict.fromkeys(("headline", "subtitle", "filters", "alt", "provenance"), words))}


@pytest.mark.parametrize("words", [" ".join(HOSTILE[n::3]) for n in range(3)])
def test_markup_of_any_kind_is_words(words: str) -> None:
    plain = "".join(words.split())
    report = everywhere(words)
    assert letters(report_pdf(report, drawn(words))).count(plain) >= 30
    assert letters(municipality_pdf(report, report.parts[2])).count(plain) >= 12  # type: ignore[arg-type]


@pytest.mark.parametrize("words", ["fest 🎉 i maj", "ring\x07 och\x00 nolla", "\ufeffb \ue000 \u202e \x85", "漢字 مرحبا"])
def test_letters_that_cannot_be_set_do_not_stop_the_report(words: str) -> None:
    report, plain = everywhere(words), "".join(clean(words, "pdf").split())
    assert letters(report_pdf(report, drawn(words))).count(plain) >= 30
    assert plain in letters(municipality_pdf(report, report.parts[2]))  # type: ignore[arg-type]


def test_letters_that_cannot_be_set_do_not_stop_a_figure() -> None:
    party = drawing(605, 302, svg=BARS.replace("Två".encode(), "🎉".encode()))
    assert "[partypopper]avfyrabyar" in letters(report_pdf(report_of(figure()), {"mal": party}))


def test_a_word_of_300_letters_is_whole_and_stays_on_the_page() -> None:
    word = "".join(chr(ord("a") + n % 26) for n in range(300))
    report = everywhere(word)
    pdf = report_pdf(report, drawn(word))
    assert letters(pdf).count(word[:200]) >= 20
    assert max(words.right for words in placed(pdf)) < (210 - 25) * MM + 1
    assert max(words.right for words in placed(municipality_pdf(report, report.parts[2]))) < (210 - 25) * MM + 1  # type: ignore[arg-type]


def test_an_address_is_broken_after_its_signs_and_can_be_copied() -> None:
    address = "https://sagor.example/rapport?data=2024-12-31&del=mal&del=tabell-byar&titel=En+titel&inledning=" + "x" * 90
    assert address in letters(report_pdf(report_of(origin=replace(ORIGIN, address=address)), drawn("a")))


def test_a_very_long_address_stands_whole_at_the_end_and_leaves_the_cover_one_page() -> None:
    address = "https://sagor.example/rapport?kommentar=" + "mal%3Aord+" * 200
    first, second, *_, last = pages(report_pdf(report_of(origin=replace(ORIGIN, address=address)), drawn("a")))
    assert address[:290] in first.replace(" ", "")
    assert "Innehåll" in second
    assert address in last.replace(" ", "")
