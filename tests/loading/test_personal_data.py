"""What everyone can read and says who somebody is, is a fault that names its place and not what it says."""

import pytest

from src.loading.exports import list_exports
from src.opening import DataFolder, Faults
from src.programme.definition import read_programme
from src.programme.toml import Unreadable
from tests.loading.data_folder import CORRECTIONS, DESCRIPTION, EXPORT, FILES, REPRESENTATIVES, SmallFolder, in_words, place

BY_PERSON = "Här står något som ser ut som en e-postadress, ett telefonnummer eller ett personnummer."
A_ROLE = "Skriv en roll eller organisation, ingen person."
WITHDRAWN = f"exports/{EXPORT}/withdrawn.toml"
SOURCE = '[egen]\nproducer = "Kansliet"\ntitle = "Lista"\nlicence = "MIT"\n'
SAID = 'who = "Kansliet"\nwhy = "Fel lista"\non = 2024-12-05\n'


@pytest.mark.parametrize("said", ["anna@example.se", "850101-1234", "Ring 070–123 45 67"])
@pytest.mark.parametrize(
    ("file", "content", "old", "line", "column"),
    [
        (DESCRIPTION, FILES[DESCRIPTION], "December 2024", 1, "title.sv"),
        (f"exports/{EXPORT}/sources.toml", SOURCE, "Lista", 3, "egen.title"),
        (f"exports/{EXPORT}/sources.toml", SOURCE.replace("[egen]", '["egen"]'), "egen", 1, None),
        (WITHDRAWN, SAID, "Fel lista", 2, "why"),
        (WITHDRAWN, SAID, "Kansliet", 1, "who"),
    ],
)
def test_what_is_shown_and_says_who_somebody_is_is_a_fault_without_its_value(
    folder: SmallFolder, said: str, file: str, content: str, old: str, line: int, column: str | None
) -> None:
    folder.write(file, content.replace(old, said))
    opened = DataFolder(folder.root).open(EXPORT)
    assert isinstance(opened, Faults)
    (finding,) = opened.findings
    assert place(finding) == (file, line, column, None)
    assert in_words(finding) == (BY_PERSON, A_ROLE)
    assert said not in repr(opened)


def test_a_source_of_the_whole_folder_that_names_a_person_is_a_fault_and_a_contact_of_the_programme_is_none(
    folder: SmallFolder,
) -> None:
    folder.write("programme.toml", FILES["programme.toml"] + '[contact]\nemail = "bibliotek@exempel.se"\n')
    assert read_programme(folder.root).contact
    folder.change("sources.toml", '"Anmälningar"', '"Anmälningar till anna@example.se"')
    with pytest.raises(Unreadable) as raised:
        read_programme(folder.root)
    (finding,) = raised.value.findings
    assert place(finding) == ("sources.toml", 3, "anmalan.title", None)


def test_a_value_of_the_wrong_kind_that_says_who_somebody_is_is_not_told(folder: SmallFolder) -> None:
    folder.write(WITHDRAWN, SAID.replace("2024-12-05", '"anna@example.se"'))
    assert place(folder.finding()) == (WITHDRAWN, 3, "on", None)


@pytest.mark.parametrize(
    ("file", "row", "column"),
    [
        (CORRECTIONS, "1080;;Grundkurs;2023;ja;anmalan;nej;Fel;anna@example.se;2024-12-02;gäller", "vem"),
        (CORRECTIONS, "1080;;Grundkurs;2023;ja;anmalan;nej;Enligt 850101-1234;biblioteket;2024-12-02;gäller", "varfor"),
        (REPRESENTATIVES, "2024;070-123 45 67;anmalan", "organisation"),
    ],
)
def test_a_cell_that_is_shown_as_written_and_says_who_somebody_is_is_a_fault_without_its_value(
    folder: SmallFolder, file: str, row: str, column: str
) -> None:
    folder.write(CORRECTIONS, "kommun_kod;kommun;erbjudande;ar;deltar;kalla;rattas_till;varfor;vem;datum;status\n")
    line = len((folder.root / file).read_text("utf-8").splitlines()) + 1
    folder.append(file, row)
    assert place(folder.finding()) == (file, line, column, None)
    assert in_words(folder.finding()) == (BY_PERSON, A_ROLE)


@pytest.mark.parametrize("name", ["anna@example.se.csv", "Anna 850101-1234.xlsx", "070-1234567"])
def test_the_name_of_a_file_that_says_who_somebody_is_is_not_told(folder: SmallFolder, name: str) -> None:
    folder.write(f"exports/{EXPORT}/{name}", "x")
    folder.write(f"exports/{name}", "x")
    folder.write(f"exports/{EXPORT}/manifest.json", f'{{"files": {{"{name}": {{"bytes": 1, "sha256": "0"}}}}}}')
    found = repr(folder.findings()) + repr([export.findings for export in list_exports(folder.root)])
    assert f"exports/{EXPORT}/…" in found
    assert not [part for part in ("anna", "Anna", "850101", "070") if part in found.replace(str(folder.root), "")]


def test_a_folder_whose_name_says_who_somebody_is_is_told_without_it(folder: SmallFolder) -> None:
    (folder.root / "exports" / EXPORT).rename(folder.root / "exports" / "850101-1234")
    (export,) = list_exports(folder.root)
    assert export.name == "…"
    (finding,) = export.findings
    said = "Mappens namn innehåller något som ser ut som en e-postadress, ett telefonnummer eller ett personnummer."
    assert (finding.file, in_words(finding)[0]) == ("exports/…", said)
