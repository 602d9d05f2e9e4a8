"""Counts of municipalities in words: of how many, who could take part, and what is not known; each sentence is whole."""

from src.analysis.counts import Count
from src.selection.divisions import NO_YEAR
from src.selection.view import View
from src.wording.divisions import first_years, groups_counted, sizes_in_words
from src.wording.states import at_least, bounds

FEW_KINDS = 2  # kinds of municipality, cooperation bodies or sizes that a sentence names; of more it gives the number


def count_sentence(view: View, count: Count, did: str) -> str:
    """How many municipalities have done something, out of those who could.

    `did` follows "32 kommuner": "har deltagit i Startpaketet 2018–2020".
    """
    text = view.text
    if not count.registered:
        return text("Ingen kommun passar alla filter.")
    words = {"where": where(view), "did": did, "registered": text.number(count.registered)}
    words |= {"count": text.capital(bounds(count, text)), "most": text.number(count.at_most), "of": text.number(count.of)}
    limited = count.of < count.registered
    if not count.of:
        return text("Ingen kommun {where} kunde delta.", **words)
    if count.confirmed or count.exact:
        if limited:
            return text("{count} av de {of} kommuner {where} som kunde delta {did}. I allt finns {registered}.", **words)
        return text.plural("{count} av {n} kommun {where} {did}.", "{count} av {n} kommuner {where} {did}.", count.of, **words)
    if count.at_most < count.of:
        if limited:
            return text(
                "Högst {most} av de {of} kommuner {where} som kunde delta {did}; ingen är bekräftad. I allt finns {registered}.",
                **words,
            )
        return text("Högst {most} av {of} kommuner {where} {did}; ingen är bekräftad.", **words)
    if limited:
        return text("Vi vet inte om någon av de {of} kommuner {where} som kunde delta {did}. I allt finns {registered}.", **words)
    return text.plural(
        "Vi vet inte om kommunen {where} {did}.", "Vi vet inte om någon av de {n} kommunerna {where} {did}.", count.of, **words
    )


def share_words(view: View, count: Count) -> str:
    """The same count in a headline or a cell: `32 av 33 kommuner`, `1 av de 21 som kunde delta`."""
    text = view.text
    words = {"count": bounds(count, text), "most": text.number(count.at_most), "of": text.number(count.of)}
    if not count.of:
        return text("ingen kunde delta")
    if count.confirmed or count.exact:
        if count.of < count.registered:
            return text("{count} av de {of} som kunde delta", **words)
        return text.plural("{count} av {n} kommun", "{count} av {n} kommuner", count.of, **words)
    if count.at_most < count.of:
        return text("högst {most} av {of}, ingen bekräftad", **words)
    return text.plural("okänt för den enda kommunen", "okänt för alla {n}", count.of)


def goal_share(view: View) -> str:
    """How many have come to the goal, and the goal: `32 av 33`."""
    return view.text("{n} av {of}", n=at_least(view.goal_count, view.text), of=view.text.number(view.goal_count.of))


def where(view: View) -> str:
    """The municipalities of the selection, as they are named after "kommuner": `i Skåne`, `av typen Storstäder i Skåne`."""
    text, selection, within = view.text, view.selection, view.within
    kinds = [text.of(view.programme.groups.names[key]) for key in selection.groups]
    in_areas = bool(kinds and view.programme.groups.areas)
    if in_areas and len(kinds) <= FEW_KINDS:
        within = text("i {names}", names=text.any_of(kinds))
    elif in_areas:
        within = f"{text('i {names}', names=groups_counted(view, len(kinds)))} {within}"
    if selection.cooperation:
        names, n = text.names(selection.cooperation), text.number(len(selection.cooperation))
        if len(selection.cooperation) > FEW_KINDS:
            within = text("i {n} kommunsamarbeten {within}", n=n, within=within)
        else:
            within = f"{text('i {names}', names=names)} {within}" if in_areas else text("i {names}", names=names)
    if selection.first_years:
        words = {"years": first_years(view), "group": view.the_group, "within": within}
        if NO_YEAR not in selection.first_years:
            within = text("{within} vars första bekräftade år i {group} är {years}", **words)
        elif words["years"]:
            within = text("{within} vars första bekräftade år i {group} är {years}, eller saknas", **words)
        else:
            within = text("{within} som saknar bekräftat år i {group}", **words)
    if len(selection.sizes) > FEW_KINDS:
        within = text("i {n} storleksklasser {within}", n=text.number(len(selection.sizes)), within=within)
    elif selection.sizes:
        sizes = text.any_of(sizes_in_words(view.programme, text, selection.sizes))
        within = text("med {sizes} {within}", sizes=sizes, within=within)
    if not kinds or in_areas:
        return within
    if len(kinds) > FEW_KINDS:
        return text("av {n} kommuntyper {within}", n=text.number(len(kinds)), within=within)
    return text("av typen {names} {within}", names=text.any_of(kinds), within=within)
