"""What is wrong with a TOML file is said in its author's language: line, field, value, problem and remedy."""

from typing import Any

import pytest

from src.loading.exports import EXPORT_FILE, WITHDRAWN_FILE, ExportDescription, Withdrawal
from src.programme.claims import CLAIMS_FILE, ClaimsFile
from src.programme.definition import PROGRAMME_FILE, SOURCES_FILE, Programme, Source
from src.programme.toml import Unreadable, decode_toml
from tests.loading.data_folder import DESCRIPTION, FILES, in_words

CLAIM = '[[claims]]\nkey = "ett"\ntext = { sv = "Ett." }\nsource = "anmalan"\nrule = "only_these"\nmunicipalities = ["1080"]\n'
WHOLE: dict[str, tuple[str, Any]] = {
    PROGRAMME_FILE: (FILES[PROGRAMME_FILE], Programme),
    SOURCES_FILE: (FILES[SOURCES_FILE], dict[str, Source]),
    CLAIMS_FILE: (CLAIM, ClaimsFile),
    EXPORT_FILE: (FILES[DESCRIPTION], ExportDescription),
    WITHDRAWN_FILE: ('who = "Registrator"\nwhy = "Fel år"\non = 2025-01-02\n', Withdrawal),
}
LISTED = (
    '[agreements]\nmunicipalities = ["1083"]',
    '[agreements]\nmunicipalities = [\n  "1083",\n  # Karlskrona\n  1080,\n]',
)

TEXT = ("Här ska stå text.", "Skriv texten inom citattecken.")
TWO_LANGUAGES = (
    "Här ska stå text på svenska, och gärna på engelska.",
    'Skriv { sv = "…", en = "…" }; engelskan får saknas.',
)
WHOLE_NUMBER = ("Här ska stå ett heltal.", "Skriv det med bara siffror: utan citattecken, mellanslag och decimaler.")
DATE = ("Här ska stå ett datum.", "Skriv det som ÅÅÅÅ-MM-DD, utan citattecken och klockslag.")
NO_DATE = ("Datumet finns inte i kalendern.", "Skriv ett datum som finns, i formen ÅÅÅÅ-MM-DD.")
QUOTES = ("Ett citattecken stängs aldrig.", "Sätt citattecken både före och efter texten.")
BRACKETS = ("En klammer stängs aldrig.", "Sätt ] efter listan, eller } efter tabellen.")
HEADING = ("En rubrik stängs inte.", "Skriv [tabell] eller [[tabell]], med lika många klamrar före som efter.")
TABLE_TWICE = ("Tabellen står två gånger.", "Skriv allt som hör till den under en och samma rubrik.")
KEY_TWICE = ("Nyckeln står två gånger.", "Ta bort den ena.")
VALUE = (
    "Värdet saknas, eller går inte att läsa.",
    "Skriv text inom citattecken, tal och datum utan, och true eller false med små bokstäver.",
)
BACKSLASH = (
    "Ett omvänt snedstreck står i en text.",
    "Skriv två omvända snedstreck för ett, eller sätt texten inom enkla citattecken.",
)
NO_EQUALS = (
    "Likhetstecken saknas efter nyckeln.",
    "Skriv nyckel = värde. Ett namn med mellanslag eller å, ä, ö ska stå inom citattecken.",
)
NO_STATEMENT = (
    "Raden är varken en nyckel med ett värde eller en rubrik.",
    "Skriv nyckel = värde eller [tabell]. Ett namn med mellanslag eller å, ä, ö ska stå inom citattecken.",
)
THE_REST = (
    "Något står kvar på raden efter värdet.",
    "Skriv ett värde på raden: text inom citattecken, flera värden inom [ ], ett datum som ÅÅÅÅ-MM-DD.",
)
INVISIBLE = (
    "Ett tecken som inte syns står i filen.",
    "Skriv om raden, utan att klistra in den från ett annat program.",
)
NO_NAME = (
    "Ett namn på en nyckel eller en tabell saknas, eller börjar med ett tecken som inte får stå där.",
    "Ett namn med mellanslag eller å, ä, ö ska stå inom citattecken; inom { } står allt på en rad.",
)
TOO_DEEP = (
    "Klamrar står i varandra i för många led.",
    "Ta bort de klamrar som är för mycket.",
)
ON_ONE_LINE = (
    "Ett citattecken stängs inte på samma rad.",
    "Sätt citattecken både före och efter texten, och skriv den på en rad.",
)
TRUE_OR_FALSE = (
    "Här ska stå true eller false.",
    "Skriv true eller false med små bokstäver, utan citattecken.",
)
TEXT_OR_TWO = ("Här ska stå text.", 'Skriv texten inom citattecken, eller som { sv = "…", en = "…" }.')


def missing(field: str) -> tuple[str, str]:
    return "Nyckeln saknas.", f"Skriv {field}; filens kort i data/README.md säger vad den betyder."


def unknown(known: str, meant: str | None = None) -> tuple[str, str]:
    remedy = f"Om {meant} är menat, skriv det precis så." if meant else "Rätta eller ta bort."
    return "Nyckeln är okänd.", f"{remedy} Det som kan stå här är {known}."


def said(file: str, text: str) -> tuple[int | None, str | None, str | None, str, str]:
    """Line, field, value, problem and remedy of the one fault in a file with this content."""
    with pytest.raises(Unreadable) as raised:
        decode_toml(text.encode(), file, WHOLE[file][1])
    (finding,) = raised.value.findings
    assert finding.file == file
    return finding.line, finding.column, finding.value, *in_words(finding)


@pytest.mark.parametrize("file", WHOLE)
def test_the_files_are_whole_before_they_are_broken(file: str) -> None:
    decode_toml(WHOLE[file][0].encode(), file, WHOLE[file][1])


@pytest.mark.parametrize(
    ("file", "old", "new", "line", "field", "value", "words"),
    [
        (PROGRAMME_FILE, '[goal]\noffering = "natverk"', "[goal]", 20, "goal.offering", None, missing("goal.offering")),
        (PROGRAMME_FILE, 'file_prefix = "natet"\n', "", None, "file_prefix", None, missing("file_prefix")),
        (
            PROGRAMME_FILE, "population_year = 2023", 'population_year = "2023"', 27, "eligibility[1].population_year", "2023",
            WHOLE_NUMBER,
        ),
        (PROGRAMME_FILE, "= 30000", "= 30_000.5", 26, "eligibility[1].population_at_most", "30000.5", WHOLE_NUMBER),
        (
            PROGRAMME_FILE, "years = [2023, 2024]", "years = [2023, 20245]", 2, "years[2]", "20245",
            ("Talet är för stort.", "Skriv ett tal som är högst 9999."),
        ),
        (
            PROGRAMME_FILE, "= 30000", "= 0", 26, "eligibility[1].population_at_most", "0",
            ("Talet är för litet.", "Skriv ett tal som är minst 1."),
        ),
        (
            PROGRAMME_FILE, 'key = "natverk"', 'kye = "natverk"', 16, "offerings[2].kye", None,
            unknown("key, name, definite, about", "key"),
        ),
        (PROGRAMME_FILE, 'name = { sv = "Nätverk" }', 'name = "Nätverk"', 17, "offerings[2].name", "Nätverk", TWO_LANGUAGES),
        (PROGRAMME_FILE, '{ sv = "Inland" }', '{ se = "Inland" }', 42, "groups.names.INLAND.se", None, unknown("sv, en")),
        (
            PROGRAMME_FILE, '{ sv = "Inland" }', '{ en = "Inland" }', 42, "groups.names.INLAND.sv", None,
            missing("groups.names.INLAND.sv"),
        ),
        (PROGRAMME_FILE, *LISTED, 40, "agreements.municipalities[2]", "1080", TEXT),
        (
            PROGRAMME_FILE, 'code_prefix = "10"', "code_prefix = 10", 8, "region.code_prefix", "10",
            ("Här ska stå text, eller en lista av texter.", "Skriv varje text inom citattecken, och en lista inom [ ]."),
        ),
        (
            PROGRAMME_FILE, "[[eligibility]]", "[eligibility]", 24, "eligibility", None,
            ("Här ska stå en lista av tabeller.", "Skriv [[eligibility]] på raden före var och en, med dubbla klamrar."),
        ),
        (
            PROGRAMME_FILE, "[goal]", "[[goal]]", 20, "goal", None,
            ("Här ska stå en enda tabell.", "Skriv [goal] med enkla klamrar, och bara en gång."),
        ),
        (
            PROGRAMME_FILE, 'excepted = ["1082"]', 'excepted = "1082"', 28, "eligibility[1].excepted", "1082",
            ("Här ska stå en lista.", "Skriv den inom [ ], med komma mellan värdena."),
        ),
        (
            PROGRAMME_FILE, '[boundaries]\nsource = "anmalan"', 'boundaries = "anmalan"', 44, "groups.boundaries", None,
            (
                "Nyckeln hör inte till den här tabellen.",
                "Hör boundaries till hela filen, flytta raden till filens början, före den första rubriken inom [ ].",
            ),
        ),
        (SOURCES_FILE, 'title = "Årsrapport"\n', "", 6, "arsrapport.title", None, missing("arsrapport.title")),
        (SOURCES_FILE, 'title = "Årsrapport"', "title = 2024", 8, "arsrapport.title", "2024", TEXT_OR_TWO),
        (
            SOURCES_FILE, 'title = "Årsrapport"', 'title = "Årsrapport"\ndate = "2024-01-01"', 9, "arsrapport.date", "2024-01-01",
            DATE,
        ),
        (
            SOURCES_FILE, 'title = "Årsrapport"', 'license = "MIT"', 8, "arsrapport.license", None,
            unknown("producer, title, licence, short, date", "licence"),
        ),
        (SOURCES_FILE, "[arsrapport]", "arsrapport", 6, None, None, NO_EQUALS),
        (
            CLAIMS_FILE, '"only_these"', '"only_this"', 5, "claims[1].rule", "only_this",
            (
                "Värdet är inget av dem som finns.",
                "Om only_these är menat, skriv det precis så. Det som kan stå här är everyone, every_year, only_these, began, "
                "within_limit, representative_new, number_of_municipalities.",
            ),
        ),
        (
            CLAIMS_FILE, "municipalities", "municipality", 6, "claims[1].municipality", None,
            unknown("rule, key, text, source, note, municipalities, offerings", "municipalities"),
        ),
        (CLAIMS_FILE, 'rule = "only_these"\n', "", 1, "claims[1].rule", None, missing("claims[1].rule")),
        (CLAIMS_FILE, '["1080"]', "[]", 6, "claims[1].municipalities", None, ("Listan är tom.", "Skriv minst ett värde i den.")),
        (EXPORT_FILE, "made_up = false", "made_up = 0", 3, "made_up", "0", TRUE_OR_FALSE),
        (EXPORT_FILE, "made_up = false\n", "", None, "made_up", None, missing("made_up")),
        (EXPORT_FILE, "as_of = 2024-12-01", "as_of = 2024-12-01T10:00:00", 2, "as_of", "2024-12-01 10:00:00", DATE),
        (WITHDRAWN_FILE, "on = 2025-01-02", "", None, "on", None, missing("on")),
        (WITHDRAWN_FILE, '"Fel år"', "3", 2, "why", "3", TEXT),
    ],
)  # fmt: skip
def test_a_value_of_another_form_is_told_with_its_line_and_field(
    file: str, old: str, new: str, line: int | None, field: str, value: str | None, words: tuple[str, str]
) -> None:
    whole = WHOLE[file][0]
    assert old in whole
    assert said(file, whole.replace(old, new, 1)) == (line, field, value, *words)


@pytest.mark.parametrize(
    ("old", "new", "line", "field", "words"),
    [
        ("made_up = false", "made_up = false\nas_of = 2024-12-02", 4, "as_of", KEY_TWICE),
        ("made_up = false", "made_up = false\nnote = { sv = 'x', sv = 'y' }", 4, "note", KEY_TWICE),
        ("made_up = false", "made_up = false\n[title]\nsv = 'x'", 4, "title", TABLE_TWICE),
        ("made_up = false", "made_up = nej", 3, "made_up", VALUE),
        ("made_up = false", "made_up =", 3, "made_up", VALUE),
        ("2024-12-01", "2024-12-41", 2, "as_of", NO_DATE),
        ("2024-02-30", "2024-02-30", 2, "as_of", NO_DATE),
        ('"December 2024" }', '"December 2024', 1, "title", ON_ONE_LINE),
        ("made_up = false", 'made_up = false\nnote = """\nfoo\n\nbar = 1\n', 4, "note", QUOTES),
        ("made_up = false", "made_up = false\nnote = 'x", 4, "note", QUOTES),
        ("made_up = false", "made_up = false\nnote = [\n  1,\n\n  2,\n", 4, "note", BRACKETS),
        ("made_up = false", "made_up = false\nnote = { sv = 'x'", 4, "note", BRACKETS),
        ("made_up = false", "made_up = false\n[note", 4, None, HEADING),
        ("made_up = false", 'made_up = false\nnote = { sv = "C:\\data" }', 4, "note", BACKSLASH),
        ("made_up", "made up", 3, None, NO_EQUALS),
        ("made_up", "påhittad", 3, None, NO_EQUALS),
        ("made_up", "åtgärd", 3, None, NO_STATEMENT),
        ("made_up = false", "made_up = false true", 3, "made_up", THE_REST),
        ("December", "Decem\0ber", 1, "title", INVISIBLE),
        ('{ sv = "December 2024" }', '{ sv = "a",\n en = "b" }', 1, "title", NO_NAME),
        ("false", "[" * 100_000, 3, "made_up", TOO_DEEP),
        ("false", "9" * 5000, 3, "made_up", ("Ett tal har för många siffror.", "Rätta talet.")),
    ],
)  # fmt: skip
def test_broken_toml_is_told_with_its_line_and_field(
    old: str, new: str, line: int, field: str | None, words: tuple[str, str]
) -> None:
    text = WHOLE[EXPORT_FILE][0].replace("2024-12-01", old) if old == "2024-02-30" else WHOLE[EXPORT_FILE][0]
    assert old in text
    assert said(EXPORT_FILE, text.replace(old, new, 1)) == (line, field, None, *words)


def test_windows_line_breaks_do_not_move_the_line() -> None:
    text = WHOLE[PROGRAMME_FILE][0].replace("population_year", "population_yaer").replace("\n", "\r\n")
    assert said(PROGRAMME_FILE, text)[:2] == (27, "eligibility[1].population_yaer")
