"""The filters on municipalities in words: what each is called, and what its options are called."""

from collections.abc import Sequence
from itertools import pairwise

from src.address import COOPERATION_KEY, FIRST_YEARS_KEY, GROUPS_KEY, SIZES_KEY
from src.language import Language
from src.programme.definition import Programme
from src.selection.divisions import NO_YEAR, size_codes
from src.selection.view import View


def division_names(programme: Programme, text: Language) -> dict[str, str]:
    """What each filter on municipalities is called, by its key."""
    kind = programme.groups.name
    return {
        GROUPS_KEY: text.of(kind) if kind else text("Kommuntyp"),
        COOPERATION_KEY: text("Kommunsamarbete"),
        SIZES_KEY: text("Storlek"),
        FIRST_YEARS_KEY: text("Första bekräftade år"),
    }


def group_word(view: View) -> str:
    """What one of the groups of municipalities is called inside a sentence: `kommuntyp`, or `län`."""
    areas = view.programme.groups.areas
    return view.text.of(areas.one) if areas else view.text("kommuntyp")


def groups_counted(view: View, number: int) -> str:
    """So many groups of municipalities: `9 kommuntyper`, or `21 län`."""
    text, areas = view.text, view.programme.groups.areas
    if areas:
        return f"{text.number(number)} {text.of(areas.one if number == 1 else areas.many)}"
    return text.plural("{n} kommuntyp", "{n} kommuntyper", number)


def option_name(programme: Programme, text: Language, key: str, option: str) -> str:
    """What one option of a filter on municipalities is called where it stands alone."""
    if key == GROUPS_KEY:
        return text.of(programme.groups.names[option])
    if key == SIZES_KEY:
        (name,) = sizes_in_words(programme, text, (option,))
        return text.capital(name).replace("\N{NO-BREAK SPACE}", " ")  # as people type it to find it in a list
    if key == FIRST_YEARS_KEY:
        return text("Inget bekräftat år") if option == NO_YEAR else text("Först bekräftad {year}", year=option)
    return option


def size_names(programme: Programme, text: Language) -> list[str]:
    """The names of the classes of size, the smallest first; one for all sizes where the programme has no limits."""
    limits = programme.population.class_limits
    if not limits:
        return [text("alla storlekar")]
    return [
        text("under {limit} invånare", limit=text.number(limits[0])),
        *(text("{lower}–{upper} invånare", lower=text.number(low), upper=text.number(high - 1)) for low, high in pairwise(limits)),
        text("{limit} invånare och fler", limit=text.number(limits[-1])),
    ]


def sizes_in_words(programme: Programme, text: Language, codes: Sequence[str]) -> list[str]:
    """The names of the classes of size that have these codes."""
    named = dict(zip(size_codes(programme.population.class_limits), size_names(programme, text), strict=False))
    return [named[code] for code in codes]


def divisions_in_words(view: View) -> list[str]:
    """The filters on municipalities that are set, each with its options: `kommuntyp Storstäder`."""
    text, selection, programme = view.text, view.selection, view.programme
    said = []
    if selection.groups:
        names = [text.of(programme.groups.names[key]) for key in selection.groups]
        words = {"names": text.any_of(names)}
        said.append(words["names"] if programme.groups.areas else text("kommuntyp {names}", **words))
    if selection.cooperation:
        said.append(text("samarbete {names}", names=text.any_of(selection.cooperation)))
    if selection.sizes:
        said.append(text("storlek {names}", names=text.any_of(sizes_in_words(programme, text, selection.sizes))))
    if selection.first_years:
        words = {"group": view.the_group, "years": first_years(view)}
        if NO_YEAR not in selection.first_years:
            said.append(text("första bekräftade år i {group} {years}", **words))
        elif words["years"]:
            said.append(text("första bekräftade år i {group} {years}, eller inget", **words))
        else:
            said.append(text("inget bekräftat år i {group}", **words))
    return said


def first_years(view: View) -> str:
    """The first confirmed years that are filtered, in words; empty where only those without one are."""
    return view.text.any_year(int(year) for year in view.selection.first_years if year != NO_YEAR)


def how_far_each(view: View) -> str:
    """The question of how the goal is spread."""
    if areas := view.programme.groups.areas:
        return view.text("Hur långt har varje {area} kommit?", area=view.text.of(areas.one))
    return view.text("Hur långt har varje slags kommun kommit?")


def alike_note(view: View) -> str:
    """Which municipalities stand beside one, as neighbours or as alike."""
    if areas := view.programme.groups.areas:
        words = {"area": view.text.of(areas.one)}
        return view.text("Först de som gränsar till kommunen, sedan de i samma {area} som är närmast i folkmängd.", **words)
    return view.text("Först de som gränsar till kommunen, sedan de av samma kommuntyp som är närmast i folkmängd.")
