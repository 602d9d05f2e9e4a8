"""What the first page says beside its map: the way to the goal, what has changed, and what to do next."""

from typing import Final, NamedTuple

import pandas as pd

from src.address import EVIDENCE_PAGE, GOAL_PAGE, MUNICIPALITY_KEY, MUNICIPALITY_PAGE, TAB_KEY
from src.analysis.judgement import Verdict
from src.analysis.reference_group import SO_FAR, SO_FAR_AT_MOST
from src.selection.assumptions import FEW
from src.selection.once import once
from src.selection.view import View
from src.vocabulary import CODE, STATE, YEAR, Evidence
from src.wording.marks import GAPS_TAB, UNKNOWNS, Mark
from src.wording.states import least_sign

STEPS: Final = 5  # years in the bar; the first of them holds those before it


class YearStep(NamedTuple):
    """A part of the way to the goal: `share` of all municipalities (0–1), and its number and year in words."""

    share: float
    number: str
    year: str


@once
def goal_steps(view: View) -> list[YearStep]:
    """How many have been in the group by the end of each of the last years; the last part is what is left, if anything."""
    text, years, of = view.text, view.of_goal.coverage.tail(STEPS), len(view.register)
    if not of:
        return []
    confirmed = years[SO_FAR].to_list()
    parts = [
        YearStep((now - before) / of, least_sign(now, at_most, text), str(year))
        for before, now, at_most, year in zip([0, *confirmed], confirmed, years[SO_FAR_AT_MOST], years[YEAR], strict=False)
    ]
    left = of - confirmed[-1]
    unsure = text("ej bekräftad") if left == 1 else text("ej bekräftade")
    if not left:
        return parts
    return [*parts, YearStep(left / of, text.number(left), text("återstår") if view.goal_count.exact else unsure)]


@once
def next_steps(view: View) -> list[Mark]:
    """What there is to follow up, each with the page that helps: who is not confirmed, what is unknown, which claims differ."""
    text = view.text
    steps = [_about_missing(view, view.missing)] if len(view.missing) else []
    if len(view.open_cells):
        gaps = f"{view.link(EVIDENCE_PAGE, **{TAB_KEY: GAPS_TAB})}#{UNKNOWNS}"
        steps.append(_mark(text("Fyll i det som saknas"), gaps))
    differ = sum(judgement.verdict == Verdict.DIFFERS for judgement in view.judgements)
    if differ:
        words = text.plural(
            "Se ett publicerat påstående som underlaget säger emot",
            "Se {n} publicerade påståenden som underlaget säger emot",
            differ,
        )
        steps.append(_mark(words, view.link(EVIDENCE_PAGE)))
    return steps


def _about_missing(view: View, missing: pd.DataFrame) -> Mark:
    text, codes = view.text, list(missing[CODE])
    if len(codes) > FEW:
        words = text("Följ upp de {n} kommuner som saknas eller inte är bekräftade", n=text.number(len(codes)))
        return _mark(words, view.link(GOAL_PAGE))
    who = {"names": view.names_of(codes), "offering": view.the_group}
    if missing[STATE].isin([Evidence.NO, Evidence.NOT_ELIGIBLE]).all():
        return _mark(text("Se varför {names} saknas", **who), view.link(GOAL_PAGE))
    page = view.link(MUNICIPALITY_PAGE, **{MUNICIPALITY_KEY: codes[0]}) if len(codes) == 1 else view.link(GOAL_PAGE)
    return _mark(text("Fråga {names} om {offering}", **who), page)


def _mark(words: str, address: str) -> Mark:
    return Mark(words, address, words)
