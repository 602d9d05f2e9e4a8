"""Sources in a file's own words: their rows get the source that is said for the whole file, and the words are told."""

from collections.abc import Iterator

import duckdb

from src.handed_in import Notice
from src.language import N_
from src.loading.intake.columns import Layout, Vocabulary
from src.loading.intake.values import source_of
from src.loading.intake.words import bare

MOST_TOLD = 20  # different words


def is_own(cell: str, vocabulary: Vocabulary) -> bool:
    """Whether a cell of sources holds words that are no source of the data folder, nor like one."""
    found = source_of(cell, vocabulary)
    return bool(bare(cell)) and found.value is None and not found.suggestions


def told_sources(cursor: duckdb.DuckDBPyConnection, layout: Layout, vocabulary: Vocabulary) -> Iterator[Notice]:
    """The file's own words for sources; those that may name a person are only counted."""
    column = layout.the("source")
    if column is None:
        return
    query = f"SELECT c{column.place}, CAST(sum(n) AS BIGINT) FROM handed GROUP BY ALL ORDER BY sum(n) DESC, min(first_line)"  # noqa: S608
    own = [(bare(cell), rows) for cell, rows in cursor.execute(query).fetchall() if is_own(cell, vocabulary)]
    if not own:
        return
    told = N_(
        "Källan står med egna ord i kolumnen {column} (antal rader: {count}). "
        "Orden sparas inte; raderna får den källa som anges för hela filen."
    )
    yield Notice("own_sources", told, {"column": column.header, "count": sum(rows for _, rows in own)})
    shown = [cell for cell, _ in own if vocabulary.shown.cell(cell)][:MOST_TOLD]
    if shown:
        yield Notice("source_words", N_("Egna ord för källan: {words}."), {"words": ", ".join(shown)})
    if hidden := len(own) - len(shown):
        yield Notice("hidden_sources", N_("Egna ord för källan som inte visas här: {count}."), {"count": hidden})
