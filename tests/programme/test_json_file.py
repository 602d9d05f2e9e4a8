"""What is wrong with a JSON file is said in its author's language: line, field, value, problem and remedy."""

import pytest

from src.loading.manifest import Manifest
from src.programme.json_file import decode_json, json_line
from src.programme.toml import Unreadable
from tests.loading.data_folder import in_words

WHOLE = """{
  "files": {
    "a.csv": {"bytes": 1, "sha256": "x"},
    "b.csv": {
      "bytes": 2,
      "sha256": "a \\"quoted\\": {"
    }
  },
  "handed_in": {"who": "Kansliet", "note": "", "at": "2025-01-02T10:00:00Z"}
}
"""
NO_JSON = (
    "Filen följer inte formatet JSON.",
    "Sätt nycklar och text inom raka dubbla citattecken, och komma mellan värdena men inte efter det sista.",
)
AGAIN = "Vänta tills kopieringen är klar, eller lägg in filen på nytt."
OBJECT = ("Här ska stå ett objekt.", "Skriv nycklar och värden inom { }.")
WHOLE_NUMBER = ("Här ska stå ett heltal.", "Skriv det med bara siffror: utan citattecken, mellanslag och decimaler.")
NO_KEY = ("Nyckeln saknas.", "Skriv files; filens kort i data/README.md säger vad den betyder.")
TWICE = ("Nyckeln står två gånger.", "Ta bort den ena, så att det är säkert vad som gäller.")
DEEP = ("Klamrar står i varandra i för många led.", "Ta bort de klamrar som är för mycket.")


def test_the_file_is_whole_before_it_is_broken() -> None:
    assert decode_json(WHOLE, "x", Manifest).files["b.csv"].bytes == 2


@pytest.mark.parametrize(
    ("old", "new", "line", "field", "value", "words"),
    [
        (WHOLE, " \n", None, None, None, ("Filen är tom.", AGAIN)),
        (WHOLE, WHOLE[:60], 3, None, None, ("Filen tar slut mitt i.", AGAIN)),
        (WHOLE, "files = {}", 1, None, None, NO_JSON),
        ('"bytes": 2,', '"bytes": 2', 6, None, None, NO_JSON),
        ('a \\"quoted\\": {"', 'x",', 7, None, None, NO_JSON),
        ('{"bytes": 1', "{'bytes': 1", 3, None, None, NO_JSON),
        (WHOLE, f'{{"files": {"[" * 100_000}', None, None, None, DEEP),
        (WHOLE, "[]", None, None, None, OBJECT),
        ("files", "file", None, "files", None, NO_KEY),
        ('{"bytes": 1, "sha256": "x"}', "1", 3, "files.a.csv", "1", OBJECT),
        ('"bytes": 2', '"bytes": "2"', 5, "files.b.csv.bytes", "2", WHOLE_NUMBER),
        ('"bytes": 2', '"bytes": 2.5', 5, "files.b.csv.bytes", "2.5", WHOLE_NUMBER),
        ('"x"', "null", 3, "files.a.csv.sha256", None, ("Här ska stå text.", "Skriv texten inom citattecken.")),
        ('"b.csv"', '"a.csv"', 4, "files.a.csv", None, TWICE),
        ('"bytes": 2', '"sha256": 2', 6, "files.b.csv.sha256", None, TWICE),
        ('"handed_in"', '"f\\u0069les"', 9, "files", None, TWICE),
        (
            "2025-01-02T10:00:00Z", "i går", 9, "handed_in.at", "i går",
            ("Värdet har fel form.", "Jämför med filens kort i data/README.md."),
        ),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_line_and_field(
    old: str, new: str, line: int | None, field: str | None, value: str | None, words: tuple[str, str]
) -> None:
    assert old in WHOLE
    with pytest.raises(Unreadable) as raised:
        decode_json(WHOLE.replace(old, new, 1), "x", Manifest)
    (finding,) = raised.value.findings
    assert (finding.line, finding.column, finding.value, *in_words(finding)) == (line, field, value, *words)


@pytest.mark.parametrize(
    ("place", "line"),
    [
        (("files",), 2),
        (("files", "b.csv"), 4),
        (("files", "b.csv", "sha256"), 6),
        (("handed_in", "at"), 9),
        (("files", "c.csv"), None),
        ((), None),
    ],
)
def test_the_line_of_a_key_is_found_or_not_told(place: tuple[str | int, ...], line: int | None) -> None:
    assert json_line(WHOLE, place) == line
    assert json_line(WHOLE.replace("\n", "\r\n"), place) == line
