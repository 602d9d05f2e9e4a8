"""Colours of cells: those that a legend beside the table explains, and those of a heading whose words are gone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from src.loading.intake.columns import Layout, Vocabulary
from src.loading.intake.head import Head, NumberedRow
from src.loading.intake.refusal import Refusal
from src.loading.intake.titles import asked_text
from src.loading.intake.words import bare

_BAR = 3  # cells of one colour beside each other in a row that is no legend: a title's, a sum's


@dataclass(frozen=True)
class Colours:
    """The colours of a sheet: those that rows of its table have, and those that a text explains, with its line."""

    used: frozenset[str]
    explained: Mapping[str, tuple[int, str]]

    def check(self, used: Iterable[str], vocabulary: Vocabulary) -> None:
        """The colours. Raises Refusal where a text explains a colour that is used."""
        for colour, (line, text) in self.explained.items():
            if colour in used:
                asked = asked_text(text, vocabulary)
                raise Refusal("colours_unread", line=line, asked=asked, words=text if asked else "…")


def check_fills(
    fills: Mapping[int, Mapping[int, str]], rows: Iterable[NumberedRow], head: Head, layout: Layout, vocabulary: Vocabulary
) -> Colours:
    """Raises Refusal where a cell outside the table has words beside a colour that some of the table's rows have.

    And where a blank row among them has a colour of its own: a heading may have stood there.

    `fills`: the colours of cells, by the row and the columns of `rows`, from 0.
    """
    known = {column.place for column in layout.known}
    named = {place for place, title in enumerate(head.header) if bare(title)}
    places = [column.place for column in layout.known if column.meaning in ("code", "municipality")]
    used, legend, blank = set[str](), dict[str, tuple[int, str]](), dict[int, set[str]]()
    last = 0
    for line, cells in rows if fills else ():
        coloured = fills.get(line - 1, {})
        is_row = line > head.line and any(vocabulary.gazetteer.names(cells[place]) for place in places if place < len(cells))
        last = line if is_row else last
        if coloured and line > head.line and not any(map(bare, cells)):
            blank[line] = set(coloured.values())
        used |= {colour for place, colour in coloured.items() if is_row and place in known}
        for place, colour in coloured.items():
            is_bar = list(coloured.values()).count(colour) >= _BAR
            text = next((bare(cell) for cell in cells[max(place, 0) : place + 2] if bare(cell)), "")
            is_outside = line != head.line and not (is_row and place in named) and not is_bar
            if text and is_outside and not vocabulary.words.is_outside(text) and text not in head.unread:
                legend.setdefault(colour, (line, text))
    found = Colours(frozenset(used), legend)
    found.check(used, vocabulary)
    for line, colours in blank.items():
        if line < last and not colours & used and (name := f"rad {line}") not in head.unread:
            raise Refusal("heading_blank", line=line, asked=(name,))
    return found
