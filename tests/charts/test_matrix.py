"""Every municipality in every year: the rows as the register has them, a sign in each field."""

from collections import Counter

import pandas as pd
import pytest

from src.charts.drawn import Drawn
from src.charts.matrix import membership_matrix
from src.charts.theme import DARK, LIGHT, Theme, contrast
from tests.analysis.made_up import DIMVIK, EKSKOG, HULTMYRA, SOTBO, YEARS, make_register
from tests.charts.figure_frames import all_words, legend, make_frame, of_kind
from tests.charts.frames import make_memberships

STATES = {
    DIMVIK: ("yes", "yes", "no"),
    EKSKOG: ("no", "yes", "unknown"),
    HULTMYRA: ("not_eligible", "not_eligible", "not_eligible"),
    SOTBO: ("conflicting", "unknown", "yes"),
}


def draw(register: pd.DataFrame | None = None, years: tuple[int, ...] = YEARS, theme: Theme = LIGHT) -> Drawn:
    return membership_matrix(
        make_memberships(STATES),
        make_register() if register is None else register,
        frame=make_frame(theme=theme),
        years=years,
        headline="Ingen har varit med varje år",
    )


def signs(drawn: Drawn) -> list[tuple[tuple[str, str], str]]:
    """Year and municipality of each sign, and the sign."""
    texts = [trace for trace in of_kind(drawn, "scatter") if trace.mode == "text"]
    return [((year, name), sign) for trace in texts for year, name, sign in zip(trace.x, trace.y, trace.text, strict=True)]


def written(drawn: Drawn) -> dict[tuple[str, str], str]:
    """The sign in each field."""
    return dict(signs(drawn))


def test_every_field_has_exactly_one_sign() -> None:
    fields = Counter(place for place, _ in signs(draw()))
    assert fields == Counter((str(year), name) for year in YEARS for name in ("Dimvik", "Ekskog", "Hultmyra", "Sotbo"))


def test_the_signs_are_those_of_the_states_and_a_first_year_differs_from_a_later_one() -> None:
    found = written(draw())
    of_all = {name: [found[str(year), name] for year in YEARS] for name in ("Dimvik", "Ekskog", "Hultmyra", "Sotbo")}
    assert of_all == {
        "Dimvik": ["●", "○", "–"],
        "Ekskog": ["–", "●", "?"],
        "Hultmyra": ["·", "·", "·"],
        "Sotbo": ["!", "?", "●"],
    }


def test_the_fields_colours_say_what_the_signs_say() -> None:
    (heatmap,) = of_kind(draw(), "heatmap")
    assert heatmap.z.tolist() == [[0, 1, 2], [2, 0, 3], [4, 4, 4], [5, 3, 0]]
    assert (heatmap.zmin, heatmap.zmax) == (-0.5, 5.5)
    assert heatmap.customdata[0] == ["ny", "återkommande", "nej"]
    assert heatmap.hovertemplate == "<b>%{y}</b> %{x}: %{customdata}<extra></extra>"


def test_the_rows_stand_in_the_registers_order_from_above() -> None:
    backwards = make_register().iloc[::-1]
    drawn = draw(backwards)
    (heatmap,) = of_kind(drawn, "heatmap")
    assert list(heatmap.y) == ["Sotbo", "Hultmyra", "Ekskog", "Dimvik"]
    assert heatmap.z.tolist()[0] == [5, 3, 0]
    assert written(drawn) == written(draw())
    assert drawn.figure.layout.yaxis.range == (3.5, -0.5)


def test_years_and_municipalities_are_categories() -> None:
    layout = draw().figure.layout
    assert (layout.xaxis.type, layout.yaxis.type) == ("category", "category")
    assert list(of_kind(draw(), "heatmap")[0].x) == ["2022", "2023", "2024"]


def test_only_the_selected_years_and_municipalities_are_drawn() -> None:
    drawn = draw(make_register().iloc[:2], (2023,))
    assert written(drawn) == {("2023", "Dimvik"): "○", ("2023", "Ekskog"): "●"}  # Dimvik's first year is not selected


def test_the_legend_names_the_states_that_occur() -> None:
    assert legend(draw()) == ["● ny", "○ återkommande", "– nej", "? okänt", "· ej aktuellt", "! motstridigt"]
    assert legend(draw(make_register().iloc[:1], (2022,))) == ["● ny"]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_every_sign_is_read_on_its_field(theme: Theme) -> None:
    drawn = draw(theme=theme)
    (heatmap,) = of_kind(drawn, "heatmap")
    fills = [fill for _, fill in heatmap.colorscale[::2]]
    texts = [trace for trace in of_kind(drawn, "scatter") if trace.mode == "text"]
    read = {trace.text[0]: contrast(trace.textfont.color, fill) for trace, fill in zip(texts, fills, strict=True)}
    assert list(read) == ["●", "○", "–", "?", "·", "!"]
    assert min(read.values()) >= 4.5


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
    register = make_register().iloc[:2].assign(municipality=["A<b>B</b>&", "1260"])
    (heatmap,) = of_kind(draw(register), "heatmap")
    assert list(heatmap.y) == ["A&lt;b&gt;B&lt;/b&gt;&amp;", "1260"]


def test_it_is_as_high_as_its_rows_and_has_no_width() -> None:
    for rows in (2, 4):
        layout = draw(make_register().iloc[:rows]).figure.layout
        assert layout.height - layout.margin.t - layout.margin.b == rows * 23
        assert layout.width is None


@pytest.mark.parametrize(("rows", "years"), [(0, YEARS), (4, ())], ids=["nobody", "no year"])
def test_nothing_to_draw_says_so(rows: int, years: tuple[int, ...]) -> None:
    drawn = draw(make_register().iloc[:rows], years)
    assert "Inga kommuner i urvalet." in all_words(drawn)
    assert len(drawn.figure.data) == 0
