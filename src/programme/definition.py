"""programme.toml and sources.toml as frozen structures: what the programme offers, to whom, in which years, toward which goal.

With them comes what claims.toml says (claims.py). Nothing about a region or a programme stands in the code; another one is another
data folder.
"""

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Annotated, TypeAlias

import msgspec

from src.address import PAGES
from src.finding import Finding
from src.language import N_, Localised
from src.programme.claims import CLAIMS_FILE, Claim, claim_faults, read_claims
from src.programme.toml import Strict, Unreadable, are_keys, at_its_line, decode_toml

PROGRAMME_FILE = "programme.toml"
SOURCES_FILE = "sources.toml"
Year: TypeAlias = Annotated[int, msgspec.Meta(ge=1000, le=9999)]
Inhabitants: TypeAlias = Annotated[int, msgspec.Meta(ge=1, le=999_999_999)]
EMAIL = re.compile(r"[\w.+-]+@[\w.-]+", re.ASCII)  # what a mailto link holds without escapes


class Offering(Strict, frozen=True):
    """Something that a municipality can take part in. `key` is ASCII and stands in addresses; `name.sv` stands in the CSV.

    `about` says in a sentence or two who it is for, and what is known of it.
    """

    key: str
    name: Localised
    definite: Localised
    about: Localised | None = None


class Region(Strict, frozen=True):
    """Where: the municipalities whose code begins with one of `prefixes`. `within` is the name in a phrase (`på Gotland`)."""

    name: str
    code_prefix: str | tuple[str, ...]
    within: Localised | None = None

    @property
    def prefixes(self) -> tuple[str, ...]:
        """How the codes begin: one for each county, or the empty text for all of Sweden."""
        return (self.code_prefix,) if isinstance(self.code_prefix, str) else self.code_prefix


class Goal(Strict, frozen=True):
    """Every municipality in the register takes part in `offering` at some time in the period.

    `members` is what those who do are called; participants where it is left out.
    """

    offering: str
    source: str
    members: Localised | None = None


class Eligibility(Strict, frozen=True, kw_only=True):
    """`offering` is open to municipalities of at most `population_at_most` inhabitants, and to those excepted from the limit."""

    offering: str
    population_at_most: Inhabitants
    population_year: Year
    excepted: tuple[str, ...] = ()
    source: str
    note: Localised | None = None


class Population(Strict, frozen=True, kw_only=True):
    """The year whose population is shown, and the lower limits of every class of size but the smallest (ascending)."""

    year: Year
    class_limits: tuple[Inhabitants, ...]
    source: str


class Agreements(Strict, frozen=True, kw_only=True):
    """Municipalities with a cooperation agreement, and the agreements' themes; whose theme is whose is not known."""

    municipalities: tuple[str, ...]
    themes: tuple[Localised, ...] = ()
    source: str


class Areas(Strict, frozen=True):
    """What one area and several are called inside a sentence: `county`, `counties`."""

    one: Localised
    many: Localised


class Groups(Strict, frozen=True, kw_only=True):
    """The kinds of municipality, by code, and what the division is called. `areas`: the groups are areas, such as counties."""

    name: Localised | None = None
    areas: Areas | None = None
    names: dict[str, Localised]
    source: str


class Sourced(Strict, frozen=True):
    """Something of which only the source is said here."""

    source: str


class Source(Strict, frozen=True, kw_only=True, omit_defaults=True):
    """Where a figure comes from. `short` begins a sentence on what it says (`Webbsidan`); the producer where it is left out."""

    producer: str | Localised
    title: str | Localised
    licence: str | Localised
    short: str | Localised | None = None
    date: datetime.date | None = None


class Contact(Strict, frozen=True):
    """Where a municipality's answers are sent."""

    email: str


class About(Strict, frozen=True, kw_only=True):
    """The programme in short, in our own words: who runs it, what it is, and the effects that those who run it hope for."""

    who: Localised
    paragraphs: tuple[Localised, ...] = ()
    effects: tuple[Localised, ...] = ()
    source: str


class Programme(Strict, frozen=True, kw_only=True):
    """The whole definition. `years` ascend and are the project period; `offerings` stand in the order they are shown."""

    file_prefix: str
    years: tuple[Year, ...]
    name: Localised
    short_name: Localised | None = None  # for a browser's tab
    region: Region
    owner: Localised
    offerings: tuple[Offering, ...]
    goal: Goal
    eligibility: tuple[Eligibility, ...] = ()
    population: Population
    agreements: Agreements | None = None
    groups: Groups
    cooperation: Sourced | None = None
    boundaries: Sourced
    about: About | None = None
    contact: Contact | None = None
    sources: dict[str, Source] = msgspec.field(default_factory=dict)
    claims: tuple[Claim, ...] = ()

    @property
    def offering_keys(self) -> tuple[str, ...]:
        """The keys of the offerings, in their order."""
        return tuple(offering.key for offering in self.offerings)

    @property
    def goal_offering(self) -> Offering:
        """The offering that the goal is about."""
        return self.offering(self.goal.offering)

    @property
    def group_key(self) -> str:
        """What the group that the goal is about is called in addresses and file names, where a page may have its key already."""
        key = self.goal.offering
        return f"{key}-grupp" if key in PAGES else key

    @property
    def population_years(self) -> tuple[int, ...]:
        """The years whose population some rule needs, ascending; the register must have a column for each."""
        return tuple(sorted({self.population.year, *(rule.population_year for rule in self.eligibility)}))

    def offering(self, key: str) -> Offering:
        """The offering with this key; KeyError names the known ones."""
        for offering in self.offerings:
            if offering.key == key:
                return offering
        raise KeyError(f"no offering {key!r}; there are {', '.join(self.offering_keys)}")


def read_programme(root: Path) -> Programme:
    """The programme defined in the data folder `root`; Unreadable holds every fault found."""
    sources = decode_toml(root / SOURCES_FILE, SOURCES_FILE, dict[str, Source], is_public=True)
    programme = decode_toml(root / PROGRAMME_FILE, PROGRAMME_FILE, Programme)
    elsewhere = {
        "sources": (programme.sources, N_("Källorna står i en egen fil, sources.toml.")),
        "claims": ([claim.key for claim in programme.claims], N_("Påståendena står i en egen fil, claims.toml.")),
    }
    for table, (names, problem) in elsewhere.items():
        if names:
            raise Unreadable((_fault(table, names, problem, N_("Flytta tabellen dit.")),))
    programme = msgspec.structs.replace(programme, sources=sources, claims=read_claims(root))
    if findings := tuple(_contradictions(programme)):
        raise Unreadable(tuple(_found_at(root, programme, finding) for finding in findings))
    return programme


def with_sources(programme: Programme, path: Path, file: str) -> Programme:
    """The programme with the sources of a further file too, if there is one; Unreadable where it names one that stands already.

    `file` is what findings call it.
    """
    if not path.exists():
        return programme
    sources = decode_toml(path, file, dict[str, Source], is_public=True)
    if known := [name for name in sources if name in programme.sources]:
        problem, remedy = (
            N_("Källan står redan i datamappens sources.toml."),
            N_("Ge källan ett annat namn, eller ta bort den här."),
        )
        raise Unreadable(tuple(Finding(file, problem, remedy, column=name) for name in known))
    return msgspec.structs.replace(programme, sources={**programme.sources, **sources})


def _found_at(root: Path, programme: Programme, finding: Finding) -> Finding:
    """The finding with its line: in claims.toml, `column` begins with the claim's key."""
    first, *rest = (finding.column or "").split(".")
    places = {claim.key: place for place, claim in enumerate(programme.claims)} if finding.file == CLAIMS_FILE else {}
    return at_its_line(finding, root, ("claims", places[first], *rest) if first in places else (first, *rest))


def _contradictions(programme: Programme) -> Iterator[Finding]:
    """What each table says rightly by itself, and wrongly together."""
    keys, limits, rules = programme.offering_keys, programme.population.class_limits, programme.eligibility
    if not keys or len(set(keys)) != len(keys) or not are_keys(*keys):
        problem = N_("Ett erbjudandes nyckel saknas, är skriven två gånger eller har andra tecken än a–z, 0–9 och bindestreck.")
        remedy = N_("Ge varje erbjudande en egen nyckel av små bokstäver a–z, siffror och bindestreck.")
        yield _fault("offerings.key", keys, problem, remedy)
    swedish = [offering.name.sv for offering in programme.offerings]
    if _some_alike(swedish):
        problem = N_("Två erbjudanden har samma svenska namn.")
        remedy = N_("Ge varje erbjudande ett eget namn; participation.csv känner igen det på namnet.")
        yield _fault("offerings.name", swedish, problem, remedy)
    named = {"offerings.name": [o.name for o in programme.offerings], "groups.names": programme.groups.names.values()}
    for place, names in named.items():
        english = [name.en or name.sv for name in names]
        if _some_alike(english):
            problem = N_("Två engelska namn är likadana, och skulle dela rad eller kolumn på skärmen.")
            yield _fault(place, english, problem, N_("Ge var och en ett eget engelskt namn."))
    if not programme.years or list(programme.years) != sorted(set(programme.years)):
        problem = N_("Projektets år är inte i ordning, eller saknas.")
        remedy = N_("Skriv åren i stigande ordning, varje år en gång.")
        yield _fault("years", programme.years, problem, remedy)
    if list(limits) != sorted(set(limits)):
        problem = N_("Storleksklassernas gränser är inte i ordning.")
        remedy = N_("Skriv gränserna i stigande ordning, varje gräns en gång.")
        yield _fault("population.class_limits", limits, problem, remedy)
    if not are_keys(programme.file_prefix):
        problem = N_("Filnamnens början har andra tecken än a–z, 0–9 och bindestreck.")
        yield _fault("file_prefix", [programme.file_prefix], problem, N_("Skriv bara små bokstäver a–z, siffror och bindestreck."))
    if programme.contact and not EMAIL.fullmatch(programme.contact.email):
        problem = N_("E-postadressen saknar @, har fler än ett, eller har andra tecken än en adress har.")
        yield _fault("contact.email", [programme.contact.email], problem, N_("Skriv bara adressen: namn@exempel.se."))
    known = N_("Skriv en av de nycklar som finns: {known}.")
    for place, key in (("goal.offering", programme.goal.offering), *(("eligibility.offering", rule.offering) for rule in rules)):
        if key not in keys:
            problem = N_("Erbjudandet finns inte bland programmets erbjudanden.")
            yield _fault(place, [key], problem, known, known=", ".join(keys))
    for place, source in _sources_used(programme):
        if source not in programme.sources:
            yield _fault(place, [source], N_("Källan finns inte i sources.toml."), known, known=", ".join(programme.sources))
    limited = [rule.offering for rule in rules]
    yield from claim_faults(
        programme.claims, offerings=keys, limited=limited, years=programme.years, sources=tuple(programme.sources)
    )


def _some_alike(names: Sequence[str]) -> bool:
    return len({name.casefold() for name in names}) != len(names)


def _sources_used(programme: Programme) -> Iterator[tuple[str, str]]:
    """Each place in the file that names a source, and the source."""
    tables = ("goal", "population", "groups", "boundaries", "eligibility", "agreements", "cooperation", "about")
    for name in tables:
        table = getattr(programme, name)
        for one in table if isinstance(table, tuple) else (table,):
            if one:
                yield f"{name}.source", one.source


def _fault(column: str, values: Iterable[object], problem: str, remedy: str, **more: object) -> Finding:
    return Finding(PROGRAMME_FILE, problem, remedy, column=column, value=", ".join(map(str, values)), values=more)
