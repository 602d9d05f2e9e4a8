"""A view's report: which parts there are to choose from, and the report of a choice of them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from src.address import (
    COMMENT_KEY,
    EVERY_MUNICIPALITY,
    FIRST_YEARS_KEY,
    FORMAT_KEY,
    INTRODUCTION_KEY,
    PART_KEY,
    REPORT_PAGE,
    SIZES_KEY,
    TITLE_KEY,
    bounded_address,
)
from src.catalogue.figures import figures
from src.catalogue.file_name import file_name
from src.catalogue.report import FigurePart, MunicipalityPart, Part, Report, ReportChoice, TablePart, is_annex
from src.charts.paper import Canvas
from src.selection.assumptions import FILE_MARK
from src.selection.once import once
from src.selection.selection import Selection
from src.selection.view import View
from src.vocabulary import CODE, COOPERATION, GROUP, MUNICIPALITY, POPULATION
from src.wording.comparison import changes_table
from src.wording.group_sentences import maybe_earlier_answer
from src.wording.groups import folds
from src.wording.method import method
from src.wording.municipality_words import known_answer, municipality_facts, other_states
from src.wording.origin import Origin, origin_of, origin_of_changes, source_lines
from src.wording.sentences import goal_answer, missing_answer, open_answer, pace_answer, reached_answer, undated_answer
from src.wording.states import signs
from src.wording.tables import (
    coverage_table,
    evidence_table,
    joined_table,
    known_table,
    membership_table,
    offerings_table,
)

TABLE, ONE = "tabell-", "kommun-"  # how the names of tables and of municipalities begin
CHANGES = "andringar"  # how the names of what compares two versions begin
CHANGES_TABLE = f"{TABLE}{CHANGES}"
PREVIEW_MARK = "forhandsvisning"  # in the names of files
REGISTER_COLUMNS = (GROUP, COOPERATION, POPULATION)  # what a table of municipalities shows of the register


@dataclass(frozen=True)
class TableEntry:
    """A table that can be chosen: what it is called, its rows, the view that shapes them, and the register's columns in it."""

    label: str
    rows: Callable[[View], pd.DataFrame]
    scope: Callable[[View], View]
    shown: tuple[str, ...] = ()


@once
def tables(view: View) -> dict[str, TableEntry]:
    """The tables of a view by name, in the order of a report."""
    text, key = view.text, view.programme.group_key
    words = {"group": text.of(view.goal_offering.name), "members": view.members}
    found = {
        f"{TABLE}erbjudanden": TableEntry(text("Erbjudanden per kommun"), offerings_table, View.narrowed, REGISTER_COLUMNS),
        f"{TABLE}{key}-ar": TableEntry(text("{group}: {members} per år", **words), coverage_table, _of_newcomers),
        f"{TABLE}{key}-kommuner": TableEntry(
            text("{group}: varje kommun i varje år", **words), membership_table, _of_newcomers, REGISTER_COLUMNS
        ),
        f"{TABLE}nya-per-ar": TableEntry(text("När kommunerna kom med"), joined_table, _of_goal),
    }
    if view.before:
        found[CHANGES_TABLE] = TableEntry(text("Ändringar sedan en tidigare datakälla"), changes_table, View.narrowed)
    return found


@once
def labels(view: View) -> dict[str, str]:
    """Everything that a report can hold, by name: figures, tables, then the municipalities of the selection, all and each."""
    names = dict(zip(view.register[CODE], view.register[MUNICIPALITY], strict=True))
    all_of_them = view.text.plural("Kommuner: den enda i urvalet", "Kommuner: alla {n} i urvalet", len(names))
    return (
        {name: choice.label for name, choice in figures(view).items()}
        | {name: view.text("Tabell: {label}", label=choice.label) for name, choice in tables(view).items()}
        | ({EVERY_MUNICIPALITY: all_of_them} if names else {})
        | {f"{ONE}{code}": view.text("Kommun: {name}", name=name) for code, name in names.items()}
    )


@once
def standard(view: View) -> tuple[str, ...]:
    """The parts of a report that nobody has chosen parts for: what the pages answer first, and every municipality in a table."""
    key = view.programme.group_key
    kept = {"karta", "mal", f"{key}-per-ar", f"{key}-kartor", f"{key}-matris", "mal-samarbete", "mal-kommungrupp"}
    if folds(view):
        kept.remove(f"{key}-kartor")  # too small to read
    return (*(name for name in figures(view) if name in kept), f"{TABLE}{key}-ar", f"{TABLE}erbjudanden")


def one_each(view: View, codes: Sequence[str] = ()) -> tuple[str, ...]:
    """The names of the parts on these municipalities, or on all of the selection."""
    return tuple(f"{ONE}{code}" for code in view.register[CODE] if not codes or code in codes)


def listed(view: View, parts: Iterable[str]) -> tuple[str, ...]:
    """The names of the parts that this view has, each once, with every municipality by itself."""
    known = labels(view)
    names = (each for name in parts for each in (one_each(view) if name == EVERY_MUNICIPALITY else (name,)))
    return tuple(name for name in dict.fromkeys(names) if name in known)


def report(view: View, choice: ReportChoice | None = None) -> Report:
    """The report of a choice of parts, or the standard one. A part that this view does not have is left out."""
    text, programme = view.text, view.programme
    choice = choice or ReportChoice()
    wanted = listed(view, choice.parts or standard(view))
    origin = origin_of_changes if _compares(wanted) and view.before else origin_of
    found = origin(view.narrowed(), report_address(view, choice))
    made = [part(view, name, choice.comments.get(name, "").strip()) for name in wanted]
    return Report(
        text=text,
        title=choice.title.strip() or text("{programme}: läget {period}", programme=text.of(programme.name), period=view.period),
        introduction=choice.introduction.strip(),
        summary=_summary(view),
        parts=tuple(sorted(made, key=is_annex)),
        origin=replace(found, sources=source_lines(view, _sources(view, wanted))),
        method=method(view),
        signs=signs(text),
        file_name=file_of(view, REPORT_PAGE, *wanted),
    )


def part(view: View, name: str, comment: str = "") -> Part:
    """One part by its name; KeyError where there is none."""
    if drawn := figures(view).get(name):  # first, since an offering's key may begin as a table or a municipality does
        named = file_of(drawn.scope(view), name)
        return FigurePart(name, drawn.label, lambda paper: drawn.draw(view, Canvas(paper=paper)), comment, named)
    if table := tables(view).get(name):
        shaped = table.scope(view)
        origin = _origin(shaped, name, *table.shown)
        return TablePart(name, table.label, table.rows(shaped), comment, origin, file_of(shaped, name))
    if name not in labels(view):
        raise KeyError(name)
    return _municipality(view, name, comment)


@once
def finding_of(view: View, name: str) -> str:
    """What a part will say, in a line, for those who choose."""
    if figure := figures(view).get(name):
        return figure.headline(view)
    if table := tables(view).get(name):
        return view.text.plural("{n} rad", "{n} rader", len(table.rows(table.scope(view))))
    if name == EVERY_MUNICIPALITY:
        return view.text.plural("En sida om kommunen.", "En sida om var och en av de {n} kommunerna.", len(view.register))
    return known_answer(view, name.removeprefix(ONE))


def report_address(view: View, choice: ReportChoice, *, with_export: bool = True, kind: str = "") -> str:
    """The address of the page where this report can be made again, or the mark of its file where that is too long."""
    return bounded_address(f"{view.site}/{REPORT_PAGE}", report_query(view, choice, with_export=with_export, kind=kind))


def report_query(view: View, choice: ReportChoice, *, with_export: bool = True, kind: str = "") -> list[tuple[str, str]]:
    """The whole choice, as the query of an address: of this export, or of the latest; as a `kind` of file."""
    pairs = view.query_of(with_export=with_export, compared=_compares(choice.parts))
    pairs += [(PART_KEY, name) for name in choice.parts]
    pairs += [(key, words) for key, words in ((TITLE_KEY, choice.title), (INTRODUCTION_KEY, choice.introduction)) if words]
    pairs += [(FORMAT_KEY, kind)] if kind else []
    return pairs + [(f"{COMMENT_KEY}{name}", words) for name, words in choice.comments.items() if words]


def file_of(view: View, name: str, *parts: str) -> str:
    """The name of a file of this view, without its ending; `parts`: those that it holds."""
    selection, before = view.selection, view.before if _compares((name, *parts)) else None
    previewed = any(one is not None and one.record.label.preview for one in (view.assessed, before))
    return file_name(
        view.programme,
        name,
        years=selection.years,
        offerings=selection.offerings,
        filters=(*_codes(selection), *([FILE_MARK] if selection.what_if else []), *([PREVIEW_MARK] if previewed else [])),
        export=view.assessed.record.label.folder,
    )


def _codes(selection: Selection) -> Iterator[str]:
    """The filters on municipalities in the name of a file, where a first year must not be taken for the years that are shown."""
    for key, options in selection.on_municipalities.items():
        named = key in (SIZES_KEY, FIRST_YEARS_KEY)
        yield from (f"{key}-{option}" if named else option for option in options)


def _compares(parts: Iterable[str]) -> bool:
    """Whether any of these parts is about what has changed."""
    return any(name.removeprefix(TABLE).startswith(CHANGES) for name in parts)


def _summary(view: View) -> tuple[str, ...]:
    said = (
        goal_answer(view),
        missing_answer(view),
        pace_answer(view),
        *undated_answer(view),
        *maybe_earlier_answer(view, view.goal_years),
        reached_answer(view),
    )
    return tuple(filter(None, (*said, open_answer(view)))) if len(view.register) else (goal_answer(view),)


def _municipality(view: View, name: str, comment: str) -> MunicipalityPart:
    text, code, view = view.text, name.removeprefix(ONE), view.narrowed(everywhere=True)
    origin, named = _origin(view, name, *REGISTER_COLUMNS), f"{name}-{view.name_of(code)}"
    shown = {
        text("Vad vi vet, per erbjudande och år"): known_table(view, code),
        text("Vad uppgifterna bygger på"): evidence_table(view, code),
    }
    return MunicipalityPart(
        name=name,
        code=code,
        title=view.name_of(code),
        paragraphs=(known_answer(view, code), *other_states(view, code)),
        facts=tuple(municipality_facts(view, code)),
        tables=tuple(
            TablePart(f"{name}-{n}", title, rows, origin=origin, file_name=file_of(view, f"{named}-{n}"))
            for n, (title, rows) in enumerate(shown.items(), start=1)
        ),
        comment=comment,
        file_name=file_of(view, named),
    )


def _origin(view: View, name: str, *shown: str) -> Origin:
    """Where one table or municipality comes from, whose address is that of a report of it alone."""
    origin = origin_of_changes if _compares([name]) else origin_of
    return origin(view, report_address(view, ReportChoice((name,))), *shown)


def _sources(view: View, parts: Iterable[str]) -> list[str]:
    """The ids of the sources of these parts, and of what every report says: its summary, the claims and the rules."""
    programme = view.programme
    found = [*view.narrowed().sources_of(), *(claim.source for claim in programme.claims)]
    if programme.eligibility:
        found += [*(rule.source for rule in programme.eligibility), programme.population.source]
    for name in parts:
        if figure := figures(view).get(name):
            found += figure.sources(view)
        elif table := tables(view).get(name):
            found += table.scope(view).sources_of(*table.shown)
        else:
            found += view.narrowed(everywhere=True).sources_of(*REGISTER_COLUMNS)
    if view.before and _compares(parts):
        found += view.earlier.narrowed().sources_of()
    return found


def _of_newcomers(view: View) -> View:
    return view.of_newcomers


def _of_goal(view: View) -> View:
    return view.of_goal
