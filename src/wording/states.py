"""The states of evidence in words and in signs, the same in every figure and table."""

from collections.abc import Sequence

from src.analysis.counts import Count
from src.language import Language
from src.programme.definition import Programme
from src.vocabulary import Evidence

# Inside a field: what the colour says, for those who do not see it.
SIGNS = {Evidence.YES: "●", Evidence.NO: "–", Evidence.UNKNOWN: "?", Evidence.NOT_ELIGIBLE: "·", Evidence.CONFLICTING: "!"}
CORRECTED = "*"  # after a sign


def state_word(state: str, text: Language) -> str:
    """One state as a word."""
    return {
        Evidence.YES: text("ja"),
        Evidence.NO: text("nej"),
        Evidence.UNKNOWN: text("okänt"),
        Evidence.NOT_ELIGIBLE: text("ej aktuellt"),
        Evidence.CONFLICTING: text("motstridigt"),
    }[Evidence(state)]


def corrected_word(word: str, corrected: bool, text: Language) -> str:
    """The word of a cell, marked where a correction touches it."""
    return text("{word} (rättad)", word=word) if corrected else word


def corrected_sign(sign: str, corrected: bool) -> str:
    """The sign in a field, marked where a correction touches it, so that it is seen in a grey print too."""
    return f"{sign}{CORRECTED}" if corrected else sign


def count_sign(confirmed: int, at_most: int, not_eligible: int, conflicting: int, offerings: int) -> str:
    """A municipality's count of offerings as it stands on the map: `3`, `1+`, `?`, `·` where none can occur; `!` for a conflict."""
    mark = "!" if conflicting else ""
    if not_eligible == offerings:
        return SIGNS[Evidence.NOT_ELIGIBLE]
    if at_most > confirmed:
        return (f"{confirmed}+" if confirmed else SIGNS[Evidence.UNKNOWN]) + mark
    return f"{confirmed}"


def least_sign(confirmed: int, at_most: int, text: Language) -> str:
    """A number that could be higher as it stands in a figure: `17`, or `17+`."""
    return f"{text.number(confirmed)}+" if at_most > confirmed else text.number(confirmed)


def count_words(confirmed: int, at_most: int, text: Language) -> str:
    """The same count in words: `2`, or `minst 1, högst 4`."""
    if at_most > confirmed:
        return text("minst {confirmed}, högst {at_most}", confirmed=text.number(confirmed), at_most=text.number(at_most))
    return text.number(confirmed)


def at_least(count: Count, text: Language) -> str:
    """`32`, or `minst 32` where the record leaves some open, or `0–21` where it confirms none."""
    return least_words(count.confirmed, count.at_most, text)


def bounds(count: Count, text: Language) -> str:
    """`32`, or `minst 32 och högst 33` where the record leaves some open: for sentences and headlines."""
    if count.exact or not count.confirmed:
        return at_least(count, text)
    return text("minst {n} och högst {at_most}", n=text.number(count.confirmed), at_most=text.number(count.at_most))


def any_of(offerings: Sequence[str], programme: Programme, text: Language) -> str:
    """One of these offerings, as it stands inside a sentence."""
    if tuple(offerings) == programme.offering_keys:
        return text("minst ett erbjudande")
    return text("minst ett av de valda erbjudandena")


def all_of(offerings: Sequence[str], programme: Programme, text: Language) -> str:
    """Every one of these offerings, as it stands inside a sentence."""
    if tuple(offerings) == programme.offering_keys:
        return text("alla {n} erbjudanden", n=text.number(len(offerings)))
    return text("alla {n} valda erbjudanden", n=text.number(len(offerings)))


def least_words(confirmed: int, at_most: int, text: Language) -> str:
    """The same for two numbers."""
    if at_most == confirmed:
        return text.number(confirmed)
    if confirmed:
        return text("minst {n}", n=text.number(confirmed))
    return f"0–{text.number(at_most)}"
