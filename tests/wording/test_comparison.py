"""What has changed since an earlier version, in words and tables; each follows the selection."""

from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
import pytest

from src.analysis.assessed import AssessedRecord, assess
from src.catalogue.figures import figures
from src.catalogue.parts import labels, report, report_address, tables
from src.catalogue.report import ReportChoice
from src.language import Code, Localised
from src.record import ExportLabel
from src.selection.view import View
from src.wording.comparison import changes_answer, changes_by_year_table, changes_table, key_changes_table, verdict_changes_table
from src.wording.origin import origin_of_changes
from tests.analysis.made_up import CODES, COMPASS, COUNCIL, EKSKOG, HULTMYRA, LANTERN, SOTBO, council_lists
from tests.catalogue.whole import NOBODY
from tests.charts.figure_frames import all_words
from tests.selection.views import LABEL, Row, look, write
from tests.wording.records import ROWS, rows_of

OLD = ExportLabel("2023-12-31", Localised("Protokoll"), date(2023, 12, 31), False, None)
DEMO = ExportLabel("demo", Localised("Exempel"), date(2024, 12, 31), True, None)
GONE = (EKSKOG, COUNCIL, 2023, "yes", "minutes")
MORE = (
    (HULTMYRA, COUNCIL, 2024, "yes", "minutes"),
    (SOTBO, LANTERN, None, "yes", "letter"),
    (EKSKOG, COMPASS, 2023, "no", "letter"),
)
NEW_ROWS: tuple[Row, ...] = (*(row for row in ROWS if row != GONE), *MORE)


def before() -> AssessedRecord:
    """The council's record; since then Hultmyra and Sotbo have come, Ekskog has left a year, and a no is known."""
    return write(*ROWS, lists=council_lists(), label=OLD)


def compared(
    then: AssessedRecord | None = None, now: AssessedRecord | None = None, language: Code = "sv", **selection: Any
) -> View:
    now = now or write(*NEW_ROWS, lists=council_lists())
    return replace(look(now, language, **selection), before=then or before())


def test_each_cell_that_differs_is_a_row_with_its_state_in_both_versions() -> None:
    table = changes_table(compared())
    assert list(table.columns)[3:] == ["Före (2023-12-31)", "Efter (2024-12-31)", "Ändring", "Kod"]
    assert rows_of(table) == [
        ["Ekskog", "Kompasspaket", "2023", "okänt", "nej", "annat läge", EKSKOG],
        ["Ekskog", "Råd", "2023", "ja", "nej", "försvunnit", EKSKOG],
        ["Hultmyra", "Råd", "2024", "nej", "ja", "tillkommit", HULTMYRA],
        ["Sotbo", "Lyktpaket", "hela 2022–2024", "okänt", "ja", "tillkommit", SOTBO],
    ]


def test_the_answer_names_few_who_came_left_or_changed_otherwise_and_counts_many() -> None:
    assert changes_answer(compared()) == (
        "Sedan 2023-12-31: fler bekräftade erbjudanden för Hultmyra och Sotbo; andra svar för Ekskog."
    )
    everybody = [(code, LANTERN, 2022, "yes", "letter") for code in CODES]
    view = compared(now=write(*ROWS, *everybody, lists=council_lists()))
    assert changes_answer(view) == (
        "Sedan 2023-12-31: fler bekräftade erbjudanden för Ekskog, Hultmyra och Sotbo; andra svar för Dimvik."
    )


def test_a_record_without_changes_says_so() -> None:
    view = compared(now=write(*ROWS, lists=council_lists()))
    assert changes_answer(view) == "Inget har ändrats sedan 2023-12-31."
    assert changes_table(view).empty
    assert changes_by_year_table(view).empty
    assert set(view.changed_municipalities["kind"]) == {"none"}
    assert figures(view)["andringar-karta"].draw(view).words.headline == "Inget har ändrats för någon kommun"


def test_what_a_filter_leaves_unchanged_may_have_changed_elsewhere() -> None:
    assert changes_answer(compared(years=(2022,))) == "Inget av det som filtren visar skiljer från Protokoll 2023-12-31."


def test_the_answer_says_compared_with_for_a_later_or_made_up_version() -> None:
    backwards = compared(then=write(*NEW_ROWS, lists=council_lists()), now=before())
    assert changes_answer(backwards).startswith(
        "Jämfört med Protokoll 2024-12-31: färre bekräftade erbjudanden för Hultmyra och Sotbo"
    )
    made_up = compared(then=write(*ROWS, lists=council_lists(), label=replace(DEMO, as_of=date(2022, 1, 1))))
    assert changes_answer(made_up).startswith("Jämfört med Exempel 2022-01-01 (påhittade uppgifter): ")
    same = compared(then=write(*NEW_ROWS, lists=council_lists(), label=DEMO))
    assert changes_answer(same) == "Inget skiljer från Exempel 2024-12-31 (påhittade uppgifter)."


def test_the_table_by_year_names_who_came_left_and_changed() -> None:
    table = changes_by_year_table(compared())
    assert list(table.columns) == ["Erbjudande", "År", "Tillkommit", "Försvunnit", "Annat läge"]
    assert rows_of(table) == [
        ["Lyktpaket", "hela 2022–2024", "Sotbo (från okänt till ja)", "–", "–"],
        ["Kompasspaket", "2023", "–", "–", "Ekskog (från okänt till nej)"],
        ["Råd", "2023", "–", "Ekskog (från ja till nej)", "–"],
        ["Råd", "2024", "Hultmyra (från nej till ja)", "–", "–"],
    ]


def test_key_figures_before_and_after_with_the_difference() -> None:
    assert rows_of(key_changes_table(compared())) == [
        ["Målet: har varit med i rådet, 2022–2024", "3 av 4 kommuner", "4 av 4 kommuner", "+1"],
        ["Deltagare 2024", "1 av 4 kommuner", "2 av 4 kommuner", "+1"],
        [
            "Har deltagit i minst ett erbjudande",
            "minst 3 och högst 4 av 4 kommuner",
            "4 av 4 kommuner",
            "minst: +1, högst: oförändrat",
        ],
        ["Har deltagit i alla 3 erbjudanden", "okänt för alla 3", "okänt för alla 3", "oförändrat"],
        ["Okända eller motstridiga uppgifter", "6", "5", "−1"],
    ]
    assert rows_of(key_changes_table(compared(offerings=(LANTERN,))))[2:] == [
        [
            "Har deltagit i Lyktpaketet",
            "minst 1 och högst 4 av 4 kommuner",
            "minst 2 och högst 4 av 4 kommuner",
            "minst: +1, högst: oförändrat",
        ],
        ["Okända eller motstridiga uppgifter", "3", "2", "−1"],
    ]


@pytest.mark.parametrize(
    ("selection", "names"),
    [
        ({"groups": ("A",)}, ["Ekskog", "Ekskog"]),
        ({"years": (2023,)}, ["Ekskog", "Ekskog"]),
        ({"offerings": (LANTERN,)}, ["Sotbo"]),
        ({"years": (2022,)}, []),  # a yes without a year is of no single year
        (NOBODY, []),
    ],
)
def test_all_comparisons_follow_the_selection(selection: dict[str, Any], names: list[str]) -> None:
    view = compared(**selection)
    assert list(changes_table(view)["Kommun"]) == names
    assert list(view.changed_municipalities["code"]) == list(view.register["code"])
    assert sum(view.changed_municipalities["kind"] != "none") == len(set(names))


def test_the_map_shows_both_days_the_difference_and_what_is_unknown() -> None:
    view = compared()
    words = figures(view)["andringar-karta"].draw(view).words
    assert words.name == "andringar-karta"
    assert words.headline == "2 kommuner med fler bekräftade erbjudanden och 1 kommun med andra svar"
    assert words.subtitle.startswith("Från Protokoll 2023-12-31 till Protokoll 2024-12-31: ")
    assert words.data_points == (
        ("Ekskog", "annan ändring"),
        ("Hultmyra", "1 bekräftat erbjudande till"),
        ("Sotbo", "1 bekräftat erbjudande till"),
        ("", "oförändrat för 1 kommun"),
    )
    assert words.unknown == "Okända uppgifter: {} av {}.".format(*view.open_answers) == "Okända uppgifter: 5 av 12."
    assert "Datakälla: Protokoll 2024-12-31, jämfört med Protokoll 2023-12-31." in words.provenance
    assert "data=2024-12-31&fran=2023-12-31&figur=andringar-karta." in words.address


def test_a_made_up_version_on_either_side_is_announced_on_the_map_and_in_files() -> None:
    made_up = write(*ROWS, lists=council_lists(), label=DEMO)
    for view in (compared(then=made_up), compared(now=made_up)):
        figure = figures(view)["andringar-karta"].draw(view)
        assert "Exempel: påhittade uppgifter." in all_words(figure)
        assert origin_of_changes(view, "").made_up
        assert report(view, ReportChoice(("tabell-andringar",))).origin.made_up
        assert any("påhittat" in header for header in changes_table(view).columns)
    documented = compared()
    assert "påhittade" not in all_words(figures(documented)["andringar-karta"].draw(documented))
    assert not report(compared(then=made_up), ReportChoice(("mal",))).origin.made_up


def test_without_an_earlier_version_nothing_is_compared() -> None:
    view = look(before())
    assert not [name for name in labels(view) if "andringar" in name]
    with pytest.raises(ValueError, match="no earlier version"):
        view.changes  # noqa: B018


def test_figure_and_table_are_parts_of_a_report_whose_address_says_what_is_compared() -> None:
    view = compared()
    assert "andringar-karta" in labels(view)
    assert "tabell-andringar" in tables(view)
    for name in ("andringar-karta", "tabell-andringar"):
        assert report_address(view, ReportChoice((name,))) == f"/rapport?data=2024-12-31&fran=2023-12-31&del={name}"
        assert [part.name for part in report(view, ReportChoice((name,))).parts] == [name]
    assert "fran" not in report_address(view, ReportChoice(("mal",)))
    assert "andringar" not in " ".join(part.name for part in report(view).parts)
    assert origin_of_changes(view, "").export == report(view, ReportChoice(("tabell-andringar",))).origin.export


def test_claims_with_a_changed_verdict_are_listed_with_what_the_record_says_now(shipped: AssessedRecord) -> None:
    more = shipped.record.participation.iloc[[0]].assign(code="1230", offering="referensgrupp", year=2020, participates=True)
    rows = pd.concat([shipped.record.participation, more.astype(shipped.record.participation.dtypes)], ignore_index=True)
    record = replace(shipped.record, participation=rows, label=replace(LABEL, as_of=date(2021, 3, 31)))
    table = verdict_changes_table(compared(then=shipped, now=assess(shipped.programme, record, "x")))
    assert list(table.columns) == ["Påstående", "Före (2020-11-13)", "Efter (2021-03-31)", "Underlaget säger nu"]
    assert [row[:3] for row in rows_of(table)] == [
        ["Alla kommuner har varit med i referensgruppen under projektet.", "avviker", "stämmer"],
        ["Alla kommuner är nådda: var och en har tagit del av minst ett erbjudande.", "går inte att kontrollera ännu", "stämmer"],
    ]
    assert verdict_changes_table(compared(then=shipped, now=shipped)).empty
