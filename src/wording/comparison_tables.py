"""What has changed since an earlier version of the record, in tables: for the selection, and for the claims."""

import pandas as pd

from src.analysis.comparison import AFTER, BEFORE, CHANGE_KIND, Change
from src.analysis.counts import Count, open_cells_in
from src.selection.view import View
from src.vocabulary import CODE, OFFERING, YEAR
from src.wording.claims import record_says, verdict_word
from src.wording.comparison import earlier, signed, when_words
from src.wording.numbers import members_in
from src.wording.sentences import goal_period
from src.wording.states import all_of, any_of, bounds, cell_columns, state_word


def changes_by_year_table(view: View) -> pd.DataFrame:
    """A row for each offering and year with a change: who came, who left, and whose state changed otherwise, in words."""
    text, found = view.text, view.changes
    rows = []
    for key in view.selection.offerings:
        of_offering = found[found[OFFERING] == key]
        for year in (*view.selection.years, None):
            cells = of_offering[of_offering[YEAR].isna() if year is None else of_offering[YEAR].eq(year).fillna(value=False)]
            if cells.empty:
                continue
            said = [_who_changed(view, cells[cells[CHANGE_KIND] == kind]) for kind in (Change.CAME, Change.LEFT, Change.CHANGED)]
            rows.append([view.offering_name(key), when_words(year, view.period, text), *said])
    headers = [text("Erbjudande"), text("År"), text("Tillkommit"), text("Försvunnit"), text("Annat läge")]
    return pd.DataFrame(rows, columns=headers)


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


def key_changes_table(view: View) -> pd.DataFrame:
    """A row for each key figure: its value before and after, and the difference; bounds where the record leaves some open."""
    text, then, offerings = view.text, earlier(view), view.selection.offerings
    last = view.selection.years[-1]
    goal = text("Målet: har varit med i {offering}, {when}", offering=view.the_group, when=goal_period(view))
    rows = [
        _key_row(view, goal, then.goal_count, view.goal_count),
        _key_row(view, text("Medlemmar {year}", year=last), members_in(then, last), members_in(view, last)),
    ]
    if len(offerings) > 1:
        reached = text("Nådda: har deltagit i {any_of_them}", any_of_them=any_of(offerings, view.programme, text))
        taken = text("Har deltagit i {all_of_them}", all_of_them=all_of(offerings, view.programme, text))
        rows += [_key_row(view, reached, then.reached, view.reached), _key_row(view, taken, then.all_taken, view.all_taken)]
    else:
        taken = text("Har deltagit i {offering}", offering=view.the_offering(offerings[0]))
        rows.append(_key_row(view, taken, then.reached, view.reached))
    before, after = open_cells_in(then.counts), open_cells_in(view.counts)
    unknown = text("Okända eller motstridiga uppgifter")
    rows.append([unknown, text.number(before), text.number(after), _signed(view, after - before)])
    return pd.DataFrame(rows, columns=[text("Nyckeltal"), *_headers(view), text("Skillnad")])


def verdict_changes_table(view: View) -> pd.DataFrame:
    """A row for each claim with another verdict than before: both verdicts, and what the record says now.

    About the whole record, whatever is selected.
    """
    text, (before, after) = view.text, _headers(view)
    earlier_ones = {judgement.claim.key: judgement for judgement in earlier(view).judgements}
    both = [(earlier_ones[now.claim.key], now) for now in view.judgements if now.claim.key in earlier_ones]
    found = [(then, now) for then, now in both if then.verdict != now.verdict]
    return pd.DataFrame(
        {
            text("Påstående"): [text.of(judgement.claim.text) for _, judgement in found],
            before: [verdict_word(view, then) for then, _ in found],
            after: [verdict_word(view, now) for _, now in found],
            text("Underlaget säger nu"): [record_says(view, now) for _, now in found],
        }
    )


def _who_changed(view: View, cells: pd.DataFrame) -> str:
    """The municipalities with these changes, grouped by the states before and after."""
    text, said = view.text, []
    for before, after in dict.fromkeys(zip(cells[BEFORE], cells[AFTER], strict=True)):
        who = view.few_of(list(cells.loc[(cells[BEFORE] == before) & (cells[AFTER] == after), CODE]))
        said.append(
            text("{who} (från {before} till {after})", who=who, before=state_word(before, text), after=state_word(after, text))
        )
    return "; ".join(said) or "–"


def _headers(view: View) -> tuple[str, str]:
    """The headers of the two versions, each with its day, and that it is made up where it is."""
    text, then, now = view.text, earlier(view).assessed.record.label, view.assessed.record.label
    days = {"then": text.date(then.as_of), "now": text.date(now.as_of)}
    return (
        text("Före ({then}, påhittat)", **days) if then.made_up else text("Före ({then})", **days),
        text("Efter ({now}, påhittat)", **days) if now.made_up else text("Efter ({now})", **days),
    )


def _key_row(view: View, label: str, before: Count, after: Count) -> list[str]:
    text = view.text
    shown = [text("{n} av {of}", n=bounds(count, text), of=text.number(count.of)) for count in (before, after)]
    least, most = after.confirmed - before.confirmed, after.at_most - before.at_most
    if least == most:
        return [label, *shown, _signed(view, least)]
    return [label, *shown, text("minst: {least}, högst: {most}", least=_signed(view, least), most=_signed(view, most))]


def _signed(view: View, n: int) -> str:
    return signed(n, view.text) if n else view.text("oförändrat")
