"""The filters and the assumptions of a view in words."""

from dataclasses import replace

from src.analysis.what_if import Assumption
from src.selection.view import View
from src.wording.divisions import divisions_in_words


def filters_in_words(view: View) -> str:
    """The filters, "Inga filter." where there are none, and what is assumed."""
    text, selection, programme = view.text, view.selection, view.programme
    said = []
    if selection.years != programme.years:
        said.append(text("år {years}", years=view.some_year))
    if selection.offerings != programme.offering_keys:
        said.append(text("erbjudande {names}", names=text.names([view.offering_name(key) for key in selection.offerings])))
    said += divisions_in_words(view)
    filters = text("Filter: {filters}.", filters="; ".join(said)) if said else text("Inga filter.")
    return f"{filters} {_assumptions(view)}".rstrip()


def each_in_words(view: View) -> tuple[tuple[Assumption, str], ...]:
    """Each assumption of the view, with its words."""
    text, made = view.text, view.selection.what_if
    return tuple((one, text("{cell} för {who}", cell=_cell(view, one), who=view.name_of(one.code))) for one in made)


def _assumptions(view: View) -> str:
    """All assumptions in a sentence, those about the same offering, year and answer together; empty where there are none."""
    text, order = view.text, view.programme.offering_keys
    alike: dict[Assumption, list[str]] = {}
    for one in sorted(view.selection.what_if, key=lambda one: (order.index(one.offering), one.year or 0, not one.answer)):
        alike.setdefault(replace(one, code=""), []).append(one.code)
    said = [text("{cell} för {who}", cell=_cell(view, one), who=view.few_of(codes)) for one, codes in alike.items()]
    return text("Tänkt läge: {assumptions}.", assumptions="; ".join(said)) if said else ""


def _cell(view: View, assumption: Assumption) -> str:
    text, words = view.text, {"offering": view.offering_name(assumption.offering), "year": assumption.year}
    if assumption.year is None:
        return text("{offering} ja, något år", **words) if assumption.answer else text("{offering} nej, varje öppet år", **words)
    return text("{offering} {year} ja", **words) if assumption.answer else text("{offering} {year} nej", **words)
