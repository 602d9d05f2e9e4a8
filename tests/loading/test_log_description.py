"""The file that says where a log is: what it must say, and that it holds no secret."""

from pathlib import Path

import pytest

from src.finding import Finding
from src.loading.logs.description import read_log_file
from src.programme.toml import Unreadable
from tests.loading.data_folder import LANGUAGES, in_words
from tests.loading.made_logs import COLUMNS, write_log

ADDRESS = "postgresql://reader@db.example/programme"


def faults(file: Path) -> tuple[Finding, ...]:
    with pytest.raises(Unreadable) as caught:
        read_log_file(file)
    for finding in caught.value.findings:
        in_words(finding)
    return caught.value.findings


def test_a_file_or_a_folder_with_an_export_toml_says_where_the_log_is(tmp_path: Path) -> None:
    file = write_log(tmp_path, backend="postgres", address=ADDRESS, table="public.log")
    by_file = read_log_file(file)
    file.rename(tmp_path / "export.toml")
    by_folder = read_log_file(tmp_path)
    assert by_folder.said == by_file.said
    assert by_file.said.log.columns.named == COLUMNS
    assert (by_file.said.log.address, by_file.said.log.table) == (ADDRESS, "public.log")


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://reader:hemligt@db.example/programme",
        "postgresql://reader:mycket/hemligt@db.example/programme",
        "postgresql://reader@db.example/programme?password=hemligt",
        "host=db.example user=reader password = hemligt",
    ],
)
def test_a_password_in_an_address_is_a_fault_that_does_not_say_it(tmp_path: Path, address: str) -> None:
    (finding,) = faults(write_log(tmp_path, backend="postgres", address=address, table="log"))
    assert (finding.file, finding.line, finding.column, finding.value) == ("log.toml", 5, "log.address", None)
    assert in_words(finding)[0] == "Här står ett lösenord, eller plats för ett."
    assert "hemligt" not in "".join(finding.in_one_line(text) for text in LANGUAGES)


@pytest.mark.parametrize("key", ["password", "PASSWD", "lösenord", "api_token", "secret"])
def test_a_key_for_a_secret_is_a_fault_that_does_not_say_it(tmp_path: Path, key: str) -> None:
    file = write_log(tmp_path, backend="postgres", address=ADDRESS, table="log")
    file.write_text(file.read_text(encoding="utf-8").replace("[log]\n", f'[log]\n"{key}" = "hemligt"\n'), encoding="utf-8")
    (finding,) = faults(file)
    assert (finding.line, finding.value) == (4, None)
    assert in_words(finding)[0] == "Här står ett lösenord, eller plats för ett."
    assert "hemligt" not in "".join(finding.in_one_line(text) for text in LANGUAGES)


@pytest.mark.parametrize(
    ("more", "columns", "place", "problem"),
    [
        ({"backend": "postgres", "address": ADDRESS}, COLUMNS, "log", "Tabellens namn saknas."),
        ({"backend": "parquet", "table": "log"}, COLUMNS, "log.table", "Parquetfiler har inget tabellnamn."),
        ({"time_zone": "Europa/Lund"}, COLUMNS, "log.time_zone", "Tidszonen finns inte."),
        ({}, {"offering": "kurs"}, "log.columns", "Ingen kolumn säger vilken kommun raderna gäller."),
        ({}, {**COLUMNS, "year": "ar"}, "log.columns.date", "Både ett år och ett datum är utpekade."),
        ({"backend": "mysql", "address": "x"}, COLUMNS, "log.backend", "Värdet är inget av dem som finns."),
        ({"tabell": "log"}, COLUMNS, "log.tabell", "Nyckeln är okänd."),
    ],
)
def test_what_is_wrong_is_told_at_its_place(
    tmp_path: Path, more: dict[str, str], columns: dict[str, str], place: str, problem: str
) -> None:
    (finding,) = faults(write_log(tmp_path, columns=columns, **more))  # type: ignore[arg-type]
    assert (finding.column, in_words(finding)[0]) == (place, problem)
    assert finding.line


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    (finding,) = faults(tmp_path / "log.toml")
    assert in_words(finding)[0] == "Filen saknas."
