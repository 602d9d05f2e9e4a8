"""Why a log could not be fetched: one reason, in our words. The engine's own might quote what rows hold."""

from typing import Final

from src.language import N_
from src.programme.toml_lines import KeyPath

FAULTS: Final = {
    "engine_missing": (
        N_("Det som behövs för att läsa {backend} är inte installerat här."),
        N_("Installera det som requirements-log.txt nämner; Spark behöver också Java."),
    ),
    "file_missing": (N_("Filen finns inte."), N_("Se efter sökvägen; den räknas från mappen som den här filen ligger i.")),
    "file_unread": (
        N_("Filen går inte att läsa som {backend}."),
        N_("Se efter att det är rätt fil, att den får läsas och att inget annat program skriver i den."),
    ),
    "address_form": (
        N_("Adressen har fel form för {backend}."),
        N_("Skriv den som {form}."),
    ),
    "unreachable": (
        N_("{backend} svarar inte på adressen."),
        N_("Se efter adressen, nätet och att databasen är i gång, och försök igen."),
    ),
    "login": (
        N_("{backend} tog inte emot inloggningen."),
        N_("Se efter användaren i adressen, och lösenordet i miljövariabeln PGPASSWORD."),
    ),
    "database_missing": (N_("Databasen som adressen nämner finns inte."), N_("Rätta namnet sist i adressen.")),
    "table_missing": (
        N_("Tabellen {table} finns inte."),
        N_("Rätta namnet, med schemats namn och en punkt före om det behövs."),
    ),
    "forbidden": (N_("Användaren får inte läsa {table}."), N_("Be den som sköter databasen om rätt att läsa tabellen.")),
    "column_missing": (N_("Kolumnen {column} finns inte i loggen."), N_("Rätta namnet. Kolumnerna är {known}.")),
    "column_person": (
        N_("Kolumnen {column} handlar om personer, och läses inte."),
        N_("Peka ut en kolumn som säger vilken kommun, vilket erbjudande eller vilket år."),
    ),
    "column_type": (
        N_("Kolumnen {column} har fel typ för det som den ska säga: {type}."),
        N_("Peka ut en kolumn av typen {wanted}, eller låt en vy i databasen ge den."),
    ),
    "column_unclear": (
        N_("Loggen har en kolumn som kan säga att någon inte deltog: {column}."),
        N_("Låt en vy utelämna de raderna, eller skriv kolumnen under ignored om den inte säger det."),
    ),
    "too_many_cells": (
        N_("Loggens kolumner ger fler än {most} olika rader, så de är knappast rätt kolumner."),
        N_("Se efter vilka kolumner som är utpekade."),
    ),
    "lost": (N_("Förbindelsen bröts innan svaret hade kommit."), N_("Försök igen. Ingenting har ändrats.")),
    "failed": (N_("{backend} kunde inte svara på frågan ({kind})."), N_("Se databasens egen logg.")),
    "empty": (N_("Loggen har inga rader."), N_("Se efter att det är rätt tabell, och att den är ifylld.")),
}
NAMES: Final = {"duckdb": "DuckDB", "parquet": "Parquet", "postgres": "PostgreSQL", "spark": "Spark"}


class LogFault(Exception):
    """Ends the fetching. `place`: where in the description it can be mended; `values` fill the texts."""

    def __init__(self, reason: str, *place: str, **values: object) -> None:
        super().__init__(reason)
        self.reason, self.place, self.values = reason, KeyPath(("log", *place)), values
