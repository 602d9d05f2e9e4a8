"""What stands beside a number: the way to its records, and to the claims and the unknowns that it rests on."""

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

UNKNOWNS = "okant"  # where the list of unknowns stands on the page on evidence


@dataclass(frozen=True)
class Mark:
    """A short link beside a number: its words, the address it leads to, and what a screen reader hears."""

    words: str
    address: str
    spoken: str


def row_of(claim: Claim) -> str:
    """Where a claim's row stands on the page on evidence."""
    return f"pastaende-{claim.key}"


def claim_link(view: View, claim: Claim) -> str:
    """The address of a claim's row."""
    return f"{view.link(EVIDENCE_PAGE)}#{row_of(claim)}"


def records_link(view: View, followed: str) -> str:
    """The address of the records behind a number, a municipality (`code`) or a cell (`code.offering.year`)."""
    return view.link(RECORDS_PAGE, **{RECORDS_KEY: followed})


def marks(view: View, name: str) -> tuple[Mark, ...]:
    """The marks of one of the view's numbers: to its records, to each claim that it does not bear out, to what is unknown."""
    return marks_of_each(view, [name])[0]


def marks_of_each(view: View, names: Sequence[str]) -> list[tuple[Mark, ...]]:
    """The marks of several of the view's numbers, which are counted once."""
    found = numbers(view)
    return [_marks(view, name, found[name]) for name in names]


def _marks(view: View, name: str, number: Number) -> tuple[Mark, ...]:
    text = view.text
    behind = text("Uppgifterna bakom att {count} kommuner {what}", count=bounds(number.count, text), what=number.what)
    found = [Mark(text("uppgifterna"), records_link(view, name), behind)]
    found += [claim_mark(view, judgement) for judgement in view.judgements if _rests_on(view, number, judgement)]
    if number.count.possible:
        address = f"{view.link(EVIDENCE_PAGE)}#{UNKNOWNS}"
        found.append(Mark(text("delvis okänt"), address, text("Delvis okänt vilka som {what}", what=number.what)))
    return tuple(found)


def municipality_marks(view: View, code: str) -> tuple[Mark, ...]:
    """The marks of what is said of one municipality: to its records, and to what is unknown of it."""
    text, name = view.text, view.name_of(code)
    found = [Mark(text("uppgifterna"), records_link(view, code), text("Uppgifterna om {name}", name=name))]
    states = view.all_states
    mine = states[(states[CODE] == code) & states[OFFERING].isin(list(view.selection.offerings))]
    if mine[STATE].isin(list(OPEN)).any():
        address = f"{view.link(EVIDENCE_PAGE)}#{UNKNOWNS}"
        found.append(Mark(text("delvis okänt"), address, text("Delvis okänt vad {name} har deltagit i", name=name)))
    return tuple(found)


def claim_mark(view: View, judgement: Judgement) -> Mark:
    """The way to a claim's row, with its verdict for words."""
    text = view.text
    words = {
        Verdict.HOLDS: text("publicerat stämmer"),
        Verdict.DIFFERS: text("publicerat avviker"),
        Verdict.UNTESTABLE: text("publicerat kan inte prövas"),
    }[judgement.verdict]
    spoken = text("{words}: ”{claim}”", words=text.capital(words), claim=text.of(judgement.claim.text))
    return Mark(words, claim_link(view, judgement.claim), spoken)


def _rests_on(view: View, number: Number, judgement: Judgement) -> bool:
    """Whether the claim is about the same offerings and years, does not hold, and somebody in the selection is the reason."""
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
