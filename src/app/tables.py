"""Tables on a page, each with its downloads."""

from collections import Counter
from collections.abc import Hashable, Sequence
from functools import partial

import pandas as pd
import streamlit as st

from src.address import CHANGES_PAGE, EVIDENCE_PAGE, MAP_PAGE, MUNICIPALITY_KEY, MUNICIPALITY_PAGE
from src.app import markup
from src.app.panel import download
from src.app.plain_values import plain_values
from src.catalogue.report import TablePart
from src.language import Language
from src.reporting.table.csv_file import excel_csv
from src.selection.view import View
from src.vocabulary import GROUP, MANY_MUNICIPALITIES
from src.wording.divisions import group_word
from src.wording.groups import by_group, folds, groups_table, ways_to_groups
from src.wording.marks import records_link
from src.wording.origin import Origin, origin_of, origin_of_changes
from src.wording.records import asked_by_cell
from src.wording.states import signs
from src.wording.table_cells import Naming, column_words, is_number_column

FEW_ROWS = 5  # rows that need no sorting
MANY_ROWS = 12  # rows that need no box to scroll in


def table(
    view: View,
    rows: pd.DataFrame,
    *,
    name: str,
    alt: str,
    addresses: Sequence[str] = (),
    ways: Sequence[Sequence[str]] = (),
    places: Sequence[str] = (),
    shown: Sequence[str] = (),
    compared: bool = False,
) -> None:
    """A table with its downloads, or a line that says that it is empty.

    More than a few rows can be sorted; many scroll in a box of their own.

    `rows` has headers in the reader's language. A municipality's name leads to its page, and its cells of offerings and years
    to their records.
    `view` is what shapes the rows, and `shown` the columns of the register in them: the file names its filters and sources.
    `addresses`: where each row's first cell links to instead; `ways`: where all its cells do. `places`: the ids of the rows.
    `compared`: the table compares two versions, and its file says so.
    """
    if rows.empty:
        st.html(markup.paragraphs("note", [view.text("Inga rader.")]))
        return
    shown_rows = rows
    if (these := None if places else _chosen_rows(view, rows, name)) is not None:
        shown_rows = _rows_of(rows, these)
        addresses, places = ([given[n] for n in these] if given else given for given in (addresses, places))
        ways = [ways[n] for n in these] if ways else ways
    # Kept beside the rows, and so as long as they are: those that are worked out once are also written once.
    written: dict[Hashable, tuple[str, str]] = vars(shown_rows).setdefault("_written", {})
    key = (plain_values(view), alt, tuple(addresses), tuple(map(tuple, ways)), tuple(places))
    if key not in written:
        written[key] = _written(view, shown_rows, alt, addresses, ways, places)
    for html in filter(None, written[key]):
        st.html(html)
    _downloads(view, rows, name, alt, shown, compared=compared)


def _written(
    view: View, rows: pd.DataFrame, alt: str, addresses: Sequence[str], ways: Sequence[Sequence[str]], places: Sequence[str]
) -> tuple[str, str]:
    """The table as HTML, and a line on where its links lead."""
    text, few = view.text, len(rows) <= FEW_ROWS
    columns = [column for _, column in rows.items()]  # two may have the same header
    lines = list(zip(*(column_words(column, text) for column in columns), strict=True))
    numbers = [is_number_column(column) for column in columns]
    ways = ways or [[address] for address in addresses] or _links(view, rows)
    named = [[_named(view, cell) for cell in line] for line in zip(*columns, strict=True)]
    long = len(rows) > MANY_ROWS
    shape = partial(
        markup.html_table,
        addresses=ways,
        named=named,
        places=places,
        sortable=not few,
        long=long,
        fold=text("kommuner") if folds(view) else "",
    )
    hint = ""
    if any(map(any, named)):
        hint = _hint(text("Namnen leder till kommunernas sidor."), text)
    elif text("Kommun") in rows and any(any(row[1:]) for row in ways):
        hint = _hint(text("Namnet leder till kommunens sida, svaren till raderna bakom dem."), text)
    return shape(alt, list(rows.columns), lines, numbers), hint


def _groups_of(view: View, rows: pd.DataFrame) -> dict[str, list[int]]:
    """The places of the rows on each group's municipalities, by the group's name; none where the table is not paged.

    A table is paged by group where it is on many municipalities.
    """
    name = view.text("Kommun")
    if name not in rows or not folds(view):
        return {}
    found: dict[str, list[int]] | None = vars(rows).get("_groups")
    if found is None:
        codes = {known: code for code, known in view.assessed.names.items()}
        of_rows = [codes.get(cell) for cell in rows[name]]
        found = vars(rows)["_groups"] = {}
        if None not in of_rows and len(set(of_rows)) > MANY_MUNICIPALITIES:
            group_of = {code: group for group, members in by_group(view, filter(None, of_rows)).items() for code in members}
            found.update({group: [] for group in group_of.values()})
            for n, code in enumerate(of_rows):
                found[group_of[str(code)]].append(n)
    return found


def _chosen_group(view: View, rows: pd.DataFrame, name: str) -> str:
    """The choice of the group whose rows are shown, if the table is paged; "" for all rows."""
    text, found = view.text, _groups_of(view, rows)
    if not found:
        return ""
    words = {group: text.plural("{group}: {n} rad", "{group}: {n} rader", len(of), group=group) for group, of in found.items()}
    words[""] = text("Alla: {n} rader", n=text.number(len(rows)))
    label = text("Visa rader för")
    return st.selectbox(label, list(words), format_func=words.__getitem__, key=f"group-{name}", width=360) or ""


def _chosen_rows(view: View, rows: pd.DataFrame, name: str) -> Sequence[int] | None:
    """The places of the rows that are shown, by the choices of a group and of a page; None for all rows.

    A record of many municipalities shows so many rows at a time, of one group where there are several.
    """
    groups, group = _groups_of(view, rows), _chosen_group(view, rows, name)
    these = groups[group] if group else range(len(rows))
    if groups and not group:
        return None
    if len(these) <= MANY_MUNICIPALITIES or len(view.assessed.names) <= MANY_MUNICIPALITIES:
        return these if group else None
    text, last = view.text, len(these)
    words = {
        start: text("{first}–{last} av {n}", first=text.number(start + 1), last=text.number(min(end, last)), n=text.number(last))
        for start in range(0, last, MANY_MUNICIPALITIES)
        for end in (start + MANY_MUNICIPALITIES,)
    }
    start = st.selectbox(text("Visa rader"), list(words), format_func=words.__getitem__, key=f"rows-{name}-{group}", width=240) or 0
    return these[start : start + MANY_MUNICIPALITIES]


def _rows_of(rows: pd.DataFrame, places: Sequence[int]) -> pd.DataFrame:
    """The rows at these places, kept beside all rows."""
    pages: dict[Hashable, pd.DataFrame] = vars(rows).setdefault("_pages", {})
    if (key := (places[0], places[-1], len(places))) not in pages:
        pages[key] = rows.iloc[list(places)].reset_index(drop=True)
    return pages[key]


def groups_part(view: View) -> None:
    """A table of the groups of municipalities where these are many; each leads to the map of the group."""
    if folds(view):
        rows, kind = groups_table(view), group_word(view)
        alt = view.text("Hur många kommuner som har deltagit i något, per {kind}", kind=kind)
        table(view, rows, name="karta-grupper", alt=alt, addresses=ways_to_groups(view, MAP_PAGE), shown=[GROUP])


def plain_table(rows: pd.DataFrame, alt: str, view: View) -> None:
    """A table without downloads: what it shows counts nowhere yet."""
    columns = [column for _, column in rows.items()]
    lines = list(zip(*(column_words(column, view.text) for column in columns), strict=True))
    st.html(markup.html_table(alt, list(map(str, rows.columns)), lines, [is_number_column(column) for column in columns]))


def _hint(where: str, text: Language) -> str:
    """Where a table's links lead, and how to go between them; the latter is not shown where there are no keys."""
    return markup.paragraphs("hint", [where]) + markup.paragraphs("hint keys", [text("Piltangenterna går från länk till länk.")])


def _links(view: View, rows: pd.DataFrame) -> list[list[str]]:
    """Where each row's cells lead: a municipality's name to its page, an offering or a year to the records behind the cell."""
    name, bearers = view.text("Kommun"), Counter(view.assessed.names.values())
    codes = {known: code for code, known in view.assessed.names.items() if bearers[known] == 1}
    if name not in rows:
        return []

    def way(code: str, column: str) -> str:
        if column == name:
            return _page_of(view, code)
        cell = asked_by_cell(view, code, column)
        return records_link(view, cell) if cell != code else ""

    return [[way(codes[known], column) for column in map(str, rows)] if known in codes else [] for known in rows[name]]


def _named(view: View, cell: object) -> dict[str, str]:
    """The page of each municipality that the cell names, by its name; two of the same name lead nowhere."""
    if not isinstance(cell, Naming):
        return {}
    bearers = Counter(map(view.name_of, cell.codes))
    return {name: _page_of(view, code) for code in cell.codes if bearers[name := view.name_of(code)] == 1}


def _page_of(view: View, code: str) -> str:
    return view.link(MUNICIPALITY_PAGE, **{MUNICIPALITY_KEY: code})


def _downloads(view: View, rows: pd.DataFrame, name: str, title: str, shown: Sequence[str], *, compared: bool) -> None:
    """The downloads: CSV, and a workbook with the sources. Made on the click."""
    text, view = view.text, view.narrowed(about=view.about, from_start=view.from_start)

    def origin() -> Origin:
        if compared:
            return origin_of_changes(view, view.address_of(CHANGES_PAGE, compared=True), *shown)
        return origin_of(view, view.address_of(EVIDENCE_PAGE), *shown)

    def workbook() -> bytes:
        from src.reporting.table.workbook import table_workbook  # on the first click

        return table_workbook([TablePart(name, title, rows)], origin(), signs(text), text)

    with st.container(horizontal=True, gap="medium"):
        excel, csv = text("Ladda ned tabellen (Excel)"), text("Ladda ned tabellen (CSV)")
        download(view, excel, workbook, name, "xlsx", key=f"download-{name}-xlsx", type="tertiary")
        download(view, csv, lambda: excel_csv(rows, text, origin()), name, "csv", key=f"download-{name}-csv", type="tertiary")
