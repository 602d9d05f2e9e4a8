"""The states and counts in signs and words: each says one thing, and no two say the same."""

import pytest

from src.analysis.counts import Count
from src.language import CODES, Code, Language, read_language
from src.vocabulary import STATES
from src.wording.states import SIGNS, at_least, count_sign, count_words, least_sign, least_words, state_word

TEXT = Language("sv")


@pytest.mark.parametrize("code", CODES)
def test_the_five_states_have_five_words(code: Code) -> None:
    text = read_language(code)
    words = [state_word(state, text) for state in STATES]
    assert len(set(words)) == 5
    assert all(words)


def test_the_words_of_the_states_in_both_languages() -> None:
    assert [state_word(state, TEXT) for state in STATES] == ["ja", "nej", "okänt", "ej aktuellt", "motstridigt"]
    english = read_language("en")
    assert [state_word(state, english) for state in STATES][:3] == ["yes", "no", "unknown"]


def test_the_five_states_have_five_signs_and_none_is_a_blank() -> None:
    assert [SIGNS[state] for state in STATES] == ["●", "–", "?", "·", "!"]


def test_a_word_that_is_no_state_is_refused() -> None:
    with pytest.raises(ValueError, match="perhaps"):
        state_word("perhaps", TEXT)


@pytest.mark.parametrize(
    ("confirmed", "at_most", "not_eligible", "conflicting", "sign"),
    [
        (3, 3, 0, 0, "3"),
        (0, 0, 0, 0, "0"),
        (1, 4, 0, 0, "1+"),
        (3, 3, 1, 0, "3"),
        (0, 4, 0, 0, "?"),
        (0, 3, 1, 0, "?"),
        (1, 2, 0, 1, "1+!"),
        (0, 1, 0, 1, "?!"),
        (0, 0, 3, 0, "0"),
        (0, 0, 4, 0, "·"),
    ],
)
def test_a_count_in_a_field(confirmed: int, at_most: int, not_eligible: int, conflicting: int, sign: str) -> None:
    assert count_sign(confirmed, at_most, not_eligible, conflicting, 4) == sign


def test_one_offering_that_is_not_open_is_a_point_and_four_of_which_one_is_not_open_are_a_number() -> None:
    assert count_sign(0, 0, 1, 0, 1) == "·"
    assert count_sign(0, 0, 1, 0, 4) == "0"


def test_a_count_in_words_says_how_high_it_could_be() -> None:
    assert count_words(2, 2, TEXT) == "2"
    assert count_words(1, 4, TEXT) == "minst 1, högst 4"
    assert count_words(0, 4, TEXT) == "minst 0, högst 4"


@pytest.mark.parametrize(
    ("codes", "possible", "words"),
    [
        (("01", "02"), (), "2"),
        ((), (), "0"),
        (("01", "02"), ("03",), "minst 2"),
        ((), ("01", "02", "03"), "0–3"),
    ],
)
def test_a_number_of_municipalities_says_when_it_could_be_higher(
    codes: tuple[str, ...], possible: tuple[str, ...], words: str
) -> None:
    assert at_least(Count(codes, possible, 4), TEXT) == words
    assert least_words(len(codes), len(codes) + len(possible), TEXT) == words


def test_a_number_in_a_figure_that_could_be_higher_has_a_plus() -> None:
    assert least_sign(17, 17, TEXT) == "17"
    assert least_sign(17, 18, TEXT) == "17+"
    assert least_sign(0, 1, TEXT) == "0+"
