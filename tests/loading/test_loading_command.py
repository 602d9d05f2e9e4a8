"""`python -m src.loading FILE`: its exit code, and what it prints for people and for programs."""

import json
from pathlib import Path

import pytest

from src.loading.__main__ import describe_file
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


@pytest.mark.parametrize(
    ("content", "code"),
    [(HEADER + "Malmö;Startpaket;2018\n", 0), (HEADER + "Atlantis;Startpaket;2018\n", 1), ("", 2), ("Hej\n", 2), (None, 2)],
)
def test_the_exit_code_says_how_it_went(run, content: str | None, code: int) -> None:
    assert run(content)[0] == code
    assert run(content, "--json")[0] == code


def test_json_has_every_count_and_each_rejected_row_once(run) -> None:
    rows = "Malmö;Startpaket;2018\nMalmö stad;Startpaket;2018\nMalmo;Startpaket;1999\n\nSumma;2\n"
    said = json.loads(run(HEADER + rows, "--json")[1])
    understood = ("file", "encoding", "delimiter", "shape")
    assert [said[key] for key in understood] == ["lista.csv", "utf-8", ";", "long"]
    counts = ("records", "accepted", "duplicates", "rejected_records", "blank", "skipped")
    assert [said[key] for key in counts] == [5, 1, 1, 1, 1, 1]
    assert said["rejected"] == [
        {
            "line": 4,
            "column": "Kommun",
            "value": "Malmo",
            "reason": "municipality_unknown",
            "message": "Kommunen finns inte i registret. Kanske är Malmö menat. "
            "Skriv kommunens namn som i registret; är raden en rubrik, ta bort den. "
            "Året hör inte till projektets år. "
            "Skriv ett av åren 2018, 2019, 2020, eller ta bort raden: är cellen tom gäller raden något av dem.",
            "suggestions": ["Malmö"],
        }
    ]
    assert said["notices"] == [
        "Rader utanför tabellen (rubriker, summor, noter, källor) är inte lästa: 6.",
        "Rader som säger samma sak som en tidigare: 1 (rad 3). De räknas en gång.",
    ]


@pytest.mark.parametrize("name", ["Anna 850101-1234.csv", "anna@example.se.csv", "lista.070-123 45 67", "Karin.a@b.se"])
@pytest.mark.parametrize("content", [f"{HEADER}Malmö;Startpaket;2018\n", "<html>", None])
def test_a_file_name_that_says_who_somebody_is_is_not_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: str | None
) -> None:
    if content:
        (tmp_path / name).write_text(content, "utf-8")
    for flags in ([], ["--json"]):
        describe_file([str(tmp_path / name), "--data", str(SKANE), *flags])
        said = capsys.readouterr()
        assert "…" in said.out
        assert not [part for part in ("850101", "anna", "Anna", "070", "Karin", "@") if part in said.out + said.err]


def test_json_of_a_refused_file_counts_nothing_and_says_why(run) -> None:
    said = json.loads(run("<html>", "--json", "--language", "en")[1])
    assert (said["records"], said["accepted"], said["rejected"], said["refused"]["reason"]) == (0, 0, [], "html")
    assert said["notices"] == [
        "lista.csv: The file is a web page, not a table. Open it in a spreadsheet program, and save it as CSV UTF-8."
    ]


def test_people_read_the_sum_and_one_line_for_each_cause(run) -> None:
    assert run(HEADER + "Malmö;Startpaket;2018\n" + "Stockholm;Startpaket;2018\n" * 3)[1].splitlines() == [
        "lista.csv: 4 rader = 1 godtagna + 0 dubbletter + 3 underkända + 0 tomma + 0 utanför tabellen",
        "Kommun: Kommunen finns inte i registret. "
        "Skriv kommunens namn som i registret; är raden en rubrik, ta bort den. Antal rader: 3 (3, 4, 5).",
    ]


def test_counts_are_written_as_numbers_are_wherever_they_are_told(run) -> None:
    rows = "Malmö;Startpaket;2018\n" * 1001 + "Lundd;Startpaket;2018\n" * 1000
    first, second, asked, doubled = run(HEADER + rows)[1].splitlines()
    assert "2\xa0001 rader = 1 godtagna + 1\xa0000 dubbletter + 1\xa0000 underkända" in first
    assert "Antal rader: 1\xa0000 (" in second
    assert "(antal rader: 1\xa0000)" in asked
    assert "en tidigare: 1\xa0000 (" in doubled


def test_a_code_and_a_name_that_disagree_are_told_of_the_rows_of_which_it_is_true(run) -> None:
    head, disagree = "Kod;Kommun;Erbjudande\n", "Namnet och koden hör inte ihop"
    remedy = "Se efter vilken kommun som är menad, och rätta namnet eller koden."
    rows = "1280;Lund;Startpaket\n1281;Malmö;Startpaket\n1280;Lund;Folkpaket\n"
    assert run(head + rows)[1].splitlines()[1:] == [
        f"Kod: {disagree}: i registret har Malmö den koden. {remedy} Antal rader: 2 (2, 4).",
        f"Kod: {disagree}: i registret har Lund den koden. {remedy} Antal rader: 1 (3).",
    ]
    *_, last = run(head + rows * 20)[1].splitlines()
    assert last == f"Kod: {disagree}. {remedy} Antal rader: 10 (…)."
    lines = ", ".join(map(str, range(2, 52)))
    assert run(HEADER + "Atlantis;Startpaket;2018\n" * 60)[1].splitlines()[1].endswith(f"Antal rader: 60 ({lines}, …).")


def test_people_are_told_by_which_flag_they_say_what_a_file_lacks(run) -> None:
    said = run("Kommun\nMalmö\n")[1].splitlines()
    assert said[1:] == ["I kommandot säger man det med --offering OFFERING eller --map HEADER=MEANING."]
    assert len(run("<html>")[1].splitlines()) == 1


def test_an_unknown_word_is_asked_about_and_can_be_confirmed(run) -> None:
    content = HEADER + "Malmo;Startpaket;2018\n"
    asked = 'Kanske är Malmö menat med Malmo (antal rader: 1); bekräfta med --confirm "Malmo=Malmö".'
    assert asked in run(content)[1].splitlines()
    code, said = run(content, "--confirm", "Malmo=Malmö")
    assert code == 0
    assert said.splitlines()[1:] == ["Bekräftat av dig: Malmo är Malmö (antal rader: 1)."]


def test_what_a_file_says_is_not_run_by_the_shell_that_it_is_copied_into(run) -> None:
    assert "--confirm 'Malmo`=Malmö'." in run(HEADER + "Malmo`;Startpaket;2018\n")[1]


@pytest.mark.parametrize("offering", ["ledarpaket", "Ledarpaket", "leader package"])
def test_an_offering_is_told_by_its_key_or_by_its_name(run, offering: str) -> None:
    said = json.loads(run("Kommun\nMalmö\n", "--json", "--offering", offering)[1])
    assert [cell["offering"] for cell in said["cells"]] == ["ledarpaket"]
    with pytest.raises(SystemExit):
        run("Kommun\nMalmö\n", "--offering", "Lokpaket")


def test_a_source_in_words_is_read_as_on_the_page(run) -> None:
    code, out = run("Kommun;Erbjudande;År;Svar;Källa\nMalmö;Startpaket;2018;ja;deltagarlista\nLund;Startpaket;2018;ja;\n", "--json")
    said = json.loads(out)
    assert (code, said["accepted"], [cell["source"] for cell in said["cells"]]) == (0, 2, [None, None])
    assert "deltagarlista" in said["notices"][1]


def test_flags_say_what_a_column_means_and_whose_the_rows_are(run) -> None:
    flags = ("--map", "Ort=municipality", "--map", "Del=offering", "--source", "x")
    said = json.loads(run("Ort;Del\nMalmö;Startpaket\n", "--json", *flags)[1])
    assert said["cells"] == [
        {"code": "1280", "offering": "startpaket", "year": None, "participates": True, "source": "x", "rows": 1}
    ]


@pytest.mark.parametrize("header", ["Kommun;Paket;År", "Arbetar i;Paket;År"], ids=["read", "refused"])
def test_a_column_that_is_not_there_is_a_fault(header: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "lista.csv"
    file.write_text(f"{header}\nMalmö;Startpaket;2018\n", encoding="utf-8")
    flags = ("--map", "Ort=municipality", "--map", "Paket=offering", "--map", "utkast=ignore")
    assert describe_file([str(file), "--data", str(SKANE), *flags]) == 2
    faults = [line for line in capsys.readouterr().err.splitlines() if line.startswith("--map")]
    assert faults == ["--map: Ingen kolumn heter Ort, så det som har sagts om den används inte."]


def test_a_file_is_measured_before_it_is_read(run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("src.loading.intake.content.MOST_BYTES", 10)
    monkeypatch.setattr("src.loading.__main__.read_file", lambda path: pytest.fail("the file was read"))
    assert run(HEADER + "Malmö;Startpaket;2018\n")[0] == 2


def test_a_data_folder_with_a_fault_is_told(run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert describe_file([str(tmp_path / "lista.csv"), "--data", str(tmp_path)]) == 2
    assert "sources.toml: Filen saknas." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        (["--publish"], "--publish behöver --who eller --source."),
        (["--publish", "--lang", "en"], "--publish needs --who or --source."),
        (["--publish", "--who", " \u200b"], "--publish behöver --who eller --source."),
        (["--withdraw", "x", "--who", "y"], "--withdraw behöver --who och --why."),
        (["--withdraw", "x", "--who", "y", "--why", " "], "--withdraw behöver --who och --why."),
        (["--withdraw", "x", "--who", "\u00a0", "--why", "z"], "--withdraw behöver --who och --why."),
        (
            ["--publish", "--who", "y", "--as-of", "2999-01-01"],
            "--as-of: Dagen har inte kommit än. Rätta datumet: uppgifter kan inte gälla en dag som inte har varit.",
        ),
        (
            ["--publish", "--who", "y", "--as-of", "0001-01-01"],
            "--as-of: Dagen är långt före programmets första år, 2018. Rätta datumet: det skrivs som ÅÅÅÅ-MM-DD.",
        ),
        (["--year", "1999"], "--year: 1999 finns inte; det finns 2018, 2019, 2020."),
        (
            ["--offering", "Lokpaket"],
            "--offering: Lokpaket finns inte; det finns startpaket, folkpaket, ledarpaket, referensgrupp.",
        ),
    ],
)
def test_a_command_that_lacks_something_or_asks_for_what_is_not_there_says_what(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], flags: list[str], said: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        describe_file([str(tmp_path / "lista.csv"), "--data", str(SKANE), *flags])
    assert (ended.value.code, capsys.readouterr().err.splitlines()[-1]) == (2, said)


@pytest.mark.parametrize(
    ("header", "flags", "told"),
    [
        (HEADER, ["--sheet", "Blad1"], ["filen inte har några blad: --sheet."]),
        (HEADER, ["--offering", "Folkpaket", "--year", "2019"], ["uppgifterna själva säger det: --offering och --year."]),
        (HEADER, ["--again", "--leave-out"], ["det hör till något annat än det som görs här: --again och --leave-out."]),
        ("Kommun\n", ["--offering", "Folkpaket", "--year", "2019"], []),
    ],
)
def test_a_flag_that_does_nothing_is_told(tmp_path: Path, capsys, header: str, flags: list[str], told: list[str]) -> None:
    file = tmp_path / "lista.csv"
    file.write_text(header + ";".join(["Malmö", "Startpaket", "2018"][: header.count(";") + 1]), "utf-8")
    assert describe_file([str(file), "--data", str(SKANE), *flags]) == 0
    assert capsys.readouterr().err.splitlines() == [f"Används inte, eftersom {words}" for words in told]
