"""What the columns of a file mean by their headers alone, and which row is the header."""

import re
from collections.abc import Mapping, Sequence
from copy import copy
from typing import Final, NamedTuple

from src.handed_in import ANSWER, IGNORE, PERSON, UNRECOGNISED, FileColumn, Lacking, Shape, header_words
from src.language import Localised, composed, joined
from src.loading.intake.doubts import Doubts
from src.loading.intake.places import Gazetteer
from src.loading.intake.refusal import MOST_COLUMNS, Refusal
from src.loading.intake.shown import Shown
from src.loading.intake.words import Words, bare, plain, squashed
from src.programme.definition import Programme

PROPOSED_HEADERS: Final = {  # of each meaning the one that is proposed; all stand in synonyms.toml
    "code": Localised("kommunkod", "municipality code"),
    "municipality": Localised("kommun", "municipality"),
    "offering": Localised("erbjudande", "offering"),
    "year": Localised("år", "year"),
    "date": Localised("datum", "date"),
    "participates": Localised("deltar", "participates"),
    "source": Localised("källa", "source"),
}
MEANINGS: Final = tuple(PROPOSED_HEADERS)
EXPECTED: Final = joined([PROPOSED_HEADERS[meaning] for meaning in ("municipality", "offering", "year")])
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_BETWEEN: Final = re.compile(r"[,;/&+|]|\boch\b|\band\b")  # offerings in one cell
_IN_BRACKETS: Final = re.compile(r".*\?\W*[\[(:–-]\s*([^\])]*)[\])]?\s*")  # one of a question's choices
_MOST_WORDS: Final = 6  # of an offering's name
_NUMBER: Final = re.compile(r"(?:fråga )?\d{1,2}(?:\.\d{1,2})?[.):] ", re.IGNORECASE)  # of a question in a form


class Layout(NamedTuple):
    """The columns of a table in the file's order, and its form.

    `lacks`: what no column says; `offering` and `year` then say what every row is about, if somebody has told.
    `day`: the column of days beside one of years, which holds for the row; how many are in another year is told.
    `day_is_year`: whether a blank year is that of the day, which none is on which somebody signed up or filled in a form.
    `judged`: the columns whose cells may take back what a row says, unless the caller has said what they mean.
    """

    columns: tuple[FileColumn, ...]
    shape: Shape
    lacks: tuple[Lacking, ...] = ()
    offering: str | None = None
    year: int | None = None
    day: FileColumn | None = None
    day_is_year: bool = True
    judged: tuple[FileColumn, ...] = ()

    @property
    def width(self) -> int:
        """How many cells a row has."""
        return len(self.columns)

    @property
    def known(self) -> tuple[FileColumn, ...]:
        """The columns that are read."""
        return tuple(column for column in self.columns if column.meaning not in (PERSON, UNRECOGNISED, IGNORE))

    @property
    def stored(self) -> tuple[FileColumn, ...]:
        """The columns that come into the database."""
        others = (self.day, *self.judged) if self.day else self.judged
        places = {column.place for column in self.known}
        return (*self.known, *{column.place: column for column in others if column.place not in places}.values())

    @property
    def cells(self) -> tuple[FileColumn, ...]:
        """The columns of answers in a wide table."""
        return tuple(column for column in self.columns if column.meaning == ANSWER)

    def the(self, meaning: str) -> FileColumn | None:
        """The column with this meaning."""
        return next((column for column in self.columns if column.meaning == meaning), None)

    def dropped(self, meaning: str) -> tuple[str, ...]:
        """The headers of the columns that are not read: those about a PERSON, or UNRECOGNISED ones."""
        return tuple(column.header for column in self.columns if column.meaning == meaning and column.header)


class Vocabulary:
    """What headers and cells may say, of one programme and register."""

    def __init__(
        self, programme: Programme, gazetteer: Gazetteer, words: Words, offering: str | None = None, year: int | None = None
    ) -> None:
        """`offering` (its key) and `year`: what all rows of a file are about that has no column for it."""
        self.programme, self.gazetteer, self.words = programme, gazetteer, words
        self.offering, self.year = offering, year
        names = {
            name: offering.key
            for offering in programme.offerings
            for each in (offering.definite, offering.name)
            for name in (each.en, each.sv, offering.key)
            if name
        }
        self.offering_names = tuple(names)
        self.offerings = {squashed(name): key for name, key in names.items()}
        kinds = (programme.region.name, *(name for kind in programme.groups.names.values() for name in (kind.sv, kind.en)))
        self.groups = {
            squashed(word) for kind in kinds for word in re.findall(r"[^\W_]+", kind)
        }  # words of groups of municipalities
        self._written: dict[str, str] = {}  # what stands in the file for a header as it is shown
        self.shown = Shown(words, [*names, programme.region.name], gazetteer.register.values())
        self.doubts = Doubts(words, (*names, *gazetteer.register.values(), *programme.sources))

    def titled(self, offering: str | None, year: int | None) -> "Vocabulary":
        """The same, with what titles say of all rows where the caller has said nothing."""
        about = copy(self)
        about.offering, about.year = self.offering or offering, self.year or year
        return about

    def column(self, place: int, header: str, mapping: Mapping[str, str]) -> FileColumn:
        """What a header says by itself, or what the caller says of it. One that may name a person is called by its number."""
        words, title = bare(header), self._title(place, header)
        self._written[title] = words
        if said := self.told(place, header, mapping):
            return self._mapped(place, title, said)
        asked = _NUMBER.sub("", words)
        word = squashed(asked)
        if meaning := self.words.meanings.get(word):
            return FileColumn(place, title, meaning)
        years = _YEAR.findall(asked)
        name = squashed(_YEAR.sub(" ", asked))
        if len(years) <= 1 and (offering := self.offerings.get(name)):
            return FileColumn(place, title, ANSWER, offering, int(years[0]) if years else None)
        if len(years) <= 1 and (offering := self._asked_about(asked)):
            return FileColumn(place, title, ANSWER, offering, int(years[0]) if years else None)
        if years and not name.strip():
            return FileColumn(place, title, ANSWER, None, int(years[0]))
        return FileColumn(place, title, PERSON if self.words.is_person(asked) else UNRECOGNISED)

    def _asked_about(self, header: str) -> str | None:
        """The offering that a header asks about with other words that say no more than who took part, or when."""
        in_brackets = _IN_BRACKETS.fullmatch(header)
        words = list(map(squashed, re.findall(r"[^\W_]+", _YEAR.sub(" ", header))))
        for start in range(len(words)):
            for end in range(min(len(words), start + _MOST_WORDS), start, -1):
                if key := self.offerings.get("".join(words[start:end])):
                    is_chosen = bool(in_brackets and self.offerings.get(squashed(in_brackets[1])) == key)
                    return key if self.words.asks_about((*words[:start], *words[end:]), is_chosen=is_chosen) else None
        return None

    def told(self, place: int, header: str, mapping: Mapping[str, str]) -> str | None:
        """What the caller says of a column."""
        return next(filter(None, map(mapping.get, self.names_of(place, header))), None)

    def names_of(self, place: int, header: str) -> tuple[str, ...]:
        """What a caller may call a column."""
        number = header_words(column_number(place))
        return composed(header), bare(header), self._title(place, header) or number.sv, number.en

    def keys_of(self, cell: str) -> list[str]:
        """The keys of the offering, or offerings, that a cell names; none where one of them is unknown or in doubt."""
        if "?" in cell or bare(cell).startswith("("):
            return []
        if key := self.offerings.get(squashed(cell)):
            return [key]
        keys = [self.offerings.get(squashed(part), "") for part in _BETWEEN.split(bare(cell)) if part.strip()]
        return list(dict.fromkeys(keys)) if all(keys) else []

    def offerings_in(self, text: str) -> set[str]:
        """The keys of the offerings that a text names."""
        words = list(map(squashed, re.findall(r"[^\W_]+", bare(text))))
        parts = ("".join(words[start : start + count]) for start in range(len(words)) for count in range(1, _MOST_WORDS + 1))
        return {key for part in parts if (key := self.offerings.get(part))}

    def hinted(self, header: str) -> tuple[str | None, bool]:
        """What a header asks for with one of the known words in it, as a form's question does; its cells must agree.

        And whether it surely asks who takes part in what: not for wishes, or who declined.
        """
        header = self.written(header)
        words = re.findall(r"\w+", plain(header))
        meanings = self.words.meanings | dict.fromkeys(self.words.several, "offering")
        found = {meaning for word in words if (meaning := meanings.get(squashed(word))) in ("municipality", "offering")}
        if len(found) != 1:
            return None, False
        hint = found.pop()
        return hint, self.doubts.is_neutral(header) if hint == "offering" else not self.doubts.denies(header)

    def _title(self, place: int, header: str) -> str:
        words = bare(header)
        return words if self.shown.header(words) else column_number(place)

    def written(self, header: str) -> str:
        """What stands in the file for a header of the row that was looked at last."""
        return self._written.get(header, header)

    def _mapped(self, place: int, title: str, said: str) -> FileColumn:
        meaning, _, rest = said.partition(":")
        key, _, year = rest.partition(":")
        if meaning == "offering" and key in self.programme.offering_keys and re.fullmatch(r"(\d{4})?", year, re.ASCII):
            return FileColumn(place, title, ANSWER, key, int(year) if year else None)
        if rest or meaning not in (*MEANINGS, IGNORE, PERSON):
            offerings = [f"offering:{key}" for key in self.programme.offering_keys]
            raise Refusal("mapping_unknown", column=title, value=said, known=", ".join((*MEANINGS, PERSON, IGNORE, *offerings)))
        return FileColumn(place, title, meaning)


def column_number(place: int) -> str:
    """What a column is called that has no header, or one that may name a person."""
    return f"kolumn {place + 1}"


def header_score(cells: Sequence[str], vocabulary: Vocabulary, mapping: Mapping[str, str]) -> int:
    """How much a row looks like the columns' names: how many it knows, if one of them is a place or two have names.

    Less than any of these, a row of offerings without a place, of questions, or one that names a column of persons and others: what
    it means is to be asked.
    """
    found = [vocabulary.column(place, cell, mapping) for place, cell in enumerate(cells) if bare(cell)]
    named = {column.meaning for column in found if column.meaning in MEANINGS}
    known = len(named) + sum(column.meaning == ANSWER for column in found)
    is_organisation = any(squashed(cell) in vocabulary.words.organisations for cell in cells)
    if len(named) > 1 or named & {"code", "municipality"} or (is_organisation and any(column.offering for column in found)):
        return known * MOST_COLUMNS
    offerings = {column.offering for column in found if column.offering}
    if len(offerings) > 1 and not any(map(vocabulary.gazetteer.names, cells)):
        return len(offerings)  # answers, of which no column says yet whose they are
    asked = {column.meaning if column.meaning != UNRECOGNISED else vocabulary.hinted(column.header)[0] for column in found} - {None}
    return len(asked) if len(found) > 1 and (len(asked) > 1 or PERSON in asked) else 0
