"""Text as each kind of file can hold it: nothing breaks a file, and nothing that can be seen is lost without a trace."""

import unicodedata

import pytest

from src.reporting.clean_text import TextKind, clean, paragraphs_of, shortened


@pytest.mark.parametrize("kind", ["csv", "xlsx", "svg", "docx", "pptx", "pdf"])
def test_what_no_file_can_hold_is_left_out(kind: TextKind) -> None:
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
def test_lines_and_tabs_stay_where_the_file_has_them(kind: TextKind, kept: str) -> None:
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
def test_in_a_pdf_what_the_font_lacks_is_named_and_what_nobody_sees_is_left_out(words: str, shown: str) -> None:
    assert clean(words, "pdf") == shown
    assert clean(shown, "pdf") == shown


def test_typed_words_are_a_paragraph_a_line() -> None:
    assert paragraphs_of(" En. \r\n\n\nTvå.\vTre.\n") == ["En.", "Två.", "Tre."]
    assert paragraphs_of("  \n ") == []


def test_shortened_words_say_so_and_are_counted_as_office_counts_them() -> None:
    assert shortened("en lång titel", 8) == "en lång…"
    assert shortened("kort", 4) == "kort"
    assert shortened("😀😀😀", 5) == "😀😀…"
