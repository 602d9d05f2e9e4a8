"""The programme in short, from its definition."""

from src.selection.view import View


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
