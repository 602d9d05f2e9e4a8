"""Frames as tables for people: headers, states and numbers in the reader's language."""

import pandas as pd

from src.analysis.counts import CONFIRMED
from src.app.view import View
from src.charts.words import state_word
from src.vocabulary import AT_MOST, CODE, COOPERATION, GROUP, MUNICIPALITY, OFFERING, POPULATION, STATE


def offerings_table(view: View) -> pd.DataFrame:
    """A row a municipality: the count, how high it could be, and the state of each selected offering."""
    text, programme = view.text, view.programme
    rows = view.register.merge(view.counts, on=CODE)
    table = pd.DataFrame(
        {
            text("Kommun"): rows[MUNICIPALITY],
            text("Kod"): rows[CODE],
            text("Minst"): rows[CONFIRMED],
            text("Högst"): rows[AT_MOST],
        }
    )
    for key in view.selection.offerings:
        state = view.states[view.states[OFFERING] == key].set_index(CODE)[STATE]
        table[text.of(programme.offering(key).name)] = [state_word(state[code], text) for code in rows[CODE]]
    table[text("Kommungrupp")] = [text.of(programme.groups.names[group]) for group in rows[GROUP]]
    table[text("Kommunsamarbete")] = rows[COOPERATION]
    table[text("Folkmängd {year}", year=programme.population.year)] = rows[POPULATION]
    return table
