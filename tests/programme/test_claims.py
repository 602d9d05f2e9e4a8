"""The claims are read whole, and what they name must be there: in the programme, or in the register."""

from pathlib import Path

import pytest

from src.language import Localised
from src.opening import DataFolder, Faults
from src.programme.claims import CLAIMS_FILE, Everyone, EveryYear, OnlyThese, read_claims
from src.programme.definition import PROGRAMME_FILE, read_programme
from tests.programme.faults import change, fault, faults, in_words

ONE = '[[claims]]\nkey = "ett"\ntext = { sv = "Ett." }\nsource = "projektplan"\n'
OFFERINGS = "grundkurs, handledarkurs, natverk"
SOURCES = "projektplan, natverkets-listor, anmalningar, arsrapport-2023, pahittad-folkmangd, scb-granser"


def claim(root: Path, rule: str) -> Path:
    """A data folder with one claim, of this rule and its parameters."""
    (root / CLAIMS_FILE).write_text(f"{ONE}rule = {rule}\n", encoding="utf-8")
    return root


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


def test_without_the_file_or_in_an_empty_one_there_are_no_claims(blekinge: Path) -> None:
    (blekinge / CLAIMS_FILE).write_text("", encoding="utf-8")
    assert read_programme(blekinge).claims == ()
    (blekinge / CLAIMS_FILE).unlink()
    assert read_claims(blekinge) == read_programme(blekinge).claims == ()


@pytest.mark.parametrize(
    ("rule", "column", "problem"),
    [
        ('"everybody"', "rule", "Värdet är inget av dem som finns."),
        ('"everyone"\noffering = "natverk"', "offering", "Nyckeln är okänd."),
        ('"everyone"\nyaers = [2022]', "yaers", "Nyckeln är okänd."),
        ('"began"\noffering = "natverk"', "year", "Nyckeln saknas."),
        ('"every_year"\noffering = "natverk"', "municipalities", "Nyckeln saknas."),
        ('"every_year"\noffering = "natverk"\nmunicipalities = []', "municipalities", "Listan är tom."),
        ('"only_these"\nmunicipalities = []', "municipalities", "Listan är tom."),
        ('"only_these"\nmunicipalities = [1080]', "municipalities[1]", "Här ska stå text."),
        ('"number_of_municipalities"\nnumber = 0', "number", "Talet är för litet."),
        ('"within_limit"', "offering", "Nyckeln saknas."),
        ('"everyone"\nsurce = "projektplan"', "surce", "Nyckeln är okänd."),
        (None, "rule", "Nyckeln saknas."),
    ],
)
def test_an_unknown_rule_or_parameter_and_one_that_is_missing_are_faults(
    blekinge: Path, rule: str | None, column: str, problem: str
) -> None:
    (blekinge / CLAIMS_FILE).write_text(ONE + (f"rule = {rule}\n" if rule else ""), encoding="utf-8")
    file, found, _, said, _ = fault(blekinge)
    assert (file, found, said) == (CLAIMS_FILE, f"claims[1].{column}", problem)


OFFERING_UNKNOWN = ("Erbjudandet finns inte bland programmets erbjudanden.", f"Skriv en av de nycklar som finns: {OFFERINGS}.")
YEAR_UNKNOWN = ("Året hör inte till projektets år.", "Skriv ett av åren 2022, 2023, 2024, 2025.")
NO_LIMIT = "Erbjudandet har ingen gräns i programme.toml, så påståendet går inte att pröva."
TWICE = ("Värdet står två gånger i samma lista.", "Ta bort det ena.")


@pytest.mark.parametrize(
    ("rule", "column", "value", "words"),
    [
        ('"everyone"\nofferings = ["natverk", "kurs"]', "offerings", "kurs", OFFERING_UNKNOWN),
        ('"began"\noffering = "kurs"\nyear = 2022', "offering", "kurs", OFFERING_UNKNOWN),
        ('"representative_new"\noffering = "natverk"\nyear = 2021', "year", "2021", YEAR_UNKNOWN),
        ('"everyone"\nyears = [2025, 2026]', "years", "2026", YEAR_UNKNOWN),
        (
            '"within_limit"\noffering = "natverk"',
            "offering",
            "natverk",
            (NO_LIMIT, "Skriv ett erbjudande som har en gräns under eligibility, eller lägg till gränsen där."),
        ),
        ('"everyone"\nyears = [2025, 2025]', "years", "2025", TWICE),
        ('"only_these"\nmunicipalities = ["1080", "1080"]', "municipalities", "1080", TWICE),
        ('"everyone"\nofferings = ["natverk", "natverk"]', "offerings", "natverk", TWICE),
    ],
)
def test_what_a_claim_names_must_be_there_once(blekinge: Path, rule: str, column: str, value: str, words: tuple[str, str]) -> None:
    (found,) = faults(claim(blekinge, rule))
    assert in_words(found) == (CLAIMS_FILE, f"ett.{column}", value, *words)
    lines = (blekinge / CLAIMS_FILE).read_text("utf-8").splitlines()
    assert found.line is not None
    assert lines[found.line - 1].startswith(f"{column} = ")


def test_the_source_of_a_claim_must_be_known(blekinge: Path) -> None:
    change(claim(blekinge, '"everyone"') / CLAIMS_FILE, "projektplan", "ryktet")
    remedy = f"Skriv en av de nycklar som finns: {SOURCES}."
    assert fault(blekinge) == (CLAIMS_FILE, "ett.source", "ryktet", "Källan finns inte i sources.toml.", remedy)


@pytest.mark.parametrize("new", ["alla-i-natverket", "Antal kommuner"])
def test_each_claim_has_a_key_of_its_own(blekinge: Path, new: str) -> None:
    change(blekinge / CLAIMS_FILE, '"antal-kommuner"', f'"{new}"')
    problem = "Ett påståendes nyckel är skriven två gånger, eller har andra tecken än a–z, 0–9 och bindestreck."
    remedy = "Ge varje påstående en egen nyckel av små bokstäver a–z, siffror och bindestreck."
    assert fault(blekinge) == (CLAIMS_FILE, "claims.key", new, problem, remedy)


def test_all_faults_are_reported_with_those_of_the_programme(blekinge: Path) -> None:
    claim(blekinge, '"began"\noffering = "kurs"\nyear = 1999')
    change(blekinge / PROGRAMME_FILE, '"trygg-pa-natet"', '"Trygg på nätet"')
    assert [found.column for found in faults(blekinge)] == ["file_prefix", "ett.offering", "ett.year"]


@pytest.mark.parametrize("rule", ['"only_these"', '"every_year"\noffering = "natverk"'])
def test_a_municipality_that_is_not_in_the_register_is_a_fault_of_the_claim(blekinge: Path, rule: str) -> None:
    opened = DataFolder(claim(blekinge, f'{rule}\nmunicipalities = ["1080", "9999"]')).open()
    assert isinstance(opened, Faults)
    problem = "Kommunkoden finns inte i registret."
    remedy = "Rätta koden, eller lägg till kommunen i register/municipalities.csv."
    assert [in_words(found) for found in opened.findings] == [(CLAIMS_FILE, "ett.municipalities", "9999", problem, remedy)]


def test_a_file_that_cannot_be_read_is_named(blekinge: Path) -> None:
    (blekinge / CLAIMS_FILE).write_text("[[claims]", encoding="utf-8")
    assert fault(blekinge)[0] == CLAIMS_FILE
