"""What the pages answer of goal and offerings, in sentences; each is said in one place, so that two pages cannot differ."""

import pandas as pd

from src.analysis.counts import Count, in_offering, with_at_least
from src.analysis.goal import reasons
from src.analysis.reference_group import NEW
from src.analysis.spread import CONFIRMED
from src.selection.assumptions import FEW
from src.selection.view import View
from src.vocabulary import AT_MOST, BASIS, CODE, SAYS, SOURCE, STATE, YEAR, Basis, Evidence
from src.wording.corrections import corrected_reasons, without_corrected
from src.wording.states import any_of, bounds


def goal_answer(view: View) -> str:
    """How far it is to the goal."""
    text, count = view.text, view.goal_count
    if not count.of:
        return text("Inga kommuner i urvalet.")
    words = {
        "count": text.capital(bounds(count, text)),
        "of": text.number(count.of),
        "where": where(view),
        "offering": text.of(view.goal_offering.definite),
    }
    if view.goal_years == view.selection.years:
        return text("{count} av {of} kommuner {where} har varit med i {offering} {when}.", **words, when=goal_period(view))
    return text("{count} av {of} kommuner {where} har varit med i {offering}, {when}.", **words, when=goal_period(view))


def goal_period(view: View) -> str:
    """The years that count toward the goal, as they end a sentence."""
    text = view.text
    if view.goal_years == view.selection.years:
        return text.years(view.goal_years)
    return text("räknat till och med {year}", year=view.goal_years[-1])


def missing_answer(view: View) -> str:
    """Who has not been in the group, or, where that is not known, whom the record does not confirm."""
    text, codes = view.text, list(view.missing[CODE])
    if view.register.empty:
        return ""
    if not codes:
        return text("Ingen kommun saknas.")
    if (view.missing[STATE] == Evidence.NO).all():
        if len(codes) > FEW:
            return text("Enligt underlaget saknas {n} kommuner.", n=text.number(len(codes)))
        return text("Enligt underlaget saknas {names}.", names=view.names_of(codes))
    if len(codes) > FEW:
        return text("Underlaget bekräftar inte {n} av kommunerna.", n=text.number(len(codes)))
    return text("Underlaget bekräftar inte {names}.", names=view.names_of(codes))


def open_answer(view: View) -> str:
    """How much of what is selected the record does not know, or contradicts."""
    text, counts = view.text, view.counts
    if counts.empty:
        return ""
    unsure = int((counts[AT_MOST] - counts[CONFIRMED]).sum())
    words = {"unsure": text.number(unsure), "all": text.number(len(counts) * len(view.selection.offerings))}
    if not unsure:
        return text("Inget är okänt i urvalet.")
    if counts[Evidence.CONFLICTING].any():
        return text(
            "{unsure} av {all} kombinationer av kommun och erbjudande är okända eller motstridiga. "
            "Okänt betyder inte nej: underlaget säger varken ja eller nej.",
            **words,
        )
    return text(
        "{unsure} av {all} kombinationer av kommun och erbjudande är okända. "
        "Okänt betyder inte nej: underlaget säger varken ja eller nej.",
        **words,
    )


def map_answer(view: View) -> str:
    """What the map of the selection shows: one offering's reach, or how many municipalities took part in anything."""
    offerings = view.selection.offerings
    return in_offering_answer(view, offerings[0]) if len(offerings) == 1 else reached_answer(view)


def reached_answer(view: View) -> str:
    """How many municipalities have taken part in something that is selected."""
    text, reached = view.text, with_at_least(view.counts, 1)
    if not reached.of:
        return text("Inga kommuner i urvalet.")
    return text(
        "{count} av {of} kommuner {where} har deltagit i {any_of_them} {when}.",
        count=text.capital(bounds(reached, text)),
        of=text.number(reached.of),
        where=where(view),
        any_of_them=any_of(view.selection.offerings, view.programme, text),
        when=text.years(view.selection.years),
    )


def in_offering_answer(view: View, offering: str) -> str:
    """How many municipalities have taken part in one offering."""
    text, count = view.text, in_offering(view.states, view.register, offering=offering)
    if not count.of:
        return text("Inga kommuner i urvalet.")
    return text(
        "{count} av {of} kommuner {where} har deltagit i {offering} {when}.",
        count=text.capital(bounds(count, text)),
        of=text.number(count.of),
        where=where(view),
        offering=text.of(view.programme.offering(offering).definite),
        when=text.years(view.selection.years),
    )


def reached_words(view: View, reached: Count) -> str:
    """What the number of those reached means, and how high it could be."""
    text = view.text
    words = {"any_of_them": any_of(view.selection.offerings, view.programme, text), "when": text.years(view.selection.years)}
    if reached.exact:
        return text("har deltagit i {any_of_them} {when}", **words)
    return text("har deltagit i {any_of_them} {when}; högst {n}", **words, n=text.number(reached.at_most))


def all_words(view: View, taken: Count) -> str:
    """Who took all of what is selected where they are few, and how many it could be."""
    text = view.text
    names = view.names_of(taken.codes) if 0 < taken.confirmed <= FEW else text("kommuner")
    if taken.exact or not taken.confirmed:
        return names
    return text("{names}; högst {n}", names=names, n=text.number(taken.at_most))


def where(view: View) -> str:
    """The area of the selection, as it stands inside a sentence."""
    text, region = view.text, view.programme.region
    within = text.of(region.within) if region.within else text("i {region}", region=region.name)
    if view.selection.groups or view.selection.cooperation:
        return text("i urvalet {within}", within=within)
    return within


def unheeded_filters(view: View) -> tuple[str, ...]:
    """What a page about one offering says when a filter on offerings is set, since it does not follow it."""
    if view.selection.offerings == view.programme.offering_keys:
        return ()
    return (
        view.text(
            "Sidan handlar bara om {offering}: filtret på erbjudanden ändrar inget här.",
            offering=view.text.of(view.goal_offering.definite),
        ),
    )


def pace_answer(view: View, coverage: pd.DataFrame) -> str:
    """How many new municipalities each year brought, and how many are left."""
    text, count = view.text, view.goal_count
    told = text.names([text("{new} ({year})", new=text.number(row[NEW]), year=row[YEAR]) for _, row in coverage.iterrows()])
    left = text.number(count.of - count.confirmed)
    if count.exact:
        return text("Nya kommuner: {told}. Kvar till målet: {left}.", told=told, left=left)
    return text("Nya kommuner: minst {told}. Kvar till målet: högst {left}.", told=told, left=left)


def undated_answer(view: View) -> tuple[str, ...]:
    """The municipalities that have been in the group in a year that nobody wrote down; they are in the total and in no year."""
    dated = set(view.memberships.loc[view.memberships[STATE] == Evidence.YES, CODE])
    codes = [code for code in view.goal_count.codes if code not in dated]
    if not codes:
        return ()
    return (view.text("Med i totalen men inte i något år, eftersom året är okänt: {names}.", names=view.names_of(codes)),)


def why_missing(view: View) -> dict[str, list[str]]:
    """Why we say that municipalities are missing: what the record holds, in sentences, and the codes of which it is true."""
    codes: dict[str, list[str]] = {}
    for code in view.missing[CODE]:
        codes.setdefault(_reason(view, code), []).append(code)
    return codes


def _assumed_words(view: View, says: str, when: str) -> str:
    if says == Evidence.YES:
        return view.text("Antaget för den här vyn: ja för {when}.", when=when)
    return view.text("Antaget för den här vyn: nej för {when}.", when=when)


def _reason(view: View, code: str) -> str:
    text, years, offering = view.text, view.goal_years, view.programme.goal.offering
    said = reasons(view.pieces, code=code, offering=offering, years=years)
    said = without_corrected(view, said, code=code, offering=offering)
    sentences = []
    for (says, basis, source), rows in said.groupby([SAYS, BASIS, SOURCE], sort=False):
        when = text.years(rows[YEAR].dropna()) or text("hela perioden")
        words = {"when": when, "source": view.source_name(str(source))}
        if basis == Basis.ASSUMPTION:
            sentences.append(_assumed_words(view, str(says), when))
        elif basis == Basis.LIST:
            sentences.append(text("Saknas i de kompletta listorna för {when} ({source}).", **words))
        elif basis == Basis.RULE:
            sentences.append(text("Programmets regel gör kommunen ej aktuell ({source}).", **words))
        elif says == Evidence.NO:
            sentences.append(text("En uppgift säger nej för {when} ({source}).", **words))
        elif rows[YEAR].isna().all():
            sentences.append(text("En uppgift säger ja, men inte för vilket år ({source}).", **words))
        else:
            sentences.append(text("En uppgift säger ja för {when} ({source}).", **words))
    sentences += corrected_reasons(view, code=code, offering=offering, years=years)
    cells = view.memberships[(view.memberships[CODE] == code) & view.memberships[YEAR].isin(list(years))]
    if unknown := [int(year) for year in cells.loc[cells[STATE] == Evidence.UNKNOWN, YEAR]]:
        sentences.append(text("För {when} finns varken uppgift om kommunen eller en komplett lista.", when=text.years(unknown)))
    return " ".join(sentences)
