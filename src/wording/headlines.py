"""What the figures find: their headlines, which a report's list of parts shows too, without drawing anything."""

from src.analysis.comparison import CHANGE_KIND, Change
from src.analysis.reference_group import MEMBERS, NEW, members_every_year
from src.selection.assumptions import FEW
from src.selection.view import View
from src.vocabulary import AT_MOST, YEAR
from src.wording.states import all_of, any_of, bounds, least_sign, least_words


def map_headline(view: View) -> str:
    """How many have taken the one selected offering; of several, how many took all, or where nobody did, any of them."""
    text, offerings = view.text, view.selection.offerings
    if len(offerings) == 1:
        count, offering = view.takers(offerings[0]), view.offering_name(offerings[0])
        return text("{offering}: {count} av {of} kommuner", offering=offering, count=bounds(count, text), of=text.number(count.of))
    if view.all_taken.confirmed:
        return text(
            "{count} av {of} kommuner har deltagit i {all_of_them}",
            count=text.capital(bounds(view.all_taken, text)),
            of=text.number(view.all_taken.of),
            all_of_them=all_of(offerings, view.programme, text),
        )
    return text(
        "{count} av {of} kommuner har deltagit i {any_of_them}",
        count=text.capital(bounds(view.reached, text)),
        of=text.number(view.reached.of),
        any_of_them=any_of(offerings, view.programme, text),
    )


def goal_headline(view: View) -> str:
    """How many are left to the goal; at most so many where something is unknown."""
    text, reached = view.text, view.goal_count
    if not reached.of:
        return text("Vägen till målet")
    left, goal = reached.of - reached.confirmed, text.number(reached.of)
    if not left:
        return text("Målet är nått: {goal} av {goal} kommuner", goal=goal)
    if reached.exact:
        return text.plural("{n} kommun kvar till målet på {goal}", "{n} kommuner kvar till målet på {goal}", left, goal=goal)
    return text.plural(
        "Högst {n} kommun kvar till målet på {goal}", "Högst {n} kommuner kvar till målet på {goal}", left, goal=goal
    )


def new_members_headline(view: View) -> str:
    """How many joined in the last selected year; at least so many where something is unknown."""
    text, last = view.text, view.coverage.iloc[-1]
    if view.register.empty:
        return _members_per_year(view)
    new, year = int(last[NEW]), last[YEAR]
    if not new:
        return text("Ingen ny kommun bekräftad {year}", year=year)
    if last[AT_MOST] > last[MEMBERS]:
        return text.plural("Minst {n} ny kommun {year}", "Minst {n} nya kommuner {year}", new, year=year)
    return text.plural("{n} ny kommun {year}", "{n} nya kommuner {year}", new, year=year)


def members_headline(view: View) -> str:
    """How many members each of the selected years had."""
    text, coverage = view.text, view.coverage
    if view.register.empty:
        return _members_per_year(view)
    numbers = zip(coverage[YEAR], coverage[MEMBERS], coverage[AT_MOST], strict=True)
    told = [f"{least_sign(least, most, text)} ({year})" for year, least, most in numbers]
    return text("Medlemmar i {offering}: {told}", told=text.names(told), offering=view.the_group)


def matrix_headline(view: View) -> str:
    """Who has been a member in each of the selected years; of a single year, how many."""
    text, years, last = view.text, view.selection.years, view.coverage.iloc[-1]
    if len(years) == 1:
        return text("Medlemmar {year}: {members}", year=years[0], members=least_words(last[MEMBERS], last[AT_MOST], text))
    steady = members_every_year(view.memberships, years=years)
    if not steady:
        return text("Ingen kommun har varit med varje år")
    if len(steady) > FEW:
        return text("{n} kommuner har varit med varje år", n=text.number(len(steady)))
    return text("{names} har varit med varje år", names=view.names_of(steady))


def changes_headline(view: View) -> str:
    """How many municipalities have more confirmed offerings than in the earlier version, fewer, or another change."""
    text, kinds = view.text, view.changed_municipalities[CHANGE_KIND].value_counts()
    came, left, changed = (int(kinds.get(kind, 0)) for kind in (Change.CAME, Change.LEFT, Change.CHANGED))
    told = []
    if came:
        told.append(text.plural("{n} kommun med fler bekräftade erbjudanden", "{n} kommuner med fler bekräftade erbjudanden", came))
    if left:
        told.append(text.plural("{n} kommun med färre", "{n} kommuner med färre", left))
    if changed:
        told.append(text.plural("{n} kommun med andra ändringar", "{n} kommuner med andra ändringar", changed))
    return text.names(told) or text("Inget har ändrats för någon kommun")


def _members_per_year(view: View) -> str:
    return view.text("Medlemmar i {offering} per år", offering=view.the_group)
