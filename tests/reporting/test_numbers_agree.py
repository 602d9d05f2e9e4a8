"""Rule 8: the same selection gives the same number in the sentence, the figure, every table, every chart and every alt text.

What is to be found is counted here from a view's frames; where it is to be found is the screen's sentences, the figures and the
files as a reader opens them. The figures' pictures show their names only: what is drawn stands in their traces.
"""

import re
from collections import Counter
from collections.abc import Mapping

import pytest

from src.address import REPORT_PAGE
from src.analysis.assessed import AssessedRecord
from src.catalogue.parts import TABLE, report
from src.catalogue.report import FigurePart, ReportChoice
from src.charts.paper import FULL
from src.language import Code, read_language
from src.opening import DataFolder
from src.reporting.making import FORMATS, Made, make
from src.selection.selection import Selection
from src.selection.view import View
from src.wording.group_sentences import members_answer
from src.wording.sentences import goal_answer, open_answer, pace_answer, reached_answer
from tests.records.frozen import SKANE
from tests.reporting.fixed import Fixed, laid_out_once
from tests.reporting.reading import squeezed
from tests.reporting.selected import Selected

SELECTIONS: dict[str, tuple[str | None, Code, dict[str, list[str]]]] = {
    "all": (None, "sv", {}),
    "two offerings in two years": (None, "sv", {"erbjudande": ["startpaket", "referensgrupp"], "ar": ["2018", "2020"]}),
    "groups, in English": (None, "en", {"grupp": ["B4", "A2"]}),
    "made up, a body, in English": ("demo", "en", {"samarbete": ["Skåne Nordost", "MalmöLundregionen"], "ar": ["2019", "2020"]}),
}
OFTEN = ("all", "made up, a body, in English")


def numbers(words: str) -> list[int]:
    """The numbers in a text, without the years."""
    return [n for n in map(int, re.findall(r"\d+", re.sub(r"(?<=\d)[\xa0,](?=\d{3})", "", words))) if not 2000 <= n < 2100]


def bounded(sure: int, possible: int) -> list[int]:
    """The numbers that a sentence says of so many, of which more are possible."""
    return [sure, sure + possible] if possible else [sure]


@pytest.fixture(scope="module", params=[pytest.param(name, marks=() if name in OFTEN else pytest.mark.slow) for name in SELECTIONS])
def selected(request: pytest.FixtureRequest) -> Selected:
    folder, language, asked = SELECTIONS[request.param]
    assessed = DataFolder(SKANE).open(folder)
    assert isinstance(assessed, AssessedRecord)
    view = View(assessed, Selection.from_query(asked, assessed), read_language(language))
    key = view.programme.group_key
    drawn = ("karta", "mal", f"{key}-per-ar", f"{key}-kartor", f"{key}-matris", "mal-samarbete", "mal-kommungrupp")
    parts = (*drawn, f"{TABLE}erbjudanden", f"{TABLE}{key}-ar", f"{TABLE}{key}-kommuner", f"{TABLE}nya-per-ar")
    whole = laid_out_once(report(view, ReportChoice(parts=parts)))
    assert tuple(part.name for part in whole.parts) == parts
    files = {}
    for kind in FORMATS:
        *_, made = make(whole, kind, Fixed())
        assert isinstance(made, Made)
        assert made.failed == ()
        assert f"_{REPORT_PAGE}_" in made.name
        files[kind] = made.content
    return Selected(view, files, {part.name: part.draw(FULL) for part in whole.parts if isinstance(part, FigurePart)})


def everywhere(found: Mapping[str, object], expected: object) -> None:
    """Each of the places has it."""
    assert found
    assert {place: there for place, there in found.items() if there != expected} == {}


def test_the_goal_in_sentence_figure_chart_alt_text_and_summary(selected: Selected) -> None:
    view, goal = selected.view, selected.view.goal_count
    confirmed, of = len(goal.codes), len(view.register)
    assert numbers(goal_answer(view))[: 3 if selected.open else 2] == [*bounded(confirmed, len(goal.possible)), of]
    assert numbers(pace_answer(view))[-1] == of - confirmed
    for sentence in (goal_answer(view), pace_answer(view)):
        everywhere({name: squeezed(sentence.removesuffix(".")) in said for name, said in selected.said.items()}, True)
    figure = selected.drawn["mal"].figure
    dated = int(view.goal_coverage["so_far"].iloc[-1])
    assert confirmed == dated  # in these records, nobody is in the group in an unknown year only
    assert figure.data[0].y[-1] == confirmed
    assert {shape.y0 for shape in figure.layout.shapes} == {of}
    part = of < len(view.assessed.record.register)  # a part of the region has no goal of its own
    assert numbers(selected.words("mal").headline)[:2] == [confirmed if part else of - confirmed or of, of]
    categories, series = selected.chart("mal")
    steps, line = series.values()
    assert categories == [str(year) for year in view.goal_years]
    assert (steps, line) == (list(view.goal_coverage["so_far"]), [of] * len(categories))
    everywhere({name: numbers(alt)[-2:] for name, alt in selected.alts("mal").items()}, [confirmed, of])


def test_the_group_year_by_year_in_sentence_figure_chart_alt_text_and_tables(selected: Selected) -> None:
    view, key = selected.view, selected.view.programme.group_key
    expected = {
        str(row.year): (int(row.members), int(row.new), int(row.returning), int(row.so_far), len(view.register))
        for row in view.coverage.itertuples()
    }
    last = next(reversed(expected.values()))
    members, new, returning, so_far, of = last
    assert numbers(members_answer(view))[:5] == [members, of, new, returning, so_far]
    everywhere(selected.rows("År", view.text.capital(view.members), "Nya", "Återkommande", "Hittills", "Av kommuner"), expected)
    for year, row in expected.items():
        assert year + "".join(str(n) if n else "–" for n in row) in selected.said["pdf"]
    figure = selected.drawn[f"{key}-per-ar"].figure
    old, fresh = (list(trace.y) for trace in figure.data if trace.type == "bar")
    assert list(zip(old, fresh, strict=True)) == [(row[2], row[1]) for row in expected.values()]
    assert selected.chart(f"{key}-per-ar") == (
        list(expected),
        {view.text("återkommande"): [row[2] for row in expected.values()], view.text("nya"): [row[1] for row in expected.values()]},
    )
    points = [numbers(words) for _, words in selected.words(f"{key}-per-ar").data_points]
    assert points == [list(row) for row in expected.values()]
    in_a_row = [n for row in points for n in row]
    everywhere({name: numbers(alt)[-len(in_a_row) :] for name, alt in selected.alts(f"{key}-per-ar").items()}, in_a_row)


def test_each_municipality_in_each_year_on_maps_in_the_matrix_and_in_the_tables(selected: Selected) -> None:
    view, key = selected.view, selected.view.programme.group_key
    members = view.memberships[view.memberships["year"].isin(list(view.selection.years))]
    expected = {str(year): int((rows["state"] == "yes").sum()) for year, rows in members.groupby("year")}
    yes, kommun = view.text("ja"), view.text("Kommun")
    for name, held in selected.tables.items():
        if name == "pptx":  # a table of every municipality is too long for slides
            continue
        of_them = [table for table in held if table and {kommun, *expected} <= set(table[0])]
        rows = [dict(zip(table[0], row, strict=True)) for table in of_them for row in table[1:]]
        assert len(rows) == len(view.register)
        assert {year: sum(row[year] == yes for row in rows) for year in expected} == expected
    joined = {str(year): int((members[members["year"] == year]["new"]).sum()) for year in view.selection.years}
    for found in selected.rows("År", "Nya").values():
        assert {year: found[year] for year in joined} == {year: (count,) for year, count in joined.items()}
    matrix = [trace for trace in selected.drawn[f"{key}-matris"].figure.data if trace.type == "bar"]
    cells_of = [cell for trace in matrix for cell in zip(trace.base, trace.x, trace.text, strict=True)]
    columns = list(expected)  # each bar is a cell, in the middle of its year's column
    signs = Counter(columns[round(left + width / 2)] for left, width, sign in cells_of if sign in {"●", "○"})
    assert dict(signs) == {year: count for year, count in expected.items() if count}
    fields = [trace for trace in selected.drawn[f"{key}-kartor"].figure.data if trace.type == "choropleth"]
    maps = [trace for trace in fields if trace.name == yes]
    assert [len(trace.locations) for trace in maps] == [count for count in expected.values() if count]
    assert numbers(selected.words(f"{key}-kartor").headline) == list(expected.values())


def test_each_municipalitys_count_on_the_map_in_alt_texts_and_tables(selected: Selected) -> None:
    view = selected.view
    rows = view.register.merge(view.counts, on="code")
    expected = {row.municipality: (row.confirmed, row.at_most) for row in rows.itertuples()}
    everywhere(selected.rows("Kommun", "Bekräftat", "Möjligt"), expected)
    for name, (least, most) in expected.items():
        assert re.search(f"{squeezed(name)}{least or '–'}{most or '–'}[a-zåäö]", selected.said["pdf"]), name
    points = {name: numbers(words) for name, words in selected.words("karta").data_points}
    assert points == {name: sorted({least or most, most}) for name, (least, most) in expected.items()}
    for alt in selected.alts("karta").values():
        for name, said in points.items():
            (words,) = re.findall(rf"[.;] {name}: ([^;]*?)[;.]", alt)
            assert numbers(words) == said, name
    signs = [trace for trace in selected.drawn["karta"].figure.data if trace.type == "scattergeo" and trace.mode == "text"]
    written = Counter(int(n) for trace in signs for sign in trace.text for n in re.findall(r"\d+", sign))
    counted = Counter(least for least, most in expected.values() if least or not most)
    assert written == counted


def test_how_many_are_reached_and_how_much_is_unknown(selected: Selected) -> None:
    view = selected.view
    rows = list(zip(view.counts["confirmed"], view.counts["at_most"], strict=True))
    reached, possible = sum(least > 0 for least, _ in rows), sum(not least and most > 0 for least, most in rows)
    said = bounded(reached, possible)
    assert numbers(reached_answer(view))[: len(said) + 1] == [*said, len(rows)]
    unknown, of = sum(most - least for least, most in rows), len(rows) * len(view.selection.offerings)
    assert numbers(open_answer(view)) == ([unknown, of] if unknown else [])
    assert numbers(selected.words("karta").unknown) == [unknown, of]
    assert numbers(selected.words("karta").provenance)[:2] == [unknown, of]
    for sentence in (reached_answer(view), open_answer(view)):
        everywhere({name: squeezed(sentence.removesuffix(".")) in words for name, words in selected.said.items()}, True)
    provenance = squeezed(selected.words("karta").provenance)
    assert any(provenance in squeezed(alt) for alt in selected.pdf_alts)
    for found in selected.rows("Kommun", "Bekräftat", "Möjligt").values():
        assert sum(most - least for least, most in found.values()) == unknown


@pytest.mark.parametrize(("name", "column"), [("mal-samarbete", "cooperation"), ("mal-kommungrupp", "group")])
def test_the_spread_in_figure_chart_and_alt_text(selected: Selected, name: str, column: str) -> None:
    view, inside = selected.view, set(selected.view.goal_count.codes)
    of = Counter(view.register[column])
    took_part = Counter(row[column] for _, row in view.register.iterrows() if row["code"] in inside)
    expected = [[took_part[value], of[value]] for value in sorted(of)]
    assert [numbers(words) for _, words in selected.words(name).data_points] == expected
    bars = next(trace for trace in selected.drawn[name].figure.data if trace.type == "bar")
    shares = [n / all_of_them for n, all_of_them in expected]
    assert list(bars.x) == pytest.approx(shares)
    categories, series = selected.chart(name)
    assert len(categories) == len(expected)
    assert next(iter(series.values())) == pytest.approx(shares)
    full = sum(n == all_of_them for value, (n, all_of_them) in zip(sorted(of), expected, strict=True) if value)
    assert numbers(selected.words(name).headline) == [full, len([value for value in of if value])]
    points = [n for pair in expected for n in pair]
    everywhere({file: numbers(alt)[-len(points) :] for file, alt in selected.alts(name).items()}, points)
    for line in selected.drawn[name].figure.layout.shapes:
        assert line.x0 == pytest.approx(len(inside) / len(view.register))


def test_the_alt_texts_in_the_files_are_the_figures(selected: Selected) -> None:
    for name in ("karta", "mal", "mal-samarbete"):
        everywhere(selected.alts(name), selected.alt(name))
