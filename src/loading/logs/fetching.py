"""A log's groups in, what they say out: understood as the rows of a handed-in file are."""

from collections.abc import Iterable, Mapping
from contextlib import closing
from functools import partial

import ibis
import pyarrow as pa
import pyarrow.compute as pc

from src.handed_in import LACKING, FileColumn, Refused, Understood
from src.loading.database import Database, open_database
from src.loading.intake.columns import Layout, Vocabulary
from src.loading.intake.confirming import Confirmed
from src.loading.intake.places import Gazetteer
from src.loading.intake.refusal import Refusal
from src.loading.intake.sorting import Records
from src.loading.intake.understanding import understand_groups
from src.loading.intake.words import read_words
from src.loading.logs.description import FoundLog
from src.loading.logs.engines import engine_answer
from src.loading.logs.faults import FAULTS, LogFault
from src.loading.logs.grouping import MOST_GROUPS, ROWS, grouped
from src.programme.definition import Programme


def fetch(
    found: FoundLog,
    programme: Programme,
    register: Mapping[str, str],
    *,
    old_codes: Mapping[str, str] | None = None,
    offering: str | None = None,
    year: int | None = None,
    confirmed: Iterable[tuple[str, str]] = (),
) -> Understood | Refused:
    """Asks the log's engine once for its groups, and understands their words; Refused where it does not answer.

    `offering` (its key) and `year`: what all rows are about, where no column says it. The lines of what is found are groups.
    """
    words = read_words()
    vocabulary = Vocabulary(programme, Gazetteer(register, words, old_codes), words, offering, year)
    named = found.said.log.columns.named
    layout = Layout(
        tuple(FileColumn(place, column, meaning) for place, (meaning, column) in enumerate(named.items())),
        "log",
        tuple(each for each in LACKING if not {each, "date" if each == "year" else each} & named.keys()),
        None if "offering" in named else offering,
        None if {"year", "date"} & named.keys() else year,
    )
    try:
        if not ("offering" in named or offering):
            raise Refusal("offering_column_missing")
        groups = engine_answer(found, partial(_asked, found=found, vocabulary=vocabulary))
        if groups.num_rows > MOST_GROUPS:
            raise LogFault("too_many_cells", "columns", most=MOST_GROUPS)
        if not groups.num_rows:
            raise LogFault("empty")
        with closing(open_database()) as cursor:
            records = _handed(cursor, groups, layout)
            return understand_groups(cursor, records, layout, vocabulary, found.path.name, found.said.source, Confirmed(confirmed))
    except LogFault as fault:
        return Refused(found.path.name, fault.reason, found.finding(FAULTS[fault.reason], fault.place, **fault.values))
    except Refusal as refusal:
        return refusal.of(found.path.name, None, None)


def _asked(log: ibis.Table, *, found: FoundLog, vocabulary: Vocabulary) -> ibis.Table:
    named, ignored, doubts = found.said.log.columns.named, found.said.log.ignored, vocabulary.doubts
    for meaning, column in named.items():
        if vocabulary.words.is_person(column):
            raise LogFault("column_person", "columns", meaning, column=column)
    for column in log.columns:
        if column in (*named.values(), *ignored):
            continue
        if doubts.asks(column) or doubts.denies(column) or doubts.counts(column, is_wide=False):
            raise LogFault("column_unclear", column=column)
    return grouped(log, named)


def _handed(cursor: Database, groups: pa.Table, layout: Layout) -> Records:
    """Puts the groups before the database as the intake groups the rows of a file, and says how many rows they are."""
    cells = {f"c{column.place}": pc.fill_null(groups[column.meaning].cast(pa.string()), "") for column in layout.known}
    cursor.register("groups", pa.table({**cells, "n": groups[ROWS].cast(pa.int64())}))
    names = ", ".join(cells)
    numbered = f"SELECT row_number() OVER (ORDER BY {names}) AS g, *, g AS first_line FROM groups"  # noqa: S608 - our own names
    cursor.execute(f"CREATE TEMP TABLE handed AS {numbered}")
    days = "".join(f", c{column.place} AS d{column.place}" for column in layout.known if column.meaning == "date")
    return Records(f"SELECT g AS line, {names}{days} FROM handed", {}, records=pc.sum(groups[ROWS]).as_py())  # noqa: S608
