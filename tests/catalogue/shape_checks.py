"""What a figure, table or sentence names is what shaped it: filters, assumptions and sources. Each finding is a line."""

from collections.abc import Iterator
from dataclasses import replace

from src.analysis.assessed import AssessedRecord
from src.selection.divisions import NO_YEAR
from src.selection.selection import everything
from src.selection.view import View
from src.vocabulary import CODE, OFFERING
from src.wording.divisions import sizes_in_words
from src.wording.filters import filters_in_words
from src.wording.group_sentences import members_answer
from src.wording.sentences import goal_answer, map_answer
from tests.catalogue.said import Told, spoken, told
from tests.catalogue.situations import Seen, filters_of

Findings = Iterator[str]
FILTER_WORDS = {
    "år": "years",
    "erbjudande": "offerings",
    "kommungrupp": "groups",
    "kommuntyp": "groups",
    "samarbete": "cooperation",
    "storlek": "sizes",
    "första": "first_years",
    "inget": "first_years",
}


def named_filters(filters: str) -> set[str]:
    """The kinds of filter that a sentence of filters names."""
    before_assumed = filters.partition(" Tänkt läge")[0]
    if not before_assumed.startswith("Filter: "):
        return set()
    return {FILTER_WORDS[part.split()[0]] for part in before_assumed.removeprefix("Filter: ").split("; ")}


def filters_that_shape(seen: Seen) -> Iterator[tuple[Told, str, bool, bool]]:
    """Each figure and table, each filter and assumption that is set, whether it is named, and whether it changes anything."""
    for kind, without in filters_of(seen.view).items():
        others = told(without)
        for name, one in told(seen.view).items():
            changes = name not in others or one.shape != others[name].shape
            yield one, kind, kind in named_filters(one.filters), changes
    selection = seen.view.selection
    for assumption in selection.what_if:
        rest = tuple(other for other in selection.what_if if other != assumption)
        others = told(replace(seen.view, selection=replace(selection, what_if=rest)))
        alone = replace(everything(seen.view.programme), what_if=(assumption,))
        words = filters_in_words(replace(seen.view, selection=alone)).partition("Tänkt läge: ")[2].rstrip(".")
        for name, one in told(seen.view).items():
            changes = name not in others or one.shape != others[name].shape
            yield one, f"assumption {assumption.offering}", words in one.filters, changes


def filters_left_out(seen: Seen) -> Findings:
    """A filter or an assumption that changes a figure or a table is named in it."""
    for one, kind, named, changes in filters_that_shape(seen):
        if changes and not named:
            yield f"{one.name}: {kind} is not named: {one.filters}"


def sources(seen: Seen) -> Findings:
    """What is shown is cited, and nothing else."""
    for name, one in told(seen.view).items():
        needed, allowed = _producers(seen.view, one)
        for producer in sorted(needed - one.cited):
            yield f"{name}: does not cite {producer}"
        for producer in sorted(one.cited - needed - allowed - {"ingen"}):
            yield f"{name}: cites {producer} and shows nothing of it"


def years_together(seen: Seen) -> Findings:
    """A yes in one of some years is not said of all of them: `2018 eller 2020`."""
    years = seen.view.selection.years
    if 1 < len(years) < len(seen.view.programme.years):
        both = f"{years[0]} och {years[-1]}"
        karta = told(seen.view)["karta"]
        texts = {name: spoken(seen.view)[name] for name in ("map_answer", "reached_answer", "reached_words", "numbers")}
        texts["karta"] = karta.words.subtitle if karta.words else ""
        yield from (f"{name}: {words}" for name, words in texts.items() if both in words)


def filtered_area(seen: Seen) -> Findings:
    """A sentence about a filtered part of the region names the part."""
    view, text = seen.view, seen.view.text
    names = [text.of(view.programme.groups.names[key]) for key in view.selection.groups] + list(view.selection.cooperation)
    names += sizes_in_words(view.programme, text, view.selection.sizes)
    names += ["saknar bekräftat år" if year == NO_YEAR else f" är {year}" for year in view.selection.first_years]
    for sentence in (goal_answer, members_answer, map_answer):
        yield from (f"{sentence.__name__}: {name} is not named: {sentence(view)}" for name in names if name not in sentence(view))


def _producers(view: View, one: Told) -> tuple[set[str], set[str]]:
    """Who must be cited, and who else may be: whose rows, lists and rules are about what is shown, and whose filters are set."""
    programme, text = view.programme, view.text
    tables = {
        "population": programme.population,
        "groups": programme.groups,
        "cooperation": programme.cooperation,
        "boundaries": programme.boundaries,
    }
    producer = {name: text.of(programme.sources[table.source].producer) for name, table in tables.items() if table}
    about = offerings_of(view, one.name)
    limited = [rule for rule in programme.eligibility if rule.offering in about]
    needed = {producer[shown] for shown in _shown(one) if shown in producer}
    allowed = {producer["groups"]} if view.selection.groups else set()
    allowed |= {producer["cooperation"]} if view.selection.cooperation else set()
    allowed |= {producer["population"]} if view.selection.sizes else set()
    if view.selection.first_years:  # whoever is in it is so by the goal's evidence of every municipality
        goal = _row_sources(view.assessed, view.narrowed(everywhere=True), (programme.goal.offering,))
        allowed |= {text.of(programme.sources[source].producer) for source in goal}
    allowed |= (
        {producer["population"], *(text.of(programme.sources[rule.source].producer) for rule in limited)} if limited else set()
    )
    for assessed in filter(None, (view.assessed, view.before if "andringar" in one.name else None)):
        allowed |= {text.of(programme.sources[source].producer) for source in _row_sources(assessed, view, about)}
    return needed, allowed


def _row_sources(assessed: AssessedRecord, view: View, about: tuple[str, ...]) -> set[str]:
    rows, lists = assessed.record.participation, assessed.record.complete_lists
    rows = rows[rows[OFFERING].isin(about) & rows[CODE].isin(view.register[CODE])]
    return {*rows["source"], *lists.loc[lists[OFFERING].isin(about), "source"]}


def offerings_of(view: View, name: str) -> tuple[str, ...]:
    selected = name in ("karta", "listor", "andringar-karta", "tabell-erbjudanden", "tabell-andringar")
    return view.selection.offerings if selected else (view.programme.goal.offering,)


def _shown(one: Told) -> set[str]:
    """What a figure or table shows of the register, and whether it is a map."""
    endings = {"kommungrupp": "groups", "kommuntyp": "groups", "samarbete": "cooperation", "storlek": "population"}
    if one.rows is not None:
        headers = {"Kommungrupp": "groups", "Kommuntyp (SKR)": "groups", "Kommuntyp": "groups", "Kommunsamarbete": "cooperation"}
        return {shown for header in one.rows.columns for start, shown in headers.items() if header == start} | (
            {"population"} if any(header.startswith("Folkmängd") for header in one.rows.columns) else set()
        )
    last = one.name.rsplit("-", 1)[-1]
    return {endings[last]} if last in endings else {"boundaries"} if last in ("karta", "kartor", "andringar") else set()
