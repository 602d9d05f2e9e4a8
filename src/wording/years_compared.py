"""Two years compared, in words and as a table."""

from dataclasses import replace

import pandas as pd

from src.analysis.counts import Count
from src.analysis.years_compared import years_compared
from src.selection.once import once
from src.selection.view import View
from src.vocabulary import CODE, MUNICIPALITY, Evidence
from src.wording.count_sentences import where
from src.wording.states import any_of, state_word


@once
def of_years(view: View, *years: int) -> View:
    """The view of these years only; of the goal's offering, if no offering is chosen."""
    chosen = view.selection.offerings
    offerings = (view.programme.goal.offering,) if chosen == view.programme.offering_keys else chosen
    selection = replace(view.selection, years=years, offerings=offerings)
    return replace(view, selection=selection, asked=view.asked or view.selection)


@once
def years_answer(view: View, first: int, second: int) -> str:
    """How many came, stayed and left, out of how many, and of how many it cannot be said."""
    text = view.text
    found = years_compared(view.register[CODE], of_years(view, first).reached, of_years(view, second).reached)
    words = {
        "what": text.capital(any_of(of_years(view, first).selection.offerings, view.programme, text)),
        "first": first,
        "second": second,
        "came": text.plural("{n} ny", "{n} nya", len(found.came)),
        "stayed": text("{n} kvar", n=text.number(len(found.stayed))),
        "left": text("{n} inte längre med", n=text.number(len(found.left))),
        "where": where(view),
    }
    said = text.plural(
        "{what} {second} mot {first}: {came}, {stayed} och {left} av {n} kommun {where}.",
        "{what} {second} mot {first}: {came}, {stayed} och {left} av {n} kommuner {where}.",
        len(view.register),
        **words,
    )
    unsure = len(found.unsure)
    if unsure and not (found.came or found.stayed or found.left or found.neither):
        return text("{what} {second} mot {first}: det går inte att säga för någon kommun {where}.", **words)
    more = text.plural("För {n} kommun går det inte att säga.", "För {n} kommuner går det inte att säga.", unsure)
    return f"{said} {more}" if unsure else said


def years_filter_not_in_force(view: View) -> tuple[str, ...]:
    """That a filter on years changes nothing here, if there is one."""
    said = view.text("Filtret på år ändrar inget när två år jämförs.")
    return (said,) if view.selection.years != view.programme.years else ()


@once
def years_table(view: View, first: int, second: int) -> pd.DataFrame:
    """A row for each municipality: its state in each of the years, and the difference."""
    text, codes = view.text, view.register[CODE]
    counts = {year: of_years(view, year).reached for year in (first, second)}
    found = years_compared(codes, counts[first], counts[second])
    words = {
        "came": text("ny"),
        "stayed": text("kvar"),
        "left": text("inte längre med"),
        "unsure": text("går inte att säga"),
        "neither": text("inte med"),
    }
    kinds = {code: words[kind] for kind, those in found._asdict().items() for code in those}
    years = {str(year): [state_word(_state(count, code), text) for code in codes] for year, count in counts.items()}
    columns = {text("Kommun"): view.register[MUNICIPALITY]} | years
    table = pd.DataFrame(columns | {text("Skillnad"): codes.map(kinds), text("Kod"): codes})
    order = {word: place for place, word in enumerate(words.values())}
    return table.sort_values(text("Skillnad"), key=lambda column: column.map(order), kind="stable").reset_index(drop=True)


def _state(count: Count, code: str) -> Evidence:
    if code in count.codes:
        return Evidence.YES
    return Evidence.UNKNOWN if code in count.possible else Evidence.NO
