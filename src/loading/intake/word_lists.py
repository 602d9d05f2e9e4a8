"""The lists of words in `synonyms.toml`, as they stand there."""

from src.programme.toml import Strict


class Headers(Strict, frozen=True):
    """For each meaning, the headers that say it."""

    code: tuple[str, ...]
    municipality: tuple[str, ...]
    offering: tuple[str, ...]
    year: tuple[str, ...]
    date: tuple[str, ...]
    participates: tuple[str, ...]
    source: tuple[str, ...]


class Persons(Strict, frozen=True):
    """Headers of columns about persons, whole and as a part."""

    exact: tuple[str, ...]
    within: tuple[str, ...]


class Answers(Strict, frozen=True):
    """The words for yes and for no, those for yes that say how something went, and those that leave the answer out."""

    yes: tuple[str, ...]
    no: tuple[str, ...]
    done: tuple[str, ...]
    unknown: tuple[str, ...]


class Asking(Strict, frozen=True):
    """Words of a header that asks about an offering, or `several`; the file says what each is for."""

    done: tuple[str, ...]
    when: tuple[str, ...]
    other: tuple[str, ...]
    chosen: tuple[str, ...]
    responses: tuple[str, ...]
    several: tuple[str, ...]
    asides: tuple[tuple[str, ...], ...]


class DoubtWords(Strict, frozen=True):
    """Words by which a column, a cell or a question may say that somebody did not take part; the file says what each is for."""

    whole: tuple[str, ...]
    outcome: tuple[str, ...]
    unsure: tuple[str, ...]
    remarks: tuple[str, ...]
    corrected: tuple[str, ...]
    taken_back: tuple[str, ...]
    took_part: tuple[str, ...]
    negations: tuple[str, ...]
    optional: tuple[str, ...]
    signed_up: tuple[str, ...]
    filled_in: tuple[str, ...]
    counts: tuple[str, ...]
    totals: tuple[str, ...]
    neutral: tuple[str, ...]


class Outside(Strict, frozen=True):
    """How rows begin that are no part of the table: sums, and others."""

    sums: tuple[str, ...]
    starts: tuple[str, ...]


class Titles(Strict, frozen=True):
    """Words of titles, headings and names: the file says what each is for."""

    turning: tuple[str, ...]
    negations: tuple[str, ...]
    listing: tuple[str, ...]
    grouping: tuple[str, ...]
    beside: tuple[str, ...]
    about: tuple[str, ...]
    taking_part: tuple[str, ...]


class Written(Strict, frozen=True):
    """How legends write `marks`, colours and that one `means` something; and the `months` and `seasons` of a year."""

    marks: tuple[str, ...]
    terms: tuple[str, ...]
    means: tuple[str, ...]
    colours: tuple[str, ...]
    coloured: tuple[str, ...]
    formatted: tuple[str, ...]
    months: tuple[str, ...]
    seasons: tuple[str, ...]


class Places(Strict, frozen=True):
    """What may stand after a municipality's name; words of a place or an `office`, which no person is called; and headers that
    may be about `organisations`.
    """

    suffixes: tuple[str, ...]
    office: tuple[str, ...]
    organisations: tuple[str, ...]
