"""`--publish` and `--withdraw`: an export of the data folder is made, or is no longer shown, and what follows is told."""

import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from src.analysis.assessed import AssessedRecord
from src.loading.__main__ import describe_file
from src.opening import DataFolder
from tests.records.frozen import SKANE

HEADER = "Kommun;Erbjudande;År\n"
SHOWN_TO_ALL = (
    "Det som står efter --who, --title, --note och --why kan alla läsa: skriv en roll eller ett kontor, aldrig en persons namn."
)


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    def run(content: str | None, *flags: str) -> tuple[int, str]:
        file = tmp_path / "lista.csv"
        if content is not None:
            file.write_text(content, encoding="utf-8")
        code = describe_file([str(file), "--data", str(SKANE), *flags])
        return code, capsys.readouterr().out

    return run


def test_a_file_whose_every_row_is_accepted_is_published_and_another_is_not(run, tmp_path: Path) -> None:
    root = tmp_path / "data"
    shutil.copytree(SKANE, root)
    flags = ("--data", str(root), "--publish", "--as-of", "2021-03-01", "--title", "Våren", "--who", "Kansliet")
    assert run(HEADER + "Atlantis;Startpaket;2018\n", *flags)[0] == 1
    assert not (root / "exports/2021-03-01-varen").exists()
    assert run(HEADER + "Malmö;Startpaket;2018\n", *flags)[0] == 0
    opened = DataFolder(root).open()
    assert isinstance(opened, AssessedRecord)
    assert opened.record.label.folder == "2021-03-01-varen"
    assert opened.record.label.received_on == date.today()  # noqa: DTZ011 - as the command has it
    assert opened.programme.sources["kansliet-2021-03-01"].producer == "Kansliet"
    assert opened.record.participation["source"].tolist().count("kansliet-2021-03-01") == 1


def test_a_blank_title_is_the_usual_one_and_all_are_told_that_it_is_shown(run, tmp_path: Path, capsys) -> None:
    root, file = tmp_path / "data", tmp_path / "lista.csv"
    shutil.copytree(SKANE, root)
    file.write_text(f"{HEADER}Malmö;Startpaket;2018\n", "utf-8")
    flags = ("--data", str(root), "--publish", "--as-of", "2021-03-01", "--title", " ", "--who", "Kansliet")
    assert describe_file([str(file), *flags]) == 0
    assert capsys.readouterr().err.splitlines() == ["Exporten 2021-03-01-inlamnad-export är publicerad.", SHOWN_TO_ALL]
    assert 'sv = "Inlämnad export"' in (root / "exports/2021-03-01-inlamnad-export/export.toml").read_text("utf-8")
    with pytest.raises(SystemExit):
        describe_file(["--help"])
    assert SHOWN_TO_ALL in " ".join(capsys.readouterr().out.split())


@pytest.mark.slow
@pytest.mark.parametrize("titles", [("Ett", "Ett"), ("Ett", "Två")])
def test_two_who_publish_at_once_take_turns_and_the_second_adds_to_the_first(tmp_path: Path, titles: tuple[str, str]) -> None:
    root = tmp_path / "data"
    shutil.copytree(SKANE, root)
    holding = "import sys, pathlib, src.turns\nwith src.turns.turn(pathlib.Path(sys.argv[1])): print('held', flush=True); input()"
    holder = subprocess.Popen([sys.executable, "-c", holding, str(root)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert holder.stdout
    assert holder.stdout.readline().split() == [b"held"]
    started = []
    for title, row in zip(titles, ("Malmö;Startpaket;2018", "Lund;Startpaket;2018"), strict=True):
        file = tmp_path / f"{len(started)}.csv"
        file.write_text(f"{HEADER}{row}\n", encoding="utf-8")
        flags = ["--data", str(root), "--publish", "--as-of", "2021-03-01", "--title", title, "--who", title]
        started.append(subprocess.Popen([sys.executable, "-m", "src.loading", str(file), *flags]))
    with pytest.raises(subprocess.TimeoutExpired):
        started[0].wait(4)
    holder.kill()
    holder.communicate()
    assert [process.wait(60) for process in started] == [0, 0]
    new = [path.read_text("utf-8").count(";Startpaket;2018;") for path in root.glob("exports/2021-03-01-*/participation.csv")]
    assert len(new) == 2
    assert max(new) == min(new) + 1


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("sv", "lista.csv säger inget om någon kommun. Ingen export är gjord.\n"),
        ("en", "lista.csv says nothing about any municipality. No export has been made.\n"),
    ],
)
@pytest.mark.parametrize("rows", ["", "Malmö;Startpaket;2018;\n"])
def test_a_file_that_says_nothing_makes_no_export(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], rows: str, language: str, said: str
) -> None:
    root, file = tmp_path / "data", tmp_path / "lista.csv"
    shutil.copytree(SKANE, root)
    exports = sorted((root / "exports").iterdir())
    file.write_text(f"Kommun;Erbjudande;År;Deltar\n{rows}", "utf-8")
    assert describe_file([str(file), "--data", str(root), "--publish", "--who", "Kansliet", "--language", language]) == 2
    assert capsys.readouterr().err == said
    assert sorted((root / "exports").iterdir()) == exports


@pytest.mark.parametrize(
    ("flag", "said"), [("--who", "anna@example.se"), ("--title", "Våren, 070–123 45 67"), ("--note", "850101 - 1234")]
)
def test_an_export_that_names_a_person_is_not_published(
    run, tmp_path: Path, flag: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tmp_path / "data"
    shutil.copytree(SKANE, root)
    flags = ("--data", str(root), "--publish", "--as-of", "2021-03-01", "--who", "Kansliet", flag, said)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("src.loading.__main__.publish", lambda *_, **__: pytest.fail("it was published"))
        assert describe_file([str(tmp_path / "nothing.csv"), *flags]) == 2
    words = "Här står något som ser ut som en e-postadress, ett telefonnummer eller ett personnummer."
    assert capsys.readouterr().err == f"{flag}: {words} Skriv en roll eller organisation, ingen person.\n"


PUBLISH = ("--publish", "--as-of", "2021-03-01", "--who", "Kansliet", "--title", "Våren")


@pytest.fixture
def publish(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Publishes a file's content into a copy of the frozen folder: the exit code, what was told, and the exports."""
    root = tmp_path / "data"
    shutil.copytree(SKANE, root)

    def publish(content: str, *flags: str) -> tuple[int, list[str], list[str]]:
        (tmp_path / "lista.csv").write_text(content, "utf-8")
        code = describe_file([str(tmp_path / "lista.csv"), "--data", str(root), *PUBLISH, *flags])
        return code, capsys.readouterr().err.splitlines(), sorted(path.name for path in (root / "exports").iterdir())

    publish.root = root  # type: ignore[attr-defined]
    return publish


def test_the_same_rows_from_the_same_office_are_published_once_whatever_day_unless_it_is_meant(publish) -> None:
    rows = HEADER + "Malmö;Startpaket;2018\nLund;Startpaket;2018\n"
    assert publish(rows)[0] == 0
    again = HEADER + "Lund;Startpaket;2018\nMalmö stad;Startpaket;2018\nMalmö;Startpaket;2018\n"
    told = "Exporten 2021-03-01-varen säger redan detsamma. Ingen export är gjord; med --again blir den gjord ändå."
    for flags in ((), ("--as-of", "2021-03-02"), ("--title", "Hösten")):
        assert publish(again, *flags) == (2, [told], ["2020-11-13", "2021-03-01-varen", "demo"])
    assert publish(again, "--again")[2] == ["2020-11-13", "2021-03-01-varen", "2021-03-01-varen-2", "demo"]


@pytest.mark.slow
def test_the_same_rows_from_another_office_and_those_of_a_withdrawn_export_are_published(publish) -> None:
    rows = HEADER + "Malmö;Startpaket;2018\n"
    assert publish(rows)[0] == 0
    assert publish(rows, "--who", "Biblioteket")[0] == 0
    assert publish(rows)[0] == 2
    for folder in ("2021-03-01-varen", "2021-03-01-varen-2"):
        assert describe_file(["--data", str(publish.root), "--withdraw", folder, "--who", "Kansliet", "--why", "Fel lista"]) == 0
    assert publish(rows)[0] == 0


def test_contradictions_and_claims_with_another_verdict_are_told_before_it_is_published(publish) -> None:
    code, told, _ = publish(
        "Kommun;Erbjudande;År;Deltar\nBjuv;Referensgrupp;2018;nej\nMalmö;Ledarpaket;2018;ja\nStaffanstorp;Startpaket;2018;ja\n"
    )
    assert code == 0
    assert told[:2] == [
        "1 uppgift motsägs av en annan källa: Bjuv.",
        "Enligt programmets regel kunde dessa inte delta i Ledarpaketet, men filen säger ja: Malmö.",
    ]
    assert (
        "Ett påstående får ett annat omdöme: Alla kommuner är nådda: var och en har tagit del av minst ett erbjudande." in told[2]
    )
    assert told[-2:] == ["Exporten 2021-03-01-varen är publicerad.", SHOWN_TO_ALL]


def test_who_withdraws_an_export_is_told_which_later_ones_have_its_rows(publish, capsys: pytest.CaptureFixture[str]) -> None:
    publish(HEADER + "Malmö;Startpaket;2018\n")
    publish(HEADER + "Lund;Startpaket;2018\n", "--as-of", "2021-04-01")

    def withdraw(folder: str) -> list[str]:
        assert describe_file(["--data", str(publish.root), "--withdraw", folder, "--who", "Kansliet", "--why", "Fel lista"]) == 0
        return capsys.readouterr().err.splitlines()[1:-1]

    assert withdraw("2021-03-01-varen") == [
        "Rader som kom med 2021-03-01-varen finns också i 2021-04-01-varen, och räknas där. "
        "Dra tillbaka även dem som inte ska visas, eller rätta raderna i corrections.csv."
    ]
    assert withdraw("2021-04-01-varen") == []


def test_an_export_is_withdrawn_by_command_once_and_nothing_is_erased(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = tmp_path / "data"
    shutil.copytree(SKANE, root)
    latest = DataFolder(root).default
    assert latest
    flags = ["--data", str(root), "--withdraw", latest.folder, "--who", "Kansliet", "--why", "Fel lista"]
    assert [describe_file(flags), describe_file(flags)] == [0, 2]
    assert describe_file([*flags[:3], "2000-01-01", *flags[4:]]) == 2
    told = capsys.readouterr().err.splitlines()
    assert told == [
        f"Exporten {latest.folder} är tillbakadragen. Den visas bara för den vars adress ber om den.",
        SHOWN_TO_ALL,
        f"Exporten {latest.folder} är redan tillbakadragen.",
        "Det finns ingen export 2000-01-01. De som finns är 2020-11-13 och demo.",
    ]
    assert (root / "exports" / latest.folder / "participation.csv").exists()
    assert describe_file(["--data", str(tmp_path / "nowhere"), *flags[2:]]) == 2
    assert "exports: Det finns inga uppgifter i mappen." in capsys.readouterr().err
    assert describe_file([*flags[:3], "2000-01-01", "--who", "Kansliet", "--why", "Enligt 850101-1234"]) == 2
    assert "ingen person" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        describe_file(flags[:4])
    with pytest.raises(SystemExit):
        describe_file(flags[:2])


def test_of_exports_about_one_day_the_last_published_one_is_shown_and_each_adds_to_the_one_before(run, tmp_path: Path) -> None:
    root = tmp_path / "data"
    shutil.copytree(SKANE, root)
    flags = ("--data", str(root), "--publish", "--as-of", "2021-03-01", "--who", "Kansliet", "--source", "regionskane-2020-11-13")
    for title, name in (("Zeta", "Malmö"), ("Alfa", "Lund")):
        assert run(f"{HEADER}{name};Startpaket;2018\n", *flags, "--title", title)[0] == 0
        opened = DataFolder(root).open()
        assert isinstance(opened, AssessedRecord)
        assert opened.record.label.folder == f"2021-03-01-{title.casefold()}"
    rows = opened.record.participation
    assert {"1280", "1281"} <= set(rows.loc[(rows["offering"] == "startpaket") & (rows["year"] == 2018), "code"])


def test_an_export_of_an_earlier_day_adds_to_what_was_known_then_and_is_told_not_to_be_shown(run, tmp_path: Path, capsys) -> None:
    root, file = tmp_path / "data", tmp_path / "lista.csv"
    shutil.copytree(SKANE, root)
    flags = ("--data", str(root), "--publish", "--source", "regionskane-2020-11-13", "--title", "Vår")
    assert run(f"{HEADER}Malmö;Startpaket;2018\n", *flags, "--as-of", "2021-06-01")[0] == 0
    file.write_text(f"{HEADER}Lund;Startpaket;2018\n", "utf-8")
    capsys.readouterr()
    assert describe_file([str(file), *flags, "--as-of", "2021-03-01"]) == 0
    assert "Den visas bara för den som väljer den: 2021-06-01-var gäller en senare dag, och visas först." in capsys.readouterr().err
    opened = DataFolder(root).open("2021-03-01-var")
    assert isinstance(opened, AssessedRecord)
    rows = opened.record.participation
    assert "1280" not in set(rows.loc[(rows["offering"] == "startpaket") & (rows["year"] == 2018), "code"])
    assert describe_file([str(file), *flags, "--as-of", "2019-03-01"]) == 2
    assert "ingen export gäller 2019-03-01 eller tidigare" in capsys.readouterr().err


@pytest.mark.parametrize("flag", [("--publish",), ("--fetch", "logg.toml")])
def test_withdrawing_is_done_alone(run, capsys, flag: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit):
        run(HEADER, "--withdraw", "2020-11-13", "--who", "Kansliet", "--why", "Fel", *flag)
    assert f"--withdraw går inte ihop med {flag[0]}." in capsys.readouterr().err
