"""States, counts and cells in signs and words: each says one thing, no two say the same, and every sign is explained."""

import pytest

from src.analysis.counts import Count
from src.language import CODES, Code, Language, read_language
from src.vocabulary import STATES
from src.wording.states import SIGNS, at_least, count_sign, count_words, least_sign, least_words, sign_rows, signs, state_word

TEXT = Language("sv")


def test_the_five_states_have_five_words_and_five_signs() -> None:
    assert [state_word(state, TEXT) for state in STATES] == ["ja", "nej", "okänt", "ej aktuellt", "motstridigt"]
    assert len({state_word(state, read_language("en")) for state in STATES}) == 5
    assert [SIGNS[state] for state in STATES] == ["●", "–", "?", "·", "!"]


def test_a_word_that_is_no_state_is_refused() -> None:
    with pytest.raises(ValueError, match="perhaps"):
        state_word("perhaps", TEXT)


@pytest.mark.parametrize("code", CODES)
def test_every_state_and_sign_of_the_tables_is_explained_once(code: Code) -> None:
    text = read_language(code)
    explained = signs(text)
    assert [sign for sign, _ in explained[:5]] == [f"{SIGNS[state]} {state_word(state, text)}" for state in STATES]
    assert [sign for sign, _ in explained[5:]] == [
        "1+",
        text("* (rättad)"),
        text("(antagen)"),
        text("Bekräftat"),
        text("Möjligt"),
        "–",
        "..",
        ".",
    ]
    assert all(meaning for _, meaning in explained)
    assert sign_rows(explained, text).to_numpy().tolist() == [list(row) for row in explained]


def test_unknown_is_explained_as_not_no() -> None:
    assert dict(signs(TEXT))["? okänt"] == "underlaget säger varken ja eller nej; okänt är inte nej"


@pytest.mark.parametrize(
    ("confirmed", "at_most", "not_eligible", "conflicting", "offerings", "sign"),
    [
        (3, 3, 0, 0, 4, "3"),
        (0, 0, 0, 0, 4, "0"),
        (1, 4, 0, 0, 4, "1+"),
        (3, 3, 1, 0, 4, "3"),
        (0, 4, 0, 0, 4, "?"),
        (0, 3, 1, 0, 4, "?"),
        (1, 2, 0, 1, 4, "1+!"),
        (0, 1, 0, 1, 4, "?!"),
        (0, 0, 3, 0, 4, "0"),
        (0, 0, 4, 0, 4, "·"),
        (0, 0, 1, 0, 1, "·"),
    ],
)
def test_a_municipalitys_count_on_the_map(
    confirmed: int, at_most: int, not_eligible: int, conflicting: int, offerings: int, sign: str
) -> None:
    assert count_sign(confirmed, at_most, not_eligible, conflicting, offerings) == sign


@pytest.mark.parametrize(
    ("confirmed", "at_most", "least", "sign", "both"),
    [
        (2, 2, "2", "2", "2"),
        (0, 0, "0", "0", "0"),
        (2, 3, "minst 2", "2+", "minst 2, högst 3"),
        (0, 3, "högst 3", "0+", "högst 3"),
    ],
)
def test_a_number_says_when_it_could_be_higher(confirmed: int, at_most: int, least: str, sign: str, both: str) -> None:
    count = Count(("01", "02")[:confirmed], ("03", "04", "05")[: at_most - confirmed], 5, 5)
    assert (at_least(count, TEXT), least_words(confirmed, at_most, TEXT)) == (least, least)
    assert (least_sign(confirmed, at_most, TEXT), count_words(confirmed, at_most, TEXT)) == (sign, both)
