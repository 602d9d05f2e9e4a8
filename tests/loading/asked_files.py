"""Files of which some rows would be counted that a careful person would first ask about: each is refused, or rejected in part."""

import io
from functools import partial

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from tests.loading.odd_file import TABLE, H, read, refused
from tests.loading.sheet_files import FIRST, changed, sheet, with_part
from tests.loading.sheets import Merged, ods, xlsx

X = {"file": "a.xlsx"}

# Another sheet that takes back
for name in ("Avbokningar", "Borttagna", "Rättelser", "Ej aktuella", "Avhopp", "Återbud", "Väntelista", "Ej deltagit"):
    refused(f"another sheet: {name}", xlsx({"Deltagare": TABLE, name: [["Kommun"], ["Malmö"]]}), "other_sheet", "a.xlsx")
read("another sheet that is empty", xlsx({"Deltagare": TABLE, "Avbokningar": []}), 2, **X)
read("another sheet of something else", xlsx({"Deltagare": TABLE, "Uppföljning": [["Kommun"], ["Malmö"]]}), 2, **X)

# Columns that correct their rows
for header in ("Ska vara", "Nytt år", "Ändrat till", "Rättat år", "Ersatt av", "Avslutad", "Rättelse", "Korrigerat paket"):
    for cell in ("", "2019"):
        content = f"Kommun;Erbjudande;År;{header}\nMalmö;Startpaket;2018;\nLund;Startpaket;2018;{cell}\n"
        refused(f"a column that corrects, {header} {cell!r}", content, "column_unclear")
read("a column of who changed the row", "Kommun;Erbjudande;År;Senast ändrad\nMalmö;Startpaket;2018;2020-01-01\n", 1)
refused("where somebody lives", "Hemkommun;Erbjudande;År\nMalmö;Startpaket;2018\n", "column_unclear")
read("where somebody lives, beside who took part", "Hemkommun;Kommun;Erbjudande\nLund;Malmö;Startpaket\n", 1)

# Titles and names of other offerings
WIDE = "Kommun;Startpaket\nMalmö;x\n"
for title in ("Folkpaket", "Kommuner som tagit Folkpaketet 2018"):
    refused(f"a title of another offering: {title}", f"{title}\n{WIDE}", "other_offering")
    refused(f"a title of another offering than the rows': {title}", f"{title}\n{H}Malmö;Startpaket;2018\n", "other_offering")
refused("a sheet of another offering", xlsx({"Folkpaket": [["Kommun", "Startpaket"], ["Malmö", "x"]]}), "other_offering", "a.xlsx")
refused("a file of another offering", WIDE, "other_offering", "folkpaket_2018.csv")
for title in ("Startpaketet", "Startpaket och Folkpaket", "Paketen"):
    read(f"a title of the same offering: {title}", f"{title}\n{WIDE}", 1, skipped=1)

# What is merged over and does not show
BELOW = b'<table:covered-table-cell office:value-type="string"><text:p>ja</text:p></table:covered-table-cell>'
HEADER = ["Kommun", "Startpaket", "Folkpaket"]
END = b"</table:table-row></table:table>"


def covered(text: str) -> bytes:
    """An ODS in which a cell is merged over an old yes."""
    return changed(ods([HEADER, ["Malmö", Merged(text, 1, 2)]]), "content.xml", END, BELOW + END)


read("ODS, a cell merged over an old yes", covered("delvis"), 0, rejected=1, why=((2, "answer_unknown"),) * 2, file="a.ods")

# Comments on cells
CROSSES: list[list[object]] = [HEADER, ["Malmö", "x", "x"], ["Lund", "nej", ""]]


def comment(cell: str, text: str, made: Worksheet) -> None:
    made.write_comment(cell, text)


def commented(cell: str, text: str) -> bytes:
    return sheet(partial(comment, cell, text), CROSSES)


for text in ("Avbokad", "Anna Ek:\nkom inte", "Nej", "Osäkert", "?", "0 deltagare", "x = anmäld"):
    refused(f"a comment on a cross: {text!r}", commented("B2", text), "comment_doubtful", "a.xlsx")
refused("a comment on who took part", commented("A2", "avbokad"), "comment_doubtful", "a.xlsx")
refused("a comment on a column's name", commented("B1", "avser ej 2019"), "comment_doubtful", "a.xlsx")
read("a comment on a no", commented("B3", "tackade nej"), 2, **X)
read("a comment that takes nothing back", commented("B2", "Anna Ek:\nringde i mars"), 2, **X)
CELL = b'<table:table-cell office:value-type="string"><text:p>x</text:p>'
SAID = b"<text:p>x</text:p><office:annotation><text:p>Avbokad</text:p></office:annotation>"
noted = changed(ods([HEADER, ["Malmö", "nej", "x"]]), "content.xml", CELL, CELL.replace(b"<text:p>x</text:p>", SAID))
refused("ODS, a comment on a cross", noted, "comment_doubtful", "a.ods")
THREAD = b'<ThreadedComments xmlns="a"><threadedComment ref="B2" id="{1}"><text>%s</text></threadedComment></ThreadedComments>'
RELATED = b'<Relationship Id="rId9" Type="t" Target="../threadedComments/threadedComment1.xml"/></Relationships>'


def threaded(text: bytes) -> bytes:
    """A workbook with a thread on a cross, and beside it what older programs show."""
    old = "[Trådad kommentar] Eventuella ändringar tas bort om filen öppnas i en senare version.\n\nKommentar:\n    se mejl"
    rels = f"{FIRST.replace('sheet1', '_rels/sheet1')}.rels"
    book = changed(commented("B2", old), rels, b"</Relationships>", RELATED)
    return with_part(book, "xl/threadedComments/threadedComment1.xml", THREAD % text)


refused("a thread on a cross", threaded(b"Avbokad"), "comment_doubtful", "a.xlsx")
read("a thread that takes nothing back", threaded(b"se mejl"), 2, **X)


# Numbers that show something else
def formatted(code: str, value: object = 1, rows: list[list[object]] = CROSSES) -> bytes:
    """A table with a number format on the second cell of its first row."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        made = book.add_worksheet()
        for number, row in enumerate(rows):
            made.write_row(number, 0, row)
        made.write(1, 1, value, book.add_format({"num_format": code}))
    return out.getvalue()


for code in ('"Nej";;', ";;;", ";;", '"Nej"', '"Ej "0', '[=1]"Nej";[=0]"Ja"', '[<2]"";0', '"Ej "General', "\\N\\e\\j"):
    read(f"a number that shows something else: {code}", formatted(code), 1, rejected=1, why=((2, "shown_otherwise"),), **X)
read("a nought that does not show", formatted("0;;", 0), 1, rejected=1, why=((2, "shown_otherwise"),), **X)
for code in (";;;", '0;0;0;"Nej"', '"Ej "@'):
    read(f"a text that does not show: {code}", formatted(code, "x"), 1, rejected=1, why=((2, "shown_otherwise"),), **X)
for code in (
    "0;;",
    "0.00",
    '"Ja";;"Nej"',
    '[=1]"Ja";[=0]"Nej";General',
    '0" st"',
    "General",
    "[Red]0;[Blue]-0",
    '_-* #,##0_-;-* "-"??_-',
):
    read(f"a number that shows itself: {code}", formatted(code), 2, **X)
read("a text of a format for texts", formatted("@", "x"), 2, **X)
DAYS: list[list[object]] = [["Kommun", "Datum", "Erbjudande"], ["Malmö", "", "Startpaket"]]
read("a long day", formatted('[$-41D]"den "d mmmm yyyy;@', 43160, DAYS), 1, **X)
read("a year that does not show", formatted(";;;", 2018, DAYS), 0, rejected=1, why=((2, "shown_otherwise"),), **X)
CROSS = b'<table:table-cell office:value-type="string"><text:p>1</text:p>'
for text in (b"<text:p>Nej</text:p>", b"<text:p/>"):
    other = CROSS.replace(b'"string"', b'"float" office:value="1"').replace(b"<text:p>1</text:p>", text)
    content = changed(ods([HEADER, ["Malmö", "1", ""], ["Lund", "ja", ""]]), "content.xml", CROSS, other)
    read(f"ODS, a number that shows {text!r}", content, 1, rejected=1, why=((2, "shown_otherwise"),), file="a.ods")

# Headings that nobody knows
UNDER = {"rejected": 1, "skipped": 1, "why": ((4, "section"),)}
for heading in (
    "Ej aktuella",
    "Etapp 2;Etapp 2",
    "Etapp 2;-",
    "Etapp 2;2",
    ";Etapp 2",
    "Folkpaket",
    "Framtida",
    "Vilande:",
    "Etapp 2",
    "2019",
    "Övriga bibliotek vi ringt",
):
    read(f"a heading in a wide table: {heading}", f"{WIDE}{heading if ';' in heading else heading + ';'}\nLund;x\n", 1, **UNDER)
    if ";" not in heading and heading not in ("Folkpaket", "2019"):
        read(f"a heading in a long table: {heading}", f"{H}Malmö;Startpaket;2018\n{heading};;\nLund;Startpaket;2018\n", 1, **UNDER)
read("a heading where the names stand", "Kod;Kommun;Startpaket\n1280;Malmö;x\n;Ej aktuella;\n1281;Lund;x\n", 1, **UNDER)
UNKNOWN = {"rejected": 1, "why": ((3, "municipality_unknown"),)}
for heading in ("Skåne län", "Nordvästra Skåne", "Övriga kommuner"):
    read(f"a heading of places: {heading}", f"{WIDE}{heading};\nLund;x\n", 2, skipped=1)
for heading in ("Deltagande kommuner", "Gävle", "Malm"):
    read(f"a heading that changes nothing: {heading}", f"{WIDE}{heading};\nLund;x\n", 2, **UNKNOWN)
read("a heading without rows below it", f"{WIDE}Etapp 2;\n", 1, **UNKNOWN)
read(
    "a row of a person alone",
    "Namn;Kommun;Startpaket\nBo;Malmö;x\nAnna;;\nCia;Lund;x\n",
    2,
    rejected=1,
    why=((3, "municipality_missing"),),
)

# Legends of colours, and in two cells
for legend in (
    "Grönt = deltar, rött: har tackat nej",
    "Gul: väntar på svar",
    "Röd – ej aktuell",
    "Gröna kommuner har fått besked",
    "Rödmarkerade har meddelat förhinder",
    "Markerade med rött väntar",
    "Kursiverade är osäkra",
    "Röd;avstår",
    "x;anmäld",
    "x anmäld",
    "Kryss;anmäld",
):
    asked = "legend_doubtful" if legend.endswith("anmäld") else "colours_unread"
    refused(f"a legend below: {legend}", f"{WIDE}\n{legend}\n", asked)
    refused(f"a legend below and beside: {legend}", f"{WIDE}\n;;{legend}\n" if ";" in legend else f"{WIDE}\n;{legend}\n", asked)
refused("a legend of colours above", f"Gul: väntar på svar\n{WIDE}", "colours_unread")
refused("a legend in two cells above", f"x;anmäld\n{WIDE}", "legend_doubtful")
refused(
    "a legend in two cells beside", "Kommun;Startpaket;;\nMalmö;x;;väntar\nLund;x;x;anmäld\nBjuv;;o;väntar\n", "legend_doubtful"
)
refused("a legend of colours beside", "Kommun;Startpaket;;\nMalmö;x;;\nLund;x;röd;väntar\n", "colours_unread")
for text in ("Gröna bibliotek 2018", "x;deltog", "Blå böcker och andra", "Vita huset"):
    read(f"no legend of colours: {text}", f"{text}\n{WIDE}", 1, skipped=1)
    read(f"no legend of colours below: {text}", f"{WIDE}\n{text} av alla\n", 1, blank=1, skipped=1)
