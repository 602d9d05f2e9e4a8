"""`python -m src.loading --fetch`: what is frozen, and that nothing else changes when a log does not answer."""

import json
from datetime import date
from pathlib import Path

import pytest

from src.analysis.assessed import AssessedRecord
from src.loading.__main__ import describe_file
from src.loading.exports import EXPORTS
from src.opening import DataFolder
from src.vocabulary import CODE, ROW_COUNT, SOURCE
from tests.loading.data_folder import CORRECTIONS, EXPORT, PARTICIPATION, SmallFolder
from tests.loading.made_logs import write_log

ROWS = """
    SELECT 'Karlshamn' AS kommun, 'Grundkurs' AS kurs, DATE '2023-05-01' AS anmald FROM range(12)
    UNION ALL SELECT 'Ronneby kommun', 'Nätverk', DATE '2024-01-01'
"""
LOST = "SELECT 'Solna' AS kommun, 'Nätverk' AS kurs, DATE '2024-01-01' AS anmald FROM range(3)"


@pytest.fixture
def run(folder: SmallFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    def run(rows: str, *flags: str, **made: str) -> tuple[int, str, str]:
        file = write_log(tmp_path, rows, **made)  # type: ignore[arg-type]
        code = describe_file(["--fetch", str(file), "--data", str(folder.root), "--as-of", "2025-01-01", *flags])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def exports(folder: SmallFolder) -> list[str]:
    return sorted(path.name for path in (folder.root / EXPORTS).iterdir())


def opened(folder: SmallFolder) -> AssessedRecord:
    found = DataFolder(folder.root).open()
    assert isinstance(found, AssessedRecord), found
    return found


def test_a_log_is_frozen_beside_what_other_sources_say(run, folder: SmallFolder) -> None:
    code, said, told = run(ROWS, source="arsrapport")
    assert (code, told) == (0, "Exporten 2025-01-01-logg är publicerad.\nDen visas nu först.\n")
    assert said.splitlines()[0] == "log.toml: 13 rader = 13 godtagna + 0 underkända + 0 obesvarade"
    frozen = (folder.root / EXPORTS / "2025-01-01-logg/participation.csv").read_text(encoding="utf-8")
    assert frozen.splitlines() == [
        "kommun_kod;kommun;erbjudande;ar;deltar;kalla;rader",
        "1080;Karlskrona;Grundkurs;2023;ja;anmalan;",
        "1060;Olofström;Nätverk;;nej;anmalan;",
        "1081;Ronneby;Nätverk;2024;ja;arsrapport;1",
        "1082;Karlshamn;Grundkurs;2023;ja;arsrapport;12",
    ]
    label = opened(folder).record.label
    assert (label.folder, label.as_of, label.received_on) == ("2025-01-01-logg", date(2025, 1, 1), date.today())  # noqa: DTZ011
    assert label.note
    assert label.note.sv.startswith("Hämtad ur DuckDB, tabellen log, 20")
    assert label.note.sv.endswith(": 13 rader, varav 0 inte är med.")
    described = (folder.root / EXPORTS / "2025-01-01-logg/export.toml").read_text(encoding="utf-8")
    assert 'backend = "duckdb"' in described
    assert "rows = 13" in described
    assert "log.duckdb" not in described


def test_a_log_that_is_fetched_again_takes_the_place_of_its_own_rows(run, folder: SmallFolder) -> None:
    folder.write(CORRECTIONS, "kommun_kod;kommun;erbjudande;ar;deltar;kalla;rattas_till;varfor;vem;datum;status\n")
    folder.append(CORRECTIONS, "1083;Sölvesborg;Nätverk;2024;ja;arsrapport;nej;Inställd;Kansliet;2024-12-02;gäller")
    assert run(ROWS, source="arsrapport")[0] == 0
    assert run(ROWS.replace("Karlshamn", "Olofström").replace("12", "5"), source="arsrapport")[0] == 0
    rows = opened(folder).record.participation
    own = rows[rows[SOURCE] == "arsrapport"]
    # Sölvesborg's is corrected, and stays; Karlshamn's is no longer in the log.
    assert dict(zip(own[CODE], own[ROW_COUNT].fillna(0), strict=True)) == {"1083": 0, "1060": 5, "1081": 1}
    assert exports(folder) == [EXPORT, "2025-01-01-logg", "2025-01-01-logg-2"]


def test_a_log_of_an_earlier_day_adds_to_what_was_known_then_and_is_told_not_to_be_shown(run, folder: SmallFolder) -> None:
    assert run(ROWS, source="arsrapport")[0] == 0
    code, _, told = run(ROWS, "--as-of", "2024-12-31", source="anmalan")
    words = "Den visas bara för den som väljer den: 2025-01-01-logg gäller en senare dag, 2025-01-01, och visas fortfarande först."
    assert (code, told) == (0, f"Exporten 2024-12-31-logg är publicerad.\n{words}\n")
    assert "2023;ja;arsrapport" not in (folder.root / EXPORTS / "2024-12-31-logg/participation.csv").read_text(encoding="utf-8")
    assert run(ROWS, "--as-of", "2024-01-01")[::2] == (
        2,
        "--as-of: Ingen export gäller 2024-01-01 eller tidigare. Det nya läggs till en sådan; skriv en senare dag.\n",
    )


def test_rejected_rows_are_counted_and_left_out_only_if_somebody_says_so(run, folder: SmallFolder) -> None:
    code, said, told = run(f"{ROWS} UNION ALL {LOST}")
    assert code == 1
    assert said.splitlines()[:2] == [
        "log.toml: 16 rader = 13 godtagna + 3 underkända + 0 obesvarade",
        "kommun: Kommunen finns inte i registret. Det gäller Solna. "
        "Skriv kommunens namn som i registret; är raden en rubrik, ta bort den. Antal rader: 3.",
    ]
    assert told == (
        "Ingen export är gjord, eftersom rader är underkända. Rätta dem i loggen, eller utelämna dem med --leave-out.\n"
    )
    assert exports(folder) == [EXPORT]
    assert run(f"{ROWS} UNION ALL {LOST}", "--leave-out")[0] == 1
    assert exports(folder) == [EXPORT, "2025-01-01-logg"]
    note = opened(folder).record.label.note
    assert note
    assert note.en.endswith(": 16 rows, 3 of which are not included.")


@pytest.mark.parametrize(
    ("flags", "made", "said"),
    [
        ((), {"table": "annan"}, "log.toml:6:log.table: Tabellen annan finns inte. "),
        ((), {"address": "x:hemligt@y"}, "log.toml:5:log.address: Filen finns inte. "),
        ((), {"address": "//x:hemligt@y"}, "log.toml:5:log.address: Här står ett lösenord, eller plats för ett. "),
        ((), {"source": "okand"}, "log.toml:2:source: Källan finns inte i sources.toml. "),
        (("--lang", "en"), {"table": "annan"}, "log.toml:6:log.table: There is no table annan. "),
    ],
)
def test_a_log_that_is_not_fetched_leaves_the_last_whole_export(
    run, folder: SmallFolder, flags: tuple[str, ...], made: dict[str, str], said: str
) -> None:
    assert run(ROWS)[0] == 0
    before = exports(folder), opened(folder).record.label.folder
    code, out, told = run(ROWS, *flags, **made)
    assert (code, out) == (2, "")
    assert told.startswith(said)
    assert told.count("\n") == 1
    assert "hemligt" not in told
    assert (exports(folder), opened(folder).record.label.folder) == before


def test_a_log_that_says_nothing_makes_no_export(run, folder: SmallFolder) -> None:
    assert run(LOST, "--leave-out")[0] == 2
    assert exports(folder) == [EXPORT]


def test_an_export_that_would_be_faulty_is_not_made(run, folder: SmallFolder) -> None:
    folder.append(PARTICIPATION, "9999;;Nätverk;2024;ja;anmalan")
    code, _, told = run(ROWS)
    assert code == 2
    assert "9999" in told
    assert exports(folder) == [EXPORT]


def test_programs_are_told_the_same(run) -> None:
    said = json.loads(run(ROWS, "--json")[1])
    assert (said["records"], said["accepted"], said["rejected"], said["causes"]) == (13, 13, 0, [])
    assert [(cell["code"], cell["rows"]) for cell in said["cells"]] == [("1081", 1), ("1082", 12)]
    code, out, told = run(ROWS, "--json", table="annan")
    assert code == 2
    assert json.loads(out)["refused"] == {"reason": "table_missing", "line": 6, "message": told.strip()}


def test_a_flag_that_does_nothing_for_a_log_is_told(run) -> None:
    told = run(ROWS, "--year", "2023", "--sheet", "x", "--title", "y")[2].splitlines()
    assert told[:2] == [
        "Används inte, eftersom det hör till något annat än det som görs här: --sheet och --title.",
        "Används inte, eftersom uppgifterna själva säger det: --year.",
    ]


def test_an_export_is_not_called_by_a_person(run, folder: SmallFolder) -> None:
    code, _, told = run(ROWS, title="anna@exempel.se")
    assert (code, exports(folder)) == (2, [EXPORT])
    assert "e-postadress" in told
