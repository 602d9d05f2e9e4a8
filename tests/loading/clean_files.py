"""Clean files of kinds that offices often have: each is read without a question."""

from tests.loading.odd_file import H, read, refused
from tests.loading.sheets import xlsx

# Questions and brackets for headers
for header in (
    "Deltog ni i följande? [Startpaket]",
    "Vilka av följande har ni deltagit i? [Startpaket]",
    "Kryssa det ni deltagit i?: Startpaket",
    "Har er kommun tagit del av Startpaket?",
    "3. Har ni gått Startpaketet?",
    "Startpaket (år)",
    "Startpaket, vilket år",
    "År Startpaket",
    "År för Startpaket",
    "När deltog ni i Startpaket?",
    "Genomfört Startpaket",
):
    read(f"a header that asks about an offering: {header}", f'Kommun;"{header}"\nMalmö;2018\nLund;\n', 1, blank=1)
for header, reason in (
    ("Vill ni delta i Startpaket?", "column_other"),
    ("Ska ni gå Startpaket?", "offering_column_missing"),
    ("Planerar Startpaket (år)", "offering_column_missing"),
    ("Intresserad av Startpaket", "column_other"),
    ("Har ni fått inbjudan till Startpaket?", "column_other"),
    ("Har ni inte deltagit i Startpaket?", "column_other"),
    ("Vilka deltog i Startpaket?", "offering_column_missing"),
    ("Hur många deltog i Startpaket?", "offering_column_missing"),
    ("Vilka vill ni delta i? [Startpaket]", "column_other"),
):
    refused(f"a header that asks for something else: {header}", f"Kommun;{header}\nMalmö;ja\n", reason)

# Several offerings in a cell
for question in ("Vilka erbjudanden har ni deltagit i?", "Vilka erbjudanden/paket har ni deltagit i?", "Vilka paket gick ni?"):
    for cell in ("Startpaket, Folkpaket", "Startpaket;Folkpaket", "Startpaket | Folkpaket"):
        read(f"{question} {cell}", f'Kommun;{question}\nMalmö;"{cell}"\nLund;Startpaket\n', 2)
refused("a question of wishes for several", "Kommun;Vilka erbjudanden vill ni ha?\nMalmö;Startpaket, Folkpaket\n", "column_unclear")

# Years and days
read("a day, and a time of its own", "Kommun;Erbjudande;Datum;Tid\nMalmö;Startpaket;2018-03-01;09:00–12:00\n", 1)
read("the year when it was done", "Kommun;Erbjudande;Genomfört år\nMalmö;Startpaket;2018\n", 1)
read("a term", "Kommun;Erbjudande;Termin\nMalmö;Startpaket;VT 2019\nLund;Startpaket;HT19\n", 2)
read("a term beside a year", "Kommun;Erbjudande;År;Termin\nMalmö;Startpaket;2018;VT\n", 1)
read("a term without a year", "Kommun;Erbjudande;Termin\nMalmö;Startpaket;VT\n", 1)
read("a year that is a line", f"{H}Malmö;Startpaket;-\n", 0, rejected=1, why=((2, "year_form"),))
read("days in words", "Kommun;Erbjudande;Datum\nMalmö;Startpaket;14 maj 2018\nLund;Startpaket;mars 2019\n", 2)
read("a day that the calendar lacks, in words", f"{H}Malmö;Startpaket;31 juni 2018\n", 0, rejected=1, why=((2, "date_impossible"),))

# Answers
WIDE, LONG = "Kommun;Startpaket\nLund;x\nMalmö;{}\n", "Kommun;Paket;Deltagit\nLund;Folkpaket;ja\nMalmö;Startpaket;{}\n"
for cell in ("Ej deltagit", "Deltog ej", "Tackade nej", "●", "✓", "Deltagit"):
    read(f"answer {cell!r} is read", WIDE.format(cell), 2)
    read(f"answer {cell!r} in a long table", LONG.format(cell), 2)
for cell in ("Vet ej", "-", "–", "Okänt"):
    read(f"answer {cell!r} says nothing", WIDE.format(cell), 1, blank=1)
    read(f"answer {cell!r} says nothing in a long table", LONG.format(cell), 1, blank=1)
read("a choice of a form for an answer", WIDE.format("Startpaket"), 2)
read("another offering for an answer", "Kommun;Startpaket\nLund;x\nMalmö;Folkpaket\n", 1, rejected=1, why=((3, "answer_unknown"),))

# Places
read("an organisation in a wide table", "Organisation;Startpaket\nLunds kommun;x\nMalmö stad;x\n", 2)
read("an organisation", "Organisation;Erbjudande;År\nLunds kommun;Startpaket;2018\nMalmö stad;Startpaket;2018\n", 2)
refused(
    "an organisation that is none",
    "Organisation;Erbjudande;År\nFöreningen;Startpaket;2018\nLund;Startpaket;2018\nABF;Folkpaket;2018\n",
    "column_missing",
)

# Columns of how it went
for header, cell in (("Status", "Genomförd"), ("Närvaro", "Närvarande"), ("Utfall", "Deltog")):
    content = f"Kommun;Erbjudande;År;{header}\nMalmö;Startpaket;2018;{cell}\nLund;Startpaket;2018;{cell}\n"
    read(f"a column of how it went: {header}", content, 2)
    late = content + f"Lund;Startpaket;2018;{cell}\n" * 250 + "Bjuv;Startpaket;2018;Avbokad\nHeby;Startpaket;2018;\n"
    read(f"one that is cancelled far down: {header}", late, 2, 250, 1, 1, why=((254, "answer_taken_back"),))
    refused(f"one that is cancelled: {header}", f"{content}Bjuv;Startpaket;2018;Avbokad\n", "column_unclear")
refused("a column of bookings", "Kommun;Erbjudande;Status\nMalmö;Startpaket;Bokad\n", "column_unclear")

# Offerings and years in each other's place
read("an offering with its year", "Kommun;Kurs\nMalmö;Startpaket 2018\nLund;Folkpaket (2019)\n", 2)
read("an offering with its year, beside that year", f"{H}Malmö;Startpaket 2018;2018\n", 1)
read("an offering with another year", f"{H}Malmö;Startpaket 2019;2018\n", 0, rejected=1, why=((2, "years_disagree"),))
read("an offering with a year outside", "Kommun;Kurs\nMalmö;Startpaket 2016\n", 0, rejected=1, why=((2, "year_outside"),))
read(
    "years as columns with offerings in cells",
    "Kommun;2018;2019;2020\nMalmö;Startpaket;Folkpaket, Ledarpaket;-\nLund;;Startpaket;\nBjuv;Startpaket;Övrigt;\n",
    2,
    rejected=1,
    why=((4, "offering_unknown"),),
    form=("utf-8", ";", "wide_by_year"),
)
refused("years as columns with answers in cells", "Kommun;2018;2019\nMalmö;ja;nej\n", "offering_column_missing")

# What a title or a sheet's name says of all rows
LIST = "Kommun\nMalmö\nLund\n"
for title in ("Startpaket 2018", "Kommuner som deltog i Startpaketet", "Deltagarlista Startpaket"):
    read(f"a title of an offering: {title}", f"{title}\n{LIST}", 2, skipped=1)
for title in (
    "Startpaket",
    "Intresse för Startpaket",
    "Startpaket: kontaktlista",
    "Startpaket och Folkpaket",
    "Rapport om Startpaket",
):
    refused(f"a title of more than an offering: {title}", f"{title}\n{LIST}", "offering_column_missing")
for title in ("Deltagande 2016", "Anmälda 2017", "2021", "Kommuner som deltog 2017"):
    refused(f"a title of a year outside: {title}", f"{title}\nKommun;Startpaket\nMalmö;x\n", "titled_year")
SHEETS = {"Startpaket": [["Kommun", "År"], ["Malmö", 2018]], "Folkpaket": [["Kommun", "År"], ["Lund", 2019]]}
read("a sheet for each offering", xlsx(SHEETS), 2, file="a.xlsx")

# SurveyMonkey's header of two rows
CHOICES = "Respondent ID;Kommun;{};;\n;Open-Ended Response;Startpaket;Folkpaket;Inget av dem\n"
ANSWERS = "1;Malmö;Startpaket;;\n2;Lund;;Folkpaket;\n3;Bjuv;;;Inget av dem\n"
for question in ("Vilka paket har ni deltagit i?", "Vilka av följande har ni gått?"):
    read(
        f"questions above choices: {question}",
        CHOICES.format(question) + ANSWERS,
        2,
        blank=1,
        skipped=1,
        form=("utf-8", ";", "wide"),
    )
for question, asked in (("Vilka paket vill ni ha?", "column_unclear"), ("Vilka är ni intresserade av?", "column_other")):
    refused(f"questions of wishes above choices: {question}", CHOICES.format(question) + ANSWERS, asked)
for title in ("Deltagande 2016", "Projektet startade 2016"):
    read(f"a title of a year outside, beside a column of years: {title}", f"{title}\n{H}Malmö;Startpaket;2018\n", 1, skipped=1)
read("a title with the year of a report", "Slutrapport 2021\nKommun;Startpaket\nMalmö;x\n", 1, skipped=1)
