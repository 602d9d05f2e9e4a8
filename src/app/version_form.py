"""The choice of version: the day in the sidebar, what to compare with, and the link for the next meeting."""

from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import PurePath

import streamlit as st

from src.address import CHANGES_PAGE, EXPORT_KEY, FROM_KEY, KNOWN_KEY, SINCE_KEY, with_query
from src.app import markup
from src.app.address_widgets import field, typed
from src.app.cached import data_folder
from src.app.present import note, say
from src.app.selection import clear
from src.app.versions import DAY_LENGTH, asked_in_vain, compared, known_day, today
from src.finding import Finding
from src.language import Language
from src.loading.checking import ALIKE
from src.loading.intake.shown import MOST_DIGITS
from src.selection.selection import day_of
from src.selection.view import View
from src.wording.comparison import version_words


def draw_known_day(text: Language) -> None:
    """Draws the field for a day; the dashboard then shows what was known on it."""
    _draw_day(KNOWN_KEY, text("Visa läget ett visst datum"), text)


def say_known_day(view: View) -> None:
    """Says that the page shows what was known on a day, if one is chosen."""
    text, day, label = view.text, known_day(), view.assessed.record.label
    if day:
        words = {"day": text.date(day), "export": text.of(label.title), "date": text.date(label.as_of)}
        say("known", text("Läget som det var känt {day}: {export}, uppgifter per {date}.", **words))


def say_faulty_exports(text: Language) -> None:
    """Names the exports that would be shown instead of the default one if they had no faults. The faults are in the log."""
    if faulty := data_folder().faulty_since:
        folders = text.names(list(faulty))
        say("known", text("Datakällor med fel visas inte: {folders}. Felen står i serverns logg.", folders=folders))


def say_lost_export(text: Language) -> None:
    """Says that the export in the address is not there, as a preview is not after its page is loaded anew."""
    if asked_in_vain():
        said = text("Exporten i adressen finns inte här, så den vanliga visas.")
        preview = text("En förhandsvisning är borta när sidan läses in på nytt, eftersom filen inte sparas: lämna in den igen.")
        say("known", said, preview)


def draw_faults(findings: Sequence[Finding], text: Language) -> None:
    """The faults of the data instead of a page, and a button that shows the latest export without faults, if there is one."""
    st.title(text("Uppgifterna kan inte visas"), anchor=False)
    many = text.plural("{n} fel måste rättas först.", "{n} fel måste rättas först.", len(findings))
    say("answer", many, role="alert")
    note(text("Inga siffror visas förrän felen är rättade. Filerna är inte ändrade."))
    headers = [text("Fil"), text("Rad"), text("Kolumn"), text("Värde"), text("Vad som är fel"), text("Så rättar du")]
    lines = [
        (f.file, "" if f.line is None else str(f.line), f.column or "", shown_value(f), f.said(text), f.mended(text))
        for f in findings
    ]
    st.html(markup.html_table(many, headers, lines, [False] * len(headers)))
    if data_folder().default:
        st.button(text("Visa den senaste datakällan utan fel"), on_click=clear, args=(EXPORT_KEY, KNOWN_KEY))


def shown_value(finding: Finding) -> str:
    """The value that is wrong, for a visitor: of a table only what is nearly a known word, or has few digits and no letter.

    Any other may be about a person.
    """
    value = finding.value or ""
    if PurePath(finding.file).suffix.lower() != ".csv":
        return value
    known = [word.casefold() for words in finding.values.values() for word in str(words).split(", ")]
    nearly = get_close_matches(value.casefold(), known, n=1, cutoff=ALIKE)
    is_plain = not any(map(str.isalpha, value)) and sum(map(str.isdigit, value)) <= MOST_DIGITS
    return value if nearly or is_plain else ""


def say_nothing_known(text: Language) -> None:
    """Says, instead of a page, that nothing was known on the day, which export is the oldest, and what to do."""
    day = known_day()
    assert day is not None
    st.title(text("Inget var känt"), anchor=False)
    say("answer", text("{day} fanns inga uppgifter.", day=text.date(day)), role="alert")
    note(*_oldest(text), text("Töm datumfältet i sidofältet för att se det som är känt nu."))
    st.button(text("Visa det som är känt nu"), on_click=clear, args=(KNOWN_KEY,))


def why_nothing_compared(view: View) -> tuple[str, ...]:
    """Why the page of changes has nothing to compare: the answer, and what the reader can do."""
    text, found = view.text, compared(view.assessed.record.label)
    day = text.date(found.since) if found.since else ""
    choose = text("Välj något annat att jämföra med.")
    if found.label is None and found.since:
        return (text("{day} fanns inga uppgifter att jämföra med.", day=day), *_oldest(text), choose)
    if found.label is None:
        return (
            text("Det finns ingen tidigare datakälla att jämföra med."),
            text("När nästa export har kommit visar sidan vad som har ändrats."),
        )
    version = version_words(view, found.label)
    if found.faulty:
        return text("Datakällan {version} har fel och kan inte jämföras med.", version=version), choose
    if found.since:
        return (
            text("Inget har ändrats sedan {day}.", day=day),
            text("Det som var känt då är det som visas: {version}.", version=version),
        )
    return text("Datakällan jämförs med sig själv: {version}.", version=version), choose


def what_is_compared(view: View) -> str:
    """The two versions that are compared."""
    text, found = view.text, compared(view.assessed.record.label)
    assert found.label is not None
    words = {"before": version_words(view, found.label), "after": version_words(view, view.assessed.record.label)}
    if found.since:
        return text("Det som var känt {day}, {before}, jämförs med {after}.", day=text.date(found.since), **words)
    return text("{before} jämförs med {after}.", **words)


def draw_comparison(view: View) -> None:
    """Draws the choice of what to compare with, an export or a day; folded where the page answers. One clears the other."""
    text, shown = view.text, view.assessed.record.label
    names = {label.folder: version_words(view, label) for label in data_folder().labels if label.folder != shown.folder}
    found = compared(shown)
    listed = found.label.folder if found.label and not found.since and found.label.folder in names else None
    answered = found.assessed or (found.label and found.since and not found.faulty)
    with st.container(width=480), st.expander(text("Jämför med något annat")) if answered else st.container():
        chosen, empty = field(FROM_KEY, listed, SINCE_KEY), text("Välj en datakälla")
        st.selectbox(text("Jämför med"), list(names), None, names.__getitem__, placeholder=empty, **chosen)
        _draw_day(SINCE_KEY, text("eller med det som var känt den"), text, FROM_KEY)


def draw_meeting(view: View) -> None:
    """Draws the button that copies the link for the next meeting: what has changed since today, in the latest export."""
    text, day = view.text, today()
    address = with_query(view.address_of(CHANGES_PAGE, with_export=False), [(SINCE_KEY, day.isoformat())])
    said = text("Kopierar en länk till nästa möte: den visar då vad som har ändrats sedan {day}.", day=text.date(day))
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="meeting"):
        st.html(markup.copy_button(text("Markera möte i dag"), text("Länken är kopierad."), address), width="content")
        note(said)


def _draw_day(key: str, label: str, text: Language, *cleared: str) -> None:
    asked = typed(key, DAY_LENGTH)
    st.text_input(label, placeholder=text("ÅÅÅÅ-MM-DD"), max_chars=DAY_LENGTH, **field(key, asked, *cleared))
    if asked and day_of(asked) is None:
        say("note", text("Skriv datumet som 2021-04-05."), role="status")


def _oldest(text: Language) -> tuple[str, ...]:
    documented = [label for label in data_folder().labels if not label.made_up]
    if not documented:
        return ()
    oldest = min(documented, key=lambda label: label.published)
    words = {"export": text.of(oldest.title), "date": text.date(oldest.published)}
    return (text("Den äldsta datakällan är {export}, känd från {date}.", **words),)
