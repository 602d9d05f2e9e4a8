"""Many municipalities, by the groups of the programme: whether they are folded, who is in each, and how many have taken part."""

from collections.abc import Iterable

import pandas as pd

from src.analysis.counts import spread
from src.selection.once import once
from src.selection.view import View
from src.vocabulary import AT_MOST, CODE, CONFIRMED, GROUP, MANY_MUNICIPALITIES, OF
from src.wording.divisions import group_word


@once
def folds(view: View) -> bool:
    """Whether the selected municipalities are so many that they are shown by group, and there are groups to show them by."""
    return len(view.register) > MANY_MUNICIPALITIES and len(set(view.register[GROUP])) > 1


@once
def _names_by_code(view: View) -> dict[str, str]:
    """The name of each municipality's group, by its code; the groups in the programme's order."""
    register, names = view.assessed.record.register, view.programme.groups.names
    order = {group: n for n, group in enumerate(names)}
    register = register.sort_values(GROUP, key=lambda groups: groups.map(order), kind="stable")
    return {code: view.text.of(names[group]) for code, group in zip(register[CODE], register[GROUP], strict=True)}


def by_group(view: View, codes: Iterable[str]) -> dict[str, list[str]]:
    """The codes by the name of their group, in the programme's order."""
    wanted = dict.fromkeys(codes)
    found: dict[str, list[str]] = {}
    for code, name in _names_by_code(view).items():
        if code in wanted:
            found.setdefault(name, [])
    names = _names_by_code(view)
    for code in wanted:
        found[names[code]].append(code)
    return found


@once
def groups_table(view: View) -> pd.DataFrame:
    """A row for each group of the selection: its municipalities, how many have taken part in something, and what is open."""
    text, counted = view.text, spread(view.reached, view.register, by=GROUP).set_index(GROUP)
    counted = counted.loc[groups_shown(view)]
    open_answers = view.counts.set_index(CODE)[[CONFIRMED, AT_MOST]].diff(axis=1)[AT_MOST]
    of_group = open_answers.groupby(view.register.set_index(CODE)[GROUP]).sum().astype(int)
    return pd.DataFrame(
        {
            text.capital(group_word(view)): list(group_names(view).values()),
            text("Kommuner"): counted[OF].to_list(),
            text("Bekräftat med"): counted[CONFIRMED].to_list(),
            text("Möjligt"): counted[AT_MOST].to_list(),
            text("Svar saknas"): of_group.loc[counted.index].to_list(),
        }
    )


def group_names(view: View) -> dict[str, str]:
    """The names of the groups of the selection, by key."""
    return {group: view.text.of(view.programme.groups.names[group]) for group in groups_shown(view)}


def groups_shown(view: View) -> list[str]:
    """The keys of the groups that the selection has municipalities of, in the programme's order."""
    present = set(view.register[GROUP])
    return [group for group in view.programme.groups.names if group in present]


def ways_to_groups(view: View, page: str) -> list[str]:
    """A link to the page for each group of the selection, filtered to it."""
    return [view.of_one_group(group).link(page) for group in groups_shown(view)]


def maps_left_out(view: View) -> str:
    """Why the small yearly maps are not shown, and where such a map is."""
    most = view.text.number(MANY_MUNICIPALITIES)
    return view.text(
        "Kartor år för år visas för högst {most} kommuner åt gången. Filtrera på färre, eller välj ett år på kartan.", most=most
    )
