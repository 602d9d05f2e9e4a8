"""From a number, a municipality or a cell to the records that make it."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from src.selection.view import View
from src.vocabulary import CODE, OFFERING, SAYS, STATE, YEAR, Evidence, cell_name
from src.wording.corrections import with_struck
from src.wording.marks import Mark, marks, records_link
from src.wording.municipality_words import known_answer
from src.wording.numbers import Number, numbers
from src.wording.states import bounds, state_word
from src.wording.tables import pieces_table


@dataclass(frozen=True)
class Followed:
    """What was followed: its value in a sentence, the records, each table with its title, and the marks beside it.

    `codes`: the municipality that it is about, if it is about one.
    """

    sentence: str
    tables: tuple[tuple[str, pd.DataFrame], ...]
    marks: tuple[Mark, ...] = ()
    codes: tuple[str, ...] = ()


def followed(view: View, asked: str) -> Followed | None:
    """The records behind what an address asks for: a number's name, `code`, `code.offering` or `code.offering.year`.

    None where there is no such thing in the view.
    """
    if number := numbers(view).get(asked):
        return _number(view, asked, number)
    code, offering, year = (*asked.split("."), "", "")[:3]
    programme = view.programme
    if code not in set(view.assessed.record.register[CODE]) or asked.count(".") > 2:
        return None
    if (offering and offering not in programme.offering_keys) or (year and year not in map(str, programme.years)):
        return None
    if not offering:
        return Followed(known_answer(view, code), _of_cells(view, code, view.selection.offerings, None), codes=(code,))
    return _cell(view, code, offering, int(year) if year else None)


def numbers_table(view: View) -> tuple[pd.DataFrame, list[str]]:
    """A row for each number that can be followed, and the address of its records."""
    text, found = view.text, numbers(view)
    rows = pd.DataFrame(
        {
            text("Kommuner som"): [number.what for number in found.values()],
            text("Antal"): [bounds(number.count, text) for number in found.values()],
        }
    )
    return rows, [records_link(view, name) for name in found]


def cell_followed(view: View, code: str, column: str) -> str:
    """What a cell of a table of municipalities leads to: the column can be an offering, a year of the goal's one, or neither."""
    names = {view.text.of(offering.name): offering.key for offering in view.programme.offerings}
    if column in names:
        return cell_name(code, names[column])
    if column in map(str, view.programme.years):
        return cell_name(code, view.programme.goal.offering, int(column))
    return code


def origin_note(view: View) -> str:
    """As of when the records are, and where they lie."""
    label = view.assessed.record.label
    return view.text(
        "Uppgifter per {date} ur {export} (mappen {folder}). Rad 1 är filens rubrikrad.",
        date=view.text.date(label.as_of),
        export=view.text.of(label.title),
        folder=label.folder,
    )


def _number(view: View, name: str, number: Number) -> Followed:
    text, count = view.text, number.count
    words = {"count": text.capital(bounds(count, text)), "of": text.number(count.of), "what": number.what}
    pieces = _within(view, number.offerings, number.years)
    counted = pieces[pieces[CODE].isin(count.codes) & (pieces[SAYS] == Evidence.YES)]
    others = [code for code in view.register[CODE] if code not in set(count.codes)]
    return Followed(
        text("{count} av {of} kommuner {what}.", **words),
        (
            (text("Uppgifter som räknas"), _table(view, counted)),
            (text("De som inte räknas, och vad underlaget säger"), _with_gaps(view, pieces, others, number.offerings)),
        ),
        marks(view, name)[1:],
    )


def _cell(view: View, code: str, offering: str, year: int | None) -> Followed:
    text, name = view.text, view.text.of(view.programme.offering(offering).name)
    if year is None:
        states = view.all_states
        state = states.loc[(states[CODE] == code) & (states[OFFERING] == offering), STATE].iloc[0]
        when = text.years(view.selection.years)
    else:
        states = view.states_by_year
        state = states.loc[(states[CODE] == code) & (states[OFFERING] == offering) & (states[YEAR] == year), STATE].iloc[0]
        when = str(year)
    words = {"municipality": view.name_of(code), "offering": name, "when": when, "state": state_word(state, text)}
    sentence = text("{municipality}, {offering} {when}: {state}.", **words)
    return Followed(sentence, _of_cells(view, code, (offering,), year), codes=(code,))


def _of_cells(view: View, code: str, offerings: Sequence[str], year: int | None) -> tuple[tuple[str, pd.DataFrame], ...]:
    """All that is said of a municipality in these offerings; of one year, what is undated too, since it may be about that year."""
    pieces = view.pieces[(view.pieces[CODE] == code) & view.pieces[OFFERING].isin(list(offerings))]
    if year is not None:
        pieces = pieces[(pieces[YEAR] == year) | pieces[YEAR].isna()]
    return ((view.text("Vad underlaget säger"), _with_gaps(view, pieces, [code], offerings)),)


def _within(view: View, offerings: Sequence[str], years: Sequence[int]) -> pd.DataFrame:
    """The pieces that a state over these years is made of: an undated yes counts for the whole period only."""
    pieces = view.pieces[view.pieces[OFFERING].isin(list(offerings))]
    whole = set(years) >= set(view.programme.years)
    undated = pieces[YEAR].isna() & (whole | (pieces[SAYS] != Evidence.YES))
    return pieces[pieces[YEAR].isin(list(years)) | undated]


def _with_gaps(view: View, pieces: pd.DataFrame, codes: Sequence[str], offerings: Sequence[str]) -> pd.DataFrame:
    """The pieces of these municipalities, and a row for each offering of which nothing is said."""
    asked = pd.DataFrame({CODE: list(codes)}).merge(pd.DataFrame({OFFERING: list(offerings)}), how="cross")
    silent = asked.merge(pieces[[CODE, OFFERING]].drop_duplicates(), on=[CODE, OFFERING], how="left", indicator="_said")
    silent = silent.loc[silent["_said"] == "left_only", [CODE, OFFERING]]
    table = with_struck(view, _table(view, pieces[pieces[CODE].isin(list(codes))]), codes, offerings)
    if silent.empty:
        return table
    text = view.text
    gaps = pd.DataFrame(dict.fromkeys(table.columns, ".."), index=range(len(silent)))
    gaps[text("Kommun")] = [view.name_of(code) for code in silent[CODE]]
    gaps[text("Erbjudande")] = [text.of(view.programme.offering(key).name) for key in silent[OFFERING]]
    gaps[text("Säger")], gaps[text("Grund")] = state_word(Evidence.UNKNOWN, text), text("ingen uppgift")
    return pd.concat([table, gaps], ignore_index=True)


def _table(view: View, pieces: pd.DataFrame) -> pd.DataFrame:
    """The pieces as a table, by municipality, offering and year, undated ones last."""
    codes, keys = list(view.assessed.record.register[CODE]), list(view.programme.offering_keys)
    place = pd.DataFrame(
        {"code": pieces[CODE].map(codes.index), "offering": pieces[OFFERING].map(keys.index), "year": pieces[YEAR]}
    )
    rows = pieces.loc[place.sort_values(["code", "offering", "year"], na_position="last", kind="stable").index]
    table = pieces_table(view, rows)
    folder = f"exports/{view.assessed.record.label.folder}/"  # which the page has said already
    table[view.text("Fil")] = [str(file).removeprefix(folder) for file in table[view.text("Fil")]]
    table.insert(0, view.text("Kommun"), [view.name_of(code) for code in rows[CODE]])
    return table
