"""The matrix of the evidence: a field for each offering and year, read without colour, in as many words as it has room for."""

from typing import Any

import pandas as pd
import pytest

from src.charts.drawn import Drawn
from src.charts.evidence import evidence_matrix
from src.charts.paper import FULL, HALF, SLIDE, Paper
from src.charts.theme import DARK, LIGHT, Theme, contrast
from src.language import Localised
from src.programme.definition import Offering
from src.text_width import width_of
from tests.analysis.made_up import COMPASS, COUNCIL, LANTERN, YEARS, make_programme
from tests.charts.figure_frames import all_words, legend, make_frame, of_kind, seen
from tests.charts.frames import make_evidence

COVERAGE = make_evidence(
    (LANTERN, 2022, False, 0, 0, 4),
    (LANTERN, 2023, False, 1, 2, 4),
    (LANTERN, None, False, 2, 0, 4),
    (COUNCIL, 2022, True, 4, 0, 4),
    (COUNCIL, 2023, True, 3, 1, 4),
    (COUNCIL, None, True, 4, 0, 4),
)


def draw(coverage: pd.DataFrame = COVERAGE, **frame: Any) -> Drawn:
    return evidence_matrix(coverage, frame=make_frame(**frame), headline="Komplett lista finns för rådet")


def fields(drawn: Drawn) -> list[list[str]]:
    """What stands in each field, row by row."""
    return [[seen(words).replace("\u00a0", " ") for words in trace.text] for trace in of_kind(drawn, "scatter") if trace.text]


def many(offerings: int, years: int) -> tuple[pd.DataFrame, Any]:
    """A programme of so many offerings over so many years, all of them listed."""
    keys = [f"key-{n}" for n in range(offerings)]
    named = tuple(Offering(key, Localised(f"Erbjudande {n}"), Localised(f"erbjudande {n}")) for n, key in enumerate(keys))
    rows = make_evidence(*((key, 2010 + n, n % 2 == 0, 290, 0, 290) for key in keys for n in range(years)))
    return rows, make_programme(offerings=named)


@pytest.mark.parametrize("paper", [None, FULL, HALF, SLIDE], ids=str)
def test_each_field_says_in_words_whether_there_is_a_list_and_how_many_are_known(paper: Paper | None) -> None:
    assert fields(draw(paper=paper)) == [
        ["– ingen lista kända: 0 av 4", "– ingen lista kända: 1 av 4 2 motstridiga", "– ingen lista kända: 2 av 4"],
        ["● komplett lista kända: 4 av 4", "● komplett lista kända: 3 av 4 1 motstridig", "● komplett lista kända: 4 av 4"],
    ]
    assert legend(draw(paper=paper)) == []


@pytest.mark.parametrize("paper", [None, HALF], ids=str)
def test_where_the_words_have_no_room_signs_stand_for_them_and_a_legend_explains_the_signs(paper: Paper | None) -> None:
    rows, programme = many(2, 8)
    drawn = draw(rows, programme=programme, paper=paper)
    assert fields(drawn)[0][:2] == ["● 290 av 290", "– 290 av 290"]
    assert legend(drawn) == ["● komplett lista", "– ingen lista"]
    conflicting = draw(rows.assign(conflicting=1), programme=programme, paper=paper)
    assert fields(conflicting)[0][0] == "● 290 av 290 1!"
    assert legend(conflicting)[-1] == "! motstridiga"


def test_many_rows_on_a_slide_are_said_in_brief() -> None:
    for offerings, words in ((5, "● komplett lista kända: 290 av 290"), (6, "● 290 av 290")):
        rows, programme = many(offerings, 3)
        assert fields(draw(rows, programme=programme, paper=SLIDE))[0][0] == words


@pytest.mark.parametrize("paper", [None, FULL, HALF, SLIDE], ids=str)
@pytest.mark.parametrize("years", [1, 4, 5, 8])
def test_no_line_is_wider_than_its_field(paper: Paper | None, years: int) -> None:
    rows, programme = many(3, years)
    drawn = draw(rows, programme=programme, paper=paper)
    width = (make_frame(paper=paper).width - drawn.figure.layout.margin.l - drawn.figure.layout.margin.r) / years
    for trace in of_kind(drawn, "scatter"):
        for words in trace.text or ():
            assert max(width_of(seen(line), trace.textfont.size) for line in words.split("<br>")) <= width
    for tick in drawn.figure.layout.xaxis.ticktext:
        assert max(width_of(seen(line), drawn.figure.layout.xaxis.tickfont.size) for line in tick.split("<br>")) <= width


def test_the_columns_are_the_years_and_then_the_period() -> None:
    assert [seen(tick) for tick in draw().figure.layout.xaxis.ticktext] == ["2022", "2023", "hela perioden"]


def test_the_offerings_stand_over_their_rows_or_beside_them_on_a_wide_paper() -> None:
    assert [seen(tick) for tick in draw(paper=FULL).figure.layout.yaxis.ticktext] == ["Lyktpaket", "Råd"]
    assert draw(paper=FULL).figure.layout.yaxis.showticklabels
    assert not draw().figure.layout.yaxis.showticklabels
    assert all_words(draw()).startswith("Lyktpaket Råd ")
    assert "Lyktpaket" not in all_words(draw(paper=FULL))


def test_a_field_without_a_list_has_another_outline_too() -> None:
    assert [shape.line.dash for shape in draw().figure.layout.shapes] == ["dot"] * 3 + ["solid"] * 3


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_every_field_is_read_and_seen_on_its_ground(theme: Theme) -> None:
    drawn = draw(theme=theme)
    inks = [ink for trace in of_kind(drawn, "scatter") for ink in trace.textfont.color]
    for shape, ink in zip(drawn.figure.layout.shapes, inks, strict=True):
        assert contrast(ink, shape.fillcolor) >= 4.5
        assert max(contrast(shape.line.color, theme.ground), contrast(shape.fillcolor, theme.ground)) >= 3


def test_the_alt_text_tells_every_field() -> None:
    assert draw().words.alt == (
        "Matris med en rad för varje erbjudande. Komplett lista finns för rådet. "
        "Lyktpaket: 2022 ingen lista (kända: 0 av 4), 2023 ingen lista (kända: 1 av 4, motstridiga: 2), "
        "hela perioden ingen lista (kända: 2 av 4); "
        "Råd: 2022 komplett lista (kända: 4 av 4), 2023 komplett lista (kända: 3 av 4, motstridiga: 1), "
        "hela perioden komplett lista (kända: 4 av 4)."
    )


def test_what_is_unknown_is_counted_year_by_year_and_conflicts_with_it() -> None:
    assert "Okända uppgifter: 8 av 16." in all_words(draw())


def test_names_from_data_are_drawn_letter_by_letter() -> None:
    odd = Offering(LANTERN, Localised("Ly<b>kt</b>&"), Localised("lyktan"))
    drawn = draw(COVERAGE.iloc[:3], programme=make_programme(offerings=(odd,)))
    assert drawn.figure.layout.annotations[0].text == "<b>Ly&lt;b&gt;kt&lt;/b&gt;&amp;</b>"
    assert "&lt;b&gt;" in of_kind(drawn, "scatter")[0].hovertemplate


@pytest.mark.parametrize("rows", [(), ((COMPASS, YEARS[0], True, 0, 0, 0),)], ids=["nothing", "nobody"])
def test_nothing_to_draw_says_so(rows: tuple[Any, ...]) -> None:
    drawn = draw(make_evidence(*rows))
    assert "Ingen kommun passar alla filter." in all_words(drawn)
    assert len(drawn.figure.data) == 0
