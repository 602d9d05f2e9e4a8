"""A presentation in the making: slides of the template's layouts with their placeholders filled and none left empty."""

import io
from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import replace
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt

from src.catalogue.report import Report
from src.reporting.clean_text import clean
from src.reporting.properties import locale, set_core_properties
from src.reporting.slides.template import Place, SlideKind, Spot, open_template
from src.reporting.slides.words import GAP, Box, Passages, fitting, passages, shortened_to

SlideWords = Mapping[Spot, Passages]  # by placeholder


class Deck:
    """The slides of one report. It adds what is on every slide: the warning, the footer and the slide number."""

    def __init__(self, report: Report) -> None:
        text, origin = report.text, report.origin
        self.language = locale(text.code)
        self.presentation, self.layouts, self.places = open_template(text)
        self._number = next(self.presentation.slide_layouts[0].element.iter(qn("a:fld")))  # the slide number's field
        about = {"programme": origin.programme, "export": origin.export, "date": text.date(origin.as_of)}
        footer = text("{programme}. Datakälla: {export}. Uppgifter per {date}.", **about)
        self._always = {Spot.FOOTER: passages(footer), Spot.WARNING: passages(origin.warning)}
        set_core_properties(self.presentation.core_properties, report.title, origin, text, "pptx")

    def add(self, kind: SlideKind, words: SlideWords, notes: Sequence[str] = (), *, size: float = 0) -> Any:
        """Adds a slide with these words. Placeholders without words go, except those for a chart, picture or table.

        `size` is the type size of the body, where several slides have the same.
        """
        words = {**self._always, **words}
        layout: Any = self.layouts[kind]
        slide: Any = self.presentation.slides.add_slide(layout)
        for shape in layout.placeholders:
            if shape.placeholder_format.idx in (Spot.FOOTER, Spot.NUMBER):  # python-pptx leaves these out of new slides
                slide.shapes._spTree.append(_inheriting(shape, len(slide.shapes) + 2))
        for shape in list(slide.placeholders):
            spot = Spot(shape.placeholder_format.idx)
            shape.name = layout.placeholders.get(spot).name
            if words.get(spot):
                self._write(shape, self.places[kind, spot], words[spot], size if spot == Spot.BODY else 0)
            elif spot not in (Spot.CHART, Spot.PICTURE, Spot.TABLE, Spot.NUMBER):
                shape.element.getparent().remove(shape.element)
        if notes:
            for shape in slide.notes_slide.placeholders:
                if shape.element.ph_type == PP_PLACEHOLDER.SLIDE_NUMBER:
                    shape.text_frame.paragraphs[0]._p.append(deepcopy(self._number))
            self._paragraphs(slide.notes_slide.notes_text_frame, passages(notes))
        return slide

    def insert_picture(self, placeholder: Any, png: bytes, box: Box) -> Any:
        """Puts the whole picture in its placeholder, as large as it fits without cropping."""
        picture = placeholder.insert_picture(io.BytesIO(png))
        picture.crop_left = picture.crop_right = picture.crop_top = picture.crop_bottom = 0
        width, height = picture.image.size
        scale = min(Inches(box.width) / width, Inches(box.height) / height)
        picture.left, picture.top = Inches(box.left), Inches(box.top)
        picture.width, picture.height = Emu(int(width * scale)), Emu(int(height * scale))
        return picture

    def describe(self, shape: Any, title: str, description: str) -> None:
        """Sets what a screen reader says of a chart, a picture or a table."""
        element = shape.element.xpath(".//p:cNvPr")[0]
        element.set("title", clean(title, "pptx"))
        element.set("descr", clean(description, "pptx"))

    def _write(self, shape: Any, place: Place, words: Passages, size: float) -> None:
        words = [replace(passage, heavy=passage.heavy or place.bold) for passage in words]
        if shape.placeholder_format.idx == Spot.TITLE:  # on one line, if it fits there in a large size
            size = fitting(words, replace(place.box, height=place.sizes[0] * 1.25 / 72), place.sizes[:2]) or 0
        size = size or fitting(words, place.box, place.sizes) or 0
        if not size:
            size = place.sizes[-1]
            words = shortened_to(words, place.box, size)
        for n, (paragraph, passage) in enumerate(zip(self._paragraphs(shape.text_frame, words), words, strict=True)):
            for run in paragraph.runs:
                if size != place.sizes[0]:
                    run.font.size = Pt(size)
                if passage.heavy and not place.bold:
                    run.font.bold = True
            if n:
                paragraph.space_before = Pt(GAP * size)

    def _paragraphs(self, frame: Any, words: Passages) -> list[Any]:
        """Writes each passage as a paragraph in the deck's language, and returns the paragraphs."""
        frame.text = "\n".join(passage.words for passage in words)
        for run in frame._txBody.iter(qn("a:r")):
            run.get_or_add_rPr().set("lang", self.language)
        return list(frame.paragraphs)


def _inheriting(shape: Any, number: int) -> Any:
    """A copy of a layout's placeholder with its words, which inherits its look."""
    element = deepcopy(shape.element)
    element.nvSpPr.cNvPr.set("id", str(number))
    for inherited in (element.spPr, element.txBody.bodyPr, element.txBody.find(qn("a:lstStyle"))):
        inherited.clear()
    return element
