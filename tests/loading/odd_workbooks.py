"""Workbooks as offices send them, odd but readable: each with how its rows are counted, and why some are rejected."""

from datetime import datetime

from tests.loading.odd_file import TABLE, read
from tests.loading.sheets import Formula, Merged, ods, xlsx

read("XLSX", xlsx({"Blad1": TABLE}), 2, file="lista.xlsx", form=(None, None, "long"))
read("XLSX in capitals", xlsx({"Blad1": TABLE}), 2, file="LISTA.XLSX")
read("XLSX below and beside the corner", xlsx({"Blad1": [[], [], *[[None, *row] for row in TABLE]]}), 2, blank=2, file="a.xlsx")
read("XLSX with its table on the second sheet", xlsx({"Info": [["Läs mig"]], "Data": TABLE}), 2, file="a.xlsx")
read("XLSX with codes as numbers", xlsx({"B": [["Kommunkod", "Kommun", "Paket"], [331, "Heby", "Startpaket"]]}), 1, file="a.xlsx")
read("XLSX with true and false", xlsx({"B": [["Kommun", "Startpaket"], ["Malmö", True], ["Lund", False]]}), 2, file="a.xlsx")
read(
    "XLSX with title, sum and blank row", xlsx({"B": [["Rapport"], *TABLE, [], ["Summa", 2]]}), 2, blank=1, skipped=2, file="a.xlsx"
)
read("ODS", ods([["Kommun", "Erbjudande", "År"], ["Malmö", "Startpaket", "2018"]]), 1, file="lista.ods", form=(None, None, "long"))
read(
    "ODS with a million empty rows after",
    ods([["Kommun", "Erbjudande"], ["Malmö", "Startpaket"]], empty_after=1_048_000),
    1,
    file="a.ods",
)

# Cells that are merged, and cells whose formula failed: a blank cell may mean something, these must not be blank
HEAD = ["Kommun", "Erbjudande", "År"]
read(
    "a municipality merged over its rows",
    xlsx({"B": [HEAD, [Merged("Malmö", 2), "Startpaket", 2018], [None, "Folkpaket", 2019], ["Lund", "Startpaket", 2018]]}),
    3,
    file="a.xlsx",
)
read(
    "a year merged over its rows",
    xlsx({"B": [HEAD, ["Malmö", "Startpaket", Merged(2018, 2)], ["Lund", "Startpaket"]]}),
    2,
    file="a.xlsx",
)
read(
    "an answer merged over two columns",
    xlsx({"B": [["Kommun", "Startpaket", "Folkpaket"], ["Malmö", Merged("ja", 1, 2)]]}),
    1,
    file="a.xlsx",
)
read(
    "a title merged over the table",
    xlsx({"B": [[Merged("Rapport", 1, 3)], HEAD, ["Malmö", "Startpaket", 2018]]}),
    1,
    skipped=1,
    file="a.xlsx",
)
read(
    "a note merged over the table",
    xlsx({"B": [HEAD, ["Malmö", "Startpaket", 2018], [Merged("Uppgifterna avser läget i mars.", 1, 3)]]}),
    1,
    skipped=1,
    file="a.xlsx",
)
read("ODS with a merged year", ods([HEAD, ["Malmö", "Startpaket", Merged("2018", 2)], ["Lund", "Startpaket"]]), 2, file="a.ods")
YEARS = [
    ["Kommun", Merged("Startpaket", 1, 2), None, Merged("Folkpaket", 1, 2)],
    [None, 2018, 2019, 2018, 2019],
    ["Malmö", "x", None, None, "x"],
]
read("offerings merged above years", xlsx({"B": YEARS}), 1, skipped=1, file="a.xlsx", form=(None, None, "wide_by_year"))
read(
    "formulas that failed",
    xlsx(
        {
            "B": [
                HEAD,
                ["Malmö", "Startpaket", Formula("#DIV/0!")],
                ["Lund", Formula("#REF!"), 2018],
                [Formula("#N/A"), "Startpaket", 2018],
            ]
        }
    ),
    0,
    rejected=3,
    why=((2, "year_form"), (3, "offering_unknown"), (4, "municipality_unknown")),
    file="a.xlsx",
)
read(
    "a formula that failed in a wide table",
    xlsx({"B": [["Kommun", "Startpaket"], ["Malmö", Formula("#N/A")], ["Lund", Formula("ja")]]}),
    1,
    rejected=1,
    why=((2, "answer_unknown"),),
    file="a.xlsx",
)
read(
    "a formula that nobody calculated",
    xlsx({"B": [HEAD, ["Malmö", "Startpaket", Formula(None)]]}),
    0,
    rejected=1,
    why=((2, "not_calculated"),),
    file="a.xlsx",
)
read(
    "ODS with a formula that failed",
    ods([HEAD, ["Malmö", "Startpaket", Formula("#REF!")]]),
    0,
    rejected=1,
    why=((2, "year_form"),),
    file="a.ods",
)
read(
    "a day and a time",
    xlsx({"B": [["Kommun", "Erbjudande", "Datum"], ["Malmö", "Startpaket", datetime(2018, 5, 1, 12, 30)]]}),  # noqa: DTZ001 - a cell has no time zone
    1,
    file="a.xlsx",
)
read(
    "a day that lost its format",
    xlsx({"B": [HEAD, ["Malmö", "Startpaket", 43221]]}),
    0,
    rejected=1,
    why=((2, "year_form"),),
    file="a.xlsx",
)
read(
    "years as numbers in the header",
    xlsx({"B": [["Kommun", "Paket", 2018, 2019], ["Malmö", "Startpaket", "x", True]]}),
    1,
    file="a.xlsx",
)
read(
    "half of an answer",
    xlsx({"B": [["Kommun", "Startpaket"], ["Malmö", 0.5]]}),
    0,
    rejected=1,
    why=((2, "answer_unknown"),),
    file="a.xlsx",
)
