"""Text as each kind of file can hold it: nothing breaks a file, and nothing that can be seen is lost without a trace."""

import unicodedata

import pytest

from src.reporting.clean_text import TextKind, clean, paragraphs_of, shortened


@pytest.mark.parametrize("kind", ["csv", "xlsx", "svg", "docx", "pptx", "pdf"])
def test_characters_that_no_file_can_hold_are_removed(kind: TextKind) -> None:
    assert clean("ring\x07 och\x00 halv\ud800 nolla\x1b\uffff", kind) == "ring och halv nolla"


@pytest.mark.parametrize(
    ("kind", "kept"),
    [
        ("csv", " a\tb\n\nc\nd\ne "),
        ("xlsx", " a\tb\n\nc\nd\ne "),
        ("svg", " a\tb\n\nc\nd\ne "),
        ("docx", " a b\n\nc\nd\ne "),
        ("pptx", "a b c d e"),
        ("pdf", "a b c d e"),
    ],
)
def test_line_breaks_and_tabs_are_kept_only_where_the_file_can_hold_them(kind: TextKind, kept: str) -> None:
    assert clean(" a\tb\r\n\nc\vd\u2028e ", kind) == kept


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("fest 🎉 i maj", "fest [party popper] i maj"),
        ("漢", "[cjk unified ideograph-6f22]"),
        ("\ufeffbörjan", "början"),
        ("tyst\u200b\u202emellan\u2066rum", "tystmellanrum"),
        ("privat\ue000", "privat"),
        ("🏖\ufe0f", "[beach with umbrella]"),
        (unicodedata.normalize("NFD", "Ängsby å"), "Ängsby å"),
        ("1\u202f234\u3000kr", "1\u202f234 kr"),
        ("Łódź – ”ü” ½ € →", "Łódź – ”ü” ½ € →"),
    ],
)
def test_in_a_pdf_letters_missing_from_the_font_are_named_and_invisible_ones_removed(words: str, shown: str) -> None:
    assert clean(words, "pdf") == shown
    assert clean(shown, "pdf") == shown


def test_each_typed_line_is_a_paragraph() -> None:
    assert paragraphs_of(" En. \r\n\n\nTvå.\vTre.\n") == ["En.", "Två.", "Tre."]
    assert paragraphs_of("  \n ") == []


def test_shortened_words_end_in_an_ellipsis_and_are_counted_as_office_counts() -> None:
    assert shortened("en lång titel", 8) == "en lång…"
    assert shortened("kort", 4) == "kort"
    assert shortened("😀😀😀", 5) == "😀😀…"
