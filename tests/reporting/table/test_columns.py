"""Columns fit their page: no word is wider than its column, short columns get what they want and prose takes lines."""

import re

import pandas as pd
import pytest

from src.language import read_language
from src.reporting.table.columns import (
    FORCED,
    LINES,
    LONG,
    PROSE,
    Column,
    Setting,
    break_patterns,
    columns_of,
    fit,
    pieces,
    widths_in,
)
from src.text_width import width_of

ROOM = 450.0  # pt
SETTINGS = [Setting(10, ROOM), Setting(8, ROOM), Setting(8, ROOM, LINES)]
NARROW = {"År": ["2022", "2023"], "Nya": [1, 2]}
WIDE = {f"Kolumnnummer {n}": ["Ängsby kommun", "Åkarp"] for n in range(7)}
WORDY = {f"Kolumn {n}": ["Ängsby kommun vid ån"] for n in range(7)}
NAMES = {"År": ["2022"], "Kommuner": [", ".join(f"Ort{n}" for n in range(90))]}
WIDEST = {f"{n}" * 9: ["Abcdefghijklmno"] for n in range(20)}
ADDRESS = "https://a.example/b?c=d&e=f-g_h.i&&=="


def columns(rows: dict[str, list[object]]) -> list[Column]:
    return columns_of(pd.DataFrame(rows), read_language("sv"), "pdf")


def fitted(rows: dict[str, list[object]]) -> tuple[Setting, list[float]]:
    return fit(columns(rows), SETTINGS, [4.0] * len(rows))


def test_columns_are_the_tables_in_words() -> None:
    assert columns({"Ort\n": ["a\tb", None], "Antal": [1234, 0]}) == [
        Column("Ort", ("a b", ".."), False),
        Column("Antal", ("1\xa0234", "–"), True),
    ]


@pytest.mark.parametrize(
    ("rows", "size", "prose", "longest"),
    [
        (NARROW, 10, PROSE, LONG),
        (WIDE, 8, PROSE, LONG),
        (WORDY, 8, LINES, LONG),
        (NAMES, 10, PROSE, LONG),
        (WIDEST, 8, LINES, FORCED),
    ],
)
def test_the_first_setting_that_fits_is_taken(rows: dict[str, list[object]], size: float, prose: float, longest: int) -> None:
    assert fitted(rows)[0] == Setting(size, ROOM, prose, longest)


@pytest.mark.parametrize("rows", [NARROW, WIDE, NAMES, WIDEST, {"A": []}, {"Adress": [ADDRESS * 9, "x" * 300]}])
def test_widths_stay_inside_the_room_and_no_piece_of_a_word_is_wider_than_its_column(rows: dict[str, list[object]]) -> None:
    setting, widths = fitted(rows)
    assert sum(widths) <= ROOM + 0.01
    for column, width in zip(columns(rows), widths, strict=True):
        words = [piece for cell in column.cells for piece in pieces(cell, setting.longest)]
        assert all(width_of(word, setting.size) <= width - 4 + 0.01 for word in words)
        assert all(width_of(word, setting.size, bold=True) <= width - 4 + 0.01 for word in pieces(column.header, setting.longest))


def test_where_all_fits_each_column_is_as_wide_as_its_words() -> None:
    year, new = widths_in(columns(NARROW), Setting(10, ROOM), [4.0, 4.0]) or []
    assert year == pytest.approx(width_of("2022", 10) + 4)
    assert new == pytest.approx(width_of("Nya", 10, bold=True) + 4)


def test_long_texts_are_wrapped_before_short_columns_and_get_the_remaining_width() -> None:
    rows = NAMES | {"Nya": [11], "Varför": ["ett skäl med flera ord som inte är långt"]}
    year, names, new, why = widths_in(columns(rows), Setting(10, ROOM), [4.0] * 4) or []
    assert why == pytest.approx(width_of("ett skäl med flera ord som inte är långt", 10) + 4)
    assert names == pytest.approx(ROOM - year - new - why, abs=0.01)


def test_columns_do_not_fit_where_short_words_would_be_broken() -> None:
    assert widths_in(columns(WIDE), Setting(10, ROOM), [4.0] * 7) is None


def test_long_words_are_broken_after_punctuation_or_in_halves() -> None:
    for word in (ADDRESS * 2, "å" * 31, "kort", "-" * 40):
        assert "".join(pieces(word, 30)) == word
    assert pieces("å" * 30, 30) == ["å" * 30]
    assert max(map(len, pieces("å" * 31, 30))) == 15
    assert pieces("https://sagor.example/rapport?data=1", 30) == ["https:/", "/", "sagor.", "example/", "rapport?", "data=", "1"]
    assert pieces("1\xa0234 byar\nto", 30) == ["1\xa0234", "byar", "to"]


def test_typst_breaks_the_same_words_as_are_measured() -> None:
    assert re.fullmatch(break_patterns(30)["long"], "å" * 31)
    assert not re.fullmatch(break_patterns(30)["long"], "å" * 30)
