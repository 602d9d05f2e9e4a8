"""The page Underlag says of each published claim whether the record bears it out."""

import shutil
from pathlib import Path

import pytest

from src.opening import SHIPPED
from tests.pages.screen import DATAFRAMES, walk, walk_anew

TABLE = "Varje publicerat påstående med sitt omdöme"


def test_the_claim_of_all_differs_by_the_one_that_no_list_names() -> None:
    claims = walk()["evidence"].tables[TABLE].set_index("Påstående")
    says = claims.loc["Alla kommuner har varit med i referensgruppen under projektet."]
    assert says["Omdöme"] == "avviker"
    assert says["Underlaget säger"] == "32 kommuner, mot påståendets 33. Skillnaden: Staffanstorp."


def test_claims_come_before_all_else_on_the_page() -> None:
    screen = walk()["evidence"]
    drawn = [element for element in screen.elements if element.type in (*DATAFRAMES, "plotly_chart", "html")]
    first = next(element for element in drawn if element.type != "html" or "<table" in element.proto.body)
    assert TABLE in first.proto.body
    assert screen.headings[0] == "Stämmer det som är publicerat?"


def test_a_row_for_the_missing_one_turns_the_verdict_with_no_change_of_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "data"
    shutil.copytree(SHIPPED, root)
    monkeypatch.setenv("DIGITALT_DATA", str(root))
    with (root / "exports" / "2020-11-13" / "participation.csv").open("a", encoding="utf-8") as rows:
        rows.write("1230;Staffanstorp;Referensgrupp;2020;ja;regionskane-2020-11-13\n")
    claims = walk_anew("evidence")["evidence"].tables[TABLE].set_index("Påstående")
    assert claims.loc["Alla kommuner har varit med i referensgruppen under projektet."].tolist()[:2] == ["stämmer", "33 kommuner."]
    assert claims.loc["Alla kommuner är nådda: var och en har tagit del av minst ett erbjudande."]["Omdöme"] == "stämmer"
