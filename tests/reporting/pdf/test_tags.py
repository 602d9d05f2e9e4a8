"""A report's PDF is one that a screen reader can read from beginning to end (PDF/UA-1), and one to print and to search."""

from dataclasses import replace
from itertools import pairwise

import pikepdf
import pytest

from src.reporting.figure.svg import description
from src.reporting.pdf.report import municipality_pdf, report_pdf
from tests.reporting.pdf.reading import DRAWINGS, Tag, opened, structure
from tests.reporting.reports import ONE, TABLE, WORDS, figure, report_of

FIGURE = figure()
EVERYTHING = report_of(FIGURE, TABLE, ONE, replace(FIGURE, label="En gång till"))


@pytest.fixture(scope="module", params=["sv", "en"])
def pdf(request: pytest.FixtureRequest) -> bytes:
    """A Swedish report, and the English page of one municipality."""
    if request.param == "sv":
        return report_pdf(EVERYTHING, DRAWINGS)
    return municipality_pdf(report_of(code="en"), ONE)


@pytest.fixture(scope="module")
def tags() -> Tag:
    return structure(report_pdf(EVERYTHING, DRAWINGS))


def test_it_is_tagged_and_says_its_language_and_title(pdf: bytes, request: pytest.FixtureRequest) -> None:
    language = request.node.callspec.params["pdf"]
    with opened(pdf) as file:
        assert file.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in file.Root
        assert file.Root.Lang == language
        assert file.Root.ViewerPreferences.DisplayDocTitle
        assert str(file.docinfo["/Title"]).endswith("Sagor åt alla: läget 2022–2024")
        assert file.docinfo["/Author"] == "Sagorådet"
        with file.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"] == str(file.docinfo["/Title"])
            assert list(metadata["dc:language"]) == [language]


def test_its_metadata_say_what_where_and_when() -> None:
    with opened(report_pdf(report_of(made_up=True), DRAWINGS)) as file:
        assert file.docinfo["/Subject"] == (
            "Sagor åt alla, Sagolandet, 2022–2024. Inga filter. "
            "Uppgifter per 2024-12-31. Datakälla: Protokoll. Protokoll: påhittade uppgifter."
        )


def test_every_figure_has_the_long_alt_text(tags: Tag) -> None:
    assert [figure.alt for figure in tags.all("Figure")] == [description(WORDS)] * 2
    assert WORDS.alt in description(WORDS)


def test_every_table_has_header_cells_and_no_other_cells_in_its_head(tags: Tag) -> None:
    tables = tags.all("Table")
    assert len(tables) == 5  # the part, the municipality's two, sources, signs
    for table in tables:
        (head,) = table.all("THead")
        widths = {len(row.all("TH", "TD")) for row in table.all("TR")}
        assert len(head.all("TH")) in widths
        assert len(widths) == 1
        assert head.all("TD") == []


def test_headings_step_down_one_at_a_time(tags: Tag) -> None:
    levels = [int(tag.kind[1]) for tag in tags.all("H1", "H2", "H3", "H4")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_figures_are_vectors(pdf: bytes) -> None:
    with opened(pdf) as file:
        assert not [found for found in file.objects if isinstance(found, pikepdf.Stream) and found.get("/Subtype") == "/Image"]


def test_only_the_shipped_font_is_used_and_it_is_embedded(pdf: bytes) -> None:
    with opened(pdf) as file:
        dictionaries = [found for found in file.objects if isinstance(found, pikepdf.Dictionary)]
        fonts = [found for found in dictionaries if found.get("/Type") == "/FontDescriptor"]
        assert fonts
        assert all("SourceSans3" in str(font.FontName) for font in fonts)
        assert all("/FontFile2" in font or "/FontFile3" in font for font in fonts)
