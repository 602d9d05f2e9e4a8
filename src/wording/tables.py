"""Frames as tables for people: headers, states and numbers in the reader's language."""

from collections.abc import Iterable

import pandas as pd

from src.analysis.corrections import Cell
from src.analysis.goal import joined_by_year
from src.analysis.likeness import BORDERS, municipalities_alike
from src.analysis.reference_group import EVER, FIRST_YEAR, MEMBERS, NEW, NEW_AT_MOST, RETURNING, SO_FAR, SO_FAR_AT_MOST
from src.language import Language
from src.selection.once import once
from src.selection.view import View
from src.vocabulary import (
    AT_MOST,
    BASIS,
    CODE,
    CONFIRMED,
    COOPERATION,
    FILE,
    GROUP,
    LINE,
    MUNICIPALITY,
    OF,
    OFFERING,
    POPULATION,
    SAYS,
    SIZE,
    SOURCE,
    STATE,
    YEAR,
    Basis,
    Evidence,
)
from src.wording.corrections import with_corrections, with_struck
from src.wording.divisions import group_word, size_names
from src.wording.states import assumed_word, cell_columns, corrected_word, least_words, state_word
from src.wording.table_cells import Naming

FIRST_YEAR_ORDER = "ar"
ORDERS = (FIRST_YEAR_ORDER, "namn", "grupp")  # of the matrix: first year, name, kind of municipality


@once
def offerings_table(view: View) -> pd.DataFrame:
    """A row for each municipality: the count, how high it could be, and the state of each selected offering."""
    text = view.text
    rows = view.register.merge(view.counts, on=CODE)
    table = {text("Kommun"): rows[MUNICIPALITY], text("Bekräftat"): rows[CONFIRMED], text("Möjligt"): rows[AT_MOST]}
    if view.assumed:
        assumed = pd.Series([code for code, key, year in view.assumed if year is None and key in view.offerings]).value_counts()
        table |= {text("Varav antaget"): rows[CODE].map(assumed).fillna(0).astype(int)}
    return pd.DataFrame(table | _offering_columns(view, rows[CODE]) | _register_columns(view, rows) | {text("Kod"): rows[CODE]})


@once
def coverage_table(view: View) -> pd.DataFrame:
    """A row for each year: members, new, returning, so far, and out of how many."""
    text, coverage = view.text, view.coverage
    headers = {
        YEAR: text("År"),
        MEMBERS: text.capital(view.members),
        NEW: text("Nya"),
        RETURNING: text("Återkommande"),
        SO_FAR: text("Hittills"),
        OF: text("Av kommuner"),
        AT_MOST: text("{members}, möjligt", members=text.capital(view.members)),
    }
    if (coverage[AT_MOST] == coverage[MEMBERS]).all():
        del headers[AT_MOST]
    returning = [view.returning_in(year).at_most for year in coverage[YEAR]]
    sure = {
        NEW: _bounds(coverage[NEW], coverage[NEW_AT_MOST], text),
        RETURNING: _bounds(coverage[RETURNING], returning, text),
        SO_FAR: _bounds(coverage[SO_FAR], coverage[SO_FAR_AT_MOST], text),
    }
    return coverage.assign(**sure)[list(headers)].astype({YEAR: "str"}).rename(columns=headers)


@once
def ordered(view: View, order: str = FIRST_YEAR_ORDER) -> pd.DataFrame:
    """The selection's register in an order for the matrix: by first year, by name, or by kind of municipality."""
    if order == "namn":
        return view.register
    if order == "grupp":
        return view.register.sort_values(GROUP, kind="stable")
    first = view.memberships.drop_duplicates(CODE)[[CODE, FIRST_YEAR]]
    return view.register.merge(first, on=CODE).sort_values(FIRST_YEAR, kind="stable", na_position="last").drop(columns=FIRST_YEAR)


@once
def membership_table(view: View, order: str = FIRST_YEAR_ORDER) -> pd.DataFrame:
    """A row for each municipality, in an order for the matrix, and a column for each year: the state in words."""
    text, goal, register = view.text, view.programme.goal.offering, ordered(view, order)
    codes = register[CODE]
    of_each = view.memberships.drop_duplicates(CODE).set_index(CODE)
    first, none = of_each[FIRST_YEAR], of_each[EVER].isin([Evidence.NO, Evidence.NOT_ELIGIBLE])
    blank = ["–" if none[code] else ".." for code in codes]
    return pd.DataFrame(
        {
            text("Kommun"): register[MUNICIPALITY],
            text("Första år"): [word if pd.isna(year) else str(year) for year, word in zip(first[codes], blank, strict=True)],
        }
        | _year_columns(view, [(code, goal) for code in codes])
        | _register_columns(view, register)
        | {text("Kod"): codes}
    )


@once
def joined_table(view: View) -> pd.DataFrame:
    """A row for each year that counts toward the goal: how many municipalities came, and which."""
    text, years = view.text, view.goal_years
    joined = joined_by_year(view.memberships, years=years)
    codes = [joined.loc[joined[YEAR] == year, CODE] for year in years]
    most = view.goal_coverage.set_index(YEAR)[NEW_AT_MOST].loc[list(years)]
    none = [text("ingen bekräftad") if possible else text("ingen") for possible in most]
    names = [Naming(view.names_of(came) or nobody, came) for came, nobody in zip(codes, none, strict=True)]
    return pd.DataFrame(
        {
            text("År"): [str(year) for year in years],
            text("Nya"): _bounds(list(map(len, codes)), most, text),
            text("Kommuner"): pd.Series(names, dtype=object),
        }
    )


def _bounds(confirmed: Iterable[int], at_most: Iterable[int], text: Language) -> pd.Series:
    """Each number, or in words how high or low it could be."""
    pairs = [(int(least), int(most)) for least, most in zip(confirmed, at_most, strict=True)]
    return pd.Series([least if least == most else least_words(least, most, text) for least, most in pairs])


@once
def known_table(view: View, code: str) -> pd.DataFrame:
    """A row for each selected offering: the state in each selected year and over all of them, and the sources."""
    text, keys = view.text, view.selection.offerings
    pieces = view.pieces[view.pieces[CODE] == code]
    sources = [dict.fromkeys(map(view.source_name, pieces.loc[pieces[OFFERING] == key, SOURCE])) for key in keys]
    table: dict[str, list[str]] = {text("Erbjudande"): [view.offering_name(key) for key in keys]}
    table |= _year_columns(view, [(code, key) for key in keys])
    if len(view.selection.years) > 1:
        table[text("Något år {period}", period=view.period)] = _over_years(view, [(code, key) for key in keys])
    return pd.DataFrame(table | {text("Källa"): ["; ".join(names) or text("ingen uppgift") for names in sources]})


@once
def evidence_table(view: View, code: str) -> pd.DataFrame:
    """A row for each piece of evidence on one municipality and what is selected (`pieces_table`), struck rows too."""
    offerings, years = view.selection.offerings, view.selection.years
    table = pieces_table(view, view.pieces_about(code, offerings, years))
    return with_struck(view, table, [code], offerings, years).drop(columns=view.text("Kommun"))


def pieces_table(view: View, pieces: pd.DataFrame) -> pd.DataFrame:
    """A row for each of these pieces of evidence: what it says, what it rests on, and its file and line."""
    text = view.text
    basis = {
        Basis.ROW: text("egen uppgift"),
        Basis.LIST: text("komplett lista utan kommunen"),
        Basis.RULE: text("programmets regel"),
        Basis.ASSUMPTION: text("antagande, bara i den här vyn"),
    }
    table = pd.DataFrame(
        cell_columns(view, pieces, undated=text("år okänt"))
        | {
            text("Svar"): [state_word(says, text) for says in pieces[SAYS]],
            text("Varför"): [basis[Basis(found)] for found in pieces[BASIS]],
            text("Källa"): [view.source_name(source) for source in pieces[SOURCE]],
            text("Fil"): pieces[FILE].to_list(),
            text("Rad"): [str(line) if line else "." for line in pieces[LINE]],
        }
    )
    by_rule = pd.Series(list(pieces[BASIS] == Basis.RULE), dtype=bool)
    table[text("År")] = table[text("År")].mask(by_rule, text("alla år"))
    return with_corrections(view, table, pieces)


@once
def alike_table(view: View, code: str) -> pd.DataFrame:
    """A row for each neighbour and similar municipality (`municipalities_alike`), with the states of the selected offerings."""
    text, record = view.text, view.assessed.record
    alike = municipalities_alike(record.register, record.geography.neighbours, code=code)
    table = {
        text("Kommun"): alike[MUNICIPALITY],
        text("Samband"): [text("granne") if borders else text("samma {kind}", kind=group_word(view)) for borders in alike[BORDERS]],
    }
    return pd.DataFrame(table | _offering_columns(view, alike[CODE]) | _register_columns(view, alike))


def group_labels(view: View, values: pd.Series, by: str) -> list[str]:
    """The names of groups, cooperation bodies or classes of size."""
    text = view.text
    if by == GROUP:
        return [text.of(view.programme.groups.names[value]) for value in values]
    if by == COOPERATION:
        return [value or text("utan samarbetsorgan") for value in values]
    assert by == SIZE
    names = size_names(view.programme, text)
    return [names[value] for value in values]


def _offering_columns(view: View, codes: pd.Series) -> dict[str, list[str]]:
    """A column for each selected offering: its state over the selected years, in words."""
    return {view.offering_name(key): _over_years(view, [(code, key) for code in codes]) for key in view.selection.offerings}


def _over_years(view: View, pairs: list[tuple[str, str]]) -> list[str]:
    """The state of each municipality and offering over the selected years, in words."""
    corrected = view.corrected_pairs(view.selection.years)
    known = view.all_states.set_index([CODE, OFFERING])[STATE]
    return [_cell(view, known[pair], (*pair, None) in corrected, (*pair, None)) for pair in pairs]


def _year_columns(view: View, pairs: list[tuple[str, str]]) -> dict[str, list[str]]:
    """A column for each selected year: the state of each municipality and offering in that year, in words."""
    known = view.states_by_year.set_index([CODE, OFFERING, YEAR])[STATE]
    return {
        str(year): [_cell(view, known[*pair, year], (*pair, year) in view.corrected, (*pair, year)) for pair in pairs]
        for year in view.selection.years
    }


def _cell(view: View, state: str, corrected: bool, cell: Cell) -> str:
    """A state in words, with its marks."""
    text = view.text
    return assumed_word(corrected_word(state_word(state, text), corrected, text), cell in view.assumed, text)


def _register_columns(view: View, rows: pd.DataFrame) -> dict[str, object]:
    """Columns from the register: kind of municipality, cooperation body if the region has any, and population."""
    text, programme = view.text, view.programme
    cooperation = {text("Kommunsamarbete"): group_labels(view, rows[COOPERATION], COOPERATION)} if view.has_cooperation else {}
    return {
        view.kind_of_municipality: [text.of(programme.groups.names[group]) for group in rows[GROUP]],
        **cooperation,
        text("Folkmängd {year}", year=programme.population.year): rows[POPULATION],
    }
