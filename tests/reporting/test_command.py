"""The command line, as a schedule runs it: what the flags choose, and a file that is whole."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from src.catalogue.report import Report
from src.language import read_language
from src.reporting import flags
from src.reporting.__main__ import main
from src.reporting.flags import FAULTY, PARTS_FAILED, WRONG
from src.reporting.making import FORMATS
from tests.records.frozen import BLEKINGE, SKANE
from tests.records.next_export import NEW, OLD, write_two_exports
from tests.reporting.conftest import Run
from tests.reporting.fixed import Fixed
from tests.reporting.reading import cells, first_table, pages, unpacked

TABLE = ("--parts", "tabell-erbjudanden")
GROUP = ("--parts", "tabell-referensgrupp-ar")
CHANGES = ("--parts", "tabell-andringar")
STANDARD = [
    *("karta", "mal", "referensgrupp-per-ar", "referensgrupp-kartor", "referensgrupp-matris", "mal-samarbete", "mal-kommungrupp"),
    *("tabell-referensgrupp-ar", "tabell-erbjudanden"),
]
BODY = "Malmo\u0308Lundregionen"  # decomposed, as macOS gives names


Asked = list[tuple[str, Report]]


def part_names(report: Report) -> list[str]:
    return [part.name for part in report.parts]


def filter_sheet(workbook: bytes) -> str:
    """What a workbook says of where its tables come from."""
    return "\n".join(str(cell) for row in cells(workbook)["Filter"] for cell in row)


LISTS = ("--years", "--offerings", "--groups", "--cooperation", "--what-if", "--parts", "--municipality")


@pytest.mark.parametrize("flag", LISTS)
def test_a_flag_that_takes_a_list_may_be_given_twice(flag: str) -> None:
    needed = ["--format", "xlsx", "--out", "x"]
    parsed = flags.parser(read_language("sv"), data="").parse_args([*needed, flag, "a", "b", flag, "c"])
    assert vars(parsed)[flag.strip("-").replace("-", "_")] == ["a", "b", "c"]


# A file that is whole


def test_a_workbook_of_the_documented_record_needs_no_flag_and_no_browser_and_replaces_the_last_one(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "out" / "report.xlsx").write_bytes(b"last month's")
    ended = run("xlsx")
    assert (ended.code, ended.said) == (0, "")
    told = ["Referensgrupp medlemmar per år", "Erbjudanden per kommun", "Filter", "Källor", "Teckenförklaring"]
    assert list(cells(ended.content)) == told
    rows = first_table(run("xlsx", *TABLE).content)
    assert len(rows) == 33
    assert rows["Bjuv"]["Kod"] == "1260"
    assert (rows["Staffanstorp"]["Minst"], rows["Staffanstorp"]["Referensgrupp"]) == (0, "nej")


@pytest.mark.parametrize("kind", FORMATS)
def test_the_report_is_made_in_the_format_that_is_asked_for(kind: str, run: Run, asked: Asked) -> None:
    assert run(kind) == (0, "", b"made")
    assert [(made, part_names(report)) for made, report in asked] == [(kind, STANDARD)]


# What the flags choose


def test_years_offerings_groups_and_bodies_are_filters(run: Run) -> None:
    years, offerings = ("--years", "2019", "2020"), ("--offerings", "ledarpaket", "referensgrupp")
    ended = run("xlsx", *TABLE, *years, *offerings, "--groups", "A1", "B3", "--cooperation", BODY)
    assert (ended.code, ended.said) == (0, "")
    rows = first_table(ended.content)
    assert list(rows) == ["Lund", "Malmö"]
    assert list(rows["Lund"])[3:6] == ["Ledarpaket", "Referensgrupp", "Kommungrupp"]
    for words in ("2019 och 2020", "Ledarpaket och Referensgrupp", "Storstäder och Större stad", "MalmöLundregionen"):
        assert words in filter_sheet(ended.content)


def test_an_assumption_changes_the_numbers_and_is_named_in_the_file(run: Run) -> None:
    ended = run("xlsx", *TABLE, "--what-if", "1230.startpaket.2019.ja", "1260.startpaket.2018.nej")
    assert (ended.code, ended.said) == (0, "")
    rows = first_table(ended.content)
    assert (rows["Staffanstorp"]["Startpaket"], rows["Bjuv"]["Startpaket"]) == ("ja", "ja")
    assert filter_sheet(ended.content).startswith("Tänkt läge: 2 uppgifter är antagna och finns inte i underlaget.")
    assert "Startpaket 2018 nej för Bjuv; Startpaket 2019 ja för Staffanstorp." in filter_sheet(ended.content)


def test_one_year_counts_that_year(run: Run) -> None:
    rows = first_table(run("xlsx", *GROUP, "--years", "2019").content)
    assert list(rows) == ["2019"]
    assert (rows["2019"]["Medlemmar"], rows["2019"]["Kommuner"]) == (14, 33)


@pytest.mark.parametrize(
    ("asked", "sheet", "known"),
    [
        (["--lang=en"], "Key to signs", "there are 2018"),
        (["--lang", "en", "--lang", "sv"], "Teckenförklaring", "det finns 2018"),
        ([], "Teckenförklaring", "det finns 2018"),
    ],
)
def test_the_last_lang_flag_sets_the_language_of_file_and_messages(asked: list[str], sheet: str, known: str, run: Run) -> None:
    assert sheet in cells(run("xlsx", *GROUP, *asked).content)
    assert known in run("xlsx", *asked, "--years", "1").said


def test_parts_are_in_the_order_asked_for_with_own_title_introduction_and_address(run: Run, asked: Asked) -> None:
    parts = ["kommun-1260", "tabell-nya-per-ar", "mal"]
    words = ("--title", "Till nämnden", "--introduction", "Läs detta.", "--site", "https://panel.example/")
    run("pdf", "--parts", *parts, *words)
    ((_, report),) = asked
    assert (part_names(report), report.title, report.introduction) == (parts, "Till nämnden", "Läs detta.")
    assert report.origin.address.startswith("https://panel.example/rapport?data=2020-11-13&del=kommun-1260&")


# Municipalities


def test_one_municipality_as_pdf_is_one_page(run: Run) -> None:
    ended = run("pdf", "--municipality", "1260")
    assert (ended.code, ended.said) == (0, "")
    (page,) = pages(ended.content)
    assert "Bjuv har deltagit i 4 av 4 erbjudanden" in page


@pytest.mark.parametrize(
    ("kind", "flags", "made", "names"),
    [
        ("pdf", ("--municipality", "1260", "--introduction", "Läs detta."), "pdf", ["kommun-1260"]),
        ("pdf", ("--municipality", "1260", *TABLE), "pdf", ["tabell-erbjudanden", "kommun-1260"]),
        ("pdf", ("--municipality", "1287", "1260"), "pdf", ["kommun-1260", "kommun-1287"]),
        ("docx", ("--all", "--groups", "A1"), "docx", ["kommun-1280"]),
        ("zip", ("--municipality", "1260", *TABLE), "zip", ["tabell-erbjudanden", "kommun-1260"]),
        ("zip", ("--municipality", "1287", "1260"), "each", ["kommun-1260", "kommun-1287"]),
        ("zip", ("--all", "--groups", "A1"), "each", ["kommun-1280"]),
    ],
)
def test_municipalities_are_parts_of_a_report_or_alone_in_a_zip_a_pdf_each(
    kind: str, flags: tuple[str, ...], made: str, names: list[str], run: Run, asked: Asked
) -> None:
    run(kind, *flags)
    assert [(made, part_names(report)) for made, report in asked] == [(made, names)]


def test_a_sheet_that_fails_is_named_and_the_others_are_there(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> bytes:
        raise RuntimeError

    monkeypatch.setattr("src.reporting.making.municipality_pdf", fail)
    ended = run("zip", "--municipality", "1260")
    assert (ended.code, ended.said) == (PARTS_FAILED, "Kunde inte skapas: Bjuv\n")
    assert list(unpacked(ended.content)) == ["README.txt"]


# Other data


def test_another_folder_is_named_by_a_flag_or_by_the_environment(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = first_table(run("xlsx", *TABLE, "--data", str(BLEKINGE)).content)
    assert list(rows) == ["Karlshamn", "Karlskrona", "Olofström", "Ronneby", "Sölvesborg"]
    assert rows["Karlskrona"]["Handledarkurs"] == "ej aktuellt"
    monkeypatch.setenv("DIGITALT_DATA", str(BLEKINGE))
    assert first_table(run("xlsx", *TABLE).content) == rows
    assert len(first_table(run("xlsx", *TABLE, "--data", str(SKANE)).content)) == 33


def test_numbers_follow_a_changed_csv(run: Run, copied_data: Path) -> None:
    file = copied_data / "exports/2020-11-13/participation.csv"
    rows = file.read_text("utf-8")
    file.write_text(f"{rows}1230;Staffanstorp;Startpaket;2020;ja;sidan\n", "utf-8")
    assert run("xlsx", *TABLE, "--data", str(copied_data)).code == FAULTY  # a source that nobody has described
    source = rows.splitlines()[1].split(";")[-1]
    file.write_text(f"{rows}1230;Staffanstorp;Startpaket;2020;ja;{source}\n", "utf-8")
    after = first_table(run("xlsx", *TABLE, "--data", str(copied_data)).content)["Staffanstorp"]
    assert (after["Startpaket"], after["Minst"]) == ("ja", 1)


# Two exports: as it was known on a day, and what has changed since another


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(write_two_exports(tmp_path_factory.mktemp("two") / "data"))


@pytest.fixture(scope="module")
def one_is_faulty(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(write_two_exports(tmp_path_factory.mktemp("faulty") / "data", faulty=True))


def members(run: Run, *flags: str) -> object:
    """The members of 2020, as the workbook says."""
    ended = run("xlsx", *GROUP, *flags)
    assert (ended.code, ended.said) == (0, "")
    return first_table(ended.content)["2020"]["Medlemmar"]


@pytest.mark.parametrize(("day", "count"), [("2020-11-13", 17), ("2021-04-09", 17), ("2021-04-10", 18)])
def test_known_on_a_day(run: Run, two: str, day: str, count: int) -> None:
    assert members(run, "--data", two, "--known-on", day) == count


def test_the_export_flag_chooses_the_export(run: Run, two: str) -> None:
    assert [members(run, "--data", two, *flags) for flags in ((), ("--export", NEW), ("--export", OLD))] == [18, 18, 17]


def test_with_compare_with_the_report_has_a_part_about_the_changes(run: Run, two: str) -> None:
    held = cells(run("xlsx", *CHANGES, "--data", two, "--compare-with", OLD).content)
    headers, *rows = next(iter(held.values()))
    assert headers[3:5] == [f"Före ({OLD})", f"Efter ({NEW})"]
    assert [row[0] for row in rows] == ["Lund", "Perstorp", "Staffanstorp"]
    assert f"fran={OLD}" in str(held)
    standard, compared = (cells(run("xlsx", "--data", two, *flags).content) for flags in ((), ("--compare-with", OLD)))
    assert list(compared) == [*list(standard)[:-3], "Ändringar sedan ett tidigare u…", *list(standard)[-3:]]


def test_a_faulty_later_export_is_reported_and_the_last_valid_one_is_used(run: Run, one_is_faulty: str) -> None:
    ended = run("xlsx", *GROUP, "--data", one_is_faulty)
    assert (ended.code, first_table(ended.content)["2020"]["Medlemmar"]) == (0, 17)
    first, fault = ended.said.splitlines()
    assert first == f"Exporten {NEW} har fel och används inte:"
    assert fault.startswith(f"exports/{NEW}/participation.csv:54:ar:20l9: Året hör inte till projektets år.")
    assert members(run, "--data", one_is_faulty, "--export", OLD) == 17
    assert members(run, "--data", one_is_faulty, "--known-on", "2021-05-01") == 17


def test_an_export_to_compare_with_that_has_faults_is_told(run: Run, one_is_faulty: str) -> None:
    ended = run("xlsx", *CHANGES, "--compare-with", NEW, "--data", one_is_faulty, "--export", OLD)
    assert (ended.code, "20l9" in ended.said) == (FAULTY, True)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("--known-on", "2020-11-12"), "2020-11-12 fanns inget underlag."),
        (("--known-on", "i går"), "--known-on: i går är inget datum; skriv det som 2021-04-05."),
        (("--known-on", "2021-04-10", "--export", OLD), "not allowed with argument"),
        (CHANGES, "--parts: tabell-andringar finns inte; det finns karta, "),
        ((*CHANGES, "--compare-with", "2022-01-01"), "Exporten 2022-01-01 finns inte i "),
        ((*CHANGES, "--compare-with", ""), "Exporten  finns inte i "),
        (("--export", ""), "Exporten  finns inte i "),
    ],
)
def test_a_day_or_export_that_does_not_exist_is_an_error(run: Run, two: str, asked: tuple[str, ...], said: str) -> None:
    ended = run("xlsx", "--data", two, *asked)
    assert (ended.code, ended.content) == (WRONG, b"")
    assert said in ended.said


# Help, and a process of its own


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--help"], ["Skapar en rapport som en fil.", "filens format", "Slutkoder:"]),
        (["-h", "--lang", "en"], ["Makes a report as a file.", "the file’s format"]),
    ],
)
def test_the_help_is_in_the_readers_language_with_every_flag_exit_code_and_examples(
    arguments: list[str], words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 0
    said = capsys.readouterr().out
    every = "format out years offerings groups cooperation what-if lang data export known-on compare-with parts title introduction"
    for flag in (*every.split(), "site", "municipality", "all", "help"):
        assert f"--{flag}" in said
    assert all(word in said for word in words)
    assert [line[2] for line in said.splitlines() if line[:2] == "  " and line[2:3].isdigit()] == list("012345")
    assert max(map(len, said.splitlines())) <= 90


@pytest.mark.parametrize("example", flags.EXAMPLES)
def test_every_example_in_the_help_works(
    example: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, drawing: Fixed, run: Run
) -> None:
    asked = example.replace("CODE", "1260").replace("YEAR YEAR", "2019 2020").replace("--all", "--all --groups A1").split()
    monkeypatch.chdir(tmp_path / "out")
    assert main(asked) == 0
    (file,) = (tmp_path / "out").iterdir()
    assert file.name == example.split()[-1]
    assert file.read_bytes().startswith(b"%PDF" if "pdf" in example else b"PK")
    if "--all" in example:
        assert [name.split("_")[1] for name in unpacked(file.read_bytes())] == ["kommun-1280"]
    elif "--municipality" not in example:
        assert (len(drawing.asked), drawing.closed) == (0 if "xlsx" in example else 7, True)


def test_it_runs_as_a_separate_process_from_any_folder(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "src.reporting", "--format", "xlsx", "--out", "report.xlsx", *TABLE]
    environment = {name: os.environ[name] for name in ("PATH", "DIGITALT_DATA")} | {
        "PYTHONPATH": str(Path(__file__).parents[2]),
        "LC_ALL": "C",
    }
    ended = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")
    assert len(first_table((tmp_path / "report.xlsx").read_bytes())) == 33
