"""The command line, as a schedule runs it: what the flags choose, and a file that is whole."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from src.reporting import flags
from src.reporting.__main__ import main
from src.reporting.making import FORMATS
from tests.records.frozen import SKANE
from tests.reporting.commands import TABLE, Run, change, names_in, pages, sheets, table
from tests.reporting.fixed import Fixed

ROOT = Path(__file__).parents[2]


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
        "--groups", "A1", "B3", "--cooperation", "Malmo\u0308Lundregionen",  # decomposed, as macOS gives names
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


def test_a_what_if_is_assumed_and_told_in_the_file(run: Run) -> None:
    ended = run("xlsx", *TABLE, "--what-if", "1230.startpaket.2019.ja", "1260.startpaket.2018.nej")
    assert (ended.code, ended.said) == (0, "")
    rows = table(ended.content)
    assert (rows["Staffanstorp"]["Startpaket"], rows["Bjuv"]["Startpaket"]) == ("ja", "ja")
    told = [str(cell) for row in sheets(ended.content)["Filter"] for cell in row]
    assert told[0] == "Tänkt läge: 2 uppgifter är antagna och finns inte i underlaget."
    assert any(words.endswith("Startpaket 2018 nej för Bjuv; Startpaket 2019 ja för Staffanstorp.") for words in told)


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
    assert len(table(run("xlsx", *TABLE, "--data", str(SKANE)).content)) == 33


def test_numbers_follow_a_changed_csv(run: Run, copied_data: Path) -> None:
    file = copied_data / "exports/2020-11-13/participation.csv"
    before = table(run("xlsx", *TABLE, "--data", str(copied_data)).content)["Staffanstorp"]
    file.write_text(file.read_text("utf-8") + "1230;Staffanstorp;Startpaket;2020;ja;sidan\n", "utf-8")
    changed = run("xlsx", *TABLE, "--data", str(copied_data))
    assert changed.code == 3  # a source that nobody has described
    source = file.read_text("utf-8").splitlines()[1].split(";")[-1]
    change(file, "2020;ja;sidan", f"2020;ja;{source}")
    after = table(run("xlsx", *TABLE, "--data", str(copied_data)).content)["Staffanstorp"]
    assert (before["Startpaket"], before["Minst"]) == ("okänt", 0)
    assert (after["Startpaket"], after["Minst"]) == ("ja", 1)


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


@pytest.mark.parametrize("example", flags.EXAMPLES)
def test_every_example_in_the_help_works(example: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, drawing: Fixed) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(example.replace("CODE", "1260").replace("YEAR YEAR", "2019 2020").split()) == 0
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
