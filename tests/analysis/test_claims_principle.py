"""The principle of the verdicts, tried by filling in the open cells of random small records in every way."""

import itertools
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from src.analysis.claims import judge
from src.analysis.judgement import Judgement, Verdict
from src.language import Localised
from src.programme.claims import Began, Claim, Everyone, EveryYear, OnlyThese, RepresentativeNew, WithinLimit
from tests.analysis.made_up import complete_lists, evidence, make_programme, make_register, participation, representatives
from tests.analysis.names import COMPASS, COUNCIL

YEARS = (2022, 2023)
OFFERINGS = (COMPASS, COUNCIL)
REGISTER = make_register().iloc[1:3]  # Ekskog, and Hultmyra, which the compass is shut to
CODES = tuple(REGISTER["code"])
EKSKOG, HULTMYRA = CODES
PROGRAMME = make_programme(years=YEARS, offerings=make_programme().offerings[1:])

Cell = tuple[str, str, int]
World = dict[Cell, bool]
Row = tuple[str, str, int | None, str, str]
List = tuple[str, int | None, str]
Record = tuple[list[Row], list[List], list[tuple[int, str]]]

SOME_YEAR = st.sampled_from([*YEARS, None])
SOURCE = st.sampled_from(["minutes", "letter"])
ROW = st.tuples(st.sampled_from(CODES), st.sampled_from(OFFERINGS), SOME_YEAR, st.sampled_from(["yes", "yes", "no"]), SOURCE)
LIST = st.tuples(st.sampled_from(OFFERINGS), SOME_YEAR, SOURCE)
REPRESENTATIVE = st.tuples(st.sampled_from(YEARS), SOURCE)
RECORD = st.tuples(st.lists(ROW, max_size=9), st.lists(LIST, max_size=3), st.lists(REPRESENTATIVE, max_size=2))

SAID = {"key": "claim", "text": Localised("Så sägs det."), "source": "rules"}
COUNTED: tuple[Claim, ...] = (
    Everyone(offerings=(COUNCIL,), **SAID),
    Everyone(**SAID),
    Everyone(years=(2023,), **SAID),
    EveryYear(offering=COUNCIL, municipalities=CODES, **SAID),
    EveryYear(offering=COUNCIL, municipalities=(EKSKOG,), years=(2023,), **SAID),
    OnlyThese(municipalities=(EKSKOG,), **SAID),
    OnlyThese(municipalities=(HULTMYRA,), offerings=(COUNCIL,), **SAID),
    WithinLimit(offering=COMPASS, **SAID),
    WithinLimit(offering=COMPASS, years=(2022,), **SAID),
)
BEGAN: tuple[Claim, ...] = tuple(Began(offering=COUNCIL, year=year, **SAID) for year in YEARS)
NEW = RepresentativeNew(offering=COUNCIL, year=2023, **SAID)
CLAIMS = (*COUNTED, *BEGAN, NEW)


def of(record: Record, *claims: Claim) -> tuple[Judgement, ...]:
    rows, lists, national = record
    said, national_said = participation(*rows), representatives(*national)
    made = evidence(said, complete_lists(*lists), national=national_said, register=REGISTER, programme=PROGRAMME)
    return tuple(judge(claim, made) for claim in claims)


def known(record: Record, *, by_rules: bool) -> tuple[dict[Cell, bool | None], dict[tuple[str, str], bool | None]]:
    """What is known of each cell, None where it is open, and of each undated yes: true, or open where no year can be it.

    Worked out from the rows and lists themselves, by what data/README.md says of evidence.
    """
    rows, lists, _ = record
    cells: dict[Cell, bool | None] = {}
    at_some_time: dict[tuple[str, str], bool | None] = {}
    for code, offering in itertools.product(CODES, OFFERINGS):
        mine = [row for row in rows if row[:2] == (code, offering)]
        named = {(year, source) for *_, year, says, source in mine if says == "yes"}
        shut = by_rules and offering == COMPASS and code == HULTMYRA and not named
        for year in YEARS:
            yes = any(when == year for when, _ in named)
            absent = any(
                of_what == offering
                and ((when == year and (year, source) not in named) or (when is None and source not in {who for _, who in named}))
                for of_what, when, source in lists
            )
            no = absent or any(says == "no" and when in (year, None) for *_, when, says, _ in mine)
            cells[code, offering, year] = None if yes and no else True if yes else False if no or shut else None
        if any(when is None for when, _ in named):
            possible = any(cells[code, offering, year] is not False for year in YEARS)
            at_some_time[code, offering] = True if possible else None
    return cells, at_some_time


def worlds(record: Record, claim: Claim) -> Iterator[tuple[World, dict[tuple[str, str], bool]]]:
    """Every way to fill in what is open: each cell, and whether somebody took part at some time.

    An undated yes says nothing of a claim about single years: those are filled in whatever it says.
    """
    cells, undated = known(record, by_rules=not isinstance(claim, WithinLimit))
    if getattr(claim, "years", ()) or isinstance(claim, EveryYear | Began):
        undated = {}
    open_cells = [cell for cell, said in cells.items() if said is None]
    open_undated = [pair for pair, said in undated.items() if said is None]
    for filled in itertools.product([False, True], repeat=len(open_cells)):
        world = {cell: bool(said) for cell, said in cells.items()} | dict(zip(open_cells, filled, strict=True))
        for decided in itertools.product([False, True], repeat=len(open_undated)):
            ever = {(code, offering): any(world[code, offering, year] for year in YEARS) for code, offering, _ in world}
            if all(ever[pair] for pair, said in undated.items() if said):
                yield world, ever | {pair: ever[pair] or said for pair, said in zip(open_undated, decided, strict=True)}


def truths(record: Record, claim: Claim) -> set[tuple[bool, int | None]]:
    """Whether the claim is true, and its number, in each world."""
    return set(itertools.chain.from_iterable(ways(claim, world, ever) for world, ever in worlds(record, claim)))


def ways(claim: Claim, world: World, ever: dict[tuple[str, str], bool]) -> Iterator[tuple[bool, int | None]]:
    def took(code: str, offering: str) -> bool:
        years = getattr(claim, "years", ())
        return any(world[code, offering, year] for year in years) if years else ever[code, offering]

    match claim:
        case Everyone():
            who = {code for code in CODES if any(took(code, offering) for offering in claim.offerings or OFFERINGS)}
            yield who == set(CODES), len(who)
        case EveryYear():
            who = {code for code in claim.municipalities if all(world[code, claim.offering, y] for y in claim.years or YEARS)}
            yield who == set(claim.municipalities), len(who)
        case OnlyThese():
            who = {code for code in CODES if all(took(code, offering) for offering in claim.offerings or OFFERINGS)}
            yield who == set(claim.municipalities), len(who)
        case WithinLimit():
            above = took(HULTMYRA, COMPASS)
            yield not above, int(above)
            if not claim.years:
                yield True, 0  # it may have been in another round
        case Began():
            first = next((year for year in YEARS if any(world[code, claim.offering, year] for code in CODES)), None)
            yield first == claim.year, first


@pytest.mark.parametrize("claim", [*COUNTED, *BEGAN], ids=lambda claim: type(claim).__name__)
@given(record=RECORD)
def test_a_verdict_is_what_every_filling_of_the_open_cells_says(claim: Claim, record: Record) -> None:
    found, (judgement,) = truths(record, claim), of(record, claim)
    outcomes = {true for true, _ in found}
    expected = Verdict.HOLDS if outcomes == {True} else Verdict.DIFFERS if outcomes == {False} else Verdict.UNTESTABLE
    assert judgement.verdict == expected
    numbers = [number for _, number in found if number is not None]
    assert judgement.at_least == min(numbers, default=None)
    if not isinstance(claim, Began):
        assert judgement.at_most == max(numbers)
    elif judgement.at_most is None:
        assert None in {number for _, number in found}
    else:
        assert judgement.at_most == max(numbers)


@given(RECORD)
def test_numbers_are_in_order_and_a_verdict_has_what_it_rests_on(record: Record) -> None:
    for one in of(record, *CLAIMS):
        assert one.at_least is None or one.at_most is None or one.at_least <= one.at_most
        assert not set(one.difference) & set(one.unknown)
        assert bool(one.wanted) == (one.verdict == Verdict.UNTESTABLE)
        if one.verdict == Verdict.HOLDS:
            assert one.claimed == one.at_least == one.at_most
            assert not one.difference
            assert not one.unknown
