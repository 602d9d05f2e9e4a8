import pandas as pd
import pytest

from src.loading.register import swedish_order
from src.programme.definition import PROGRAMME_FILE
from tests.loading.data_folder import PARTICIPATION, REGISTER, SmallFolder, in_words, place


def test_the_register_is_a_typed_frame_in_swedish_order(folder: SmallFolder) -> None:
    record = folder.record()
    expected = pd.DataFrame(
        {
            "code": ["1082", "1080", "1060", "1081", "1083"],
            "municipality": ["Karlshamn", "Karlskrona", "Olofström", "Ronneby", "Sölvesborg"],
            "group": ["KUST", "KUST", "INLAND", "KUST", "KUST"],
            "cooperation": ["Västra", "", "Västra", "", "Västra"],
            "population": [32000, 66600, 13100, 28800, 17400],
            "size": [1, 2, 0, 1, 1],
            "population_2023": [32100, 66500, 13200, 28900, 17500],
            "population_2024": [32000, 66600, 13100, 28800, 17400],
        }
    ).astype(dict.fromkeys(["code", "municipality", "group", "cooperation"], "str"))
    pd.testing.assert_frame_equal(record.register, expected)


def test_a_limit_belongs_to_the_class_above_it(folder: SmallFolder) -> None:
    folder.change("programme.toml", "[17400, 40000]", "[17401, 66600]")
    record = folder.record()
    assert dict(zip(record.register["municipality"], record.register["size"], strict=True)) == {
        "Karlshamn": 1,
        "Karlskrona": 2,
        "Olofström": 0,
        "Ronneby": 1,
        "Sölvesborg": 0,
    }


def test_the_last_letters_of_the_swedish_alphabet_come_last_in_its_order() -> None:
    names = ["Örebro", "Älmhult", "Ånge", "Zinkgruvan", "Alingsås", "älvsbyn", "Östra Göinge", "Ale", "Åre", "Höör", "Hörby", "Idé"]
    assert sorted(names, key=swedish_order) == [
        *["Ale", "Alingsås", "Hörby", "Höör", "Idé", "Zinkgruvan"],
        *["Ånge", "Åre", "Älmhult", "älvsbyn", "Örebro", "Östra Göinge"],
    ]


@pytest.mark.parametrize(
    ("old", "new", "column", "value", "problem"),
    [
        ("1081;Ronneby", "81;Ronneby", "kommun_kod", "81", "Kommunkoden är inte fyra siffror."),
        ("1081;Ronneby", "1283;Ronneby", "kommun_kod", "1283", "Kommunkoden börjar inte med 10, som regionens koder gör."),
        ("1081;Ronneby", "1080;Ronneby", "kommun_kod", "1080", "Kommunkoden står redan på rad 4."),
        ("1081;Ronneby", "1081; ", "kommun", "", "Kommunens namn saknas."),
        ("KUST;;28900", ";;28900", "grupp", "", "Kommuntypen finns inte i programme.toml."),
        ("KUST;;28900", "Kust;;28900", "grupp", "Kust", "Kommuntypen finns inte i programme.toml."),
        ("28900", "28 900", "folkmangd_2023", "28 900", "Folkmängden är inte ett heltal större än noll."),
        ("28800", "28800,5", "folkmangd_2024", "28800,5", "Folkmängden är inte ett heltal större än noll."),
        ("28800", "0", "folkmangd_2024", "0", "Folkmängden är inte ett heltal större än noll."),
        ("28800", "-5", "folkmangd_2024", "-5", "Folkmängden är inte ett heltal större än noll."),
        ("28800", "", "folkmangd_2024", "", "Folkmängden är inte ett heltal större än noll."),
    ],
)
def test_a_row_of_the_register_that_breaks_a_rule(
    folder: SmallFolder, old: str, new: str, column: str, value: str, problem: str
) -> None:
    folder.change(REGISTER, old, new)
    finding = folder.finding()
    assert place(finding) == (REGISTER, 5, column, value)
    assert in_words(finding)[0] == problem


def test_a_register_without_rows_is_one_fault_and_not_one_for_each_code(folder: SmallFolder) -> None:
    folder.write(REGISTER, "kommun_kod;kommun;grupp;samarbete;folkmangd_2023;folkmangd_2024\n")
    finding = folder.finding()
    assert place(finding) == (REGISTER, None, None, None)
    assert in_words(finding) == ("Registret har inga rader.", "Skriv en rad för varje kommun i regionen.")


def test_a_register_that_cannot_be_read_hides_no_fault_in_the_export(folder: SmallFolder) -> None:
    (folder.root / REGISTER).unlink()
    folder.append(PARTICIPATION, "1081;Ronneby;Nätverk;2023;kanske;anmalan")
    assert [place(finding) for finding in folder.findings()] == [
        (REGISTER, None, None, None),
        (PARTICIPATION, 5, "deltar", "kanske"),
    ]


def test_the_years_that_a_rule_needs_must_have_a_column(folder: SmallFolder) -> None:
    folder.change("programme.toml", "population_year = 2023", "population_year = 2021")
    finding = folder.finding()
    assert place(finding) == (REGISTER, 1, "folkmangd_2021", None)
    assert in_words(finding)[0] == "Kolumnen saknas."


@pytest.mark.parametrize(
    ("old", "new", "column"),
    [
        ('excepted = ["1082"]', 'excepted = ["1283"]', "eligibility.excepted"),
        ('municipalities = ["1083"]', 'municipalities = ["1083", "1283"]', "agreements.municipalities"),
    ],
)
def test_a_code_in_the_programme_must_stand_in_the_register(folder: SmallFolder, old: str, new: str, column: str) -> None:
    folder.change("programme.toml", old, new)
    finding = folder.finding()
    assert place(finding) == (PROGRAMME_FILE, None, column, "1283")
    assert in_words(finding)[0] == "Kommunkoden finns inte i registret."


def test_a_code_in_a_claim_must_stand_in_the_register(folder: SmallFolder) -> None:
    claim = 'key = "a"\ntext = { sv = "A" }\nsource = "anmalan"\nrule = "only_these"\nmunicipalities = ["1080", "1283"]\n'
    folder.write("claims.toml", f"[[claims]]\n{claim}")
    assert place(folder.finding()) == ("claims.toml", None, "a.municipalities", "1283")
