"""What follows from what a view assumes, in words: the same view with and without it."""

from dataclasses import replace

import pandas as pd

from src.analysis.counts import CONFIRMED, with_at_least
from src.analysis.what_if import Assumption, each_possible
from src.selection.view import View
from src.vocabulary import AT_MOST, CODE
from src.wording.claims import verdict_word
from src.wording.filters import names_in, one_in_words
from src.wording.states import any_of, bounds


def as_recorded(view: View) -> View:
    """The same view with nothing assumed."""
    return replace(view, selection=replace(view.selection, what_if=()))


def open_in(view: View) -> dict[str, dict[str, tuple[Assumption, ...]]]:
    """What can be assumed in the selection, by municipality and offering; whatever is assumed already can be said otherwise.

    One of no particular year is among them where the whole period is selected: of a part of it, a yes would say nothing.
    """
    selection, codes = view.selection, set(view.register[CODE])
    years = {*selection.years, *([None] if selection.years == view.programme.years else [])}
    found: dict[str, dict[str, tuple[Assumption, ...]]] = {}
    for one in each_possible(view.assessed.pieces, view.assessed.states):
        if one.code in codes and one.offering in selection.offerings and one.year in years:
            of_one = found.setdefault(one.code, {})
            of_one[one.offering] = (*of_one.get(one.offering, ()), one)
    return found


def not_surely_reached(view: View) -> tuple[str, ...]:
    """The municipalities of which the record does not say whether they are reached: what is assumed of them tells the most."""
    return with_at_least(as_recorded(view).counts, 1).possible


def nothing_open_about_the_goal(view: View) -> str:
    """That no assumption can change the goal's own number, where the record leaves nothing of it open; else empty."""
    if view.register.empty or as_recorded(view).goal_count.possible:
        return ""
    return view.text(
        "Underlaget lämnar inget öppet om {offering} i urvalet, så inget antagande ändrar hur långt det är till målet.",
        offering=view.text.of(view.goal_offering.definite),
    )


def follows(view: View) -> str:
    """How many municipalities are reached with what is assumed, and without it."""
    text, record = view.text, as_recorded(view)
    with_it, without = with_at_least(view.counts, 1), with_at_least(record.counts, 1)
    return text(
        "Med antagandena har {count} av {of} kommuner deltagit i {any_of_them}; utan dem {without}.",
        count=bounds(with_it, text),
        of=text.number(with_it.of),
        any_of_them=any_of(view.selection.offerings, view.programme, text),
        without=bounds(without, text),
    )


def follows_table(view: View) -> pd.DataFrame:
    """What follows, a row a measure: as the record says, and with what is assumed."""
    text, record = view.text, as_recorded(view)
    group = text.of(view.goal_offering.definite)
    rows = [
        (text("Har varit med i {offering}", offering=group), *(bounds(seen.goal_count, text) for seen in (record, view))),
        (text("Har minst ett erbjudande"), *(bounds(with_at_least(seen.counts, 1), text) for seen in (record, view))),
        (text("Öppna kombinationer av kommun och erbjudande"), *(text.number(_open(seen)) for seen in (record, view))),
    ]
    rows += [
        (text("Påståendet ”{claim}”", claim=text.of(then.claim.text)), verdict_word(record, then), verdict_word(view, now))
        for then, now in zip(record.judgements, view.judgements, strict=True)
        if then.verdict != now.verdict
    ]
    return pd.DataFrame(rows, columns=[text("Vad"), text("Enligt underlaget"), text("Med antagandena")])


def each_in_words(view: View) -> tuple[tuple[Assumption, str], ...]:
    """Everything that is assumed, each in words."""
    names = names_in(view.assessed)
    return tuple((one, one_in_words(one, names, view.programme, view.text)) for one in view.selection.what_if)


def _open(view: View) -> int:
    return int((view.counts[AT_MOST] - view.counts[CONFIRMED]).sum())
