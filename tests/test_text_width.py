"""Lines are broken by how wide the letters are, and the widths are the fonts' own."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from src.text_width import BOLD, REGULAR, lines_of, width_of

FONTS = Path(__file__).parents[1] / "static" / "fonts"


@pytest.mark.parametrize(("table", "file"), [(REGULAR, "SourceSans3-Regular.ttf"), (BOLD, "SourceSans3-Bold.ttf")])
def test_the_widths_are_the_fonts_own(table: str, file: str) -> None:
    font = TTFont(FONTS / file)
    letters, metrics, em = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
    for letter in "".join(line.split(" ", 1)[1] for line in table.strip().splitlines()) + " \u00a0":
        own = metrics[letters[ord(letter)]][0] * 1000 / em
        assert abs(width_of(letter, 1000, bold=table is BOLD) - own) <= 5, letter


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


def test_a_letter_that_nobody_measured_is_taken_for_a_wide_one() -> None:
    assert width_of("漢", 10) == 10
