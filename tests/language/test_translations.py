"""Every text in the code has an English one that says the same with the same values."""

import re
import string
from typing import Final

from src.language import CATALOGUES, read_language
from tests.language.words import foreign_words
from tools.texts import CATALOGUE, forms, read_catalogue, untranslated

SAME_IN_BOTH: Final = {
    *("Data", "Export", "Format", "Period", "Register", "Status", "Text", "{title}, CSV", "{title}, Parquet"),  # the same word
    *("{new} ({year})", "{offering} {n}", "{offerings} {when}", "{offering} ({when})", "{producer} ({title})"),  # only values
    *("{kind}. {headline}.", "{kind}. {headline}. {told}.", "{name}: {title}", "{offering}: {words}"),
    *("{region}, {period}.", "{title}, {region}, {period}.", "{municipality}, {offering} {when}: {state}."),
    *("{municipality}, {offering}, {when} ({source}). {words}", "{page}: {finding}", "{page} – {programme}"),
}
CATALOGUE_READ: Final = read_catalogue()
# Each Swedish form with its English one; English has two forms where Swedish has two.
PAIRS: Final = [pair for entry in CATALOGUE_READ if entry.id for pair in zip(forms(entry.id), forms(entry.string), strict=True)]


def placeholders(words: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(words) if name is not None}


def test_the_dashboard_reads_the_catalogue_that_the_tool_writes() -> None:
    assert CATALOGUES / "en" / "messages.po" == CATALOGUE
    assert read_language("en")("Översikt") == "Overview"


def test_nothing_is_left_to_translate_or_to_drop() -> None:
    """`test_texts_tool.py` holds the catalogue to the code."""
    assert [entry.id for entry in untranslated(CATALOGUE_READ)] == []
    assert not CATALOGUE_READ.obsolete, "run `python tools/texts.py --remove`"


def test_both_languages_have_the_same_placeholders_in_each_form() -> None:
    assert {swedish: english for swedish, english in PAIRS if placeholders(swedish) != placeholders(english)} == {}


def test_no_translation_is_the_same_as_its_source() -> None:
    assert {swedish for swedish, english in PAIRS if swedish == english} == SAME_IN_BOTH


def test_every_translation_is_english() -> None:
    assert {swedish: words for swedish, english in PAIRS if (words := foreign_words(english, "en"))} == {}


def test_every_source_text_is_swedish() -> None:
    assert {swedish: words for swedish, _ in PAIRS if (words := foreign_words(swedish, "sv"))} == {}


def test_a_sentence_stays_a_sentence_and_a_label_a_label() -> None:
    assert {swedish: english for swedish, english in PAIRS if (swedish[-1] in ".:?!") != (english[-1:] in ".:?!")} == {}


def test_no_translation_has_spaces_at_its_ends_or_two_together() -> None:
    assert [english for _, english in PAIRS if english != " ".join(english.split())] == []


def test_no_text_speaks_of_clicks_where_a_phone_is_tapped() -> None:
    assert [words for pair in PAIRS for words in pair if re.search(r"\b(klicka|click)", words, re.IGNORECASE)] == []
