"""The map of what has changed: more, fewer, another change and none, each told without colour."""

from typing import Any

import pandas as pd
import pytest

from src.charts.changes import MOST_LINES, changes_map
from src.charts.drawn import Drawn
from src.charts.paper import FULL, HALF, SLIDE
from src.charts.theme import DARK, LIGHT, contrast
from src.wording.comparison import change_words, signed
from tests.analysis.made_up import DIMVIK, make_register
from tests.charts.figure_frames import TEXT, all_words, legend, make_frame, make_ground, map_fields, map_hovers, map_signs, of_kind
from tests.charts.frames import make_changed, make_changed_cells

VERSIONS = ("Protokoll 2023-12-31", "Protokoll 2024-12-31")


def draw(
    changed: pd.DataFrame | None = None, cells: pd.DataFrame | None = None, register: pd.DataFrame | None = None, **frame: Any
) -> Drawn:
    changed = make_changed() if changed is None else changed
    cells = make_changed_cells() if cells is None else cells
    said = {"headline": "Tre ändringar", "versions": VERSIONS, "unknown": (4, 12)}
    return changes_map(changed, cells, make_ground(register), frame=make_frame(**frame), **said)


def nothing() -> tuple[pd.DataFrame, pd.DataFrame]:
    """Four municipalities in which nothing has changed."""
    changed = make_changed()
    return changed.assign(after=changed["before"], kind="none"), make_changed_cells()[:0]


def test_each_kind_of_change_has_a_sign_and_none_has_none() -> None:
    assert list(map_signs(draw()).values()) == ["+2", "−1", "≠"]
    assert map_signs(draw(*nothing())) == {}


def test_the_legend_says_what_occurs() -> None:
    assert legend(draw())[-4:] == [
        "+ fler bekräftade erbjudanden",
        "− färre bekräftade erbjudanden",
        "≠ annan ändring",
        "oförändrat",
    ]
    assert legend(draw(*nothing())) == ["oförändrat"]


def test_both_versions_are_named_in_the_picture() -> None:
    subtitle = "Från Protokoll 2023-12-31 till Protokoll 2024-12-31: ändring av antalet bekräftade erbjudanden per kommun, "
    assert draw().words.subtitle == f"{subtitle}Sagolandet, 2022–2024."
    assert "Från Protokoll 2023-12-31 till Protokoll 2024-12-31" in all_words(draw())
    assert draw().words.unknown == "Okända uppgifter: 4 av 12."


def test_the_alt_text_tells_each_change_and_how_many_are_unchanged() -> None:
    assert draw().words.data_points == (
        ("Dimvik", "2 bekräftade erbjudanden till"),
        ("Ekskog", "1 bekräftat erbjudande färre"),
        ("Hultmyra", "annan ändring"),
        ("", "oförändrat för 1 kommun"),
    )


def test_a_pointer_shows_every_cell_that_differs() -> None:
    shown = map_hovers(draw())
    assert shown[DIMVIK] == (
        "<b>Dimvik</b>: 2 bekräftade erbjudanden till<br>Lyktpaket 2022: från okänt till ja<br>Råd 2023: från nej till ja"
    )
    assert shown["9903"].endswith("Kompasspaket hela 2022–2024: från okänt till motstridigt")
    assert shown["9904"] == "<b>Sotbo</b>: oförändrat"


def test_many_changes_are_shown_in_part() -> None:
    cells = pd.concat([make_changed_cells()[:1]] * (MOST_LINES + 3), ignore_index=True)
    assert map_hovers(draw(cells=cells))[DIMVIK].endswith("<br>och 3 ändringar till")


def test_the_id_follows_every_cell_that_differs() -> None:
    cells = make_changed_cells()
    assert draw(cells=cells).words.id == draw().words.id
    cells.loc[2, "after"] = "unknown"
    assert draw(cells=cells).words.id != draw().words.id


def test_the_rest_of_the_region_is_bare_outlines() -> None:
    chosen = make_register()[:1]
    assert set(map_hovers(draw(register=chosen))) == {DIMVIK}


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_every_sign_is_read_on_its_field(theme: Any) -> None:
    drawn = draw(theme=theme)
    fills = {code: trace.colorscale[0][1] for trace in map_fields(drawn) for code in trace.locations}
    inks = next(trace.textfont.color for trace in of_kind(drawn, "scattergeo") if trace.mode == "text")
    assert [contrast(ink, fills[code]) >= 4.5 for code, ink in zip(("9901", "9902", "9903"), inks, strict=True)] == [True] * 3


@pytest.mark.parametrize("paper", [FULL, HALF, SLIDE], ids=lambda paper: str(paper.name))
def test_it_is_laid_out_for_every_paper(paper: Any) -> None:
    assert draw(paper=paper).figure.layout.width == paper.width


def test_a_difference_has_its_sign() -> None:
    assert [signed(n, TEXT) for n in (2, -1, 0, 1234)] == ["+2", "−1", "oförändrat", "+1\xa0234"]
    assert change_words("left", -2, TEXT) == "2 bekräftade erbjudanden färre"


def test_markup_in_a_name_is_shown_letter_by_letter() -> None:
    assert map_hovers(draw(register=make_register().assign(municipality="<i>x</i>")))[DIMVIK].startswith(
        "<b>&lt;i&gt;x&lt;/i&gt;</b>"
    )
