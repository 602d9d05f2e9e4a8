"""A corrections.csv beside the shipped export: every page follows it, marks it and says who is behind it."""

import shutil
from pathlib import Path

import pytest

from tests.pages.screen import look, walk
from tests.records.frozen import SKANE

EXPORT = "exports/2020-11-13"
ROWS = """\
kommun_kod;kommun;erbjudande;ar;kalla;deltar;rattas_till;varfor;vem;datum;status
1260;Bjuv;Referensgrupp;2018;regionskane-2020-11-13;ja;nej;Stod med av misstag;Anna Ek;2020-12-01;gäller
1276;Klippan;Folkpaket;;regionskane-2020-11-13;ja;stryks;Kursen ställdes in;Bo Al;2020-12-03;föreslagen
"""
TABLE = "Varje rättelse av en rad, med skäl och status"
MATRIX = "Varje kommun i varje år"


@pytest.fixture(scope="module")
def corrected_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the data folder with two corrections."""
    root = Path(shutil.copytree(SKANE, tmp_path_factory.mktemp("corrected") / "data"))
    (root / EXPORT / "corrections.csv").write_text(ROWS, encoding="utf-8")
    return root


@pytest.fixture
def _corrected(corrected_record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIGITALT_DATA", str(corrected_record))


@pytest.mark.usefixtures("_corrected")
def test_every_page_follows_a_correction_and_marks_it() -> None:
    pages = walk(kommun="1260", flik="luckor")
    assert [screen.broken for screen in pages.values() if screen.broken] == []

    assert pages["overview"].answer == "31 av 33 kommuner i Skåne har varit med i referensgruppen 2018–2020."
    assert "Bjuv: 3 (rättad); Bromölla: " in pages["map"].figures["karta"].alt
    (table,) = pages["map"].tables.values()
    assert table.set_index("Kommun").loc["Bjuv", "Referensgrupp"] == "nej (rättad)"

    group = pages["reference_group"]
    assert "Bjuv: 2018 nej (rättad), 2019 nej, 2020 nej" in group.figures["referensgrupp-matris"].alt
    assert group.tables[MATRIX].set_index("Kommun").loc["Bjuv", ["2018", "2019"]].tolist() == ["nej (rättad)", "nej"]

    figures = {name: figure for screen in pages.values() for name, figure in screen.figures.items()}
    assert {name for name, figure in figures.items() if "Rättade uppgifter: 1. Källa:" not in figure.words} == set()

    (said,) = [table for alt, table in pages["municipality"].tables.items() if alt.startswith("Varje uppgift")]
    assert said["Varför"].tolist().count("rättad egen uppgift") == 1

    evidence = pages["evidence"]
    assert "Rättelser" in evidence.headings
    assert "Rättelser som gäller: 1. Föreslagna: 1. Avvisade: 0." in " ".join(evidence.notes)
    assert evidence.tables[TABLE][["Kommun", "Status", "Fil", "Rad"]].to_numpy().tolist() == [
        ["Bjuv", "gäller", f"{EXPORT}/corrections.csv", "2"],
        ["Klippan", "föreslagen", f"{EXPORT}/corrections.csv", "3"],
    ]


def test_without_corrections_no_page_speaks_of_them() -> None:
    pages = walk(flik="luckor")
    assert "Rättelser" not in pages["evidence"].headings
    assert TABLE not in pages["evidence"].tables
    assert not any("Rättade" in figure.words for screen in pages.values() for figure in screen.figures.values())


@pytest.mark.usefixtures("_corrected")
def test_before_a_correction_was_made_nobody_knew_of_it() -> None:
    before, after = (look(per=day) for day in ("2020-11-30", "2020-12-01"))
    assert before.answer == "32 av 33 kommuner i Skåne har varit med i referensgruppen 2018–2020."
    assert after.answer == "31 av 33 kommuner i Skåne har varit med i referensgruppen 2018–2020."
    asked = before.figures["karta"].address
    assert "per=2020-11-30" in asked  # so that the figure can be made again
    assert "data=" not in asked


@pytest.mark.usefixtures("_corrected")
def test_a_correction_made_since_the_last_meeting_is_a_change() -> None:
    screen = look("changes", sedan="2020-11-30")
    assert screen.answer == "Sedan 2020-11-13: färre bekräftade erbjudanden för Bjuv."
    assert "sedan=2020-11-30" in screen.figures["andringar-karta"].address
    still = look("changes", sedan="2020-12-02")
    assert still.answer == "Inget har ändrats sedan 2020-11-13."
