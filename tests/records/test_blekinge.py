"""The second region shares nothing with the shipped one, and its record says what README.md promises."""

import re
import tomllib
from pathlib import Path

from src.analysis.assessed import AssessedRecord
from src.opening import DataFolder
from src.programme.definition import read_programme
from tests.records.frozen import BLEKINGE, SKANE
from tests.records.signs import signs_by_year

FILES = {path.relative_to(BLEKINGE).as_posix(): path.read_text(encoding="utf-8") for path in BLEKINGE.rglob("*.*")}
REGISTER = FILES["register/municipalities.csv"]
WRITTEN = "\n".join(path.read_text(encoding="utf-8") for path in SKANE.rglob("*") if path.suffix in {".csv", ".toml"})


def test_its_names_offerings_codes_and_years_do_not_occur_in_the_shipped_data(blekinge: Path) -> None:
    programme = read_programme(blekinge)
    words = [programme.region.name, programme.name.sv, programme.owner.sv, programme.file_prefix]
    words += [text for offering in programme.offerings for text in (offering.key, offering.name.sv, offering.name.en)]
    words += [word for line in REGISTER.splitlines()[1:] for word in line.split(";")[:3]]
    assert len(words) == 4 + 3 * 3 + 5 * 3
    shipped = WRITTEN.casefold()
    assert [word for word in words if re.search(rf"\b{re.escape(word.casefold())}\b", shipped)] == []
    assert not set(map(str, programme.years)) & set(re.findall(r"\b20\d\d\b", WRITTEN))


def test_it_is_another_programme_with_other_rules(blekinge: Path) -> None:
    programme = read_programme(blekinge)
    assert programme.years == (2022, 2023, 2024, 2025)
    assert programme.offering_keys == ("grundkurs", "handledarkurs", "natverk")
    assert programme.goal_offering.name.sv == "Nätverk"
    assert programme.population_years == (2023, 2024)
    assert programme.agreements is None


def test_every_source_it_names_is_described_and_every_described_one_is_used() -> None:
    named = {
        line.rsplit(";", 1)[1] for name, text in FILES.items() if "exports" in name for line in text.splitlines()[1:] if ";" in line
    }
    named |= set(re.findall(r'source = "(.+?)"', FILES["programme.toml"]))
    assert named == set(tomllib.loads(FILES["sources.toml"]))


def test_it_loads_whole_without_a_finding(blekinge: Path) -> None:
    folder = DataFolder(blekinge)
    assert [(label.folder, label.made_up) for label in folder.labels] == [("2025-12-01", False)]
    assessed = folder.open()
    assert isinstance(assessed, AssessedRecord), assessed
    record = assessed.record
    assert list(record.register["municipality"]) == ["Karlshamn", "Karlskrona", "Olofström", "Ronneby", "Sölvesborg"]
    assert len(record.participation) == 15
    assert record.participation["year"].isna().sum() == 2
    assert (~record.participation["participates"]).sum() == 3
    assert len(record.complete_lists) == 3
    assert len(record.national_representatives) == 1
    assert len(record.geography.points) == 5


def test_its_evidence_is_what_its_table_says(blekinge: Path) -> None:
    assessed = DataFolder(blekinge).open()
    assert isinstance(assessed, AssessedRecord), assessed
    assert signs_by_year(assessed) == {
        ("grundkurs", "1060"): "n?n?",
        ("grundkurs", "1080"): "y???",
        ("grundkurs", "1081"): "ny??",
        ("grundkurs", "1082"): "n???",
        ("grundkurs", "1083"): "n!??",
        ("handledarkurs", "1060"): "????",
        ("handledarkurs", "1080"): "....",
        ("handledarkurs", "1081"): "???n",
        ("handledarkurs", "1082"): "??y?",
        ("handledarkurs", "1083"): "????",
        ("natverk", "1060"): "nn??",
        ("natverk", "1080"): "yy?y",
        ("natverk", "1081"): "yn??",
        ("natverk", "1082"): "ny??",
        ("natverk", "1083"): "nny?",
    }
