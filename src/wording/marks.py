"""The marks beside a number: links to its records, and to the claims and the unknowns that concern it."""

from collections.abc import Sequence
from dataclasses import dataclass

from src.address import EVIDENCE_PAGE, RECORDS_KEY, RECORDS_PAGE
from src.analysis.counts import OPEN
from src.analysis.judgement import Judgement, Verdict
from src.programme.claims import Claim, Everyone, OnlyThese
from src.selection.view import View
from src.vocabulary import CODE, OFFERING, STATE
from src.wording.numbers import Number, numbers
from src.wording.states import bounds

UNKNOWNS = "okant"  # the anchor of the list of unknowns on the page on evidence


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
    """The address of a claim's row."""
    return f"{view.link(EVIDENCE_PAGE)}#{row_of(claim)}"


def records_link(view: View, asked: str) -> str:
    """The address of the records behind a number, a municipality (`code`) or a cell (`code.offering.year`)."""
    return view.link(RECORDS_PAGE, **{RECORDS_KEY: asked})


def marks(view: View, name: str) -> tuple[Mark, ...]:
    """The marks of one number: its records, each claim about it that does not hold, and what is unknown."""
    return marks_of_each(view, [name])[0]


def marks_of_each(view: View, names: Sequence[str]) -> list[tuple[Mark, ...]]:
    """The marks of several numbers; counts them once."""
    found = numbers(view)
    return [_marks(view, name, found[name]) for name in names]


def _marks(view: View, name: str, number: Number) -> tuple[Mark, ...]:
    text = view.text
    behind = text("Uppgifterna bakom att {count} kommuner {what}", count=bounds(number.count, text), what=number.what)
    unknown = text("Delvis okänt vilka som {what}", what=number.what)
    return (
        _records_mark(view, name, behind),
        *(_claim_mark(view, judgement) for judgement in view.judgements if _is_about(view, number, judgement)),
        *([_unknowns_mark(view, unknown)] if number.count.possible else []),
    )


def municipality_marks(view: View, code: str) -> tuple[Mark, ...]:
    """The marks of what is said of one municipality: its records, and what is unknown of it."""
    text, name, states = view.text, view.name_of(code), view.all_states
    mine = states[(states[CODE] == code) & states[OFFERING].isin(list(view.selection.offerings))]
    unknown = text("Delvis okänt vad {name} har deltagit i", name=name)
    return (
        _records_mark(view, code, text("Uppgifterna om {name}", name=name)),
        *([_unknowns_mark(view, unknown)] if mine[STATE].isin(list(OPEN)).any() else []),
    )


def _claim_mark(view: View, judgement: Judgement) -> Mark:
    """The link to a claim's row, with its verdict as words."""
    text = view.text
    words = {
        Verdict.HOLDS: text("publicerat stämmer"),
        Verdict.DIFFERS: text("publicerat avviker"),
        Verdict.UNTESTABLE: text("publicerat kan inte prövas"),
    }[judgement.verdict]
    spoken = text("{words}: ”{claim}”", words=text.capital(words), claim=text.of(judgement.claim.text))
    return Mark(words, claim_link(view, judgement.claim), spoken)


def _records_mark(view: View, asked: str, spoken: str) -> Mark:
    return Mark(view.text("uppgifterna"), records_link(view, asked), spoken)


def _unknowns_mark(view: View, spoken: str) -> Mark:
    return Mark(view.text("delvis okänt"), f"{view.link(EVIDENCE_PAGE)}#{UNKNOWNS}", spoken)


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
