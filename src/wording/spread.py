"""The words of the figures of a spread: how many of each kind of municipality, cooperation body or class of size."""

from enum import StrEnum

import pandas as pd

from src.selection.view import View
from src.vocabulary import AT_MOST, CONFIRMED, COOPERATION, GROUP, OF, SIZE
from src.wording.divisions import group_word, groups_counted
from src.wording.states import least_words


class SpreadMeasure(StrEnum):
    """What is counted of each kind."""

    GOAL = "goal"  # those that have come to the goal
    MEMBERS = "members"  # those in the group in some selected year
    NEW = "new"  # those that came to the group in a selected year


def spread_label(view: View, by: str, measure: SpreadMeasure) -> str:
    """What the figure is called in a list."""
    text = view.text
    words = {"group": text.of(view.goal_offering.name), "by": _by(view, by)}
    return {
        SpreadMeasure.GOAL: text("Målet per {by}", **words),
        SpreadMeasure.MEMBERS: text("{group}: med, per {by}", **words),
        SpreadMeasure.NEW: text("{group}: nya, per {by}", **words),
    }[measure]


def spread_headline(view: View, shares: pd.DataFrame, by: str, measure: SpreadMeasure) -> str:
    """How many kinds have all their municipalities in; of new ones, how many there are and in how many kinds.

    Takes a `spread`. Municipalities without a cooperation body do not count as a body.
    """
    text, named = view.text, shares[shares[by] != ""]
    if shares.empty:
        return text("Ingen kommun passar alla filter.").rstrip(".")
    if measure == SpreadMeasure.NEW:
        new, new_at_most = int(shares[CONFIRMED].sum()), int(shares[AT_MOST].sum())
        some, some_at_most = (int((named[column] > 0).sum()) for column in (CONFIRMED, AT_MOST))
        words = {"n": least_words(new, new_at_most, text), "some": least_words(some, some_at_most, text)}
        return text("Nya {when}: {n}, i {some} av {all}", when=view.some_year, all=_kinds(view, by, len(named)), **words)
    sure, possible = (int((named[column] == named[OF]).sum()) for column in (CONFIRMED, AT_MOST))
    full = text.capital(least_words(sure, possible, text))
    return text("{full} av {all} har alla sina kommuner med", full=full, all=_kinds(view, by, len(named)))


def spread_subtitle(view: View, measure: SpreadMeasure) -> str:
    """What is counted, where and when."""
    text = view.text
    words = {"offering": view.the_group, "region": view.programme.region.name, "when": view.some_year}
    if measure == SpreadMeasure.NEW:
        return text("Nya: andel av kommunerna som kom med i {offering} {when} och inte förut, {region}.", **words)
    return text("Andel av kommunerna som har varit med i {offering}, {region}, {when}.", **words)


def _by(view: View, by: str) -> str:
    text = view.text
    return {GROUP: group_word(view), COOPERATION: text("kommunsamarbete"), SIZE: text("storlek")}[by]


def _kinds(view: View, by: str, number: int) -> str:
    text = view.text
    return {
        GROUP: groups_counted(view, number),
        COOPERATION: text.plural("{n} kommunsamarbete", "{n} kommunsamarbeten", number),
        SIZE: text.plural("{n} storleksklass", "{n} storleksklasser", number),
    }[by]
