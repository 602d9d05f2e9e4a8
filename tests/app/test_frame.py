"""The pages' addresses."""

import pytest

from src.address import PAGES
from src.programme.definition import Goal
from tests.analysis.made_up import make_programme


def test_the_page_of_the_group_has_the_key_of_the_goals_offering_for_its_address() -> None:
    programme = make_programme()
    assert programme.group_key == programme.goal.offering


@pytest.mark.parametrize("key", PAGES)
def test_an_offering_named_as_another_page_gives_its_page_an_address_of_its_own(key: str) -> None:
    assert make_programme(goal=Goal(key, "rules")).group_key == f"{key}-grupp"
