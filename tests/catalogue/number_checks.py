"""Numbers are true, counted anew from the states, and no word beside them says more. Each finding is a line."""

import re
from collections.abc import Iterator

from src.selection.view import View
from src.vocabulary import CODE, COOPERATION, GROUP, OFFERING, YEAR
from src.wording.comparison import changes_answer
from src.wording.group_sentences import members_answer
from src.wording.headlines import changes_headline, goal_headline, map_headline, matrix_headline, new_members_headline
from src.wording.numbers import GOAL_COUNT, MEMBERS_IN, REACHED, TAKERS_OF, numbers
from src.wording.sentences import map_answer, open_answer, pace_answer
from src.wording.what_if import nothing_open_about_the_goal
from tests.catalogue.said import Told, everything, told
from tests.catalogue.situations import Seen

Findings = Iterator[str]
OPEN = ("unknown", "conflicting")
OF = re.compile(r"\bav (?:de |alla )?(\d+)")


def denominators(seen: Seen) -> Findings:
    """A number of an offering is out of those who could take part, and the region's number stands beside it."""
    view = seen.view
    for key in view.selection.offerings:
        count, could = numbers(view)[f"{TAKERS_OF}{key}"].count, len(_could_take_part(view, key))
        if count.of != could:
            yield f"numbers: {key} is of {count.of}, and {could} could take part"
    if len(view.selection.offerings) == 1:
        could, all_of_them = len(_could_take_part(view, view.selection.offerings[0])), len(view.register)
        said = {"map_headline": map_headline(view), "map_answer": map_answer(view)}
        for name, words in said.items():
            if any(int(n) != could for n in OF.findall(words)):
                yield f"{name}: {could} could take part: {words}"
        if could != all_of_them and str(all_of_them) not in said["map_answer"]:
            yield f"map_answer: does not say that there are {all_of_them}: {said['map_answer']}"


def says_nothing(seen: Seen) -> Findings:
    """No number is `0–12 av 12`."""
    for name, words in everything(seen.view).items():
        for found in re.findall(r"0–\d+ (?:av|of) \d+|0–\d+ (?:kommuner|medlemmar)", words):
            yield f"{name}: {found}"


def contradictions(seen: Seen) -> Findings:
    """Numbers that claim the same are the same: in the list of numbers, in figures, tables and headlines."""
    view = seen.view
    if view.register.empty:
        return
    all_numbers, items, key = numbers(view), told(view), view.programme.group_key
    goal = all_numbers[GOAL_COUNT].count
    expected: dict[str, tuple[object, object]] = {
        "the goal's last step": (_least(_of_years(items["mal"])[-1]), goal.confirmed),
        "the map's municipalities": (
            sum(value.startswith("ja") or _least(value) > 0 for value in _points(items["karta"])),
            all_numbers[REACHED].count.confirmed,
        ),
        "the table's municipalities": (
            sum(value > 0 for value in items["tabell-erbjudanden"].rows.iloc[:, 1]),  # type: ignore[union-attr]
            all_numbers[REACHED].count.confirmed,
        ),
    }
    if kinds := items.get("mal-kommungrupp"):
        expected["the goal's kinds"] = (_summed(kinds), goal.confirmed)
    left = re.search(r"(\d+) (?:kommun|kommuner) kvar", goal_headline(view))
    if left:
        expected["the goal's headline"] = (int(left[1]), len(view.register) - goal.confirmed)
    for year, value in zip(view.selection.years, _points(items[f"{key}-per-ar"]), strict=True):
        expected[f"members {year}"] = (_least(value.partition(": ")[2]), all_numbers[f"{MEMBERS_IN}{year}"].count.confirmed)
    if view.before:
        drawn, changed = _points(items["andringar-karta"]), set(view.changes[CODE])
        expected["changed municipalities"] = (sum(_numbers(changes_headline(view))), len(changed))
        answered = {int(n) for n in re.findall(r"(\d+) kommun", changes_answer(view))}
        expected["the answer's numbers"] = (answered - set(_numbers(changes_headline(view))), set())
        expected["changes drawn"] = (sum("oförändrat" not in value for value in drawn), len(changed))
    yield from (f"{name}: {one} against {other}" for name, (one, other) in expected.items() if one != other)


def least_words(seen: Seen) -> Findings:
    """`Minst` and `högst` stand at the years whose number of new municipalities is not certain, and at no other."""
    view = seen.view
    if view.register.empty:
        return
    for words, year in re.findall(r"(?:: |, |och )((?:minst |högst )?\d+) \((\d{4})\)", pace_answer(view)):
        if (not words[0].isdigit()) != _could_have_more_new(view, int(year)):
            yield f"pace_answer: {year}: {pace_answer(view)}"
    headline, year = new_members_headline(view), view.selection.years[-1]
    if re.search(r"\d+ ny", headline) and headline.startswith("Minst") != _could_have_more_new(view, year):
        yield f"new_members_headline: {headline}"


def more_than_known(seen: Seen) -> Findings:
    """Where something is open, no word says that nothing is, that nobody was, or a bare number that could be higher."""
    view, key = seen.view, seen.view.programme.group_key
    years, last = view.selection.years, view.selection.years[-1]
    if view.register.empty:
        return
    if open_answer(view) in ("Inget svar saknas.", "Inget är okänt i urvalet.") and not view.open_cells.empty:
        yield f"open_answer: {open_answer(view)} {len(view.open_cells)} cells are open"
    if "lämnar inget öppet" in (said := nothing_open_about_the_goal(view)) and any(
        _goal_cells(view, year, *OPEN) for year in years
    ):
        yield f"nothing_open_about_the_goal: {said}"
    maps = told(view)[f"{key}-kartor"].words
    for year, value in maps.data_points if maps else ():
        if value == "ingen" and _goal_cells(view, int(year), *OPEN):
            yield f"{key}-kartor: {year}: {value}"
    every_year = set.intersection(*(_goal_cells(view, year, "yes", *OPEN) for year in years))
    if matrix_headline(view) == "Ingen kommun har varit med varje år" and every_year:
        yield f"matrix_headline: {matrix_headline(view)}"
    earlier = {code for year in view.programme.years if year < last for code in _goal_cells(view, year, "yes", *OPEN)}
    if re.search(r"Återkommande: \d|nya och \d+ åter", members_answer(view)) and _goal_cells(view, last, *OPEN) & earlier:
        yield f"members_answer: {members_answer(view)}"
    for column, name in ((GROUP, "mal-kommungrupp"), (COOPERATION, "mal-samarbete")):
        kinds = view.register.groupby(column)[CODE].agg(set).drop("", errors="ignore")
        surely, possibly = set(view.goal_count.codes), set(view.goal_count.codes + view.goal_count.possible)
        words = told(view)[name].words if name in told(view) else None
        if words and words.headline[0].isdigit() and any(codes <= possibly and not codes <= surely for codes in kinds):
            yield f"{name}: {words.headline}"


def _goal_cells(view: View, year: int, *states: str) -> set[str]:
    """The municipalities of the selection with one of these states in the goal's offering in a year."""
    cells = view.states_by_year
    cells = cells[(cells[OFFERING] == view.programme.goal.offering) & (cells[YEAR] == year) & cells["state"].isin(states)]
    return set(cells[CODE]) & set(view.register[CODE])


def _could_take_part(view: View, key: str) -> list[str]:
    """Counted anew: those of the selection with some other state than `not_eligible` in some selected year, or an undated yes."""
    states, said = view.assessed.states, view.assessed.record.participation
    possible = states[(states[OFFERING] == key) & states[YEAR].isin(view.selection.years) & (states["state"] != "not_eligible")]
    undated = said[(said[OFFERING] == key) & said[YEAR].isna() & said["participates"]]
    return [code for code in view.register[CODE] if code in {*possible[CODE], *undated[CODE]}]


def _could_have_more_new(view: View, year: int) -> bool:
    """Counted anew: whether somebody open in this year has no yes in an earlier one."""
    earlier = {code for before in view.programme.years if before < year for code in _goal_cells(view, before, "yes")}
    return bool(_goal_cells(view, year, *OPEN) - earlier)


def _points(one: Told) -> list[str]:
    assert one.words is not None
    return [value for _, value in one.words.data_points]


def _of_years(one: Told) -> list[str]:
    assert one.words is not None
    return [value for label, value in one.words.data_points if label.isdigit()]


def _summed(one: Told) -> int:
    return sum(map(_least, _points(one)))


def _least(words: str) -> int:
    """The number that the words confirm: none where they say how high it could be at most, or nothing."""
    nothing = not _numbers(words) or words.startswith(("högst", "at most", "okän", "unknown"))
    return 0 if nothing else _numbers(words)[0]


def _numbers(words: str) -> list[int]:
    return [int(found.replace("\u00a0", "")) for found in re.findall(r"\d+(?:\u00a0\d{3})*", words)]
