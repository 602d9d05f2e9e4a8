"""The numbers that pages answer with, each with the cells of the record that make it: what can be followed, by name."""

from dataclasses import dataclass

from src.analysis.counts import Count, in_offering, with_at_least
from src.selection.view import View
from src.vocabulary import OFFERING, YEAR
from src.wording.states import all_of, any_of

GOAL, REACHED, ALL_TAKEN = "mal", "nadda", "alla"  # names in addresses; a year's members and an offering's are named after them
MEMBERS, TAKERS = "medlemmar-", "deltagare-"


@dataclass(frozen=True)
class Number:
    """A number of municipalities, and what it counts: those with a yes in some one of `offerings` (or in each of them) in `years`.

    `what` says so in words that follow on "32 kommuner".
    """

    what: str
    count: Count
    offerings: tuple[str, ...]
    years: tuple[int, ...]
    in_each: bool = False


def numbers(view: View) -> dict[str, Number]:
    """The numbers of a view by name, in the order of its pages."""
    text, selection, goal = view.text, view.selection, view.programme.goal.offering
    group = text.of(view.goal_offering.definite)
    said = {"period": text.years(selection.years)}
    found = {
        GOAL: Number(
            text("har varit med i {offering} {period}", offering=group, period=text.years(view.goal_years)),
            view.goal_count,
            (goal,),
            view.goal_years,
        )
    }
    for year in dict.fromkeys((*view.goal_years, *selection.years)):
        what = text("var med i {offering} {year}", offering=group, year=year)
        found[f"{MEMBERS}{year}"] = Number(what, members_in(view, year), (goal,), (year,))
    offerings, programme = selection.offerings, view.programme
    what = text("har deltagit i {any_of_them} {period}", any_of_them=any_of(offerings, programme, text), **said)
    found[REACHED] = Number(what, with_at_least(view.counts, 1), offerings, selection.years)
    what = text("har deltagit i {all_of_them} {period}", all_of_them=all_of(offerings, programme, text), **said)
    found[ALL_TAKEN] = Number(what, with_at_least(view.counts, len(offerings)), offerings, selection.years, in_each=True)
    for key in offerings:
        what = text("har deltagit i {offering} {period}", offering=text.of(programme.offering(key).definite), **said)
        found[f"{TAKERS}{key}"] = Number(what, in_offering(view.states, view.register, offering=key), (key,), selection.years)
    return found


def members_in(view: View, year: int) -> Count:
    """The municipalities of the selection that were in the goal's offering in one year."""
    cells = view.memberships
    cells = cells[cells[YEAR] == year].assign(**{OFFERING: view.programme.goal.offering})
    return in_offering(cells, view.register, offering=view.programme.goal.offering)


def on_map(view: View) -> str:
    """The name of the number that the map's page answers with: one offering's takers, or how many took part in anything."""
    offerings = view.selection.offerings
    return f"{TAKERS}{offerings[0]}" if len(offerings) == 1 else REACHED
