"""claims.toml as frozen structures: what published pages say of the programme, each with its source and the rule that tests it.

Each claim has a `rule` that says which kind it is. An unknown rule or parameter is an error, never a pass.
The claims are judged in analysis/claims.py.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Final, TypeAlias

import msgspec

from src.finding import Finding
from src.language import N_, Localised
from src.programme.toml import Strict, are_keys, decode_toml

CLAIMS_FILE: Final = "claims.toml"

Named: TypeAlias = Annotated[tuple[str, ...], msgspec.Meta(min_length=1)]


class BaseClaim(Strict, frozen=True, kw_only=True, tag_field="rule"):
    """What every claim has: `text` in our own words, `source` where it was published, `note` on how it is tested."""

    key: str
    text: Localised
    source: str
    note: Localised | None = None


class Everyone(BaseClaim, frozen=True, kw_only=True, tag="everyone"):
    """Every municipality in the register took part in some one of `offerings` (none: of all) in some one of `years` (none: all)."""

    offerings: tuple[str, ...] = ()
    years: tuple[int, ...] = ()


class EveryYear(BaseClaim, frozen=True, kw_only=True, tag="every_year"):
    """These municipalities took part in `offering` in each of `years` (none: each project year). Others may have as well."""

    offering: str
    municipalities: Named
    years: tuple[int, ...] = ()


class OnlyThese(BaseClaim, frozen=True, kw_only=True, tag="only_these"):
    """Exactly these municipalities, and no others, took part in each of `offerings` (none: all) at some time in the period."""

    municipalities: Named
    offerings: tuple[str, ...] = ()


class Began(BaseClaim, frozen=True, kw_only=True, tag="began"):
    """The first year in which any municipality took part in `offering` is `year`."""

    offering: str
    year: int


class WithinLimit(BaseClaim, frozen=True, kw_only=True, tag="within_limit"):
    """Nobody above the programme's limit for `offering` took part in the round that the limit is for.

    `years`: when that round was; none: not known, so that somebody above the limit may have come in another round.
    """

    offering: str
    years: tuple[int, ...] = ()


class RepresentativeNew(BaseClaim, frozen=True, kw_only=True, tag="representative_new"):
    """A national representative sat in the group `offering` in `year`, and in no earlier project year."""

    offering: str
    year: int


class NumberOfMunicipalities(BaseClaim, frozen=True, kw_only=True, tag="number_of_municipalities"):
    """There are so many municipalities in the region."""

    number: Annotated[int, msgspec.Meta(ge=1)]


Claim: TypeAlias = Everyone | EveryYear | OnlyThese | Began | WithinLimit | RepresentativeNew | NumberOfMunicipalities


class ClaimsFile(Strict, frozen=True):
    """The whole file."""

    claims: tuple[Claim, ...] = ()


def read_claims(root: Path) -> tuple[Claim, ...]:
    """The claims in the data folder `root`, none where it has no such file; Unreadable says where the file's form is wrong."""
    if not (root / CLAIMS_FILE).exists():
        return ()
    return decode_toml(root / CLAIMS_FILE, CLAIMS_FILE, ClaimsFile).claims


def claim_faults(
    claims: Sequence[Claim], *, offerings: Sequence[str], limited: Sequence[str], years: Sequence[int], sources: Sequence[str]
) -> Iterator[Finding]:
    """What the claims name that the programme does not have; `limited` are the offerings that have a limit."""
    known = N_("Skriv en av de nycklar som finns: {known}.")
    for key, times in Counter(claim.key for claim in claims).items():
        if times > 1 or not are_keys(key):
            problem = N_("Ett påståendes nyckel är skriven två gånger, eller har andra tecken än a–z, 0–9 och bindestreck.")
            remedy = N_("Ge varje påstående en egen nyckel av små bokstäver a–z, siffror och bindestreck.")
            yield claim_fault("claims.key", key, problem, remedy)
    for claim in claims:
        if claim.source not in sources:
            column, problem = f"{claim.key}.source", N_("Källan finns inte i sources.toml.")
            yield claim_fault(column, claim.source, problem, known, known=", ".join(sources))
        for column, offering in named(claim, "offering", "offerings"):
            if offering not in offerings:
                problem = N_("Erbjudandet finns inte bland programmets erbjudanden.")
                yield claim_fault(column, offering, problem, known, known=", ".join(offerings))
            elif isinstance(claim, WithinLimit) and offering not in limited:
                problem = N_("Erbjudandet har ingen gräns i programme.toml, så påståendet går inte att pröva.")
                remedy = N_("Skriv ett erbjudande som har en gräns under eligibility, eller lägg till gränsen där.")
                yield claim_fault(column, offering, problem, remedy)
        for column, year in named(claim, "year", "years"):
            if year not in map(str, years):
                problem, remedy = N_("Året hör inte till projektets år."), N_("Skriv ett av åren {known}.")
                yield claim_fault(column, year, problem, remedy, known=", ".join(map(str, years)))
        for (column, value), times in Counter(named(claim, "offerings", "years", "municipalities")).items():
            if times > 1:
                yield claim_fault(column, value, N_("Värdet står två gånger i samma lista."), N_("Ta bort det ena."))


def named(claim: Claim, *fields: str) -> Iterator[tuple[str, str]]:
    """What the claim names in these of its fields, as far as its kind has them: the place in the file, and the value."""
    for field in fields:
        value = getattr(claim, field, ())
        for one in value if isinstance(value, tuple) else (value,):
            yield f"{claim.key}.{field}", str(one)


def claim_fault(column: str, value: str, problem: str, remedy: str, **values: object) -> Finding:
    """A fault in claims.toml; `column` is the claim's key and the field."""
    return Finding(CLAIMS_FILE, problem, remedy, column=column, value=value, values=values)
