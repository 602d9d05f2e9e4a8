"""What a handed-in file was understood as, how its rows were counted, and what is to be mended, in sentences and tables."""

from collections.abc import Sequence
from operator import itemgetter

import pandas as pd

from src.analysis.comparison import AFTER
from src.handed_in import (
    ANSWER,
    IGNORE,
    PERSON,
    UNRECOGNISED,
    Cause,
    FileColumn,
    Refused,
    RejectedRow,
    Understood,
    UnknownWord,
    header_words,
)
from src.language import Language
from src.programme.definition import Programme
from src.selection.view import View
from src.vocabulary import CODE, OFFERING, STATE, Evidence

LINES_NAMED = 8  # lines that a row of the table names

Read = Sequence[Understood | Refused]


def intake_answer(read: Read, text: Language) -> str:
    """Whether the files are whole: how many rows are read, and how many are to be mended; or that one cannot be read."""
    if not read:
        return text("Se vad en export skulle ändra, innan den räknas.")
    if refused := next((one for one in read if isinstance(one, Refused)), None):
        if refused.lacks:
            return text("Välj vilket erbjudande {file} gäller.", file=refused.file)
        return text("{file} kan inte läsas.", file=refused.file)
    whole = [one for one in read if isinstance(one, Understood)]
    rows = sum(one.tally.accepted + one.tally.duplicates + one.tally.rejected for one in whole)
    rejected = sum(one.tally.rejected for one in whole)
    if not rows:
        return text("Ingen rad är ifylld.")
    if not rejected:
        return text.plural("Den ifyllda raden är läst.", "Alla {n} ifyllda rader är lästa.", rows)
    if rejected == rows:
        return text.plural("Den ifyllda raden behöver rättas.", "Alla {n} ifyllda rader behöver rättas.", rows)
    return text.plural(
        "{n} av {rows} ifyllda rader behöver rättas; de andra är lästa.",
        "{n} av {rows} ifyllda rader behöver rättas; de andra är lästa.",
        rejected,
        rows=text.number(rows),
    )


def understood_words(read: Understood, text: Language) -> str:
    """How a file was read: its form, and where its columns have their names."""
    forms = {
        "long": text("en rad för varje uppgift"),
        "log": text("en rad för varje deltagare eller tillfälle"),
        "wide": text("en rad för varje kommun, en kolumn för varje erbjudande eller år"),
        "wide_by_year": text("en rad för varje kommun, en kolumn för varje erbjudande och år"),
    }
    words = {"file": read.file, "form": forms[read.shape], "line": read.header_line}
    if read.sheets_read:
        sheets = text.names(read.sheets_read)
        return text("{file}, bladen {sheets}: {form}. Kolumnernas namn står på rad {line} på det första.", sheets=sheets, **words)
    if read.sheet:
        return text("{file}, bladet {sheet}: {form}. Kolumnernas namn står på rad {line}.", sheet=read.sheet, **words)
    return text("{file}: {form}. Kolumnernas namn står på rad {line}.", **words)


def refusal_words(read: Refused, text: Language) -> str:
    """Why a file is refused, and what to do: `lista.csv, rad 1, kolumnen Status: …`."""
    found, place = read.finding, [read.file]
    if read.sheet:
        place.append(text("bladet {sheet}", sheet=read.sheet))
    if found.line:
        place.append(text("rad {lines}", lines=found.line))
    if found.column:
        column = header_words(found.column)
        has_name = column.sv == column.en  # `kolumn 3` says itself that it is one
        place.append(text("kolumnen {column}", column=column) if has_name else text.of(column))
    return f"{', '.join(place)}: {found.said(text)} {found.mended(text)}"


def kind_words(read: Understood, text: Language) -> str:
    """What kind of text a file is; empty for a workbook."""
    if read.encoding is None:
        return ""
    between = {";": text("semikolon"), ",": text("komma"), "\t": text("tabb")}.get(read.delimiter or "", read.delimiter)
    return text("Text i {encoding} med {between} mellan cellerna.", encoding=(read.encoding or "").upper(), between=between)


def tally_table(read: Read, text: Language) -> pd.DataFrame:
    """A row for each file that is read: how each of its rows was counted. The first number is the sum of the others."""
    headers = [
        text("Fil"),
        text("Rader"),
        text("Räknas"),
        text("Dubbletter"),
        text("Behöver rättas"),
        text("Tomma"),
        text("Utanför tabellen"),
    ]
    return pd.DataFrame([[one.file, *one.tally] for one in read if isinstance(one, Understood)], columns=headers)


def columns_table(read: Understood, programme: Programme, text: Language) -> pd.DataFrame:
    """A row for each column with a name: what it was read as."""
    rows = [
        [text.of(header_words(column.header)), meaning_words(column, programme, text)] for column in read.columns if column.header
    ]
    return pd.DataFrame(rows, columns=[text("Kolumn"), text("Läst som")])


def meaning_words(column: FileColumn, programme: Programme, text: Language) -> str:
    """What a column was read as."""
    if column.meaning == ANSWER:
        offering = text.of(programme.offering(column.offering).name) if column.offering else ""
        return text("svar: {cell}", cell=" ".join(filter(None, (offering, str(column.year or "")))))
    return meanings(text).get(column.meaning, column.meaning)


def meanings(text: Language) -> dict[str, str]:
    """What a column may mean, by its code, in words; columns of answers aside."""
    return {
        "code": text("kommunkod"),
        "municipality": text("kommun"),
        "offering": text("erbjudande"),
        "year": text("år"),
        "date": text("datum, som ger året"),
        "participates": text("svar, ja eller nej"),
        "source": text("källa"),
        PERSON: text("om personer: inte läst"),
        UNRECOGNISED: text("okänd: inte läst"),
        IGNORE: text("ska inte läsas"),
    }


def unknown_word_label(word: UnknownWord, file: str | None, text: Language) -> str:
    """Asks what an unknown value means: `Malmo (3 rader) betyder`; with the file where there are several."""
    if file:
        words = {"value": word.value, "file": file}
        return text.plural("{value} ({n} rad i {file}) betyder", "{value} ({n} rader i {file}) betyder", word.rows, **words)
    return text.plural("{value} ({n} rad) betyder", "{value} ({n} rader) betyder", word.rows, value=word.value)


def causes_table(read: Read, text: Language) -> pd.DataFrame:
    """A row for each cause and value, by line: what is wrong and how to mend it; last, how many more rows have the same fault.

    The file stands first where there are several.
    """
    headers = [text("Fil"), text("Var"), text("Kolumn"), text("Värde"), text("Vad som är fel"), text("Så rättar du")]
    rows: list[list[str]] = []
    for one in read:
        if isinstance(one, Understood):
            alike = sorted(((rows[0].line, cause, rows) for cause in one.causes for rows in cause.alike()), key=itemgetter(0))
            rows += [_told(one.file, cause, _lines(shown, text), shown[0], text) for _, cause, shown in alike]
            for cause in one.causes:
                if unshown := cause.count - len(cause.rows):
                    others = text.plural("{n} rad till", "{n} rader till", unshown)
                    rows.append(_told(one.file, cause, others, RejectedRow(0, ""), text))
    table = pd.DataFrame(rows, columns=headers)
    return table if len(read) > 1 else table.drop(columns=headers[0])


def effect_warnings(before: View, after: View) -> list[str]:
    """What an export would bring that its readers should look at: contradictions, and a yes where a rule says not eligible."""
    text, cells = after.text, after.changes
    conflicts = cells[cells[AFTER] == Evidence.CONFLICTING]
    pairs = before.selected_over_years.merge(after.selected_over_years, on=[CODE, OFFERING], suffixes=("", "_after"))
    shut_out = pairs[(pairs[STATE] == Evidence.NOT_ELIGIBLE) & (pairs[f"{STATE}_after"] == Evidence.YES)]
    said = []
    if len(conflicts):
        words = {"who": after.names_of(list(dict.fromkeys(conflicts[CODE])))}
        said.append(
            text.plural(
                "{n} uppgift motsägs av en annan källa: {who}.",
                "{n} uppgifter motsägs av en annan källa: {who}.",
                len(conflicts),
                **words,
            )
        )
    for key, rows in shut_out.groupby(OFFERING, sort=False):
        words = {"who": after.names_of(list(rows[CODE])), "offering": after.the_offering(str(key))}
        said.append(text("Enligt programmets regel kunde dessa inte delta i {offering}, men filen säger ja: {who}.", **words))
    return said


def _told(file: str, cause: Cause, lines: str, row: RejectedRow, text: Language) -> list[str]:
    mended = cause.finding(row, "").mended(text)
    if cause.sheet:
        lines = text("bladet {sheet}, {lines}", sheet=cause.sheet, lines=lines)
    return [file, lines, text.of(header_words(cause.column or "")), _value(cause, row, text), cause.said(row, text), mended]


def _value(cause: Cause, row: RejectedRow, text: Language) -> str:
    if not row.hidden:
        return row.value or ""
    return text.plural(
        "visas inte ({n} tecken): kan vara en personuppgift", "visas inte ({n} tecken): kan vara en personuppgift", row.length
    )


def _lines(alike: Sequence[RejectedRow], text: Language) -> str:
    named, more = ", ".join(str(row.line) for row in alike[:LINES_NAMED]), len(alike) - LINES_NAMED
    if more > 0:
        return text.plural("rad {lines} och {n} till", "rad {lines} och {n} till", more, lines=named)
    return text("rad {lines}", lines=named)
