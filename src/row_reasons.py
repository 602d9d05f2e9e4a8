"""Why a row of a handed-in file is rejected, and how to mend it, in words."""

from typing import Final

from src.language import N_

REASONS: Final = {
    "municipality_missing": (N_("Kommunen saknas."), N_("Skriv kommunens namn eller kod.")),
    "municipality_unknown": (
        N_("Kommunen finns inte i registret."),
        N_("Skriv kommunens namn som i registret; är raden en rubrik, ta bort den."),
    ),
    "code_unknown": (N_("Kommunkoden finns inte i registret."), N_("Se efter vilken kommun som är menad, och rätta koden.")),
    "code_form": (
        N_("Kommunkoden är inte fyra siffror."),
        N_("Skriv koden med fyra siffror; en nolla först försvinner i Excel om kolumnen inte är text."),
    ),
    "code_short": (
        N_("Kommunkoden har för få siffror, och inget namn visar vilken kommun som är menad."),
        N_("Skriv koden med fyra siffror, eller kommunens namn bredvid."),
    ),
    "code_name_disagree": (
        N_("Namnet och koden hör inte ihop: i registret har {named} den koden."),
        N_("Se efter vilken kommun som är menad, och rätta namnet eller koden."),
    ),
    "offering_missing": (N_("Erbjudandet saknas."), N_("Skriv ett av programmets erbjudanden: {known}.")),
    "offering_unknown": (N_("Erbjudandet finns inte i programmet."), N_("Skriv ett av programmets erbjudanden: {known}.")),
    "year_outside": (
        N_("Året hör inte till projektets år."),
        N_("Skriv ett av åren {years}, eller ta bort raden: är cellen tom gäller raden något av dem."),
    ),
    "year_form": (N_("Året är varken ett år eller ett datum."), N_("Skriv året med fyra siffror, eller datumet som ÅÅÅÅ-MM-DD.")),
    "year_left_out": (
        N_("Året är tomt, och ser ut att stå en gång ovanför sina rader."),
        N_("Skriv året på varje rad. Rader vars år inte är känt kan lämnas i en egen fil."),
    ),
    "date_impossible": (N_("Datumet finns inte i kalendern."), N_("Skriv datumet som ÅÅÅÅ-MM-DD, eller bara året.")),
    "answer_taken_back": (
        N_("Svaret säger att ett deltagande inte blev av."),
        N_("Ta bort raden om den gäller en person eller ett tillfälle. Skriv nej om kommunen inte deltog alls."),
    ),
    "no_beside_answers": (
        N_("Raden säger nej, men har också ett ja för något av erbjudandena."),
        N_("Se efter vad som är rätt, och lämna den andra cellen tom."),
    ),
    "years_disagree": (
        N_("Radens år är ett annat än det som svaren på raden gäller."),
        N_("Se efter vilket år som är rätt, och rätta det andra."),
    ),
    "answer_unknown": (
        N_("Svaret är varken ja eller nej."),
        N_("Skriv ja eller nej, eller lämna cellen tom om svaret inte är känt."),
    ),
    "answer_year": (
        N_("Svaret är varken ja, nej eller ett år."),
        N_("Skriv bara ja, nej eller år med fyra siffror och komma emellan; eller lämna cellen tom om svaret inte är känt."),
    ),
    "answer_missing": (
        N_("Svaret saknas, fast raden har en källa."),
        N_("Skriv ja eller nej; är svaret inte känt, lämna också källan tom, eller ta bort raden."),
    ),
    "source_missing": (N_("Källan saknas."), N_("Skriv den källa i sources.toml som uppgiften kommer från: {sources}.")),
    "source_unknown": (
        N_("Källan finns inte i sources.toml."),
        N_("Skriv en av källorna där ({sources}), eller lägg till den nya i sources.toml."),
    ),
    "contradiction": (
        N_("Raderna säger både ja och nej om samma sak."),
        N_("Se efter vad som är rätt, och rätta de andra raderna. Gäller de var sin person, ta bort dem som säger nej."),
    ),
    "cells": (
        N_("Raden har fler celler än tabellen har kolumner."),
        N_("Se efter om en avgränsare är för mycket; text som själv har en sådan ska stå inom citattecken."),
    ),
    "cells_missing": (
        N_("Raden har färre celler än tabellen har kolumner, så svaren kan stå i fel kolumn."),
        N_("Se efter om en avgränsare saknas, och skriv en tom cell för varje kolumn utan svar."),
    ),
    "delimiter": (
        N_("Raden har en annan avgränsare än tabellens första rad."),
        N_("Skriv samma tecken mellan cellerna i alla rader."),
    ),
    "quotes_inside": (
        N_("En cell ser ut att ha dragit in nästa rad, så raden kan inte läsas säkert."),
        N_("Se efter om ett citattecken saknas eller är för mycket i raden."),
    ),
    "struck": (N_("Raden är överstruken, helt eller delvis."), N_("Stryk den ur filen, eller ta bort överstrykningen.")),
    "section": (
        N_("Raden står under rubriken ”{words}” på rad {heading}, så den gäller kanske inte deltagande."),
        N_("Gör den det, flytta den ovanför rubriken. Annars, ta bort den, eller skriv nej för den i en kolumn deltar."),
    ),
    "outside_filled": (
        N_("Raden börjar som en summa, en not eller en källa, men fyller tabellens kolumner."),
        N_("Skriv kommunens namn eller kod i dess cell; eller ta bort raden om den inte hör till tabellen."),
    ),
    "shown_otherwise": (
        N_("Cellen visar något annat än det som står i den, eller ingenting, genom sitt talformat."),
        N_("Skriv i cellen det som gäller, och ge den formatet Allmänt."),
    ),
    "not_calculated": (
        N_("Cellen har en formel som inget program har räknat ut."),
        N_("Öppna filen i kalkylprogrammet, låt det räkna om, och spara."),
    ),
}
