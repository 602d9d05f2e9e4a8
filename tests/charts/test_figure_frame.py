"""A figure that leaves the screen says by itself what it shows, for whom, from where and with which filters."""

from dataclasses import replace

import pandas as pd
import plotly.graph_objects as go
import pytest

from src.charts.drawn import Drawn
from src.charts.figure_frame import FigureFrame, empty_figure, framed
from src.charts.labels import escape_label, labelled
from src.charts.paper import FULL, HALF, NARROWEST, SLIDE, Paper
from src.charts.theme import DARK, LIGHT
from src.language import read_language
from src.text_width import width_of
from src.wording.warnings import WarningText
from tests.charts.figure_frames import ASSUMED, MADE_UP, explained, make_frame, seen, words

NUMBERS = pd.DataFrame({"code": ["9001"], "confirmed": [3]})


def draw(frame: FigureFrame | None = None, **said: object) -> Drawn:
    """A figure of nothing, with these of its words replaced."""
    usual = {
        "name": "prov",
        "headline": "Tre nya lyktor",
        "subtitle": "Lyktor per kommun, Sagolandet, 2022–2024.",
        "kind": "Stapeldiagram",
        "data_points": [("Dimvik", "3")],
        "numbers": NUMBERS,
        "height": 200,
        "unknown": (2, 12),
    }
    return framed(go.Figure(), frame or make_frame(), **{**usual, **said})


def test_it_holds_headline_subtitle_filters_and_where_the_figures_come_from() -> None:
    assert words(draw()) == [
        "Tre nya lyktor",
        "Lyktor per kommun, Sagolandet, 2022–2024. Inga filter.",
        f"Okända uppgifter: 2 av 12. Källa: Sagorådet. Uppgifter per 2024-12-31. Datakälla: Protokoll. Figur {draw().words.id}.",
    ]


def test_the_id_stands_once_in_the_address_where_that_has_a_host() -> None:
    frame = make_frame(address="https://sagor.example/underlag")
    assert words(draw(frame))[2].endswith(f"Datakälla: Protokoll. https://sagor.example/underlag?figur={draw().words.id}")


def test_filters_are_spelled_out_after_the_subtitle() -> None:
    frame = make_frame(filters="Filter: år 2023; samarbete Söder.")
    assert words(draw(frame))[1] == "Lyktor per kommun, Sagolandet, 2022–2024. Filter: år 2023; samarbete Söder."


@pytest.mark.parametrize("warnings", [(), (MADE_UP,), (MADE_UP, ASSUMED)], ids=["none", "one", "two"])
def test_each_warning_is_bold_on_lines_of_its_own_above_the_subtitle(warnings: tuple[WarningText, ...]) -> None:
    lines = ["<b>Protokoll: påhittade uppgifter.</b>", "<b>Tänkt läge: 1 uppgift.</b>"][: len(warnings)]
    written = draw(make_frame(warnings=warnings)).figure.layout.annotations[1].text
    assert written.startswith("<br>".join([*lines, "Lyktor per kommun"]))


def test_it_speaks_the_readers_language() -> None:
    english = words(draw(make_frame(text=read_language("en"))))[2]
    assert "2024-12-31" in english
    assert "Källa" not in english


def test_what_screens_and_files_need_stands_in_its_meta() -> None:
    said = draw().words
    assert (said.name, said.headline, said.alt) == ("prov", "Tre nya lyktor", "Stapeldiagram. Tre nya lyktor. Dimvik: 3.")
    assert said.short_alt == "Stapeldiagram. Tre nya lyktor."
    assert said.provenance == "Okända uppgifter: 2 av 12. Källa: Sagorådet. Uppgifter per 2024-12-31. Datakälla: Protokoll."


def test_the_alt_text_is_data_and_not_markup() -> None:
    assert draw(data_points=[("", "A<b>B</b>&")]).words.alt == "Stapeldiagram. Tre nya lyktor. A<b>B</b>&."


@pytest.mark.parametrize("paper", [None, FULL, HALF, SLIDE], ids=lambda paper: paper.name if paper else "phone")
@pytest.mark.parametrize("place", [0, 1, 2], ids=["headline", "subtitle", "source"])
def test_no_line_is_longer_than_what_it_is_laid_out_for_is_wide(place: int, paper: Paper | None) -> None:
    long = "En mening som är mycket längre än vad någon telefon kan visa på en enda rad i en figur " * 2
    drawn = draw(make_frame(source=long, paper=paper), headline=long, subtitle=long)
    written = drawn.figure.layout.annotations[place]
    lines = written.text.split("<br>")
    assert len(lines) > 1
    assert max(width_of(seen(line), written.font.size, bold=place == 0) for line in lines) <= (paper.width if paper else NARROWEST)
    assert " ".join(map(seen, lines)).count("telefon kan visa") == 2


def test_a_number_with_its_thousands_is_not_broken_over_two_lines() -> None:
    drawn = draw(headline="Det bor exakt sammanlagt 1\xa0234\xa0567 människor här")
    assert "1\xa0234\xa0567" in drawn.figure.layout.annotations[0].text


def test_the_headline_is_bold_on_each_of_its_lines() -> None:
    lines = draw(headline="En rubrik som behöver mer än en enda rad").figure.layout.annotations[0].text.split("<br>")
    assert len(lines) == 2
    assert all(line.startswith("<b>") and line.endswith("</b>") for line in lines)


@pytest.mark.parametrize(
    "name", ["A<b>B</b>&", "<script>alert(1)</script>", "a<b>c", "x<br>y", '<a href="https://x">z</a>', "&lt;"]
)
def test_text_from_data_is_drawn_letter_by_letter(name: str) -> None:
    drawn = draw(make_frame(source=name, export=name, filters=name), headline=name, subtitle=name)
    headline, subtitle, source = (annotation.text for annotation in drawn.figure.layout.annotations)
    assert headline == f"<b>{escape_label(name)}</b>"
    assert seen(headline) == name
    assert seen(subtitle) == f"{name} {name}"
    assert f"Källa: {name}. Uppgifter" in seen(source)
    for text in (headline[3:-4], subtitle, source):
        assert "<" not in text.replace("<br>", "")


def test_letters_that_mean_something_in_markup_are_written_out() -> None:
    assert escape_label('A<b>&"') == 'A&lt;b&gt;&amp;"'


def test_it_has_no_width_of_its_own_and_a_height_that_holds_its_words() -> None:
    short, long = draw(), draw(headline="En rubrik som behöver mer än en enda rad")
    assert (short.figure.layout.width, short.figure.layout.autosize) == (None, True)
    assert long.figure.layout.height > short.figure.layout.height
    for drawn in (short, long):
        margin = drawn.figure.layout.margin
        assert drawn.figure.layout.height - margin.t - margin.b == 200


def test_a_legend_has_room_between_the_drawing_and_the_source() -> None:
    without = draw().figure.layout.margin.b
    short, long = (explained(None, "● ja", "– nej", *more).figure.layout for more in ((), ("en mycket lång förklaring",)))
    assert without < short.margin.b < long.margin.b
    assert short.legend.yref == "container"
    assert 0 < short.legend.y * short.height < short.margin.b


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_its_words_have_the_inks_of_the_scheme_and_the_ground_shows_through(theme: object) -> None:
    drawn = draw(make_frame(theme=theme))
    assert [annotation.font.color for annotation in drawn.figure.layout.annotations] == [theme.ink, theme.quiet, theme.quiet]
    assert (drawn.figure.layout.paper_bgcolor, drawn.figure.layout.plot_bgcolor) == ("rgba(0,0,0,0)", "rgba(0,0,0,0)")


def test_numbers_on_axes_are_written_as_the_reader_writes_them() -> None:
    assert draw().figure.layout.separators == ", "
    assert draw(make_frame(text=read_language("en"))).figure.layout.separators == ".,"


def test_a_selection_that_holds_nothing_says_so() -> None:
    drawn = empty_figure(make_frame(), name="prov", headline="Lyktor per kommun")
    assert words(drawn)[:2] == ["Lyktor per kommun", "Ingen kommun passar alla filter. Inga filter."]
    assert drawn.words.alt == "Tom figur. Lyktor per kommun. Ingen kommun passar alla filter."
    assert len(drawn.figure.data) == 0
    assert (drawn.figure.layout.xaxis.visible, drawn.figure.layout.yaxis.visible) == (False, False)


def test_its_id_is_of_its_numbers_and_the_data_and_of_no_language_scheme_or_paper() -> None:
    name, numbers, version = draw(make_frame(version="0badcafe")).words.id.split(".")
    assert (name, version) == ("prov", "0badcafe")
    for frame in (make_frame(text=read_language("en")), make_frame(theme=DARK), make_frame(paper=SLIDE)):
        assert draw(frame).words.id.split(".")[1] == numbers
    assert draw(numbers=NUMBERS.assign(confirmed=4)).words.id.split(".")[1] != numbers


def test_its_address_is_that_of_the_check_with_the_filters_and_its_id() -> None:
    said = draw(make_frame(address="https://x.example/underlag?ar=2023")).words
    assert said.address == f"https://x.example/underlag?ar=2023&figur={said.id}"


def test_a_paper_gives_the_width_and_a_slide_the_height_too() -> None:
    full, half, slide = (draw(make_frame(paper=paper)).figure.layout for paper in (FULL, HALF, SLIDE))
    assert [layout.width for layout in (full, half, slide)] == [FULL.width, HALF.width, SLIDE.width]
    assert slide.height == SLIDE.height
    assert full.height - full.margin.t - full.margin.b == half.height - half.margin.t - half.margin.b == 200
    assert {(layout.autosize, layout.margin.autoexpand) for layout in (full, half, slide)} == {(False, False)}


def test_where_the_slide_has_the_headline_the_figure_leaves_it_out() -> None:
    assert words(draw(make_frame(paper=replace(SLIDE, headline=False))))[0].startswith("Lyktor per kommun")


def test_a_labels_number_stays_in_one_piece_and_is_heavy() -> None:
    assert labelled("Kust", "1 av 4", 300) == ["Kust: <b>1 av 4</b>"]
    assert labelled("Kust & hav", "1 av 4", 60) == ["Kust &amp; hav:", "<b>1 av 4</b>"]
