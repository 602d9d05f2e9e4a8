"""Corrections beside an export: the rules that they follow, and what those in force make of the rows."""

from collections.abc import Sequence
from datetime import date, timedelta

import pandas as pd
import pytest

from tests.loading.data_folder import CORRECTIONS, FILES, PARTICIPATION, Place, SmallFolder, broken_rows, in_words, place

DAY = date(2025, 1, 15)
HEADER = "kommun_kod;kommun;erbjudande;ar;kalla;deltar;rattas_till;varfor;vem;datum;status"
# Lines 2, 3 and 4 of participation.csv; the last two of these rows change nothing.
RIGHT = (
    "1080;Karlskrona;Grundkurs;2023;anmalan;ja;nej;Kursen ställdes in;Anna Ek, Karlskrona;2025-01-15;gäller",
    "1060;Olofström;Nätverk;;anmalan;nej;ja;Fel kommun kryssad;Bo Al, Regionen;2025-01-15;föreslagen",
    "1083;;Nätverk;2024;arsrapport;ja;stryks;Avser 2025;Bo Al, Regionen;2025-01-15;avvisad",
)
TYPES = {
    "code": "str",
    "offering": "str",
    "year": "Int64",
    "source": "str",
    "said": "bool",
    "becomes": "str",
    "why": "str",
    "who": "str",
    "date": "object",
    "status": "str",
    "file": "str",
    "line": "int64",
    "row_line": "int64",
}


def correct(folder: SmallFolder, *rows: str) -> None:
    folder.write(CORRECTIONS, "".join(f"{row}\n" for row in (HEADER, *rows)))


def answers(folder: SmallFolder) -> dict[int, bool]:
    """Each row's answer by its line in participation.csv."""
    found = folder.record().participation
    assert set(found["file"]) == {PARTICIPATION}
    return dict(found[["line", "participates"]].to_numpy().tolist())


def test_each_becomes_a_typed_row_with_the_line_of_the_row_that_it_is_about(folder: SmallFolder) -> None:
    correct(folder, *RIGHT)
    expected = pd.DataFrame(
        [
            ["1080", "grundkurs", 2023, "anmalan", True, "no", "Kursen ställdes in", "Anna Ek, Karlskrona", DAY, "in_force", 2, 2],
            ["1060", "natverk", pd.NA, "anmalan", False, "yes", "Fel kommun kryssad", "Bo Al, Regionen", DAY, "proposed", 3, 3],
            ["1083", "natverk", 2024, "arsrapport", True, "struck", "Avser 2025", "Bo Al, Regionen", DAY, "rejected", 4, 4],
        ],
        columns=[column for column in TYPES if column != "file"],
    ).assign(file=CORRECTIONS)
    pd.testing.assert_frame_equal(folder.record().corrections, expected[list(TYPES)].astype(TYPES))


@pytest.mark.parametrize("rows", [None, ()], ids=["no file", "a header alone"])
def test_without_corrections_the_columns_and_types_are_the_same_and_the_rows_as_they_are(
    folder: SmallFolder, rows: tuple[str, ...] | None
) -> None:
    if rows is not None:
        correct(folder, *rows)
    pd.testing.assert_frame_equal(folder.record().corrections, pd.DataFrame(columns=list(TYPES)).astype(TYPES))
    assert answers(folder) == {2: True, 3: False, 4: True}


IN_FORCE = [row.replace("föreslagen", "gäller").replace("avvisad", "gäller") for row in RIGHT]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(RIGHT, {2: False, 3: False, 4: True}, id="only one in force changes its row"),
        pytest.param([IN_FORCE[1]], {2: True, 3: True, 4: True}, id="a row without a year is corrected too"),
        pytest.param([IN_FORCE[2]], {2: True, 3: False}, id="a struck row is left out"),
        pytest.param(
            [RIGHT[0].replace("gäller", "avvisad"), RIGHT[0].replace(";nej;", ";stryks;")],
            {3: False, 4: True},
            id="one takes the place of another that is no longer in force",
        ),
    ],
)
def test_those_in_force_change_the_answers(folder: SmallFolder, rows: Sequence[str], expected: dict[int, bool]) -> None:
    correct(folder, *rows)
    assert answers(folder) == expected


def test_the_same_row_of_another_source_stays_as_it_is(folder: SmallFolder) -> None:
    folder.append(PARTICIPATION, "1080;Karlskrona;Grundkurs;2023;ja;arsrapport", "1080;Karlskrona;Grundkurs;2024;ja;anmalan")
    correct(folder, RIGHT[0])
    assert answers(folder) == {2: False, 3: False, 4: True, 5: True, 6: True}


def test_the_export_itself_is_never_changed(folder: SmallFolder) -> None:
    correct(folder, *RIGHT)
    folder.record()
    assert (folder.root / PARTICIPATION).read_text(encoding="utf-8") == FILES[PARTICIPATION]


ANNA = "Kursen ställdes in;Anna Ek;2025-01-15;gäller"
ROW = "1083;Sölvesborg;Nätverk;2024;arsrapport"
SMALL = "Skriv ja, nej eller stryks; stryks betyder att raden inte räknas."


@pytest.mark.parametrize(
    ("row", "where", "words"),
    broken_rows(
        CORRECTIONS,
        5,
        HEADER,
        (
            None,
            "Rättelsen motsvarar ingen rad i participation.csv.",
            "Skriv kommun, erbjudande, år och källa precis som på raden som ska rättas. "
            "En uppgift som saknas kan inte rättas; den hör till en ny export.",
            [
                f"1081;Ronneby;Grundkurs;2023;anmalan;ja;nej;{ANNA}",  # a municipality without such a row
                f"1083;Sölvesborg;Nätverk;;arsrapport;ja;nej;{ANNA}",  # a row with a year, corrected as if it had none
                f"1083;Sölvesborg;Nätverk;2024;anmalan;ja;nej;{ANNA}",  # another source's row
                f"1080;;Nätverk;2024;arsrapport;ja;nej;{ANNA}",
                f"1083;;Grundkurs;2024;arsrapport;ja;nej;{ANNA}",
            ],
        ),
        (
            "deltar",
            "Raden som ska rättas, rad 4 i participation.csv, säger inte detta.",
            "Skriv här vad raden säger, eller ta bort rättelsen om raden är riktig.",
            [f"{ROW};nej;ja;{ANNA}"],
        ),
        (
            "kommun_kod",
            "Kommunkoden finns inte i registret.",
            "Rätta koden, eller lägg till kommunen i register/municipalities.csv.",
            [f"1283;Helsingborg;Nätverk;2024;arsrapport;ja;nej;{ANNA}"],
        ),
        (
            "kommun",
            "Namnet och koden hör inte ihop: i registret har Sölvesborg den koden.",
            "Se efter vilken kommun som är menad, och rätta namnet eller koden.",
            [f"1083;Ronneby;Nätverk;2024;arsrapport;ja;nej;{ANNA}"],
        ),
        (
            "erbjudande",
            "Erbjudandet finns inte i programmet.",
            "Om Nätverk är menat, skriv det precis så. Programmets erbjudanden är Grundkurs, Nätverk.",
            [f"1083;Sölvesborg;Nätvärk;2024;arsrapport;ja;nej;{ANNA}"],
        ),
        (
            "ar",
            "Året hör inte till projektets år.",
            "Skriv ett av åren 2023, 2024, eller lämna cellen tom om raden som rättas saknar år.",
            [f"1083;Sölvesborg;Nätverk;2025;arsrapport;ja;nej;{ANNA}"],
        ),
        (
            "kalla",
            "Källan finns inte i sources.toml.",
            "Om arsrapport är menad, skriv den precis så; en ny källa läggs till i sources.toml.",
            [f"1083;Sölvesborg;Nätverk;2024;årsrapport;ja;nej;{ANNA}"],
        ),
        (
            "deltar",
            "Svaret är varken ja eller nej.",
            "Skriv ja eller nej, det som raden i participation.csv säger.",
            [f"{ROW};jo;nej;{ANNA}"],
        ),
        ("rattas_till", "Det som raden rättas till är varken ja, nej eller stryks.", SMALL, [f"{ROW};ja;bort;{ANNA}"]),
        (
            "rattas_till",
            "Rättelsen ändrar inget: raden säger redan detta.",
            "Skriv vad raden ska rättas till, eller ta bort rättelsen.",
            [f"{ROW};ja;ja;{ANNA}"],
        ),
        (
            "varfor",
            "Det står inte varför raden rättas.",
            "Skriv med några ord vad som är fel.",
            [f"{ROW};ja;nej; ;Anna Ek;2025-01-15;gäller"],
        ),
        (
            "vem",
            "Det står inte vem som säger att raden är fel.",
            "Skriv vem som har sagt det.",
            [f"{ROW};ja;nej;Fel år;;2025-01-15;gäller"],
        ),
        (
            "datum",
            "Dagen har inte kommit än.",
            "Skriv dagen då rättelsen beslutades eller föreslogs som ÅÅÅÅ-MM-DD.",
            [f"{ROW};ja;nej;Fel år;Anna Ek;2999-01-01;gäller"],
        ),
        (
            "datum",
            "Datumet är inget datum, skrivet med år, månad och dag.",
            "Skriv dagen då rättelsen beslutades eller föreslogs som ÅÅÅÅ-MM-DD.",
            [
                f"{ROW};ja;nej;Fel år;Anna Ek;{day};gäller"
                for day in ("", "15/1 2025", "2025-1-5", "2025-02-30", "2025-01-15 12:00", "0000-01-01")
            ],
        ),
        (
            "status",
            "Rättelsens status är okänd.",
            "Skriv gäller, föreslagen eller avvisad; bara den som gäller ändrar något.",
            [f"{ROW};ja;nej;Fel år;Anna Ek;2025-01-15;{status}" for status in ("", "gällde", "klar")],
        ),
        (
            "status",
            "Raden har redan en rättelse som gäller, på rad 2.",
            "Låt bara en gälla; ge den andra en annan status, eller ta bort den.",
            [f"1080;;Grundkurs;2023;anmalan;ja;stryks;{ANNA}"],
        ),
    ),
)
def test_a_correction_that_breaks_a_rule(folder: SmallFolder, row: str, where: Place, words: tuple[str, str]) -> None:
    correct(folder, *RIGHT, row)
    finding = folder.finding()
    assert (place(finding), in_words(finding)) == (where, words)


def test_of_several_rows_the_first_is_named(folder: SmallFolder) -> None:
    folder.append(PARTICIPATION, "1083;Sölvesborg;Nätverk;2024;ja;arsrapport")
    correct(folder, *[RIGHT[0]] * 3, f"{ROW};nej;ja;{ANNA}")
    assert [(finding.line, in_words(finding)[0]) for finding in folder.findings()] == [
        (5, "Raden säger samma sak som rad 4."),
        (3, "Raden har redan en rättelse som gäller, på rad 2."),
        (4, "Raden har redan en rättelse som gäller, på rad 2."),
        (5, "Raden som ska rättas, rad 4 i participation.csv, säger inte detta."),
    ]


@pytest.mark.parametrize("status", ["föreslagen", "avvisad"])
def test_one_that_changes_nothing_must_still_be_about_a_row(folder: SmallFolder, status: str) -> None:
    correct(folder, f"1081;Ronneby;Grundkurs;2023;anmalan;ja;nej;Fel;Anna Ek;2025-01-15;{status}")
    assert in_words(folder.finding())[0] == "Rättelsen motsvarar ingen rad i participation.csv."


def test_what_a_second_proposal_for_the_same_row_says_is_kept(folder: SmallFolder) -> None:
    correct(folder, RIGHT[1], RIGHT[1].replace(";ja;", ";stryks;"))
    assert folder.record().corrections["becomes"].tolist() == ["yes", "struck"]


def test_as_known_on_a_day_later_corrections_are_not_there(folder: SmallFolder) -> None:
    correct(folder, RIGHT[0])
    day_before = DAY - timedelta(days=1)
    then, since = folder.record(until=day_before), folder.record(until=DAY)
    assert (len(then.corrections), len(since.corrections)) == (0, 1)
    assert then.participation["participates"].tolist() != since.participation["participates"].tolist()
