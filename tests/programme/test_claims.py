"""The claims are read whole, and what they name must be there: in the programme, or in the register."""

from pathlib import Path

import pytest

from src.finding import Finding
from src.language import Localised, read_language
from src.opening import DataFolder, Faults
from src.programme.claims import CLAIMS_FILE, Everyone, EveryYear, OnlyThese, read_claims
from src.programme.definition import PROGRAMME_FILE, read_programme
from src.programme.toml import Unreadable

SWEDISH = read_language("sv")
ONE = '[[claims]]\nkey = "ett"\ntext = { sv = "Ett." }\nsource = "projektplan"\n'
OFFERINGS = "grundkurs, handledarkurs, natverk"
SOURCES = "projektplan, natverkets-listor, anmalningar, arsrapport-2023, pahittad-folkmangd, scb-granser"


def claim(root: Path, rule: str) -> Path:
    """A data folder with one claim, of this rule and its parameters."""
    (root / CLAIMS_FILE).write_text(f"{ONE}rule = {rule}\n", encoding="utf-8")
    return root


def faults(root: Path) -> tuple[Finding, ...]:
    with pytest.raises(Unreadable) as raised:
        read_programme(root)
    return raised.value.findings


def fault(root: Path) -> Finding:
    (only,) = faults(root)
    return only


def test_claims_are_read_with_their_rule_in_the_order_of_the_file(blekinge: Path) -> None:
    claims = read_programme(blekinge).claims
    assert len(claims) == 10
    assert claims[1] == Everyone(
        key="alla-i-natverket-2023",
        text=Localised("Alla satt i nätverket 2023."),
        source="arsrapport-2023",
        offerings=("natverk",),
        years=(2023,),
    )
    assert isinstance(claims[3], EveryYear)
    assert isinstance(claims[5], OnlyThese)


def test_a_folder_without_the_file_has_no_claims(blekinge: Path) -> None:
    (blekinge / CLAIMS_FILE).unlink()
    assert read_claims(blekinge) == read_programme(blekinge).claims == ()


def test_an_empty_file_has_no_claims(blekinge: Path) -> None:
    (blekinge / CLAIMS_FILE).write_text("", encoding="utf-8")
    assert read_programme(blekinge).claims == ()


def test_claims_in_the_programme_are_told_where_they_belong(blekinge: Path) -> None:
    file = blekinge / PROGRAMME_FILE
    file.write_text(file.read_text("utf-8") + f'\n{ONE}rule = "everyone"\n', "utf-8")
    at = fault(blekinge)
    assert (at.file, at.column, at.value) == (PROGRAMME_FILE, "claims", "ett")
    assert at.said(SWEDISH) == "Påståendena står i en egen fil, claims.toml."


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ('"everybody"', "Invalid value 'everybody' - at `$.claims[0].rule`"),
        ('"everyone"\noffering = "natverk"', "Object contains unknown field `offering` - at `$.claims[0]`"),
        ('"everyone"\nyaers = [2022]', "Object contains unknown field `yaers`"),
        ('"began"\noffering = "natverk"', "Object missing required field `year`"),
        ('"every_year"\noffering = "natverk"', "Object missing required field `municipalities`"),
        ('"every_year"\noffering = "natverk"\nmunicipalities = []', "Expected `array` of length >= 1"),
        ('"only_these"\nmunicipalities = []', "Expected `array` of length >= 1"),
        ('"only_these"\nmunicipalities = [1080]', "Expected `str`, got `int`"),
        ('"number_of_municipalities"\nnumber = 0', "Expected `int` >= 1"),
        ('"within_limit"', "Object missing required field `offering`"),
        ('"everyone"\nsurce = "projektplan"', "Object contains unknown field `surce`"),
    ],
)
def test_an_unknown_rule_or_parameter_and_one_that_is_missing_are_faults(blekinge: Path, rule: str, words: str) -> None:
    at = fault(claim(blekinge, rule))
    assert at.file == CLAIMS_FILE
    assert words in at.said(SWEDISH)
    assert at.mended(SWEDISH) == "Jämför med filens kort i data/README.md."


def test_a_claim_without_a_rule_is_a_fault(blekinge: Path) -> None:
    (blekinge / CLAIMS_FILE).write_text(ONE, encoding="utf-8")
    assert "Object missing required field `rule`" in fault(blekinge).said(SWEDISH)


OFFERING_UNKNOWN = "Erbjudandet finns inte bland programmets erbjudanden."
YEAR_UNKNOWN = "Året hör inte till projektets år."
TWICE = "Värdet står två gånger i samma lista."


@pytest.mark.parametrize(
    ("rule", "column", "value", "problem", "remedy"),
    [
        (
            '"everyone"\nofferings = ["natverk", "kurs"]',
            "ett.offerings",
            "kurs",
            OFFERING_UNKNOWN,
            f"Skriv en av de nycklar som finns: {OFFERINGS}.",
        ),
        (
            '"began"\noffering = "kurs"\nyear = 2022',
            "ett.offering",
            "kurs",
            OFFERING_UNKNOWN,
            f"Skriv en av de nycklar som finns: {OFFERINGS}.",
        ),
        (
            '"representative_new"\noffering = "natverk"\nyear = 2021',
            "ett.year",
            "2021",
            YEAR_UNKNOWN,
            "Skriv ett av åren 2022, 2023, 2024, 2025.",
        ),
        ('"everyone"\nyears = [2025, 2026]', "ett.years", "2026", YEAR_UNKNOWN, "Skriv ett av åren 2022, 2023, 2024, 2025."),
        (
            '"within_limit"\noffering = "natverk"',
            "ett.offering",
            "natverk",
            "Erbjudandet har ingen gräns i programme.toml, så påståendet går inte att pröva.",
            "Skriv ett erbjudande som har en gräns under eligibility, eller lägg till gränsen där.",
        ),
        ('"everyone"\nyears = [2025, 2025]', "ett.years", "2025", TWICE, "Ta bort det ena."),
        ('"only_these"\nmunicipalities = ["1080", "1080"]', "ett.municipalities", "1080", TWICE, "Ta bort det ena."),
        ('"everyone"\nofferings = ["natverk", "natverk"]', "ett.offerings", "natverk", TWICE, "Ta bort det ena."),
    ],
)
def test_what_a_claim_names_must_be_there(blekinge: Path, rule: str, column: str, value: str, problem: str, remedy: str) -> None:
    at = fault(claim(blekinge, rule))
    assert (at.file, at.column, at.value) == (CLAIMS_FILE, column, value)
    assert (at.said(SWEDISH), at.mended(SWEDISH)) == (problem, remedy)


def test_the_source_of_a_claim_must_be_known(blekinge: Path) -> None:
    file = claim(blekinge, '"everyone"') / CLAIMS_FILE
    file.write_text(file.read_text("utf-8").replace("projektplan", "ryktet"), "utf-8")
    at = fault(blekinge)
    assert (at.file, at.column, at.value) == (CLAIMS_FILE, "ett.source", "ryktet")
    assert at.said(SWEDISH) == "Källan finns inte i sources.toml."
    assert at.mended(SWEDISH) == f"Skriv en av de nycklar som finns: {SOURCES}."


@pytest.mark.parametrize(("old", "new"), [('"antal-kommuner"', '"alla-i-natverket"'), ('"antal-kommuner"', '"Antal kommuner"')])
def test_each_claim_has_a_key_of_its_own(blekinge: Path, old: str, new: str) -> None:
    file = blekinge / CLAIMS_FILE
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
    at = fault(blekinge)
    assert (at.file, at.column, at.value) == (CLAIMS_FILE, "claims.key", new.strip('"'))
    assert at.said(SWEDISH).startswith("Ett påståendes nyckel är skriven två gånger, eller har andra tecken än")
    assert at.mended(SWEDISH) == "Ge varje påstående en egen nyckel av små bokstäver a–z, siffror och bindestreck."


def test_all_faults_are_told_with_those_of_the_programme(blekinge: Path) -> None:
    file = claim(blekinge, '"began"\noffering = "kurs"\nyear = 1999') / PROGRAMME_FILE
    file.write_text(file.read_text("utf-8").replace('"trygg-pa-natet"', '"Trygg på nätet"'), "utf-8")
    assert [at.column for at in faults(blekinge)] == ["file_prefix", "ett.offering", "ett.year"]


@pytest.mark.parametrize("rule", ['"only_these"', '"every_year"\noffering = "natverk"'])
def test_a_municipality_that_is_not_in_the_register_is_a_fault_of_the_claim(blekinge: Path, rule: str) -> None:
    claim(blekinge, f'{rule}\nmunicipalities = ["1080", "9999"]')
    opened = DataFolder(blekinge).open()
    assert isinstance(opened, Faults)
    (at,) = opened.findings
    assert (at.file, at.column, at.value) == (CLAIMS_FILE, "ett.municipalities", "9999")
    assert at.said(SWEDISH) == "Kommunkoden finns inte i registret."
    assert at.mended(SWEDISH) == "Rätta koden, eller lägg till kommunen i register/municipalities.csv."


def test_a_file_that_cannot_be_read_is_named(blekinge: Path) -> None:
    (blekinge / CLAIMS_FILE).write_text("[[claims]", encoding="utf-8")
    at = fault(blekinge)
    assert (at.file, at.mended(SWEDISH)) == (CLAIMS_FILE, "Rätta raden som felet nämner.")
