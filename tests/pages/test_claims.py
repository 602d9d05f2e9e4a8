"""Källor says of each published claim whether the record agrees, and every page follows a row that is added."""

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.pages.screen import Screen, look, walk
from tests.records.frozen import SKANE

TABLE = "Varje publicerat påstående med sitt omdöme"


def test_the_claim_of_all_differs_by_the_one_that_no_list_names() -> None:
    claims = look("evidence").tables[TABLE].set_index("Påstående")
    says = claims.loc["Alla kommuner har varit med i referensgruppen under projektet."]
    assert says["Omdöme"] == "avviker"
    assert says["Underlaget säger"] == "32 kommuner, mot påståendets 33. Skillnaden: Staffanstorp."


@pytest.fixture(scope="module")
def with_the_missing_one(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Screen]:
    """The documented record with a row for Staffanstorp in the group of 2020, every page of it."""
    root = Path(shutil.copytree(SKANE, tmp_path_factory.mktemp("copy") / "data"))
    with (root / "exports" / "2020-11-13" / "participation.csv").open("a", encoding="utf-8") as rows:
        rows.write("1230;Staffanstorp;Referensgrupp;2020;ja;regionskane-2020-11-13\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DIGITALT_DATA", str(root))
        return walk(kommun="1230", uppgift="mal")


def test_the_verdict_follows_the_row(with_the_missing_one: Mapping[str, Screen]) -> None:
    claims = with_the_missing_one["evidence"].tables[TABLE].set_index("Påstående")
    assert claims.loc["Alla kommuner har varit med i referensgruppen under projektet."].tolist()[:2] == ["stämmer", "33 kommuner."]
    assert claims.loc["Alla kommuner är nådda: var och en har tagit del av minst ett erbjudande."]["Omdöme"] == "stämmer"


def test_sentences_key_figures_and_marks_follow_the_row(with_the_missing_one: Mapping[str, Screen]) -> None:
    overview, municipality = with_the_missing_one["overview"], with_the_missing_one["municipality"]
    assert overview.answer == "33 av 33 kommuner i Skåne har varit med i referensgruppen 2018–2020."
    assert overview.notes[0] == "Ingen kommun i Skåne saknas."
    assert overview.steps[-1] == "2020 33"
    assert "#pastaende-alla-har-varit-med" not in overview.html
    assert "#pastaende-alla-har-varit-med" in look().html
    assert municipality.answer == "Staffanstorp har deltagit i minst 1 av 4 erbjudanden 2018–2020: Referensgrupp."
    assert "Finns inte på de kompletta deltagarlistorna för referensgruppen 2018 och 2019 (Region Skåne)." in municipality.notes


def test_figures_and_their_alt_texts_follow_the_row(with_the_missing_one: Mapping[str, Screen]) -> None:
    before, after = look("goal").figures["mal"], with_the_missing_one["goal"].figures["mal"]
    assert (before.headline, after.headline) == ("1 kommun kvar till målet på 33", "Målet är nått: 33 av 33 kommuner")
    assert "2020: 32 av 33" in before.alt
    assert "2020: 33 av 33" in after.alt
    bars = with_the_missing_one["reference_group"].figures["referensgrupp-per-ar"]
    assert bars.headline == "13 nya kommuner 2020"
    assert "Staffanstorp: 1 " not in look("map").figures["karta"].alt
    assert "Staffanstorp: minst 1, högst 4" in with_the_missing_one["map"].figures["karta"].alt


def test_the_records_behind_the_goal_hold_the_row(with_the_missing_one: Mapping[str, Screen]) -> None:
    counted = with_the_missing_one["records"].tables["Uppgifter som räknas"]
    (row,) = counted.loc[counted["Kommun"] == "Staffanstorp", ["År", "Svar", "Fil", "Rad"]].to_numpy().tolist()
    assert row == ["2020", "ja", "participation.csv", "53"]
