"""Files in which something around the rows turns what they say: titles, legends, headings and names."""

from tests.loading.odd_file import LOG, ONE, TABLE, H, read, refused
from tests.loading.sheets import Merged, ods, xlsx

for title in (
    "Kommuner som INTE deltog",
    "AVBOKADE",
    "Väntelista",
    "Intresseanmälningar 2018",
    "Ej deltagande kommuner",
    "Kommuner som inte har svarat",
    "Reserver",
    "Inställda kurser",
    "Inbjudna kommuner",
    "Kommuner som anmält intresse",
    "Önskemål om paket 2021",
    "Kommuner som vill ha paketen",
    "Kvar att besöka",
    "Ansökningar",
    "UTKAST",
    "Kommuner som ännu inte har tagit paketen",
):
    refused(f"a title: {title}", f"{title}\n\n{H}{ONE}", "title_doubtful")
refused("a title beside another", f"Rapport;Avbokade\n{H}{ONE}", "title_doubtful")
refused("a title with a harmless legend", f"Avbokade (x = deltog)\n{H}{ONE}", "title_doubtful")
refused("a title of a workbook", xlsx({"B": [[Merged("Tackat nej", 1, 3)], *TABLE]}), "title_doubtful", "a.xlsx")
for title in (
    "Deltagande 2018",
    "Anmälningar till Startpaket",
    "Närvarolista",
    "Resultat 2018",
    "Inställningar",
    "Med reservation för ändringar",
    "Deltagande utan kostnad",
    "Ändra inte i filen",
    "Deltagande kommuner, ej bibliotek",
    "x = deltog",
    "1 = ja, 0 = nej",
    "0 = deltog inte, x = har deltagit",
    "J = ja, N = avböjt",
    "n = 33",
    "Fas 1: start",
):
    read(f"a harmless title: {title}", f'"{title}"\n{H}{ONE}', 1, skipped=1)
for legend in (
    "x = anmäld",
    "x = avböjt",
    "X: avböjt",
    "x betyder anmäld",
    "x = deltog inte",
    "Kryss = anmäld",
    "ja = J, 0 = deltog",
    "x – reserv",
):
    refused(f"a legend above: {legend}", f'"{legend}"\n{H}{ONE}', "legend_doubtful")
    refused(f"a legend below: {legend}", f'{H}{ONE}\n"Not: {legend}"\n', "legend_doubtful")
    refused(f"a legend below in its table: {legend}", f'{H}{ONE}"Förklaring: {legend}";;\n', "legend_doubtful")
refused("a legend below a log", f"{LOG};;Malmö;Startpaket;2018-01-01\nNot: x = avböjt;;;;\n", "legend_doubtful")
for name in ("Avbokade 2018", "Väntelista", "vantelista", "Deltog inte"):
    refused(f"a sheet's name: {name}", xlsx({name: TABLE}), "sheet_doubtful", "a.xlsx")
    refused(f"a file's name: {name}", H + ONE, "file_doubtful", f"{name.casefold().replace(' ', '_')}.csv")
refused("a column of those who did not take part", "Kommun;Erbjudande;År;Deltog inte\nMalmö;Startpaket;2018;x\n", "column_unclear")
refused("a column of those who do not", "Kommun;Erbjudande;Deltog;Deltar ej\nMalmö;Startpaket;;x\n", "column_unclear")

LUND = "Lund;Folkpaket;2019\n"
BELOW = {"rejected": 1, "why": ((4, "section"),), "skipped": 1}
for heading in (
    "Väntelista:",
    "Avbokade",
    "Tackat nej",
    "Avbokade;Avbokade;Avbokade",
    "Nej",
    "Kommuner som inte deltog",
    "Avbokade;;",
    "Väntelista;3;",
    "Avbokade i Lund:",
):
    read(f"a heading between rows: {heading}", f"{H}{ONE}{heading}\n{LUND}", 1, **BELOW)
read("a heading before all rows", f"{H}Avbokade\n{ONE}{LUND}", 0, rejected=2, skipped=1, why=((3, "section"), (4, "section")))
ROWS = f"{H}{ONE}Avbokade\n{LUND}"
for heading in ("Deltog:", "Deltagare;;"):
    read(f"a heading that ends another's rows: {heading}", f"{ROWS}{heading}\nBjuv;Startpaket;2018\n", 2, **BELOW | {"skipped": 2})
read(
    "a heading below another",
    f"{ROWS}Skåne;;\nBjuv;Startpaket;2018\nVäntelista\nHeby;Startpaket;2018\n",
    1,
    rejected=4,
    skipped=2,
    why=((4, "section"), (5, "section"), (6, "section"), (8, "section")),
)
read(
    "headings that turn nothing",
    f"{H}2018;;\n{ONE}Skåne län;;\n{LUND}",
    2,
    skipped=2,
)
read(
    "a municipality with a word that turns",
    f"{H}{ONE}Lund (avbokad);;\n{LUND}",
    2,
    rejected=1,
    why=((3, "municipality_unknown"), (3, "offering_missing")),
)
read("a note last that turns nothing above it", f"{H}{ONE}Två kommuner har tackat nej.\n", 1, skipped=1)
read("a note of no municipality in it", f"{H}{ONE}OBS! Alla avbokningar är borttagna.;;\n", 1, skipped=1)
for note in ("OBS! Malmö avbokade;;", "* Östra Göinge har tackat nej", "Not: Malmö deltog inte"):
    refused(f"a note of a municipality: {note}", f"{H}{ONE}{note}\n", "title_doubtful")
for header in ("Kommun (x = anmäld);Startpaket", "Kommun;Startpaket;Symbol: x = anmäld"):
    refused(f"a legend in the header: {header}", f"{header}\nMalmö;x;\n", "legend_doubtful")
refused("a legend beside the table", "Kommun;Startpaket;;\nMalmö;x;;\nLund;x;;x = anmäld\n", "legend_doubtful")
read("a heading without rows", f"{H}{ONE}Väntelista\nSumma;1;\n", 1, skipped=2)
read(
    "a heading in a wide table",
    "Kommun;Startpaket;Folkpaket\nMalmö;x;\nAvbokade;;\nLund;x;x\nBjuv;;\n",
    1,
    rejected=2,
    skipped=1,
    why=((4, "section"), (5, "section")),
)
read(
    "a heading in a log",
    f"{LOG}A;a@b.se;Malmö;Startpaket;2018-01-01\nAvbokade;;;;\nB;b@b.se;Lund;Startpaket;2018-01-01\n",
    1,
    rejected=1,
    skipped=1,
    why=((4, "section"),),
)
read(
    "a heading where a log has its municipalities",
    f"{LOG}A;a@b.se;Malmö;Startpaket;2018-01-01\n;;Nej;;\nB;b@b.se;Lund;Startpaket;2018-01-01\n",
    1,
    rejected=1,
    skipped=1,
    why=((4, "section"),),
)
read("a heading merged over the table", xlsx({"B": [*TABLE[:2], [Merged("Avbokade", 1, 3)], TABLE[2]]}), 1, file="a.xlsx", **BELOW)
read(
    "ODS with a heading",
    ods([["Kommun", "Erbjudande"], ["Malmö", "Startpaket"], ["Avbokade"], ["Lund", "Startpaket"]]),
    1,
    file="a.ods",
    **BELOW,
)

FILLED = {"rejected": 1, "why": ((3, "outside_filled"),)}
for row in (
    "OBS! Lund;Folkpaket;2019",
    "Total;Folkpaket;2019",
    "Källa;Folkpaket;",
    "Kommentar: Lund;folkpaketet;2019",
    "Not 1;Startpaket, Folkpaket;",
):
    read(f"a filled row that begins as a note: {row}", f"{H}{ONE}{row}\n", 1, **FILLED)
read("a filled row that begins as a sum, in a wide table", "Kommun;Startpaket;Folkpaket\nMalmö;x;\nTotal;x;x\n", 1, **FILLED)
read("a filled row with a code", f"Kod;{H}1280;{ONE}1281;OBS! ;Folkpaket;2019\n", 1, **FILLED)
read("a filled row above the columns' names", f"{LUND}{H}{ONE}", 1, rejected=1, why=((1, "outside_filled"),))
for row in (
    "Summa;12;",
    "Totalt;Startpaket;12",
    "Summa;;2018",
    "Källa;Region Skåne;2018",
    "Uppdaterad;;2018-05-01",
    "OBS!;se nedan;",
):
    read(f"a row of no municipality: {row}", f"{H}{ONE}{row}\n", 1, skipped=1)
read("a sum beside its offering", "Kommun;Erbjudande;Antal deltagare\nMalmö;Startpaket;3\nSumma;Startpaket;3\n", 1, skipped=1)

THREE = "Startpaket;Folkpaket;Ledarpaket"
for years in ("Kommun;2018;;", "Kommun;;2018;", "Kommun;2018;2018;", "Kommun;;;2018", "Kommun;2018;;2019"):
    refused(f"a year above one of several columns: {years}", f"{years}\n;{THREE}\nMalmö;x;;\n", "year_above_unclear")
    refused(f"with the names below: {years}", f"{years[6:]}\nKommun;{THREE}\nMalmö;x;;\n", "year_above_unclear")
SIX = f";{THREE};{THREE}\nMalmö;x;;;;x;\n"
read("years at the first of the same columns", f"Kommun;2018;;;2019;;\n{SIX}", 1, skipped=1, form=("utf-8", ";", "wide_by_year"))
refused("years at the middle of the same columns", f"Kommun;;2018;;;2019;\n{SIX}", "year_above_unclear")
refused(
    "years above other columns each",
    "Kommun;2018;;2019;\n;Startpaket;Folkpaket;Startpaket;Ledarpaket\nMalmö;x;;x;\n",
    "year_above_unclear",
)
YEAR = [["Kommun", Merged(2018, 1, 3)], [None, *THREE.split(";")], ["Malmö", "x", None, "x"]]
read("a year merged above its columns", xlsx({"B": YEAR}), 1, skipped=1, file="a.xlsx", form=(None, None, "wide_by_year"))
YEAR[0][1] = Merged(2018, 1, 2)
refused("a year merged above some of them", xlsx({"B": YEAR}), "year_above_unclear", "a.xlsx")
YEAR[0][1] = 2018
refused("a year that is not merged", xlsx({"B": YEAR}), "year_above_unclear", "a.xlsx")
