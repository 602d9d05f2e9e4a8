"""Blank tables to fill in and hand in: a row for each answer, or a row for each municipality."""

from itertools import product

import pandas as pd

from src.selection.view import View
from src.vocabulary import CODE


def long_template(view: View) -> pd.DataFrame:
    """A row for each municipality, offering and year of the selection, with a blank answer."""
    text, selection = view.text, view.selection
    cells = product(view.register[CODE], selection.offerings, selection.years)
    rows = [(code, view.name_of(code), view.offering_name(offering), str(year), "") for code, offering, year in cells]
    return pd.DataFrame(rows, columns=[text("Kommunkod"), text("Kommun"), text("Erbjudande"), text("År"), text("Svar")])


def wide_template(view: View) -> pd.DataFrame:
    """A row for each municipality of the selection, with a blank column for each offering and year."""
    text, names = view.text, wide_answers(view)
    rows = [(code, view.name_of(code), *[""] * len(names)) for code in view.register[CODE]]
    return pd.DataFrame(rows, columns=[text("Kommunkod"), text("Kommun"), *names])


def wide_answers(view: View) -> list[str]:
    """The names of the wide template's columns of answers."""
    cells = product(view.selection.offerings, view.selection.years)
    return [f"{view.offering_name(offering)} {year}" for offering, year in cells]


def how_to_fill_in(view: View) -> tuple[str, ...]:
    """How to fill in a template, step by step."""
    text = view.text
    return (
        text("Välj ja eller nej i de tomma rutorna. Lämna rutan tom om du inte vet: tomt betyder okänt, inte nej."),
        text("Skriv inga namn på personer. Rader och kolumner som du inte behöver kan tas bort."),
        text("Spara filen, och lämna in den på sidan Granska export."),
    )
