"""What has changed since an earlier version of the record, in words, for the selection.

Everything here needs a view that has an earlier version; ValueError where it has none.
"""

import pandas as pd

from src.analysis.comparison import CHANGE_KIND, Change
from src.analysis.counts import open_cells_in
from src.language import Language
from src.record import ExportLabel
from src.selection.view import View
from src.vocabulary import CODE
from src.wording.warnings import WarningText, warnings

NAMED = 3  # municipalities in the answer


def version_words(view: View, label: ExportLabel) -> str:
    """A version's title and day, as figures and headings name it, and that it is made up where it is."""
    words = {"export": view.text.of(label.title), "date": view.text.date(label.as_of)}
    if label.made_up:
        return view.text("{export} {date} (påhittade uppgifter)", **words)
    return f"{words['export']} {words['date']}"


def versions(view: View) -> tuple[str, str]:
    """The earlier version and the one that is shown, in words."""
    then, now = _labels(view)
    return version_words(view, then), version_words(view, now)


def compared_export(view: View) -> str:
    """The two versions in words, for the source line of a figure or file of a comparison."""
    then, now = versions(view)
    return view.text("{after}, jämfört med {before}", after=now, before=then)


def either_made_up(view: View) -> bool:
    """Whether either version is made up, and so the comparison."""
    return any(label.made_up for label in _labels(view))


def compared_warnings(view: View) -> tuple[WarningText, ...]:
    """The warnings of both versions, each once."""
    found = (warning for seen in (view, earlier(view)) for warning in warnings(seen.assessed, seen.selection, view.text))
    return tuple(dict.fromkeys(found))


def changes_answer(view: View) -> str:
    """The municipalities whose participation has come, left or changed; their names where they are few."""
    text, cells, (then, now) = view.text, view.changes, _labels(view)
    later = not either_made_up(view) and (then.as_of, then.published) <= (now.as_of, now.published)
    words = {"date": text.date(then.as_of), "version": version_words(view, then)}
    if cells.empty:
        if later:
            return text("Inget har ändrats sedan {date}.", **words)
        return text("Inget skiljer från {version}.", **words)
    phrases = {
        Change.CAME: text("tillkommit för {who}", who=_whom(view, cells, Change.CAME)),
        Change.LEFT: text("försvunnit för {who}", who=_whom(view, cells, Change.LEFT)),
        Change.CHANGED: text("ändrats på annat sätt för {who}", who=_whom(view, cells, Change.CHANGED)),
    }
    found = text.names([phrase for kind, phrase in phrases.items() if (cells[CHANGE_KIND] == kind).any()])
    if later:
        return text("Sedan {date} har uppgifter om deltagande {told}.", told=found, **words)
    return text("Jämfört med {version} har uppgifter om deltagande {told}.", told=found, **words)


def count_open_answers(view: View) -> tuple[int, int]:
    """How many of the selection's combinations of municipality and offering are open, and of how many."""
    return open_cells_in(view.counts), len(view.counts) * len(view.selection.offerings)


def earlier(view: View) -> View:
    """The same view of the earlier version. ValueError where there is none."""
    if view.earlier is None:
        raise ValueError("the view has no earlier version to be compared with")
    return view.earlier


def _labels(view: View) -> tuple[ExportLabel, ExportLabel]:
    return earlier(view).assessed.record.label, view.assessed.record.label


def _whom(view: View, cells: pd.DataFrame, kind: Change) -> str:
    codes = tuple(dict.fromkeys(cells.loc[cells[CHANGE_KIND] == kind, CODE]))
    return view.few_of(codes, most=NAMED)


def signed(n: int, text: Language) -> str:
    """A difference with its sign: `+1`, `−1`, `0`."""
    return f"{'+' if n > 0 else '−' if n < 0 else ''}{text.number(abs(n))}"


def change_words(kind: str, difference: int, text: Language) -> str:
    """How a municipality has changed, in words."""
    return {
        Change.CAME: text.plural("{n} bekräftat erbjudande till", "{n} bekräftade erbjudanden till", max(difference, 0)),
        Change.LEFT: text.plural("{n} bekräftat erbjudande färre", "{n} bekräftade erbjudanden färre", max(-difference, 0)),
        Change.CHANGED: text("annan ändring"),
        Change.NONE: text("oförändrat"),
    }[Change(kind)]


def when_words(year: int | None, period: str, text: Language) -> str:
    """The year of a changed cell, or the whole period where the change is of no single year."""
    return text("hela {period}", period=period) if year is None else str(year)
