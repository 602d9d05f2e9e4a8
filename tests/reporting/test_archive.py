"""A report's archive holds every part as files of its own, and says itself what each is and what is not there."""

import dataclasses
import datetime
import io
from zipfile import ZipFile

import pandas as pd
import pytest

from src.catalogue.file_name import with_middle
from src.catalogue.parts import file_of, labels, report
from src.catalogue.report import FigurePart, MunicipalityPart, Part, Report, ReportChoice, TablePart
from src.charts.drawn import FigureWords
from src.charts.paper import FULL
from src.language import Language, read_language
from src.reporting.archive import README, report_zip
from src.reporting.figure.files import Drawing, Drawings
from src.reporting.table.csv_file import excel_csv
from src.reporting.table.workbook import table_workbook
from src.wording.method import Section
from src.wording.origin import Origin, SourceLine
from tests.reporting.made_up_origin import of_made_up
from tests.selection.views import look, write

ORIGIN = Origin(
    programme="Sagostunder",
    owner="Sagorådet",
    region="Dalen",
    period="2021–2023",
    filters="Inga filter.",
    export="Protokoll",
    as_of=datetime.date(2024, 12, 31),
    made_up=False,
    version="a1b2c3d4",
    address="https://example.org/rapport",
    source="Sagorådet",
    sources=(SourceLine("Sagorådet", "Protokoll 2023", "2024-01-15", "CC0 1.0"),),
)
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
WORDS = FigureWords("karta", "Tre kommuner", short_alt="Karta. Tre kommuner.", alt="Karta. Tre kommuner. Ask: ja.")
DRAWN = Drawing(WORDS, 600, 400, b"<svg/>", b"\x89PNG")


def figure(name: str, label: str, comment: str = "") -> FigurePart:
    def never(_paper: object) -> None:
        raise AssertionError("the archive draws nothing itself")

    return FigurePart(name, label, never, comment)  # type: ignore[arg-type]


MAP = figure("karta", "Karta över allt", "Se norr.")


def make(*parts: Part, origin: Origin = ORIGIN, text: Language | None = None) -> Report:
    return Report(
        text=text or Language("sv"),
        title="Sagostunder: läget",
        introduction="Till mötet.",
        summary=("Två av tre är med.",),
        parts=parts,
        origin=origin,
        method=(Section("Så är det räknat", ("En kommun räknas en gång.",)),),
        signs=(("?", "okänt"),),
        file_name="sagor_rapport_2021-2023_alla-erbjudanden_data-2024-12-31",
    )


def unpacked(content: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(content)) as file:
        assert file.testzip() is None
        return {name: file.read(name) for name in file.namelist()}


def made(*parts: Part, drawings: Drawings | None = None, **how: object) -> dict[str, bytes]:
    """The archive's files, with the parts' own names for keys."""
    whole = unpacked(report_zip(make(*parts, **how), drawings or {}))  # type: ignore[arg-type]
    return {name.replace("_2021-2023_alla-erbjudanden_data-2024-12-31", "").removeprefix("sagor_"): c for name, c in whole.items()}


def words(content: bytes) -> str:
    assert content.count(b"\n") == content.count(b"\r\n")
    return content.decode().replace("\r\n", "\n")


def test_a_part_s_name_stands_in_the_middle_of_the_report_s() -> None:
    assert with_middle("sagor_rapport_2021_a_data-x", "karta") == "sagor_karta_2021_a_data-x"


def test_it_is_the_name_that_the_pages_give() -> None:
    for chosen in ({}, {"years": (2022,), "groups": ("A",)}):
        view = look(write(), **chosen)  # type: ignore[arg-type]
        assert with_middle(file_of(view, "rapport"), "karta") == file_of(view, "karta")


def test_every_part_gives_its_files_after_the_readme() -> None:
    assert list(made(MAP, COUNTS, ASK, drawings={"karta": DRAWN})) == [
        README,
        "karta.svg",
        "karta.png",
        "karta.txt",
        "tabell-antal.csv",
        "tabell-antal.xlsx",
        "kommun-0101.txt",
        "kommun-0101-1.csv",
        "kommun-0101-2.csv",
        "kommun-0101.xlsx",
    ]


def test_the_whole_names_say_the_same_as_the_report_s() -> None:
    assert list(unpacked(report_zip(make(COUNTS), {})))[1] == "sagor_tabell-antal_2021-2023_alla-erbjudanden_data-2024-12-31.csv"


def test_a_figure_s_files_are_those_that_were_drawn() -> None:
    files = made(MAP, drawings={"karta": DRAWN})
    assert (files["karta.svg"], files["karta.png"]) == (b"<svg/>", b"\x89PNG")
    assert words(files["karta.txt"]) == "Karta. Tre kommuner.\n\nKarta. Tre kommuner. Ask: ja.\n\nSe norr.\n"


def test_only_what_was_asked_for_is_there() -> None:
    assert list(made(MAP, drawings={"karta": dataclasses.replace(DRAWN, svg=b"")})) == [README, "karta.png", "karta.txt"]


def test_a_table_s_files_are_the_same_as_elsewhere() -> None:
    files, whole = made(COUNTS), make(COUNTS)
    assert files["tabell-antal.csv"] == excel_csv(COUNTS.rows, whole.text)
    assert files["tabell-antal.xlsx"] == table_workbook([COUNTS], whole.origin, whole.signs, whole.text)


def test_in_english_decimals_have_a_point() -> None:
    files = made(COUNTS, text=read_language("en"))
    assert files["tabell-antal.csv"] == excel_csv(COUNTS.rows, read_language("en"))


def test_a_municipality_s_tables_are_one_workbook_and_its_words_a_text() -> None:
    files, whole = made(ASK), make(ASK)
    assert files["kommun-0101.xlsx"] == table_workbook(ASK.tables, whole.origin, whole.signs, whole.text, title="Ask")
    assert files["kommun-0101-1.csv"] == excel_csv(ASK.tables[0].rows, whole.text)
    assert words(files["kommun-0101.txt"]) == (
        "Ask\n===\n\nAsk har varit med.\n\nFolkmängd: 900 (invånare)\nGrupp: B\n\nRing Ask.\n"
    )


def test_the_readme_tells_what_it_is_where_it_comes_from_and_what_each_file_is() -> None:
    said = words(made(MAP, COUNTS, drawings={"karta": DRAWN})[README])
    rest = "_2021-2023_alla-erbjudanden_data-2024-12-31"
    assert (
        said
        == f"""\
Sagostunder: läget
==================

Till mötet.

Program: Sagostunder
Ägare: Sagorådet
Område: Dalen
Period: 2021–2023
Filter: Inga filter.
Underlag: Protokoll
Uppgifter per: 2024-12-31
Påhittade uppgifter: nej
Dataversion: a1b2c3d4
Adress: https://example.org/rapport

Läget
-----

Två av tre är med.

Så är det räknat
----------------

En kommun räknas en gång.

Filer
-----

Karta över allt
  sagor_karta{rest}.svg: bild som kan förstoras, SVG
  sagor_karta{rest}.png: bild för dokument och e-post, PNG
  sagor_karta{rest}.txt: alternativtext, kort och lång
Antal per år
  sagor_tabell-antal{rest}.csv: Antal per år, CSV
  sagor_tabell-antal{rest}.xlsx: Antal per år, Excel med filter, källor och teckenförklaring

Källor
------

Sagorådet, Protokoll 2023, 2024-01-15, CC0 1.0

Teckenförklaring
----------------

?: okänt
"""
    )


def test_every_file_stands_in_the_readme() -> None:
    files = unpacked(report_zip(make(MAP, COUNTS, ASK), {"karta": DRAWN}))
    said = words(files.pop(README))
    assert [said.count(f"  {name}: ") for name in files] == [1] * 9


@pytest.mark.parametrize(
    ("drawings", "there"),
    [
        ({}, []),
        ({"karta": dataclasses.replace(DRAWN, svg=b"", png=b"", failed=True)}, ["karta.txt"]),
        ({"karta": dataclasses.replace(DRAWN, failed=True)}, ["karta.txt"]),
        ({"karta": Drawing(FigureWords("karta", "Karta över allt"), 0, 0, failed=True)}, []),
    ],
)
def test_a_figure_that_failed_is_named_and_the_rest_is_there(drawings: Drawings, there: list[str]) -> None:
    goal = figure("mal", "Vägen till målet")
    files = made(MAP, goal, COUNTS, drawings={**drawings, "mal": DRAWN})
    assert list(files) == [README, *there, "mal.svg", "mal.png", "mal.txt", "tabell-antal.csv", "tabell-antal.xlsx"]
    said = words(files[README])
    assert "Saknas\n------\n\nBilden ”Karta över allt” kunde inte ritas. Övriga filer är inte berörda.\n" in said
    assert "”Vägen till målet”" not in said
    assert ("\nKarta över allt\n" in said) == bool(there)


def test_made_up_data_are_announced_in_every_text() -> None:
    origin = of_made_up(ORIGIN, export="Exempeldata")
    files = made(MAP, ASK, drawings={"karta": DRAWN}, origin=origin)
    warning = "Exempeldata: uppgifterna är påhittade och säger inget om verkligheten."
    assert [name for name in files if name.endswith(".txt") and warning in words(files[name])] == [
        README,
        "karta.txt",
        "kommun-0101.txt",
    ]


def test_a_report_without_parts_is_a_readme() -> None:
    assert list(made()) == [README]


def test_the_same_report_gives_the_same_bytes() -> None:
    first, second = (report_zip(make(MAP, COUNTS, ASK), {"karta": DRAWN}) for _ in range(2))
    assert first == second
    with ZipFile(io.BytesIO(first)) as file:
        assert {(info.date_time, info.create_system) for info in file.infolist()} == {((1980, 1, 1, 0, 0, 0), 3)}


def test_a_whole_view_becomes_files_with_plain_names() -> None:
    view = look(write())
    whole = report(view, ReportChoice(parts=tuple(labels(view))))
    drawings = {
        part.name: Drawing(part.draw(FULL).words, 600, 400, b"<svg/>", b"\x89PNG")
        for part in whole.parts
        if isinstance(part, FigurePart)
    }
    files = unpacked(report_zip(whole, drawings))
    kinds = [sum(isinstance(part, kind) for part in whole.parts) for kind in (FigurePart, TablePart, MunicipalityPart)]
    assert len(files) == 1 + 3 * kinds[0] + 2 * kinds[1] + 4 * kinds[2]
    assert all(name.isascii() and "/" not in name and " " not in name for name in files)
    assert {name.removesuffix(".svg") for name in files if name.endswith(".svg")} == {file_of(view, name) for name in drawings}
