"""Every municipality in every year: the rows as the register has them, a sign in each field."""

from typing import Any

import pandas as pd
import pytest

from src.charts.drawn import Drawn
from src.charts.matrix import membership_matrix
from src.charts.paper import FULL
from src.charts.theme import DARK, LIGHT, Theme, contrast
from tests.analysis.made_up import DIMVIK, EKSKOG, HULTMYRA, SOTBO, YEARS, make_register
from tests.charts.figure_frames import all_words, fields, legend, make_frame, of_kind
from tests.charts.frames import make_memberships

STATES = {
    DIMVIK: ("yes", "yes", "no"),
    EKSKOG: ("no", "yes", "unknown"),
    HULTMYRA: ("not_eligible", "not_eligible", "not_eligible"),
    SOTBO: ("conflicting", "unknown", "yes"),
}


def draw(register: pd.DataFrame | None = None, years: tuple[int, ...] = YEARS, **frame: Any) -> Drawn:
    return membership_matrix(
        make_memberships(STATES),
        make_register() if register is None else register,
        frame=make_frame(**frame),
        years=years,
        headline="Ingen har varit med varje år",
    )


ROWS = ("Dimvik", "Ekskog", "Hultmyra", "Sotbo")


def rows(drawn: Drawn) -> dict[str, list[str]]:
    """Each municipality's signs, year by year."""
    found = fields(drawn)
    return {name: [found[str(year), name].sign for year in YEARS] for name in ROWS}


def test_the_signs_are_those_of_the_states_and_a_first_year_differs_from_a_later_one() -> None:
    assert rows(draw()) == {
        "Dimvik": ["●", "○", "–"],
        "Ekskog": ["–", "●", "?"],
        "Hultmyra": ["·", "·", "·"],
        "Sotbo": ["!", "?", "●"],
    }


def test_a_pointer_shows_who_when_and_what_and_a_click_leads_to_the_cell() -> None:
    found = fields(draw())
    assert found["2023", "Dimvik"].said == "återkommande"
    assert {place: field.leads for place, field in found.items()} == {
        (str(year), name): f"{code}.council.{year}" for code, name in zip(STATES, ROWS, strict=True) for year in YEARS
    }
    assert {bar.hovertemplate for bar in of_kind(draw(), "bar")} == {
        "<b>%{y}</b> %{customdata[0]}: %{customdata[1]}<extra></extra>"
    }
    assert fields(draw(paper=FULL))["2023", "Dimvik"].leads is None


def test_a_field_stands_in_its_years_column_with_air_around_it() -> None:
    axis = draw().figure.layout.xaxis
    assert (axis.range, list(axis.ticktext)) == ((-0.5, 2.5), ["2022", "2023", "2024"])
    for (year, _), field in fields(draw()).items():
        middle = axis.tickvals[axis.ticktext.index(year)]
        assert field.ends == pytest.approx((middle - 0.5, middle + 0.5), abs=0.03)
        assert field.ends[1] - field.ends[0] < 1


def test_the_rows_stand_in_the_registers_order_from_above() -> None:
    drawn = draw(make_register().iloc[::-1])
    assert drawn.figure.layout.yaxis.categoryarray == ROWS[::-1]
    assert drawn.figure.layout.yaxis.range == (3.5, -0.5)
    assert fields(drawn) == fields(draw())


def test_only_the_selected_years_and_municipalities_are_drawn() -> None:
    drawn = draw(make_register().iloc[:2], (2023,))
    assert {place: field.sign for place, field in fields(drawn).items()} == {
        ("2023", "Dimvik"): "○",
        ("2023", "Ekskog"): "●",
    }  # Dimvik's first year is not selected


def test_the_legend_names_the_states_that_occur() -> None:
    assert legend(draw()) == ["● ny", "○ återkommande", "– nej", "? okänt", "· ej aktuellt", "! motstridigt"]
    assert legend(draw(make_register().iloc[:1], (2022,))) == ["● ny"]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_every_sign_is_read_on_its_field(theme: Theme) -> None:
    looks = {field.sign: (field.ink, field.fill) for field in fields(draw(theme=theme)).values()}
    assert sorted(looks) == sorted("●○–?·!")
    assert min(contrast(ink, fill) for ink, fill in looks.values()) >= 4.5


def test_the_alt_text_tells_every_municipality_in_every_year() -> None:
    assert draw().words.alt == (
        "Matris med en rad för varje kommun. Ingen har varit med varje år. "
        "Dimvik: 2022 ny, 2023 återkommande, 2024 nej; Ekskog: 2022 nej, 2023 ny, 2024 okänt; "
        "Hultmyra: 2022 ej aktuellt, 2023 ej aktuellt, 2024 ej aktuellt; Sotbo: 2022 motstridigt, 2023 okänt, 2024 ny."
    )


def test_it_says_how_much_is_unknown_in_the_selected_years() -> None:
    assert "Okända uppgifter: 3 av 12." in all_words(draw())
    assert "Okända uppgifter: 1 av 4." in all_words(draw(years=(2022,)))


def test_names_from_data_are_drawn_letter_by_letter_and_a_name_of_digits_is_a_name() -> None:
    drawn = draw(make_register().iloc[:2].assign(municipality=["A<b>B</b>&", "1260"]))
    assert drawn.figure.layout.yaxis.type == "category"
    assert (
        {name for _, name in fields(drawn)} == {*drawn.figure.layout.yaxis.categoryarray} == {"A&lt;b&gt;B&lt;/b&gt;&amp;", "1260"}
    )


def test_it_is_as_high_as_its_rows_and_has_no_width() -> None:
    for rows in (2, 4):
        layout = draw(make_register().iloc[:rows]).figure.layout
        assert layout.height - layout.margin.t - layout.margin.b == rows * 23
        assert layout.width is None


@pytest.mark.parametrize(("rows", "years"), [(0, YEARS), (4, ())], ids=["nobody", "no year"])
def test_nothing_to_draw_says_so(rows: int, years: tuple[int, ...]) -> None:
    drawn = draw(make_register().iloc[:rows], years)
    assert "Ingen kommun passar alla filter." in all_words(drawn)
    assert len(drawn.figure.data) == 0
