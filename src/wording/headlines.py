"""What the figures find: their headlines, which a report's list of parts shows too, without drawing anything."""

from src.analysis.comparison import CHANGE_KIND, Change
from src.analysis.counts import OPEN
from src.analysis.reference_group import MEMBERS, NEW, NEW_AT_MOST, members_every_year
from src.selection.assumptions import FEW
from src.selection.view import View
from src.vocabulary import AT_MOST, YEAR, Evidence
from src.wording.count_sentences import count_sentence, share_words, where
from src.wording.states import all_of, any_of, bounds, least_sign, least_words


def map_headline(view: View) -> str:
    """How many have taken the one selected offering; of several, how many took all, or where nobody did, any of them."""
    text, offerings = view.text, view.selection.offerings
    if len(offerings) == 1:
        share = share_words(view, view.takers(offerings[0]))
        return f"{view.offering_name(offerings[0])}: {share}"
    some = (view.all_taken, all_of) if view.all_taken.confirmed else (view.reached, any_of)
    count, names = some[0], some[1](offerings, view.programme, text)
    if count.of and (count.confirmed or count.exact):
        return text("{share} har deltagit i {offerings}", share=text.capital(share_words(view, count)), offerings=names)
    return count_sentence(view, count, text("har deltagit i {offerings}", offerings=names)).rstrip(".")


def goal_headline(view: View) -> str:
    """How many are left to the goal; at most so many where something is unknown."""
    text, reached = view.text, view.goal_count
    if not reached.of:
        return text("Vägen till målet")
    left, goal = reached.of - reached.confirmed, text.number(reached.of)
    if len(view.register) < len(view.assessed.record.register):  # a part of the region has no goal of its own
        words = {"where": where(view), "count": text.capital(bounds(reached, text))}
        return text.plural(
            "{count} av {n} kommun {where} har varit med", "{count} av {n} kommuner {where} har varit med", reached.of, **words
        )
    if not left:
        return text.plural("Målet är nått: {n} av {n} kommun", "Målet är nått: {n} av {n} kommuner", reached.of)
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
        return (
            text("Ingen ny kommun bekräftad {year}", year=year) if last[NEW_AT_MOST] else text("Ingen ny kommun {year}", year=year)
        )
    if last[NEW_AT_MOST] > new:
        return text.plural("Minst {n} ny kommun {year}", "Minst {n} nya kommuner {year}", new, year=year)
    return text.plural("{n} ny kommun {year}", "{n} nya kommuner {year}", new, year=year)


def members_headline(view: View) -> str:
    """How many members each of the selected years had."""
    text, coverage = view.text, view.coverage
    if view.register.empty:
        return _members_per_year(view)
    numbers = zip(coverage[YEAR], coverage[MEMBERS], coverage[AT_MOST], strict=True)
    told = [f"{least_sign(least, most, text)} ({year})" for year, least, most in numbers]
    return text("{members} i {offering}: {told}", told=text.names(told), offering=view.the_group, members=_members(view))


def matrix_headline(view: View) -> str:
    """Who has been a member in each of the selected years; of a single year, how many."""
    text, years, last = view.text, view.selection.years, view.coverage.iloc[-1]
    if len(years) == 1:
        least = least_words(last[MEMBERS], last[AT_MOST], text)
        return text("{members} {year}: {least}", year=years[0], members=_members(view), least=least)
    steady = members_every_year(view.memberships, years=years)
    possible = len(members_every_year(view.memberships, years=years, states=(Evidence.YES, *OPEN)))
    if not steady:
        return text("Ingen kommun är bekräftad varje år") if possible else text("Ingen kommun har varit med varje år")
    if len(steady) > FEW:
        least = text.capital(least_words(len(steady), possible, text))
        return text("{n} kommuner har varit med varje år", n=least)
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
        told.append(text.plural("{n} kommun med andra svar", "{n} kommuner med andra svar", changed))
    if not told and view.is_filtered:
        return text("Inget av det som filtren visar har ändrats")
    return text.names(told) or text("Inget har ändrats för någon kommun")


def _members_per_year(view: View) -> str:
    return view.text("{members} i {offering} per år", offering=view.the_group, members=_members(view))


def _members(view: View) -> str:
    return view.text.capital(view.members)
