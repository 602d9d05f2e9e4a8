"""The numbers of municipalities on the pages, by name, each with the cells of the record that it is counted from."""

from dataclasses import dataclass

from src.analysis.counts import Count, in_offering
from src.selection.view import View
from src.vocabulary import YEAR
from src.wording.states import all_of, any_of

# Names in addresses; a year or an offering's key follows the last two.
GOAL_COUNT, REACHED, ALL_TAKEN = "mal", "nadda", "alla"
MEMBERS_IN, TAKERS_OF = "medlemmar-", "deltagare-"


@dataclass(frozen=True)
class Number:
    """A number of municipalities: those with a yes in at least one of `offerings` (`in_each`: in each of them) in `years`.

    `what` is what they have done, in words that follow "32 kommuner".
    """

    what: str
    count: Count
    offerings: tuple[str, ...]
    years: tuple[int, ...]
    in_each: bool = False


def numbers(view: View) -> dict[str, Number]:
    """The numbers of a view by name, in the order of its pages."""
    text, goal, group = view.text, (view.programme.goal.offering,), view.the_group
    offerings, years, period = view.selection.offerings, view.selection.years, view.period
    some, every = any_of(offerings, view.programme, text), all_of(offerings, view.programme, text)
    reached = text("har deltagit i {any_of_them} {period}", any_of_them=some, period=period)
    all_taken = text("har deltagit i {all_of_them} {period}", all_of_them=every, period=period)
    goal_words = text("har varit med i {offering} {period}", offering=group, period=text.years(view.goal_years))
    members = {
        f"{MEMBERS_IN}{year}": Number(
            text("var med i {offering} {year}", offering=group, year=year), members_in(view, year), goal, (year,)
        )
        for year in dict.fromkeys((*view.goal_years, *years))
    }
    takers = {
        f"{TAKERS_OF}{key}": Number(
            text("har deltagit i {offering} {period}", offering=view.the_offering(key), period=period),
            view.takers(key),
            (key,),
            years,
        )
        for key in offerings
    }
    return {
        GOAL_COUNT: Number(goal_words, view.goal_count, goal, view.goal_years),
        **members,
        REACHED: Number(reached, view.reached, offerings, years),
        ALL_TAKEN: Number(all_taken, view.all_taken, offerings, years, in_each=True),
        **takers,
    }


def members_in(view: View, year: int) -> Count:
    """The municipalities of the selection that were in the goal's offering in one year."""
    states = view.states_by_year[view.states_by_year[YEAR] == year]
    return in_offering(states, view.register, offering=view.programme.goal.offering)


def on_map(view: View) -> str:
    """The name of the number that the map's page answers with: one offering's takers, or how many took part in anything."""
    offerings = view.selection.offerings
    return f"{TAKERS_OF}{offerings[0]}" if len(offerings) == 1 else REACHED
