"""The corrections of an export in words: what is wrong, why, who says so, and whether the correction is in force."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from src.selection.once import once
from src.selection.view import View
from src.vocabulary import (
    BASIS,
    BECOMES,
    CODE,
    DATE,
    FILE,
    LINE,
    OFFERING,
    ROW_LINE,
    SAID,
    SOURCE,
    STATUS,
    STRUCK,
    WHO,
    WHY,
    YEAR,
    Basis,
    Evidence,
    Status,
)
from src.wording.states import cell_columns, state_word


@once
def corrections_answer(view: View) -> str:
    """How many corrections are in force, proposed and rejected, in the whole export."""
    text, found = view.text, view.assessed.record.corrections[STATUS]
    number = {status: text.number(int((found == status).sum())) for status in Status}
    return text(
        "Rättelser som gäller: {n}. Föreslagna: {proposed}. Avvisade: {rejected}. "
        "Bara de som gäller ändrar något, och exportens egna rader står kvar i filen som de är.",
        n=number[Status.IN_FORCE],
        proposed=number[Status.PROPOSED],
        rejected=number[Status.REJECTED],
    )


def corrections_said(view: View) -> tuple[str, ...]:
    """A paragraph for each correction, whatever its status."""
    return tuple(
        view.text(
            "{municipality}, {offering}, {when} ({source}). {words}",
            municipality=view.name_of(row[CODE]),
            offering=view.offering_name(row[OFFERING]),
            words=_correction_words(view, row),
            **_words(view, row),
        )
        for row in view.assessed.record.corrections.to_dict("records")
    )


@once
def corrections_table(view: View) -> pd.DataFrame:
    """A row for each correction, whatever its status: what, why, who says so, and its place in the files."""
    text, found = view.text, view.assessed.record.corrections
    words = [_words(view, row) for row in found.to_dict("records")]
    status = {Status.IN_FORCE: text("gäller"), Status.PROPOSED: text("föreslagen"), Status.REJECTED: text("avvisad")}
    return pd.DataFrame(
        cell_columns(view, found, undated=text("år okänt"))
        | {
            text("Källa"): [row["source"] for row in words],
            text("Raden säger"): [row["said"] for row in words],
            text("Rättas till"): [row["becomes"] for row in words],
            text("Skäl"): found[WHY].to_list(),
            text("Vem"): found[WHO].to_list(),
            text("Datum"): [row["date"] for row in words],
            text("Status"): [status[Status(value)] for value in found[STATUS]],
            text("Rättar rad"): [str(line) for line in found[ROW_LINE]],
            text("Fil"): found[FILE].to_list(),
            text("Rad"): [str(line) for line in found[LINE]],
        }
    )


def _correction_words(view: View, row: Mapping[Any, Any]) -> str:
    """One correction: its status, what the row says, what it becomes, why, and who says so."""
    text, status, words = view.text, Status(row[STATUS]), _words(view, row)
    if row[BECOMES] == STRUCK:
        return {
            Status.IN_FORCE: text("Struken rad som säger {said}: {why} ({who}, {date}).", **words),
            Status.PROPOSED: text("Förslag att stryka raden, som säger {said}: {why} ({who}, {date}).", **words),
            Status.REJECTED: text("Avvisat förslag att stryka raden, som säger {said}: {why} ({who}, {date}).", **words),
        }[status]
    return {
        Status.IN_FORCE: text("Rättad från {said} till {becomes}: {why} ({who}, {date}).", **words),
        Status.PROPOSED: text("Förslag att rätta {said} till {becomes}: {why} ({who}, {date}).", **words),
        Status.REJECTED: text("Avvisat förslag att rätta {said} till {becomes}: {why} ({who}, {date}).", **words),
    }[status]


def with_corrections(view: View, table: pd.DataFrame, pieces: pd.DataFrame) -> pd.DataFrame:
    """Says of these `pieces` of evidence, a row of the table each, what corrections made of them; unchanged where none did.

    Adds a column of corrections. Says of a list that it lacks the municipality only because its row was corrected or struck.
    """
    text, found, ground = view.text, view.assessed.record.corrections.to_dict("records"), view.text("Varför")
    if not found:
        return table
    by_cell = [
        lacking_by_correction(view, rows, str(code), str(key)) for (code, key), rows in pieces.groupby([CODE, OFFERING], sort=False)
    ]
    lacking = pd.concat(by_cell).reindex(pieces.index) if by_cell else pd.Series(dtype=bool)
    if lacking.any():
        taken_away = text("komplett lista, där raden om kommunen är rättad eller struken")
        table = table.assign(**{ground: table[ground].mask(lacking.set_axis(table.index), taken_away)})
    of_piece = [
        [row for row in found if basis == Basis.ROW and (row[CODE], row[ROW_LINE]) == (code, line)]
        for code, basis, line in zip(pieces[CODE], pieces[BASIS], pieces[LINE], strict=True)
    ]
    if not any(of_piece):
        return table
    in_force = pd.Series([any(row[STATUS] == Status.IN_FORCE for row in rows) for rows in of_piece], index=table.index)
    words = [" ".join(_correction_words(view, row) for row in rows) or text("ingen") for rows in of_piece]
    table = table.assign(**{text("Rättelse"): words})
    table[ground] = table[ground].mask(in_force, text("rättad egen uppgift"))
    return table


def with_struck(
    view: View, table: pd.DataFrame, codes: Sequence[str], offerings: Sequence[str], years: Sequence[int]
) -> pd.DataFrame:
    """Adds the struck rows of these municipalities, offerings and years to a table of evidence; struck rows are no evidence.

    A row without a year may be about any of them.
    """
    text, found = view.text, _in_force(view, codes, offerings)
    found = found[found[YEAR].isna() | found[YEAR].isin(list(years))]
    struck = found[found[BECOMES] == STRUCK].sort_values(CODE, key=lambda column: column.map(list(codes).index), kind="stable")
    if struck.empty:
        return table
    added = pd.DataFrame(
        cell_columns(view, struck, undated=text("år okänt"))
        | {
            text("Svar"): text("räknas inte"),
            text("Varför"): text("struken egen uppgift"),
            text("Källa"): [view.source_name(source) for source in struck[SOURCE]],
            text("Fil"): struck[FILE].to_list(),
            text("Rad"): [str(line) for line in struck[LINE]],
            text("Rättelse"): [_correction_words(view, row) for row in struck.to_dict("records")],
        }
    )
    table = table if text("Rättelse") in table else table.assign(**{text("Rättelse"): text("ingen")})
    return pd.concat([table, added[list(table.columns)]], ignore_index=True)


def without_corrected(view: View, pieces: pd.DataFrame, *, code: str, offering: str) -> pd.DataFrame:
    """The pieces of evidence of one municipality and offering without what corrections made: their source says something else.

    Corrected rows go, and so does a list that lacks the municipality only because its own row was corrected or struck.
    """
    corrected = pieces[LINE].isin(_in_force(view, [code], [offering])[ROW_LINE])
    return pieces[~((pieces[BASIS] == Basis.ROW) & corrected) & ~lacking_by_correction(view, pieces, code, offering)]


def lacking_by_correction(view: View, pieces: pd.DataFrame, code: str, offering: str) -> pd.Series:
    """For each piece, whether it is a list that lacks the municipality only because a correction took its row away."""
    found = _in_force(view, [code], [offering])
    named = found[found[SAID] & (found[BECOMES] != Evidence.YES)]
    years = {(source, None if pd.isna(year) else int(year)) for source, year in zip(named[SOURCE], named[YEAR], strict=True)}
    lists = zip(pieces[BASIS], pieces[SOURCE], pieces[YEAR], strict=True)
    return pd.Series(
        [
            basis == Basis.LIST and not years.isdisjoint({(source, None), (source, None if pd.isna(year) else int(year))})
            for basis, source, year in lists
        ],
        index=pieces.index,
        dtype=bool,
    )


def corrected_reasons(view: View, *, code: str, offering: str, years: Sequence[int]) -> list[str]:
    """A sentence for each corrected row of one municipality and offering, in `years` or without a year."""
    text, found = view.text, _in_force(view, [code], [offering])
    return [
        text("En rad som säger {said}, {when} ({source}), är struken enligt {who}.", **_words(view, row))
        if row[BECOMES] == STRUCK
        else text("En rad som säger {said}, {when} ({source}), är rättad till {becomes} enligt {who}.", **_words(view, row))
        for row in found[found[YEAR].isna() | found[YEAR].isin(list(years))].to_dict("records")
    ]


def _in_force(view: View, codes: Sequence[str], offerings: Sequence[str]) -> pd.DataFrame:
    """The corrections in force of these municipalities' rows in these offerings."""
    found = view.assessed.record.corrections
    if found.empty:  # as mostly
        return found
    return found[found[CODE].isin(list(codes)) & found[OFFERING].isin(list(offerings)) & (found[STATUS] == Status.IN_FORCE)]


def _words(view: View, row: Mapping[Any, Any]) -> dict[str, str]:
    """What the sentences about a correction name."""
    text = view.text
    return {
        "when": text("år okänt") if pd.isna(row[YEAR]) else str(row[YEAR]),
        "source": view.source_name(row[SOURCE]),
        "said": state_word(Evidence.YES if row[SAID] else Evidence.NO, text),
        "becomes": text("stryks") if row[BECOMES] == STRUCK else state_word(row[BECOMES], text),
        "why": row[WHY].rstrip("."),
        "who": row[WHO],
        "date": text.date(row[DATE]),
    }
