"""What is to be known about how a file was read: what was left out, filled in or counted once."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import duckdb

from src.handed_in import PERSON, UNRECOGNISED, FileColumn, Notice, header_words
from src.language import N_, joined
from src.loading.intake.columns import Layout, Vocabulary
from src.loading.intake.content import MAC, WINDOWS
from src.loading.intake.head import Head
from src.loading.intake.records import unlined
from src.loading.intake.sorting import Records
from src.loading.intake.strikes import letters_of
from src.loading.intake.tallying import Tallied
from src.loading.intake.words import bare


class ReadFile(NamedTuple):
    """What was read: a text of this `encoding`, or a `sheet` of those that a workbook has, without its first `left` columns."""

    encoding: str | None
    sheet: str | None
    sheets: tuple[str, ...]
    hidden_sheets: int
    hidden_rows: int
    left: int = 0


def filled_headless(
    cursor: duckdb.DuckDBPyConnection, found: Records, head: Head, layout: Layout
) -> Iterator[tuple[FileColumn, int]]:
    """The columns without a header that are not read, and how many cells of each say something."""
    for column in layout.judged:
        if column.meaning == UNRECOGNISED and not bare(head.header[column.place]):
            query, parameters = unlined(found.raw, found.parameters)
            counted = f"SELECT count(*) FROM ({query}) WHERE trim(c{column.place}) <> ''"  # noqa: S608 - our own names
            (count,) = cursor.execute(counted, parameters).fetchone() or (0,)
            if count:
                yield column, count


def reading_notices(
    file: ReadFile,
    found: Records,
    layout: Layout,
    tallied: Tallied,
    headless: Sequence[tuple[FileColumn, int]],
    unread: tuple[str, ...],
    vocabulary: Vocabulary,
) -> Iterator[Notice]:
    """The notices of a file, or a sheet. `unread`: texts around the table that somebody does not want read."""
    if file.encoding in (WINDOWS, MAC):
        words = N_("Filen är inte sparad i UTF-8. Den är läst som {encoding}: se efter att å, ä och ö är rätt.")
        yield Notice("encoding", words, {"encoding": {WINDOWS: "Windows-1252", MAC: "Mac OS Roman"}[file.encoding]})
    if file.sheet and len(file.sheets) > 1:
        others = ", ".join(name for name in file.sheets if name != file.sheet)
        yield Notice("sheets", N_("Bladet {sheet} är läst; filen har också {others}."), {"sheet": file.sheet, "others": others})
    if file.hidden_sheets:
        yield Notice("hidden_sheets", N_("Dolda blad i filen är inte lästa: {count}."), {"count": file.hidden_sheets})
    if file.hidden_rows:
        words = N_("Filen har dolda rader ({count}). De som står på bladet som läses är lästa som andra.")
        yield Notice("hidden_rows", words, {"count": file.hidden_rows})
    if persons := layout.dropped(PERSON):
        words = N_("Kolumner om personer är inte lästa, och sparas inte: {columns}.")
        yield Notice("persons", words, {"columns": joined(list(map(header_words, persons)))})
    for column, count in headless:
        words = N_("Kolumn {letters} har ingen rubrik, och är inte läst. Celler med innehåll i den: {count}.")
        yield Notice("headless", words, {"letters": letters_of(column.place + file.left), "count": count})
    apart = {column.header for column, _ in headless}
    if unknown := [header for header in layout.dropped(UNRECOGNISED) if header not in apart]:
        words = N_("Kolumner som inte känns igen är inte lästa: {columns}.")
        yield Notice("unknown_columns", words, {"columns": joined(list(map(header_words, unknown)))})
    if unread:
        yield Notice("unread_texts", N_("Inte läst, som du har valt: {texts}."), {"texts": ", ".join(unread)})
    if not tallied.tally.records:
        yield Notice("no_rows", N_("Tabellen har inga rader under kolumnernas namn."), {})
    gazetteer = vocabulary.gazetteer
    for old, code in gazetteer.replaced.items():
        words, values = N_("Koden {old} är numera {code} {name}."), {"old": old, "code": code, "name": gazetteer.register[code]}
        yield Notice("old_code", words, values)
    if layout.offering and not vocabulary.offering:
        name = vocabulary.programme.offering(layout.offering).name
        words = N_("Rubriken eller bladets namn säger vilket erbjudande alla rader gäller: {offering}.")
        yield Notice("titled_offering", words, {"offering": name})
    if layout.year and not vocabulary.year:
        words = N_("Rubriken eller bladets namn säger vilket år alla rader gäller: {year}.")
        yield Notice("titled_year", words, {"year": layout.year})
    if tallied.cells and not any(cell.year for cell in tallied.cells):
        yield Notice("no_year", N_("Ingen kolumn säger vilket år. Uppgifterna gäller då någon gång under projekttiden."), {})
    elif undated := sum(cell.rows for cell in tallied.cells if not cell.year):
        words = N_("Uppgifter utan år: {count}. Ett ja gäller då något av projektets år, ett nej alla.")
        yield Notice("some_years", words, {"count": undated})
    dated = layout.day or layout.the("date")
    if tallied.cells and dated and not layout.the("participates") and vocabulary.doubts.is_sign_up(dated.header):
        words = N_("Kolumnen {column} säger när någon anmälde sig. Att de också deltog står inte i filen, men räknas så.")
        yield Notice("signed_up", words, {"column": header_words(dated.header)})
    if tallied.apart:
        one = N_("På en rad ligger datumet i ett annat år än årtalet; årtalet gäller.")
        many = N_("På {count} rader ligger datumet i ett annat år än årtalet; årtalet gäller.")
        yield Notice("other_year", one if tallied.apart == 1 else many, {"count": tallied.apart})
    if found.skipped:
        lines = ", ".join(map(str, found.skipped[:50])) + (" …" if len(found.skipped) > 50 else "")
        yield Notice(
            "skipped", N_("Rader utanför tabellen (rubriker, summor, noter, källor) är inte lästa: {lines}."), {"lines": lines}
        )
    if tallied.unanswered:
        words = N_("Tomma rader: {blank}, varav frågor utan svar: {count}. De säger inget.")
        yield Notice("unanswered", words, {"blank": tallied.tally.blank, "count": tallied.unanswered})
    if tallied.tally.duplicates:
        lines = ", ".join(map(str, tallied.repeated)) + (" …" if tallied.tally.duplicates > len(tallied.repeated) else "")
        words = N_("Rader som säger samma sak som en tidigare: {count} (rad {lines}). De räknas en gång.")
        yield Notice("duplicates", words, {"count": tallied.tally.duplicates, "lines": lines})
    if layout.shape == "log" and tallied.cells:
        words = N_("Rader om deltagare eller tillfällen: {rows}. Uppgifter om kommuner som de ger: {cells}.")
        yield Notice("log", words, {"rows": tallied.tally.accepted, "cells": len(tallied.cells)})
