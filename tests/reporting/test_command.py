"""The command line, as a schedule runs it: what the flags choose, and a file that is whole."""

import os
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from src.catalogue.report import Report
from src.language import read_language
from src.reporting import __main__ as started
from src.reporting import command, flags
from src.reporting.command import FLAGS
from src.reporting.command import run_command as main
from src.reporting.flags import FAULTY, WRONG
from src.reporting.making import FORMATS
from tests.records.frozen import BLEKINGE, SKANE
from tests.records.next_export import NEW, OLD, write_two_exports
from tests.reporting.conftest import Ask, Run
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


def part_names(report: Report) -> list[str]:
    return [part.name for part in report.parts]


def rows_of(asked: tuple[str, Report]) -> pd.DataFrame:
    """The rows of a report's only table, by their first cells."""
    (table,) = asked[1].parts
    return table.rows.set_index(table.rows.columns[0])


@pytest.mark.parametrize("flag", [*FLAGS, "--what-if", "--parts", "--municipality"])
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
    sheets = ["Referensgrupp medlemmar per år", "Erbjudanden per kommun", "Filter", "Källor", "Teckenförklaring"]
    assert list(cells(ended.content)) == sheets
    rows = first_table(run("xlsx", *TABLE).content)
    assert (len(rows), rows["Bjuv"]["Kod"]) == (33, "1260")
    assert (rows["Staffanstorp"]["Bekräftat"], rows["Staffanstorp"]["Referensgrupp"]) == (0, "nej")


@pytest.mark.parametrize("kind", FORMATS)
def test_the_standard_report_is_made_in_the_format_that_is_asked_for(kind: str, ask: Ask) -> None:
    made, report = ask(kind)
    assert (made, part_names(report)) == (kind, STANDARD)


# What the flags choose


def test_years_offerings_groups_and_bodies_are_filters(ask: Ask) -> None:
    years, offerings = ("--years", "2019", "2020"), ("--offerings", "ledarpaket", "referensgrupp")
    asked = ask("xlsx", *TABLE, *years, *offerings, "--groups", "A1", "B3", "--cooperation", BODY)
    assert list(rows_of(asked).index) == ["Lund", "Malmö"]
    assert list(rows_of(asked))[2:5] == ["Ledarpaket", "Referensgrupp", "Kommuntyp (SKR)"]
    assert asked[1].origin.period == "2019 och 2020"
    for words in ("Ledarpaket och Referensgrupp", "Storstäder eller Större stad", "MalmöLundregionen"):
        assert words in asked[1].origin.filters


def test_sizes_and_first_confirmed_years_are_filters(ask: Ask) -> None:
    asked = ask("xlsx", *TABLE, "--sizes", "under-15000", "--first-years", "2019")
    assert list(rows_of(asked).index) == ["Bromölla", "Osby", "Tomelilla"]
    assert "första bekräftade år i referensgruppen 2019" in asked[1].origin.filters
    assert list(rows_of(ask("xlsx", *TABLE, "--first-years", "ingen")).index) == ["Staffanstorp"]


def test_an_assumption_changes_the_numbers_and_is_named_in_the_file(ask: Ask) -> None:
    asked = ask("xlsx", *TABLE, "--what-if", "1230.startpaket.2019.ja", "1260.startpaket.2018.nej")
    assert list(rows_of(asked)["Startpaket"][["Staffanstorp", "Bjuv"]]) == ["ja (antagen)", "ja"]
    origin = asked[1].origin
    assert origin.full_warning.startswith("Tänkt läge: 2 uppgifter är antagna och finns inte i underlaget.")
    assert "Startpaket 2018 nej för Bjuv; Startpaket 2019 ja för Staffanstorp." in origin.filters


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


def test_parts_are_in_the_order_asked_for_with_own_title_introduction_and_address(ask: Ask) -> None:
    parts = ["kommun-1260", "tabell-nya-per-ar", "mal"]
    words = ("--title", "Till nämnden", "--introduction", "Läs detta.", "--site", "https://panel.example/")
    _, report = ask("pdf", "--parts", *parts, *words)
    assert (part_names(report), report.title, report.introduction) == (parts, "Till nämnden", "Läs detta.")
    assert report.origin.address.startswith("https://panel.example/rapport?data=2020-11-13&del=kommun-1260&")


# Municipalities


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
    kind: str, flags: tuple[str, ...], made: str, names: list[str], ask: Ask
) -> None:
    made_as, report = ask(kind, *flags)
    assert (made_as, part_names(report)) == (made, names)


# Other data


def test_another_folder_is_named_by_a_flag_or_by_the_environment(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = rows_of(ask("xlsx", *TABLE, "--data", str(BLEKINGE)))
    assert list(rows.index) == ["Karlshamn", "Karlskrona", "Olofström", "Ronneby", "Sölvesborg"]
    monkeypatch.setenv("DIGITALT_DATA", str(BLEKINGE))
    assert rows_of(ask("xlsx", *TABLE)).equals(rows)
    assert len(rows_of(ask("xlsx", *TABLE, "--data", str(SKANE)))) == 33


# Two exports: as it was known on a day, and what has changed since another


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(write_two_exports(tmp_path_factory.mktemp("two") / "data"))


@pytest.fixture(scope="module")
def one_is_faulty(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(write_two_exports(tmp_path_factory.mktemp("faulty") / "data", faulty=True))


@pytest.mark.parametrize(
    ("flags", "count"),
    [
        (("--known-on", "2020-11-13"), 17),
        (("--known-on", "2021-04-09"), 17),
        (("--known-on", "2021-04-10"), 18),
        ((), 18),
        (("--export", NEW), 18),
        (("--export", OLD), 17),
    ],
)
def test_the_export_is_the_one_known_on_the_day_or_the_one_named_or_the_latest(
    ask: Ask, two: str, flags: tuple[str, ...], count: int
) -> None:
    assert rows_of(ask("xlsx", *GROUP, "--data", two, *flags)).loc["2020", "Medlemmar"] == count


def test_with_compare_with_the_report_has_a_part_about_the_changes(ask: Ask, two: str) -> None:
    asked = ask("xlsx", *CHANGES, "--data", two, "--compare-with", OLD)
    assert list(rows_of(asked).index) == ["Lund", "Perstorp", "Staffanstorp"]
    assert list(rows_of(asked))[2:4] == [f"Före ({OLD})", f"Efter ({NEW})"]
    assert f"fran={OLD}" in asked[1].origin.address
    assert part_names(ask("xlsx", "--data", two, "--compare-with", OLD)[1]) == [*STANDARD, "andringar-karta", "tabell-andringar"]


def test_a_faulty_later_export_is_reported_and_the_last_valid_one_is_used(run: Run, one_is_faulty: str) -> None:
    ended = run("xlsx", *GROUP, "--data", one_is_faulty)
    first, fault = ended.said.splitlines()
    assert (ended.code, first) == (0, f"Exporten {NEW} har fel och används inte:")
    assert first_table(ended.content)["2020"]["Medlemmar"] == 17
    assert fault.startswith(f"exports/{NEW}/participation.csv:54:ar:20l9: Året hör inte till projektets år.")


@pytest.mark.parametrize("version", [("--export", OLD), ("--known-on", "2021-05-01")])
def test_a_faulty_later_export_is_not_reported_where_another_is_asked_for(
    ask: Ask, one_is_faulty: str, version: tuple[str, ...]
) -> None:
    assert rows_of(ask("xlsx", *GROUP, "--data", one_is_faulty, *version)).loc["2020", "Medlemmar"] == 17


def test_an_export_to_compare_with_that_has_faults_is_reported(run: Run, one_is_faulty: str) -> None:
    ended = run("xlsx", *CHANGES, "--compare-with", NEW, "--data", one_is_faulty, "--export", OLD)
    assert (ended.code, "20l9" in ended.said) == (FAULTY, True)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("--known-on", "2020-11-12"), "2020-11-12 fanns inga uppgifter."),
        (("--known-on", "i går"), "--known-on: i går är inget datum; skriv det som 2021-04-05."),
        (("--known-on", "2021-04-10", "--export", OLD), "--export går inte ihop med --known-on."),
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
    every = "format out what-if lang data export known-on compare-with parts title introduction site municipality all help"
    for flag in (*FLAGS, *(f"--{name}" for name in every.split())):
        assert flag in said
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
        assert [name.split("_")[1] for name in unpacked(file.read_bytes())] == ["kommun-1280-malmo"]
    elif "--municipality" in example:
        (page,) = pages(file.read_bytes())
        assert "Bjuv har deltagit i 4 av 4 erbjudanden" in page
    else:
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


@pytest.mark.parametrize("asked", ["--format pdf", "--format zip --years 2019", "--format xlsx", "--format zip --all", "--help"])
def test_a_browser_starts_before_all_is_imported_where_figures_are_drawn(asked: str, monkeypatch: pytest.MonkeyPatch) -> None:
    renderer, warmed = Fixed(), []
    monkeypatch.setattr(started, "Renderer", lambda browsers: renderer)
    monkeypatch.setattr(command, "run_command", lambda renderer: warmed.append(renderer.warmed) or 4)
    monkeypatch.setattr("sys.argv", ["src.reporting", *asked.split()])
    assert (started.main(), renderer.closed) == (4, True)
    assert warmed == [asked in ("--format pdf", "--format zip --years 2019")]
