"""The numbers of municipalities on the pages, by name, each with the cells of the record that it is counted from."""

from dataclasses import dataclass

from src.analysis.counts import Count
from src.selection.once import once
from src.selection.view import View
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


@once
def numbers(view: View) -> dict[str, Number]:
    """The numbers of a view by name, in the order of its pages."""
    text, goal, group = view.text, (view.programme.goal.offering,), view.the_group
    offerings, years, period = view.selection.offerings, view.selection.years, view.some_year
    some, every = any_of(offerings, view.programme, text), all_of(offerings, view.programme, text)
    reached = text("har deltagit i {offering} {when}", offering=some, when=period)
    all_taken = text("har deltagit i {offering} {when}", offering=every, when=period)
    goal_words = text("har varit med i {offering} {when}", offering=group, when=text.any_year(view.goal_years))
    members = {
        f"{MEMBERS_IN}{year}": Number(
            text("var med i {offering} {year}", offering=group, year=year), view.members_in(year), goal, (year,)
        )
        for year in dict.fromkeys((*view.goal_years, *years))
    }
    takers = {
        f"{TAKERS_OF}{key}": Number(
            text("har deltagit i {offering} {when}", offering=view.the_offering(key), when=period),
            view.takers(key),
            (key,),
            years,
        )
        for key in offerings
    }
    several = {
        REACHED: Number(reached, view.reached, offerings, years),
        ALL_TAKEN: Number(all_taken, view.all_taken, offerings, years, in_each=True),
    }
    return {
        GOAL_COUNT: Number(goal_words, view.goal_count, goal, view.goal_years),
        **members,
        **several,
        **takers,
    }


def on_map(view: View) -> str:
    """The name of the number that the map's page answers with: one offering's takers, or how many took part in anything."""
    offerings = view.selection.offerings
    return f"{TAKERS_OF}{offerings[0]}" if len(offerings) == 1 else REACHED
