"""Which offerings and years have a complete list, in a headline and in a table, and which lists lack a municipality."""

import pandas as pd

from src.analysis.coverage_of_evidence import CONFLICTING, KNOWN, LIST_SOURCES, LISTED
from src.language import Language
from src.selection.once import once
from src.selection.view import View
from src.vocabulary import BASIS, CODE, OF, OFFERING, SOURCE, YEAR, Basis
from src.wording.corrections import lacking_by_correction

NAMED_AT_MOST = 3  # offerings without a list


def lists_headline(view: View) -> str:
    """The figure's headline: which of the selected offerings and years have a complete list, and which have none."""
    text, by_year = view.text, view.evidence_coverage.dropna(subset=YEAR)
    listed = {str(key): tuple(rows.loc[rows[LISTED], YEAR]) for key, rows in by_year.groupby(OFFERING, sort=False)}
    have = {view.the_offering(key): years for key, years in listed.items() if years}
    lack = [view.the_offering(key) for key, years in listed.items() if not years]
    if not have:
        return text("Ingen komplett lista finns för {when}", when=view.period)
    periods = list(dict.fromkeys(have.values()))
    if not lack and periods == [view.selection.years]:
        return text("Komplett lista finns för allt som är valt {when}", when=view.period)
    if len(periods) == 1:
        known = text("{offerings} {when}", offerings=text.names(have), when=text.years(periods[0]))
    else:
        known = text.names([text("{offering} ({when})", offering=name, when=text.years(years)) for name, years in have.items()])
    if not lack:
        return text("Komplett lista finns för {known}, men inte för alla år", known=known)
    if len(lack) > NAMED_AT_MOST:
        return text("Komplett lista finns för {known}, men inte för {n} andra erbjudanden", known=known, n=text.number(len(lack)))
    return text("Komplett lista finns för {known}, men inte för {names}", known=known, names=text.names(lack))


@once
def coverage_of_evidence_table(view: View) -> pd.DataFrame:
    """A row for each offering and year: whether there is a complete list, whose, and how many municipalities are known."""
    text, coverage = view.text, view.evidence_coverage
    table = {
        text("Erbjudande"): [view.offering_name(key) for key in coverage[OFFERING]],
        text("År"): [text("hela perioden") if pd.isna(year) else str(year) for year in coverage[YEAR]],
        text("Lista"): [list_word(listed, text) for listed in coverage[LISTED]],
        text("Kommuner med svar"): coverage[KNOWN],
        text("Motstridiga"): coverage[CONFLICTING],
        text("Av kommuner"): coverage[OF],
        text("Listans källa"): [
            "; ".join(dict.fromkeys(map(view.source_name, sources))) or text("ingen") for sources in coverage[LIST_SOURCES]
        ],
    }
    if not coverage[CONFLICTING].any():
        del table[text("Motstridiga")]
    return pd.DataFrame(table)


@once
def lists_that_lack(view: View, code: str) -> tuple[str, ...]:
    """Which complete lists of the selected offerings and years lack the municipality, a sentence for each offering and source.

    Not a list that named it in a row which a correction took away.
    """
    text, selection, pieces = view.text, view.selection, view.pieces
    absent = pieces[(pieces[CODE] == code) & (pieces[BASIS] == Basis.LIST) & pieces[YEAR].isin(list(selection.years))]
    said = []
    for key in selection.offerings:
        of_key = absent[absent[OFFERING] == key]
        of_key = of_key[~lacking_by_correction(view, of_key, code, key)]
        for source, rows in of_key.groupby(SOURCE, sort=False):
            words = {"offering": view.the_offering(key), "years": text.years(rows[YEAR]), "source": view.source_name(str(source))}
            if len(set(rows[YEAR])) == 1:
                said.append(text("Finns inte på den kompletta deltagarlistan för {offering} {years} ({source}).", **words))
            else:
                said.append(text("Finns inte på de kompletta deltagarlistorna för {offering} {years} ({source}).", **words))
    return tuple(said)


def list_word(listed: bool, text: Language) -> str:
    """Whether there is a complete list, in words."""
    return text("komplett lista") if listed else text("ingen lista")
