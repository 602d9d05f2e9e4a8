"""Every sign that a figure or a table can hold is explained, once, in the reader's language."""

import pytest

from src.language import Code, read_language
from src.vocabulary import Evidence
from src.wording.states import SIGNS, signs, signs_table, state_word

BOTH = pytest.mark.parametrize("code", ["sv", "en"])


@BOTH
def test_every_state_is_explained_with_its_sign_and_its_word(code: Code) -> None:
    text = read_language(code)
    explained = [sign for sign, _ in signs(text)]
    assert explained[: len(Evidence)] == [f"{SIGNS[state]} {state_word(state, text)}" for state in Evidence]


@BOTH
def test_nothing_is_explained_twice_or_not_at_all(code: Code) -> None:
    explained = signs(read_language(code))
    assert len({sign for sign, _ in explained}) == len(explained)
    assert all(meaning.strip() and sign.strip() for sign, meaning in explained)


def test_the_words_and_signs_of_the_tables_are_explained() -> None:
    assert [sign for sign, _ in signs(read_language("sv"))][5:] == ["1+", "* (rättad)", "Minst", "Högst", "–", "..", "."]
    assert [sign for sign, _ in signs(read_language("en"))][5:] == ["1+", "* (corrected)", "At least", "At most", "–", "..", "."]


def test_unknown_is_said_not_to_be_no() -> None:
    assert dict(signs(read_language("sv")))["? okänt"] == "underlaget säger varken ja eller nej; okänt är inte nej"


@BOTH
def test_the_table_on_the_screen_says_the_same(code: Code) -> None:
    text = read_language(code)
    table = signs_table(text)
    assert [tuple(row) for row in table.to_numpy().tolist()] == list(signs(text))
