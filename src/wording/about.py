"""The programme in short, as its definition tells it."""

from src.selection.view import View


def about_paragraphs(view: View) -> tuple[str, ...]:
    """Who runs the programme and what it is, then each offering that something is told of; nothing where nothing is told."""
    text, about = view.text, view.programme.about
    told = [about.who, *about.paragraphs] if about else []
    offerings = [
        text("{offering}: {words}", offering=text.of(offering.name), words=text.of(offering.about))
        for offering in view.programme.offerings
        if offering.about
    ]
    return (*map(text.of, told), *offerings)


def hoped_for(view: View) -> tuple[str, ...]:
    """The effects that those who run the programme hope for."""
    about = view.programme.about
    return tuple(map(view.text.of, about.effects)) if about else ()


def hoped_for_words(view: View) -> str:
    """What stands over the effects."""
    return view.text("Det här hoppas {owner} att programmet leder till:", owner=view.text.of(view.programme.owner))


def about_source(view: View) -> tuple[str, ...]:
    """Who says so, and as of when."""
    text, about = view.text, view.programme.about
    if about is None:
        return ()
    source = view.programme.sources[about.source]
    named = {"producer": text.of(source.producer), "title": text.of(source.title)}
    if source.date:
        return (text("Med våra ord, efter {producer}: {title}, {date}.", **named, date=text.date(source.date)),)
    return (text("Med våra ord, efter {producer}: {title}.", **named),)
