"""What the columns of a table mean together, by their headers and some of their cells; and which form it has."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import Final

from src.handed_in import ANSWER, IGNORE, PERSON, UNRECOGNISED, FileColumn, Lacking, Shape
from src.language import Localised
from src.loading.intake.columns import MEANINGS, PROPOSED_HEADERS, Layout, Vocabulary, column_number
from src.loading.intake.refusal import Refusal
from src.loading.intake.values import year_of
from src.loading.intake.words import Words, bare, looks_like_person, plain, squashed

_ALIKE: Final = 80  # out of 100: how alike two headers must be for one to be taken for a slip of the pen
_MOSTLY: Final = 0.6


def read_layout(
    header: Sequence[str], sample: Sequence[Sequence[str]], vocabulary: Vocabulary, mapping: Mapping[str, str], line: int
) -> Layout:
    """The columns and the form of a table; Refusal where a column is missing, double or unclear.

    `sample`: some of the table's rows. A caller's `mapping` (header → meaning) is believed.
    """
    columns = [vocabulary.column(place, title, mapping) for place, title in enumerate(header)]
    values = [[row[place] for row in sample if place < len(row) and bare(row[place])] for place in range(len(header))]
    columns = [_by_form(column, values[column.place], columns, vocabulary, line) for column in columns]
    columns = [
        column if column.header or not values[column.place] else column._replace(header=column_number(column.place))
        for column in columns
    ]
    columns = _of_how_it_went(columns, values, vocabulary)
    minor = {column for column in columns if column.meaning == "date" and _is_minor(column, header, vocabulary, mapping)}
    columns = _of_what_was_done(columns, minor, vocabulary)
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
    elif not meanings & {"year", "date", "participates"} and _name_offerings(columns, values, vocabulary):
        shape, lacks = "wide_by_year", ()
    else:
        columns = [column._replace(meaning=UNRECOGNISED) if column.meaning == ANSWER else column for column in columns]
        shape = "log" if meanings & {"date", PERSON} else "long"
    day = next((column for column in columns if column.meaning == "date"), None) if "year" in meanings else None
    if day:
        columns = [column._replace(meaning=IGNORE) if column.meaning == "date" else column for column in columns]
    offering = vocabulary.offering if "offering" in lacks and ANSWER not in {column.meaning for column in columns} else None
    layout = Layout(tuple(columns), shape, lacks, offering, vocabulary.year if "year" in lacks else None, day, day not in minor)
    _check(layout, values, line, vocabulary)
    for column in layout.columns:
        if column.meaning == UNRECOGNISED and (
            meant := _meant(column, header[column.place], values[column.place], layout, vocabulary)
        ):
            _check_wish(column, line, vocabulary)
            asked = () if bare(header[column.place]) else (column.header,)
            raise Refusal("column_unclear", line=line, column=column.header, asked=asked, meant=meant)
    judged = [column for column in columns if _is_judged(column, vocabulary) or column.place == (day and day.place)]
    judged = [column for column in judged if not vocabulary.told(column.place, header[column.place], mapping)]
    return layout._replace(judged=tuple(day if day and column.place == day.place else column for column in judged))


def _is_judged(column: FileColumn, vocabulary: Vocabulary) -> bool:
    return column.meaning in (PERSON, UNRECOGNISED, "source") or (
        column.meaning == "date" and vocabulary.doubts.is_sign_up(column.header)
    )


def _by_form(
    column: FileColumn, values: Sequence[str], columns: Sequence[FileColumn], vocabulary: Vocabulary, line: int
) -> FileColumn:
    """A column that holds personal data whatever it is called is about persons; `Namn` may be the municipality's."""
    if column.meaning in (PERSON, UNRECOGNISED) and not any(other.meaning == "municipality" for other in columns):
        places = sum(vocabulary.gazetteer.code_of(value) is not None for value in values)
        if (
            squashed(vocabulary.written(column.header)) in vocabulary.words.organisations
            and values
            and places >= _MOSTLY * len(values)
        ):
            return column._replace(meaning="municipality")
    hint, is_sure = vocabulary.hinted(column.header) if column.meaning == UNRECOGNISED and values else (None, False)
    others = [other for other in columns if other != column]
    if hint and not any(hint == other.meaning or (hint, True) == vocabulary.hinted(other.header) for other in others):
        known = vocabulary.gazetteer.code_of if hint == "municipality" else vocabulary.keys_of
        if sum(bool(known(value)) for value in values) >= _MOSTLY * len(values):
            if not is_sure:
                raise Refusal("column_unclear", line=line, column=column.header, meant=PROPOSED_HEADERS[hint])
            return column._replace(meaning=hint)
    is_term = squashed(column.header) in vocabulary.words.terms and not any(other.meaning in ("year", "date") for other in others)
    if is_term and values and sum(year_of(value, vocabulary).reason is None for value in values) >= _MOSTLY * len(values):
        return column._replace(meaning="year")
    if column.meaning == UNRECOGNISED and values and sum(map(looks_like_person, values)) >= _MOSTLY * len(values):
        return column._replace(meaning=PERSON)
    return column


def _of_how_it_went(columns: Sequence[FileColumn], values: Sequence[Sequence[str]], vocabulary: Vocabulary) -> list[FileColumn]:
    """A column such as `Status` that says of all rows that it was done is one of answers, if there is no other."""
    is_answered = any(column.meaning in ("participates", ANSWER) for column in columns)
    found = [
        column
        for column in columns
        if column.meaning == UNRECOGNISED
        and vocabulary.doubts.asks_how_it_went(vocabulary.written(column.header))
        and values[column.place]
        and all(plain(value) in vocabulary.words.done for value in values[column.place])
    ]
    is_one = len(found) == 1 and not is_answered
    return [column._replace(meaning="participates") if is_one and column in found else column for column in columns]


def _is_minor(column: FileColumn, header: Sequence[str], vocabulary: Vocabulary, mapping: Mapping[str, str]) -> bool:
    said = vocabulary.told(column.place, header[column.place], mapping)
    return not said and (vocabulary.doubts.is_sign_up(column.header) or vocabulary.doubts.is_filled_in(column.header))


def _of_what_was_done(columns: Sequence[FileColumn], minor: Set[FileColumn], vocabulary: Vocabulary) -> list[FileColumn]:
    """The columns without `minor` days that are not those of what somebody took part in: beside another day all of them.

    In a table of answers, the day on which a form was filled in says nothing of what the answers are about.
    """
    is_wide = any(column.offering for column in columns) and not any(column.meaning == "offering" for column in columns)
    if all(column in minor for column in columns if column.meaning == "date"):
        minor = {column for column in minor if is_wide and vocabulary.doubts.is_filled_in(column.header)}
    return [column._replace(meaning=UNRECOGNISED) if column in minor else column for column in columns]


def _name_offerings(columns: Sequence[FileColumn], values: Sequence[Sequence[str]], vocabulary: Vocabulary) -> bool:
    """Whether the cells below years name offerings."""
    cells = [value for column in columns if _is_year(column) for value in values[column.place]]
    return bool(cells) and sum(bool(vocabulary.keys_of(cell)) for cell in cells) >= _MOSTLY * len(cells)


def _lacking(columns: Sequence[FileColumn], meanings: set[str]) -> Iterator[Lacking]:
    if "offering" not in meanings and not any(column.offering for column in columns):
        yield "offering"
    if not meanings & {"year", "date"} and not any(column.year for column in columns):
        yield "year"


def _is_year(column: FileColumn) -> bool:
    return column.meaning == ANSWER and column.offering is None


def _check_wish(column: FileColumn, line: int, vocabulary: Vocabulary) -> None:
    """Refusal where a column asks who wants an offering, or the like."""
    asked = vocabulary.written(column.header)
    if vocabulary.offerings_in(asked) and (found := vocabulary.words.turns(asked)):
        raise Refusal("column_other", line=line, column=column.header, words=found)


def _check(layout: Layout, values: Sequence[Sequence[str]], line: int, vocabulary: Vocabulary) -> None:
    seen: dict[tuple[object, ...], str] = {}
    for column in layout.known:
        what = column[2:]
        if what in seen:
            raise Refusal("column_double", line=line, columns=f"{seen[what]}, {column.header}")
        seen[what] = column.header
    has_place = bool(layout.the("code") or layout.the("municipality"))
    has_offering = bool(layout.the("offering") or layout.cells or layout.offering)
    for meaning in ("municipality",) * (not has_place) + ("offering",) * (not has_offering):
        headers = vocabulary.words.headers_of({meaning})
        for column in layout.columns:
            if column.meaning == UNRECOGNISED and _alike(squashed(vocabulary.written(column.header)), headers):
                raise Refusal("column_unclear", line=line, column=column.header, meant=PROPOSED_HEADERS[meaning])
    if not has_place:
        unread = [column for column in layout.columns if column.meaning == UNRECOGNISED and values[column.place]]
        for column in unread:
            places = sum(vocabulary.gazetteer.code_of(value) is not None for value in values[column.place])
            if places >= _MOSTLY * len(values[column.place]):
                raise Refusal("place_unclear", line=line, column=column.header, meant=PROPOSED_HEADERS["municipality"])
        raise Refusal("column_missing", line=line, missing=PROPOSED_HEADERS["municipality"])
    if not has_offering:
        for column in layout.columns:
            if column.meaning == UNRECOGNISED:
                _check_wish(column, line, vocabulary)
        raise Refusal("offering_column_missing", line=line)


def _meant(column: FileColumn, header: str, values: Sequence[str], layout: Layout, vocabulary: Vocabulary) -> Localised | None:
    """What a column with an unknown name may say that would count, so that it must not be passed over in silence."""
    wide = bool(layout.cells)
    absent = {meaning for meaning in MEANINGS if not layout.the(meaning)} - ({"offering", "year", "date"} if wide else set())
    if layout.the("year") or layout.the("date"):
        absent -= {"year", "date"}
    words = {word: PROPOSED_HEADERS[vocabulary.words.meanings[word]] for word in vocabulary.words.headers_of(absent)}
    words |= {name: vocabulary.programme.offering(key).name for name, key in vocabulary.offerings.items()} if wide else {}
    word = squashed(header)
    if vocabulary.doubts.asks(header):
        return PROPOSED_HEADERS["participates"]
    if found := _alike(word, words):
        return words[found]
    folded = [plain(value) for value in values]
    # a heading may have been deleted, above 1 and 0 too; under one that is there they may count anything
    if (
        folded
        and ("participates" in absent or wide)
        and all(v in vocabulary.words.answer and not (v.isdecimal() and bare(header)) for v in folded)
    ):
        there = {column.offering for column in layout.cells}
        lacking = (offering.name for offering in vocabulary.programme.offerings if wide and offering.key not in there)
        return next(lacking, PROPOSED_HEADERS["participates"])
    years = set(map(str, vocabulary.programme.years))
    return PROPOSED_HEADERS["year"] if folded and "year" in absent and all(value in years for value in folded) else None


def _alike(word: str, known: Iterable[str]) -> str:
    """The known one of squashed headers that this one may be a slip of the pen for; empty where there is none."""
    from rapidfuzz import fuzz, process  # not when the dashboard starts

    found = process.extractOne(word, list(known), scorer=fuzz.ratio, score_cutoff=_ALIKE) if len(word) > 2 else None
    return found[0] if found else ""


def without_asides(layout: Layout, header: Sequence[str], words: Words) -> Layout:
    """The layout without those columns of our own questions that are there to be read by people: their words are ours."""
    written = {squashed(header[column.place]): column for column in layout.columns if column.meaning == UNRECOGNISED}
    for asides in words.asking.asides:
        own = {column.place: aside for aside in asides if (column := written.get(squashed(aside)))}
        if len(own) == len(asides):
            columns = [
                column._replace(header=own[column.place], meaning=IGNORE) if column.place in own else column
                for column in layout.columns
            ]
            judged = tuple(column for column in layout.judged if column.place not in own)
            return layout._replace(columns=tuple(columns), judged=judged)
    return layout
