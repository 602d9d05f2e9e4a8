"""What has changed since an earlier version of the record, in words and tables. ValueError where there is no earlier version."""

from typing import Any

import pandas as pd

from src.analysis.comparison import AFTER, BEFORE, CHANGE_KIND, Change
from src.analysis.counts import Count
from src.language import Language
from src.record import ExportLabel
from src.selection.once import once
from src.selection.view import View
from src.vocabulary import CODE, OFFERING, YEAR
from src.wording.claims import record_says, verdict_word
from src.wording.count_sentences import share_words
from src.wording.sentences import goal_period
from src.wording.states import all_of, any_of, cell_columns, state_word
from src.wording.table_cells import Naming

NAMED = 3  # municipalities in the answer


def version_words(view: View, label: ExportLabel) -> str:
    """A version's title and day, as figures and headings name it, and that it is made up where it is."""
    words = {"export": view.text.of(label.title), "date": view.text.date(label.as_of)}
    if label.made_up:
        return view.text("{export} {date} (påhittade uppgifter)", **words)
    return f"{words['export']} {words['date']}"


def versions(view: View) -> tuple[str, str]:
    """The earlier version and the one that is shown, in words."""
    return version_words(view, view.earlier.assessed.record.label), version_words(view, view.assessed.record.label)


@once
def changes_answer(view: View) -> str:
    """The municipalities with more or fewer confirmed offerings, or another change, as the map counts them; named where few."""
    text, changed = view.text, view.changed_municipalities
    then, now = view.earlier.assessed.record.label, view.assessed.record.label
    later = not (then.made_up or now.made_up) and (then.as_of, then.published) <= (now.as_of, now.published)
    words = {"date": text.date(then.as_of), "version": version_words(view, then)}
    if (changed[CHANGE_KIND] == Change.NONE).all():
        if view.is_filtered:
            return text("Inget av det som filtren visar skiljer från {version}.", **words)
        if later:
            return text("Inget har ändrats sedan {date}.", **words)
        return text("Inget skiljer från {version}.", **words)
    who = {kind: view.few_of(list(codes), most=NAMED) for kind, codes in changed.groupby(CHANGE_KIND)[CODE]}
    phrases = {
        Change.CAME: text("fler bekräftade erbjudanden för {who}", who=who.get(Change.CAME)),
        Change.LEFT: text("färre bekräftade erbjudanden för {who}", who=who.get(Change.LEFT)),
        Change.CHANGED: text("andra svar för {who}", who=who.get(Change.CHANGED)),
    }
    found = "; ".join(phrase for kind, phrase in phrases.items() if kind in who)
    if later:
        return text("Sedan {date}: {told}.", told=found, **words)
    return text("Jämfört med {version}: {told}.", told=found, **words)


def signed(n: int, text: Language) -> str:
    """A difference with its sign: `+1`, `−1`, `oförändrat`."""
    return f"{'+' if n > 0 else '−'}{text.number(abs(n))}" if n else text("oförändrat")


def change_words(kind: str, difference: int, text: Language) -> str:
    """How a municipality has changed, in words."""
    return {
        Change.CAME: text.plural("{n} bekräftat erbjudande till", "{n} bekräftade erbjudanden till", max(difference, 0)),
        Change.LEFT: text.plural("{n} bekräftat erbjudande färre", "{n} bekräftade erbjudanden färre", max(-difference, 0)),
        Change.CHANGED: text("annan ändring"),
        Change.NONE: text("oförändrat"),
    }[Change(kind)]


def when_words(year: Any, period: str, text: Language) -> str:
    """The year of a changed cell, or the whole period where the change is of no single year."""
    return text("hela {period}", period=period) if pd.isna(year) else str(year)


@once
def changes_by_year_table(view: View) -> pd.DataFrame:
    """A row for each offering and year with a change: who came, who left, and whose state changed otherwise, in words."""
    text, found = view.text, view.changes
    rows = []
    for key in view.selection.offerings:
        for year, cells in found[found[OFFERING] == key].groupby(YEAR, dropna=False):  # a missing year comes last
            said = [_who_changed(view, cells[cells[CHANGE_KIND] == kind]) for kind in (Change.CAME, Change.LEFT, Change.CHANGED)]
            rows.append([view.offering_name(key), when_words(year, view.period, text), *said])
    headers = [text("Erbjudande"), text("År"), text("Tillkommit"), text("Försvunnit"), text("Annat läge")]
    return pd.DataFrame(rows, columns=headers, dtype=object)


@once
def changes_table(view: View) -> pd.DataFrame:
    """A row for each cell that differs: the state before and after, in words."""
    text, cells = view.text, view.changes
    before, after = _headers(view)
    kinds = {Change.CAME: text("tillkommit"), Change.LEFT: text("försvunnit"), Change.CHANGED: text("annat läge")}
    return pd.DataFrame(
        cell_columns(view, cells, undated=when_words(None, view.period, text))
        | {
            before: [state_word(state, text) for state in cells[BEFORE]],
            after: [state_word(state, text) for state in cells[AFTER]],
            text("Ändring"): [kinds[Change(kind)] for kind in cells[CHANGE_KIND]],
            text("Kod"): cells[CODE].to_list(),
        }
    )


@once
def key_changes_table(view: View) -> pd.DataFrame:
    """A row for each key figure: its value before and after, and the difference; bounds where the record leaves some open."""
    text, then, offerings = view.text, view.earlier, view.selection.offerings
    last = view.selection.years[-1]
    goal = text("Målet: har varit med i {offering}, {when}", offering=view.the_group, when=goal_period(view))
    rows = [
        _key_row(view, goal, then.goal_count, view.goal_count),
        _key_row(
            view,
            text("{members} {year}", members=text.capital(view.members), year=last),
            then.members_in(last),
            view.members_in(last),
        ),
    ]
    if len(offerings) > 1:
        reached = text("Har deltagit i {any_of_them}", any_of_them=any_of(offerings, view.programme, text))
        taken = text("Har deltagit i {all_of_them}", all_of_them=all_of(offerings, view.programme, text))
        rows += [_key_row(view, reached, then.reached, view.reached), _key_row(view, taken, then.all_taken, view.all_taken)]
    else:
        taken = text("Har deltagit i {offering}", offering=view.the_offering(offerings[0]))
        rows.append(_key_row(view, taken, then.reached, view.reached))
    (before, _), (after, _) = then.open_answers, view.open_answers
    unknown = text("Okända eller motstridiga uppgifter")
    rows.append([unknown, text.number(before), text.number(after), signed(after - before, text)])
    return pd.DataFrame(rows, columns=[text("Nyckeltal"), *_headers(view), text("Skillnad")])


@once
def verdict_changes_table(view: View) -> pd.DataFrame:
    """A row for each claim with another verdict than before, whatever is selected: both verdicts, and what the record says now."""
    text, (before, after) = view.text, _headers(view)
    earlier_ones = {judgement.claim.key: judgement for judgement in view.earlier.judgements}
    both = [(earlier_ones[now.claim.key], now) for now in view.judgements if now.claim.key in earlier_ones]
    found = [(then, now) for then, now in both if then.verdict != now.verdict]
    return pd.DataFrame(
        {
            text("Påstående"): [text.of(judgement.claim.text) for _, judgement in found],
            before: [verdict_word(view, then) for then, _ in found],
            after: [verdict_word(view, now) for _, now in found],
            text("Underlaget säger nu"): pd.Series([record_says(view, now) for _, now in found], dtype=object),
        }
    )


def _who_changed(view: View, cells: pd.DataFrame) -> Naming:
    """The municipalities with these changes, grouped by the states before and after."""
    text, said = view.text, []
    for (before, after), codes in cells.groupby([BEFORE, AFTER], sort=False)[CODE]:
        words = {"who": view.few_of(list(codes)), "before": state_word(str(before), text), "after": state_word(str(after), text)}
        said.append(text("{who} (från {before} till {after})", **words))
    return Naming("; ".join(said) or "–", cells[CODE])


def _headers(view: View) -> tuple[str, str]:
    """The headers of the two versions, each with its day, and that it is made up where it is."""
    text, then, now = view.text, view.earlier.assessed.record.label, view.assessed.record.label
    days = {"then": text.date(then.as_of), "now": text.date(now.as_of)}
    return (
        text("Före ({then}, påhittat)", **days) if then.made_up else text("Före ({then})", **days),
        text("Efter ({now}, påhittat)", **days) if now.made_up else text("Efter ({now})", **days),
    )


def _key_row(view: View, label: str, before: Count, after: Count) -> list[str]:
    text = view.text
    shown = [share_words(view, count) for count in (before, after)]
    least, most = after.confirmed - before.confirmed, after.at_most - before.at_most
    if least == most:
        return [label, *shown, signed(least, text)]
    return [label, *shown, text("minst: {least}, högst: {most}", least=signed(least, text), most=signed(most, text))]
