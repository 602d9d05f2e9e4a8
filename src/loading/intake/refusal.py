"""Why a whole file is refused: one reason, in words that say what to do."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from src.finding import Finding
from src.handed_in import Refused
from src.language import N_

MOST_BYTES: Final = 250_000_000
MOST_RECORDS: Final = 2_000_000
MOST_COLUMNS: Final = 300
MOST_CELLS: Final = 3_000_000  # in a spreadsheet, from its first corner to its last, the empty ones too
LONGEST_CELL: Final = 131_072  # characters; what is longer is a quote that is not closed

REFUSALS: Final = {
    "empty": (N_("Filen är tom."), N_("Se efter att rätt fil är vald, och att den är sparad.")),
    "missing": (N_("Filen går inte att öppna."), N_("Se efter att filen finns, och att den får läsas.")),
    "too_large": (N_("Filen är för stor: {size} MB. Högst {most} MB läses."), N_("Dela filen, eller ta bort kolumner.")),
    "too_many_rows": (N_("Filen har för många rader. Högst {most} läses."), N_("Dela upp filen i flera.")),
    "too_many_columns": (
        N_("Filen har för många kolumner: {count}. Högst {most} läses."),
        N_("Ta bort de kolumner som inte behövs."),
    ),
    "too_many_cells": (
        N_("Kalkylbladet är för stort, eller uppblåst av tomma celler."),
        N_("Kopiera tabellen till ett nytt blad, eller spara den som CSV UTF-8."),
    ),
    "compressed": (N_("Filen är packad."), N_("Packa upp den, och lämna tabellen som ligger i den.")),
    "zip": (
        N_("Filen är inte det som dess namn säger: den är packad, som ZIP eller en Excel-fil."),
        N_("Är det en Excel-fil, ge den ändelsen .xlsx; annars, packa upp den."),
    ),
    "html": (N_("Filen är en webbsida, ingen tabell."), N_("Öppna den i ett kalkylprogram, och spara den som CSV UTF-8.")),
    "other_kind": (
        N_("Filen är varken CSV, XLSX eller ODS."),
        N_("Spara tabellen som CSV UTF-8 eller XLSX."),
    ),
    "old_excel": (
        N_("Filen har ett format från Excel som inte läses här (XLS, XLSB eller XML-kalkylblad)."),
        N_("Öppna den i ett kalkylprogram, och spara den som XLSX."),
    ),
    "password": (N_("Filen har lösenord."), N_("Spara den utan lösenord, eller spara tabellen som CSV UTF-8.")),
    "nul": (N_("Filen har nolltecken och är ingen text."), N_("Spara tabellen på nytt som CSV UTF-8.")),
    "encoding_mixed": (
        N_("Filen är sparad med två teckenkodningar i samma fil."),
        N_("Den är troligen hopsatt av två filer; lämna dem var för sig, eller spara om båda som CSV UTF-8."),
    ),
    "encoding_unknown": (N_("Filens teckenkodning är okänd."), N_("Spara filen på nytt som CSV UTF-8.")),
    "quotes": (
        N_("Citattecknen går inte ihop i raden som börjar här, så resten av filen kan inte läsas säkert."),
        N_("Sätt citattecken både före och efter cellens text, och dubbla dem som står inne i texten."),
    ),
    "row_too_long": (
        N_("En cell är för lång för att läsas; troligen är ett citattecken inte stängt."),
        N_("Se efter om ett citattecken saknas i raden."),
    ),
    "workbook_broken": (
        N_("Kalkylfilen går inte att läsa; den är trasig."),
        N_("Öppna den i ett kalkylprogram, och spara den på nytt som XLSX."),
    ),
    "sheet_missing": (N_("Bladet finns inte i filen."), N_("Välj ett av bladen: {known}.")),
    "header_missing": (
        N_("Ingen rad bland de första {rows} är kolumnernas namn, så tabellen kan inte förstås."),
        N_("Skriv kolumnernas namn på en rad ovanför tabellen, till exempel {known}; eller tala om vad kolumnerna betyder."),
    ),
    "header_twice": (
        N_("Kolumnernas namn står en gång till längre ned; två tabeller är hopsatta."),
        N_("Lämna tabellerna var för sig, eller ta bort den andra raden med namn."),
    ),
    "column_double": (
        N_("Två kolumner betyder samma sak: {columns}."),
        N_("Ta bort den ena, eller tala om vad kolumnerna betyder."),
    ),
    "column_missing": (
        N_("En kolumn saknas: {missing}."),
        N_("Lägg till den, med namnet på samma rad som de andra; eller tala om vilken kolumn det är."),
    ),
    "offering_column_missing": (
        N_("Ingen kolumn säger vilket erbjudande raderna gäller."),
        N_("Tala om vilket det är, om hela listan gäller ett; eller vilken kolumn som säger det."),
    ),
    "column_unclear": (
        N_("Kolumnen ser ut att säga något som räknas, men inte säkert vad."),
        N_(
            "Säger den att någon inte deltog, ta bort de raderna. "
            "Rätta sedan namnet, ta bort kolumnen eller tala om vad den betyder. Kanske är {meant} menat."
        ),
    ),
    "place_unclear": (
        N_("Kolumnen har namn på kommuner, men dess namn säger inte att raderna gäller dem."),
        N_("Gör de det, kalla kolumnen {meant}, eller tala om att den är det."),
    ),
    "column_other": (
        N_("Kolumnen frågar om ett erbjudande, men inte om deltagande (”{words}”), så dess ja och nej går inte att räkna."),
        N_("Ta bort kolumnen, eller välj att den inte ska läsas."),
    ),
    "year_above_unclear": (
        N_("Ett år står ovanför en av flera kolumner, så det går inte att veta vilka av dem det gäller: {year}."),
        N_("Skriv året ovanför varje kolumn som det gäller, eller slå ihop cellerna ovanför dem."),
    ),
    "column_struck": (
        N_("Kolumnens namn är överstruket."),
        N_("Ta bort kolumnen, eller överstrykningen."),
    ),
    "comment_doubtful": (
        N_("Cellen {cell} har en kommentar som kanske tar tillbaka det som raden säger."),
        N_("Gäller raden deltagande, välj att kommentaren inte ska läsas. Annars, skriv nej i cellen, eller ta bort raden."),
    ),
    "struck_by_rule": (
        N_("Filen stryker över eller döljer celler med villkorsstyrd formatering, och vilka de är går inte att läsa här."),
        N_("Ta bort de raderna och villkoret, och lämna filen igen."),
    ),
    "title_doubtful": (
        N_("Utanför tabellen står ”{words}”, så raderna gäller kanske inte deltagande."),
        N_("Gör de det, ta bort texten eller välj att den inte ska läsas. Annars, skriv nej för dem i en kolumn deltar."),
    ),
    "sheet_doubtful": (
        N_("Bladets namn säger ”{words}”, så raderna gäller kanske inte deltagande."),
        N_("Gör de det, byt namn på bladet eller välj att namnet inte ska läsas. Annars, välj ett annat blad."),
    ),
    "other_sheet": (
        N_("Filen har också ett blad vars namn säger ”{words}”, så det tar kanske tillbaka något av det som räknas."),
        N_("Gör det inte det, välj att namnet inte ska läsas. Annars, ta bort de rader som det gäller, och sedan bladet."),
    ),
    "titled_year": (
        N_("Utanför tabellen står {year}, som inte hör till projektets år, och tabellen har inget år."),
        N_("Gäller raderna projektets år, välj att texten inte ska läsas och vilket år de gäller. Annars ska de inte lämnas."),
    ),
    "other_offering": (
        N_("Utanför tabellen står {named}, men raderna skulle räknas som {counted}."),
        N_("Är det rätt, ta bort texten eller välj att den inte ska läsas. Annars, tala om vilket erbjudande raderna gäller."),
    ),
    "file_doubtful": (
        N_("Filens namn säger ”{words}”, så raderna gäller kanske inte deltagande."),
        N_("Gör de det, byt namn på filen eller välj att namnet inte ska läsas. Annars, skriv nej för dem i en kolumn deltar."),
    ),
    "legend_doubtful": (
        N_("Utanför tabellen står ”{words}”, men tecknet läses här som ett annat svar."),
        N_("Skriv ja eller nej i cellerna. Läses de rätt, ta bort texten eller välj att den inte ska läsas."),
    ),
    "colours_unread": (
        N_("Vid tabellen står vad färger eller stilar betyder (”{words}”), men de läses inte."),
        N_("Skriv ja eller nej i cellerna. Läses de rätt ändå, ta bort texten eller välj att den inte ska läsas."),
    ),
    "heading_blank": (
        N_("En tom rad i tabellen har en egen färg, så det kan ha stått en rubrik där, och raderna under den gälla något annat."),
        N_("Gäller de samma sak som de ovanför, ta bort den tomma raden eller välj att den inte ska läsas. Annars, ta bort dem."),
    ),
    "mapping_unknown": (
        N_("Det som kolumnen sägs betyda finns inte."),
        N_("Välj något av {known}; efter en nyckel får kolon och ett år stå."),
    ),
    "too_many_values": (
        N_("Kolumnen har fler än {most} olika värden, så den är knappast rätt kolumn."),
        N_("Se efter vad kolumnen heter och håller, eller tala om vad kolumnerna betyder."),
    ),
    "memory": (N_("Filen är för stor för att läsas med det minne som finns."), N_("Dela filen, eller ta bort kolumner.")),
}


class Refusal(Exception):
    """Ends the reading of a file; becomes `Refused`. `values` fill the texts.

    `asked`: texts around the table of which somebody can say that they are not to be read.
    """

    def __init__(
        self,
        reason: str,
        *,
        line: int | None = None,
        column: str | None = None,
        value: str | None = None,
        asked: tuple[str, ...] = (),
        **values: object,
    ) -> None:
        super().__init__(reason)
        self.reason, self.line, self.column, self.value, self.values = reason, line, column, value, values
        self.asked = asked
        self.sheet: str | None = None  # of several that are read as one table

    def of(
        self, file: str, encoding: str | None, delimiter: str | None, sheets: tuple[str, ...] = (), headers: tuple[str, ...] = ()
    ) -> Refused:
        """The refusal of a file with this name."""
        problem, remedy = REFUSALS[self.reason]
        place = f"{file}:{self.sheet}" if self.sheet else file
        finding = Finding(place, problem, remedy, line=self.line, column=self.column, value=self.value, values=self.values)
        return Refused(file, self.reason, finding, encoding, delimiter, sheets, (*headers, *self.asked), self.sheet)


@contextmanager
def on_sheet(name: str) -> Iterator[None]:
    """What is refused within is wrong with this sheet."""
    try:
        yield
    except Refusal as refusal:
        refusal.sheet = name
        raise
