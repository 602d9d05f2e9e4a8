"""What is selected: read from the address, drawn once in the sidebar, used by every page."""

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations
from typing import Any, Final

import streamlit as st

from src.address import (
    COMPARE_KEY,
    EXPORT_KEY,
    KNOWN_KEY,
    LANGUAGE_KEY,
    MUNICIPALITY_KEY,
    OFFERINGS_KEY,
    ORDER_KEY,
    SPREAD_KEY,
    WHAT_IF_KEY,
    YEARS_KEY,
)
from src.analysis.assessed import AssessedRecord
from src.app.address_widgets import all_chosen, asked_for, chosen, field, keep, once_in_run
from src.app.markup import escape_markdown
from src.language import CODES, Language
from src.record import ExportLabel
from src.selection.assumptions import assumption_code
from src.selection.once import once
from src.selection.selection import ON_MUNICIPALITIES, Selection, options
from src.selection.view import View
from src.wording.divisions import division_names, group_word, option_name
from src.wording.spread import SpreadMeasure
from src.wording.tables import ORDERS

FILTER_KEYS: Final = (YEARS_KEY, OFFERINGS_KEY, *ON_MUNICIPALITIES)
# What can be chosen whatever the data hold; the first is the default.
FIXED_OPTIONS: Final[Mapping[str, Sequence[str]]] = {
    LANGUAGE_KEY: CODES,
    ORDER_KEY: ORDERS,
    SPREAD_KEY: ("med", "nya"),
}


def chosen_option(key: str) -> str:
    """The language, the order of rows or the measure of spread that is chosen."""
    return chosen(key, FIXED_OPTIONS[key], FIXED_OPTIONS[key][0])


def chosen_municipality(assessed: AssessedRecord) -> str | None:
    """The code of the municipality to look at."""
    return chosen(MUNICIPALITY_KEY, assessed.names, None)


def selected(assessed: AssessedRecord) -> Selection:
    """The selection in force; values that the record does not have are left out, and disappear from the address."""
    return once_in_run((selected, assessed.version, assessed.record.label.folder), lambda: _selected(assessed))


def _selected(assessed: AssessedRecord) -> Selection:
    selection = Selection.from_query({key: asked_for(key) for key in (*FILTER_KEYS, WHAT_IF_KEY)}, assessed)
    for key, offered in options(assessed).items():
        all_chosen(key, offered)
    keep(WHAT_IF_KEY, [assumption_code(assumption) for assumption in selection.what_if])
    return selection


def draw_filters(assessed: AssessedRecord, text: Language) -> None:
    """The filters that have something to choose between."""
    offerings = {offering.key: escape_markdown(text.of(offering.name)) for offering in assessed.programme.offerings}
    offered = options(assessed)
    drawn = {key: {"options": values, **field(key, all_chosen(key, values))} for key, values in offered.items() if len(values) > 1}
    if more := drawn.get(YEARS_KEY):
        st.pills(text("År"), selection_mode="multi", **more)
    if more := drawn.get(OFFERINGS_KEY):
        st.pills(text("Erbjudanden"), selection_mode="multi", format_func=offerings.__getitem__, **more)
    divisions = {key: name for key, name in division_names(assessed.programme, text).items() if key in drawn}
    if divisions:
        st.html(f'<p class="label">{text("Kommuner")}</p>')
    for key, name in divisions.items():
        st.multiselect(
            name,
            format_func=_option_names(assessed, text, key).__getitem__,
            placeholder=text("{filter}: alla", filter=name),
            label_visibility="collapsed",
            **drawn[key],
        )


@once
def _option_names(assessed: AssessedRecord, text: Language, key: str) -> dict[str, str]:
    return {option: option_name(assessed.programme, text, key, option) for option in options(assessed)[key]}


def draw_export(labels: Sequence[ExportLabel], shown: ExportLabel, text: Language) -> None:
    """The choice of export: the documented ones by date, made-up ones last. To choose one clears the day in the address.

    A withdrawn one is among them only while it is shown.
    """
    labels = (shown, *labels) if shown.withdrawn else labels
    titles = {label.folder: text.of(label.title) for label in labels}
    if shown.withdrawn:
        titles[shown.folder] = text("{export} (tillbakadragen)", export=titles[shown.folder])
    if len(set(titles.values())) < len(titles):
        titles = {label.folder: f"{text.date(label.as_of)} {titles[label.folder]}" for label in labels}
    st.selectbox(text("Datakälla"), list(titles), format_func=titles.__getitem__, **field(EXPORT_KEY, shown.folder, KNOWN_KEY))


def draw_option(key: str, label: str, name: Callable[[Any], str]) -> str:
    """The choice between the fixed options of a key; returns the chosen one."""
    option = chosen_option(key)
    st.segmented_control(label, FIXED_OPTIONS[key], format_func=name, required=True, **field(key, option))
    return option


def draw_order(view: View) -> str:
    """The choice of the order of the rows in the matrix; returns the order."""
    text = view.text
    names = {"ar": text("Första år"), "namn": text("Namn"), "grupp": text.capital(group_word(view))}
    return draw_option(ORDER_KEY, text("Sortera efter"), names.__getitem__)


def draw_measure(view: View) -> SpreadMeasure:
    """The choice between those who were in the group in the selected years and those who were new; returns it.

    Without a filter on years both are the same, and there is no choice.
    """
    text = view.text
    if view.selection.years == view.programme.years:
        return SpreadMeasure.MEMBERS
    years = view.some_year
    names = {"med": text("Med i gruppen {years}", years=years), "nya": text("Nya {years}", years=years)}
    option = draw_option(SPREAD_KEY, text("Visa"), names.__getitem__)
    return {"med": SpreadMeasure.MEMBERS, "nya": SpreadMeasure.NEW}[option]


def chosen_years_to_compare(view: View) -> tuple[int, int] | None:
    """The two years of the programme that are compared."""
    pairs = _pairs_of_years(view)
    asked = chosen(COMPARE_KEY, list(pairs), None)
    return pairs[asked] if asked else None


def draw_years_to_compare(view: View) -> None:
    """The choice of two years to compare, where there are two."""
    text, pairs = view.text, _pairs_of_years(view)
    if not pairs:
        return
    names = {key: text("{first} mot {second}", first=first, second=second) for key, (first, second) in pairs.items()}
    now = chosen(COMPARE_KEY, list(pairs), None)
    options = {"index": None, "placeholder": text("Välj två år"), "width": 220, **field(COMPARE_KEY, now)}
    st.selectbox(text("Jämför två år"), list(pairs), format_func=names.__getitem__, **options)


def _pairs_of_years(view: View) -> dict[str, tuple[int, int]]:
    return {f"{first}-{second}": (first, second) for first, second in combinations(view.programme.years, 2)}


def draw_municipality(assessed: AssessedRecord, text: Language) -> None:
    """The choice of the municipality to look at, by name."""
    st.selectbox(
        text("Kommun"),
        list(assessed.names),
        format_func=assessed.names.__getitem__,
        index=None,
        placeholder=text("Välj en kommun"),
        **field(MUNICIPALITY_KEY, chosen_municipality(assessed)),
    )


def clear(*keys: str) -> None:
    """Clears these choices; for a button."""
    for key in keys:
        keep(key, ())
