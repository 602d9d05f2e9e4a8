"""The programme's definition: the shipped one reads, and each contradiction is found and named."""

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from src.programme.definition import PROGRAMME_FILE, SOURCES_FILE, Contact, Programme, read_programme
from src.programme.toml import Unreadable
from tests.programme.faults import change, fault, faults
from tests.records.frozen import SKANE


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the shipped definition, to break."""
    for file in (PROGRAMME_FILE, SOURCES_FILE):
        shutil.copy(SKANE / file, tmp_path / file)
    return tmp_path


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


@pytest.mark.parametrize(
    ("table", "name", "rows", "problem"),
    [
        (
            "sources",
            "brevet",
            '[sources.brevet]\nproducer = "A"\ntitle = "B"\nlicence = "C"\n',
            "Källorna står i en egen fil, sources.toml.",
        ),
        (
            "claims",
            "ett",
            '[[claims]]\nkey = "ett"\ntext = { sv = "Ett." }\nsource = "rules"\nrule = "everyone"\n',
            "Påståendena står i en egen fil, claims.toml.",
        ),
    ],
)
def test_sources_and_claims_do_not_belong_in_the_programme(root: Path, table: str, name: str, rows: str, problem: str) -> None:
    with (root / PROGRAMME_FILE).open("a", encoding="utf-8") as file:
        file.write(f"\n{rows}")
    assert fault(root) == (PROGRAMME_FILE, table, name, problem, "Flytta tabellen dit.")


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
    assert fault(root)[1] == "about.source"


@pytest.mark.parametrize("email", ["ask", "a@b@c.se", "a b@c.se", "@c.se", "a@", "a@c.se?cc=x", "å@c.se", "Ask <a@c.se>"])
def test_a_contact_that_is_no_address_is_named(root: Path, email: str) -> None:
    change(root / PROGRAMME_FILE, "[owner]", f'[contact]\nemail = "{email}"\n\n[owner]')
    assert fault(root)[:3] == (PROGRAMME_FILE, "contact.email", email)


def test_a_contact_may_be_left_out_or_be_one_address(root: Path, shipped: Programme) -> None:
    assert shipped.contact is None
    change(root / PROGRAMME_FILE, "[owner]", '[contact]\nemail = "bibliotek+svar@ex-empel.se"\n\n[owner]')
    assert read_programme(root).contact == Contact("bibliotek+svar@ex-empel.se")


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
    file, *place, problem, remedy = fault(root)
    assert (file, *place) == (PROGRAMME_FILE, column, value)
    assert words in problem
    assert remedy


@pytest.mark.parametrize("table", ["goal", "eligibility", "agreements"])
def test_the_page_as_a_source_must_be_known_wherever_it_is_named(root: Path, table: str) -> None:
    change(root / SOURCES_FILE, "[regionskane-2020-11-13]", "[another]")
    assert f"{table}.source" in {found.column for found in faults(root)}


def test_contradictions_are_collected_whole(root: Path) -> None:
    change(root / PROGRAMME_FILE, "[2018, 2019, 2020]", "[2020, 2019]")
    change(root / PROGRAMME_FILE, '"scb-granser"', '"x"')
    assert [found.column for found in faults(root)] == ["years", "boundaries.source"]


def test_the_remedy_names_the_keys_to_choose_from(root: Path) -> None:
    change(root / PROGRAMME_FILE, '[goal]\noffering = "referensgrupp"', '[goal]\noffering = "rad"')
    assert fault(root)[4] == "Skriv en av de nycklar som finns: startpaket, folkpaket, ledarpaket, referensgrupp."


def test_a_wrong_form_in_the_sources_is_theirs(root: Path) -> None:
    change(root / SOURCES_FILE, "date = 2020-11-13", 'date = "i höstas"')
    assert fault(root)[0] == SOURCES_FILE


@pytest.mark.parametrize("file", [PROGRAMME_FILE, SOURCES_FILE])
def test_a_missing_file_is_named(root: Path, file: str) -> None:
    (root / file).unlink()
    remedy = "Lägg filen i datamappen; data/README.md säger vad den ska innehålla."
    assert fault(root) == (file, None, None, "Filen saknas.", remedy)


def in_another_encoding(file: Path) -> None:
    file.write_bytes(file.read_text(encoding="utf-8").encode("cp1252"))


def as_a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def as_a_pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


@pytest.mark.parametrize(
    ("make", "problem"),
    [
        (in_another_encoding, "Filen är inte skriven i UTF-8."),
        (as_a_folder, "Här är en mapp, där en fil ska vara."),
        pytest.param(
            as_a_pipe, "Det är ingen vanlig fil.", marks=pytest.mark.skipif(sys.platform == "win32", reason="has no pipes")
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_named(root: Path, make: Callable[[Path], None], problem: str) -> None:
    make(root / PROGRAMME_FILE)
    file, _, _, said, _ = fault(root)
    assert (file, said) == (PROGRAMME_FILE, problem)


def test_the_error_itself_names_every_fault(root: Path) -> None:
    change(root / PROGRAMME_FILE, "[2018, 2019, 2020]", "[2020, 2019]")
    change(root / PROGRAMME_FILE, '"scb-granser"', '"x"')
    with pytest.raises(Unreadable, match=r"programme.toml: Projektets år .*; programme.toml: Källan finns inte"):
        read_programme(root)


@pytest.mark.parametrize(
    ("file", "old", "new", "line"),
    [
        (PROGRAMME_FILE, '[goal]\noffering = "referensgrupp"', '[goal]\noffering = "rad"', "offering"),
        (PROGRAMME_FILE, "[2018, 2019, 2020]", "[2018, 2020, 2019]", "years"),
        (PROGRAMME_FILE, 'source = "scb-granser"', 'source = "karta"', "source"),
        (PROGRAMME_FILE, 'sv = "Startpaket"', 'sv = "Folkpaket"', None),  # of two tables that are alike neither is the wrong one
    ],
)
def test_a_contradiction_is_told_with_its_line_where_it_has_one(
    root: Path, file: str, old: str, new: str, line: str | None
) -> None:
    change(root / file, old, new)
    (found,) = faults(root)
    if line is None:
        assert found.line is None
    else:
        assert found.line is not None
        written = (root / file).read_text("utf-8").splitlines()[found.line - 1]
        assert written.startswith(line)
        assert (found.value or "").split(", ")[0] in written
