"""Free words beside what the rows say: comments on the cells of a workbook, and columns of remarks. What they mean is not read."""

from collections.abc import Iterable, Iterator

import duckdb

from src.handed_in import UNRECOGNISED, Notice
from src.language import N_
from src.loading.intake.cell_comments import Comments
from src.loading.intake.columns import Layout, Vocabulary
from src.loading.intake.head import Head, NumberedRow
from src.loading.intake.refusal import Refusal
from src.loading.intake.sorting import Records
from src.loading.intake.strikes import letters_of
from src.loading.intake.tallying import lined_rows
from src.loading.intake.titles import legend_doubt
from src.loading.intake.values import answer_of
from src.loading.intake.words import bare

_MOST_TOLD = 10  # remarks, or lines
_LONGEST = 80  # characters of a remark


def check_comments(
    comments: Comments, rows: Iterable[NumberedRow], head: Head, layout: Layout, left: int, vocabulary: Vocabulary
) -> None:
    """Raises Refusal where a comment on a cell may take back what its row says. `left`: how many columns `rows` leaves out."""
    doubtful = [(row + 1, place) for (row, place), text in comments.items() if _is_doubtful(text, vocabulary)]
    lines = {line for line, _ in doubtful}
    cells = {line: cells for line, cells in rows if line in lines} if lines else {}
    asked = [
        (line, place, name)
        for line, place in doubtful
        if _counts(cells.get(line, []), place, layout, vocabulary)
        and (name := f"kommentar {letters_of(place + left)}{line}") not in head.unread
    ]
    if asked:
        line, place, name = asked[0]
        header = layout.columns[place].header if 0 <= place < layout.width else None
        names = tuple(name for *_, name in asked[:_MOST_TOLD])
        raise Refusal("comment_doubtful", line=line, column=header, asked=names, cell=name.split()[-1])


def told_comments(comments: Comments) -> Iterator[Notice]:
    """That some cells have comments, which are not read."""
    if lines := sorted({row + 1 for row, _ in comments}):
        one = N_("En cell har en kommentar som inte tolkats (rad {lines}).")
        many = N_("{count} celler har en kommentar som inte tolkats (rad {lines}).")
        yield Notice("comments", one if len(comments) == 1 else many, {"count": len(comments), "lines": _lines(lines)})


def told_remarks(cursor: duckdb.DuckDBPyConnection, found: Records, layout: Layout, vocabulary: Vocabulary) -> Iterator[Notice]:
    """How many rows that count have a remark, and the first ones that may be shown."""
    for column in layout.judged:
        if column.meaning != UNRECOGNISED or not vocabulary.doubts.is_remark(column.header):
            continue
        counted = f"SELECT line FROM ({lined_rows(found, layout)}) WHERE g IN (SELECT g FROM statements)"  # noqa: S608 - our own names
        said = cursor.execute(
            f"SELECT line, c{column.place} FROM ({found.raw}) WHERE regexp_matches(c{column.place}, '\\pL') "  # noqa: S608
            f"AND line IN ({counted}) ORDER BY line",
            found.parameters,
        ).fetchall()
        if not said:
            continue
        values = {"count": len(said), "column": column.header, "lines": _lines([line for line, _ in said])}
        one = N_("En rad som räknas har en kommentar som inte tolkats, i kolumnen {column} (rad {lines}).")
        many = N_("{count} rader som räknas har en kommentar som inte tolkats, i kolumnen {column} (rad {lines}).")
        yield Notice("remarks", one if len(said) == 1 else many, values)
        shown = dict.fromkeys(bare(text)[:_LONGEST] for _, text in said if vocabulary.shown.cell(text))
        if shown:
            words = "; ".join(f"”{text}”" for text in list(shown)[:_MOST_TOLD])
            yield Notice("remark_words", N_("De första kommentarerna som kan visas: {words}."), {"words": words})


def _is_doubtful(text: str, vocabulary: Vocabulary) -> bool:
    words = vocabulary.words
    return vocabulary.doubts.is_doubtful(text) or bool(words.turned(text) or legend_doubt(text, words))


def _counts(cells: list[str], place: int, layout: Layout, vocabulary: Vocabulary) -> bool:
    """Whether a comment here may be about something that counts: not where the cell, or the whole row, says no or nothing."""
    own = [column for column in layout.cells if column.place == place]
    asked = own or layout.cells or [column for column in (layout.the("participates"),) if column]
    said = [cells[column.place] for column in asked if column.place < len(cells)]
    return not said or any(bare(cell) and answer_of(cell, vocabulary) is not False for cell in said)


def _lines(lines: list[int]) -> str:
    return ", ".join(map(str, lines[:_MOST_TOLD])) + (" …" if len(lines) > _MOST_TOLD else "")
