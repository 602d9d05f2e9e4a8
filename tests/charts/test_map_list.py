"""The list beside a map on a slide and under one on half a page: every municipality by the sign that it carries."""

from dataclasses import replace

import pandas as pd
import pytest

from src.charts.drawn import Drawn
from src.charts.map import state_map
from src.charts.map_areas import Ground
from src.charts.paper import FULL, HALF, SLIDE, Paper
from src.text_width import width_of
from src.vocabulary import CODE, MUNICIPALITY
from tests.analysis.made_up import CODES, OFFERINGS, make_register
from tests.charts.figure_frames import make_frame, make_ground, seen
from tests.charts.frames import make_states
from tests.charts.test_papers import drawing

LISTED = pytest.mark.parametrize("paper", [HALF, SLIDE], ids=lambda paper: paper.name)


def draw(paper: Paper | None, ground: Ground | None = None, states: pd.DataFrame | None = None) -> Drawn:
    """A map of one offering: nobody of the first two is known, the third takes part, the fourth does not."""
    states = make_states() if states is None else states
    frame = make_frame(paper=paper)
    return state_map(states, ground or make_ground(), frame=frame, headline="Byar", offering=OFFERINGS[0])


def listed(drawn: Drawn) -> dict[str, str]:
    """The lines of the list, by sign; {} where there is none."""
    notes = [note for note in drawn.figure.layout.annotations if note.yanchor == "top" and note.xref == "paper"]
    lists = [note for note in notes if (note.x, note.y) in ((1, 1), (0, 0))]
    if not lists:
        return {}
    signs, names = (note.text.split("<br>") for note in lists)
    found, at = dict[str, str](), ""
    for sign, line in zip(signs, names, strict=True):
        at = seen(sign).strip() or at
        found[at] = f"{found.get(at, '')} {seen(line)}".strip()
    return found


def crowd(number: int) -> tuple[Ground, pd.DataFrame]:
    """So many municipalities in the first square, all alike in the first one's state, and the four."""
    more = [str(8000 + n) for n in range(number)]
    ground, states = make_ground(), make_states()
    register = pd.concat(
        [make_register(), *(make_register().iloc[:1].assign(**{CODE: code, MUNICIPALITY: f"Byn {code}"}) for code in more)]
    )
    points = pd.concat([ground.points, *(ground.points.iloc[:1].assign(**{CODE: code}) for code in more)], ignore_index=True)
    features = [*ground.geojson["features"], *({**ground.geojson["features"][0], "id": code} for code in more)]
    alike = [states[states[CODE] == CODES[0]].assign(**{CODE: code}) for code in more]
    whole = replace(ground, geojson={**ground.geojson, "features": features}, points=points, register=register)
    return whole, pd.concat([states, *alike], ignore_index=True)


@LISTED
def test_every_municipality_stands_in_it_by_its_sign(paper: Paper) -> None:
    drawn = draw(paper)
    names = dict(zip(CODES, make_register()[MUNICIPALITY], strict=True))
    assert sorted(", ".join(listed(drawn).values()).split(", ")) == sorted(names.values())
    assert len(listed(drawn)) > 1


@pytest.mark.parametrize("paper", [None, FULL], ids=["screen", "full"])
def test_a_screen_and_a_whole_page_have_none(paper: Paper | None) -> None:
    assert listed(draw(paper)) == {}


@LISTED
def test_it_stands_on_the_paper_and_beside_or_under_the_map(paper: Paper) -> None:
    ground, states = crowd(20)
    drawn = draw(paper, ground, states)
    layout = drawn.figure.layout
    names = next(note for note in layout.annotations if "Byn" in note.text)
    left = layout.margin.l + names.xshift + names.x * (layout.width - layout.margin.l - layout.margin.r)
    widest = max(width_of(seen(line), names.font.size) for line in names.text.split("<br>"))
    assert left + widest <= layout.width - paper.air
    high = len(names.text.split("<br>")) * names.font.size * 1.3
    assert high <= (drawing(drawn) if paper is SLIDE else layout.margin.b)
    assert listed(drawn) == listed(draw(paper, ground, states))


@LISTED
def test_the_largest_groups_become_a_number_where_not_all_names_have_room(paper: Paper) -> None:
    ground, states = crowd(200)
    lines = listed(draw(paper, ground, states))
    few = listed(draw(paper))
    most = max(lines, key=lambda sign: len(lines[sign]) if lines[sign].endswith("kommuner") else 0)
    assert lines[most].endswith("kommuner")
    assert int(lines[most].split()[0]) == 200 + len(few[most].split(", "))
    assert {sign: words for sign, words in lines.items() if sign != most} == {
        sign: words for sign, words in few.items() if sign != most
    }
