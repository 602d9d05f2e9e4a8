"""The pages' addresses."""

import pytest

from src.app.frame import GOAL, MAP, MUNICIPALITY, group_address
from src.programme import Goal
from tests.analysis.made_up import make_programme


def test_the_page_of_the_group_has_the_key_of_the_goals_offering_for_its_address() -> None:
    programme = make_programme()
    assert group_address(programme) == programme.goal.offering


@pytest.mark.parametrize("key", [MAP, GOAL, MUNICIPALITY])
def test_an_offering_named_as_another_page_gives_its_page_an_address_of_its_own(key: str) -> None:
    assert group_address(make_programme(goal=Goal(key, "rules"))) == f"{key}-grupp"
