"""Lines are broken by how wide the letters are, and the widths are the fonts' own."""

import random

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


def broken_by_trying_every_place(word: str, size: float, room: float, *, bold: bool) -> list[str]:
    lines = []
    while width_of(word, size, bold=bold) > room and len(word) > 1:
        fits = [n for n in range(1, len(word)) if width_of(word[:n], size, bold=bold) <= room] or [1]
        place = max((n for n in fits if word[n - 1] in "/?&.-"), default=fits[-1])
        lines.append(word[:place])
        word = word[place:]
    return [*lines, word]


@pytest.mark.parametrize("seed", range(200))
def test_a_word_is_broken_as_if_every_place_were_tried(seed: int) -> None:
    chance = random.Random(seed)
    word = "".join(chance.choices("abcåiWm1/?&.-漢\u0301", k=chance.randint(1, 60)))
    size, room, bold = chance.choice((7.5, 10, 12)), chance.uniform(-1, 120), chance.random() < 0.5
    assert lines_of(word, size, room, bold=bold) == broken_by_trying_every_place(word, size, room, bold=bold)


def test_a_word_of_many_thousand_letters_is_broken_too() -> None:  # which took hours when every place was tried
    word = "a" * 20_000
    lines = lines_of(word, 10, 100)
    assert "".join(lines) == word
    assert len({len(line) for line in lines[:-1]}) == 1


def test_a_letter_that_the_font_lacks_is_as_wide_as_the_type_is_high() -> None:
    assert width_of("漢", 10) == 10
