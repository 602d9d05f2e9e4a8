"""The elements of a page: a warning, key figures, the way to the goal, notes, links, the footer."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import streamlit as st
from streamlit.errors import StreamlitPageNotFoundError

from src import __version__
from src.address import ACCESSIBILITY_PAGE, MUNICIPALITY_KEY, MUNICIPALITY_PAGE
from src.app import markup
from src.app.cached import data_folder
from src.app.plain_values import previewed
from src.publishing import still_in
from src.selection.once import once
from src.selection.view import View
from src.wording.groups import by_group, folds, group_names, ways_to_groups
from src.wording.marks import Mark, marks
from src.wording.numbers import GOAL_COUNT
from src.wording.overview import goal_steps
from src.wording.warnings import label_warnings, preview_warning, still_said

STYLE = Path(__file__).with_name("style.css")  # what Streamlit's theme cannot express
MANY_NAMES = 12  # municipalities of many, which are shown as numbers that open
OVERVIEW_FILE, MUNICIPALITY_FILE, RECORDS_FILE = "pages/overview.py", "pages/municipality.py", "pages/records.py"


def warn_of_export(view: View) -> None:
    """Warns if the data are made up, or if these or what they are compared with are not published; only one visitor sees that."""
    text, label, before = view.text, view.assessed.record.label, view.before
    previews = [one for one in (label, before.record.label if before else label) if one.preview][:1]
    said = [warning.full for warning in label_warnings(replace(label, preview=False), text)]
    said += [f"{preview_warning(one, text).full} {text('Bara du ser den.')}" for one in previews]
    if later := still_in(data_folder(), label) if label.withdrawn else ():
        said.append(still_said(label, later, text))
    if said:
        say("warning", *said)


def say_who_sees(view: View) -> None:
    """Says, beside an address to copy, that it shows others something else while the view is a preview."""
    if previewed(view):
        note(view.text("För andra visar adressen det som är publicerat, inte förhandsvisningen."))


def key_figures(figures: Sequence[tuple[str, str, str]], marks: Sequence[Sequence[Mark]] = ()) -> None:
    """Key figures: label, value, meaning and marks of each."""
    st.html(markup.key_figure_list(figures, marks))


def note(*sentences: str) -> None:
    """Notes on what stands above, each on its own line."""
    say("note", *sentences)


def say(kind: str, *sentences: str, role: str = "") -> None:
    """Shows sentences, each in its own paragraph.

    `kind` is a class in style.css. With a `role`, `status` or `alert`, a screen reader announces them.
    """
    paragraphs = markup.paragraphs(kind, sentences)
    st.html(f'<div role="{role}">{paragraphs}</div>' if role else paragraphs)


def links_to(view: View, codes: Sequence[str]) -> list[tuple[str, str]]:
    """The name of each municipality, and the address of its page."""
    return [(view.name_of(code), view.link(MUNICIPALITY_PAGE, **{MUNICIPALITY_KEY: code})) for code in codes]


def grouped_links(view: View, codes: Sequence[str]) -> dict[str, list[tuple[str, str]]]:
    """The same by the name of their group."""
    return {group: links_to(view, members) for group, members in by_group(view, codes).items()}


def group_links(view: View, page: str) -> None:
    """A link to the page for each group of municipalities, where they are so many that they are shown by group."""
    if folds(view):
        links = list(zip(group_names(view).values(), ways_to_groups(view, page), strict=True))
        label = view.text("Visa bara")
        note(f"{label}:")
        st.html(markup.link_list(label, links))


def municipality_links(view: View, codes: Sequence[str]) -> None:
    """A link to each municipality's page; only its name if this page runs without the frame, which registers the pages.

    Many are shown by group, as numbers that open.
    """
    if folds(view) and len(codes) > MANY_NAMES:
        st.html(markup.folded_links(view.text("Kommuner"), grouped_links(view, codes)))
        return
    with st.container(horizontal=True, gap="small"):
        for code in codes:
            label = markup.escape_markdown(view.name_of(code))
            try:
                st.page_link(MUNICIPALITY_FILE, label=label, query_params=view.query(**{MUNICIPALITY_KEY: code}))
            except StreamlitPageNotFoundError:
                st.markdown(label)


def way_to_the_goal(view: View) -> None:
    """How many have been in the group so far, year by year, and how many are left; links to the records and to what differs."""
    text, steps = view.text, goal_steps(view)
    if steps:
        of = len(view.register)
        label = text.plural("Har varit med hittills, av {n} kommun", "Har varit med hittills, av {n} kommuner", of)
        bar = markup.step_bar(label, steps, whole=len(view.missing) == 0)
        st.html(f'{bar}<p class="marks">{markup.links(marks(view, GOAL_COUNT))}</p>')


def linked_list(links: Sequence[Mark], empty: str) -> None:
    """Links, each on its own line; `empty` is said where there is none."""
    st.html(markup.linked_bullets(links)) if links else note(empty)


def footer(view: View) -> None:
    """The sources of the figures, the export and its date, the program's version, and the way to the accessibility statement."""
    st.html(_footer(view))


@once
def _footer(view: View) -> str:
    text, label, programme = view.text, view.assessed.record.label, view.programme
    used = [programme.sources[source] for source in view.export_sources]
    sources = "; ".join(f"{text.of(source.producer)}, {text.of(source.title)}" for source in used) or text("ingen")
    export, date, note = text.of(label.title), text.date(label.as_of), text.of(label.note) if label.note else ""
    producers = "; ".join(dict.fromkeys(text.of(programme.sources[source].producer) for source in view.register_sources))
    said = text("Källa: {sources}.", sources=sources)
    shown = text("Datakälla: {export}, uppgifter per {date}. {note}", export=export, date=date, note=note)
    words = {"producers": producers, "version": __version__}
    if areas := programme.groups.areas:
        rest = text("Befolkning, {areas} och gränser: {producers}. Version {version}.", areas=text.of(areas.many), **words)
    else:
        rest = text("Befolkning, kommuntyper och gränser: {producers}. Version {version}.", **words)
    statement = Mark(text("Tillgänglighet"), view.link(ACCESSIBILITY_PAGE), "")
    beneath = f'<p class="origin">{markup.links([statement])}</p>'
    return f'<footer class="source">{markup.paragraphs("origin", [said, shown, rest])}{beneath}</footer>'
