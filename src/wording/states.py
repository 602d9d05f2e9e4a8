"""States, counts and cells in words and in signs, the same in every figure and table, and what each word and sign means."""

from collections.abc import Sequence

import pandas as pd

from src.analysis.counts import Count
from src.language import Language
from src.programme.definition import Programme
from src.selection.view import View
from src.vocabulary import CODE, OFFERING, YEAR, Evidence

# In a cell of a figure: says what the colour says.
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
    """The word, marked where a correction touches the cell."""
    return text("{word} (rättad)", word=word) if corrected else word


def assumed_word(word: str, assumed: bool, text: Language) -> str:
    """The word, marked where an assumption alone makes it true."""
    return text("{word} (antagen)", word=word) if assumed else word


def corrected_sign(sign: str, corrected: bool) -> str:
    """The sign, marked where a correction touches the cell, so that a grey print shows it too."""
    return f"{sign}{CORRECTED}" if corrected else sign


def count_sign(confirmed: int, at_most: int, not_eligible: int, conflicting: int, offerings: int) -> str:
    """A municipality's count of offerings on the map: `3`, `1+`, `?`; `·` where it can take none; with `!` for a conflict."""
    mark = "!" if conflicting else ""
    if not_eligible == offerings:
        return SIGNS[Evidence.NOT_ELIGIBLE]
    if at_most > confirmed:
        return (f"{confirmed}+" if confirmed else SIGNS[Evidence.UNKNOWN]) + mark
    return f"{confirmed}"


def least_sign(confirmed: int, at_most: int, text: Language) -> str:
    """A number in a figure: `17`, or `17+` where it could be higher."""
    return f"{text.number(confirmed)}+" if at_most > confirmed else text.number(confirmed)


def count_words(confirmed: int, at_most: int, text: Language) -> str:
    """The same count in words: `2`, `minst 1, högst 4`, or `högst 4` where none is confirmed."""
    if at_most > confirmed == 0:
        return text("högst {n}", n=text.number(at_most))
    if at_most > confirmed:
        return text("minst {confirmed}, högst {at_most}", confirmed=text.number(confirmed), at_most=text.number(at_most))
    return text.number(confirmed)


def at_least(count: Count, text: Language) -> str:
    """`32`, or `minst 32` where the record leaves some open; where it confirms none `högst 21`, or `okänt` if that is all."""
    if count.of and not count.confirmed and count.at_most == count.of:
        return text("okänt")
    return least_words(count.confirmed, count.at_most, text)


def bounds(count: Count, text: Language) -> str:
    """`32`, or `minst 32 och högst 33` where the record leaves some open: for sentences and headlines."""
    if count.exact or not count.confirmed:
        return at_least(count, text)
    return text("minst {n} och högst {at_most}", n=text.number(count.confirmed), at_most=text.number(count.at_most))


def least_words(confirmed: int, at_most: int, text: Language) -> str:
    """`17`, `minst 17` where the record leaves some open, or `högst 21` where it confirms none."""
    if at_most == confirmed:
        return text.number(confirmed)
    if confirmed:
        return text("minst {n}", n=text.number(confirmed))
    return text("högst {n}", n=text.number(at_most))


def any_of(offerings: Sequence[str], programme: Programme, text: Language) -> str:
    """At least one of these offerings, as it stands inside a sentence."""
    if len(offerings) == 1:
        return text.of(programme.offering(offerings[0]).definite)
    every = tuple(offerings) == programme.offering_keys
    return text("minst ett erbjudande") if every else text("minst ett av de valda erbjudandena")


def all_of(offerings: Sequence[str], programme: Programme, text: Language) -> str:
    """Each of these offerings, as it stands inside a sentence."""
    if len(offerings) == 1:
        return text.of(programme.offering(offerings[0]).definite)
    every, n = tuple(offerings) == programme.offering_keys, text.number(len(offerings))
    return text("alla {n} erbjudanden", n=n) if every else text("alla {n} valda erbjudanden", n=n)


def cell_columns(view: View, cells: pd.DataFrame, *, undated: str) -> dict[str, list[str]]:
    """The first columns of a table of cells: municipality, offering and year in words; `undated` is said of a missing year."""
    text = view.text
    return {
        text("Kommun"): [view.name_of(code) for code in cells[CODE]],
        text("Erbjudande"): [view.offering_name(key) for key in cells[OFFERING]],
        text("År"): [undated if pd.isna(year) else str(year) for year in cells[YEAR]],
    }


def signs(text: Language) -> tuple[tuple[str, str], ...]:
    """Every word and sign of the figures and tables with its meaning, in the order of a list of signs."""
    meanings = {
        Evidence.YES: text("en uppgift säger ja"),
        Evidence.NO: text("en uppgift säger nej, eller en komplett lista saknar kommunen"),
        Evidence.UNKNOWN: text("underlaget säger varken ja eller nej; okänt är inte nej"),
        Evidence.NOT_ELIGIBLE: text("programmets egna regler gör erbjudandet ej aktuellt för kommunen"),
        Evidence.CONFLICTING: text("källor säger både ja och nej, och ingen av dem är vald framför den andra"),
    }
    return (
        *((f"{SIGNS[state]} {state_word(state, text)}", meaning) for state, meaning in meanings.items()),
        ("1+", text("minst 1; det kan vara fler, eftersom något är okänt eller motstridigt")),
        (text("* (rättad)"), text("bygger på en rad som är rättad i efterhand; rättelserna står under Källor")),
        (text("(antagen)"), text("gäller bara i ett tänkt läge; underlaget säger det inte")),
        (text("Bekräftat"), text("så många som underlaget bekräftar")),
        (text("Möjligt"), text("så många som det kan vara om allt okänt och motstridigt är ja")),
        ("–", text("noll, i en tabell med tal")),
        ("..", text("uppgift saknas")),
        (".", text("uppgift kan inte förekomma")),
    )


def sign_rows(signs: Sequence[tuple[str, str]], text: Language) -> pd.DataFrame:
    """The words and signs as a table, a row each."""
    return pd.DataFrame(signs, columns=[text("Tecken eller ord"), text("Betydelse")], dtype="object")
