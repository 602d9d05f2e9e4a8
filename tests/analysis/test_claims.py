"""Each rule on a few rows, with each verdict; the sign of what settles a claim stands in the judgement."""

import pandas as pd
import pytest

from src.analysis.claims import judge, judge_all
from src.analysis.judgement import Judgement, Measure, Verdict, Wanted
from src.language import Localised
from src.programme.claims import (
    Began,
    Claim,
    Everyone,
    EveryYear,
    NumberOfMunicipalities,
    OnlyThese,
    RepresentativeNew,
    WithinLimit,
)
from tests.analysis.made_up import (
    NO_LISTS,
    NO_ROWS,
    compass_rule,
    complete_lists,
    council_lists,
    evidence,
    make_programme,
    make_register,
    participation,
    representatives,
)
from tests.analysis.names import CODES, COMPASS, COUNCIL, DIMVIK, EKSKOG, HULTMYRA, LANTERN, SOTBO, YEARS

HOLDS, DIFFERS, UNTESTABLE = Verdict
MUNICIPALITIES, ABOVE_LIMIT, FIRST_YEAR = Measure
SAID = {"key": "claim", "text": Localised("Så sägs det."), "source": "rules"}


def judged(claim: Claim, said: pd.DataFrame, lists: pd.DataFrame = NO_LISTS, **more: object) -> tuple[object, ...]:
    """Verdict, measure, the three numbers, difference, unknown, further and wanted."""
    judgement = judge(claim, evidence(said, lists, **more))
    assert judgement.claim is claim
    return tuple(getattr(judgement, field) for field in Judgement._fields if field != "claim")


def in_council(*members: tuple[str, int | None], says: str = "yes", source: str = "minutes") -> pd.DataFrame:
    return participation(*((code, COUNCIL, year, says, source) for code, year in members))


ALL_BUT_SOTBO = ((DIMVIK, 2022), (EKSKOG, 2023), (HULTMYRA, 2024))
IN_THE_COUNCIL = Everyone(offerings=(COUNCIL,), **SAID)


def test_everyone_holds_when_each_is_confirmed_in_some_year_or_at_some_time() -> None:
    said = in_council(*ALL_BUT_SOTBO, (SOTBO, None))
    assert judged(IN_THE_COUNCIL, said) == (HOLDS, MUNICIPALITIES, 4, 4, 4, (), (), (), ())


def test_everyone_differs_by_the_one_that_complete_lists_lack_though_another_is_conflicting() -> None:
    said = pd.concat([in_council(*ALL_BUT_SOTBO), in_council((HULTMYRA, 2024), says="no", source="letter")])
    expected = (DIFFERS, MUNICIPALITIES, 4, 2, 3, (SOTBO,), (HULTMYRA,), (), ())
    assert judged(IN_THE_COUNCIL, said, council_lists()) == expected


def test_everyone_cannot_be_tested_while_one_is_unknown_or_conflicting() -> None:
    wanted = (Wanted(COUNCIL, YEARS, (SOTBO,)),)
    assert judged(IN_THE_COUNCIL, in_council(*ALL_BUT_SOTBO)) == (UNTESTABLE, MUNICIPALITIES, 4, 3, 4, (), (SOTBO,), (), wanted)
    said = pd.concat([in_council(*ALL_BUT_SOTBO, (SOTBO, 2022)), in_council((SOTBO, None), says="no", source="letter")])
    only_the_open_year = (Wanted(COUNCIL, (2022,), (SOTBO,), disputed=True),)  # the others are a no
    assert judged(IN_THE_COUNCIL, said) == (UNTESTABLE, MUNICIPALITIES, 4, 3, 4, (), (SOTBO,), (), only_the_open_year)


def test_everyone_of_one_year_takes_no_other_year_and_no_undated_yes() -> None:
    claim = Everyone(offerings=(COUNCIL,), years=(2022,), **SAID)
    open_cells = (Wanted(COUNCIL, (2022,), (EKSKOG, HULTMYRA, SOTBO)),)
    said = in_council(*ALL_BUT_SOTBO, (SOTBO, None))
    assert judged(claim, said) == (UNTESTABLE, MUNICIPALITIES, 4, 1, 4, (), (EKSKOG, HULTMYRA, SOTBO), (), open_cells)
    listed = complete_lists((COUNCIL, 2022, "minutes"))
    assert judged(claim, said, listed) == (DIFFERS, MUNICIPALITIES, 4, 1, 1, (EKSKOG, HULTMYRA, SOTBO), (), (), ())


def test_everyone_without_offerings_is_reached_by_any_of_them_and_wants_those_that_are_open() -> None:
    said = participation(*((code, COUNCIL, 2022, "yes", "minutes") for code in (DIMVIK, EKSKOG, SOTBO)))
    expected = (UNTESTABLE, MUNICIPALITIES, 4, 3, 4, (), (HULTMYRA,), (), (Wanted(LANTERN, YEARS, (HULTMYRA,)),))
    assert judged(Everyone(**SAID), said, council_lists()) == expected
    said = pd.concat([said, participation((HULTMYRA, LANTERN, None, "yes", "letter"))])
    assert judged(Everyone(**SAID), said, council_lists()) == (HOLDS, MUNICIPALITIES, 4, 4, 4, (), (), (), ())


EACH_YEAR = tuple((DIMVIK, year) for year in YEARS)
DIMVIK_ALWAYS = EveryYear(offering=COUNCIL, municipalities=(DIMVIK,), **SAID)


def test_every_year_holds_and_names_a_further_municipality() -> None:
    said = in_council(*EACH_YEAR, *((SOTBO, year) for year in YEARS), (EKSKOG, 2022))
    assert judged(DIMVIK_ALWAYS, said) == (HOLDS, MUNICIPALITIES, 1, 1, 1, (), (), (SOTBO,), ())


def test_every_year_differs_by_one_no_and_is_open_by_one_unknown() -> None:
    claim = EveryYear(offering=COUNCIL, municipalities=(EKSKOG, DIMVIK), **SAID)
    said = in_council(*EACH_YEAR, (EKSKOG, 2022), (EKSKOG, 2023))
    wanted = (Wanted(COUNCIL, (2024,), (EKSKOG,)),)
    assert judged(claim, said) == (UNTESTABLE, MUNICIPALITIES, 2, 1, 2, (), (EKSKOG,), (), wanted)
    assert judged(claim, said, council_lists()) == (DIFFERS, MUNICIPALITIES, 2, 1, 1, (EKSKOG,), (), (), ())


def test_what_sources_contradict_each_other_about_is_asked_for_apart_from_what_nobody_says() -> None:
    claim = EveryYear(offering=COUNCIL, municipalities=(EKSKOG, DIMVIK), **SAID)
    said = pd.concat(
        [in_council(*EACH_YEAR, (EKSKOG, 2022), (EKSKOG, 2023)), in_council((EKSKOG, 2023), says="no", source="letter")]
    )
    disputed, unsaid = Wanted(COUNCIL, (2023,), (EKSKOG,), disputed=True), Wanted(COUNCIL, (2024,), (EKSKOG,))
    assert judged(claim, said)[-1] == (disputed, unsaid)
    said = pd.concat([in_council(*ALL_BUT_SOTBO, (SOTBO, 2022)), in_council((SOTBO, 2022), says="no", source="letter")])
    wanted = (Wanted(COUNCIL, (2023, 2024), (SOTBO,)), Wanted(COUNCIL, (2022,), (SOTBO,), disputed=True))
    assert judged(IN_THE_COUNCIL, said)[-1] == wanted


def test_every_year_of_some_years_asks_for_no_other_and_an_undated_yes_is_none_of_them() -> None:
    claim = EveryYear(offering=COUNCIL, municipalities=(DIMVIK,), years=(2022, 2023), **SAID)
    assert judged(claim, in_council(*EACH_YEAR[:2])) == (HOLDS, MUNICIPALITIES, 1, 1, 1, (), (), (), ())
    wanted = (Wanted(COUNCIL, (2023,), (DIMVIK,)),)
    said = in_council((DIMVIK, 2022), (DIMVIK, None))
    assert judged(claim, said) == (UNTESTABLE, MUNICIPALITIES, 1, 0, 1, (), (DIMVIK,), (), wanted)


BOTH = OnlyThese(municipalities=(DIMVIK,), offerings=(LANTERN, COUNCIL), **SAID)
DIMVIK_BOTH = ((DIMVIK, LANTERN, None, "yes", "letter"), (DIMVIK, COUNCIL, 2022, "yes", "minutes"))
LANTERNS = complete_lists((LANTERN, None, "letter"))


def test_only_these_holds_when_nobody_else_can_have_them_all() -> None:
    said = participation(*DIMVIK_BOTH, (EKSKOG, COUNCIL, 2023, "yes", "minutes"))
    assert judged(BOTH, said, LANTERNS) == (HOLDS, MUNICIPALITIES, 1, 1, 1, (), (), (), ())


def test_only_these_is_open_as_long_as_somebody_else_can_have_them_all() -> None:
    said = participation(*DIMVIK_BOTH, (EKSKOG, COUNCIL, 2023, "yes", "minutes"))
    wanted = (Wanted(LANTERN, YEARS, (EKSKOG,)),)
    assert judged(BOTH, said, council_lists()) == (UNTESTABLE, MUNICIPALITIES, 1, 1, 2, (), (EKSKOG,), (), wanted)


def test_only_these_differs_by_a_further_one_and_by_a_named_one_that_lacks_something() -> None:
    said = participation(*DIMVIK_BOTH, (EKSKOG, COUNCIL, 2023, "yes", "minutes"), (EKSKOG, LANTERN, 2022, "yes", "letter"))
    assert judged(BOTH, said, council_lists()) == (DIFFERS, MUNICIPALITIES, 1, 2, 2, (EKSKOG,), (), (EKSKOG,), ())
    said = participation(*DIMVIK_BOTH[1:])
    assert judged(BOTH, said, LANTERNS) == (DIFFERS, MUNICIPALITIES, 1, 0, 0, (DIMVIK,), (), (), ())


def test_only_these_of_all_offerings_leaves_out_those_that_a_rule_shuts_out() -> None:
    judgement = judge(OnlyThese(municipalities=(DIMVIK,), **SAID), evidence())
    assert (judgement.verdict, judgement.at_least, judgement.at_most) == (UNTESTABLE, 0, 3)
    assert judgement.unknown == (DIMVIK, EKSKOG, SOTBO)


def test_began_holds_when_earlier_years_are_all_no() -> None:
    lists = complete_lists((COUNCIL, 2022, "minutes"))
    assert judged(Began(offering=COUNCIL, year=2023, **SAID), in_council((EKSKOG, 2023)), lists) == (
        (HOLDS, FIRST_YEAR, 2023, 2023, 2023, (), (), (), ())
    )


def test_began_in_the_first_year_holds_with_one_member() -> None:
    assert judged(Began(offering=COUNCIL, year=2022, **SAID), in_council((EKSKOG, 2022)))[:5] == (
        (HOLDS, FIRST_YEAR, 2022, 2022, 2022)
    )


def test_began_is_open_while_an_earlier_year_is_and_wants_that_year() -> None:
    wanted = (Wanted(COUNCIL, (2022,), CODES),)
    assert judged(Began(offering=COUNCIL, year=2023, **SAID), in_council((EKSKOG, 2023))) == (
        (UNTESTABLE, FIRST_YEAR, 2023, 2022, 2023, (), CODES, (), wanted)
    )


def test_began_differs_by_a_member_before_and_by_a_year_that_was_surely_empty() -> None:
    early = in_council((EKSKOG, 2022), (DIMVIK, 2023))
    assert judged(Began(offering=COUNCIL, year=2023, **SAID), early) == (
        (DIFFERS, FIRST_YEAR, 2023, 2022, 2022, (EKSKOG,), (), (), ())
    )
    late = in_council((EKSKOG, 2024))
    lists = complete_lists((COUNCIL, 2023, "minutes"))
    assert judged(Began(offering=COUNCIL, year=2023, **SAID), late, lists)[:5] == (DIFFERS, FIRST_YEAR, 2023, 2022, 2024)


def test_began_leaves_open_no_year_after_the_first_sure_one_and_none_who_make_the_difference() -> None:
    claim = Began(offering=COUNCIL, year=2024, **SAID)
    sure = in_council((EKSKOG, 2022))
    assert judged(claim, sure) == (DIFFERS, FIRST_YEAR, 2024, 2022, 2022, (EKSKOG,), (), (), ())
    earlier_open = in_council((EKSKOG, 2023))
    assert judged(claim, earlier_open) == ((DIFFERS, FIRST_YEAR, 2024, 2022, 2023, (EKSKOG,), (DIMVIK, HULTMYRA, SOTBO), (), ()))


def test_began_without_anybody_has_no_first_year() -> None:
    claim = Began(offering=COUNCIL, year=2023, **SAID)
    assert judged(claim, NO_ROWS, council_lists())[:5] == (DIFFERS, FIRST_YEAR, 2023, None, None)
    assert judged(claim, in_council((EKSKOG, None)))[:5] == (UNTESTABLE, FIRST_YEAR, 2023, 2022, None)


LIMIT = WithinLimit(offering=COMPASS, **SAID)  # Hultmyra alone is above it; Sotbo is excepted
FIRST_ROUND = WithinLimit(offering=COMPASS, years=(2022,), **SAID)
IN_2022 = complete_lists((COMPASS, 2022, "letter"))


def test_a_limit_is_no_proof_that_it_was_kept() -> None:
    wanted = (Wanted(COMPASS, YEARS, (HULTMYRA,)),)
    assert judged(LIMIT, NO_ROWS) == (UNTESTABLE, ABOVE_LIMIT, 0, 0, 1, (), (HULTMYRA,), (), wanted)


def test_a_limit_was_kept_when_a_complete_list_lacks_those_above_it() -> None:
    said = participation((SOTBO, COMPASS, 2022, "yes", "letter"))
    assert judged(FIRST_ROUND, said, IN_2022) == (HOLDS, ABOVE_LIMIT, 0, 0, 0, (), (), (), ())
    everywhere = complete_lists((COMPASS, None, "letter"))
    assert judged(LIMIT, said, everywhere) == (HOLDS, ABOVE_LIMIT, 0, 0, 0, (), (), (), ())
    assert judged(LIMIT, said, IN_2022)[0] == UNTESTABLE


def test_a_limit_differs_by_one_above_it_in_the_round_and_not_in_another() -> None:
    said = participation((HULTMYRA, COMPASS, 2022, "yes", "letter"), (SOTBO, COMPASS, 2022, "yes", "letter"))
    assert judged(FIRST_ROUND, said) == (DIFFERS, ABOVE_LIMIT, 0, 1, 1, (HULTMYRA,), (), (), ())
    later = participation((HULTMYRA, COMPASS, 2023, "yes", "letter"))
    assert judged(FIRST_ROUND, later, IN_2022)[0] == HOLDS


def test_one_above_the_limit_leaves_it_open_when_the_round_is_not_known() -> None:
    said = participation((HULTMYRA, COMPASS, 2022, "yes", "letter"))
    wanted = (Wanted(COMPASS, YEARS, (HULTMYRA,), said=True),)
    assert judged(LIMIT, said) == (UNTESTABLE, ABOVE_LIMIT, 0, 0, 1, (), (HULTMYRA,), (), wanted)


def test_a_limit_on_another_offering_is_no_limit_on_this_one() -> None:
    programme = make_programme(eligibility=(compass_rule(), compass_rule(offering=LANTERN, population_at_most=1, excepted=())))
    assert judged(LIMIT, NO_ROWS, programme=programme)[6] == (HULTMYRA,)


NEW_IN_2023 = RepresentativeNew(offering=COUNCIL, year=2023, **SAID)
ONE = representatives((2023, "minutes"), (2024, "minutes"))


@pytest.mark.parametrize(
    ("lists", "said", "expected", "wanted_years"),
    [
        (complete_lists((COUNCIL, 2022, "minutes")), ONE, (HOLDS, 2023, 2023), None),
        (NO_LISTS, ONE, (UNTESTABLE, 2022, 2023), (2022,)),
        (complete_lists((LANTERN, 2022, "minutes")), ONE, (UNTESTABLE, 2022, 2023), (2022,)),
        (NO_LISTS, representatives((2022, "minutes"), (2023, "minutes")), (DIFFERS, 2022, 2022), None),
        (council_lists(), representatives((2024, "minutes")), (DIFFERS, 2024, 2024), None),
        (complete_lists((COUNCIL, 2022, "minutes"), (COUNCIL, 2023, "letter")), ONE, (UNTESTABLE, 2023, 2024), (2023,)),
        (complete_lists((COUNCIL, None, "minutes")), representatives(), (DIFFERS, None, None), None),
        (complete_lists((COUNCIL, None, "minutes")), ONE, (UNTESTABLE, 2022, 2023), (2022,)),
        (NO_LISTS, representatives(), (UNTESTABLE, 2022, None), (2022, 2023)),
    ],
    ids=["listed", "no list", "list of another", "earlier", "later", "sources disagree", "whole period", "of any year", "nothing"],
)
def test_a_representative_is_new_when_complete_lists_of_earlier_years_name_none(
    lists: pd.DataFrame, said: pd.DataFrame, expected: tuple[object, ...], wanted_years: tuple[int, ...] | None
) -> None:
    judgement = judge(NEW_IN_2023, evidence(NO_ROWS, lists, national=said))
    assert (judgement.verdict, judgement.at_least, judgement.at_most) == expected
    assert (judgement.measure, judgement.claimed) == (FIRST_YEAR, 2023)
    listed = not lists[lists["offering"] == COUNCIL].empty  # then what is wanted is which source is right
    assert judgement.wanted == (() if wanted_years is None else (Wanted(COUNCIL, wanted_years, said=listed),))


@pytest.mark.parametrize(("number", "verdict"), [(4, HOLDS), (3, DIFFERS), (5, DIFFERS)])
def test_the_number_of_municipalities_is_that_of_the_register(number: int, verdict: Verdict) -> None:
    claim = NumberOfMunicipalities(number=number, **SAID)
    assert judged(claim, NO_ROWS) == (verdict, MUNICIPALITIES, number, 4, 4, (), (), (), ())


def test_a_municipality_more_in_the_register_is_one_more_that_is_claimed() -> None:
    said, register = in_council(*ALL_BUT_SOTBO), make_register().iloc[:3]
    assert judged(IN_THE_COUNCIL, said, register=register) == (HOLDS, MUNICIPALITIES, 3, 3, 3, (), (), (), ())
    assert judged(IN_THE_COUNCIL, said)[2:5] == (4, 3, 4)


def test_all_claims_of_a_programme_are_judged_in_their_order() -> None:
    claims = (IN_THE_COUNCIL, NumberOfMunicipalities(number=4, **SAID))
    programme = make_programme(claims=claims)
    assert [one.claim for one in judge_all(evidence(programme=programme))] == list(claims)
    assert judge_all(evidence()) == ()
