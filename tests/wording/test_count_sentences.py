"""Counts of municipalities in words: each case has its own sentence."""

import pytest

from src.analysis.counts import Count
from src.wording.count_sentences import count_sentence, share_words
from src.wording.states import at_least
from tests.selection.views import look, write

VIEW = look(write())
ENGLISH = look(write(), "en")


@pytest.mark.parametrize(
    ("count", "sentence", "share", "value"),
    [
        (Count(("1", "2"), (), 4, 4), "2 av 4 kommuner i Sagolandet sjöng.", "2 av 4 kommuner", "2"),
        (
            Count(("1",), ("2",), 4, 4),
            "Minst 1 och högst 2 av 4 kommuner i Sagolandet sjöng.",
            "minst 1 och högst 2 av 4 kommuner",
            "minst 1",
        ),
        (Count(("1",), (), 1, 1), "1 av 1 kommun i Sagolandet sjöng.", "1 av 1 kommun", "1"),
        (Count((), (), 4, 4), "0 av 4 kommuner i Sagolandet sjöng.", "0 av 4 kommuner", "0"),
        (
            Count(("1",), (), 3, 4),
            "1 av de 3 kommuner i Sagolandet som kunde delta sjöng. I allt finns 4.",
            "1 av de 3 som kunde delta",
            "1",
        ),
        (Count((), ("1", "2"), 2, 2), "Vi vet inte om någon av de 2 kommunerna i Sagolandet sjöng.", "okänt för alla 2", "okänt"),
        (Count((), ("1",), 1, 1), "Vi vet inte om kommunen i Sagolandet sjöng.", "okänt för den enda kommunen", "okänt"),
        (
            Count((), ("1", "2"), 2, 4),
            "Vi vet inte om någon av de 2 kommuner i Sagolandet som kunde delta sjöng. I allt finns 4.",
            "okänt för alla 2",
            "okänt",
        ),
        (
            Count((), ("1",), 4, 4),
            "Högst 1 av 4 kommuner i Sagolandet sjöng; ingen är bekräftad.",
            "högst 1 av 4, ingen bekräftad",
            "högst 1",
        ),
        (
            Count((), ("1",), 3, 4),
            "Högst 1 av de 3 kommuner i Sagolandet som kunde delta sjöng; ingen är bekräftad. I allt finns 4.",
            "högst 1 av 3, ingen bekräftad",
            "högst 1",
        ),
        (Count((), (), 0, 4), "Ingen kommun i Sagolandet kunde delta.", "ingen kunde delta", "0"),
        (Count((), (), 0, 0), "Ingen kommun passar alla filter.", "ingen kunde delta", "0"),
    ],
)
def test_it_says_out_of_those_who_could_and_never_a_range_of_everything(
    count: Count, sentence: str, share: str, value: str
) -> None:
    assert (count_sentence(VIEW, count, "sjöng"), share_words(VIEW, count), at_least(count, VIEW.text)) == (sentence, share, value)


def test_one_is_singular_in_english_too() -> None:
    assert count_sentence(ENGLISH, Count(("1",), (), 1, 1), "sang") == "1 of 1 municipality in Sagolandet sang."
    assert share_words(ENGLISH, Count(("1",), (), 1, 1)) == "1 of 1 municipality"
