"""Sentences that more than one page or figure says, so that they cannot differ."""

from src.analysis.counts import Count, in_offering, with_at_least
from src.app.view import View
from src.language import Language


def goal_answer(view: View) -> str:
    """How far it is to the goal, in one sentence."""
    text, count = view.text, view.goal_count
    return text(
        "{count} av {of} kommuner {where} har varit med i {offering} {when}.",
        count=text.capital(at_least(count, text)),
        of=text.number(count.of),
        where=where(view),
        offering=text.of(view.goal_offering.definite),
        when=text.years(view.selection.years),
    )


def missing_answer(view: View) -> str:
    """Who the record does not confirm."""
    text, count = view.text, view.goal_count
    absent = [code for code in view.register["code"] if code not in count.codes]
    if not absent:
        return text("Ingen saknas.")
    return text.plural("{names} saknas i underlaget.", "{names} saknas i underlaget.", len(absent), names=view.names_of(tuple(absent)))


def open_answer(view: View) -> str:
    """How much of what is selected the record does not know."""
    text, counts = view.text, view.counts
    unsure = int((counts["at_most"] - counts["confirmed"]).sum())
    if not unsure:
        return text("Inget är okänt i urvalet.")
    return text(
        "{unsure} av {all} uppgifter om kommun och erbjudande är okända eller motstridiga. Okänt är inte nej: underlaget säger varken det ena eller det andra.",
        unsure=text.number(unsure),
        all=text.number(len(counts) * len(view.selection.offerings)),
    )


def where(view: View) -> str:
    """The area of the selection, as it stands inside a sentence."""
    text = view.text
    if view.selection.groups or view.selection.cooperation:
        return text("i urvalet i {region}", region=view.programme.region.name)
    return text("i {region}", region=view.programme.region.name)


def at_least(count: Count, text: Language) -> str:
    """`32`, or `minst 32` where the record leaves some open."""
    return text.number(count.confirmed) if count.exact else text("minst {n}", n=text.number(count.confirmed))


def reached_answer(view: View) -> str:
    """How many municipalities have taken part in something."""
    text, reached = view.text, with_at_least(view.counts, 1)
    if reached.exact:
        return text(
            "{count} av {of} kommuner {where} har deltagit i minst ett erbjudande {when}.",
            count=text.number(reached.confirmed), of=text.number(reached.of), where=where(view), when=text.years(view.selection.years),
        )
    return text(
        "Minst {count} och högst {at_most} av {of} kommuner {where} har deltagit i minst ett erbjudande {when}.",
        count=text.number(reached.confirmed), at_most=text.number(reached.at_most), of=text.number(reached.of), where=where(view), when=text.years(view.selection.years),
    )


def in_offering_answer(view: View, offering: str) -> str:
    """How many municipalities have taken part in one offering."""
    text, count = view.text, in_offering(view.states, view.register, offering=offering)
    return text(
        "{count} av {of} kommuner {where} har deltagit i {offering} {when}.",
        count=text.capital(at_least(count, text)), of=text.number(count.of), where=where(view), offering=text.of(view.programme.offering(offering).definite), when=text.years(view.selection.years),
    )
