"""A report's archive holds every part as files of its own, and says itself what each is and what is not there."""

import pandas as pd
import pytest

from src.catalogue.file_name import with_middle
from src.catalogue.parts import file_of, labels, report
from src.catalogue.report import FigurePart, MunicipalityPart, Part, ReportChoice, TablePart
from src.reporting.archive import README, report_zip
from src.reporting.figure.files import Drawing, Drawings
from src.reporting.table.csv_file import excel_csv
from src.reporting.table.workbook import table_workbook
from tests.reporting.reading import unpacked
from tests.reporting.reports import ORIGIN, SV, drawing, figure, report_of
from tests.selection.views import look, write

REST = "_2022-2024_alla-erbjudanden_data-2024-12-31"
COUNTS = TablePart("tabell-antal", "Antal per år", pd.DataFrame({"År": ["2021", "2022"], "Andel": [0.5, 1.0]}))
ASK = MunicipalityPart(
    "kommun-0101",
    "0101",
    "Ask",
    ("Ask har varit med.",),
    (("Folkmängd", "900", "invånare"), ("Grupp", "B", "")),
    (TablePart("kommun-0101-1", "Känt", pd.DataFrame({"År": ["2021"]})), TablePart("kommun-0101-2", "Grund", pd.DataFrame())),
    "Ring Ask.",
)
MAP = figure("karta", "Se norr.", "Karta över allt")
DRAWN = drawing(svg=b"<svg/>", png=b"\x89PNG", short_alt="Karta. Tre kommuner.", alt="Karta. Tre kommuner. Ask: ja.")


def made(*parts: Part, drawings: Drawings | None = None, made_up: bool = False) -> dict[str, bytes]:
    """The archive's files, with the parts' own names for keys."""
    whole = unpacked(report_zip(report_of(parts=parts, made_up=made_up), drawings or {}))
    return {name.replace(REST, "").removeprefix("sagor_"): content for name, content in whole.items()}


def words(content: bytes) -> str:
    assert content.count(b"\n") == content.count(b"\r\n")
    return content.decode().replace("\r\n", "\n")


def test_a_parts_name_is_in_the_middle_of_the_reports_as_on_the_pages() -> None:
    assert with_middle("sagor_rapport_2021_a_data-x", "karta") == "sagor_karta_2021_a_data-x"
    for chosen in ({}, {"years": (2022,), "groups": ("A",)}):
        view = look(write(), **chosen)  # type: ignore[arg-type]
        assert with_middle(file_of(view, "rapport"), "karta") == file_of(view, "karta")


def test_every_part_gives_its_files_after_the_readme() -> None:
    names = list(unpacked(report_zip(report_of(MAP, COUNTS, ASK), {"karta": DRAWN})))
    assert names == [
        README,
        f"sagor_karta{REST}.svg",
        f"sagor_karta{REST}.png",
        f"sagor_karta{REST}.txt",
        f"sagor_tabell-antal{REST}.csv",
        f"sagor_tabell-antal{REST}.xlsx",
        f"sagor_kommun-0101{REST}.txt",
        f"sagor_kommun-0101-1{REST}.csv",
        f"sagor_kommun-0101-2{REST}.csv",
        f"sagor_kommun-0101{REST}.xlsx",
    ]


def test_a_figures_files_are_its_drawings_and_its_words() -> None:
    files = made(MAP, drawings={"karta": DRAWN})
    assert (files["karta.svg"], files["karta.png"]) == (b"<svg/>", b"\x89PNG")
    assert words(files["karta.txt"]) == "Karta. Tre kommuner.\n\nKarta. Tre kommuner. Ask: ja.\n\nSe norr.\n"


def test_the_files_of_tables_are_the_same_as_elsewhere_and_a_municipalitys_words_are_a_text() -> None:
    files, whole = made(COUNTS, ASK), report_of(COUNTS, ASK)
    assert files["tabell-antal.csv"] == excel_csv(COUNTS.rows, SV)
    assert files["tabell-antal.xlsx"] == table_workbook([COUNTS], whole.origin, whole.signs, SV)
    assert files["kommun-0101.xlsx"] == table_workbook(ASK.tables, whole.origin, whole.signs, SV, title="Ask")
    assert files["kommun-0101-1.csv"] == excel_csv(ASK.tables[0].rows, SV)
    assert words(files["kommun-0101.txt"]) == (
        "Ask\n===\n\nAsk har varit med.\n\nFolkmängd: 900 (invånare)\nGrupp: B\n\nRing Ask.\n"
    )


def test_the_readme_says_what_it_is_where_it_comes_from_and_what_each_file_is() -> None:
    assert (
        words(made(MAP, COUNTS, drawings={"karta": DRAWN})[README])
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
Underlag: Protokoll
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
Antal per år
  sagor_tabell-antal{REST}.csv: Antal per år, CSV
  sagor_tabell-antal{REST}.xlsx: Antal per år, Excel med filter, källor och teckenförklaring

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
    files = made(MAP, figure(), COUNTS, drawings={"karta": failed, "mal": DRAWN})
    assert list(files) == [README, *there, "mal.svg", "mal.png", "mal.txt", "tabell-antal.csv", "tabell-antal.xlsx"]
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
    assert len(files) == 1 + 3 * kinds[0] + 2 * kinds[1] + 4 * kinds[2]
    assert all(name.isascii() and "/" not in name and " " not in name for name in files)
    assert {name.removesuffix(".svg") for name in files if name.endswith(".svg")} == {file_of(view, name) for name in drawings}
    said = words(files.pop(README))
    assert {said.count(f"  {name}: ") for name in files} == {1}
