"""What follows from the assumptions of a view, in words: the same view with and without them."""

from dataclasses import replace

import pandas as pd

from src.analysis.what_if import Assumption, each_possible
from src.selection.once import once
from src.selection.view import View
from src.vocabulary import CODE
from src.wording.claims import verdict_word
from src.wording.count_sentences import share_words
from src.wording.states import any_of


@once
def as_recorded(view: View) -> View:
    """The same view with nothing assumed."""
    return replace(view, selection=replace(view.selection, what_if=()))


@once
def open_in(view: View) -> dict[str, dict[str, tuple[Assumption, ...]]]:
    """The assumptions that can be made in the selection, by municipality and offering, as if nothing were assumed yet.

    Those of no particular year are among them only where the whole period is selected: for a part of it, such a yes says nothing.
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
    """The municipalities that the record may or may not reach: assumptions about them change the most."""
    return as_recorded(view).reached.possible


def nothing_open_about_the_goal(view: View) -> str:
    """That no assumption can change the goal's count, where the record leaves nothing of it open; else empty."""
    if view.register.empty or as_recorded(view).goal_count.possible:
        return ""
    return view.text(
        "Inget antagande om {offering} ändrar hur långt det är till målet.",
        offering=view.the_group,
    )


def follows(view: View) -> str:
    """How many municipalities have taken part in something with the assumptions, and without them."""
    text = view.text
    return text(
        "Deltagit i {any_of_them}: med antagandena {count}, utan dem {without}.",
        count=share_words(view, view.reached),
        any_of_them=any_of(view.selection.offerings, view.programme, text),
        without=share_words(view, as_recorded(view).reached),
    )


def follows_table(view: View) -> pd.DataFrame:
    """A row for each measure, and for each verdict that changes: as the record says, and with the assumptions."""
    text, record = view.text, as_recorded(view)
    both, some = (record, view), any_of(view.selection.offerings, view.programme, text)
    still_open = [text.number(seen.open_answers[0]) for seen in both]
    rows = [
        (text("Har varit med i {offering}", offering=view.the_group), *(share_words(view, seen.goal_count) for seen in both)),
        (text("Har deltagit i {any_of_them}", any_of_them=some), *(share_words(view, seen.reached) for seen in both)),
        (text("Svar som saknas eller motsäger varandra"), *still_open),
    ]
    rows += [
        (text("Påståendet ”{claim}”", claim=text.of(then.claim.text)), verdict_word(record, then), verdict_word(view, now))
        for then, now in zip(record.judgements, view.judgements, strict=True)
        if then.verdict != now.verdict
    ]
    return pd.DataFrame(rows, columns=[text("Vad"), text("Enligt underlaget"), text("Med antagandena")])
