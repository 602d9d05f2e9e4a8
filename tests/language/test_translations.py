"""Every text in the code has an English one that says the same with the same values."""

import string
from collections.abc import Iterator
from typing import Final

from babel.messages.catalog import Message

from src.language import CATALOGUES, read_language
from tests.language.words import foreign_words
from tools.texts import CATALOGUE, forms, read_catalogue, template

SAME_IN_BOTH: Final = {
    "{new} ({year})": "numbers only",
    "{kind}. {headline}.": "filled with texts",
    "{kind}. {headline}. {told}.": "filled with texts",
    "{offering} ({when})": "filled with texts",
    "{municipality}, {offering} {when}: {state}.": "filled with texts",
    "{name}: {title}": "filled with texts",
    "{offering} {n}": "filled with a name and a number",
    "{offering}: {words}": "filled with texts",
    "{offerings} {when}": "filled with texts",
    "{producer} ({title})": "filled with names",
    "{region}, {period}.": "filled with texts",
    "{title}, {region}, {period}.": "filled with texts",
    "{title}, CSV": "a format",
    "Data": "the same word",
    "Export": "the same word",
    "Format": "the same word",
    "Period": "the same word",
    "Register": "the same word",
    "Status": "the same word",
    "Text": "the same word",
    "{municipality}, {offering}, {when} ({source}). {words}": "filled with texts",
}
SOURCES: Final = {message.id: message for message in template() if message.id}
CATALOGUE_READ: Final = read_catalogue()
ENTRIES: Final = [message for message in CATALOGUE_READ if message.id]


def pairs(message: Message) -> Iterator[tuple[str, str]]:
    """Each Swedish form with its English one; English has two forms where Swedish has two."""
    yield from zip(forms(message.id), forms(message.string), strict=True)


def placeholders(words: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(words) if name is not None}


def name(message: Message) -> str:
    return forms(message.id)[0]


PAIRS: Final = [pair for entry in ENTRIES for pair in pairs(entry)]


def test_the_dashboard_reads_the_catalogue_that_the_tool_writes() -> None:
    assert CATALOGUES / "en" / "messages.po" == CATALOGUE
    assert read_language("en")("Översikt") == "Overview"


def test_every_text_in_the_code_has_an_entry() -> None:
    missing = set(SOURCES) - {entry.id for entry in ENTRIES}
    assert not missing, f"run `python tools/texts.py` and translate {missing}"


def test_no_entry_is_for_a_text_that_the_code_no_longer_has() -> None:
    unused = {entry.id for entry in ENTRIES} - set(SOURCES) | set(CATALOGUE_READ.obsolete)
    assert not unused, f"run `python tools/texts.py --remove`; it drops {unused}"


def test_every_form_is_translated() -> None:
    assert [name(entry) for entry in ENTRIES if not all(english.strip() for _, english in pairs(entry))] == []


def test_somebody_has_looked_at_each_translation_since_its_source_changed() -> None:
    assert [name(entry) for entry in ENTRIES if entry.fuzzy] == []


def test_both_languages_have_the_same_placeholders_in_each_form() -> None:
    differ = {swedish: english for swedish, english in PAIRS if placeholders(swedish) != placeholders(english)}
    assert differ == {}


def test_no_translation_is_the_same_as_its_source() -> None:
    assert {swedish for swedish, english in PAIRS if swedish == english} == set(SAME_IN_BOTH)


def test_every_translation_is_english() -> None:
    found = {swedish: words for swedish, english in PAIRS if (words := foreign_words(english, "en"))}
    assert found == {}


def test_every_source_text_is_swedish() -> None:
    found = {swedish: words for swedish, _ in PAIRS if (words := foreign_words(swedish, "sv"))}
    assert found == {}


def test_a_sentence_stays_a_sentence_and_a_label_a_label() -> None:
    differ = {swedish: english for swedish, english in PAIRS if (swedish[-1] in ".:?!") != (english[-1:] in ".:?!")}
    assert differ == {}


def test_no_translation_has_spaces_at_its_ends_or_two_together() -> None:
    assert [english for _, english in PAIRS if english != " ".join(english.split())] == []
