"""The pages' addresses."""

import re

import pytest

from src import address
from src.address import MUNICIPALITY_KEY, PAGES, RECORDS_KEY
from src.programme.definition import Goal, read_programme
from tests.analysis.made_up import make_programme
from tests.conftest import ROOT
from tests.records.frozen import SKANE


def test_the_page_of_the_group_has_the_key_of_the_goals_offering_for_its_address() -> None:
    programme = make_programme()
    assert programme.group_key == programme.goal.offering


@pytest.mark.parametrize("key", PAGES)
def test_an_offering_named_as_another_page_gives_its_page_an_address_of_its_own(key: str) -> None:
    assert make_programme(goal=Goal(key, "rules")).group_key == f"{key}-grupp"


def test_readmes_table_has_every_page_and_no_other() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    table = re.findall(r"^\| [^|]+ \| `/([^`?]*)\??([^`=]*)[^`]*` \|", readme, re.MULTILINE)
    assert sorted(page for page, _ in table) == sorted([*PAGES, read_programme(SKANE).group_key])
    assert {key for _, key in table} == {"", MUNICIPALITY_KEY, RECORDS_KEY}


def test_readmes_table_of_the_address_has_every_key_and_no_other() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    table = readme.partition("| key | what it chooses |")[2].partition("\n\n")[0]
    told = [key for row in table.splitlines()[2:] for key in re.findall(r"`(.+?)`", row.split("|")[1])]
    assert sorted(told) == sorted(value for name, value in vars(address).items() if name.endswith("_KEY"))
