"""programme.toml and sources.toml as frozen structures: what the programme offers, to whom, in which years, toward which goal.

With them comes what claims.toml says, whose structures stand in claims_file.py.

Nothing about a region or a programme stands in the code; another one is another data folder.
"""

import datetime
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from src.address import PAGES
from src.finding import Finding
from src.language import N_, Localised
from src.programme.claims import Claim, claim_faults, read_claims
from src.programme.toml import Strict, Unreadable, decode_toml

PROGRAMME_FILE = "programme.toml"
SOURCES_FILE = "sources.toml"


class Offering(Strict, frozen=True):
    """Something that a municipality can take part in. `key` is ASCII and stands in addresses; `name.sv` stands in the CSV.

    `about` says in a sentence or two who it is for, and what is known of it.
    """

    key: str
    name: Localised
    definite: Localised
    about: Localised | None = None


class Region(Strict, frozen=True):
    """Where: the municipalities whose code begins with `code_prefix`. `within` is the name with its preposition (`på Gotland`)."""

    name: str
    code_prefix: str
    within: Localised | None = None


class Goal(Strict, frozen=True):
    """Every municipality in the register takes part in `offering` at some time in the period."""

    offering: str
    source: str


class Eligibility(Strict, frozen=True, kw_only=True):
    """`offering` is open to municipalities of at most `population_at_most` inhabitants, and to those excepted from the limit."""

    offering: str
    population_at_most: int
    population_year: int
    excepted: tuple[str, ...] = ()
    source: str
    note: Localised | None = None


class Population(Strict, frozen=True, kw_only=True):
    """The year whose population is shown, and the lower limits of every class of size but the smallest (ascending)."""

    year: int
    class_limits: tuple[int, ...]
    source: str


class Agreements(Strict, frozen=True, kw_only=True):
    """Municipalities with a cooperation agreement, and the agreements' themes; whose theme is whose is not known."""

    municipalities: tuple[str, ...]
    themes: tuple[Localised, ...] = ()
    source: str


class Groups(Strict, frozen=True, kw_only=True):
    """The kinds of municipality, by code."""

    names: dict[str, Localised]
    source: str


class Sourced(Strict, frozen=True):
    """Something of which only the source is said here."""

    source: str


class Source(Strict, frozen=True, kw_only=True):
    """Where a figure comes from."""

    producer: str | Localised
    title: str | Localised
    licence: str | Localised
    date: datetime.date | None = None


class About(Strict, frozen=True, kw_only=True):
    """The programme in short, in our own words: who runs it, what it is, and the effects that those who run it hope for."""

    who: Localised
    paragraphs: tuple[Localised, ...] = ()
    effects: tuple[Localised, ...] = ()
    source: str


class Programme(Strict, frozen=True, kw_only=True):
    """The whole definition. `years` ascend and are the project period; `offerings` stand in the order they are shown."""

    file_prefix: str
    years: tuple[int, ...]
    name: Localised
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
    sources = decode_toml(root / SOURCES_FILE, SOURCES_FILE, dict[str, Source])
    programme = decode_toml(root / PROGRAMME_FILE, PROGRAMME_FILE, Programme)
    if programme.sources:
        problem, remedy = N_("Källorna står i en egen fil, sources.toml."), N_("Flytta tabellen dit.")
        raise Unreadable((_fault("sources", ", ".join(programme.sources), problem, remedy),))
    if programme.claims:
        problem, remedy = N_("Påståendena står i en egen fil, claims.toml."), N_("Flytta tabellen dit.")
        raise Unreadable((_fault("claims", ", ".join(claim.key for claim in programme.claims), problem, remedy),))
    programme = msgspec.structs.replace(programme, sources=sources, claims=read_claims(root))
    if findings := tuple(_contradictions(programme)):
        raise Unreadable(findings)
    return programme


def _contradictions(programme: Programme) -> Iterator[Finding]:
    """What each table says rightly by itself, and wrongly together."""
    keys = programme.offering_keys
    known = N_("Skriv en av de nycklar som finns: {known}.")
    if not keys or len(set(keys)) != len(keys) or not all(re.fullmatch(r"[a-z0-9-]+", key) for key in keys):
        yield _fault(
            "offerings.key",
            ", ".join(keys),
            N_("Ett erbjudandes nyckel saknas, är skriven två gånger eller har andra tecken än a–z, 0–9 och bindestreck."),
            N_("Ge varje erbjudande en egen nyckel av små bokstäver a–z, siffror och bindestreck."),
        )
    names = [offering.name.sv.casefold() for offering in programme.offerings]
    if len(set(names)) != len(names):
        yield _fault(
            "offerings.name",
            ", ".join(offering.name.sv for offering in programme.offerings),
            N_("Två erbjudanden har samma svenska namn."),
            N_("Ge varje erbjudande ett eget namn; participation.csv känner igen det på namnet."),
        )
    shown = {"offerings.name": [o.name for o in programme.offerings], "groups.names": list(programme.groups.names.values())}
    for place, labels in shown.items():
        english = [(label.en or label.sv).casefold() for label in labels]
        if len(set(english)) != len(english):
            yield _fault(
                place,
                ", ".join(label.en or label.sv for label in labels),
                N_("Två engelska namn är likadana, och skulle dela rad eller kolumn på skärmen."),
                N_("Ge var och en ett eget engelskt namn."),
            )
    if not programme.years or list(programme.years) != sorted(set(programme.years)):
        yield _fault(
            "years",
            ", ".join(map(str, programme.years)),
            N_("Projektets år är inte i ordning, eller saknas."),
            N_("Skriv åren i stigande ordning, varje år en gång."),
        )
    if list(programme.population.class_limits) != sorted(set(programme.population.class_limits)):
        yield _fault(
            "population.class_limits",
            ", ".join(map(str, programme.population.class_limits)),
            N_("Storleksklassernas gränser är inte i ordning."),
            N_("Skriv gränserna i stigande ordning, varje gräns en gång."),
        )
    if not re.fullmatch(r"[a-z0-9-]+", programme.file_prefix):
        yield _fault(
            "file_prefix",
            programme.file_prefix,
            N_("Filnamnens början har andra tecken än a–z, 0–9 och bindestreck."),
            N_("Skriv bara små bokstäver a–z, siffror och bindestreck."),
        )
    wanted = [("goal.offering", programme.goal.offering), *(("eligibility.offering", r.offering) for r in programme.eligibility)]
    for place, key in wanted:
        if key not in keys:
            yield _fault(place, key, N_("Erbjudandet finns inte bland programmets erbjudanden."), known, known=", ".join(keys))
    for place, source in _sources_used(programme):
        if source not in programme.sources:
            yield _fault(
                place,
                source,
                N_("Källan finns inte i sources.toml."),
                known,
                known=", ".join(programme.sources),
            )
    yield from claim_faults(
        programme.claims,
        offerings=keys,
        limited=[rule.offering for rule in programme.eligibility],
        years=programme.years,
        sources=tuple(programme.sources),
    )


def _sources_used(programme: Programme) -> Iterator[tuple[str, str]]:
    yield "goal.source", programme.goal.source
    yield "population.source", programme.population.source
    yield "groups.source", programme.groups.source
    yield "boundaries.source", programme.boundaries.source
    for rule in programme.eligibility:
        yield "eligibility.source", rule.source
    if programme.agreements:
        yield "agreements.source", programme.agreements.source
    if programme.cooperation:
        yield "cooperation.source", programme.cooperation.source
    if programme.about:
        yield "about.source", programme.about.source


def _fault(column: str, value: str, problem: str, remedy: str, **values: object) -> Finding:
    return Finding(PROGRAMME_FILE, problem, remedy, column=column, value=value, values=values)
