"""A report of all there is holds together, whatever the data, the filters and the language; its tables hold text and numbers."""

import re
from typing import Any

import pandas as pd
import pytest

from src.analysis.assessed import AssessedRecord
from src.catalogue.parts import finding_of, labels, listed, one_each, report, standard, tables
from src.catalogue.report import FigurePart, TablePart
from src.charts.paper import FULL
from src.language import Code
from src.selection.view import View
from src.wording.sentences import goal_answer, open_answer
from tests.analysis.made_up import CODES, LANTERN
from tests.catalogue.whole import NOBODY, every_table, everything_of, names, one_offering
from tests.selection.views import look
from tests.wording.records import council_record, rows_of

KEYS = ("karta", "tabell-erbjudanden", "kommun-9901")  # of a figure, a table and a municipality
OTHER_KEYS = ("mal", "listor", "kommun", "rapport", "underlag", "tabell-x", "samarbete")


def kinds(rows: pd.DataFrame) -> dict[str, str]:
    return {column: "/".join(sorted({type(cell).__name__ for cell in rows[column]})) for column in rows}


COUNTED = {
    "sv": ("Bekräftat", "Möjligt", "Folkmängd", "Medlemmar", "Nya", "Återkommande", "Hittills"),
    "en": ("Confirmed", "Possible", "Population", "Members", "New", "Returning", "So far"),
}
OF = {"sv": "Av kommuner", "en": "Out of municipalities"}  # a number where members are counted; elsewhere names


@pytest.mark.parametrize("language", ["sv", pytest.param("en", marks=pytest.mark.slow)])
def test_codes_and_years_are_text_and_numbers_are_numbers(language: Code, shipped: AssessedRecord) -> None:
    for table in every_table(everything_of(look(shipped, language))):
        for column, kind in kinds(table.rows).items():
            counted = column.startswith(COUNTED[language]) or (table.name, column) == ("tabell-referensgrupp-ar", OF[language])
            assert kind == "int" if counted else {*kind.split("/")} <= {"str", "Naming"}, (table.name, column)


def test_codes_have_their_four_characters_and_no_index_is_a_column() -> None:
    rows = {name: choice.rows(look(council_record())) for name, choice in tables(look(council_record())).items()}
    assert rows["tabell-erbjudanden"]["Kod"].to_list() == list(CODES)
    assert rows["tabell-council-kommuner"]["Kod"].to_list() == ["9902", "9904", "9901", "9903"]
    assert rows_of(rows["tabell-council-ar"]) == [["2022", 2, 2, 0, 2, 4], ["2023", 1, 0, 1, 2, 4], ["2024", 1, 1, 0, 3, 4]]
    assert rows_of(rows["tabell-nya-per-ar"]) == [["2022", 2, "Ekskog och Sotbo"], ["2023", 0, "ingen"], ["2024", 1, "Dimvik"]]


def hold_together(view: View) -> None:
    """What holds for the report of everything, whatever the data, the filters and the language."""
    whole = everything_of(view)
    assert names(whole) == listed(view, labels(view)) == tuple(name for name in labels(view) if name != "kommun-alla")
    assert set(standard(view)) <= set(names(whole))
    assert len({table.name for table in every_table(whole)}) == len(every_table(whole))
    assert all(re.fullmatch(r"[a-z0-9-]+", held.name) for held in (*whole.parts, *every_table(whole)))
    assert re.fullmatch(r"[a-z0-9_-]+", whole.file_name)
    text, headings = view.text, [section.heading for section in whole.method]
    assert whole.title == text("{programme}: läget {period}", programme=text.of(view.programme.name), period=view.period)
    assert whole.summary[0] == goal_answer(view)
    assert (whole.summary[-1] == open_answer(view)) == bool(len(view.register))
    assert headings[:2] == [text("Så är det räknat"), text("Vad vi inte vet")]
    assert headings[2:] == [
        *[text("Stämmer det som är publicerat?")][: len(view.programme.claims)],
        text("Vad siffrorna inte säger"),
    ]
    for words in (*whole.summary, *(words for section in whole.method for words in section.paragraphs)):
        assert re.fullmatch(r"\S[^{}]+[.)]", words), words  # a sentence, with nothing left to fill in
    for held in whole.parts:
        if isinstance(held, FigurePart):
            words = held.draw(FULL).words
            assert (words.name, words.headline) == (held.name, finding_of(view, held.name))
            assert words.alt.startswith(words.short_alt)
        elif isinstance(held, TablePart):
            assert finding_of(view, held.name) == text.plural("{n} rad", "{n} rader", len(held.rows))
        else:
            assert held.paragraphs[0] == finding_of(view, held.name)


@pytest.mark.parametrize("language", ["sv", pytest.param("en", marks=pytest.mark.slow)])
@pytest.mark.parametrize("selection", [{}, {"years": (2023,), "groups": ("A",)}, {"offerings": (LANTERN,)}, NOBODY])
def test_a_report_of_all_there_is_holds_together(selection: dict[str, Any], language: Code) -> None:
    hold_together(look(council_record(), language, **selection))


@pytest.mark.parametrize("key", [*KEYS, *(pytest.param(key, marks=pytest.mark.slow) for key in OTHER_KEYS)])
def test_no_key_of_an_offering_takes_the_name_of_something_else(key: str) -> None:
    view = look(one_offering(key))
    hold_together(view)
    assert len(labels(view)) == len(labels(look(council_record())))
    assert len(standard(view)) == 9


def test_one_offering_in_one_year_is_a_report() -> None:
    view = look(one_offering("council", (2022,)))
    hold_together(view)
    assert report(view).title == "Sagoprogrammet: läget 2022"


def test_reports_of_the_shipped_records_and_another_region(
    shipped: AssessedRecord, demo: AssessedRecord, in_blekinge: AssessedRecord
) -> None:
    for view in (look(shipped, groups=("A1",)), look(demo, "en", groups=("A1",)), look(in_blekinge)):
        hold_together(view)
    assert report(look(demo)).origin.made_up is True
    assert report(look(shipped)).origin.made_up is False
    assert names(report(look(in_blekinge)))[2] == "natverk-per-ar"
    assert report(look(in_blekinge)).summary[0] == (
        "Minst 4 och högst 5 av 5 kommuner i Blekinge har varit med i nätverket 2022–2025."
    )


@pytest.mark.parametrize(
    ("language", "said"), [("sv", "Ingen kommun passar alla filter."), ("en", "No municipality fits all filters.")]
)
def test_a_report_of_nobody_says_so(language: Code, said: str) -> None:
    view = look(council_record(), language, **NOBODY)
    assert report(view).summary == (said,)
    assert names(report(view)) == standard(look(council_record()))
    assert one_each(view) == ()
    (offerings,) = (held for held in report(view).parts if held.name == "tabell-erbjudanden")
    assert offerings.rows.empty
    assert list(offerings.rows.columns) == list(report(look(council_record(), language)).parts[-1].rows.columns)
