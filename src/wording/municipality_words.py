"""What the page of one municipality says of it, in sentences and facts."""

from src.programme.definition import Eligibility
from src.selection.view import View
from src.vocabulary import (
    BASIS,
    CODE,
    COOPERATION,
    GROUP,
    OFFERING,
    POPULATION,
    SOURCE,
    STATE,
    YEAR,
    Basis,
    Evidence,
    population_column,
)
from src.wording.states import state_word


def known_answer(view: View, code: str) -> str:
    """How many of the selected offerings the municipality has taken part in, and which."""
    text, name = view.text, view.name_of(code)
    taken, open_ = offerings_in(view, code, Evidence.YES), offerings_in(view, code, Evidence.UNKNOWN, Evidence.CONFLICTING)
    when = text.years(view.selection.years)
    if not taken:
        return text("Underlaget bekräftar inget erbjudande för {name} {when}.", name=name, when=when)
    count = text("minst {n}", n=text.number(len(taken))) if open_ else text.number(len(taken))
    return text(
        "{name} har deltagit i {count} av {of} erbjudanden {when}: {names}.",
        name=name,
        count=count,
        of=text.number(len(view.selection.offerings)),
        when=when,
        names=text.names(taken),
    )


def other_states(view: View, code: str) -> tuple[str, ...]:
    """What the record says of the other offerings, a sentence for each state that occurs."""
    text = view.text
    named = {state: text.names(offerings_in(view, code, state)) for state in Evidence}
    said = {
        Evidence.NO: text("Nej: {names}.", names=named[Evidence.NO]),
        Evidence.UNKNOWN: text("Okänt, vilket inte betyder nej: {names}.", names=named[Evidence.UNKNOWN]),
        Evidence.NOT_ELIGIBLE: text("Ej aktuellt: {names}.", names=named[Evidence.NOT_ELIGIBLE]),
        Evidence.CONFLICTING: text("Källorna motsäger varandra: {names}.", names=named[Evidence.CONFLICTING]),
    }
    return tuple(sentence for state, sentence in said.items() if named[state])


def lists_that_lack(view: View, code: str) -> tuple[str, ...]:
    """Which complete lists of the selected offerings and years lack the municipality, a sentence an offering and source."""
    text, selection, pieces = view.text, view.selection, view.pieces
    absent = pieces[(pieces[CODE] == code) & (pieces[BASIS] == Basis.LIST) & pieces[YEAR].isin(list(selection.years))]
    said = []
    for key in selection.offerings:
        for source, rows in absent[absent[OFFERING] == key].groupby(SOURCE, sort=False):
            years = [int(year) for year in rows[YEAR]]
            words = {
                "offering": text.of(view.programme.offering(key).definite),
                "years": text.years(years),
                "source": view.source_name(str(source)),
            }
            if len(years) == 1:
                said.append(text("Saknas i den kompletta listan för {offering} {years} ({source}).", **words))
            else:
                said.append(text("Saknas i de kompletta listorna för {offering} {years} ({source}).", **words))
    return tuple(said)


def offerings_in(view: View, code: str, *states: Evidence) -> list[str]:
    """The names of the selected offerings whose state over the selected years is one of these."""
    cells = view.all_states[(view.all_states[CODE] == code) & view.all_states[STATE].isin(list(states))]
    found = set(cells[OFFERING])
    return [view.text.of(view.programme.offering(key).name) for key in view.selection.offerings if key in found]


def municipality_facts(view: View, code: str) -> list[tuple[str, str, str]]:
    """Population, kind, cooperation body and what the programme's rules say, each as label, value and meaning."""
    text, programme = view.text, view.programme
    row = view.assessed.record.register.set_index(CODE).loc[code].to_dict()
    group, cooperation = str(row[GROUP]), str(row[COOPERATION])
    return [
        (text("Folkmängd"), text.number(row[POPULATION]), text("invånare den 31 december {year}", year=programme.population.year)),
        (text("Kommungrupp"), text.of(programme.groups.names[group]), group),
        (text("Kommunsamarbete"), cooperation or "–", "" if cooperation else text("underlaget nämner inget")),
        *(_eligible(view, code, rule) for rule in programme.eligibility),
    ]


def _eligible(view: View, code: str, rule: Eligibility) -> tuple[str, str, str]:
    """Whether a rule lets the municipality in, and why."""
    text, offering = view.text, view.text.of(view.programme.offering(rule.offering).definite)
    register = view.assessed.record.register
    population = int(register.loc[register[CODE] == code, population_column(rule.population_year)].iloc[0])
    limit = text(
        "Gränsen är {limit} invånare {year}; kommunen hade {population}.",
        limit=text.number(rule.population_at_most),
        year=rule.population_year,
        population=text.number(population),
    )
    note = text.of(rule.note) if rule.note else ""
    if code in rule.excepted:
        return (
            text("Aktuell för {offering}", offering=offering),
            state_word(Evidence.YES, text),
            f"{text('Undantagen från gränsen.')} {limit} {note}",
        )
    inside = population <= rule.population_at_most
    return (
        text("Aktuell för {offering}", offering=offering),
        state_word(Evidence.YES if inside else Evidence.NO, text),
        f"{limit} {note}",
    )
