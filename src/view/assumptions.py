"""What is assumed for one view only: as it stands in an address, in words, and as a stamp."""

from collections.abc import Iterable, Mapping, Sequence

from src.analysis.what_if import Assumption, heeded
from src.language import Language
from src.programme import Programme
from src.view.opened import Opened
from src.vocabulary import CODE, MUNICIPALITY

WHAT_IF_KEY = "om"
ANSWERS = {"ja": True, "nej": False}  # in an address, in both languages
MOST = 20  # assumptions in one view: each stands in the address, which is printed in every figure
FEW = 6  # so many names still make a sentence
FILE_MARK = "tankt-lage"  # in the names of files


def as_asked(assumption: Assumption) -> str:
    """As it stands in an address: code, offering, year (empty: some year) and answer, with a point between."""
    answer = next(word for word, meant in ANSWERS.items() if meant == assumption.answer)
    return f"{assumption.code}.{assumption.offering}.{assumption.year or ''}.{answer}"


def understood(words: str) -> Assumption | None:
    """What somebody asks for in an address; None where it is no assumption."""
    code, _, rest = words.partition(".")
    offering, _, rest = rest.partition(".")
    year, _, answer = rest.partition(".")
    if not (code and offering and answer in ANSWERS and (year == "" or (year.isascii() and year.isdigit() and len(year) == 4))):
        return None
    return Assumption(code, offering, int(year) if year else None, ANSWERS[answer])


def made(opened: Opened, asked: Iterable[object]) -> tuple[Assumption, ...]:
    """The assumptions that an address asks for and that can be made of these data, in the register's order; at most `MOST`."""
    wanted = [found for words in asked if (found := understood(str(words)))]
    return heeded(wanted, opened.pieces, opened.states)[:MOST] if wanted else ()


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


def names_in(opened: Opened) -> dict[str, str]:
    """The municipalities' names, by code."""
    register = opened.record.register
    return dict(zip(register[CODE], register[MUNICIPALITY], strict=True))


def _cell_words(assumption: Assumption, programme: Programme, text: Language) -> str:
    words = {"offering": text.of(programme.offering(assumption.offering).name), "year": assumption.year}
    if assumption.year is None:
        return text("{offering} ja, något år", **words) if assumption.answer else text("{offering} nej, varje öppet år", **words)
    return text("{offering} {year} ja", **words) if assumption.answer else text("{offering} {year} nej", **words)


def _who(names: Sequence[str], text: Language) -> str:
    return text.names(names) if len(names) <= FEW else text("{n} kommuner", n=text.number(len(names)))
