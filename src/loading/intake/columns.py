"""What the columns of a file mean, from its header row; and which form the table has."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from src.handed_in import ANSWER, IGNORE, PERSON, UNRECOGNISED, FileColumn, Lacking, Shape, header_words
from src.language import Localised, composed, joined
from src.loading.intake.places import Gazetteer
from src.loading.intake.refusal import MOST_COLUMNS, Refusal
from src.loading.intake.shown import Shown
from src.loading.intake.words import Words, bare, looks_like_person, plain, squashed
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
_BETWEEN: Final = re.compile(r"[,;/&+]|\boch\b|\band\b")  # offerings in one cell
_NUMBER: Final = re.compile(r"(?:fråga )?\d{1,2}(?:\.\d{1,2})?[.):] ", re.IGNORECASE)  # of a question in a form
_ALIKE: Final = 80  # out of 100: how alike two headers must be for one to be taken for a slip of the pen
_MOSTLY: Final = 0.6


class Layout(NamedTuple):
    """The columns of a table in the file's order, and its form.

    `lacks`: what no column says; `offering` and `year` then say what every row is about, if somebody has told.
    `day`: the column of days beside one of years, which holds for the row; how many are in another year is told.
    """

    columns: tuple[FileColumn, ...]
    shape: Shape
    lacks: tuple[Lacking, ...] = ()
    offering: str | None = None
    year: int | None = None
    day: FileColumn | None = None

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
        return (*self.known, self.day) if self.day else self.known

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
        self.offerings = {squashed(name): key for name, key in names.items()}
        self._written: dict[str, str] = {}  # what stands in the file for a header as it is shown
        self.shown = Shown(words, [*names, programme.region.name], gazetteer.register.values())

    def column(self, place: int, header: str, mapping: Mapping[str, str]) -> FileColumn:
        """What a header says by itself, or what the caller says of it. One that may name a person is called by its number."""
        words = bare(header)
        title = words if self.shown.header(words) else column_number(place)
        self._written[title] = words
        number = header_words(column_number(place))
        names = (composed(header), words, title or number.sv, number.en)
        if said := next(filter(None, map(mapping.get, names)), None):
            return self._mapped(place, title, said)
        asked = _NUMBER.sub("", words)
        word = squashed(asked)
        if meaning := self.words.meanings.get(word):
            return FileColumn(place, title, meaning)
        years = _YEAR.findall(asked)
        name = squashed(_YEAR.sub(" ", asked))
        if len(years) <= 1 and (offering := self.offerings.get(name)):
            return FileColumn(place, title, ANSWER, offering, int(years[0]) if years else None)
        if years and not name.strip():
            return FileColumn(place, title, ANSWER, None, int(years[0]))
        return FileColumn(place, title, PERSON if self.words.is_person(asked) else UNRECOGNISED)

    def keys_of(self, cell: str) -> list[str]:
        """The keys of the offering, or offerings, that a cell names; none where one of them is unknown or in doubt."""
        if "?" in cell or bare(cell).startswith("("):
            return []
        if key := self.offerings.get(squashed(cell)):
            return [key]
        keys = [self.offerings.get(squashed(part), "") for part in _BETWEEN.split(bare(cell)) if part.strip()]
        return list(dict.fromkeys(keys)) if all(keys) else []

    def hinted(self, header: str) -> str | None:
        """What a header asks for with one of the known words in it, as a form's question does; its cells must agree."""
        words = re.findall(r"\w+", plain(self.written(header)))
        found = {meaning for word in words if (meaning := self.words.meanings.get(squashed(word))) in ("municipality", "offering")}
        return found.pop() if len(found) == 1 else None

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

    Less than any of these, a row of questions, or one that names a column of persons and others: what it means is to be asked.
    """
    found = [vocabulary.column(place, cell, mapping) for place, cell in enumerate(cells) if bare(cell)]
    named = {column.meaning for column in found if column.meaning in MEANINGS}
    known = len(named) + sum(column.meaning == ANSWER for column in found)
    if len(named) > 1 or named & {"code", "municipality"}:
        return known * MOST_COLUMNS
    asked = {column.meaning if column.meaning != UNRECOGNISED else vocabulary.hinted(column.header) for column in found} - {None}
    return len(asked) if len(found) > 1 and (len(asked) > 1 or PERSON in asked) else 0


def read_layout(
    header: Sequence[str], sample: Sequence[Sequence[str]], vocabulary: Vocabulary, mapping: Mapping[str, str], line: int
) -> Layout:
    """The columns and the form of a table; Refusal where a column is missing, double or unclear.

    `sample`: some of the table's rows. A caller's `mapping` (header → meaning) is believed.
    """
    columns = [vocabulary.column(place, title, mapping) for place, title in enumerate(header)]
    values = [[row[place] for row in sample if place < len(row) and bare(row[place])] for place in range(len(header))]
    columns = [_by_form(column, values[column.place], columns, vocabulary) for column in columns]
    columns = [
        column if column.header or not values[column.place] else column._replace(header=column_number(column.place))
        for column in columns
    ]
    meanings = {column.meaning for column in columns}
    lacks = tuple(_lacking(columns, meanings))
    if vocabulary.offering and "offering" in lacks and not meanings & {"year", "date", "participates"}:
        columns = [column._replace(offering=vocabulary.offering) if _is_year(column) else column for column in columns]
    shape: Shape
    if "offering" not in meanings and any(column.offering for column in columns):
        columns = [
            column._replace(meaning=UNRECOGNISED) if column.meaning == ANSWER and not column.offering else column
            for column in columns
        ]
        shape = "wide_by_year" if any(column.year for column in columns) else "wide"
    elif "offering" in meanings and not meanings & {"year", "date", "participates"} and ANSWER in meanings:
        columns = [column._replace(meaning=UNRECOGNISED) if column.offering else column for column in columns]
        shape = "wide_by_year"
    else:
        columns = [column._replace(meaning=UNRECOGNISED) if column.meaning == ANSWER else column for column in columns]
        shape = "log" if meanings & {"date", PERSON} else "long"
    day = next((column for column in columns if column.meaning == "date"), None) if "year" in meanings else None
    if day:
        columns = [column._replace(meaning=IGNORE) if column.meaning == "date" else column for column in columns]
    offering = vocabulary.offering if "offering" in lacks and ANSWER not in {column.meaning for column in columns} else None
    layout = Layout(tuple(columns), shape, lacks, offering, vocabulary.year if "year" in lacks else None, day)
    _check(layout, line)
    for column in layout.columns:
        if column.meaning == UNRECOGNISED and (meant := _meant(column, values[column.place], layout, vocabulary)):
            raise Refusal("column_unclear", line=line, column=column.header, meant=meant)
    return layout


def _by_form(column: FileColumn, values: Sequence[str], columns: Sequence[FileColumn], vocabulary: Vocabulary) -> FileColumn:
    """A column that holds personal data whatever it is called is about persons; `Namn` may be the municipality's."""
    if column.meaning in (PERSON, UNRECOGNISED) and not any(other.meaning == "municipality" for other in columns):
        places = sum(vocabulary.gazetteer.code_of(value) is not None for value in values)
        if squashed(vocabulary.written(column.header)) in ("namn", "name") and values and places >= _MOSTLY * len(values):
            return column._replace(meaning="municipality")
    hint = vocabulary.hinted(column.header) if column.meaning == UNRECOGNISED and values else None
    if hint and not any(hint == (vocabulary.hinted(other.header) or other.meaning) for other in columns if other != column):
        known = vocabulary.gazetteer.code_of if hint == "municipality" else vocabulary.keys_of
        if sum(bool(known(value)) for value in values) >= _MOSTLY * len(values):
            return column._replace(meaning=hint)
    if column.meaning == UNRECOGNISED and values and sum(map(looks_like_person, values)) >= _MOSTLY * len(values):
        return column._replace(meaning=PERSON)
    return column


def _lacking(columns: Sequence[FileColumn], meanings: set[str]) -> Iterator[Lacking]:
    if "offering" not in meanings and not any(column.offering for column in columns):
        yield "offering"
    if not meanings & {"year", "date"} and not any(column.year for column in columns):
        yield "year"


def _is_year(column: FileColumn) -> bool:
    return column.meaning == ANSWER and column.offering is None


def _check(layout: Layout, line: int) -> None:
    seen: dict[tuple[object, ...], str] = {}
    for column in layout.known:
        what = column[2:]
        if what in seen:
            raise Refusal("column_double", line=line, columns=f"{seen[what]}, {column.header}")
        seen[what] = column.header
    if not (layout.the("code") or layout.the("municipality")):
        raise Refusal("column_missing", line=line, missing=PROPOSED_HEADERS["municipality"])
    if not (layout.the("offering") or layout.cells or layout.offering):
        raise Refusal("offering_column_missing", line=line)


def _meant(column: FileColumn, values: Sequence[str], layout: Layout, vocabulary: Vocabulary) -> Localised | None:
    """What a column with an unknown name may say that would count, so that it must not be passed over in silence."""
    from rapidfuzz import fuzz, process  # not when the dashboard starts

    wide = bool(layout.cells)
    absent = {meaning for meaning in MEANINGS if not layout.the(meaning)} - ({"offering", "year", "date"} if wide else set())
    if layout.the("year") or layout.the("date"):
        absent -= {"year", "date"}
    words = {
        word: PROPOSED_HEADERS[meaning]
        for word, meaning in vocabulary.words.meanings.items()
        if meaning in absent and len(word) > 2
    }
    words |= {name: vocabulary.programme.offering(key).name for name, key in vocabulary.offerings.items()} if wide else {}
    word = squashed(vocabulary.written(column.header))
    said = {squashed(value) for value in values}
    if not vocabulary.words.doubtful.isdisjoint((word, *said)) or (word.startswith("antal") and "0" in map(bare, values)):
        return PROPOSED_HEADERS["participates"]
    if len(word) > 2 and (found := process.extractOne(word, list(words), scorer=fuzz.ratio, score_cutoff=_ALIKE)):
        return words[found[0]]
    folded = [plain(value) for value in values]
    if folded and ("participates" in absent or wide) and all(not v.isdecimal() and v in vocabulary.words.answer for v in folded):
        return PROPOSED_HEADERS["participates"] if not wide else vocabulary.programme.offerings[0].name
    years = set(map(str, vocabulary.programme.years))
    return PROPOSED_HEADERS["year"] if folded and "year" in absent and all(value in years for value in folded) else None
