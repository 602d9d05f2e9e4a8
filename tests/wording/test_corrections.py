"""Corrections are marked in tables, counted below each figure, and listed in words."""

from dataclasses import replace

import pytest

from src.analysis.assessed import AssessedRecord
from src.catalogue.figures import figures
from src.wording.corrections import corrections_answer, corrections_said, corrections_table
from src.wording.method import method
from src.wording.sentences import why_missing
from src.wording.tables import alike_table, evidence_table, known_table, membership_table, offerings_table
from tests.analysis.made_up import COUNCIL, DIMVIK, EKSKOG, HULTMYRA, LANTERN, SOTBO, corrections, council_lists
from tests.charts.figure_frames import all_words
from tests.selection.views import look, write
from tests.wording.records import rows_of

# As loading leaves them: Sotbo's row for 2022 says no by a correction, and Dimvik's letter is struck.
ROWS = [
    (SOTBO, COUNCIL, 2022, "no", "minutes"),
    (EKSKOG, COUNCIL, 2022, "yes", "minutes"),
    (EKSKOG, COUNCIL, 2023, "yes", "minutes"),
]
CORRECTIONS = corrections(
    (SOTBO, COUNCIL, 2022, "minutes", "yes", "no", "in_force"),
    (EKSKOG, COUNCIL, 2022, "minutes", "yes", "struck", "proposed"),
    (EKSKOG, COUNCIL, 2023, "minutes", "yes", "no", "rejected"),
    (DIMVIK, LANTERN, None, "letter", "yes", "struck", "in_force"),
)


@pytest.fixture(scope="module")
def corrected() -> AssessedRecord:
    return write(*ROWS, lists=council_lists(), corrections=CORRECTIONS)


@pytest.fixture(scope="module")
def uncorrected() -> AssessedRecord:
    return write(*ROWS, lists=council_lists())


def test_only_corrections_in_force_change_cells(corrected: AssessedRecord, uncorrected: AssessedRecord) -> None:
    assert look(corrected).corrected == {(SOTBO, COUNCIL, 2022), (DIMVIK, LANTERN, None)}
    assert look(corrected, years=(2024,), groups=("A",)).corrected == look(corrected).corrected  # whatever is selected
    assert look(uncorrected).corrected == frozenset()


def test_a_corrected_cell_is_marked_in_the_tables_and_its_neighbours_are_not(corrected: AssessedRecord) -> None:
    view = look(corrected)
    table = known_table(view, SOTBO).set_index("Erbjudande")
    assert table.loc["Råd"].tolist()[:4] == ["nej (rättad)", "nej", "nej", "nej (rättad)"]
    assert table.loc["Lyktpaket"].tolist()[:4] == ["okänt"] * 4
    undated = known_table(view, DIMVIK).set_index("Erbjudande")  # marks the whole period, and no year of it
    assert undated.loc["Lyktpaket"].tolist()[:4] == ["okänt", "okänt", "okänt", "okänt (rättad)"]
    matrix = membership_table(view, "namn").set_index("Kommun")[["2022", "2023", "2024"]]
    assert matrix.loc["Sotbo"].tolist() == ["nej (rättad)", "nej", "nej"]
    assert matrix.loc["Ekskog"].tolist() == ["ja", "ja", "nej"]  # proposed and rejected mark nothing


def test_the_offerings_of_the_selection_are_marked_where_a_selected_year_is_corrected(corrected: AssessedRecord) -> None:
    assert offerings_table(look(corrected)).set_index("Kommun")["Råd"].to_dict() == {
        "Dimvik": "nej",
        "Ekskog": "ja",
        "Hultmyra": "nej",
        "Sotbo": "nej (rättad)",
    }
    assert offerings_table(look(corrected, years=(2023,))).set_index("Kommun").loc["Sotbo", "Råd"] == "nej"


def test_a_neighbour_outside_the_selection_is_marked_too(corrected: AssessedRecord) -> None:
    view = look(corrected, groups=("A",))
    assert alike_table(view, HULTMYRA).set_index("Kommun").loc["Sotbo", "Råd"] == "nej (rättad)"


def test_a_corrected_row_shows_what_it_said_and_who_corrected_it(corrected: AssessedRecord) -> None:
    table = evidence_table(look(corrected), SOTBO)
    assert rows_of(table)[0] == [
        *("Råd", "2022", "nej", "rättad egen uppgift", "Protokollet", "participation.csv", "2"),
        "Rättad från ja till nej: Fel kryss (Anna Ek, 2025-01-15).",
    ]
    assert table.iloc[1:]["Rättelse"].tolist() == ["ingen"] * 3  # the lists, one of which stands on a line 2 too
    assert table.iloc[1:]["Varför"].str.startswith("rättad").sum() == 0


def test_a_struck_row_is_still_shown_and_counts_for_nothing(corrected: AssessedRecord) -> None:
    assert rows_of(evidence_table(look(corrected, offerings=(LANTERN,)), DIMVIK)) == [
        [
            *("Lyktpaket", "år okänt", "räknas inte", "struken egen uppgift", "Brevet", "corrections.csv", "5"),
            "Struken rad som säger ja: Fel kryss (Anna Ek, 2025-01-15).",
        ]
    ]


def test_a_proposal_is_shown_beside_its_row_which_still_counts(corrected: AssessedRecord) -> None:
    first = evidence_table(look(corrected), EKSKOG).iloc[0]
    assert first[["Svar", "Varför", "Rättelse"]].tolist() == [
        "ja",
        "egen uppgift",
        "Förslag att stryka raden, som säger ja: Fel kryss (Anna Ek, 2025-01-15).",
    ]


def test_without_corrections_the_table_has_no_column_for_them(corrected: AssessedRecord, uncorrected: AssessedRecord) -> None:
    assert "Rättelse" not in evidence_table(look(corrected), HULTMYRA)
    assert "Rättelse" not in evidence_table(look(corrected, offerings=(LANTERN,)), SOTBO)
    assert "Rättelse" not in evidence_table(look(uncorrected), SOTBO)


def counted(assessed: AssessedRecord, **selection: tuple[object, ...]) -> dict[str, bool]:
    """For each figure, whether it says how many corrections bear on it, and then that it is one."""
    found = {}
    view = look(assessed, **selection)
    for name, choice in figures(view).items():
        words = all_words(choice.draw(view))
        found[name] = "Rättade uppgifter: 1." in words
        assert found[name] == ("Rättade" in words)
    return found


GROUP_FIGURES = {f"council-{name}" for name in ("per-ar", "kartor", "matris", "kommungrupp", "samarbete", "storlek")}
NEW_FIGURES = {f"council-nya-{name}" for name in ("kommungrupp", "samarbete", "storlek")}
GOAL_FIGURES = {"mal", "mal-samarbete", "mal-kommungrupp"}


@pytest.mark.parametrize(
    ("selection", "figures_with_one"),
    [
        (
            {"offerings": (LANTERN, COUNCIL), "years": (2022, 2023)},
            {"karta", "listor", *GROUP_FIGURES, *NEW_FIGURES, *GOAL_FIGURES},
        ),
        (
            {"years": (2024,)},
            {"council-per-ar", "council-matris", *NEW_FIGURES, *GOAL_FIGURES},
        ),  # those that count from the first year
        ({"groups": ("A",), "years": (2022,)}, set()),
    ],
)
def test_every_figure_counts_the_corrections_that_bear_on_it(
    selection: dict[str, tuple[object, ...]], figures_with_one: set[str], corrected: AssessedRecord
) -> None:
    assert {name for name, one in counted(corrected, **selection).items() if one} == figures_with_one


def test_each_correction_is_counted_once_however_many_cells_it_touches(corrected: AssessedRecord) -> None:
    view = look(corrected)
    assert "Rättade uppgifter: 2. Källa: " in all_words(figures(view)["karta"].draw(view))
    undated = corrections((SOTBO, COUNCIL, None, "minutes", "no", "struck", "in_force"))
    assert counted(write(*ROWS, lists=council_lists(), corrections=undated), offerings=(COUNCIL,))["council-matris"]


def test_the_reason_for_a_missing_municipality_does_not_quote_the_source_for_a_corrected_row(corrected: AssessedRecord) -> None:
    (reason,) = [said for said, codes in why_missing(look(corrected)).items() if SOTBO in codes]
    assert reason == (
        "Finns inte på de kompletta deltagarlistorna 2023 och 2024 (Protokollet). "
        "En rad som säger ja, 2022 (Protokollet), är rättad till nej enligt Anna Ek."
    )


def test_the_reason_for_a_missing_municipality_names_a_struck_row_and_no_proposal() -> None:
    rows = corrections(
        (SOTBO, COUNCIL, 2022, "minutes", "yes", "struck", "in_force"), (DIMVIK, COUNCIL, 2022, "minutes", "no", "yes", "proposed")
    )
    assessed = write((DIMVIK, COUNCIL, 2022, "no", "minutes"), corrections=rows)
    said = {code: words for words, codes in why_missing(look(assessed)).items() for code in codes}
    assert said[SOTBO].startswith("En rad som säger ja, 2022 (Protokollet), är struken enligt Anna Ek.")
    assert said[DIMVIK].startswith("En uppgift säger nej för 2022 (Protokollet).")
    later = {code: words for words, codes in why_missing(look(assessed, years=(2022,))).items() for code in codes}
    assert "struken" in later[SOTBO]


def test_every_correction_is_listed_whatever_its_status_and_the_selection(corrected: AssessedRecord) -> None:
    assert corrections_answer(look(corrected)).startswith("Rättelser som gäller: 2. Föreslagna: 1. Avvisade: 1.")
    assert corrections_said(look(corrected, groups=("B",), years=(2024,))) == (
        "Sotbo, Råd, 2022 (Protokollet). Rättad från ja till nej: Fel kryss (Anna Ek, 2025-01-15).",
        "Ekskog, Råd, 2022 (Protokollet). Förslag att stryka raden, som säger ja: Fel kryss (Anna Ek, 2025-01-15).",
        "Ekskog, Råd, 2023 (Protokollet). Avvisat förslag att rätta ja till nej: Fel kryss (Anna Ek, 2025-01-15).",
        "Dimvik, Lyktpaket, år okänt (Brevet). Struken rad som säger ja: Fel kryss (Anna Ek, 2025-01-15).",
    )


def test_the_table_has_a_row_for_each_with_file_and_line(corrected: AssessedRecord) -> None:
    table = corrections_table(look(corrected))
    assert rows_of(table)[0] == [
        *("Sotbo", "Råd", "2022", "Protokollet", "ja", "nej", "Fel kryss", "Anna Ek", "2025-01-15", "gäller"),
        *("2", "corrections.csv", "2"),
    ]
    assert list(table.columns)[4:] == (["Raden säger", "Rättas till", "Skäl", "Vem", "Datum", "Status", "Rättar rad", "Fil", "Rad"])
    assert table["Status"].tolist() == ["gäller", "föreslagen", "avvisad", "gäller"]
    assert table["Rättas till"].tolist() == ["nej", "stryks", "nej", "stryks"]


def test_a_reason_ending_in_a_full_stop_gets_no_second_one(corrected: AssessedRecord) -> None:
    record = replace(corrected.record, corrections=CORRECTIONS.assign(why="Fel kryss."))
    assert corrections_said(look(replace(corrected, record=record)))[0].endswith(": Fel kryss (Anna Ek, 2025-01-15).")


def test_a_report_lists_the_corrections_if_there_are_any(corrected: AssessedRecord, uncorrected: AssessedRecord) -> None:
    (section,) = [section for section in method(look(corrected)) if section.heading == "Rättelser"]
    assert section.paragraphs == (corrections_answer(look(corrected)), *corrections_said(look(corrected)))
    assert "Rättelser" not in [section.heading for section in method(look(uncorrected))]
