"""A report's archive holds every part as files of its own, and says itself what each is and what is not there."""

import csv
import io
import json
from dataclasses import replace
from hashlib import sha256

import pandas as pd
import pyarrow.parquet as pq
import pytest

from src.catalogue.parts import file_of, labels, report
from src.catalogue.report import FigurePart, MunicipalityPart, Part, ReportChoice, TablePart
from src.reporting.archive import DATAPACKAGE, README, report_zip
from src.reporting.figure.files import Drawing, Drawings
from src.reporting.table.csv_file import excel_csv
from src.reporting.table.parquet_file import parquet
from src.reporting.table.workbook import table_workbook
from tests.reporting.reading import unpacked
from tests.reporting.reports import ONE, ORIGIN, SV, TABLE, drawing, figure, report_of
from tests.selection.views import look, write

REST = "_2022-2024_alla-erbjudanden_data-2024-12-31"
MAP = figure("karta", "Se norr.", "Karta över allt")
DRAWN = drawing(svg=b"<svg/>", png=b"\x89PNG", short_alt="Karta. Tre kommuner.", alt="Karta. Tre kommuner. Ask: ja.")


def made(*parts: Part, drawings: Drawings | None = None) -> dict[str, bytes]:
    """The archive's files, with the parts' own names for keys."""
    whole = unpacked(report_zip(report_of(*parts), drawings or {}))
    return {name.replace(REST, "").removeprefix("sagor_"): content for name, content in whole.items()}


def words(content: bytes) -> str:
    assert content.count(b"\n") == content.count(b"\r\n")
    return content.decode().replace("\r\n", "\n")


def test_every_part_gives_its_files_after_the_readme() -> None:
    names = list(unpacked(report_zip(report_of(MAP, TABLE, ONE), {"karta": DRAWN})))
    middles = ["karta.svg", "karta.png", "karta.txt", "tabell-byar.csv", "tabell-byar.parquet", "tabell-byar.xlsx"]
    middles += ["kommun-0101.txt", "kommun-0101-1.csv", "kommun-0101-1.parquet", "kommun-0101.xlsx"]
    assert names == [README, *(f"sagor_{name.replace('.', f'{REST}.')}" for name in middles), DATAPACKAGE]


def test_a_figures_files_are_its_drawings_and_its_words() -> None:
    files = made(MAP, drawings={"karta": DRAWN})
    assert (files["karta.svg"], files["karta.png"]) == (b"<svg/>", b"\x89PNG")
    assert words(files["karta.txt"]) == "Karta. Tre kommuner.\n\nKarta. Tre kommuner. Ask: ja.\n\nSe norr.\n"


def test_the_files_of_tables_are_the_same_as_elsewhere_and_a_municipalitys_words_are_a_text() -> None:
    one = replace(ONE, comment="Ring Ängsby.")
    files, whole = made(TABLE, one), report_of(TABLE, one)
    assert files["tabell-byar.csv"] == excel_csv(TABLE.rows, SV, ORIGIN)
    assert files["tabell-byar.xlsx"] == table_workbook([TABLE], whole.origin, whole.signs, SV)
    assert files["kommun-0101.xlsx"] == table_workbook(ONE.tables, whole.origin, whole.signs, SV, title="Ängsby")
    assert files["kommun-0101-1.csv"] == excel_csv(ONE.tables[0].rows, SV, ORIGIN)
    facts = "Folkmängd: 1 234 (invånare)\nKommunsamarbete: – (underlaget nämner inget)\nGrupp: Byar\n"
    known = "\n".join(ONE.paragraphs)
    assert words(files["kommun-0101.txt"]) == f"Ängsby\n======\n\n{known}\n\n{facts}\nRing Ängsby.\n"


def test_the_data_package_describes_each_csv_file_as_it_is() -> None:
    files = unpacked(report_zip(report_of(TABLE, ONE), {}))
    resources = json.loads(files[DATAPACKAGE])["resources"]
    assert [one["path"] for one in resources] == [name for name in files if name.endswith(".csv")]
    for one in resources:
        content = files[one["path"]]
        assert (one["bytes"], one["hash"]) == (len(content), f"sha256:{sha256(content).hexdigest()}")
        fields = one["schema"]["fields"]
        lines = io.StringIO(content.decode("utf-8-sig"), newline="")
        header, *rows = csv.reader(lines, delimiter=one["dialect"]["delimiter"])
        assert header == [field["name"] for field in fields]
        for cells in rows:
            for cell, field in zip(cells, fields, strict=True):
                assert field["type"] == "string" or cell in one["schema"]["missingValues"] or int(cell) is not None
    assert {field["name"]: field["type"] for field in resources[0]["schema"]["fields"]}["Läsare"] == "integer"


def test_a_table_as_parquet_keeps_its_numbers_and_says_where_it_comes_from() -> None:
    table = pd.DataFrame({"By": ["Ask", "Ek"], "Läsare": [1234, None], "Andel": [0.5, 1], "Kod": ["0101", None]})
    made = pq.read_table(io.BytesIO(parquet(table, "Byar", ORIGIN, SV)))
    assert made.to_pydict() == {"By": ["Ask", "Ek"], "Läsare": [1234, None], "Andel": [0.5, 1.0], "Kod": ["0101", None]}
    about = {key.decode(): words.decode() for key, words in made.schema.metadata.items()}
    assert (about["title"], about["date"], about["version"]) == ("Byar", "2024-12-31", "3c4d5e6f")
    assert about["source"].startswith("Källa: Sagorådet; Brevet")


def test_the_readme_says_what_it_is_where_it_comes_from_and_what_each_file_is() -> None:
    assert (
        words(made(MAP, TABLE, drawings={"karta": DRAWN})[README])
        == f"""\
Sagor åt alla: läget 2022–2024
==============================

Den här rapporten är till styrgruppen.

Den läses
på två minuter.

Program: Sagor åt alla
Ägare: Sagorådet
Område: Sagolandet
Period: 2022–2024
Filter: Inga filter.
Datakälla: Protokoll
Uppgifter per: 2024-12-31
Påhittade uppgifter: nej
Dataversion: 3c4d5e6f
Adress: {ORIGIN.address}

Läget
-----

Två av fyra byar läser.
En uppgift är okänd.

Så är det räknat
----------------

En by räknas en gång.
Ett nej kräver underlag.

Vad vi inte vet
---------------

Lyktan är okänd.

Filer
-----

Karta över allt
  sagor_karta{REST}.svg: bild som kan förstoras, SVG
  sagor_karta{REST}.png: bild för dokument och e-post, PNG
  sagor_karta{REST}.txt: alternativtext, kort och lång
Byar
  sagor_tabell-byar{REST}.csv: Byar, CSV
  sagor_tabell-byar{REST}.parquet: Byar, Parquet
  sagor_tabell-byar{REST}.xlsx: Byar, Excel med filter, källor och teckenförklaring

  datapackage.json: tabellernas kolumner, för program (Data Package)

Källor
------

Sagorådet, Protokoll, hela, 2024-12-31, CC0 1.0
Brevet, Ett brev, Ingen

Teckenförklaring
----------------

● ja: en uppgift säger ja
? okänt: ingen uppgift
! motstridigt: källor säger olika
–: noll
"""
    )


@pytest.mark.parametrize(
    ("failed", "there"), [(drawing(failed=True), ["karta.txt"]), (drawing(failed=True, alt=""), [])], ids=["words", "no words"]
)
def test_a_figure_that_failed_is_named_and_the_rest_is_there(failed: Drawing, there: list[str]) -> None:
    files = made(MAP, figure(), TABLE, drawings={"karta": failed, "mal": DRAWN})
    others = ["mal.svg", "mal.png", "mal.txt", "tabell-byar.csv", "tabell-byar.parquet", "tabell-byar.xlsx"]
    assert list(files) == [README, *there, *others, DATAPACKAGE]
    said = words(files[README])
    assert "Saknas\n------\n\nBilden ”Karta över allt” kunde inte ritas. Övriga filer är inte berörda.\n" in said
    assert "”Vägen till målet”" not in said
    assert ("\nKarta över allt\n" in said) == bool(there)


def test_a_whole_view_becomes_files_with_plain_names() -> None:
    view = look(write())
    whole = report(view, ReportChoice(parts=tuple(labels(view))))
    drawings = {part.name: DRAWN for part in whole.parts if isinstance(part, FigurePart)}
    files = unpacked(report_zip(whole, drawings))
    kinds = [sum(isinstance(part, kind) for part in whole.parts) for kind in (FigurePart, TablePart, MunicipalityPart)]
    assert len(files) == 2 + 3 * kinds[0] + 3 * kinds[1] + 6 * kinds[2]
    assert all(name.isascii() and "/" not in name and " " not in name for name in files)
    assert {name.removesuffix(".svg") for name in files if name.endswith(".svg")} == {file_of(view, name) for name in drawings}
    said = words(files.pop(README))
    assert {said.count(f"  {name}: ") for name in files} == {1}
