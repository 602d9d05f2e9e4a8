"""A file's name says what is in it, in letters that every system takes."""

import re
from collections.abc import Sequence
from typing import Any

import pytest

from src.catalogue.file_name import file_name
from src.programme.definition import Programme
from tests.analysis.made_up import COUNCIL, LANTERN, OFFERINGS, YEARS, make_programme

WHOLE: dict[str, Any] = {"years": YEARS, "offerings": OFFERINGS, "filters": (), "export": "2024-12-31"}


def name_of(name: str = "karta", programme: Programme | None = None, **changes: Sequence[Any] | str) -> str:
    return file_name(programme or make_programme(), name, **{**WHOLE, **changes})


def test_the_whole_programme_has_the_name_in_the_specification() -> None:
    programme = make_programme(file_prefix="digitalt-forst", years=(2018, 2019, 2020))
    named = name_of(programme=programme, years=(2018, 2019, 2020), export="2020-11-13")
    assert named == "digitalt-forst_karta_2018-2020_alla-erbjudanden_data-2020-11-13"


@pytest.mark.parametrize(
    ("changes", "middle"),
    [
        ({"years": (2022,)}, "2022_alla-erbjudanden"),
        ({"years": (2022, 2023)}, "2022-2023_alla-erbjudanden"),
        ({"years": (2022, 2023, 2024)}, "2022-2024_alla-erbjudanden"),
        ({"years": (2022, 2024)}, "2022-och-2024_alla-erbjudanden"),
        ({"years": (2022, 2023, 2025)}, "2022-och-2023-och-2025_alla-erbjudanden"),
        ({"offerings": (LANTERN, COUNCIL)}, "2022-2024_lantern-council"),
        ({"offerings": (LANTERN,)}, "2022-2024_lantern"),
        ({"filters": ("A", "Norr")}, "2022-2024_alla-erbjudanden_a-norr"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_years_offerings_and_filters_stand_before_the_export(changes: dict[str, Any], middle: str) -> None:
    assert name_of(**changes) == f"made-up_karta_{middle}_data-2024-12-31"


def test_swedish_letters_become_plain_ones() -> None:
    assert name_of("mål", filters=("Sydöstra Skånes samarbetskommitté",)) == (
        "made-up_mal_2022-2024_alla-erbjudanden_sydostra-skanes-samarbetskommitte_data-2024-12-31"
    )


@pytest.mark.parametrize("words", ["../../etc/passwd", "a\\b:c*?", "<script>", "a_b", "Ängö – 1/2", "日本"])
def test_nothing_from_data_can_leave_the_folder_or_break_the_parts(words: str) -> None:
    named = name_of(words, filters=(words,), export=words)
    assert re.fullmatch(r"[a-z0-9-]+(_[a-z0-9-]+)*", named)


def test_two_selections_have_two_names() -> None:
    selections: list[dict[str, Any]] = [
        {},
        {"years": (2022,)},
        {"years": (2022, 2024)},
        {"offerings": (LANTERN,)},
        {"filters": ("A",)},
        {"export": "demo"},
    ]
    assert len({name_of(**selection) for selection in selections}) == len(selections)
