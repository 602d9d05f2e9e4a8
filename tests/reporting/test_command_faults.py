"""What goes wrong on the command line: the exit code and the words say why, and the file is whole or not there."""

import os
import stat
from pathlib import Path

import pytest

from src.reporting import command
from src.reporting.command import run_command as main
from tests.reporting.conftest import Run

TABLE = ("--parts", "tabell-erbjudanden")
OPEN = (1230, 1231, 1278, 1285, 1283, 1293, 1284)  # municipalities of whose offering nothing is known


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        (("--years", "2020", "2031"), "--years: 2031 finns inte; det finns 2018, 2019, 2020."),
        (
            ("--offerings", "okand", "x"),
            "--offerings: okand, x finns inte; det finns startpaket, folkpaket, ledarpaket, referensgrupp.",
        ),
        (("--groups", "Z9"), "--groups: Z9 finns inte; det finns A1, "),
        (("--cooperation", "Norr"), "--cooperation: Norr finns inte; det finns "),
        (("--sizes", "0"), "--sizes: 0 finns inte; det finns under-15000, 15000-24999, 25000-49999, minst-50000."),
        (("--first-years", "2017"), "--first-years: 2017 finns inte; det finns 2018, 2019, 2020, ingen."),
        (("--municipality", "1260", "0180"), "--municipality: 0180 finns inte med dessa filter; det som finns är 1214, "),
        (("--parts", "karta", "x"), "--parts: x finns inte; det finns karta, mal, referensgrupp-per-ar, "),
        (
            ("--what-if", "1230.referensgrupp.2019.ja", "1230.startpaket.2019.ja", "x"),
            "--what-if: 1230.referensgrupp.2019.ja, x kan inte antas: svaret är inte öppet där, eller så säger uppgifterna emot.",
        ),
        (
            ("--what-if", *(f"{code}.startpaket.{year}.ja" for code in OPEN for year in (2018, 2019, 2020))),
            "--what-if: högst 20 antaganden ryms i en rapport, och här är 21.",
        ),
        (("--parts", "karta", "mal"), "--parts: xlsx har bara tabeller, och ingen av delarna har någon."),
        (
            ("--compare-with", "demo", "--parts", "karta"),
            "--compare-with: ingen del visar vad som har ändrats; det gör andringar-karta, tabell-andringar, med --parts.",
        ),
        (("--compare-with", "demo", "--municipality", "1260"), "--compare-with: ingen del visar vad som har ändrats; "),
        (("--export", "../exports/demo"), "Exporten ../exports/demo finns inte i "),
        (("--groups", "A1", "--cooperation", "Skåne Nordost"), "Ingen kommun passar alla filter."),
        (("--groups", "A1", "--municipality", "1260"), "--municipality: 1260 finns inte med dessa filter; det som finns är 1280."),
        (("--groups", "A1", "--parts", "kommun-1260"), "--parts: kommun-1260 finns inte; det finns karta, "),
    ],
)
def test_an_unknown_value_is_an_error_that_lists_the_known_ones(flags: tuple[str, ...], said: str, run: Run) -> None:
    ended = run("xlsx", *flags)
    assert (ended.code, ended.content) == (2, b"")
    assert ended.said.startswith(said)
    assert ended.said.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--out", "x.pdf"], "--format"),
        (["--format", "pdf"], "--out"),
        (["--format", "odt", "--out", "x"], "--format: odt finns inte; det finns pdf, "),
        (["--format", "xlsx", "--out", "x", "--lang", "svenska"], "svenska"),
        (["--format", "xlsx", "--out", "x", "--all", "--municipality", "1260"], "--municipality går inte ihop med --all."),
        (["--format", "xlsx", "--out", "x", "--year", "2019"], "--year"),
        (["--format", "xlsx", "--out", "x", "--years"], "--years"),
        ([], "--format"),
    ],
)
def test_a_command_that_cannot_be_parsed_prints_the_usage(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 2
    words = capsys.readouterr().err
    assert words.startswith("användning: python -m src.reporting")
    assert said in words.splitlines()[-1]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("flag", ["--title", "--introduction", "--site"])
def test_words_that_are_not_in_utf_8_are_a_wrong_command(flag: str, run: Run) -> None:
    ended = run("xlsx", flag, "\udce5ret")
    assert ended.code == 2
    assert ended.said.endswith(f"\n{flag}: inte skrivet i UTF-8.\n")


def test_each_fault_in_the_data_is_a_line_with_file_line_column_value_and_remedy(run: Run, copied_data: Path) -> None:
    file = copied_data / "exports/2020-11-13/participation.csv"
    lines = file.read_text("utf-8").splitlines()
    lines[1] = lines[1].replace("2018", "2031")
    lines[2] = lines[2].replace(lines[2].split(";")[0], "9999")
    file.write_text("\n".join(lines) + "\n", "utf-8")
    ended = run("xlsx", "--data", str(copied_data))
    assert (ended.code, ended.content) == (3, b"")
    first, *findings = ended.said.splitlines()
    assert first == f"Uppgifterna i {copied_data} kan inte användas:"
    assert any(finding.startswith("exports/2020-11-13/participation.csv:2:ar:2031: ") for finding in findings)
    assert any(finding.startswith("exports/2020-11-13/participation.csv:3:kommun_kod:9999: ") for finding in findings)
    assert all(finding.count(". ") >= 1 and finding.endswith(".") for finding in findings)  # what is wrong, and what to do


@pytest.mark.parametrize("folder", ["nowhere", "empty", "file"])
def test_a_folder_without_data_is_reported(folder: str, run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").touch()
    ended = run("xlsx", "--data", str(tmp_path / folder))
    assert (ended.code, ended.content) == (3, b"")
    assert ended.said.startswith(f"Uppgifterna i {tmp_path / folder} kan inte användas:\n")
    assert "exports: Det finns inga uppgifter i mappen. " in ended.said


@pytest.mark.parametrize(("lang", "words"), [("sv", "kan inte skrivas: "), ("en", "cannot be written: ")])
@pytest.mark.parametrize("place", ["no-folder/report.xlsx", "a-folder", "a-file/report.xlsx", "round", "round/report.xlsx"])
def test_a_file_that_cannot_be_written_is_reported_before_any_work(
    place: str, lang: str, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object) -> None:
        raise AssertionError("the work began before the check")

    monkeypatch.setattr(command, "_make", never)
    (tmp_path / "a-folder").mkdir()
    (tmp_path / "a-file").write_bytes(b"")
    (tmp_path / "round").symlink_to("round")
    out = tmp_path / place
    assert main(["--format", "xlsx", "--out", str(out), "--lang", lang]) == 4
    assert capsys.readouterr().err.startswith(f"{out} {words}")
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a-file", "a-folder", "round"]


@pytest.mark.usefixtures("ask")
def test_a_full_disk_leaves_the_old_file_untouched(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "out" / "report.xlsx").write_bytes(b"last month's")
    real = Path.write_bytes

    def full(self: Path, content: bytes) -> int:
        real(self, content[:1])
        if content:
            raise OSError(28, os.strerror(28))
        return 0

    monkeypatch.setattr(Path, "write_bytes", full)
    ended = run("xlsx")
    assert ended.code == 4
    assert ended.said.endswith(f"kan inte skrivas: {os.strerror(28)}\n")
    assert ended.content == b"last month's"


@pytest.mark.usefixtures("ask")
def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.xlsx"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDWR | os.O_NONBLOCK)
    try:
        assert main(["--format", "xlsx", "--out", str(pipe)]) == 0
        assert os.read(reader, 9) == b"made"
    finally:
        os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.usefixtures("ask")
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "latest.xlsx").symlink_to(tmp_path / "kept.xlsx")
    assert main(["--format", "xlsx", "--out", str(tmp_path / "latest.xlsx")]) == 0
    assert (tmp_path / "latest.xlsx").is_symlink()
    assert (tmp_path / "kept.xlsx").read_bytes() == b"made"


def test_an_unexpected_error_has_its_own_exit_code_and_a_traceback(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("unforeseen")

    monkeypatch.setattr(command, "report", broken)
    ended = run("xlsx")
    assert (ended.code, ended.content) == (5, b"")
    assert ended.said.startswith("Traceback")
    assert ended.said.endswith("RuntimeError: unforeseen\n")


# Without a browser


def test_without_a_browser_the_figures_are_named_with_the_reason_and_the_rest_is_delivered(run: Run) -> None:
    ended = run("docx", "--parts", "mal", "mal-samarbete", *TABLE[1:])
    *named, reason = ended.said.splitlines()
    labels = ("Vägen till målet", "Målet per kommunsamarbete")
    assert (ended.code, named) == (1, [f"Kunde inte skapas: {label}" for label in labels])
    assert reason.startswith("Ingen Chromium eller Chrome hittades")
    assert len(ended.content) > 10_000


def test_a_report_without_figures_needs_no_browser(run: Run) -> None:
    ended = run("docx", *TABLE)
    assert (ended.code, ended.said) == (0, "")
