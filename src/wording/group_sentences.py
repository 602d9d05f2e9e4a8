"""The answers about the group that the goal is about, year by year, in sentences."""

from collections.abc import Sequence

from src.analysis.reference_group import (
    NEW,
    NEW_AT_MOST,
    SO_FAR,
    SO_FAR_AT_MOST,
    maybe_earlier,
    members_every_year,
)
from src.selection.once import once
from src.selection.view import View
from src.vocabulary import CODE, OF, ORGANISATION, STATE, YEAR, Evidence
from src.wording.count_sentences import count_sentence
from src.wording.states import at_least, least_words


@once
def members_answer(view: View) -> str:
    """The last selected year's members, how many of them are new, and how many have been in so far."""
    text, last = view.text, view.coverage.iloc[-1]
    said = count_sentence(
        view, view.members_in(last[YEAR]), text("var med i {offering} {year}", offering=view.the_group, year=last[YEAR])
    )
    if not last[OF]:
        return said
    numbers = text(
        "Nya: {new}. Återkommande: {returning}. Hittills: {so_far}.",
        new=least_words(last[NEW], last[NEW_AT_MOST], text),
        returning=at_least(view.returning_in(last[YEAR]), text),
        so_far=least_words(last[SO_FAR], last[SO_FAR_AT_MOST], text),
    )
    return f"{said} {numbers}"


@once
def maybe_earlier_answer(view: View, years: Sequence[int]) -> tuple[str, ...]:
    """The new municipalities of these years that may have been in the group before, because an earlier year is unknown."""
    text, codes = view.text, maybe_earlier(view.memberships, years=years)
    if not codes:
        return ()
    return (text("Ny är den som inte är känd från något tidigare år; {who} kan ha varit med förut.", who=view.few_of(codes)),)


@once
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
        said.append(
            text("Har inget avtal men har också varit med {when}: {names}.", names=view.names_of(others), when=text.years(years))
        )
    if agreements.themes:
        themes = "; ".join(text.of(theme) for theme in agreements.themes)
        said.append(text("Avtalens teman: {themes}. Underlaget säger inte vilken kommun som har vilket tema.", themes=themes))
    return tuple(said)


@once
def national_answer(view: View) -> tuple[str, ...]:
    """The national representatives, which are shown and never counted; empty where the record names none in any year."""
    text, representatives = view.text, view.assessed.record.national_representatives
    if representatives.empty:
        return ()
    shown = representatives[representatives[YEAR].isin(list(view.selection.years))]
    if shown.empty:
        return (text("Underlaget nämner ingen nationell representant {when}.", when=view.some_year),)
    by_year = "; ".join(f"{year}: {text.names(rows[ORGANISATION].unique())}" for year, rows in shown.groupby(YEAR))
    return (text("Nationella representanter – {told}. De räknas inte, eftersom de inte är kommuner.", told=by_year),)
