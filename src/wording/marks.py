"""The marks beside a number: links to its records, and to the claims and the unknowns that concern it."""

from collections.abc import Sequence
from dataclasses import dataclass

from src.address import EVIDENCE_PAGE, RECORDS_KEY, RECORDS_PAGE, TAB_KEY
from src.analysis.counts import OPEN
from src.analysis.judgement import Judgement, Verdict
from src.programme.claims import Claim, Everyone, OnlyThese
from src.selection.once import once
from src.selection.view import View
from src.vocabulary import CODE, OFFERING, STATE, Evidence, cell_name
from src.wording.count_sentences import count_sentence
from src.wording.numbers import Number, numbers

GAPS_TAB, UNKNOWNS = "luckor", "okant"  # the tab and the anchor of the list of unknowns on the page on evidence


@dataclass(frozen=True)
class Mark:
    """A short link beside a number: its words, its address, and what a screen reader says."""

    words: str
    address: str
    spoken: str


def row_of(claim: Claim) -> str:
    """The anchor of a claim's row on the page on evidence."""
    return f"pastaende-{claim.key}"


def claim_link(view: View, claim: Claim) -> str:
    """The address of a claim's row, in the tab that is open unless another is asked for."""
    return f"{view.link(EVIDENCE_PAGE)}#{row_of(claim)}"


def records_link(view: View, asked: str) -> str:
    """The address of the records behind a number, a municipality (`code`) or a cell (`code.offering.year`)."""
    return view.link(RECORDS_PAGE, **{RECORDS_KEY: asked})


@once
def known_ways(view: View, code: str) -> list[list[str]]:
    """Where the cells of `known_table` lead: an offering to all that is said of it, a year to what is said of that year."""
    cells = [(key, [None, *view.selection.years]) for key in view.selection.offerings]
    return [[records_link(view, cell_name(code, key, year)) for year in years] for key, years in cells]


def marks_of_each(view: View, names: Sequence[str]) -> list[tuple[Mark, ...]]:
    """The marks of several numbers."""
    return [marks(view, name) for name in names]


@once
def marks(view: View, name: str) -> tuple[Mark, ...]:
    """The marks of one number, the most telling first after its records: a claim that differs, what is unknown, other claims."""
    text, number = view.text, numbers(view)[name]
    behind = count_sentence(view, number.count, number.what)
    possible = len(number.count.possible)
    unknown = text.plural("{n} kommun saknar uppgift", "{n} kommuner saknar uppgift", possible)
    if (view.all_states[STATE] == Evidence.CONFLICTING).any():  # what sources contradict each other about is no answer either
        unknown = text.plural("{n} kommun saknar säker uppgift", "{n} kommuner saknar säker uppgift", possible)
    asked = f"{unknown}: {number.what}"
    about = [judgement for judgement in view.judgements if _is_about(view, number, judgement)]
    return (
        _records_mark(view, name, behind),
        *(_claim_mark(view, one) for one in about if one.verdict == Verdict.DIFFERS),
        *([_unknowns_mark(view, unknown, asked)] if possible else []),
        *(_claim_mark(view, one) for one in about if one.verdict != Verdict.DIFFERS),
    )


@once
def municipality_marks(view: View, code: str) -> tuple[Mark, ...]:
    """The marks of what is said of one municipality: its records, and what is unknown of it."""
    text, name, states = view.text, view.name_of(code), view.all_states
    mine = states[(states[CODE] == code) & states[OFFERING].isin(list(view.selection.offerings))]
    unsure = int(mine[STATE].isin(list(OPEN)).sum())
    unknown = text.plural("säker uppgift saknas för {n} erbjudande", "säker uppgift saknas för {n} erbjudanden", unsure)
    return (
        _records_mark(view, code, name),
        *([_unknowns_mark(view, unknown, f"{name}: {unknown}")] if unsure else []),
    )


def _claim_mark(view: View, judgement: Judgement) -> Mark:
    """The link to a claim's row: what its source says where the record says otherwise, or that it cannot be checked."""
    text, claim = view.text, judgement.claim
    source = view.programme.sources[claim.source]
    said = {"source": text.of(source.short or source.producer), "n": judgement.claimed, "where": view.within}
    of_all = len(view.register) == len(view.assessed.record.register)
    words = {
        Verdict.HOLDS: text("{source} säger samma", **said),
        Verdict.DIFFERS: text("{source} säger {n}", **said) if of_all else text("{source} säger {n} {where}", **said),
        Verdict.UNTESTABLE: text("Går inte att kontrollera ännu"),
    }[judgement.verdict]
    spoken = text("{words}: ”{claim}”", words=words, claim=text.of(claim.text))
    return Mark(words, claim_link(view, judgement.claim), spoken)


def _records_mark(view: View, asked: str, about: str) -> Mark:
    words = view.text("Visa raderna bakom siffran")
    return Mark(words, records_link(view, asked), f"{words}: {about}")


def _unknowns_mark(view: View, words: str, spoken: str) -> Mark:
    address = f"{view.link(EVIDENCE_PAGE, **{TAB_KEY: GAPS_TAB})}#{UNKNOWNS}"
    return Mark(view.text.capital(words), address, view.text.capital(spoken))


def _is_about(view: View, number: Number, judgement: Judgement) -> bool:
    """Whether the claim counts the same offerings and years, does not hold, and a municipality in the selection is the reason."""
    claim, programme = judgement.claim, view.programme
    if judgement.verdict == Verdict.HOLDS or not isinstance(claim, Everyone | OnlyThese):
        return False
    years = claim.years if isinstance(claim, Everyone) else ()
    same = (
        set(claim.offerings or programme.offering_keys) == set(number.offerings)
        and set(years or programme.years) == set(number.years)
        and number.in_each == isinstance(claim, OnlyThese)
    )
    return same and not set(view.register[CODE]).isdisjoint({*judgement.difference, *judgement.unknown})
