"""The corrections of an export in words: what is wrong, why, who says so, and what has become of it."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

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
from src.wording.states import state_word

Rows = list[dict[str, Any]]


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
    """Each correction in a paragraph, whatever its status."""
    return tuple(
        view.text(
            "{municipality}, {offering}, {when} ({source}). {words}",
            municipality=view.name_of(row[CODE]),
            offering=view.text.of(view.programme.offering(row[OFFERING]).name),
            when=when(view, row),
            source=view.source_name(row[SOURCE]),
            words=correction_words(view, row),
        )
        for row in _rows(view.assessed.record.corrections)
    )


def corrections_table(view: View) -> pd.DataFrame:
    """A row a correction, whatever its status: what, why, who says so, and where it stands."""
    text, found = view.text, view.assessed.record.corrections
    rows = _rows(found)
    return pd.DataFrame(
        {
            text("Kommun"): [view.name_of(row[CODE]) for row in rows],
            text("Erbjudande"): [text.of(view.programme.offering(row[OFFERING]).name) for row in rows],
            text("År"): [when(view, row) for row in rows],
            text("Källa"): [view.source_name(row[SOURCE]) for row in rows],
            text("Raden säger"): [_said(view, row) for row in rows],
            text("Rättas till"): [_becomes(view, row) for row in rows],
            text("Varför"): [row[WHY] for row in rows],
            text("Vem"): [row[WHO] for row in rows],
            text("Datum"): [text.date(row[DATE]) for row in rows],
            text("Status"): [status_word(view, row[STATUS]) for row in rows],
            text("Rättar rad"): [str(row[ROW_LINE]) for row in rows],
            text("Fil"): [row[FILE] for row in rows],
            text("Rad"): [str(row[LINE]) for row in rows],
        }
    )


def correction_words(view: View, row: dict[str, Any]) -> str:
    """One correction: its status, what the row says, what it becomes, why, and who says so."""
    text, status = view.text, Status(row[STATUS])
    words = {"said": _said(view, row), "why": row[WHY].rstrip("."), "who": row[WHO], "date": text.date(row[DATE])}
    if row[BECOMES] == STRUCK:
        return {
            Status.IN_FORCE: text("Struken rad som säger {said}: {why} ({who}, {date}).", **words),
            Status.PROPOSED: text("Förslag att stryka raden, som säger {said}: {why} ({who}, {date}).", **words),
            Status.REJECTED: text("Avvisat förslag att stryka raden, som säger {said}: {why} ({who}, {date}).", **words),
        }[status]
    words["becomes"] = _becomes(view, row)
    return {
        Status.IN_FORCE: text("Rättad från {said} till {becomes}: {why} ({who}, {date}).", **words),
        Status.PROPOSED: text("Förslag att rätta {said} till {becomes}: {why} ({who}, {date}).", **words),
        Status.REJECTED: text("Avvisat förslag att rätta {said} till {becomes}: {why} ({who}, {date}).", **words),
    }[status]


def status_word(view: View, status: str) -> str:
    """What has become of a correction, in a word."""
    text = view.text
    return {
        Status.IN_FORCE: text("gäller"),
        Status.PROPOSED: text("föreslagen"),
        Status.REJECTED: text("avvisad"),
    }[Status(status)]


def when(view: View, row: dict[str, Any]) -> str:
    """The year of the row that is corrected."""
    return view.text("år okänt") if pd.isna(row[YEAR]) else str(row[YEAR])


def corrections_about(view: View, code: str, offerings: Sequence[str]) -> Rows:
    """The corrections of a municipality's rows in these offerings, whatever their status."""
    found = view.assessed.record.corrections
    return _rows(found[(found[CODE] == code) & found[OFFERING].isin(list(offerings))])


def with_corrections(view: View, table: pd.DataFrame, pieces: pd.DataFrame) -> pd.DataFrame:
    """The table of these `pieces` of evidence, a row each, with what is corrected in it; unchanged where nothing is."""
    text, found = view.text, _rows(view.assessed.record.corrections)
    of_piece = [
        [row for row in found if basis == Basis.ROW and (row[CODE], row[ROW_LINE]) == (code, line)]
        for code, basis, line in zip(pieces[CODE], pieces[BASIS], pieces[LINE], strict=True)
    ]
    if not any(of_piece):
        return table
    ground = text("Grund")
    told = table.assign(
        **{text("Rättelse"): [" ".join(correction_words(view, row) for row in rows) or text("ingen") for rows in of_piece]}
    )
    told[ground] = [
        text("rättad rad om kommunen") if any(row[STATUS] == Status.IN_FORCE for row in rows) else said
        for rows, said in zip(of_piece, told[ground], strict=True)
    ]
    return told


def with_struck(view: View, table: pd.DataFrame, codes: Sequence[str], offerings: Sequence[str]) -> pd.DataFrame:
    """The table with a row for each row of these municipalities and offerings that is struck, and so no evidence any more."""
    text, correction = view.text, view.text("Rättelse")
    struck = [
        {
            text("Kommun"): view.name_of(code),
            text("Erbjudande"): text.of(view.programme.offering(row[OFFERING]).name),
            text("År"): when(view, row),
            text("Säger"): text("räknas inte"),
            text("Grund"): text("struken rad om kommunen"),
            text("Källa"): view.source_name(row[SOURCE]),
            text("Fil"): row[FILE],
            text("Rad"): str(row[LINE]),
            correction: correction_words(view, row),
        }
        for code in codes
        for row in corrections_about(view, code, offerings)
        if row[STATUS] == Status.IN_FORCE and row[BECOMES] == STRUCK
    ]
    if not struck:
        return table
    told = table if correction in table else table.assign(**{correction: text("ingen")})
    return pd.concat([told, pd.DataFrame(struck)[list(told.columns)]], ignore_index=True)


def without_corrected(view: View, pieces: pd.DataFrame, *, code: str, offering: str) -> pd.DataFrame:
    """The pieces of evidence (year, basis, source) of one municipality and offering, but for the rows that are corrected.

    Of a corrected row it would not be true that its source says what it now counts as.
    """
    corrected = {(_year(row), row[SOURCE]) for row in corrections_about(view, code, [offering]) if row[STATUS] == Status.IN_FORCE}
    kept = [
        basis != Basis.ROW or (_year({YEAR: year}), source) not in corrected
        for year, basis, source in zip(pieces[YEAR], pieces[BASIS], pieces[SOURCE], strict=True)
    ]
    return pieces[pd.Series(kept, index=pieces.index, dtype=bool)]


def corrected_reasons(view: View, *, code: str, offering: str, years: Sequence[int]) -> list[str]:
    """A sentence for each row that is corrected, of one municipality and offering in `years` or without a year."""
    text, sentences = view.text, []
    for row in corrections_about(view, code, [offering]):
        if row[STATUS] != Status.IN_FORCE or _year(row) not in (None, *years):
            continue
        words = {"when": when(view, row), "source": view.source_name(row[SOURCE]), "said": _said(view, row), "who": row[WHO]}
        if row[BECOMES] == STRUCK:
            sentences.append(text("En rad som säger {said}, {when} ({source}), är struken enligt {who}.", **words))
        else:
            becomes = _becomes(view, row)
            sentences.append(
                text("En rad som säger {said}, {when} ({source}), är rättad till {becomes} enligt {who}.", **words, becomes=becomes)
            )
    return sentences


def _said(view: View, row: dict[str, Any]) -> str:
    return state_word(Evidence.YES if row[SAID] else Evidence.NO, view.text)


def _becomes(view: View, row: dict[str, Any]) -> str:
    return view.text("stryks") if row[BECOMES] == STRUCK else state_word(row[BECOMES], view.text)


def _year(row: dict[str, Any]) -> int | None:
    return None if pd.isna(row[YEAR]) else int(row[YEAR])


def _rows(found: pd.DataFrame) -> Rows:
    return [{str(column): value for column, value in row.items()} for row in found.to_dict("records")]
