"""What the pages answer, in sentences; each is said in one place, so that two pages cannot differ."""

import pandas as pd

from src.analysis.counts import in_offering, with_at_least
from src.analysis.goal import reasons
from src.analysis.reference_group import MEMBERS, NEW, OF, RETURNING, SO_FAR, SO_FAR_AT_MOST, members_every_year
from src.analysis.spread import CONFIRMED
from src.app.view import View
from src.charts.words import at_least, least_words
from src.vocabulary import AT_MOST, BASIS, CODE, COOPERATION, GROUP, ORGANISATION, SAYS, SIZE, SOURCE, STATE, YEAR, Basis, Evidence

FEW = 6  # so many names still make a sentence


def goal_answer(view: View) -> str:
    """How far it is to the goal."""
    text, count = view.text, view.goal_count
    words = {
        "count": text.capital(at_least(count, text)),
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
    """Who the record does not confirm."""
    text, codes = view.text, list(view.missing[CODE])
    if not codes:
        return text("Ingen kommun saknas.")
    if len(codes) > FEW:
        return text("Enligt underlaget saknas {n} kommuner.", n=text.number(len(codes)))
    return text("Enligt underlaget saknas {names}.", names=view.names_of(codes))


def open_answer(view: View) -> str:
    """How much of what is selected the record does not know."""
    text, counts = view.text, view.counts
    unsure = int((counts[AT_MOST] - counts[CONFIRMED]).sum())
    if not unsure:
        return text("Inget är okänt i urvalet.")
    return text(
        "{unsure} av {all} kombinationer av kommun och erbjudande är okända eller motstridiga. "
        "Okänt betyder inte nej: underlaget säger varken ja eller nej.",
        unsure=text.number(unsure),
        all=text.number(len(counts) * len(view.selection.offerings)),
    )


def map_answer(view: View) -> str:
    """What the map of the selection shows: one offering's reach, or how many municipalities took part in anything."""
    offerings = view.selection.offerings
    return in_offering_answer(view, offerings[0]) if len(offerings) == 1 else reached_answer(view)


def reached_answer(view: View) -> str:
    """How many municipalities have taken part in something."""
    text, reached = view.text, with_at_least(view.counts, 1)
    words = {"of": text.number(reached.of), "where": where(view), "when": text.years(view.selection.years)}
    if reached.exact:
        return text(
            "{count} av {of} kommuner {where} har deltagit i minst ett erbjudande {when}.",
            count=text.number(reached.confirmed),
            **words,
        )
    return text(
        "Minst {count} och högst {at_most} av {of} kommuner {where} har deltagit i minst ett erbjudande {when}.",
        count=text.number(reached.confirmed),
        at_most=text.number(reached.at_most),
        **words,
    )


def in_offering_answer(view: View, offering: str) -> str:
    """How many municipalities have taken part in one offering."""
    text, count = view.text, in_offering(view.states, view.register, offering=offering)
    return text(
        "{count} av {of} kommuner {where} har deltagit i {offering} {when}.",
        count=text.capital(at_least(count, text)),
        of=text.number(count.of),
        where=where(view),
        offering=text.of(view.programme.offering(offering).definite),
        when=text.years(view.selection.years),
    )


def where(view: View) -> str:
    """The area of the selection, as it stands inside a sentence."""
    text, region = view.text, view.programme.region.name
    if view.selection.groups or view.selection.cooperation:
        return text("i urvalet i {region}", region=region)
    return text("i {region}", region=region)


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


def members_answer(view: View, coverage: pd.DataFrame) -> str:
    """The last selected year's members, and how many have been in so far."""
    text, last = view.text, coverage.iloc[-1]
    return text(
        "{year} hade {offering} {members} medlemmar, {new} nya och {returning} återkommande; "
        "hittills har {so_far} av {of} kommuner varit med.",
        year=last[YEAR],
        offering=text.of(view.goal_offering.definite),
        members=least_words(last[MEMBERS], last[AT_MOST], text),
        new=text.number(last[NEW]),
        returning=text.number(last[RETURNING]),
        so_far=least_words(last[SO_FAR], last[SO_FAR_AT_MOST], text),
        of=text.number(last[OF]),
    )


def every_year_answer(view: View, coverage: pd.DataFrame) -> str:
    """Who has been in the group in each of the selected years; of a single year, how many."""
    text, years, last = view.text, view.selection.years, coverage.iloc[-1]
    if len(years) == 1:
        return text("Medlemmar {year}: {members}", year=years[0], members=least_words(last[MEMBERS], last[AT_MOST], text))
    steady = members_every_year(view.memberships, years=years)
    if not steady:
        return text("Ingen kommun har varit med varje år")
    if len(steady) > FEW:
        return text("{n} kommuner har varit med varje år", n=text.number(len(steady)))
    return text("{names} har varit med varje år", names=view.names_of(steady))


def agreements_answer(view: View) -> tuple[str, ...]:
    """The municipalities with an agreement, their presence each year, and who else was always there."""
    text, agreements, years = view.text, view.programme.agreements, view.selection.years
    if agreements is None:
        return ()
    cells = view.all_memberships
    present = cells[(cells[STATE] == Evidence.YES) & cells[CODE].isin(agreements.municipalities)]
    each_year = "; ".join(f"{year}: {view.names_of(present.loc[present[YEAR] == year, CODE]) or text('ingen')}" for year in years)
    said = [
        text("Det finns samarbetsavtal med {names}.", names=view.names_of(agreements.municipalities)),
        text("Av dem var följande med i {offering} – {told}.", offering=text.of(view.goal_offering.definite), told=each_year),
    ]
    others = [code for code in members_every_year(cells, years=years) if code not in agreements.municipalities]
    if others and len(years) > 1:
        said.append(text("Har inget avtal men har också varit med varje år: {names}.", names=view.names_of(others)))
    if agreements.themes:
        themes = "; ".join(text.of(theme) for theme in agreements.themes)
        said.append(text("Avtalens teman: {themes}. Underlaget säger inte vilken kommun som har vilket tema.", themes=themes))
    return tuple(said)


def national_answer(view: View) -> str:
    """The national representatives, who are shown and never counted."""
    text, representatives = view.text, view.opened.record.national_representatives
    shown = representatives[representatives[YEAR].isin(list(view.selection.years))]
    if shown.empty:
        return text("Underlaget nämner ingen nationell representant.")
    told = "; ".join(f"{year}: {text.names(list(rows[ORGANISATION]))}" for year, rows in shown.groupby(YEAR))
    return text("Nationella representanter – {told}. De räknas inte, eftersom de inte är kommuner.", told=told)


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


def _reason(view: View, code: str) -> str:
    text, years = view.text, view.goal_years
    said = reasons(view.opened.pieces, code=code, offering=view.programme.goal.offering, years=years)
    sentences = []
    for (says, basis, source), rows in said.groupby([SAYS, BASIS, SOURCE], sort=False):
        when = text.years([int(year) for year in rows[YEAR].dropna()]) or text("hela perioden")
        words = {"when": when, "source": view.source_name(str(source))}
        if basis == Basis.LIST:
            sentences.append(text("Saknas i de kompletta listorna för {when} ({source}).", **words))
        elif basis == Basis.RULE:
            sentences.append(text("Programmets regel gör kommunen ej aktuell ({source}).", **words))
        elif says == Evidence.NO:
            sentences.append(text("En uppgift säger nej för {when} ({source}).", **words))
        elif rows[YEAR].isna().all():
            sentences.append(text("En uppgift säger ja, men inte för vilket år ({source}).", **words))
        else:
            sentences.append(text("En uppgift säger ja för {when} ({source}).", **words))
    cells = view.memberships[(view.memberships[CODE] == code) & view.memberships[YEAR].isin(list(years))]
    if unknown := [int(year) for year in cells.loc[cells[STATE] == Evidence.UNKNOWN, YEAR]]:
        sentences.append(text("För {when} finns varken uppgift om kommunen eller en komplett lista.", when=text.years(unknown)))
    return " ".join(sentences)


def spread_words(view: View, shares: pd.DataFrame, by: str, *, page: str, when: str) -> dict[str, str]:
    """Name, headline and subtitle of a figure of the spread over groups, cooperation bodies or classes of size.

    Takes `spread`. Municipalities without a cooperation body are in the figure, but are no body.
    """
    text = view.text
    named = shares[shares[by] != ""]
    words = {"full": text.number(int((named[CONFIRMED] == named[OF]).sum())), "all": text.number(len(named))}
    headlines = {
        GROUP: text("{full} av {all} kommungrupper har alla sina kommuner med", **words),
        COOPERATION: text("{full} av {all} kommunsamarbeten har alla sina kommuner med", **words),
        SIZE: text("{full} av {all} storleksklasser har alla sina kommuner med", **words),
    }
    subtitle = text(
        "Andel av kommunerna som har varit med i {offering}, {region}, {when}.",
        offering=text.of(view.goal_offering.definite),
        region=view.programme.region.name,
        when=when,
    )
    names = {GROUP: "kommungrupp", COOPERATION: "samarbete", SIZE: "storlek"}
    return {"name": f"{page}-{names[by]}", "headline": headlines[by], "subtitle": subtitle}
