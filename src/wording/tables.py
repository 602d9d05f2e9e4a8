"""Frames as tables for people: headers, states and numbers in the reader's language."""

import pandas as pd

from src.analysis.counts import CONFIRMED
from src.analysis.likeness import BORDERS
from src.analysis.reference_group import FIRST_YEAR, MEMBERS, NEW, OF, RETURNING, SO_FAR
from src.language import Language
from src.selection.view import View
from src.vocabulary import (
    AT_MOST,
    BASIS,
    CODE,
    COOPERATION,
    FILE,
    GROUP,
    LINE,
    MUNICIPALITY,
    OFFERING,
    POPULATION,
    SAYS,
    SIZE,
    SOURCE,
    STATE,
    YEAR,
    Basis,
)
from src.wording.corrections import with_corrections, with_struck
from src.wording.signs import signs
from src.wording.states import corrected_word, state_word

FIRST_YEAR_ORDER = "ar"
ORDERS = (FIRST_YEAR_ORDER, "namn", "grupp")  # of the matrix: first year, name, kind of municipality


def offerings_table(view: View) -> pd.DataFrame:
    """A row a municipality: the count, how high it could be, and the state of each selected offering."""
    text = view.text
    rows = view.register.merge(view.counts, on=CODE)
    table = {text("Kommun"): rows[MUNICIPALITY], text("Minst"): rows[CONFIRMED], text("Högst"): rows[AT_MOST]}
    return pd.DataFrame(table | _states(view, rows[CODE]) | _about(view, rows) | {text("Kod"): rows[CODE]})


def coverage_table(view: View, coverage: pd.DataFrame) -> pd.DataFrame:
    """A row a year: members, new, returning, so far, and out of how many."""
    text = view.text
    headers = {
        YEAR: text("År"),
        MEMBERS: text("Medlemmar"),
        NEW: text("Nya"),
        RETURNING: text("Återkommande"),
        SO_FAR: text("Hittills"),
        OF: text("Kommuner"),
        AT_MOST: text("Medlemmar, högst"),
    }
    if (coverage[AT_MOST] == coverage[MEMBERS]).all():
        del headers[AT_MOST]
    return coverage[list(headers)].astype({YEAR: "str"}).rename(columns=headers)


def ordered(view: View, order: str = FIRST_YEAR_ORDER) -> pd.DataFrame:
    """The register in an order for the matrix: by first year, by name, or by kind of municipality."""
    if order == "namn":
        return view.register
    if order == "grupp":
        return view.register.sort_values(GROUP, kind="stable")
    first = view.memberships.drop_duplicates(CODE)[[CODE, FIRST_YEAR]]
    return view.register.merge(first, on=CODE).sort_values(FIRST_YEAR, kind="stable", na_position="last").drop(columns=FIRST_YEAR)


def membership_table(view: View, register: pd.DataFrame) -> pd.DataFrame:
    """A row a municipality, a column a year: the state in words."""
    text, cells = view.text, view.memberships
    first = cells.drop_duplicates(CODE).set_index(CODE)[FIRST_YEAR]
    table = {
        text("Kommun"): register[MUNICIPALITY],
        text("Första år"): [".." if pd.isna(first[code]) else str(first[code]) for code in register[CODE]],
    }
    for year in view.selection.years:
        state = cells[cells[YEAR] == year].set_index(CODE)[STATE]
        table[str(year)] = [
            corrected_word(state_word(state[code], text), (code, view.programme.goal.offering, year) in view.corrected, text)
            for code in register[CODE]
        ]
    return pd.DataFrame(table | _about(view, register) | {text("Kod"): register[CODE]})


def joined_table(view: View, joined: pd.DataFrame) -> pd.DataFrame:
    """A row a year: how many came, and who."""
    text = view.text
    years = view.goal_years
    codes = [joined.loc[joined[YEAR] == year, CODE] for year in years]
    return pd.DataFrame(
        {
            text("År"): [str(year) for year in years],
            text("Nya"): [len(came) for came in codes],
            text("Kommuner"): [view.names_of(came) for came in codes],
        }
    )


def known_table(view: View, code: str) -> pd.DataFrame:
    """A row an offering: the state in each selected year and over all of them, and who says so."""
    text, programme, years = view.text, view.programme, view.selection.years
    keys = list(view.selection.offerings)
    dated = view.states_by_year[view.states_by_year[CODE] == code].set_index([OFFERING, YEAR])[STATE]
    overall = view.all_states[view.all_states[CODE] == code].set_index(OFFERING)[STATE]
    pieces = view.pieces[view.pieces[CODE] == code]
    said = {key: dict.fromkeys(view.source_name(source) for source in pieces.loc[pieces[OFFERING] == key, SOURCE]) for key in keys}
    table = {text("Erbjudande"): [text.of(programme.offering(key).name) for key in keys]}
    table |= {
        str(year): [corrected_word(state_word(dated[key, year], text), (code, key, year) in view.corrected, text) for key in keys]
        for year in years
    }
    if len(years) > 1:
        corrected = _corrected(view)
        table[text("Hela {period}", period=text.years(years))] = [
            corrected_word(state_word(overall[key], text), (code, key) in corrected, text) for key in keys
        ]
    return pd.DataFrame(table | {text("Källa"): ["; ".join(said[key]) or text("ingen uppgift") for key in keys]})


def evidence_table(view: View, code: str) -> pd.DataFrame:
    """A row for each piece of evidence on one municipality and the selected offerings (`pieces_table`)."""
    pieces = view.pieces
    offerings = view.selection.offerings
    table = pieces_table(view, pieces[(pieces[CODE] == code) & pieces[OFFERING].isin(list(offerings))])
    return with_struck(view, table, [code], offerings)


def pieces_table(view: View, rows: pd.DataFrame) -> pd.DataFrame:
    """A row for each of these pieces of evidence: what it says, what it rests on, and the file and line where it stands."""
    text, programme = view.text, view.programme
    basis = {
        Basis.ROW: text("rad om kommunen"),
        Basis.LIST: text("komplett lista utan kommunen"),
        Basis.RULE: text("programmets regel"),
        Basis.ASSUMPTION: text("antagande, bara i den här vyn"),
    }
    table = pd.DataFrame(
        {
            text("Erbjudande"): [text.of(programme.offering(key).name) for key in rows[OFFERING]],
            text("År"): [
                str(year) if pd.notna(year) else text("alla år") if found == Basis.RULE else text("år okänt")
                for year, found in zip(rows[YEAR], rows[BASIS], strict=True)
            ],
            text("Säger"): [state_word(says, text) for says in rows[SAYS]],
            text("Grund"): [basis[Basis(found)] for found in rows[BASIS]],
            text("Källa"): [view.source_name(source) for source in rows[SOURCE]],
            text("Fil"): rows[FILE].to_list(),
            text("Rad"): [str(line) if line else "." for line in rows[LINE]],
        }
    )
    return with_corrections(view, table, rows)


def alike_table(view: View, alike: pd.DataFrame) -> pd.DataFrame:
    """A row for each neighbour and similar municipality, with the states of the selected offerings."""
    text = view.text
    table = {
        text("Kommun"): alike[MUNICIPALITY],
        text("Samband"): [text("granne") if borders else text("samma kommungrupp") for borders in alike[BORDERS]],
    }
    return pd.DataFrame(table | _states(view, alike[CODE]) | _about(view, alike))


def sources_table(view: View) -> pd.DataFrame:
    """A row for each source that the view's figures rest on."""
    text, programme = view.text, view.programme
    used = [programme.sources[source] for source in view.every_source]
    return pd.DataFrame(
        {
            text("Producent"): [text.of(source.producer) for source in used],
            text("Titel"): [text.of(source.title) for source in used],
            text("Datum"): [text.date(source.date) if source.date else ".." for source in used],
            text("Licens"): [text.of(source.licence) for source in used],
        }
    )


def signs_table(text: Language) -> pd.DataFrame:
    """A row for each sign or word and its meaning."""
    return pd.DataFrame(signs(text), columns=[text("Tecken"), text("Betydelse")])


def group_labels(view: View, values: pd.Series, by: str) -> list[str]:
    """The names of groups, cooperation bodies or classes of size."""
    text = view.text
    if by == GROUP:
        return [text.of(view.programme.groups.names[value]) for value in values]
    if by == COOPERATION:
        return [value or text("utan samarbetsorgan") for value in values]
    assert by == SIZE
    limits = view.programme.population.class_limits
    bounds = [text.number(limit) for limit in limits]
    upper = [text.number(limit - 1) for limit in limits]
    if not limits:
        return [text("alla storlekar") for _ in values]
    names = [
        text("under {limit} invånare", limit=bounds[0]),
        *(text("{lower}–{upper} invånare", lower=low, upper=high) for low, high in zip(bounds[:-1], upper[1:], strict=True)),
        text("{limit} invånare och fler", limit=bounds[-1]),
    ]
    return [names[value] for value in values]


def _states(view: View, codes: pd.Series) -> dict[str, list[str]]:
    """A column for each selected offering: its state over the selected years, in words."""
    text, corrected = view.text, _corrected(view)
    known = view.all_states.set_index([OFFERING, CODE])[STATE]
    return {
        text.of(view.programme.offering(key).name): [
            corrected_word(state_word(known[key, code], text), (code, key) in corrected, text) for code in codes
        ]
        for key in view.selection.offerings
    }


def _corrected(view: View) -> set[tuple[str, str]]:
    """The municipalities and offerings whose state over the selected years a correction touches."""
    cells = view.corrected_over(view.selection.years)
    return set(zip(cells[CODE], cells[OFFERING], strict=True))


def _about(view: View, rows: pd.DataFrame) -> dict[str, object]:
    """Columns on the municipality itself."""
    text, programme = view.text, view.programme
    return {
        text("Kommungrupp"): [text.of(programme.groups.names[group]) for group in rows[GROUP]],
        text("Kommunsamarbete"): rows[COOPERATION],
        text("Folkmängd {year}", year=programme.population.year): rows[POPULATION],
    }
