"""Files in which a column, a cell or a question may say that somebody did not take part; and those that only sound like it."""

from tests.loading.odd_file import H, read, refused

BESIDE = "Kommun;Erbjudande;År;{}\nMalmö;Startpaket;2018;{}\nLund;Startpaket;2018;{}\n"
UNCLEAR = "column_unclear"

for header in (
    "Bokningsstatus",
    "Avbokningsdatum",
    "Utgått datum",
    "Avanmäld den",
    "Ticket status",
    "No-show",
    "Cancelled by user",
    "Waitlisted",
    "Refunded",
    "Är avanmäld?",
    "AVBOKAT_AV",
    "Deltar INTE",
    "Deltar ni inte i?",
    "Vilka har inte deltagit",
    "Avbokad Av Kund",
    "Faktisk närvaro",
    "Avbokad (e-post)",
):
    refused(f"a header that may take back: {header}", BESIDE.format(header, "3 mars", ""), UNCLEAR)
for header in ("Bokningsstatus", "Närvarade", "Slutlig Bokningsstatus"):
    refused(f"a header that asks how it went, all cells blank: {header}", BESIDE.format(header, "", ""), UNCLEAR)
for header in ("Avbokad", "No-show", "Väntelista"):
    read(f"a header that may take back, all cells blank: {header}", BESIDE.format(header, "", " "), 2)
TAKEN_BACK = [
    "avbokad 3/4",
    "står på väntelista",
    "Reserv 3",
    "Avbokad (sjuk)",
    "Väntelistad",
    "vantelistad",
    "Canceled",
    "Nej, sjuk",
    "kom ej",
    "kom_ej",
    "KOM EJ",
    "Kom tyvärr inte",
    "har inte deltagit",
    "no show",
    "Av\u00adbokad",
    "A\u030aterbud",
    "i\u00a0kö",
    "ställdes in",
    "ingen kom",
    "stod som reserv",
    "drog sig ur",
    "hoppade tyvärr av",
    "fick ej plats",
    "0 deltagare",
]
for cell in TAKEN_BACK:
    refused(f"a cell that may take back: {cell}", BESIDE.format("Övrigt", "bra dag", cell), UNCLEAR)
    refused(f"a cell among names that may take back: {cell}", BESIDE.format("Namn", "Bo Ek", cell), UNCLEAR)
    refused(
        f"a cell beside a year that may take back: {cell}", BESIDE.format("Datum", "2018-03-01", f"2018-03-02, {cell}"), UNCLEAR
    )
for cell in ("Kom", "bekräftad", "Kö", "reserv"):
    refused(f"a whole cell that may take back: {cell}", BESIDE.format("Övrigt", cell, "bra dag"), UNCLEAR)
    refused(f"the same word in brackets: {cell}", BESIDE.format("Namn", f"Bo Ek ({cell})", "Anna Ek"), UNCLEAR)
    refused(f"the same word after a comma: {cell}", BESIDE.format("Övrigt", f"Sal A, {cell}", "bra dag"), UNCLEAR)
    read(f"the same word beside others: {cell}", BESIDE.format("Övrigt", f"{cell} med buss", "bra dag"), 2)
refused("a source that may take back", BESIDE.format("Källa", "exempeldata", "avbokad"), UNCLEAR)
for cell in (
    "Reservnyckel",
    "Biblioteket Reservatet",
    "Stadsbiblioteket Reserv",
    "Reservation 12",
    "Inställningar",
    "3 km avstånd",
    "avbrott i nätet",
    "Sjukhusbiblioteket",
    "Utgångspunkt",
    "inte obligatorisk",
    "kommer med buss",
    "bra@avbokad.se",
    "https://exempel.se/avbokad",
    "Höganäs",
):
    read(f"a cell that takes nothing back: {cell}", BESIDE.format("Övrigt", cell, "x y"), 2)
for header in (
    "Reservnyckel",
    "Frivillig (ej obligatorisk)",
    "Kommentar",
    "Lokal",
    "Namn på chef (ej obligatoriskt)",
    "E-post, visas inte",
):
    read(f"a header that takes nothing back: {header}", BESIDE.format(header, "Sal A", "Sal B"), 2)

# After the first rows, by which columns are known
MANY = "Malmö;Startpaket;2018;{}\n" * 300
LATE = "Kommun;Erbjudande;År;{}\n" + MANY + "Lund;Startpaket;2018;{}\n"
for header, before, cell in (
    ("Övrigt", "bra", "avbokad"),
    ("Övrigt", "", "nej"),
    ("Antal", "4", "0"),
    ("Namn", "Bo", "avbokad"),
    ("Deltagare", "4", "0"),
):
    refused(f"far down, {header} {cell}", LATE.format(header, *[before] * 300, cell), UNCLEAR)
    refused(f"far down, read row by row, {header} {cell}", LATE.format(header, *[before] * 300, cell) + "Summa;;;\n", UNCLEAR)

# Counts
for header in ("Deltagare", "Personer", "Antal deltagare", "Antal", "Deltagarantal", "Totalt", "Hur många kom på kursen"):
    for cell in ("0", "0 st", "0,0", "0.00", "noll", "-", "Inga"):
        refused(f"a nought of {header}: {cell}", BESIDE.format(header, "3", cell), UNCLEAR)
    read(f"no nought of {header}", BESIDE.format(header, "10", "0,5"), 2)
refused("a word for a nought", BESIDE.format("Deltagare", "AVBOKAD", "3"), UNCLEAR)
read("deltagare with names", BESIDE.format("Deltagare", "Anna Ek", "Bo Ek"), 2)
read("a nought that counts nobody", BESIDE.format("Våning", "0", "1"), 2)
read("a sum of noes in a wide table", "Kommun;Startpaket;Folkpaket;Totalt\nMalmö;1;0;1\nLund;0;0;0\n", 2)

# Signed up
for header in ("Anmäld", "Registrerad"):
    read(f"days of {header}", f"Kommun;Erbjudande;{header}\nMalmö;Startpaket;2018-03-01\nLund;Startpaket;2018-03-02 10:00\n", 2)
    for cell in ("", "Nej", "Ja", "x"):
        two = f"Malmö;Startpaket;{cell}\nLund;Startpaket;2018-03-01\n"
        refused(f"{header} {cell!r}", f"Kommun;Erbjudande;{header}\n{two}", UNCLEAR)
        refused(f"{header} {cell!r} beside a year", BESIDE.format(header, cell, "2018-03-01"), UNCLEAR)

# Questions
for question in (
    "Vilket paket avböjde ni?",
    "Vilka paket är ni intresserade av?",
    "Vilket paket önskar ni",
    "Vilket paket deltar ni INTE i?",
    "Vilket paket missade ni?",
    "Vilket paket hoppade ni av?",
    "Vilket paket passar er bäst?",
    "Which package would you like?",
):
    refused(f"a question that is no participation: {question}", f"Kommun;{question}\nMalmö;Startpaket\n", UNCLEAR)
    both = f"Kommun;{question};Vilket paket valde ni?\nMalmö;Startpaket;Folkpaket\n"
    if any(word in question for word in ("avböjde", "INTE", "hoppade")):
        refused(f"a question that takes back, beside another: {question}", both, UNCLEAR)
    else:
        read(f"a question of wishes beside another: {question}", both, 1)
for question in (
    "Vilket paket gäller anmälan?",
    "Vilket paket har ni valt?",
    "Vilka erbjudanden deltar du i? Välj paket",
    "3. Vilket paket (Startpaket/Folkpaket) gick ni?",
    "Which package did you attend?",
):
    read(f"a question: {question}", f"Kommun;{question}\nMalmö;Startpaket\n", 1)
refused("a municipality that was not there", "Vilken kommun deltog inte?;Paket\nMalmö;Startpaket\n", UNCLEAR)
read(
    "a cell in an offering's column that takes back",
    f"{H}Malmö;Startpaket avbokad;2018\n",
    0,
    rejected=1,
    why=((2, "offering_unknown"),),
)
for header in ("Vill delta", "Fullföljt", "Gick kursen"):
    refused(f"a no among other words: {header}", BESIDE.format(header, "Nej", "Kanske\nHöganäs;Startpaket;2018;Ja"), UNCLEAR)
read("words that are no answers", BESIDE.format("Allergier", "Nej", "nötter"), 2)
read(
    "a wide table with a no beside a yes",
    "Kommun;Deltagande;Startpaket\nLund;Nej;x\nMalmö;Ja;x\nBjuv;Nej;\n",
    1,
    rejected=1,
    blank=1,
    why=((2, "no_beside_answers"),),
)
read(
    "a wide table with another year beside that of a cell",
    "Kommun;År;Startpaket\nLund;2018;2019\nMalmö;2018;x\nBjuv;;2019\nHeby;2019;2019\n",
    3,
    rejected=1,
    why=((2, "years_disagree"),),
)
read(
    "a wide table with another year beside that of a column",
    "Kommun;År;Startpaket 2019\nLund;2018;ja\nMalmö;2019;ja\n",
    1,
    rejected=1,
    why=((2, "years_disagree"),),
)
ABSENT = "Namn;Kommun;Erbjudande;Datum;Deltog\nAnna;Lund;Startpaket;2018-03-01;{}\nBo;Lund;Startpaket;2018-03-01;{}\n"
read("one of two persons was absent", ABSENT.format("Ja", "Nej"), 1, rejected=1, why=((3, "answer_taken_back"),))
read(
    "both persons were absent", ABSENT.format("Nej", "Nej"), 0, rejected=2, why=((2, "answer_taken_back"), (3, "answer_taken_back"))
)
read("the person to ask", "Kontaktperson;Kommun;Erbjudande;År;Deltog\nAnna;Lund;Startpaket;2018;Nej\n", 1)
for cell in (
    "blev aldrig av",
    "felregistrerad",
    "dubblett, ska bort",
    "kunde tyvärr inte vara med",
    "Avb.",
    "Ej antagen",
    "Inbjuden",
    "Obekräftad",
):
    refused(f"an unread cell that takes back: {cell}", BESIDE.format("Läge", cell, "klart"), UNCLEAR)
