"""Each rule by the fault that breaks it: file, line, column, value, and what is said."""

import pytest

from tests.loading.data_folder import (
    COMPLETE_LISTS,
    PARTICIPATION,
    REGISTER,
    REPRESENTATIVES,
    Place,
    SmallFolder,
    broken_rows,
    in_words,
    place,
)

ROW = "kommun_kod;kommun;erbjudande;ar;deltar;kalla"
FOUR_DIGITS = "Skriv koden med fyra siffror; en nolla först försvinner i Excel om kolumnen inte är text."
OFFERING_MISSING = ("erbjudande", "Erbjudandet saknas.", "Skriv ett av programmets erbjudanden: Grundkurs, Nätverk.")
OFFERING_UNKNOWN = ("erbjudande", "Erbjudandet finns inte i programmet.")
YEAR_UNKNOWN = ("ar", "Året hör inte till projektets år.")
SOURCE_MISSING = ("kalla", "Källan saknas.")
SOURCE_REMEDY = "Skriv den källa i sources.toml som uppgiften kommer från: anmalan, arsrapport."
SOURCE_UNKNOWN = ("kalla", "Källan finns inte i sources.toml.")
SOURCE_ADDED = "Skriv en av källorna där (anmalan, arsrapport), eller lägg till den nya i sources.toml."
OF_TWO = "Ta bort en av de två raderna, eller rätta den som är fel."
OF_PARTICIPATION = broken_rows(
    PARTICIPATION,
    5,
    ROW,
    (
        "kommun_kod",
        "Kommunkoden är inte fyra siffror.",
        FOUR_DIGITS,
        [f"{code};Ronneby;Grundkurs;2023;ja;anmalan" for code in ("108", "1O81")],
    ),
    (
        "kommun_kod",
        "Kommunkoden finns inte i registret.",
        "Rätta koden, eller lägg till kommunen i register/municipalities.csv.",
        ["1283;Helsingborg;Grundkurs;2023;ja;anmalan"],
    ),
    (
        "kommun",
        "Namnet och koden hör inte ihop: i registret har Ronneby den koden.",
        "Se efter vilken kommun som är menad, och rätta namnet eller koden.",
        ["1081;Karlshamn;Grundkurs;2023;ja;anmalan"],
    ),
    (*OFFERING_MISSING, ["1081;Ronneby;;2023;ja;anmalan"]),
    (
        *OFFERING_UNKNOWN,
        "Skriv ett av programmets erbjudanden: Grundkurs, Nätverk.",
        ["1081;Ronneby;Föreläsning;2023;ja;anmalan"],
    ),
    (
        *OFFERING_UNKNOWN,
        "Om Grundkurs är menat, skriv det precis så. Programmets erbjudanden är Grundkurs, Nätverk.",
        ["1081;Ronneby;Grundkurz;2023;ja;anmalan"],
    ),
    (
        *YEAR_UNKNOWN,
        "Skriv ett av åren 2023, 2024, eller lämna cellen tom om året inte är känt.",
        ["1081;Ronneby;Grundkurs;2022;ja;anmalan", "1081;Ronneby;Grundkurs;2023/24;ja;anmalan"],
    ),
    (
        "deltar",
        "Svaret är varken ja eller nej.",
        "Skriv ja eller nej; är svaret inte känt, lämna deltar och kalla tomma, eller ta bort raden.",
        ["1081;Ronneby;Grundkurs;2023;jo;anmalan"],
    ),
    (
        "deltar",
        "Svaret saknas, fast raden har en källa.",
        "Skriv ja eller nej; är svaret inte känt, lämna också källan tom, eller ta bort raden.",
        ["1081;Ronneby;Grundkurs;2023;;anmalan"],
    ),
    (
        *SOURCE_MISSING,
        "Skriv den källa i sources.toml som svaret kommer från: anmalan, arsrapport. Är svaret inte känt, lämna också deltar tom.",
        ["1081;Ronneby;Grundkurs;2023;ja;"],
    ),
    (*SOURCE_UNKNOWN, SOURCE_ADDED, ["1081;Ronneby;Grundkurs;2023;ja;tidningen"]),
    (
        *SOURCE_UNKNOWN,
        "Om anmalan är menad, skriv den precis så; en ny källa läggs till i sources.toml.",
        ["1081;Ronneby;Grundkurs;2023;ja;Anmälan"],
    ),
    (None, "Raden säger samma sak som rad 3.", OF_TWO, ["1060;Olofström;Nätverk;;nej;anmalan"]),
    (
        "deltar",
        "Samma källa säger både ja och nej: jämför med rad 3.",
        "Se efter vad källan säger, och ta bort den rad som är fel.",
        ["1060;Olofström;Nätverk;;ja;anmalan"],
    ),
)
OF_COMPLETE_LISTS = broken_rows(
    COMPLETE_LISTS,
    4,
    "erbjudande;ar;kalla",
    (*OFFERING_MISSING, [";2023;anmalan"]),
    (
        *OFFERING_UNKNOWN,
        "Om Nätverk är menat, skriv det precis så. Programmets erbjudanden är Grundkurs, Nätverk.",
        ["Nätvärk;2023;anmalan"],
    ),
    (
        *YEAR_UNKNOWN,
        "Skriv ett av åren 2023, 2024, eller lämna cellen tom om listan gäller hela perioden.",
        ["Nätverk;23;anmalan"],
    ),
    (*SOURCE_MISSING, SOURCE_REMEDY, ["Nätverk;2023;"]),
    (*SOURCE_UNKNOWN, SOURCE_ADDED, ["Nätverk;2023;tidningen"]),
    (None, "Raden säger samma sak som rad 2.", OF_TWO, ["Nätverk;2024;anmalan"]),
)
OF_REPRESENTATIVES = broken_rows(
    REPRESENTATIVES,
    3,
    "ar;organisation;kalla",
    ("ar", "Året saknas.", "Skriv ett av åren 2023, 2024.", [";Rådet;anmalan"]),
    (*YEAR_UNKNOWN, "Skriv ett av åren 2023, 2024.", ["2025;Rådet;anmalan"]),
    ("organisation", "Organisationens namn saknas.", "Skriv namnet, eller ta bort raden.", ["2024;;anmalan"]),
    (*SOURCE_MISSING, SOURCE_REMEDY, ["2024;Rådet;"]),
    (*SOURCE_UNKNOWN, SOURCE_ADDED, ["2024;Rådet;tidningen"]),
    (None, "Raden säger samma sak som rad 2.", OF_TWO, ["2023;Digitala rådet;anmalan"]),
)


@pytest.mark.parametrize(("row", "where", "words"), [*OF_PARTICIPATION, *OF_COMPLETE_LISTS, *OF_REPRESENTATIVES])
def test_a_row_that_breaks_a_rule_has_one_fault(folder: SmallFolder, row: str, where: Place, words: tuple[str, str]) -> None:
    folder.append(where[0], row)
    finding = folder.finding()
    assert (place(finding), in_words(finding)) == (where, words)


@pytest.mark.parametrize(
    "row",
    [
        pytest.param("1081;;Grundkurs;2023;ja;anmalan", id="without the name, which is only for people"),
        pytest.param("1060;Olofström;Nätverk;;ja;arsrapport", id="another source that says otherwise"),
        pytest.param("1060;Olofström;Nätverk;2023;ja;anmalan", id="the same source about another year"),
        pytest.param("1060;Olofström;Grundkurs;;ja;anmalan", id="the same source about another offering"),
        pytest.param("1081;Ronneby;Nätverk;;nej;anmalan", id="the same source about another municipality"),
    ],
)
def test_a_row_of_participation_that_breaks_none(folder: SmallFolder, row: str) -> None:
    folder.append(PARTICIPATION, row)
    assert folder.read().findings == ()


def test_each_repeated_row_is_compared_with_the_first(folder: SmallFolder) -> None:
    folder.append(PARTICIPATION, *["1081;Ronneby;Nätverk;;nej;anmalan"] * 3, "1081;;Nätverk;;ja;anmalan")
    assert [(finding.line, in_words(finding)[0]) for finding in folder.findings()] == [
        (6, "Raden säger samma sak som rad 5."),
        (7, "Raden säger samma sak som rad 5."),
        (8, "Samma källa säger både ja och nej: jämför med rad 5."),
    ]


def test_all_that_is_wrong_is_collected_in_the_order_of_files_lines_and_columns(folder: SmallFolder) -> None:
    folder.change(REGISTER, "KUST;Västra;17500;17400", "BERG;Västra;17500;0")
    folder.change(PARTICIPATION, "1060;Olofström;Nätverk;;nej;anmalan", "1060;Ronneby;Kurs;1999;kanske;x")
    folder.change(PARTICIPATION, "1083;Sölvesborg", "1083;Sölvesborg;")
    folder.append(COMPLETE_LISTS, "Nätverk;2024;anmalan")
    folder.append(REPRESENTATIVES, "2023;;anmalan")
    assert [place(finding) for finding in folder.findings()] == [
        (REGISTER, 2, "grupp", "BERG"),
        (REGISTER, 2, "folkmangd_2024", "0"),
        (PARTICIPATION, 3, "kommun", "Ronneby"),
        (PARTICIPATION, 3, "erbjudande", "Kurs"),
        (PARTICIPATION, 3, "ar", "1999"),
        (PARTICIPATION, 3, "deltar", "kanske"),
        (PARTICIPATION, 3, "kalla", "x"),
        (PARTICIPATION, 4, None, "1083;Sölvesborg;;Nätverk;2024;ja;arsrapport"),
        (COMPLETE_LISTS, 4, None, None),
        (REPRESENTATIVES, 3, "organisation", ""),
    ]


def test_the_line_of_a_bad_value_is_the_one_in_the_file(folder: SmallFolder) -> None:
    folder.append(PARTICIPATION, "", ";;;;;", '1081;"Ronneby\n";Grundkurs;2023;ja;anmalan', "1081;;Grundkurs;2024;kanske;anmalan")
    assert place(folder.finding()) == (PARTICIPATION, 9, "deltar", "kanske")


def test_a_finding_names_the_header_in_the_file_in_any_order_of_columns(folder: SmallFolder) -> None:
    folder.write(PARTICIPATION, "kalla;deltar;ar;erbjudande;kommun;kommun_kod\nanmalan;kanske;2023;Nätverk;Ronneby;1081\n")
    assert place(folder.finding()) == (PARTICIPATION, 2, "deltar", "kanske")


def test_a_number_of_rows_may_stand_behind_a_row(folder: SmallFolder) -> None:
    content = (
        "kommun_kod;kommun;erbjudande;ar;deltar;kalla;rader\n1080;;Grundkurs;2023;ja;anmalan;12\n1081;;Grundkurs;2023;ja;anmalan;\n"
    )
    folder.write(PARTICIPATION, content)
    assert folder.record().participation["row_count"].fillna(-1).tolist() == [12, -1]
    folder.append(PARTICIPATION, *(f"{code};;Nätverk;2023;ja;anmalan;{count}" for code, count in ((1080, "0"), (1081, "1.5"))))
    assert [place(finding) for finding in folder.findings()] == [
        (PARTICIPATION, 4, "rader", "0"),
        (PARTICIPATION, 5, "rader", "1.5"),
    ]
