"""What the page of one municipality says, in sentences and facts."""

from src.programme.definition import Eligibility
from src.selection.once import once
from src.selection.view import View
from src.vocabulary import CODE, COOPERATION, GROUP, OFFERING, POPULATION, STATE, Evidence, population_column
from src.wording.states import least_words, state_word


@once
def known_answer(view: View, code: str) -> str:
    """How many of the selected offerings the municipality has taken part in, and which."""
    text, name = view.text, view.name_of(code)
    taken, open_ = offerings_in(view, code, Evidence.YES), offerings_in(view, code, Evidence.UNKNOWN, Evidence.CONFLICTING)
    if not taken:
        return text("Underlaget bekräftar inget erbjudande för {name} {when}.", name=name, when=view.some_year)
    eligible = len(view.selection.offerings) - len(offerings_in(view, code, Evidence.NOT_ELIGIBLE))
    return text.plural(
        "{name} har deltagit i {count} av {n} erbjudande {when}: {names}.",
        "{name} har deltagit i {count} av {n} erbjudanden {when}: {names}.",
        eligible,
        name=name,
        count=least_words(len(taken), len(taken) + len(open_), text),
        when=view.some_year,
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


def offerings_in(view: View, code: str, *states: Evidence) -> list[str]:
    """The names of the selected offerings whose state over the selected years is one of these."""
    cells = view.all_states[(view.all_states[CODE] == code) & view.all_states[STATE].isin(list(states))]
    found = set(cells[OFFERING])
    return [view.offering_name(key) for key in view.selection.offerings if key in found]


@once
def municipality_facts(view: View, code: str) -> list[tuple[str, str, str]]:
    """Population, kind, cooperation body and what the programme's rules say, each as label, value and meaning."""
    text, programme = view.text, view.programme
    row = view.assessed.record.register.set_index(CODE).loc[code].to_dict()
    group, cooperation = str(row[GROUP]), str(row[COOPERATION])
    return [
        (text("Folkmängd"), text.number(row[POPULATION]), text("invånare den 31 december {year}", year=programme.population.year)),
        (view.kind_of_municipality, text.of(programme.groups.names[group]), ""),
        *([(text("Kommunsamarbete"), cooperation or text("inget"), "")] if view.has_cooperation else []),
        *(_eligible(view, rule, code, int(row[population_column(rule.population_year)])) for rule in programme.eligibility),
    ]


def _eligible(view: View, rule: Eligibility, code: str, population: int) -> tuple[str, str, str]:
    """Whether a rule lets the municipality take part, and why."""
    text, excepted = view.text, code in rule.excepted
    limit = text(
        "Gränsen är {limit} invånare {year}; kommunen hade {population}.",
        limit=text.number(rule.population_at_most),
        year=rule.population_year,
        population=text.number(population),
    )
    meaning = f"{limit} {text.of(rule.note) if rule.note else ''}"
    return (
        text("Aktuell för {offering}", offering=view.the_offering(rule.offering)),
        state_word(Evidence.YES if excepted or population <= rule.population_at_most else Evidence.NO, text),
        f"{text('Undantagen från gränsen.')} {meaning}" if excepted else meaning,
    )
