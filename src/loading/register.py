"""The register of municipalities: read, checked, and set in Swedish alphabetical order."""

import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd

from src.finding import Finding
from src.language import N_
from src.loading.checking import Known, check_table
from src.loading.csv_reading import load_table
from src.loading.intake.columns import Vocabulary
from src.loading.intake.places import Gazetteer
from src.loading.intake.words import read_words
from src.loading.rules import OLD_CODES_RULES, REGISTER_RULES, population_rule
from src.loading.tables import OLD_CODES, REGISTER
from src.programme.claims import claim_fault, named
from src.programme.definition import PROGRAMME_FILE, Programme
from src.vocabulary import CODE, COOPERATION, GROUP, MUNICIPALITY, POPULATION, SIZE, population_column

_AFTER_Z = str.maketrans({"å": "{", "ä": "|", "ö": "}"})  # the three signs that follow z in Unicode


def swedish_order(name: str) -> str:
    """A key that sorts names as a Swedish dictionary does, å, ä and ö last, whatever the computer's language."""
    decomposed = unicodedata.normalize("NFD", name.casefold().translate(_AFTER_Z))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def read_register(
    cursor: duckdb.DuckDBPyConnection, root: Path, known: Known, vocabulary: Vocabulary
) -> tuple[pd.DataFrame | None, tuple[Finding, ...]]:
    """The register as `Record` describes it, or None and everything that is wrong with it, or with rules that name its codes.

    Leaves its texts in the database's table `register`, where the export's codes are looked up.
    """
    programme = vocabulary.programme
    wanted = [REGISTER.yearly_header(year) for year in programme.population_years]
    sheet = load_table(cursor, root / REGISTER.file, REGISTER.file, REGISTER, vocabulary, also_required=wanted)
    populations = [column for column in sheet.headers if column.startswith(f"{POPULATION}_")]
    rules = (*REGISTER_RULES, *map(population_rule, populations))
    findings = check_table(cursor, REGISTER, sheet, REGISTER.file, rules, known)
    codes = {code for (code,) in cursor.execute("SELECT code FROM register").fetchall()}
    if codes:
        findings = (*_codes_not_in(codes, programme), *findings)
    elif not findings:
        findings = (Finding(REGISTER.file, N_("Registret har inga rader."), N_("Skriv en rad för varje kommun i regionen.")),)
    return (None if findings else _frame(cursor, programme, populations)), findings


def read_old_codes(
    cursor: duckdb.DuckDBPyConnection, root: Path, known: Known, vocabulary: Vocabulary
) -> tuple[dict[str, str], tuple[Finding, ...]]:
    """The codes that municipalities had before, each with its present one, and what is wrong with them.

    The register must be in the database, as `read_register` leaves it. Without the file there are none.
    """
    sheet = load_table(cursor, root / OLD_CODES.file, OLD_CODES.file, OLD_CODES, vocabulary)
    findings = check_table(cursor, OLD_CODES, sheet, OLD_CODES.file, OLD_CODES_RULES, known)
    return dict(cursor.execute("SELECT old_code, code FROM old_codes ORDER BY line").fetchall()), findings


def with_register(vocabulary: Vocabulary, cursor: duckdb.DuckDBPyConnection, old_codes: Mapping[str, str]) -> Vocabulary:
    """What cells may say, places too, by the register as `read_register` leaves it in the database."""
    names = dict(cursor.execute("SELECT code, municipality FROM register ORDER BY line").fetchall())
    return Vocabulary(vocabulary.programme, Gazetteer(names, vocabulary.words, old_codes), vocabulary.words)


def read_vocabulary(programme: Programme) -> Vocabulary:
    """What cells may say before a register is read."""
    words = read_words()
    return Vocabulary(programme, Gazetteer({}, words), words)


def _codes_not_in(codes: set[str], programme: Programme) -> Iterator[Finding]:
    problem = N_("Kommunkoden finns inte i registret.")
    remedy = N_("Rätta koden, eller lägg till kommunen i register/municipalities.csv.")
    in_rules = [("eligibility.excepted", code) for rule in programme.eligibility for code in rule.excepted]
    if programme.agreements:
        in_rules += (("agreements.municipalities", code) for code in programme.agreements.municipalities)
    for column, code in in_rules:
        if code not in codes:
            yield Finding(PROGRAMME_FILE, problem, remedy, column=column, value=code)
    for column, code in (place for claim in programme.claims for place in named(claim, "municipalities")):
        if code not in codes:
            yield claim_fault(column, code, problem, remedy)


def _frame(cursor: duckdb.DuckDBPyConnection, programme: Programme, populations: list[str]) -> pd.DataFrame:
    texts = [CODE, MUNICIPALITY, GROUP, COOPERATION]
    register = cursor.execute("FROM register ORDER BY line").df()[[*texts, *populations]]
    register = register.astype({**dict.fromkeys(texts, "str"), **dict.fromkeys(populations, "int64")})
    population = register[population_column(programme.population.year)]
    size = np.searchsorted(np.array(programme.population.class_limits), population, side="right")
    register.insert(len(texts), POPULATION, population)
    register.insert(len(texts) + 1, SIZE, size.astype("int64"))
    return register.sort_values(MUNICIPALITY, key=lambda names: names.map(swedish_order), kind="stable", ignore_index=True)
