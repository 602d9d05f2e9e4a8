"""The command line, as a schedule runs it: the file is whole or not there, and the exit code and the words say why."""

import io
import os
import shutil
import stat
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import openpyxl
import pytest
from pypdf import PdfReader

from src.opening import SHIPPED
from src.reporting import __main__ as command
from src.reporting.__main__ import main
from src.reporting.making import FORMATS
from tests.reporting.fixed import Fixed

ROOT = Path(__file__).parents[2]
TABLE = ("--parts", "tabell-erbjudanden")


class Ended(NamedTuple):
    """How a command ended, what it said, and the file, where there is one."""

    code: int
    said: str
    content: bytes


Run = Callable[..., Ended]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command of this format; afterwards nothing may lie beside the file."""
    monkeypatch.delenv("DIGITALT_DATA", raising=False)
    monkeypatch.setenv("CHROMIUM", "/no/such/browser")
    folder = tmp_path / "out"
    folder.mkdir()

    def started(kind: str, *arguments: str) -> Ended:
        out = folder / f"report.{kind}"
        code = main(["--format", kind, "--out", str(out), *arguments])
        kept = capsys.readouterr()
        assert kept.out == ""
        assert [path.name for path in folder.iterdir()] in ([], [out.name])
        return Ended(code, kept.err, out.read_bytes() if out.exists() else b"")

    return started


@pytest.fixture
def drawing(monkeypatch: pytest.MonkeyPatch) -> Fixed:
    """Figures are drawn without a browser."""
    renderer = Fixed()
    monkeypatch.setattr(command, "Renderer", lambda: renderer)
    return renderer


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the shipped data folder, to change."""
    return Path(shutil.copytree(SHIPPED, tmp_path / "data"))


def sheets(content: bytes) -> dict[str, list[list[object]]]:
    """The cells of a workbook, by sheet."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}


def table(content: bytes) -> dict[str, dict[str, object]]:
    """The rows of the workbook's first sheet by their first cell, each by its header."""
    headers, *rows = next(iter(sheets(content).values()))
    return {str(row[0]): dict(zip(map(str, headers), row, strict=True)) for row in rows}


def pages(content: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(content)).pages]


def names_in(content: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.namelist()


def change(file: Path, old: str, new: str) -> None:
    content = file.read_text("utf-8")
    assert old in content
    file.write_text(content.replace(old, new), "utf-8")


# A file that is whole


@pytest.mark.parametrize("kind", FORMATS)
def test_the_standard_report_in_every_format_is_whole_and_nothing_is_said(kind: str, run: Run, drawing: Fixed) -> None:
    ended = run(kind)
    assert (ended.code, ended.said) == (0, "")
    assert ended.content.startswith(b"%PDF" if kind == "pdf" else b"PK")
    assert len(drawing.asked) == {"xlsx": 0, "pptx": 3}.get(kind, 7)
    assert drawing.closed


def test_a_workbook_needs_no_browser(run: Run) -> None:
    ended = run("xlsx")
    assert (ended.code, ended.said) == (0, "")
    assert list(sheets(ended.content)) == [
        "Referensgrupp medlemmar per år",
        "Erbjudanden per kommun",
        "Filter",
        "Källor",
        "Teckenförklaring",
    ]


def test_without_flags_it_is_the_documented_record_with_everything_in_it(run: Run) -> None:
    rows = table(run("xlsx", *TABLE).content)
    assert len(rows) == 33
    assert rows["Bjuv"]["Kod"] == "1260"
    assert (rows["Staffanstorp"]["Minst"], rows["Staffanstorp"]["Referensgrupp"]) == (0, "nej")


def test_the_same_command_gives_the_same_bytes(run: Run) -> None:
    assert run("xlsx").content == run("xlsx").content


def test_a_file_that_is_there_is_replaced(run: Run, tmp_path: Path) -> None:
    (tmp_path / "out" / "report.xlsx").write_bytes(b"last month's")
    assert run("xlsx").content.startswith(b"PK")


# What the flags choose


def test_years_offerings_groups_and_bodies_are_filters(run: Run) -> None:
    ended = run(
        "xlsx", *TABLE, "--years", "2019", "2020", "--offerings", "ledarpaket", "referensgrupp",
        "--groups", "A1", "B3", "--cooperation", "MalmöLundregionen",
    )  # fmt: skip
    assert (ended.code, ended.said) == (0, "")
    rows = table(ended.content)
    assert list(rows) == ["Lund", "Malmö"]
    assert [header for header in rows["Lund"] if "paket" in header or "grupp" in header.casefold()] == [
        "Ledarpaket",
        "Referensgrupp",
        "Kommungrupp",
    ]
    told = " ".join(str(cell) for row in sheets(ended.content)["Filter"] for cell in row)
    assert "2019 och 2020" in told
    assert "Ledarpaket och Referensgrupp" in told
    assert "Storstäder och Större stad" in told
    assert "MalmöLundregionen" in told


def test_one_year_counts_that_year(run: Run) -> None:
    rows = table(run("xlsx", "--parts", "tabell-referensgrupp-ar", "--years", "2019").content)
    assert list(rows) == ["2019"]
    assert (rows["2019"]["Medlemmar"], rows["2019"]["Kommuner"]) == (14, 33)


def test_the_file_is_in_the_language_asked_for(run: Run) -> None:
    assert "Key to signs" in sheets(run("xlsx", "--lang", "en").content)
    assert "Teckenförklaring" in sheets(run("xlsx", "--lang=sv").content)


def test_the_last_language_holds_for_the_file_and_the_words(run: Run) -> None:
    assert "Filter" in sheets(run("xlsx", "--lang", "en", "--lang", "sv").content)
    assert "det finns 2018, 2019, 2020" in run("xlsx", "--lang", "en", "--lang", "sv", "--years", "1").said


def test_the_export_is_the_one_asked_for(run: Run) -> None:
    rows = table(run("xlsx", *TABLE, "--export", "demo").content)
    assert {row["Startpaket"] for row in rows.values()} == {"ja", "nej"}


def test_parts_are_in_the_order_asked_for_with_own_title_introduction_and_address(run: Run, drawing: Fixed) -> None:
    ended = run(
        "pdf", "--parts", "kommun-1260", "tabell-nya-per-ar", "mal", "--title", "Till nämnden", "--introduction", "Läs detta.",
        "--site", "https://panel.example/",
    )  # fmt: skip
    assert (ended.code, ended.said, drawing.asked) == (0, "", ["mal"])
    cover, contents, *_ = pages(ended.content)
    assert cover.startswith("Till nämnden")
    assert contents.index("Bjuv") < contents.index("När kommunerna kom med") < contents.index("Vägen till målet")
    assert "Läs detta." in " ".join(pages(ended.content))
    assert "https://panel.example/rapport?data=2020-11-13&del=kommun-1260" in "".join("".join(pages(ended.content)).split())


# Municipalities


def test_one_municipality_as_pdf_is_one_page(run: Run) -> None:
    ended = run("pdf", "--municipality", "1260")
    assert (ended.code, ended.said) == (0, "")
    (page,) = pages(ended.content)
    assert "Bjuv har deltagit i 4 av 4 erbjudanden" in page


def test_several_municipalities_as_pdf_are_a_report_with_a_page_for_each(run: Run) -> None:
    told = pages(run("pdf", "--municipality", "1287", "1260").content)
    assert [sum("Om kommunen" in page and name in page for page in told) for name in ("Bjuv", "Trelleborg")] == [1, 1]


def test_an_introduction_or_other_parts_make_one_municipality_a_report(run: Run) -> None:
    assert "Läs detta." in " ".join(pages(run("pdf", "--municipality", "1260", "--introduction", "Läs detta.").content))
    both = pages(run("pdf", *TABLE, "--municipality", "1260").content)
    assert "Erbjudanden per kommun" in both[1]
    assert "Bjuv" in both[1]


@pytest.mark.parametrize(
    ("flags", "codes"),
    [
        (("--municipality", "1287", "1260"), ["1260", "1287"]),
        (("--all", "--groups", "A1"), ["1280"]),
    ],
)
def test_municipalities_as_zip_are_a_pdf_each(run: Run, flags: tuple[str, ...], codes: list[str]) -> None:
    ended = run("zip", *flags)
    assert (ended.code, ended.said) == (0, "")
    assert [name.split("_")[1] for name in names_in(ended.content)] == [f"kommun-{code}" for code in codes]
    assert all(name.endswith(".pdf") for name in names_in(ended.content))


def test_all_municipalities_in_another_format_are_its_parts(run: Run) -> None:
    held = sheets(run("xlsx", "--all", "--cooperation", "Skåne Nordost").content)
    assert sum("Bromölla" in name for name in held) == 2
    assert not any("Malmö" in name for name in held)


def test_a_sheet_that_fails_is_named_and_the_others_are_there(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> bytes:
        raise RuntimeError

    monkeypatch.setattr("src.reporting.making.municipality_pdf", fail)
    ended = run("zip", "--municipality", "1260")
    assert (ended.code, ended.said) == (1, "Kunde inte skapas: Bjuv\n")
    assert names_in(ended.content) == ["README.txt"]


# Other data


def test_another_region_is_another_folder(run: Run, blekinge: Path) -> None:
    rows = table(run("xlsx", *TABLE, "--data", str(blekinge)).content)
    assert list(rows) == ["Karlshamn", "Karlskrona", "Olofström", "Ronneby", "Sölvesborg"]
    assert rows["Karlskrona"]["Handledarkurs"] == "ej aktuellt"


def test_the_folder_is_that_of_the_environment_unless_a_flag_names_another(
    run: Run, blekinge: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DIGITALT_DATA", str(blekinge))
    assert len(table(run("xlsx", *TABLE).content)) == 5
    assert len(table(run("xlsx", *TABLE, "--data", str(SHIPPED)).content)) == 33


def test_numbers_follow_a_changed_csv(run: Run, data: Path) -> None:
    file = data / "exports/2020-11-13/participation.csv"
    before = table(run("xlsx", *TABLE, "--data", str(data)).content)["Staffanstorp"]
    file.write_text(file.read_text("utf-8") + "1230;Staffanstorp;Startpaket;2020;ja;sidan\n", "utf-8")
    changed = run("xlsx", *TABLE, "--data", str(data))
    assert changed.code == 3  # a source that nobody has described
    source = file.read_text("utf-8").splitlines()[1].split(";")[-1]
    change(file, "2020;ja;sidan", f"2020;ja;{source}")
    after = table(run("xlsx", *TABLE, "--data", str(data)).content)["Staffanstorp"]
    assert (before["Startpaket"], before["Minst"]) == ("okänt", 0)
    assert (after["Startpaket"], after["Minst"]) == ("ja", 1)


# What is wrong


@pytest.mark.parametrize(
    ("flags", "swedish"),
    [
        (("--years", "2020", "2031"), "--years: 2031 finns inte; det finns 2018, 2019, 2020."),
        (
            ("--offerings", "okand", "x"),
            "--offerings: okand, x finns inte; det finns startpaket, folkpaket, ledarpaket, referensgrupp.",
        ),
        (("--groups", "Z9"), "--groups: Z9 finns inte; det finns A1, "),
        (("--cooperation", "Norr"), "--cooperation: Norr finns inte; det finns "),
        (("--municipality", "1260", "0180"), "--municipality: 0180 finns inte; det finns 1214, "),
        (("--parts", "karta", "x"), "--parts: x finns inte; det finns karta, mal, referensgrupp-per-ar, "),
        (("--export", "2031-01-01"), "Exporten 2031-01-01 finns inte i "),
        (("--export", "../exports/demo"), "Exporten ../exports/demo finns inte i "),
        (("--groups", "A1", "--cooperation", "Skåne Nordost"), "Inga kommuner i urvalet."),
        (("--groups", "A1", "--municipality", "1260"), "--municipality: 1260 finns inte; det finns 1280."),
        (("--groups", "A1", "--parts", "kommun-1260"), "--parts: kommun-1260 finns inte; det finns karta, "),
    ],
)
def test_a_value_that_there_is_none_of_is_an_error_that_lists_those_there_are(
    flags: tuple[str, ...], swedish: str, run: Run
) -> None:
    ended = run("xlsx", *flags)
    assert (ended.code, ended.content) == (2, b"")
    assert ended.said.startswith(swedish)
    assert ended.said.count("\n") == 1
    english = run("xlsx", *flags, "--lang", "en")
    assert english.code == 2
    assert english.said != ended.said
    assert "finns" not in english.said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--out", "x.pdf"], "--format"),
        (["--format", "pdf"], "--out"),
        (["--format", "odt", "--out", "x"], "'odt'"),
        (["--format", "xlsx", "--out", "x", "--lang", "svenska"], "'svenska'"),
        (["--format", "xlsx", "--out", "x", "--all", "--municipality", "1260"], "not allowed"),
        (["--format", "xlsx", "--out", "x", "--year", "2019"], "--year"),
        (["--format", "xlsx", "--out", "x", "--years"], "--years"),
        ([], "--format"),
    ],
)
def test_a_command_that_cannot_be_understood_gives_its_usage(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 2
    words = capsys.readouterr().err
    assert words.startswith("usage: python -m src.reporting")
    assert said in words.splitlines()[-1]
    assert list(tmp_path.iterdir()) == []


def test_faulty_data_are_told_with_file_line_column_value_and_remedy_each_on_its_line(run: Run, data: Path) -> None:
    file = data / "exports/2020-11-13/participation.csv"
    lines = file.read_text("utf-8").splitlines()
    lines[1] = lines[1].replace("2018", "2031")
    lines[2] = lines[2].replace(lines[2].split(";")[0], "9999")
    file.write_text("\n".join(lines) + "\n", "utf-8")
    ended = run("xlsx", "--data", str(data))
    assert (ended.code, ended.content) == (3, b"")
    first, *findings = ended.said.splitlines()
    assert first == "Underlaget kan inte användas:"
    assert any(finding.startswith("exports/2020-11-13/participation.csv:2:ar:2031: ") for finding in findings)
    assert any(finding.startswith("exports/2020-11-13/participation.csv:3:kommun_kod:9999: ") for finding in findings)
    assert all(finding.count(". ") >= 1 and finding.endswith(".") for finding in findings)  # what is wrong, and what to do
    english = run("xlsx", "--data", str(data), "--lang", "en")
    assert english.code == 3
    assert english.said.splitlines()[0] != first
    assert len(english.said.splitlines()) == len(findings) + 1


@pytest.mark.parametrize("folder", ["nowhere", "empty"])
def test_a_folder_without_data_is_told(folder: str, run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    ended = run("xlsx", "--data", str(tmp_path / folder))
    assert (ended.code, ended.content) == (3, b"")
    assert "exports: Det finns inget underlag i mappen. " in ended.said


@pytest.mark.parametrize(("lang", "words"), [("sv", "kan inte skrivas: "), ("en", "cannot be written: ")])
@pytest.mark.parametrize("place", ["no-folder/report.xlsx", "a-folder", "a-file/report.xlsx"])
def test_a_file_that_cannot_be_written_is_told_before_the_work(
    place: str, lang: str, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object) -> None:
        raise AssertionError("nobody waits for a file that cannot be kept")

    monkeypatch.setattr(command, "_made", never)
    (tmp_path / "a-folder").mkdir()
    (tmp_path / "a-file").write_bytes(b"")
    out = tmp_path / place
    assert main(["--format", "xlsx", "--out", str(out), "--lang", lang]) == 4
    assert capsys.readouterr().err.startswith(f"{out} {words}")
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a-file", "a-folder"]


def test_a_disk_that_is_full_leaves_the_old_file_and_nothing_else(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "out" / "report.xlsx").write_bytes(b"last month's")
    real = Path.write_bytes

    def full(self: Path, content: bytes) -> int:
        real(self, content[:100])
        if content:
            raise OSError(28, os.strerror(28))
        return 0

    monkeypatch.setattr(Path, "write_bytes", full)
    ended = run("xlsx", *TABLE)
    assert ended.code == 4
    assert ended.said.endswith(f"kan inte skrivas: {os.strerror(28)}\n")
    assert ended.content == b"last month's"


def test_what_is_no_file_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.xlsx"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDWR | os.O_NONBLOCK)
    try:
        assert main(["--format", "xlsx", "--out", str(pipe), "--parts", "tabell-nya-per-ar"]) == 0
        assert os.read(reader, 2) == b"PK"
    finally:
        os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "latest.xlsx").symlink_to(tmp_path / "kept.xlsx")
    assert main(["--format", "xlsx", "--out", str(tmp_path / "latest.xlsx"), *TABLE]) == 0
    assert (tmp_path / "latest.xlsx").is_symlink()
    assert (tmp_path / "kept.xlsx").read_bytes().startswith(b"PK")


def test_what_nobody_foresaw_has_a_code_of_its_own_and_its_trace(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("nobody foresaw it")

    monkeypatch.setattr(command, "report", broken)
    ended = run("xlsx")
    assert (ended.code, ended.content) == (5, b"")
    assert ended.said.startswith("Traceback")
    assert ended.said.endswith("RuntimeError: nobody foresaw it\n")


# Without a browser


@pytest.mark.parametrize("kind", ["pdf", "docx", "pptx", "zip"])
def test_without_a_browser_the_figures_are_named_and_the_rest_is_delivered(kind: str, run: Run) -> None:
    ended = run(kind, "--parts", "karta", "tabell-erbjudanden", "referensgrupp-matris")
    assert ended.code == 1
    *named, why = ended.said.splitlines()
    assert named == [
        "Kunde inte skapas: Karta över erbjudandena",
        "Kunde inte skapas: Referensgrupp: varje kommun i varje år",
    ]
    assert why.startswith("Ingen Chromium eller Chrome hittades")
    assert len(ended.content) > 10_000


def test_without_a_browser_it_is_told_in_english_too(run: Run) -> None:
    said = run("pdf", "--parts", "mal", "--lang", "en").said.splitlines()
    assert said[0] == "Could not be made: The way to the goal"
    assert "CHROMIUM" in said[1]
    assert "hittades" not in said[1]


@pytest.mark.parametrize("kind", ["pdf", "docx", "pptx", "zip"])
def test_a_report_without_figures_needs_no_browser(kind: str, run: Run) -> None:
    ended = run(kind, *TABLE)
    assert (ended.code, ended.said) == (0, "")


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
    for flag in ("format", "out", "years", "offerings", "groups", "cooperation", "lang", "data", "export", "parts", "title"):
        assert f"  --{flag} " in said
    for flag in ("--introduction", "--site", "--municipality", "--all", "--help"):
        assert flag in said
    assert all(word in said for word in words)
    assert [line[2] for line in said.splitlines() if line[:2] == "  " and line[2:3].isdigit()] == list("012345")
    assert max(map(len, said.splitlines())) <= 90


@pytest.mark.parametrize("example", command.EXAMPLES)
def test_every_example_in_the_help_works(example: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, drawing: Fixed) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(example.split()) == 0
    (file,) = tmp_path.iterdir()
    assert file.name == example.split()[-1]


def test_in_a_process_of_its_own_it_runs_from_any_folder_that_finds_the_code(tmp_path: Path) -> None:
    def started(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "src.reporting", "--format", "xlsx", *arguments],
            cwd=tmp_path,
            env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "LC_ALL": "C"},
            capture_output=True,
            text=True,
            check=False,
        )

    whole = started("--out", "report.xlsx", *TABLE)
    assert (whole.returncode, whole.stdout, whole.stderr) == (0, "", "")
    assert len(table((tmp_path / "report.xlsx").read_bytes())) == 33
    wrong = started("--out", "report.xlsx", "--cooperation", "Skåne Nordväst")
    assert wrong.returncode == 2
    assert "Skåne Nordost" in wrong.stderr
