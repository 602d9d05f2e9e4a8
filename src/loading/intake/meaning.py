"""The cells as written into the database's tables of what they mean, one row for each different cell."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

import duckdb

from src.handed_in import PERSON
from src.loading.intake.columns import Layout, Vocabulary
from src.loading.intake.confirming import Confirmed
from src.loading.intake.own_sources import is_own
from src.loading.intake.refusal import Refusal
from src.loading.intake.values import Meant, answer_of, cell_of, named_of, offering_of, source_of, unknown_answer, year_of
from src.loading.intake.words import bare, plain

MOST_VALUES: Final = 20_000  # different ones in a column

_Ask = Callable[[str, Vocabulary], Meant]


def explain(
    cursor: duckdb.DuckDBPyConnection, layout: Layout, vocabulary: Vocabulary, source: str | None, confirmed: Confirmed
) -> None:
    """Fills `statements` and `faults` from `handed`.

    `statements`: g, n, code, offering, year, participates, source; one for each thing that the rows of g say.
    `faults`: g, n, reason, and the `place` of the column that is wrong, or NULL. A row with a fault says nothing.
    `source`: for rows that name none, or one in words of their own.
    """
    cursor.execute("CREATE OR REPLACE TEMP TABLE faults (g BIGINT, n BIGINT, reason VARCHAR, place INTEGER)")
    _explain_places(cursor, layout, vocabulary, confirmed)
    joins, said = ["JOIN meant_place ON meant_place.a = {code} AND meant_place.b = {name}"], ["meant_place.value AS code"]
    if layout.cells:
        _explain_cells(cursor, layout, vocabulary)
        joins.append("JOIN meant_cell USING (g)")
        said.append("meant_cell.participates AS participates")
    for meaning, ask in _ASKED.items():
        column = layout.the(meaning)
        if column is None:
            continue
        cell = f"c{column.place}"
        if source and meaning == "source":
            ask = partial(_source, given=source)
        _explain_column(cursor, cell, column.header, partial(confirmed.value, ask), vocabulary, meaning)
        _fault(cursor, f"JOIN meant_{meaning} AS m ON m.word = {cell}", column.place)
        joins.append(f"JOIN meant_{meaning} ON meant_{meaning}.word = {cell}")
    said.append(_offering(layout))
    if not layout.cells:
        said.append("meant_participates.value = 'ja' AS participates" if layout.the("participates") else "true AS participates")
    years = ["meant_cell.year"] if layout.cells else []
    years += [str(layout.year)] if layout.year else []
    years += [f"CAST(meant_{meaning}.value AS INTEGER)" for meaning in ("year", "date") if layout.the(meaning)]
    if named := layout.the("offering"):
        years.insert(0, "meant_offering.year")
        _other_year(cursor, named.place, layout)
    said.append(f"coalesce({', '.join([*years, 'NULL'])}) AS year")
    _missing(cursor, layout, source)
    _left_out(cursor, layout)
    if layout.cells:
        _against_answers(cursor, layout)
    given = "nullif(meant_source.value, '')" if layout.the("source") else "NULL"
    said.append(f"coalesce({given}, $source) AS source")
    query = f"""
        CREATE OR REPLACE TEMP TABLE statements AS
        SELECT DISTINCT handed.g, handed.n, {", ".join(said)}
        FROM handed {" ".join(joins)}
        WHERE handed.g NOT IN (SELECT g FROM faults)
    """  # noqa: S608 - our own names
    about = {"offering": layout.offering} if layout.offering else {}
    cursor.execute(query.format(**_place_cells(layout)), {"source": source, **about})
    cursor.execute("DELETE FROM statements WHERE participates IS NULL")
    if layout.shape == "log" and layout.dropped(PERSON) and (column := layout.the("participates")):
        _absent_persons(cursor, column.place)


def _participates(words: str, vocabulary: Vocabulary) -> Meant:
    said = answer_of(words, vocabulary)
    if said is None:
        is_left_out = not bare(words) or plain(words) in vocabulary.words.unanswered
        return Meant(None, None if is_left_out else unknown_answer(words, vocabulary))
    return Meant("ja" if said else "nej")


def _source(words: str, vocabulary: Vocabulary, given: str = "") -> Meant:
    if given and is_own(words, vocabulary):
        return Meant(given)
    return source_of(words, vocabulary) if bare(words) else Meant("")


_ASKED: Final[dict[str, _Ask]] = {
    "offering": offering_of,
    "year": year_of,
    "date": year_of,
    "participates": _participates,
    "source": _source,
}


def _explain_places(cursor: duckdb.DuckDBPyConnection, layout: Layout, vocabulary: Vocabulary, confirmed: Confirmed) -> None:
    cells = _place_cells(layout)
    pairs = _different(cursor, f"{cells['code']}, {cells['name']}", _place_header(layout))
    found = [confirmed.place(vocabulary.gazetteer, *pair) for pair in pairs]
    columns = {meaning: column.place for meaning in ("code", "municipality") if (column := layout.the(meaning))}
    places = [columns.get(place.about, next(iter(columns.values()))) for place in found]
    cursor.execute(
        "CREATE OR REPLACE TEMP TABLE meant_place AS SELECT unnest($a::VARCHAR[]) AS a, unnest($b::VARCHAR[]) AS b, "
        "unnest($value::VARCHAR[]) AS value, unnest($reason::VARCHAR[]) AS reason, unnest($place::INTEGER[]) AS place",
        {
            "a": [a for a, _ in pairs],
            "b": [b for _, b in pairs],
            "value": [place.code for place in found],
            "reason": [place.reason for place in found],
            "place": places,
        },
    )
    on = f"JOIN meant_place AS m ON m.a = {cells['code']} AND m.b = {cells['name']}"
    _fault(cursor, on, None)


def _explain_column(
    cursor: duckdb.DuckDBPyConnection, cell: str, header: str, ask: _Ask, vocabulary: Vocabulary, meaning: str
) -> None:
    words = [word for (word,) in _different(cursor, cell, header)]
    asked = [(word, ask(word, vocabulary)) for word in words]
    said = [(word, value, meant.reason, meant.year) for word, meant in asked for value in (meant.value, *meant.also)]
    cursor.execute(
        f"CREATE OR REPLACE TEMP TABLE meant_{meaning} AS "
        "SELECT unnest($word::VARCHAR[]) AS word, unnest($value::VARCHAR[]) AS value, unnest($reason::VARCHAR[]) AS reason, "
        "unnest($year::INTEGER[]) AS year",
        {
            "word": [word for word, *_ in said],
            "value": [None if value is None else str(value) for _, value, *_ in said],
            "reason": [reason for *_, reason, _ in said],
            "year": [year for *_, year in said],
        },
    )


def _explain_cells(cursor: duckdb.DuckDBPyConnection, layout: Layout, vocabulary: Vocabulary) -> None:
    """`meant_cell`: g, offering, year, participates; one row for each answer of a wide table."""
    cursor.execute("CREATE OR REPLACE TEMP TABLE meant_cell (g BIGINT, offering VARCHAR, year INTEGER, participates BOOLEAN)")
    for column in layout.cells:
        cell = f"c{column.place}"
        words = [word for (word,) in _different(cursor, cell, column.header)]
        is_named = column.offering is None and layout.the("offering") is None  # a cell names what somebody took part in that year
        answers = [(word, named_of(word, vocabulary) if is_named else cell_of(word, column, vocabulary)) for word in words]
        said = [(word, column.offering, *statement) for word, answer in answers for statement in answer.statements]
        said += [(word, key, column.year, True) for word, answer in answers for key in answer.offerings]
        cursor.execute(
            "INSERT INTO meant_cell SELECT g, m.offering, m.year, m.participates FROM handed JOIN (SELECT "  # noqa: S608 - our own names
            "unnest($word::VARCHAR[]) AS word, unnest($offering::VARCHAR[]) AS offering, unnest($year::INTEGER[]) AS year, "
            f"unnest($said::BOOLEAN[]) AS participates) AS m ON m.word = {cell}",
            {
                "word": [word for word, *_ in said],
                "offering": [offering for _, offering, *_ in said],
                "year": [year for *_, year, _ in said],
                "said": [answer for *_, answer in said],
            },
        )
        wrong = [(word, answer.reason) for word, answer in answers if answer.reason]
        on = f"JOIN (SELECT unnest($word::VARCHAR[]) AS word, unnest($reason::VARCHAR[]) AS reason) AS m ON m.word = {cell}"
        _fault(cursor, on, column.place, word=[word for word, _ in wrong], reason=[reason for _, reason in wrong])


def _missing(cursor: duckdb.DuckDBPyConnection, layout: Layout, source: str | None) -> None:
    """An answer needs its source, and a source its answer, where the file has a column for it."""
    named, answered = layout.the("source"), layout.the("participates")
    if named is None:
        return
    blank = f"(SELECT bool_or(value = '') FROM meant_source WHERE word = c{named.place})"  # noqa: S608 - our own names
    no_answer = "false"
    if answered:
        no_answer = f"(SELECT bool_or(value IS NULL) FROM meant_participates WHERE word = c{answered.place})"  # noqa: S608
    no_cell = "g NOT IN (SELECT g FROM meant_cell)" if layout.cells else no_answer
    if not source:
        _add_fault(cursor, "source_missing", named.place, f"{blank} AND NOT ({no_cell})")
    if answered:
        _add_fault(cursor, "answer_missing", answered.place, f"NOT {blank} AND {no_answer}")


def _against_answers(cursor: duckdb.DuckDBPyConnection, layout: Layout) -> None:
    """Faults of rows of a wide table whose own answer or year is another than their cells have."""
    if column := layout.the("participates"):
        no = f"c{column.place} IN (SELECT word FROM meant_participates WHERE value = 'nej')"  # noqa: S608 - our own names
        yes = "g IN (SELECT g FROM meant_cell WHERE participates)"
        _add_fault(cursor, "no_beside_answers", column.place, f"{no} AND {yes}")
    if column := layout.the("year"):
        apart = (
            f"SELECT g FROM meant_cell JOIN handed USING (g) JOIN meant_year ON word = c{column.place} "  # noqa: S608
            "WHERE meant_cell.year <> CAST(value AS INTEGER)"
        )
        _add_fault(cursor, "years_disagree", column.place, f"g IN ({apart})")


def _other_year(cursor: duckdb.DuckDBPyConnection, place: int, layout: Layout) -> None:
    """Faults of rows whose offering has another year beside it, `Startpaket 2018`, than the row."""
    query = f"SELECT g FROM handed JOIN meant_offering AS m ON m.word = c{place}"  # noqa: S608 - our own names
    for meaning in ("year", "date"):
        if column := layout.the(meaning):
            joined = f"{query} JOIN meant_{meaning} AS y ON y.word = c{column.place} WHERE m.year <> CAST(y.value AS INTEGER)"
            _add_fault(cursor, "years_disagree", place, f"g IN ({joined})")


def _absent_persons(cursor: duckdb.DuckDBPyConnection, place: int) -> None:
    """Faults of rows that say no of one person, in a list of persons: the municipality may have taken part all the same."""
    several = "SELECT count(*) FROM (SELECT sum(n) AS n FROM statements GROUP BY code, offering, year) WHERE n > 1"
    if cursor.execute(several).fetchone() == (0,):  # one row each: a list of municipalities, with the person to ask
        return
    absent = "g IN (SELECT g FROM statements WHERE NOT participates)"
    _add_fault(cursor, "answer_taken_back", place, absent)
    cursor.execute("DELETE FROM statements WHERE NOT participates")


def _left_out(cursor: duckdb.DuckDBPyConnection, layout: Layout) -> None:
    """A blank year is an unknown one, but not below a year that stands once above its rows, as in a pivot table."""
    year, names = layout.the("year"), [column.place for m in ("code", "municipality") if (column := layout.the(m))]
    if year is None or layout.cells or year.place > min(names):
        return
    is_blank = f"c{year.place} IN (SELECT word FROM meant_year WHERE value IS NULL AND reason IS NULL)"  # noqa: S608
    years = f"SELECT sum(n) AS n, min(first_line) AS first FROM handed WHERE NOT {is_blank} GROUP BY c{year.place}"  # noqa: S608
    most, first = cursor.execute(f"SELECT max(n), min(first) FROM ({years})").fetchone() or (None, None)  # noqa: S608
    if most == 1:
        _add_fault(cursor, "year_left_out", year.place, f"{is_blank} AND first_line > {first}")


def _add_fault(cursor: duckdb.DuckDBPyConnection, reason: str, place: int, condition: str) -> None:
    query = f"INSERT INTO faults SELECT g, n, $reason, $place FROM handed WHERE g NOT IN (SELECT g FROM faults) AND {condition}"  # noqa: S608
    cursor.execute(query, {"reason": reason, "place": place})


def _fault(cursor: duckdb.DuckDBPyConnection, on: str, place: int | None, **values: Sequence[str | None]) -> None:
    """Adds what is wrong by the joined table `m`, whose own `place` counts where none is given."""
    where = "m.place" if place is None else str(place)
    cursor.execute(f"INSERT INTO faults SELECT g, n, m.reason, {where} FROM handed {on} WHERE m.reason IS NOT NULL", values)  # noqa: S608


def _offering(layout: Layout) -> str:
    if layout.offering:
        return "$offering AS offering"
    return "meant_offering.value AS offering" if layout.the("offering") else "meant_cell.offering AS offering"


def _place_cells(layout: Layout) -> dict[str, str]:
    found = {"code": layout.the("code"), "name": layout.the("municipality")}
    return {name: f"c{column.place}" if column else "''" for name, column in found.items()}


def _place_header(layout: Layout) -> str:
    column = layout.the("municipality") or layout.the("code")
    assert column
    return column.header


def _different(cursor: duckdb.DuckDBPyConnection, cells: str, header: str) -> list[tuple[str, ...]]:
    found = cursor.execute(f"SELECT DISTINCT {cells} FROM handed LIMIT {MOST_VALUES + 1}").fetchall()  # noqa: S608 - our own names
    if len(found) > MOST_VALUES:
        raise Refusal("too_many_values", column=header, most=MOST_VALUES)
    return found
