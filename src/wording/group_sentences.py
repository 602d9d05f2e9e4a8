"""The answers about the group that the goal is about, year by year, in sentences."""

from collections.abc import Sequence

import pandas as pd

from src.analysis.reference_group import MEMBERS, NEW, RETURNING, SO_FAR, SO_FAR_AT_MOST, maybe_earlier, members_every_year
from src.selection.view import View
from src.vocabulary import AT_MOST, CODE, CONFIRMED, COOPERATION, GROUP, OF, ORGANISATION, SIZE, STATE, YEAR, Evidence
from src.wording.sentences import where
from src.wording.states import least_words


def members_answer(view: View) -> str:
    """The last selected year's members, and how many have been in so far."""
    text, last = view.text, view.coverage.iloc[-1]
    if not last[OF]:
        return text("Inga kommuner i urvalet.")
    return text(
        "{members} av {of} kommuner {where} var med i {offering} {year}, {new} nya och {returning} återkommande; "
        "hittills har {so_far} varit med.",
        members=text.capital(least_words(last[MEMBERS], last[AT_MOST], text)),
        of=text.number(last[OF]),
        where=where(view),
        offering=view.the_group,
        year=last[YEAR],
        new=text.number(last[NEW]),
        returning=text.number(last[RETURNING]),
        so_far=least_words(last[SO_FAR], last[SO_FAR_AT_MOST], text),
    )


def maybe_earlier_answer(view: View, years: Sequence[int]) -> tuple[str, ...]:
    """The new municipalities of these years that may have been in the group before, because an earlier year is unknown."""
    text, codes = view.text, maybe_earlier(view.memberships, years=years)
    if not codes:
        return ()
    return (text("Ny är den som inte är känd från något tidigare år; {who} kan ha varit med förut.", who=view.few_of(codes)),)


def agreements_answer(view: View) -> tuple[str, ...]:
    """The municipalities with an agreement, which of them were there each year, and who else was there every year."""
    text, agreements, years = view.text, view.programme.agreements, view.selection.years
    if agreements is None:
        return ()
    cells = view.all_memberships
    present = cells[(cells[STATE] == Evidence.YES) & cells[CODE].isin(agreements.municipalities)]
    each_year = "; ".join(f"{year}: {view.names_of(present.loc[present[YEAR] == year, CODE]) or text('ingen')}" for year in years)
    said = [
        text("Det finns samarbetsavtal med {names}.", names=view.names_of(agreements.municipalities)),
        text("Av dem var följande med i {offering} – {told}.", offering=view.the_group, told=each_year),
    ]
    others = [code for code in members_every_year(cells, years=years) if code not in agreements.municipalities]
    if others and len(years) > 1:
        said.append(text("Har inget avtal men har också varit med varje år: {names}.", names=view.names_of(others)))
    if agreements.themes:
        themes = "; ".join(text.of(theme) for theme in agreements.themes)
        said.append(text("Avtalens teman: {themes}. Underlaget säger inte vilken kommun som har vilket tema.", themes=themes))
    return tuple(said)


def national_answer(view: View) -> str:
    """The national representatives, which are shown and never counted."""
    text, representatives = view.text, view.assessed.record.national_representatives
    shown = representatives[representatives[YEAR].isin(list(view.selection.years))]
    if shown.empty:
        return text("Underlaget nämner ingen nationell representant {when}.", when=view.period)
    by_year = "; ".join(f"{year}: {text.names(rows[ORGANISATION].unique())}" for year, rows in shown.groupby(YEAR))
    return text("Nationella representanter – {told}. De räknas inte, eftersom de inte är kommuner.", told=by_year)


def spread_words(view: View, shares: pd.DataFrame, by: str, *, page: str, when: str) -> dict[str, str]:
    """Name, headline and subtitle of a figure of a `spread`; municipalities without a cooperation body do not count as a body."""
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
        offering=view.the_group,
        region=view.programme.region.name,
        when=when,
    )
    names = {GROUP: "kommungrupp", COOPERATION: "samarbete", SIZE: "storlek"}
    return {"name": f"{page}-{names[by]}", "headline": headlines[by], "subtitle": subtitle}
