"""What the record leaves open: as a list to work through, and as a file to fill in and hand back."""

import pandas as pd

from src.analysis.unknowns import BY_LIST, NO_SOURCES, WHY_OPEN, YES_SOURCES, Why
from src.handed_in import ASIDES
from src.selection.once import once
from src.selection.view import View
from src.vocabulary import BECOMES, CODE, OFFERING, SOURCE, STATE, STATUS, YEAR, Evidence, Status
from src.wording.states import cell_columns, state_word


@once
def open_cells_answer(view: View) -> str:
    """How many cells are open, of how many, and in which offerings."""
    text, cells = view.text, view.open_cells
    if view.register.empty:
        return text("Ingen kommun passar alla filter.")
    if cells.empty:
        return text("Inget svar saknas.")
    counted = cells.groupby(OFFERING, sort=False).size()
    offerings = [text("{offering} {n}", offering=view.offering_name(str(key)), n=text.number(n)) for key, n in counted.items()]
    asked = len(view.register) * len(view.selection.offerings) * len(view.selection.years)
    words = {"all": text.number(asked), "offerings": text.names(offerings)}
    conflicting = int((cells[STATE] == Evidence.CONFLICTING).sum())
    if conflicting:
        return text.plural(
            "{n} uppgift av {all} (kommun, erbjudande och år) är öppen, och den är motstridig: {offerings}.",
            "{n} uppgifter av {all} (kommun, erbjudande och år) är öppna, och {conflicting} av dem motstridiga: {offerings}.",
            len(cells),
            **words,
            conflicting=text.number(conflicting),
        )
    return text.plural(
        "{n} uppgift av {all} (kommun, erbjudande och år) är okänd: {offerings}.",
        "{n} uppgifter av {all} (kommun, erbjudande och år) är okända: {offerings}.",
        len(cells),
        **words,
    )


@once
def _open_cells(view: View, code: str) -> pd.DataFrame:
    """The open cells of one municipality, or all."""
    return view.open_cells_of(code) if code else view.open_cells


@once
def open_cells_table(view: View, code: str = "") -> pd.DataFrame:
    """A row for each open cell, of one municipality or all: municipality, offering, year, state, and what would settle it."""
    text, cells = view.text, _open_cells(view, code)
    state, settled_by = map(text, ASIDES)
    return pd.DataFrame(
        cell_columns(view, cells, undated=text("hela perioden"))
        | {
            state: [state_word(state, text) for state in cells[STATE]],
            settled_by: [
                _settled_by(view, Why(why), yes, no, by_list, _corrected(view, code, offering, year))
                for code, offering, year, why, yes, no, by_list in cells[
                    [CODE, OFFERING, YEAR, WHY_OPEN, YES_SOURCES, NO_SOURCES, BY_LIST]
                ].itertuples(index=False)
            ],
            text("Kod"): cells[CODE],
        }
    )


@once
def missing_answers(view: View, code: str) -> tuple[str, ...]:
    """What the selection leaves open of one municipality, by offering and year: what is unknown, and what sources differ about."""
    text, mine = view.text, _open_cells(view, code)
    if mine.empty:
        return (text("Inget svar saknas."),)
    unknown = mine[mine[STATE] == Evidence.UNKNOWN]
    asked, differ = _cells_named(view, unknown), _cells_named(view, mine.drop(unknown.index))
    of = len(view.selection.offerings) * len(view.selection.years)
    missing = text.plural(
        "Svar saknas för {n} av {of} rutor: {cells}. Det betyder inte nej.",
        "Svar saknas för {n} av {of} rutor: {cells}. Det betyder inte nej.",
        len(unknown),
        of=text.number(of),
        cells=asked,
    )
    return (*([missing] if asked else []), *([text("Källorna motsäger varandra: {cells}.", cells=differ)] if differ else []))


@once
def answers_table(view: View, code: str = "") -> pd.DataFrame:
    """A row for each open cell, of one municipality or all: blank cells for the answer and its source, and what would settle it."""
    text = view.text
    mine = open_cells_table(view, code).assign(**{text("Svar"): "", text("Källa"): ""})
    first = [text("Kod"), text("Kommun"), text("Erbjudande"), text("År"), text("Svar"), text("Källa")]
    return mine[[*first, *(column for column in mine if column not in first)]]


@once
def how_to_answer(view: View, code: str = "") -> tuple[str, ...]:
    """How to fill in the answers, of one municipality or all, and where they go, step by step."""
    text, contact = view.text, view.programme.contact
    about = text("Varje rad på det första bladet är en fråga som saknar säkert svar.")
    if code:
        about = text("Varje rad på det första bladet är en fråga om {name} som saknar säkert svar.", name=view.name_of(code))
    receiver = contact.email if contact else text.of(view.programme.owner)
    sent = text("Spara filen, och skicka den till {receiver}.", receiver=receiver)
    return (
        about,
        text("Välj ja eller nej i kolumnen Svar. Lämna rutan tom om du inte vet: tomt betyder okänt, inte nej."),
        text(
            "Skriv gärna i kolumnen Källa var svaret står, till exempel en deltagarlista, men bara på rader med svar. "
            "Egna ord är till för den som granskar och sparas inte: vid inlämningen anges en källa för hela filen."
        ),
        text("Skriv inga namn på personer."),
        sent if code else text("Spara filen, och lämna in den på sidan Granska export."),
    )


def _cells_named(view: View, cells: pd.DataFrame) -> str:
    """The offerings of these cells, each with its years: `Lyktpaket 2022 och 2023`."""
    text, named = view.text, []
    for key, years in cells.groupby(OFFERING, sort=False)[YEAR]:
        when = text.years(years.dropna()) if years.notna().any() else text("hela perioden")
        named.append(f"{view.offering_name(str(key))} {when}")
    return text.names(named)


@once
def _corrections(view: View) -> dict[tuple[str, str], list[tuple[int | None, tuple[str, str]]]]:
    """The corrections in force by municipality and offering: the year, and the source with what its row says since."""
    found = view.assessed.record.corrections
    by_cell: dict[tuple[str, str], list[tuple[int | None, tuple[str, str]]]] = {}
    columns = [CODE, OFFERING, YEAR, SOURCE, BECOMES]
    for code, offering, year, *said in found.loc[found[STATUS] == Status.IN_FORCE, columns].itertuples(index=False, name=None):
        by_cell.setdefault((code, offering), []).append((None if pd.isna(year) else year, (said[0], said[1])))
    return by_cell


def _corrected(view: View, code: str, offering: str, year: int | None) -> frozenset[tuple[str, str]]:
    """The sources whose rows about the cell are corrected, each with what its row says since: that is not the source's word."""
    about = _corrections(view).get((code, offering), ())
    return frozenset(said for when, said in about if when is None or pd.isna(year) or when == year)


def _settled_by(
    view: View, why: Why, yes: tuple[str, ...], no: tuple[str, ...], by_list: bool, corrected: frozenset[tuple[str, str]]
) -> str:
    text = view.text
    if why == Why.NOTHING_SAID:
        return text("en uppgift om kommunen, eller en komplett lista")
    agree, differ = _named(view, yes, no, corrected)
    if why == Why.UNDATED:
        return text("året: {source} säger ja, men inte för vilket år", source=agree)
    words = {"yes": agree, "no": differ}
    if why == Why.NO_YEAR_LEFT:
        return text("vilket som är rätt: {yes} säger ja utan år, och {no} nej för varje år", **words)
    if by_list:
        return text("vilket som är rätt: {yes} säger ja, och den kompletta listan från {no} saknar kommunen", **words)
    return text("vilket som är rätt: {yes} säger ja, och {no} säger nej", **words)


def _named(view: View, yes: tuple[str, ...], no: tuple[str, ...], corrected: frozenset[tuple[str, str]]) -> tuple[str, str]:
    """The sources by producer, and by title too where the same producer says both yes and no; what is corrected says so."""
    text, sources = view.text, view.programme.sources
    both = set(map(view.source_name, yes)) & set(map(view.source_name, no))

    def name(source: str, says: Evidence) -> str:
        producer = view.source_name(source)
        if producer in both:
            producer = text("{producer} ({title})", producer=producer, title=text.of(sources[source].title))
        return text("{word} (rättad)", word=producer) if (source, says) in corrected else producer

    agree, differ = (name(source, Evidence.YES) for source in yes), (name(source, Evidence.NO) for source in no)
    return text.names(dict.fromkeys(agree)), text.names(dict.fromkeys(differ))
