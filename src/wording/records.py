"""The records behind a number, a municipality or a cell."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from src.selection.once import once
from src.selection.view import View
from src.vocabulary import CODE, OFFERING, SAYS, STATE, YEAR, Evidence, cell_name
from src.wording.corrections import with_struck
from src.wording.count_sentences import count_sentence, share_words
from src.wording.marks import Mark, marks, records_link
from src.wording.municipality_words import known_answer
from src.wording.numbers import ALL_TAKEN, REACHED, Number, numbers
from src.wording.states import state_word
from src.wording.tables import pieces_table


@dataclass(frozen=True)
class RecordsBehind:
    """What was asked for as a sentence, the records behind it as tables with titles, and the marks beside the sentence.

    `scope` is the view of what shapes them.
    """

    scope: View
    sentence: str
    tables: tuple[tuple[str, pd.DataFrame], ...]
    marks: tuple[Mark, ...] = ()
    codes: tuple[str, ...] = ()  # of the municipality that it is about, if any


def records_behind(view: View, asked: str) -> RecordsBehind | None:
    """The records behind a number's name, `code`, `code.offering` or `code.offering.year`; None if the view has no such thing."""
    if number := numbers(view).get(asked):
        return _behind_number(view, asked, number)
    code, offering, year = (*asked.split("."), "", "")[:3]
    programme = view.programme
    if code not in view.assessed.names or asked.count(".") > 2:
        return None
    if (offering and offering not in programme.offering_keys) or (year and year not in map(str, programme.years)):
        return None
    if not offering:
        said = _said_of(view, code, view.selection.offerings, None)
        return RecordsBehind(view.narrowed(everywhere=True), known_answer(view, code), said, codes=(code,))
    return _behind_cell(view, code, offering, int(year) if year else None)


@once
def numbers_table(view: View) -> tuple[pd.DataFrame, list[str]]:
    """A row for each number of the view, and the address of its records."""
    text, several = view.text, len(view.selection.offerings) > 1
    found = {name: number for name, number in numbers(view).items() if several or name not in (REACHED, ALL_TAKEN)}
    rows = pd.DataFrame(
        {
            text("Kommuner som"): [number.what for number in found.values()],
            text("Antal"): [share_words(view, number.count) for number in found.values()],
        }
    )
    return rows, [records_link(view, name) for name in found]


def asked_by_cell(view: View, code: str, column: str) -> str:
    """What a click on a municipality's row asks for: a cell, where the column is an offering or a year, else the municipality."""
    offerings = {view.offering_name(key): key for key in view.programme.offering_keys}
    if column in offerings:
        return cell_name(code, offerings[column])
    if column in map(str, view.programme.years):
        return cell_name(code, view.programme.goal.offering, int(column))
    return code


def origin_note(view: View) -> str:
    """As of when the records are, and in which folder."""
    label = view.assessed.record.label
    return view.text(
        "Uppgifter per {date} ur {export} (mappen {folder}). Rad 1 är filens rubrikrad.",
        date=view.text.date(label.as_of),
        export=view.text.of(label.title),
        folder=label.folder,
    )


def _behind_number(view: View, name: str, number: Number) -> RecordsBehind:
    text, count = view.text, number.count
    pieces = view.pieces_within(number.offerings, number.years)
    counted = pieces[pieces[CODE].isin(count.codes) & (pieces[SAYS] == Evidence.YES)]
    others = [code for code in view.register[CODE] if code not in set(count.codes)]
    about = () if number.offerings == view.selection.offerings else number.offerings
    return RecordsBehind(
        view.narrowed(about=about, years=number.years),
        count_sentence(view, count, number.what),
        (
            (text("Uppgifter som räknas"), _table(view, counted)),
            (
                text("De som inte räknas, och vad underlaget säger"),
                _with_gaps(view, pieces, others, number.offerings, number.years),
            ),
        ),
        marks(view, name)[1:],  # without the one that leads here
    )


def _behind_cell(view: View, code: str, offering: str, year: int | None) -> RecordsBehind:
    text = view.text
    states = view.all_states if year is None else view.states_by_year[view.states_by_year[YEAR] == year]
    state = states.loc[(states[CODE] == code) & (states[OFFERING] == offering), STATE].iloc[0]
    sentence = text(
        "{municipality}, {offering} {when}: {state}.",
        municipality=view.name_of(code),
        offering=view.offering_name(offering),
        when=str(year or view.some_year),
        state=state_word(state, text),
    )
    scope = view.narrowed(about=(offering,), years=(year,) if year else (), everywhere=True)
    return RecordsBehind(scope, sentence, _said_of(view, code, (offering,), year), codes=(code,))


def _said_of(view: View, code: str, offerings: Sequence[str], year: int | None) -> tuple[tuple[str, pd.DataFrame], ...]:
    """Everything said of a municipality in these offerings and the year, else the selected ones; undated rows may be about it."""
    years = (year,) if year else view.selection.years
    pieces = view.pieces_about(code, offerings, years)
    return ((view.text("Vad underlaget säger"), _with_gaps(view, pieces, [code], offerings, years)),)


def _with_gaps(
    view: View, pieces: pd.DataFrame, codes: Sequence[str], offerings: Sequence[str], years: Sequence[int]
) -> pd.DataFrame:
    """The pieces of these municipalities, and a row for each offering that the record says nothing of."""
    text, said = view.text, set(zip(pieces[CODE], pieces[OFFERING], strict=True))
    table = with_struck(view, _table(view, pieces[pieces[CODE].isin(list(codes))]), codes, offerings, years)
    silent = [(code, key) for code in codes for key in offerings if (code, key) not in said]
    gap = dict.fromkeys(table.columns, "..")
    gap |= {text("Svar"): state_word(Evidence.UNKNOWN, text), text("Varför"): text("ingen uppgift")}
    gaps = [gap | {text("Kommun"): view.name_of(code), text("Erbjudande"): view.offering_name(key)} for code, key in silent]
    return pd.concat([table, pd.DataFrame(gaps)], ignore_index=True) if gaps else table


def _table(view: View, pieces: pd.DataFrame) -> pd.DataFrame:
    """The pieces as a table, by municipality, offering and year, undated ones last."""
    codes, keys = list(view.assessed.names), list(view.programme.offering_keys)
    place = pieces.assign(**{CODE: pieces[CODE].map(codes.index), OFFERING: pieces[OFFERING].map(keys.index)})
    rows = pieces.loc[place.sort_values([CODE, OFFERING, YEAR], na_position="last", kind="stable").index]
    folder = f"exports/{view.assessed.record.label.folder}/"  # the page's note names the folder
    table = pieces_table(view, rows)
    return table.assign(**{view.text("Fil"): [str(file).removeprefix(folder) for file in table[view.text("Fil")]]})
