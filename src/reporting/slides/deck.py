"""A presentation in the making: slides of the layouts, their placeholders filled, none left empty."""

import io
from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import replace
from datetime import UTC, datetime, time
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt

from src.catalogue.report import Report
from src.reporting.clean_text import clean, shortened
from src.reporting.slides.template import BODY, FOOTER, LANGUAGES, MAIN, NUMBER, TITLE, WARNING, Place, open_template
from src.reporting.slides.words import GAP, Box, Passage, fitting, passages, shortened_to

SlideWords = Mapping[int, Sequence[Passage]]  # what stands in which placeholder


class Deck:
    """The slides of one report. What stands on every slide, it puts there: the mark on made-up data, the footer, the number."""

    def __init__(self, report: Report) -> None:
        text, origin = report.text, report.origin
        self.language = LANGUAGES[text.code]
        self.made = datetime.combine(origin.as_of, time(), UTC)  # no clock: the same report is the same file
        self.presentation, self.layouts = open_template(text)
        self._number = next(self.presentation.slide_layouts[0].element.iter(qn("a:fld")))  # the slide's own
        date = text.date(origin.as_of)
        footer = text(
            "{programme}. Underlag: {export}. Uppgifter per {date}.", programme=origin.programme, export=origin.export, date=date
        )
        self._always: SlideWords = {FOOTER: passages(footer), WARNING: passages(origin.warning)}
        about = self.presentation.core_properties
        about.title, about.subject = _short(report.title), _short(origin.programme)
        about.author = about.last_modified_by = _short(origin.owner)
        about.keywords = _short(f"{origin.export}; {date}; {origin.version}")
        about.language, about.version, about.revision = self.language, _short(origin.version), 1
        about.created = about.modified = self.made

    def place(self, layout: str, index: int) -> Place:
        """A place of the layout with this name."""
        return self.layouts[layout].places[index]

    def add(self, layout: str, said: SlideWords, notes: Sequence[str] = (), *, size: float | None = None) -> Any:
        """A slide with these words. Its chart, picture or table is still to be put in; other places without words are not there.

        `size` is the type size of the body, where it is to be the same on several slides.
        """
        said = {**self._always, **said}
        pattern = self.layouts[layout]
        slide = self.presentation.slides.add_slide(pattern.layout)
        for shape in placeholders(pattern.layout):
            if shape.placeholder_format.idx in (FOOTER, NUMBER):  # which python-pptx leaves out of new slides
                slide.shapes._spTree.append(_inheriting(shape, len(slide.shapes) + 2))
        names = {shape.placeholder_format.idx: shape.name for shape in placeholders(pattern.layout)}
        for shape in placeholders(slide):
            index = shape.placeholder_format.idx
            shape.name = names[index]
            if said.get(index):
                self._write(shape, pattern.places[index], said[index], size if index == BODY else None)
            elif index not in (*MAIN, NUMBER):
                shape.element.getparent().remove(shape.element)
        if notes:
            self._note(slide, passages(notes))
        return slide

    def insert_picture(self, place: Any, png: bytes, box: Box) -> Any:
        """The whole picture in its placeholder, as large as it can be without cropping."""
        picture = place.insert_picture(io.BytesIO(png))
        picture.crop_left = picture.crop_right = picture.crop_top = picture.crop_bottom = 0
        width, height = picture.image.size
        scale = min(Inches(box.width) / width, Inches(box.height) / height)
        picture.left, picture.top = Inches(box.left), Inches(box.top)
        picture.width, picture.height = Emu(int(width * scale)), Emu(int(height * scale))
        return picture

    def describe(self, shape: Any, title: str, description: str) -> None:
        """What a screen reader says of a chart, a picture or a table."""
        element = shape.element.xpath(".//p:cNvPr")[0]
        element.set("title", clean(title, "pptx"))
        element.set("descr", clean(description, "pptx"))

    def _write(self, shape: Any, place: Place, said: Sequence[Passage], size: float | None) -> None:
        said = [replace(passage, heavy=passage.heavy or place.bold) for passage in said]
        one_line = replace(place.box, height=place.sizes[0] * 1.25 / 72) if place.index == TITLE else place.box
        size = size or fitting(said, one_line, place.sizes[:2]) or fitting(said, place.box, place.sizes)
        if size is None:
            size = place.sizes[-1]
            said = shortened_to(said, place.box, size)
        frame = shape.text_frame
        frame.clear()
        for n, passage in enumerate(said):
            paragraph = frame.paragraphs[0] if not n else frame.add_paragraph()
            run = paragraph.add_run()
            run.text = passage.words
            if size != place.sizes[0]:
                run.font.size = Pt(size)
            if passage.heavy and not place.bold:
                run.font.bold = True
            if n:
                paragraph.space_before = Pt(GAP * size)
            run._r.get_or_add_rPr().set("lang", self.language)

    def _note(self, slide: Any, said: Sequence[Passage]) -> None:
        notes = slide.notes_slide
        for shape in placeholders(notes):
            if shape.element.ph_type == PP_PLACEHOLDER.SLIDE_NUMBER:
                shape.text_frame.paragraphs[0]._p.append(deepcopy(self._number))
        frame = notes.notes_text_frame
        for n, passage in enumerate(said):
            run = (frame.paragraphs[0] if not n else frame.add_paragraph()).add_run()
            run.text = passage.words
            run._r.get_or_add_rPr().set("lang", self.language)


def placeholders(where: Any) -> list[Any]:
    """The placeholders of a slide, a layout or a page of notes."""
    return list(where.placeholders)


def placeholder(slide: Any, index: int) -> Any:
    """The one with this index."""
    return next(shape for shape in placeholders(slide) if shape.placeholder_format.idx == index)


def _short(words: str) -> str:
    """As long as a property of the file may be."""
    return shortened(clean(words, "pptx"), 255)


def _inheriting(shape: Any, number: int) -> Any:
    """A copy of a layout's placeholder that has its words, and takes its look from it."""
    element = deepcopy(shape.element)
    element.nvSpPr.cNvPr.set("id", str(number))
    for inherited in (element.spPr, element.txBody.bodyPr, element.txBody.find(qn("a:lstStyle"))):
        inherited.attrib.clear()
        for child in list(inherited):
            inherited.remove(child)
    return element
