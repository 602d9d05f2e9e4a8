"""data/README.md describes the files as they are: it is all that the author of a data folder has."""

import re
import shutil
import tomllib
import types
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pandas as pd
import pytest

from src.address import PAGES
from src.analysis.assessed import AssessedRecord
from src.language import Localised, read_language
from src.loading.exports import ExportDescription, FetchedLog, StatedRows
from src.loading.geography import read_geography
from src.loading.logs.description import LogFile, read_log_file
from src.loading.tables import EXPORT_TABLES, OLD_CODES, REGISTER, Table
from src.opening import DataFolder
from src.programme.definition import Programme, Region, Source, read_programme
from src.vocabulary import CODE, MUNICIPALITY
from tests.data.files import CARDS, DATA, README, card_rows

FILES = sorted(path for path in DATA.rglob("*") if path.is_file() and path.suffix in {".csv", ".toml", ".py"})

# Which are there only where there is something to say.
NOT_SHIPPED = {"exports/*/corrections.csv", "exports/*/manifest.json", "register/old_codes.csv"}

OF_OTHER_FILES = {"sources.*", "claims"}  # parts of the programme that stand in files of their own


def card_name(path: Path) -> str:
    """What the card of a file is called; the files of every export share theirs."""
    return re.sub(r"^exports/[^/]+/", "exports/*/", path.relative_to(DATA).as_posix())


def with_names_of_years_as_a_star(columns: list[str]) -> list[str]:
    return list(dict.fromkeys(re.sub(r"^folkmangd_\d{4}$", "folkmangd_*", column) for column in columns))


def keys_of(value: object, place: str = "") -> Iterator[str]:
    """Every key in a TOML table, written as in the cards; a text in two languages is one value."""
    if isinstance(value, list) and value and all(isinstance(one, dict) and not one.keys() <= {"sv", "en"} for one in value):
        for one in value:
            yield from keys_of(one, f"{place}[]")
    elif isinstance(value, dict) and not value.keys() <= {"sv", "en"}:
        for key, one in value.items():
            inside = "*" if place == "groups.names" else key
            yield from keys_of(one, f"{place}.{inside}" if place else inside)
    else:
        yield place


def keys_known_to(kind: type[msgspec.Struct], place: str = "") -> Iterator[tuple[str, bool]]:
    """Every key that the program reads, written as in the cards, and whether it must be there."""
    for field in msgspec.structs.fields(kind):
        where = f"{place}{field.name}"
        inner = field.type
        if isinstance(inner, types.UnionType):
            inner = next(one for one in typing.get_args(inner) if one is not type(None))
        if typing.get_origin(inner) is dict:
            yield f"{where}.*", field.required
        elif typing.get_origin(inner) is tuple and _is_table(typing.get_args(inner)[0]):
            yield from keys_known_to(typing.get_args(inner)[0], f"{where}[].")
        elif _is_table(inner):
            yield from keys_known_to(inner, f"{where}.")
        else:
            yield where, field.required


def _is_table(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, msgspec.Struct) and kind is not Localised


def test_every_file_has_a_card_and_every_card_a_file() -> None:
    assert set(CARDS) == {card_name(path) for path in FILES} | NOT_SHIPPED


@pytest.mark.parametrize("path", [p for p in FILES if p.suffix == ".csv"], ids=lambda path: path.relative_to(DATA).as_posix())
def test_the_columns_of_the_card_are_those_of_the_file_in_order(path: Path) -> None:
    header = path.read_text(encoding="utf-8").splitlines()[0].split(";")
    assert list(card_rows(card_name(path))) == with_names_of_years_as_a_star(header)


@pytest.mark.parametrize("name", sorted({card_name(path) for path in FILES if path.suffix == ".csv"}))
def test_the_sample_row_and_the_examples_stand_in_a_file(name: str) -> None:
    lines = [line for path in FILES if card_name(path) == name for line in path.read_text(encoding="utf-8").splitlines()]
    sample = re.search(r"^- \*\*Sample row:\*\* `(.+)`$", CARDS[name], flags=re.MULTILINE)
    assert sample
    assert sample[1] in lines
    for place, (*_, example) in enumerate(card_rows(name).values()):
        assert example.strip("`") in {value for line in lines[1:] for value in line.split(";")[place:]}


def test_the_cards_of_toml_files_have_the_keys_of_the_shipped_ones() -> None:
    def shipped(file: str) -> dict[str, Any]:
        return tomllib.loads((DATA / file).read_text(encoding="utf-8"))

    elsewhere = {"contact.email", "groups.areas.one", "groups.areas.many"}  # the page names no address, and its groups are kinds
    assert set(card_rows("programme.toml")) == set(keys_of(shipped("programme.toml"))) | elsewhere
    assert set(card_rows("sources.toml")) == {f"*.{key}" for source in shipped("sources.toml").values() for key in source}
    for path in DATA.glob("exports/*/export.toml"):
        keys, on_card = set(keys_of(shipped(str(path)))), set(card_rows("exports/*/export.toml"))
        counted = {f"rows.{field}" for field in StatedRows.__struct_fields__}
        counted |= {f"log.{field}" for field in FetchedLog.__struct_fields__}
        assert keys <= on_card <= keys | {"published", "published_at", "manifest", *counted}  # which the shipped ones leave out


@pytest.mark.parametrize(
    ("name", "kind", "before"),
    [("programme.toml", Programme, ""), ("sources.toml", Source, "*."), ("exports/*/export.toml", ExportDescription, "")],
)
def test_the_cards_have_the_keys_that_the_program_reads_and_say_which_must_be_there(
    name: str, kind: type[msgspec.Struct], before: str
) -> None:
    known = {key: "yes" if required else "no" for key, required in keys_known_to(kind, before) if key not in OF_OTHER_FILES}
    assert {key: row[0] for key, row in card_rows(name).items()} == known


@pytest.mark.parametrize("table", [REGISTER, OLD_CODES, *EXPORT_TABLES], ids=lambda table: table.file)
def test_the_columns_of_the_card_are_those_that_the_program_reads(table: Table) -> None:
    name = table.file if "/" in table.file else f"exports/*/{table.file}"
    assert list(card_rows(name)) == [*table.columns, *([f"{table.yearly}*"] if table.yearly else [])]


@pytest.mark.parametrize("name", ["programme.toml", "sources.toml", "exports/*/export.toml"])
def test_the_examples_are_toml(name: str) -> None:
    for _, kind, _, example in card_rows(name).values():
        written = example.strip("`")
        assert tomllib.loads(written if re.match(r"\w+ = ", written) else f"example = {written}"), kind


def test_the_sample_of_a_correction_holds_the_examples_and_is_right_beside_the_example_data(tmp_path: Path) -> None:
    card = card_rows("exports/*/corrections.csv")
    sample = re.search(r"^- \*\*Sample row:\*\* `(.+)`$", CARDS["exports/*/corrections.csv"], flags=re.MULTILINE)
    assert sample
    assert sample[1].split(";") == [example.strip("`") for *_, example in card.values()]
    root = tmp_path / "data"
    shutil.copytree(DATA, root)
    (root / "exports/demo/corrections.csv").write_text(f"{';'.join(card)}\n{sample[1]}\n", encoding="utf-8")
    assert isinstance(DataFolder(root).open("demo"), AssessedRecord)


def test_the_sample_of_an_old_code_holds_the_examples_and_is_right_in_a_register_with_that_municipality(tmp_path: Path) -> None:
    card = card_rows("register/old_codes.csv")
    sample = re.search(r"^- \*\*Sample row:\*\* `(.+)`$", CARDS["register/old_codes.csv"], flags=re.MULTILINE)
    assert sample
    assert sample[1].split(";") == [example.strip("`") for *_, example in card.values()]
    root = tmp_path / "data"
    shutil.copytree(DATA, root)
    (root / "register/old_codes.csv").write_text(f"{';'.join(card)}\n{sample[1].replace('0331', '1260')}\n", encoding="utf-8")
    assert isinstance(DataFolder(root).open("demo"), AssessedRecord)


def test_the_log_that_the_readme_shows_is_right_and_its_keys_are_those_that_the_program_reads(tmp_path: Path) -> None:
    shown, *_ = re.findall(r"^```toml\n(.+?)^```$", README, flags=re.MULTILINE | re.DOTALL)
    (tmp_path / "log.toml").write_text(shown, encoding="utf-8")
    assert read_log_file(tmp_path / "log.toml").said.log.backend == "postgres"
    _, _, card = README.partition("### A log in a database\n")
    rows = [line.split(" | ")[0] for line in card.partition("- **Secrets:**")[0].splitlines() if line.startswith("| `")]
    named = {re.sub(r"^\.", "log.columns.", key) for row in rows for key in re.findall("`(.+?)`", row)}
    assert named == {key for key, _ in keys_known_to(LogFile)}


@pytest.fixture
def smallest_folder(tmp_path: Path) -> Path:
    """A data folder of nothing but what the last part of the README asks for."""
    *_, programme = re.findall(r"^```toml\n(.+?)^```$", README, flags=re.MULTILINE | re.DOTALL)
    source = 'producer = "x"\ntitle = "y"\nlicence = "z"\n'
    municipalities = dict(re.findall(r"`(10\d\d)`\s+(\w+)", README))
    register = "".join(f"{code};{name};ALLA;;20000\n" for code, name in municipalities.items())
    files = {
        "programme.toml": programme,
        "sources.toml": "".join(f"[{name}]\n{source}" for name in ("projektplan", "scb-folkmangd", "scb-granser")),
        "register/municipalities.csv": f"kommun_kod;kommun;grupp;samarbete;folkmangd_2024\n{register}",
        "exports/2025-12-31/export.toml": 'as_of = 2025-12-31\nmade_up = false\ntitle = { sv = "Läget" }\n',
        "exports/2025-12-31/participation.csv": "kommun_kod;kommun;erbjudande;ar;deltar;kalla\n1082;;Nätverk;;ja;projektplan\n",
    }
    for name, content in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return tmp_path


def test_the_smallest_folder_that_the_readme_describes_loads_without_a_finding(smallest_folder: Path) -> None:
    assessed = DataFolder(smallest_folder).open()
    assert isinstance(assessed, AssessedRecord), assessed
    assert assessed.programme.offering_keys == ("grundkurs", "handledarkurs", "natverk")
    assert len(assessed.record.register) == 5
    assert list(assessed.record.participation["code"]) == ["1082"]


def test_the_addresses_that_the_readme_gives_are_those_of_the_pages(smallest_folder: Path) -> None:
    (listed,) = re.findall(r"Every programme has the pages (.+?)\. ", README, flags=re.DOTALL)
    assert re.findall(r"`/(\w*)`", listed) == list(PAGES)
    assert f"here `/{read_programme(smallest_folder).group_key}`" in README


@pytest.mark.parametrize(("code_prefix", "municipalities"), [(("12", "13"), 39), ("", 290)])
def test_the_larger_regions_that_the_readme_shows_have_a_map(
    smallest_folder: Path, code_prefix: str | tuple[str, ...], municipalities: int
) -> None:
    written = [tomllib.loads(region)["region"] for region in re.findall(r"`(region = \{.+?\})`", README)]
    (region,) = (found for found in (msgspec.convert(one, Region) for one in written) if found.code_prefix == code_prefix)
    programme = msgspec.structs.replace(read_programme(smallest_folder), region=region)
    _, findings = read_geography(programme, pd.DataFrame({CODE: [], MUNICIPALITY: []}, dtype="str"))
    assert (
        str(findings[0].said(read_language("sv"))).count(", ") + 1 == municipalities
    )  # all are missing in a register without rows
