"""What the record leaves open: as a list to work through, and as a file to fill in and hand back."""

import pandas as pd

from src.analysis.corrections import rows_as_written
from src.analysis.unknowns import BY_LIST, NO_SOURCES, WHY_OPEN, YES_SOURCES, Why
from src.selection.view import View
from src.vocabulary import (
    ANSWERS,
    CODE,
    MUNICIPALITY,
    OFFERING,
    PARTICIPATES,
    PARTICIPATION_FILE,
    PARTICIPATION_HEADERS,
    SOURCE,
    STATE,
    YEAR,
    Evidence,
)
from src.wording.states import cell_columns, state_word


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


def open_cells_table(view: View) -> pd.DataFrame:
    """A row for each open cell: municipality, offering, year, state, and what would settle it."""
    text, cells = view.text, view.open_cells
    return pd.DataFrame(
        cell_columns(view, cells, undated=text("hela perioden"))
        | {
            text("Läge"): [state_word(state, text) for state in cells[STATE]],
            text("Vad som skulle avgöra"): [
                _settled_by(view, Why(why), yes, no, by_list)
                for why, yes, no, by_list in cells[[WHY_OPEN, YES_SOURCES, NO_SOURCES, BY_LIST]].itertuples(index=False)
            ],
            text("Kod"): cells[CODE],
        }
    )


def questions(view: View) -> pd.DataFrame:
    """A whole participation.csv: each row of the export, then a question (a row without answer and source) for each open cell.

    Corrected and struck rows say what they say in the export's file, since its corrections are handed back beside the list.
    The headers and the names are those of the file's own format, in whatever language the view is.
    """
    record, programme = view.assessed.record, view.programme
    written = rows_as_written(record.participation, record.corrections)
    rows = pd.concat(
        [
            written.assign(**{PARTICIPATES: written[PARTICIPATES].map(ANSWERS)}),
            view.open_cells[[CODE, OFFERING, YEAR]].assign(**{PARTICIPATES: "", SOURCE: ""}),
        ],
        ignore_index=True,
    )
    names = dict(zip(record.register[CODE], record.register[MUNICIPALITY], strict=True))
    rows[MUNICIPALITY] = rows[CODE].map(names)
    rows[OFFERING] = [programme.offering(key).name.sv for key in rows[OFFERING]]
    rows[YEAR] = ["" if pd.isna(year) else str(year) for year in rows[YEAR]]
    return rows[list(PARTICIPATION_HEADERS.values())].set_axis(list(PARTICIPATION_HEADERS), axis=1)


def how_to_fill_in(view: View) -> tuple[str, ...]:
    """How to use the file of questions."""
    text = view.text
    said = text(
        "Filen har alla uppgifter, och en rad till för varje fråga. Fyll i deltar och kalla där svaret är känt, som på "
        "raderna ovanför, låt resten stå, och lämna in filen som {file} i en ny export.",
        file=PARTICIPATION_FILE,
    )
    if view.assessed.record.corrections.empty:
        return (said,)
    return said, text(
        "Rättade och strukna rader står i listan som källan skrev dem. Lägg exportens corrections.csv bredvid den i den nya "
        "exporten, så gäller rättelserna också där."
    )


def _settled_by(view: View, why: Why, yes: tuple[str, ...], no: tuple[str, ...], by_list: bool) -> str:
    text = view.text
    if why == Why.NOTHING_SAID:
        return text("en uppgift om kommunen, eller en komplett lista")
    agree, differ = _named(view, yes, no)
    if why == Why.UNDATED:
        return text("året: {source} säger ja, men inte för vilket år", source=agree)
    words = {"yes": agree, "no": differ}
    if why == Why.NO_YEAR_LEFT:
        return text("vilket som är rätt: {yes} säger ja utan år, och {no} nej för varje år", **words)
    if by_list:
        return text("vilket som är rätt: {yes} säger ja, och den kompletta listan från {no} saknar kommunen", **words)
    return text("vilket som är rätt: {yes} säger ja, och {no} säger nej", **words)


def _named(view: View, yes: tuple[str, ...], no: tuple[str, ...]) -> tuple[str, str]:
    """The sources by producer, and by title too where the same producer says both yes and no."""
    text, sources = view.text, view.programme.sources
    both = set(map(view.source_name, yes)) & set(map(view.source_name, no))

    def name(source: str) -> str:
        producer = view.source_name(source)
        if producer not in both:
            return producer
        return text("{producer} ({title})", producer=producer, title=text.of(sources[source].title))

    return text.names(dict.fromkeys(map(name, yes))), text.names(dict.fromkeys(map(name, no)))
