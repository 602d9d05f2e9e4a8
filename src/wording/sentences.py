"""The answers about the goal and the offerings, in sentences; each is written once, so that two pages cannot differ."""

import pandas as pd

from src.analysis.counts import Count
from src.analysis.goal import reasons
from src.analysis.reference_group import NEW
from src.selection.assumptions import FEW
from src.selection.view import View
from src.vocabulary import BASIS, CODE, SAYS, SOURCE, STATE, YEAR, Basis, Evidence
from src.wording.corrections import corrected_reasons, without_corrected
from src.wording.states import any_of, bounds


def goal_answer(view: View) -> str:
    """How far it is to the goal."""
    text, count = view.text, view.goal_count
    if not count.of:
        return text("Inga kommuner i urvalet.")
    words = _count_words(view, count) | {"offering": view.the_group, "when": goal_period(view)}
    if view.goal_years == view.selection.years:
        return text("{count} av {of} kommuner {where} har varit med i {offering} {when}.", **words)
    return text("{count} av {of} kommuner {where} har varit med i {offering}, {when}.", **words)


def goal_period(view: View) -> str:
    """The years that count toward the goal, as the end of a sentence."""
    if view.goal_years == view.selection.years:
        return view.text.years(view.goal_years)
    return view.text("räknat till och med {year}", year=view.goal_years[-1])


def missing_answer(view: View) -> str:
    """Who has not been in the group; where the record does not know, whom it does not confirm."""
    text, codes = view.text, list(view.missing[CODE])
    if view.register.empty:
        return ""
    if not codes:
        return text("Ingen kommun saknas.")
    known, few = (view.missing[STATE] == Evidence.NO).all(), len(codes) <= FEW
    words = {"n": text.number(len(codes)), "names": view.names_of(codes)}
    if few:
        return text("Enligt underlaget saknas {names}.", **words) if known else text("Underlaget bekräftar inte {names}.", **words)
    if known:
        return text("Enligt underlaget saknas {n} kommuner.", **words)
    return text("Underlaget bekräftar inte {n} av kommunerna.", **words)


def open_answer(view: View) -> str:
    """How much of the selection the record does not know, or contradicts."""
    text, counts = view.text, view.counts
    if counts.empty:
        return ""
    unsure, asked = view.open_answers
    words = {"unsure": text.number(unsure), "all": text.number(asked)}
    if not unsure:
        return text("Inget är okänt i urvalet.")
    if counts[Evidence.CONFLICTING].any():
        said = text("{unsure} av {all} kombinationer av kommun och erbjudande är okända eller motstridiga.", **words)
    else:
        said = text("{unsure} av {all} kombinationer av kommun och erbjudande är okända.", **words)
    return f"{said} {text('Okänt betyder inte nej: underlaget säger varken ja eller nej.')}"


def map_answer(view: View) -> str:
    """What the map shows: how many took part in the only selected offering, or in anything that is selected."""
    offering, *others = view.selection.offerings
    return reached_answer(view) if others else _took_part(view, view.takers(offering), view.the_offering(offering))


def reached_answer(view: View) -> str:
    """How many municipalities have taken part in at least one of the selected offerings."""
    return _took_part(view, view.reached, any_of(view.selection.offerings, view.programme, view.text))


def reached_words(view: View) -> str:
    """What the number of reached municipalities means, and how high it could be."""
    text, reached = view.text, view.reached
    words = {"any_of_them": any_of(view.selection.offerings, view.programme, text), "when": view.period}
    if reached.exact:
        return text("har deltagit i {any_of_them} {when}", **words)
    return text("har deltagit i {any_of_them} {when}; högst {n}", **words, n=text.number(reached.at_most))


def all_words(view: View) -> str:
    """The names of those who took every selected offering where they are few, and how many it could be."""
    text, taken = view.text, view.all_taken
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


def ignored_filters(view: View) -> tuple[str, ...]:
    """The note on a page about one offering that the filter on offerings changes nothing there; empty without that filter."""
    if view.selection.offerings == view.programme.offering_keys:
        return ()
    return (view.text("Sidan handlar bara om {offering}: filtret på erbjudanden ändrar inget här.", offering=view.the_group),)


def pace_answer(view: View) -> str:
    """How many new municipalities each year toward the goal brought, and how many are left."""
    text, count, years = view.text, view.goal_count, view.goal_coverage[[YEAR, NEW]]
    new = text.names([text("{new} ({year})", new=text.number(new), year=year) for year, new in years.itertuples(index=False)])
    left = text.number(count.of - count.confirmed)
    if count.exact:
        return text("Nya kommuner: {told}. Kvar till målet: {left}.", told=new, left=left)
    return text("Nya kommuner: minst {told}. Kvar till målet: högst {left}.", told=new, left=left)


def undated_answer(view: View) -> tuple[str, ...]:
    """The municipalities that are in the total and in no year, because nobody wrote down the year."""
    dated = set(view.memberships.loc[view.memberships[STATE] == Evidence.YES, CODE])
    codes = [code for code in view.goal_count.codes if code not in dated]
    if not codes:
        return ()
    return (view.text("Med i totalen men inte i något år, eftersom året är okänt: {names}.", names=view.names_of(codes)),)


def why_missing(view: View) -> dict[str, list[str]]:
    """Why municipalities are missing: what the record says, in sentences, and the codes of those it says it of."""
    codes: dict[str, list[str]] = {}
    for code in view.missing[CODE]:
        codes.setdefault(_reason(view, code), []).append(code)
    return codes


def _took_part(view: View, count: Count, offering: str) -> str:
    """How many municipalities have taken part in this: an offering, or any of some."""
    if not count.of:
        return view.text("Inga kommuner i urvalet.")
    words = _count_words(view, count) | {"offering": offering, "when": view.period}
    return view.text("{count} av {of} kommuner {where} har deltagit i {offering} {when}.", **words)


def _count_words(view: View, count: Count) -> dict[str, str]:
    """How the sentences about a count begin."""
    return {"count": view.text.capital(bounds(count, view.text)), "of": view.text.number(count.of), "where": where(view)}


def _reason(view: View, code: str) -> str:
    text, years, offering = view.text, view.goal_years, view.programme.goal.offering
    said = reasons(view.pieces, code=code, offering=offering, years=years)
    said = without_corrected(view, said, code=code, offering=offering)
    sentences = [
        _piece_words(view, str(says), str(basis), str(source), rows[YEAR].dropna())
        for (says, basis, source), rows in said.groupby([SAYS, BASIS, SOURCE], sort=False)
    ]
    sentences += corrected_reasons(view, code=code, offering=offering, years=years)
    cells = view.memberships[(view.memberships[CODE] == code) & view.memberships[YEAR].isin(list(years))]
    unknown = cells.loc[cells[STATE] == Evidence.UNKNOWN, YEAR]
    if len(unknown):
        sentences.append(text("För {when} finns varken uppgift om kommunen eller en komplett lista.", when=text.years(unknown)))
    return " ".join(sentences)


def _piece_words(view: View, says: str, basis: str, source: str, years: pd.Series) -> str:
    """What one source says of a municipality in the goal's offering, in a sentence; without `years`, of the whole period."""
    text, yes = view.text, says == Evidence.YES
    words = {"when": text.years(years) or text("hela perioden"), "source": view.source_name(source)}
    if basis == Basis.ASSUMPTION and yes:
        return text("Antaget för den här vyn: ja för {when}.", **words)
    if basis == Basis.ASSUMPTION:
        return text("Antaget för den här vyn: nej för {when}.", **words)
    if basis == Basis.LIST:
        return text("Saknas i de kompletta listorna för {when} ({source}).", **words)
    if basis == Basis.RULE:
        return text("Programmets regel gör kommunen ej aktuell ({source}).", **words)
    if not yes:
        return text("En uppgift säger nej för {when} ({source}).", **words)
    if years.empty:
        return text("En uppgift säger ja, men inte för vilket år ({source}).", **words)
    return text("En uppgift säger ja för {when} ({source}).", **words)
