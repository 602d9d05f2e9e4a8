"""The same selection gives the same number wherever it is shown: in the sentence, in the figure, in its alt text and in the table.

Rule 8 of the product. Each test takes one number and looks for it in every place that has it.
"""

import re
from collections.abc import Mapping

import pytest

from tests.pages.screen import Screen, walk

SELECTIONS = [
    {},
    {"ar": "2018"},
    pytest.param({"ar": "2019"}, marks=pytest.mark.slow),
    {"ar": ("2018", "2020"), "erbjudande": ("startpaket", "referensgrupp"), "grupp": "B4"},
    pytest.param({"samarbete": "Skåne Nordost", "erbjudande": ("startpaket", "referensgrupp")}, marks=pytest.mark.slow),
    {"data": "demo", "grupp": ("A2", "B4"), "ar": "2020"},
]


@pytest.fixture(params=SELECTIONS, ids=lambda query: "&".join(map(str, query.values())) or "all")
def screens(request: pytest.FixtureRequest) -> Mapping[str, Screen]:
    return walk("overview", "map", "reference_group", "goal", **request.param)


def numbers(words: str) -> list[int]:
    return [int(found) for found in re.findall(r"\d+", words)]


def table_of(screen: Screen, column: str) -> list[int]:
    """One column of the table that has it."""
    (rows,) = (rows for rows in screen.tables.values() if column in rows.columns)
    return [int(str(value).replace("–", "0")) for value in rows[column]]


def test_so_many_have_reached_the_goal(screens: Mapping[str, Screen]) -> None:
    overview, goal = screens["overview"], screens["goal"]
    confirmed, of = numbers(goal.answer)[:2]
    assert overview.answer == goal.answer
    reached, left = overview.steps[: len(overview.steps) - (confirmed < of)], overview.steps[-1]
    assert numbers(reached[-1])[-1] == confirmed
    assert confirmed == of or numbers(left) == [of - confirmed]
    assert numbers(goal.figures["mal"].alt)[-2:] == [confirmed, of]
    assert table_of(screens["reference_group"], "Hittills")[-1] == confirmed
    assert table_of(screens["reference_group"], "Av kommuner")[-1] == of
    assert (numbers(screens["reference_group"].answer)[1], numbers(screens["reference_group"].answer)[-1]) == (of, confirmed)


def test_so_many_are_left_and_they_are_the_ones_that_are_named(screens: Mapping[str, Screen]) -> None:
    goal = screens["goal"]
    confirmed, of = numbers(goal.answer)[:2]
    assert numbers(goal.notes[0])[-1] == of - confirmed
    part = "har varit med" in goal.figures["mal"].headline  # a part of the region has no goal of its own
    assert numbers(goal.figures["mal"].headline)[0] == (confirmed if part else of - confirmed or of)
    assert len(goal.links) == of - confirmed


def test_the_groups_of_the_spread_make_up_the_goal(screens: Mapping[str, Screen]) -> None:
    confirmed, of = numbers(screens["goal"].answer)[:2]
    for name in ("mal-samarbete", "mal-kommungrupp"):
        told = re.findall(r": (\d+) av (\d+)", screens["goal"].figures[name].alt)
        assert [sum(map(int, column)) for column in zip(*told, strict=True)] == [confirmed, of]


def test_the_last_years_members(screens: Mapping[str, Screen]) -> None:
    overview, group = screens["overview"], screens["reference_group"]
    members = table_of(group, "Medlemmar")
    new, returning = table_of(group, "Nya")[-1], table_of(group, "Återkommande")[-1]
    said, of, year, *rest = numbers(group.answer)
    assert [said, *rest[:2]] == [members[-1], new, returning]
    assert of == table_of(group, "Av kommuner")[-1]
    assert overview.key_figures[f"Medlemmar {year}"] == (str(members[-1]), f"nya: {new}, återkommande: {returning}")
    bars = [trace["y"] for trace in group.figures["referensgrupp-per-ar"].data if trace["type"] == "bar"]
    assert [sum(parts) for parts in zip(*bars, strict=True)] == members
    assert overview.figures["referensgrupp-per-ar"].data == group.figures["referensgrupp-per-ar"].data


def test_each_years_members_on_the_small_maps_in_the_matrix_and_in_the_table(screens: Mapping[str, Screen]) -> None:
    group = screens["reference_group"]
    members = dict(zip(group.tables["Medlemmar per år, nya och återkommande"]["År"], table_of(group, "Medlemmar"), strict=True))
    rows = group.tables["Varje kommun i varje år"]
    assert {year: (rows[year] == "ja").sum() for year in members} == members
    matrix = [trace for trace in group.figures["referensgrupp-matris"].data if set(trace.get("text", [])) & {"●", "○"}]
    signs = [year for trace in matrix for year, _ in trace["customdata"]]
    assert {year: signs.count(year) for year in members} == members
    maps = [trace for trace in group.figures["referensgrupp-kartor"].data if trace.get("name") == "ja" and "locations" in trace]
    assert [len(trace["locations"]) for trace in maps] == [count for count in members.values() if count]


def test_so_many_are_reached_on_the_map_in_its_table_and_on_the_overview(screens: Mapping[str, Screen]) -> None:
    overview, page = screens["overview"], screens["map"]
    confirmed, possible = ([count for count in table_of(page, column) if count] for column in ("Bekräftat", "Möjligt"))
    of = len(table_of(page, "Bekräftat"))
    said = numbers(page.answer)[:3] if "högst" in page.answer else [numbers(page.answer)[0], *numbers(page.answer)[:2]]
    assert said == [len(confirmed), len(possible), of]
    value, meaning = overview.key_figures["Har deltagit i något"]
    assert numbers(value) == [len(confirmed)]
    assert numbers(meaning)[-1] == len(possible) if len(possible) > len(confirmed) else "högst" not in meaning
    assert overview.figures["karta"].data == page.figures["karta"].data


def test_so_much_is_unknown_in_the_sentence_the_figure_and_the_table(screens: Mapping[str, Screen]) -> None:
    page = screens["map"]
    unknown = sum(table_of(page, "Möjligt")) - sum(table_of(page, "Bekräftat"))
    written = re.search(r"Okända uppgifter: (\d+) av (\d+)\.", page.figures["karta"].words)
    assert written is not None
    assert int(written[1]) == unknown
    note = next(note for note in page.notes if note.startswith(("Svar saknas", "Inget svar saknas")))
    assert numbers(note)[:1] == ([unknown] if unknown else [])
    assert note in screens["overview"].notes


def test_each_municipalitys_count_on_the_map_in_the_alt_text_and_in_the_table(screens: Mapping[str, Screen]) -> None:
    (rows,) = screens["map"].tables.values()
    counted = {
        name: str(least) if least == most else f"minst {least}, högst {most}" if least else f"högst {most}"
        for name, least, most in zip(
            rows["Kommun"], *(table_of(screens["map"], column) for column in ("Bekräftat", "Möjligt")), strict=True
        )
    }
    figure = screens["map"].figures["karta"]
    assert dict(re.findall(r"([^:;.]+): ([^;.]+)[;.]", figure.alt.split(". ", 2)[2])) == {
        f"{' ' if n else ''}{name}": words for n, (name, words) in enumerate(counted.items())
    }
    assert len(figure.coloured()) == len(counted)
