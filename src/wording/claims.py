"""The published claims and what the record says of them, in words; about the whole record, whatever is selected."""

import pandas as pd

from src.analysis.judgement import Judgement, Measure, Verdict, Wanted
from src.programme.claims import Claim
from src.programme.definition import Source
from src.selection.once import once
from src.selection.view import View
from src.wording.table_cells import Naming


@once
def claims_answer(view: View) -> str:
    """How many of the claims hold, differ and cannot be tested."""
    text, verdicts = view.text, [judgement.verdict for judgement in view.judgements]
    if not verdicts:
        return text("Inga publicerade påståenden är inlagda.")
    return text.plural(
        "{holds} av {n} publicerat påstående stämmer, {differs} avviker och {untestable} går inte att kontrollera ännu.",
        "{holds} av {n} publicerade påståenden stämmer, {differs} avviker och {untestable} går inte att kontrollera ännu.",
        len(verdicts),
        holds=text.number(verdicts.count(Verdict.HOLDS)),
        differs=text.number(verdicts.count(Verdict.DIFFERS)),
        untestable=text.number(verdicts.count(Verdict.UNTESTABLE)),
    )


@once
def claims_table(view: View) -> pd.DataFrame:
    """A row for each claim: what is claimed, the verdict, what the record says, and who published it."""
    text, found, sources = view.text, view.judgements, view.programme.sources
    return pd.DataFrame(
        {
            text("Påstående"): [text.of(judgement.claim.text) for judgement in found],
            text("Omdöme"): [verdict_word(view, judgement) for judgement in found],
            text("Underlaget säger"): pd.Series([record_says(view, judgement) for judgement in found], dtype=object),
            text("Källa"): [_source(view, sources[judgement.claim.source]) for judgement in found],
        }
    )


def claims_said(view: View) -> tuple[str, ...]:
    """A paragraph for each claim: its verdict and what the record says."""
    return tuple(
        view.text("”{claim}” Omdöme: {verdict}. {says}", claim=claim, verdict=verdict, says=says)
        for claim, verdict, says, _ in claims_table(view).itertuples(index=False)
    )


@once
def claims_about(view: View, code: str) -> tuple[pd.DataFrame, list[Claim]]:
    """The claims that differ or cannot be tested because of one municipality: a row for each, and the claims themselves."""
    text = view.text
    found = [judgement for judgement in view.judgements if code in (*judgement.difference, *judgement.unknown)]
    rows = pd.DataFrame(
        {
            text("Påstående"): [text.of(judgement.claim.text) for judgement in found],
            text("Omdöme"): [verdict_word(view, judgement) for judgement in found],
            view.name_of(code): [_part_in(view, judgement, code) for judgement in found],
        }
    )
    return rows, [judgement.claim for judgement in found]


def _part_in(view: View, judgement: Judgement, code: str) -> str:
    """How one municipality bears on a verdict."""
    text = view.text
    if code in judgement.difference:
        return text.plural("gör ensam skillnaden", "är en av {n} kommuner som gör skillnaden", len(judgement.difference))
    return text.plural("är den enda som det är okänt för", "är en av {n} kommuner som det är okänt för", len(judgement.unknown))


def verdict_word(view: View, judgement: Judgement) -> str:
    """The verdict in words."""
    text = view.text
    return {
        Verdict.HOLDS: text("stämmer"),
        Verdict.DIFFERS: text("avviker"),
        Verdict.UNTESTABLE: text("går inte att kontrollera ännu"),
    }[judgement.verdict]


def record_says(view: View, judgement: Judgement) -> Naming:
    """The record's own number, who makes the difference, who is unknown, and what would settle the claim."""
    text = view.text
    said = [_number(view, judgement), *([text.of(judgement.claim.note)] if judgement.claim.note else [])]
    if judgement.difference:
        said.append(text("Skillnaden: {who}.", who=view.few_of(judgement.difference)))
    if judgement.unknown:
        said.append(text("Okänt för {who}.", who=view.few_of(judgement.unknown)))
    if judgement.further:
        said.append(text("Det är också sant för {who}.", who=view.few_of(judgement.further)))
    if judgement.wanted:
        said.append(text("Avgörs av: {what}.", what="; ".join(_wanted(view, wanted) for wanted in judgement.wanted)))
    codes = {code for wanted in judgement.wanted for code in wanted.codes}
    return Naming(" ".join(said), codes.union(judgement.difference, judgement.unknown, judgement.further))


def _number(view: View, judgement: Judgement) -> str:
    text, least, most = view.text, judgement.at_least, judgement.at_most
    if judgement.measure == Measure.FIRST_YEAR:
        if least is None:
            return text("Inget år är möjligt.")
        if most is None:
            return text("Första året är tidigast {year}, och inget är bekräftat.", year=least)
        if least == most:
            return text("Första året är {year}.", year=least)
        return text("Första året är tidigast {year} och senast {latest}.", year=least, latest=most)
    most, words = most or 0, {"least": text.number(least or 0), "claimed": text.number(judgement.claimed)}
    if judgement.measure == Measure.ABOVE_LIMIT:
        if least == most:
            return text.plural("{n} kommun över gränsen deltog.", "{n} kommuner över gränsen deltog.", most)
        return text.plural(
            "Minst {least} och högst {n} kommun över gränsen deltog.",
            "Minst {least} och högst {n} kommuner över gränsen deltog.",
            most,
            **words,
        )
    if least == most == judgement.claimed:
        return text.plural("{n} kommun.", "{n} kommuner.", judgement.claimed)
    if least == most:
        return text.plural("{n} kommun, mot påståendets {claimed}.", "{n} kommuner, mot påståendets {claimed}.", most, **words)
    return text.plural(
        "Minst {least} och högst {n} kommun, mot påståendets {claimed}.",
        "Minst {least} och högst {n} kommuner, mot påståendets {claimed}.",
        most,
        **words,
    )


def _wanted(view: View, wanted: Wanted) -> str:
    text = view.text
    words = {"offering": view.offering_name(wanted.offering), "years": text.years(wanted.years)}
    if wanted.said and not wanted.codes:
        return text("vilken källa som har rätt om {offering} {years}", **words)
    if wanted.said:
        return text("vilken omgång av {offering} det gällde för {who}", **words, who=view.few_of(wanted.codes))
    if not wanted.codes:
        return text("listan för {offering} {years}", **words)
    if wanted.disputed:
        return text("vilken källa som har rätt om {offering} {years} för {who}", **words, who=view.few_of(wanted.codes))
    return text("uppgift om {offering} {years} för {who}", **words, who=view.few_of(wanted.codes))


def _source(view: View, source: Source) -> str:
    producer = view.text.of(source.producer)
    return f"{producer}, {view.text.date(source.date)}" if source.date else producer
