"""Lines are broken by how wide the letters are, and the widths are the fonts' own."""

import pytest
from PIL import ImageFont

from src.text_width import FONTS, lines_of, width_of


@pytest.mark.parametrize(("bold", "file"), [(False, "SourceSans3-Regular.ttf"), (True, "SourceSans3-Bold.ttf")])
@pytest.mark.parametrize("words", ["Två av fyra byar", "Łódź\u00a0–\u00a0Ķekava: 1\u202f234 €", "–?·!●○≠−+…“”’"])
def test_words_are_as_wide_as_the_font_sets_them(words: str, bold: bool, file: str) -> None:
    font = ImageFont.truetype(FONTS / file, 1000, layout_engine=ImageFont.Layout.BASIC)
    assert width_of(words, 1000, bold=bold) == pytest.approx(font.getlength(words), abs=len(words) / 2)


def test_lines_hold_as_many_words_as_there_is_room_for() -> None:
    room = width_of("Tre nya", 10)
    assert lines_of("Tre nya lyktor i år", 10, room) == ["Tre nya", "lyktor i", "år"]
    assert lines_of("Tre nya", 10, room - 0.1) == ["Tre", "nya"]


def test_heavy_letters_take_more_room() -> None:
    assert width_of("lyktor", 10, bold=True) > width_of("lyktor", 10)


def test_a_word_too_wide_is_broken_where_an_address_can_be_and_nothing_is_lost() -> None:
    address = "https://x.example/underlag?ar=2018&figur=karta.644b07cb.935687a3"
    lines = lines_of(address, 10, 100)
    assert "".join(lines) == address
    assert all(width_of(line, 10) <= 100 for line in lines)
    assert all(line[-1] in "/?&.-" for line in lines[:-1] if "://" not in line)


def test_a_letter_that_the_font_lacks_is_as_wide_as_the_type_is_high() -> None:
    assert width_of("漢", 10) == 10
