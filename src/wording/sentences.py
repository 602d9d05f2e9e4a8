"""The answers about the goal and the offerings, in sentences; each is written once, so that two pages cannot differ."""

import pandas as pd

from src.analysis.counts import Count
from src.analysis.goal import reasons
from src.analysis.reference_group import NEW, NEW_AT_MOST
from src.selection.assumptions import FEW
from src.selection.once import once
from src.selection.view import View
from src.vocabulary import BASIS, CODE, OFFERING, SAYS, SOURCE, STATE, YEAR, Basis, Evidence
from src.wording.corrections import corrected_reasons, without_corrected
from src.wording.count_sentences import count_sentence, where
from src.wording.states import any_of, least_words

_TOLD = [YEAR, SAYS, BASIS, SOURCE]  # what the reasons for a missing municipality are put in words from
MOST_NAMED = 3  # municipalities that are named in a figure of the goal, at most


@once
def goal_answer(view: View) -> str:
    """How far it is to the goal."""
    did = view.text("har varit med i {offering} {when}", offering=view.the_group, when=goal_period(view))
    return count_sentence(view, view.goal_count, did)


def goal_period(view: View) -> str:
    """The years that count toward the goal."""
    return view.text.any_year(view.goal_years)


@once
def missing_answer(view: View) -> str:
    """Who has not been in the group; where the record does not know, whom it does not confirm."""
    text, codes = view.text, list(view.missing[CODE])
    if view.register.empty:
        return ""
    if not codes:
        return text("Ingen kommun {where} saknas.", where=where(view))
    known, few = view.missing[STATE].isin([Evidence.NO, Evidence.NOT_ELIGIBLE]).all(), len(codes) <= FEW
    words = {"n": text.number(len(codes)), "names": view.names_of(codes)}
    if few:
        return text("Enligt underlaget saknas {names}.", **words) if known else text("Underlaget bekräftar inte {names}.", **words)
    if known:
        return text("Enligt underlaget saknas {n} kommuner.", **words)
    return text("Underlaget bekräftar inte {n} av kommunerna.", **words)


@once
def missing_notes(view: View) -> tuple[str, ...]:
    """Who has not been in the group, and whom the record does not confirm, as a figure says it: none where they are many."""
    text, missing = view.text, view.missing[view.missing[STATE] != Evidence.NOT_ELIGIBLE]
    if len(missing) > MOST_NAMED:
        return ()
    surely = missing[STATE] == Evidence.NO
    out, unsure = (view.names_of(missing.loc[cells, CODE]) for cells in (surely, ~surely))
    said = text("{names} saknas", names=out) if out else ""
    return tuple(filter(None, (said, text("Inte bekräftat: {names}", names=unsure) if unsure else "")))


@once
def open_answer(view: View) -> str:
    """How much of the selection the record does not know, or contradicts."""
    text, counts = view.text, view.counts
    if counts.empty:
        return ""
    unsure, asked = view.open_answers
    words = {"unsure": text.number(unsure), "all": text.number(asked)}
    if not unsure:
        whole = view.open_cells.empty
        return text("Inget svar saknas.") if whole else text("Inget svar saknas för perioden, men svar saknas för enskilda år.")
    if counts[Evidence.CONFLICTING].any():
        said = text("Svar saknas eller motsäger varandra för {unsure} av {all} (kommuner gånger erbjudanden).", **words)
    elif len(view.selection.offerings) == 1:
        said = text.plural("Svar saknas för {unsure} av {n} kommun.", "Svar saknas för {unsure} av {n} kommuner.", asked, **words)
    else:
        said = text("Svar saknas för {unsure} av {all} (kommuner gånger erbjudanden).", **words)
    return f"{said} {text('Okänt betyder inte nej: underlaget säger varken ja eller nej.')}"


@once
def map_answer(view: View) -> str:
    """What the map shows: how many took part in the only selected offering, or in anything that is selected."""
    offering, *others = view.selection.offerings
    return reached_answer(view) if others else _took_part(view, view.takers(offering), view.the_offering(offering))


@once
def reached_answer(view: View) -> str:
    """How many municipalities have taken part in at least one of the selected offerings."""
    return _took_part(view, view.reached, any_of(view.selection.offerings, view.programme, view.text))


@once
def reached_words(view: View) -> str:
    """What the number of those who took part in something means, out of how many, and how high it could be."""
    text, reached = view.text, view.reached
    words = {"any_of_them": any_of(view.selection.offerings, view.programme, text), "when": view.some_year}
    words |= {"of": _who_could(view, reached), "n": text.number(reached.at_most)}
    if not reached.of:
        return text("ingen kunde delta {when}", **words)
    if reached.exact:
        return text("av {of} har deltagit i {any_of_them} {when}", **words)
    if not reached.confirmed:
        return text("ingen av {of} är bekräftad i {any_of_them} {when}; högst {n}", **words)
    return text("av {of} har deltagit i {any_of_them} {when}; högst {n}", **words)


@once
def all_words(view: View) -> str:
    """The names of those who took every selected offering where they are few, out of how many, and how many it could be."""
    text, taken = view.text, view.all_taken
    words = {"of": _who_could(view, taken), "n": text.number(taken.at_most)}
    if not taken.of:
        return text("ingen kunde delta")
    if 0 < taken.confirmed <= FEW:
        words["names"] = view.names_of(taken.codes)
        return text("{names}, av {of}; högst {n}", **words) if taken.possible else text("{names}, av {of}", **words)
    if not taken.confirmed and taken.possible:
        return text("av {of}; ingen är bekräftad", **words)
    return text("av {of}; högst {n}", **words) if taken.possible else text("av {of}", **words)


def filters_not_in_force(view: View, seen: View) -> tuple[str, ...]:
    """The filters that are set and change nothing in what is `seen` (a narrowed view), in a sentence each."""
    text, said, asked, used = view.text, [], view.selection, seen.selection
    if asked.offerings != used.offerings:
        offering = text.names(map(view.the_offering, seen.offerings))
        said.append(text("Filtret på erbjudanden ändrar inget i det som handlar om {offering}.", offering=offering))
    if asked.years != used.years:
        words = {"first": used.years[0], "last": used.years[-1], "years": text.years(used.years)}
        said.append(
            text("Målet räknas från {first} till och med {last}, vilka av åren som än är valda.", **words)
            if len(used.years) > 1
            else text("Målet räknas för {years}.", **words)
        )
    if asked.on_municipalities != used.on_municipalities:
        said.append(text("Filtren på kommuner ändrar inget här."))
    return tuple(said)


@once
def pace_answer(view: View) -> str:
    """How many new municipalities each year toward the goal brought, and how many are left."""
    text, count = view.text, view.goal_count
    years = view.goal_coverage[[YEAR, NEW, NEW_AT_MOST]].itertuples(index=False)
    told = text.names([text("{new} ({year})", new=least_words(new, most, text), year=year) for year, new, most in years])
    left = text.number(count.of - count.confirmed)
    words = {"told": told, "left": left, "where": where(view)}
    if len(view.register) < len(view.assessed.record.register):  # a part of the region has no goal of its own
        if count.exact:
            return text("Nya kommuner: {told}. Kvar av kommunerna {where}: {left}.", **words)
        return text("Nya kommuner: {told}. Kvar av kommunerna {where}: högst {left}.", **words)
    if count.exact:
        return text("Nya kommuner: {told}. Kvar till målet: {left}.", **words)
    return text("Nya kommuner: {told}. Kvar till målet: högst {left}.", **words)


@once
def undated_answer(view: View) -> tuple[str, ...]:
    """The municipalities that are in the total and in no year, because nobody wrote down the year."""
    dated = set(view.memberships.loc[view.memberships[STATE] == Evidence.YES, CODE])
    codes = [code for code in view.goal_count.codes if code not in dated]
    if not codes:
        return ()
    return (view.text("Med i totalen men inte i något år, eftersom året är okänt: {names}.", names=view.names_of(codes)),)


@once
def why_missing(view: View) -> dict[str, list[str]]:
    """Why municipalities are missing: what the record says, in sentences, and the codes of those it says it of."""
    codes: dict[str, list[str]] = {}
    pieces, cells = view.pieces[view.pieces[OFFERING] == view.programme.goal.offering], view.memberships
    said, states = _told_by_code(pieces, _TOLD), _told_by_code(cells, [YEAR, STATE])
    corrected, found = set(view.assessed.record.corrections[CODE]), dict[object, str]()
    for code in view.missing[CODE]:
        # Of many the record says the same, which is put in words once; where rows are corrected, of each.
        alike = (code if code in corrected else "", said.get(code), states.get(code))
        if alike not in found:
            found[alike] = _reason(view, code, pieces[pieces[CODE] == code], cells[cells[CODE] == code])
        codes.setdefault(found[alike], []).append(code)
    return codes


def _told_by_code(frame: pd.DataFrame, columns: list[str]) -> dict[str, str]:
    """What these columns say of each municipality, row by row."""
    found: dict[str, str] = {}
    for code, *row in frame[[CODE, *columns]].itertuples(index=False, name=None):
        found[code] = f"{found.get(code, '')}{row}"
    return found


def _who_could(view: View, count: Count) -> str:
    """Out of how many, and that they are those who could take part where others could not."""
    of = view.text.number(count.of)
    return view.text("{of} som kunde delta", of=of) if count.of < count.registered else of


def _took_part(view: View, count: Count, offering: str) -> str:
    """How many municipalities have taken part in this: an offering, or any of some."""
    return count_sentence(view, count, view.text("har deltagit i {offering} {when}", offering=offering, when=view.some_year))


def _reason(view: View, code: str, pieces: pd.DataFrame, cells: pd.DataFrame) -> str:
    """Why one municipality is missing. `pieces` and `cells`: its own, in the goal's offering."""
    text, years, offering = view.text, view.goal_years, view.programme.goal.offering
    said = reasons(pieces, code=code, offering=offering, years=years)
    said = without_corrected(view, said, code=code, offering=offering)
    sentences = [
        _piece_words(view, str(says), str(basis), str(source), rows[YEAR].dropna())
        for (says, basis, source), rows in said.groupby([SAYS, BASIS, SOURCE], sort=False)
    ]
    sentences += corrected_reasons(view, code=code, offering=offering, years=years)
    unknown = cells.loc[cells[YEAR].isin(list(years)) & (cells[STATE] == Evidence.UNKNOWN), YEAR]
    if len(unknown):
        sentences.append(text("För {when} finns varken en egen uppgift eller en komplett lista.", when=text.years(unknown)))
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
        return text.plural(
            "Finns inte på den kompletta deltagarlistan {when} ({source}).",
            "Finns inte på de kompletta deltagarlistorna {when} ({source}).",
            len(set(years)),
            **words,
        )
    if basis == Basis.RULE:
        return text("Programmets regel gör kommunen ej aktuell ({source}).", **words)
    if not yes:
        return text("En uppgift säger nej för {when} ({source}).", **words)
    if years.empty:
        return text("En uppgift säger ja, men inte för vilket år ({source}).", **words)
    return text("En uppgift säger ja för {when} ({source}).", **words)
