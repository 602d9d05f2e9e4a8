"""Each rule by the fault that breaks it: file, line, column, value, and what is said."""

import pytest

from tests.loading.data_folder import (
    COMPLETE_LISTS,
    PARTICIPATION,
    REGISTER,
    REPRESENTATIVES,
    SmallFolder,
    in_words,
    place,
)


@pytest.mark.parametrize(
    ("row", "column", "value", "problem", "remedy"),
    [
        pytest.param(
            "108;Ronneby;Grundkurs;2023;ja;anmalan",
            "kommun_kod",
            "108",
            "Kommunkoden är inte fyra siffror.",
            "Skriv koden med fyra siffror; en nolla först försvinner i Excel om kolumnen inte är text.",
            id="a code of three digits",
        ),
        pytest.param(
            ";Ronneby;Grundkurs;2023;ja;anmalan",
            "kommun_kod",
            "",
            "Kommunkoden är inte fyra siffror.",
            "Skriv koden med fyra siffror; en nolla först försvinner i Excel om kolumnen inte är text.",
            id="no code",
        ),
        pytest.param(
            "1O81;Ronneby;Grundkurs;2023;ja;anmalan",
            "kommun_kod",
            "1O81",
            "Kommunkoden är inte fyra siffror.",
            "Skriv koden med fyra siffror; en nolla först försvinner i Excel om kolumnen inte är text.",
            id="the letter O in a code",
        ),
        pytest.param(
            "1283;Helsingborg;Grundkurs;2023;ja;anmalan",
            "kommun_kod",
            "1283",
            "Kommunkoden finns inte i registret.",
            "Rätta koden, eller lägg till kommunen i register/municipalities.csv.",
            id="a code from another region",
        ),
        pytest.param(
            "1081;Karlshamn;Grundkurs;2023;ja;anmalan",
            "kommun",
            "Karlshamn",
            "Namnet och koden hör inte ihop: i registret har Ronneby den koden.",
            "Se efter vilken kommun som är menad, och rätta namnet eller koden.",
            id="another municipality's name",
        ),
        pytest.param(
            "1081;Ronneby;;2023;ja;anmalan",
            "erbjudande",
            "",
            "Erbjudandet saknas.",
            "Skriv ett av programmets erbjudanden: Grundkurs, Nätverk.",
            id="no offering",
        ),
        pytest.param(
            "1081;Ronneby;Föreläsning;2023;ja;anmalan",
            "erbjudande",
            "Föreläsning",
            "Erbjudandet finns inte i programmet.",
            "Skriv ett av programmets erbjudanden: Grundkurs, Nätverk.",
            id="an offering unlike any other",
        ),
        pytest.param(
            "1081;Ronneby;grund kursen;2023;ja;anmalan",
            "erbjudande",
            "grund kursen",
            "Erbjudandet finns inte i programmet.",
            "Om Grundkurs är menat, skriv det precis så. Programmets erbjudanden är Grundkurs, Nätverk.",
            id="an offering misspelt",
        ),
        pytest.param(
            "1081;Ronneby;grundkurs;2023;ja;anmalan",
            "erbjudande",
            "grundkurs",
            "Erbjudandet finns inte i programmet.",
            "Om Grundkurs är menat, skriv det precis så. Programmets erbjudanden är Grundkurs, Nätverk.",
            id="an offering in lower case",
        ),
        pytest.param(
            "1081;Ronneby;Grundkurs;2022;ja;anmalan",
            "ar",
            "2022",
            "Året hör inte till projektets år.",
            "Skriv ett av åren 2023, 2024, eller lämna cellen tom om året inte är känt.",
            id="a year before the project",
        ),
        pytest.param(
            "1081;Ronneby;Grundkurs;2023.0;ja;anmalan",
            "ar",
            "2023.0",
            "Året hör inte till projektets år.",
            "Skriv ett av åren 2023, 2024, eller lämna cellen tom om året inte är känt.",
            id="a year with a decimal",
        ),
        pytest.param(
            "1081;Ronneby;Grundkurs;2023;Ja;anmalan",
            "deltar",
            "Ja",
            "Svaret är varken ja eller nej.",
            "Skriv ja eller nej med små bokstäver; är svaret inte känt, lämna deltar och kalla tomma, eller ta bort raden.",
            id="yes with a capital",
        ),
        pytest.param(
            "1081;Ronneby;Grundkurs;2023;;anmalan",
            "deltar",
            "",
            "Svaret saknas, fast raden har en källa.",
            "Skriv ja eller nej; är svaret inte känt, lämna också kalla tom, eller ta bort raden.",
            id="no answer",
        ),
        pytest.param(
            "1081;Ronneby;Grundkurs;2023;ja;",
            "kalla",
            "",
            "Källan saknas.",
            "Skriv den källa i sources.toml som svaret kommer från: anmalan, arsrapport. "
            "Är svaret inte känt, lämna också deltar tom.",
            id="no source",
        ),
        pytest.param(
            "1081;Ronneby;Grundkurs;2023;ja;tidningen",
            "kalla",
            "tidningen",
            "Källan finns inte i sources.toml.",
            "Skriv en av källorna där (anmalan, arsrapport), eller lägg till den nya i sources.toml.",
            id="an unknown source",
        ),
        pytest.param(
            "1081;Ronneby;Grundkurs;2023;ja;Anmälan",
            "kalla",
            "Anmälan",
            "Källan finns inte i sources.toml.",
            "Om anmalan är menad, skriv den precis så; en ny källa läggs till i sources.toml.",
            id="a source misspelt",
        ),
        pytest.param(
            "1060;Olofström;Nätverk;;nej;anmalan",
            None,
            None,
            "Raden säger samma sak som rad 3.",
            "Ta bort en av de två raderna, eller rätta den som är fel.",
            id="a row that stands twice",
        ),
        pytest.param(
            "1060;Olofström;Nätverk;;ja;anmalan",
            "deltar",
            "ja",
            "Samma källa säger både ja och nej: jämför med rad 3.",
            "Se efter vad källan säger, och ta bort den rad som är fel.",
            id="a source that says both yes and no",
        ),
    ],
)
def test_a_row_of_participation_that_breaks_a_rule(
    folder: SmallFolder, row: str, column: str | None, value: str | None, problem: str, remedy: str
) -> None:
    folder.append(PARTICIPATION, row)
    finding = folder.finding()
    assert place(finding) == (PARTICIPATION, 5, column, value)
    assert in_words(finding) == (problem, remedy)


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


@pytest.mark.parametrize(
    ("row", "column", "value", "problem", "remedy"),
    [
        pytest.param(
            ";2023;anmalan",
            "erbjudande",
            "",
            "Erbjudandet saknas.",
            "Skriv ett av programmets erbjudanden: Grundkurs, Nätverk.",
            id="no offering",
        ),
        pytest.param(
            "Natverk;2023;anmalan",
            "erbjudande",
            "Natverk",
            "Erbjudandet finns inte i programmet.",
            "Om Nätverk är menat, skriv det precis så. Programmets erbjudanden är Grundkurs, Nätverk.",
            id="an offering misspelt",
        ),
        pytest.param(
            "Nätverk;23;anmalan",
            "ar",
            "23",
            "Året hör inte till projektets år.",
            "Skriv ett av åren 2023, 2024, eller lämna cellen tom om listan gäller hela perioden.",
            id="a year of two digits",
        ),
        pytest.param(
            "Nätverk;2023;tidningen",
            "kalla",
            "tidningen",
            "Källan finns inte i sources.toml.",
            "Skriv en av källorna där (anmalan, arsrapport), eller lägg till den nya i sources.toml.",
            id="an unknown source",
        ),
        pytest.param(
            "Nätverk;2024;anmalan",
            None,
            None,
            "Raden säger samma sak som rad 2.",
            "Ta bort en av de två raderna, eller rätta den som är fel.",
            id="a list that stands twice",
        ),
    ],
)
def test_a_complete_list_that_breaks_a_rule(
    folder: SmallFolder, row: str, column: str | None, value: str | None, problem: str, remedy: str
) -> None:
    folder.append(COMPLETE_LISTS, row)
    finding = folder.finding()
    assert place(finding) == (COMPLETE_LISTS, 4, column, value)
    assert in_words(finding) == (problem, remedy)


@pytest.mark.parametrize(
    ("row", "column", "value", "problem", "remedy"),
    [
        pytest.param(";Rådet;anmalan", "ar", "", "Året saknas.", "Skriv ett av åren 2023, 2024.", id="no year"),
        pytest.param(
            "2025;Rådet;anmalan",
            "ar",
            "2025",
            "Året hör inte till projektets år.",
            "Skriv ett av åren 2023, 2024.",
            id="a year after the project",
        ),
        pytest.param(
            "2024;;anmalan",
            "organisation",
            "",
            "Organisationens namn saknas.",
            "Skriv namnet, eller ta bort raden.",
            id="no organisation",
        ),
        pytest.param(
            "2024;Rådet;",
            "kalla",
            "",
            "Källan saknas.",
            "Skriv den källa i sources.toml som uppgiften kommer från: anmalan, arsrapport.",
            id="no source",
        ),
        pytest.param(
            "2023;Digitala rådet;anmalan",
            None,
            None,
            "Raden säger samma sak som rad 2.",
            "Ta bort en av de två raderna, eller rätta den som är fel.",
            id="a representative that stands twice",
        ),
    ],
)
def test_a_national_representative_that_breaks_a_rule(
    folder: SmallFolder, row: str, column: str | None, value: str | None, problem: str, remedy: str
) -> None:
    folder.append(REPRESENTATIVES, row)
    finding = folder.finding()
    assert place(finding) == (REPRESENTATIVES, 3, column, value)
    assert in_words(finding) == (problem, remedy)


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


def test_the_header_named_is_the_files_own_whatever_the_order_of_columns(folder: SmallFolder) -> None:
    folder.write(PARTICIPATION, "kalla;deltar;ar;erbjudande;kommun;kommun_kod\nanmalan;kanske;2023;Nätverk;Ronneby;1081\n")
    assert place(folder.finding()) == (PARTICIPATION, 2, "deltar", "kanske")
