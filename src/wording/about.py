"""The programme in short, from its definition, and the terms of the pages with their meanings."""

import pandas as pd

from src.selection.once import once
from src.selection.view import View


@once
def about_paragraphs(view: View) -> tuple[str, ...]:
    """Who runs the programme and what it is, then each offering; empty where the definition has no such texts."""
    text, about = view.text, view.programme.about
    programme = [about.who, *about.paragraphs] if about else []
    offerings = [
        text("{offering}: {words}", offering=text.of(offering.name), words=text.of(offering.about))
        for offering in view.programme.offerings
        if offering.about
    ]
    return (*map(text.of, programme), *offerings)


def hoped_for(view: View) -> tuple[str, tuple[str, ...]]:
    """The effects that the owner hopes for, below a heading; no effects where the definition has none."""
    text, about = view.text, view.programme.about
    heading = text("Det här hoppas {owner} att programmet leder till:", owner=text.of(view.programme.owner))
    return heading, tuple(map(text.of, about.effects)) if about else ()


def about_source(view: View) -> tuple[str, ...]:
    """The source of these texts, with its date where it has one."""
    text, about = view.text, view.programme.about
    if about is None:
        return ()
    source = view.programme.sources[about.source]
    named = {"producer": text.of(source.producer), "title": text.of(source.title)}
    if source.date:
        return (text("Med våra ord, efter {producer}: {title}, {date}.", **named, date=text.date(source.date)),)
    return (text("Med våra ord, efter {producer}: {title}.", **named),)


def glossary(view: View) -> tuple[tuple[str, str], ...]:
    """The terms and their meanings; a term comes before those that it explains."""
    text, programme, goal, group = view.text, view.programme, view.goal_offering, view.the_group
    in_register = text.plural(
        "Registrets enda kommun, {within}.",
        "En av registrets {n} kommuner {within}.",
        len(view.assessed.record.register),
        within=view.within,
    )
    return (
        (text("Kommun"), in_register),
        (
            text("Erbjudande"),
            text("Något som kommunerna kan delta i: {names}.", names=text.names(map(view.offering_name, programme.offering_keys))),
        ),
        (text.of(goal.name), text("Det erbjudande som målet handlar om.")),
        (text("Deltagande"), text("Att en kommun har tagit del av ett erbjudande, ett visst år eller någon gång under projektet.")),
        (text("Underlag"), text("Det som källorna säger om deltagandet, rad för rad, och vilka listor som är kompletta.")),
        (text("Export"), text("Hela underlaget som det var en viss dag. En export ändras inte; nya uppgifter blir en ny export.")),
        (text("Register"), text("Listan över regionens alla kommuner. Målet räknas av registret, och inte av underlaget.")),
        (text("Komplett lista"), text("En källas lista som är känd som hel: den som saknas på listan deltog inte.")),
        (text("Bekräftad"), text("Underlaget säger ja, och ingen källa säger emot.")),
        (text("Bekräftat"), text("Så många som underlaget bekräftar.")),
        (text("Möjligt"), text("Så många som det kan vara om allt okänt och motstridigt är ja.")),
        (text("Mål"), text("Att varje kommun i registret har varit med i {offering} någon gång under projektet.", offering=group)),
        (text("Har deltagit i något"), text("En kommun som har tagit del av minst ett erbjudande.")),
        (text("Ny"), text("En kommun som är med i {offering} ett år, och inte något tidigare år.", offering=group)),
        (
            text("Återkommande"),
            text("En kommun som är med i {offering} ett år, och också var det ett tidigare år.", offering=group),
        ),
        (text("Påstående"), text("Något som en publicerad sida säger, och som prövas mot underlaget.")),
    )


@once
def glossary_table(view: View) -> pd.DataFrame:
    """A row for each term and its meaning."""
    text = view.text
    return pd.DataFrame(glossary(view), columns=[text("Ord"), text("Betydelse")])
