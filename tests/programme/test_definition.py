"""The programme's definition: the shipped one reads, and each contradiction is found and named."""

import os
import re
import shutil
import sys
from pathlib import Path

import pytest

from src.finding import Finding
from src.language import read_language
from src.programme.definition import PROGRAMME_FILE, SOURCES_FILE, Programme, read_programme
from src.programme.toml import Unreadable
from tests.records.frozen import SKANE

SWEDISH = read_language("sv")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the shipped definition, to break."""
    for file in (PROGRAMME_FILE, SOURCES_FILE):
        shutil.copy(SKANE / file, tmp_path / file)
    return tmp_path


def change(path: Path, old: str, new: str) -> None:
    """Replaces the first `old` in the file; it must be there."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def faults(root: Path) -> tuple[Finding, ...]:
    with pytest.raises(Unreadable) as raised:
        read_programme(root)
    return raised.value.findings


@pytest.fixture(scope="module")
def shipped() -> Programme:
    return read_programme(SKANE)


def test_the_shipped_programme_reads(shipped: Programme) -> None:
    assert shipped.years == (2018, 2019, 2020)
    assert shipped.offering_keys == ("startpaket", "folkpaket", "ledarpaket", "referensgrupp")
    assert shipped.goal_offering.name.sv == "Referensgrupp"
    assert shipped.region.code_prefix == "12"
    assert shipped.goal.source in shipped.sources


def test_an_offering_is_found_by_its_key_and_the_error_names_the_known_ones(shipped: Programme) -> None:
    assert shipped.offering("folkpaket").name.sv == "Folkpaket"
    with pytest.raises(KeyError, match="no offering 'folk'; there are startpaket, folkpaket"):
        shipped.offering("folk")


def test_only_the_leader_package_is_limited(shipped: Programme) -> None:
    (rule,) = shipped.eligibility
    assert (rule.population_at_most, rule.population_year, rule.excepted) == (25_000, 2018, ("1261",))


def test_the_years_of_population_are_those_that_some_rule_needs(shipped: Programme, root: Path) -> None:
    assert shipped.population_years == (2018,)
    change(root / PROGRAMME_FILE, "population_year = 2018", "population_year = 2016")
    assert read_programme(root).population_years == (2016, 2018)


def test_sources_in_the_programme_are_told_where_they_belong(root: Path) -> None:
    file = root / "programme.toml"
    file.write_text(file.read_text() + '\n[sources.brevet]\nproducer = "Någon"\ntitle = "Brevet"\nlicence = "ingen"\n')
    with pytest.raises(Unreadable) as unreadable:
        read_programme(root)
    (finding,) = unreadable.value.findings
    assert (finding.file, finding.column, finding.value) == ("programme.toml", "sources", "brevet")


def test_what_may_be_left_out_may_be_left_out(root: Path) -> None:
    change(root / PROGRAMME_FILE, '[cooperation]\nsource = "kommunsamarbeten"', "")
    assert read_programme(root).cooperation is None


def test_the_programme_in_short_may_be_left_out_and_its_source_may_not(root: Path) -> None:
    file = root / PROGRAMME_FILE
    before, about = file.read_text("utf-8").split("[about]", 1)
    about, after = about.split("[owner]", 1)
    file.write_text(f"{before}[owner]{after}", "utf-8")
    assert read_programme(root).about is None
    file.write_text(f"{before}[about]\nwho = {{ sv = 'Vi.' }}\n[owner]{after}", "utf-8")
    (fault,) = faults(root)
    assert "`source`" in fault.said(SWEDISH)


@pytest.mark.parametrize(
    ("old", "new", "column", "value", "words"),
    [
        ('[goal]\noffering = "referensgrupp"', '[goal]\noffering = "rad"', "goal.offering", "rad", "finns inte bland programmets"),
        ('\noffering = "ledarpaket"', '\noffering = "chefer"', "eligibility.offering", "chefer", "finns inte bland programmets"),
        ('source = "scb-granser"', 'source = "{karta}"', "boundaries.source", "{karta}", "finns inte i sources.toml"),
        ('[about]\nsource = "regionskane-2020-11-13"', '[about]\nsource = "x"', "about.source", "x", "finns inte i sources.toml"),
        ('source = "kommunsamarbeten"', 'source = "x"', "cooperation.source", "x", "finns inte i sources.toml"),
        ('source = "scb-folkmangd-2019"', 'source = "x"', "population.source", "x", "finns inte i sources.toml"),
        ('source = "skr-kommungrupper-2017"', 'source = "x"', "groups.source", "x", "finns inte i sources.toml"),
        ("[2018, 2019, 2020]", "[2018, 2020, 2019]", "years", "2018, 2020, 2019", "inte i ordning"),
        ("[2018, 2019, 2020]", "[2018, 2018]", "years", "2018, 2018", "inte i ordning"),
        ("[2018, 2019, 2020]", "[]", "years", "", "inte i ordning, eller saknas"),
        ("[15000, 25000, 50000]", "[25000, 15000]", "population.class_limits", "25000, 15000", "inte i ordning"),
        ('"digitalt-forst"', '"Digitalt först"', "file_prefix", "Digitalt först", "andra tecken"),
        (
            'sv = "Startpaket"',
            'sv = "folkpaket"',
            "offerings.name",
            "folkpaket, Folkpaket, Ledarpaket, Referensgrupp",
            "samma svenska namn",
        ),
        (
            'en = "Start package"',
            'en = "public package"',
            "offerings.name",
            "public package, Public package, Leader package, Reference group",
            "engelska namn är likadana",
        ),
        ('key = "startpaket"', 'key = "Start"', "offerings.key", "Start, folkpaket, ledarpaket, referensgrupp", "andra tecken"),
        (
            'key = "startpaket"',
            'key = "folkpaket"',
            "offerings.key",
            "folkpaket, folkpaket, ledarpaket, referensgrupp",
            "skriven två gånger",
        ),
    ],
)
def test_each_contradiction_is_found_and_named(root: Path, old: str, new: str, column: str, value: str, words: str) -> None:
    change(root / PROGRAMME_FILE, old, new)
    (fault,) = faults(root)
    assert (fault.file, fault.column, fault.value) == (PROGRAMME_FILE, column, value)
    assert words in fault.said(SWEDISH)
    assert fault.mended(SWEDISH)


@pytest.mark.parametrize("table", ["goal", "eligibility", "agreements"])
def test_the_page_as_a_source_must_be_known_wherever_it_is_named(root: Path, table: str) -> None:
    change(root / SOURCES_FILE, "[regionskane-2020-11-13]", "[another]")
    assert f"{table}.source" in {fault.column for fault in faults(root)}


def test_contradictions_are_collected_whole(root: Path) -> None:
    change(root / PROGRAMME_FILE, "[2018, 2019, 2020]", "[2020, 2019]")
    change(root / PROGRAMME_FILE, '"scb-granser"', '"x"')
    assert [fault.column for fault in faults(root)] == ["years", "boundaries.source"]


def test_the_remedy_names_the_keys_to_choose_from(root: Path) -> None:
    change(root / PROGRAMME_FILE, '[goal]\noffering = "referensgrupp"', '[goal]\noffering = "rad"')
    (fault,) = faults(root)
    assert fault.mended(SWEDISH) == "Skriv en av de nycklar som finns: startpaket, folkpaket, ledarpaket, referensgrupp."


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("population_year = 2018", "population_yaer = 2018", "unknown field `population_yaer`"),
        ('{ sv = "Startpaket", en =', '{ sv = "Startpaket", eng =', "unknown field `eng`"),
        ('{ sv = "Startpaket", en =', "{ en =", "missing required field `sv`"),
        ('file_prefix = "digitalt-forst"', "", "missing required field `file_prefix`"),
        ("[2018, 2019, 2020]", '["2018"]', "Expected `int`, got `str`"),
    ],
)
def test_a_wrong_form_is_said_with_the_decoders_words(root: Path, old: str, new: str, words: str) -> None:
    change(root / PROGRAMME_FILE, old, new)
    (fault,) = faults(root)
    assert fault.file == PROGRAMME_FILE
    assert fault.said(SWEDISH).startswith("Ett värde saknas, är okänt eller har fel form: ")
    assert words in fault.said(SWEDISH)
    assert fault.mended(SWEDISH) == "Jämför med filens kort i data/README.md."


def test_broken_toml_is_said_with_its_line(root: Path) -> None:
    change(root / PROGRAMME_FILE, "[2018, 2019, 2020]", "[2018, 2019")
    (fault,) = faults(root)
    assert re.match(r"Filen följer inte formatet TOML: .* line \d+", fault.said(SWEDISH))
    assert fault.mended(SWEDISH) == "Rätta raden som felet nämner."


def test_a_number_too_long_to_read_is_said_as_broken_toml(root: Path) -> None:
    change(root / PROGRAMME_FILE, "[2018, 2019, 2020]", f"[{'9' * 6000}]")
    (fault,) = faults(root)
    assert fault.said(SWEDISH).startswith("Filen följer inte formatet TOML: ")


def test_a_wrong_form_in_the_sources_is_theirs(root: Path) -> None:
    change(root / SOURCES_FILE, "date = 2020-11-13", 'date = "i höstas"')
    (fault,) = faults(root)
    assert fault.file == SOURCES_FILE


@pytest.mark.parametrize("file", [PROGRAMME_FILE, SOURCES_FILE])
def test_a_missing_file_is_named(root: Path, file: str) -> None:
    (root / file).unlink()
    (fault,) = faults(root)
    assert (fault.file, fault.said(SWEDISH)) == (file, "Filen saknas.")
    assert "data/README.md" in fault.mended(SWEDISH)


def test_a_file_in_another_encoding_is_named(root: Path) -> None:
    text = (root / PROGRAMME_FILE).read_text(encoding="utf-8")
    (root / PROGRAMME_FILE).write_bytes(text.encode("cp1252"))
    (fault,) = faults(root)
    assert fault.said(SWEDISH) == "Filen är inte skriven i UTF-8."


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes among its files")
def test_a_pipe_in_a_files_place_is_named_without_waiting_for_it(root: Path) -> None:
    (root / PROGRAMME_FILE).unlink()
    os.mkfifo(root / PROGRAMME_FILE)
    (fault,) = faults(root)
    assert fault.said(SWEDISH).startswith("Filen kan inte läsas: ")


def test_the_error_says_every_fault_when_nobody_catches_it(root: Path) -> None:
    change(root / PROGRAMME_FILE, "[2018, 2019, 2020]", "[2020, 2019]")
    change(root / PROGRAMME_FILE, '"scb-granser"', '"x"')
    with pytest.raises(Unreadable, match=r"programme.toml: Projektets år .*; programme.toml: Källan finns inte"):
        read_programme(root)


def test_a_folder_in_a_files_place_is_named_and_raises_nothing_else(root: Path) -> None:
    (root / PROGRAMME_FILE).unlink()
    (root / PROGRAMME_FILE).mkdir()
    with pytest.raises(Unreadable) as unreadable:
        read_programme(root)
    (finding,) = unreadable.value.findings
    assert (finding.file, finding.said(read_language("sv"))[:22]) == (PROGRAMME_FILE, "Filen kan inte läsas: ")
