"""The template is a file that an office can restyle: slides take their places, sizes and colours from it."""

import pytest
from pptx import Presentation
from pptx.util import Inches

from src.language import Code, read_language
from src.reporting.slides import template
from src.reporting.slides.template import DECK_TEMPLATE, SlideKind, Spot, open_template
from tests.reporting.slides.reading import made

LAYOUTS = {
    "sv": "Omslag|Text|Diagram|Diagram med kommentar|Bild|Bild med kommentar|Tabell|Tabell med kommentar|Kommun",
    "en": "Cover|Text|Chart|Chart with comment|Picture|Picture with comment|Table|Table with comment|Municipality",
}


@pytest.mark.parametrize(("code", "tag"), [("sv", "sv-SE"), ("en", "en-GB")])
def test_layouts_and_places_are_named_in_the_reports_language(code: Code, tag: str) -> None:
    presentation, layouts, _ = open_template(read_language(code))
    assert "|".join(layout.name for layout in presentation.slide_layouts) == LAYOUTS[code]
    assert "|".join(layouts) == LAYOUTS["sv"]
    assert {look.get("lang") for layout in presentation.slide_layouts for look in layout.element.iter("{*}rPr")} == {tag}
    assert next(iter(presentation.slide_layouts[0].placeholders)).name == {"sv": "Rubrik", "en": "Title"}[code]


def test_places_have_the_templates_boxes_and_smaller_sizes_down_to_what_can_be_read() -> None:
    _, _, places = open_template(read_language("sv"))
    title = places[SlideKind.COVER, Spot.TITLE]
    assert (title.box.left, title.box.top, title.box.width, title.box.height) == (0.75, 1.75, 10.8, 2.1)
    assert (title.sizes[:3], title.sizes[-1], title.bold) == ((44, 40, 36), 10, True)
    assert places[SlideKind.WORDS, Spot.BODY].sizes == (22, 20, 18, 16, 14)


def test_a_restyled_template_restyles_the_slides(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    restyled = Presentation(str(DECK_TEMPLATE))
    title = restyled.slide_layouts[0].placeholders[0]
    title.left, title.width = Inches(2), Inches(8)
    next(title.element.iter("{*}defRPr")).set("sz", "3300")
    restyled.save(f"{tmp_path}/own.pptx")
    monkeypatch.setattr(template, "DECK_TEMPLATE", f"{tmp_path}/own.pptx")
    cover = made().slides[0].shapes.title
    assert (cover.left, cover.width) == (Inches(2), Inches(8))
    assert cover.text_frame.paragraphs[0].runs[0].font.size is None  # as the layout has it
    assert open_template(read_language("sv"))[2][SlideKind.COVER, Spot.TITLE].sizes[:2] == (33, 32)
