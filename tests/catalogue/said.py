"""What a view says, as checks of its words read it: every figure, every table, and the sentences of the pages."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from src.catalogue.figures import figures
from src.catalogue.parts import report, tables
from src.catalogue.report import ReportChoice, TablePart
from src.charts.drawn import FigureWords
from src.selection.view import View
from src.vocabulary import CODE
from src.wording import claims, comparison, group_sentences, headlines, sentences, what_if
from src.wording.about import glossary
from src.wording.method import method
from src.wording.municipality_words import known_answer, municipality_facts, other_states
from src.wording.numbers import numbers
from src.wording.tables import evidence_table, known_table
from src.wording.unknowns import open_cells_answer, open_cells_table
from src.wording.years_compared import years_answer, years_table
from tests.charts.figure_frames import all_words

SENTENCES: tuple[Callable[[View], str | tuple[str, ...]], ...] = (
    sentences.goal_answer,
    sentences.missing_answer,
    sentences.pace_answer,
    sentences.undated_answer,
    sentences.open_answer,
    sentences.map_answer,
    sentences.reached_answer,
    sentences.reached_words,
    sentences.all_words,
    group_sentences.members_answer,
    group_sentences.agreements_answer,
    group_sentences.national_answer,
    headlines.map_headline,
    headlines.goal_headline,
    headlines.new_members_headline,
    headlines.members_headline,
    headlines.matrix_headline,
    claims.claims_answer,
    open_cells_answer,
)


@dataclass(frozen=True)
class Told:
    """A figure (with `words`) or a table (with `rows`): the filters that it names, whom it cites, and all that it says."""

    name: str
    filters: str
    cited: frozenset[str]  # producers
    text: str
    words: FigureWords | None = None
    rows: pd.DataFrame | None = None

    @property
    def shape(self) -> object:
        """What a filter would change: what is drawn or listed."""
        if self.words is None:
            return () if self.rows is None else (list(self.rows.columns), self.rows.to_numpy().tolist())
        return self.words.headline, self.words.data_points, self.words.unknown


_TOLD: dict[object, dict[str, Told]] = {}
_SPOKEN: dict[object, dict[str, str]] = {}


def told(view: View) -> dict[str, Told]:
    """Every figure and table of a view by name; drawn once in a test run."""
    if (key := _key(view)) not in _TOLD:
        _TOLD[key] = {one.name: one for one in (*_figures(view), *_tables(view))}
    return _TOLD[key]


def _figures(view: View) -> list[Told]:
    found = []
    for name, entry in figures(view).items():
        drawn = entry.draw(view)
        words = drawn.words
        text = " | ".join((entry.label, all_words(drawn), words.alt, words.short_alt, words.provenance))
        found.append(Told(name, words.filters, frozenset(words.source.split("; ")), text, words=words))
    return found


def _tables(view: View) -> list[Told]:
    whole, found = report(view, ReportChoice(tuple(tables(view)))), []
    for part in whole.parts:
        assert isinstance(part, TablePart)
        origin = getattr(part, "origin", None) or whole.origin
        cited = frozenset(source.producer for source in origin.sources)
        found.append(Told(part.name, origin.filters, cited, f"{part.title} | {table_text(part.rows)}", rows=part.rows))
    return found


def table_text(rows: pd.DataFrame) -> str:
    """All words of a table, cell by cell."""
    return " | ".join(map(str, [*rows.columns, *rows.to_numpy().ravel()]))


def spoken(view: View) -> dict[str, str]:
    """What the pages say in words beside figures and tables, by the name of what says it; asked once in a test run."""
    if (key := _key(view)) not in _SPOKEN:
        _SPOKEN[key] = _spoken(view)
    return _SPOKEN[key]


def _key(view: View) -> object:
    return id(view.assessed), view.selection, view.text.code, id(view.before)


def _spoken(view: View) -> dict[str, str]:
    found = {}
    for sentence in SENTENCES:
        words = sentence(view)
        found[sentence.__name__] = words if isinstance(words, str) else " ".join(words)
    code = view.assessed.record.register[CODE].iloc[0]
    one = [known_answer(view, code), *other_states(view, code), *(" ".join(fact) for fact in municipality_facts(view, code))]
    found["municipality"] = " | ".join([*one, table_text(known_table(view, code)), table_text(evidence_table(view, code))])
    found["numbers"] = " | ".join(number.what for number in numbers(view).values())
    found["method"] = " | ".join(" ".join((section.heading, *section.paragraphs)) for section in method(view))
    found["glossary"] = " | ".join(" ".join(pair) for pair in glossary(view))
    found["why"] = " | ".join(sentences.why_missing(view))
    found["open"] = table_text(open_cells_table(view))
    first, last = view.programme.years[0], view.programme.years[-1]
    if first < last:
        found["years"] = f"{years_answer(view, first, last)} | {table_text(years_table(view, first, last))}"
    if view.before:
        compared = (comparison.key_changes_table, comparison.changes_by_year_table, comparison.changes_table)
        found["changes"] = " | ".join([comparison.changes_answer(view), *(table_text(table(view)) for table in compared)])
    if view.selection.what_if:
        found["what if"] = f"{what_if.follows(view)} | {table_text(what_if.follows_table(view))}"
    return found


def everything(view: View) -> dict[str, str]:
    """All text of a view: figures, tables and sentences."""
    return {name: one.text for name, one in told(view).items()} | spoken(view)
