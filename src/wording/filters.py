"""The filters and the assumptions of a view in words."""

from collections.abc import Mapping, Sequence

from src.analysis.assessed import AssessedRecord
from src.analysis.what_if import Assumption
from src.language import Language
from src.programme.definition import Programme
from src.selection.assumptions import FEW
from src.selection.selection import Selection
from src.selection.view import View
from src.vocabulary import CODE, MUNICIPALITY


def filters_in_words(view: View) -> str:
    """The filters spelled out, and what is assumed."""
    assumptions = assumed_words(view.selection.what_if, names_in(view.assessed), view.programme, view.text)
    return f"{in_words(view.selection, view.programme, view.text)} {assumptions}".rstrip()


def in_words(selection: Selection, programme: Programme, text: Language) -> str:
    """The filters spelled out, "Inga filter." where there are none; what is assumed is told beside them (`assumed_words`)."""
    said = []
    if selection.years != programme.years:
        said.append(text("år {years}", years=text.years(selection.years)))
    if selection.offerings != programme.offering_keys:
        said.append(
            text("erbjudande {names}", names=text.names([text.of(programme.offering(key).name) for key in selection.offerings]))
        )
    if selection.groups:
        said.append(
            text("kommungrupp {names}", names=text.names([text.of(programme.groups.names[key]) for key in selection.groups]))
        )
    if selection.cooperation:
        said.append(text("samarbete {names}", names=text.names(selection.cooperation)))
    return text("Filter: {filters}.", filters="; ".join(said)) if said else text("Inga filter.")


def names_in(assessed: AssessedRecord) -> dict[str, str]:
    """The municipalities' names, by code."""
    register = assessed.record.register
    return dict(zip(register[CODE], register[MUNICIPALITY], strict=True))


def assumed_words(assumptions: Sequence[Assumption], names: Mapping[str, str], programme: Programme, text: Language) -> str:
    """All that is assumed, in a sentence; empty where nothing is. `names` are the municipalities', by code."""
    if not assumptions:
        return ""
    alike: dict[tuple[str, int | None, bool], list[str]] = {}
    order = programme.offering_keys
    for one in sorted(assumptions, key=lambda one: (order.index(one.offering), one.year or 0, not one.answer)):
        alike.setdefault((one.offering, one.year, one.answer), []).append(names[one.code])
    said = [
        text("{cell} för {who}", cell=_cell_words(Assumption("", *cell), programme, text), who=_who(found, text))
        for cell, found in alike.items()
    ]
    return text("Tänkt läge: {assumptions}.", assumptions="; ".join(said))


def one_in_words(assumption: Assumption, names: Mapping[str, str], programme: Programme, text: Language) -> str:
    """One assumption, for a list of them."""
    return text("{cell} för {who}", cell=_cell_words(assumption, programme, text), who=names[assumption.code])


def _cell_words(assumption: Assumption, programme: Programme, text: Language) -> str:
    words = {"offering": text.of(programme.offering(assumption.offering).name), "year": assumption.year}
    if assumption.year is None:
        return text("{offering} ja, något år", **words) if assumption.answer else text("{offering} nej, varje öppet år", **words)
    return text("{offering} {year} ja", **words) if assumption.answer else text("{offering} {year} nej", **words)


def _who(names: Sequence[str], text: Language) -> str:
    return text.names(names) if len(names) <= FEW else text("{n} kommuner", n=text.number(len(names)))
