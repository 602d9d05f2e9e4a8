"""Files as offices send them, odd but readable: each with how its rows are counted, and why some are rejected."""

import unicodedata

from tests.loading.odd_file import ANNA, FULL, LOG, ONE, SOURCE, H, read

# Encodings, delimiters, line breaks
for encoding, mark, said in (
    ("utf-8", b"", "utf-8"),
    ("utf-8", b"\xef\xbb\xbf", "utf-8-sig"),
    ("utf-16-le", b"\xff\xfe", "utf-16-le"),
    ("utf-16-be", b"\xfe\xff", "utf-16-be"),
    ("windows-1252", b"", "windows-1252"),
):
    for delimiter in (";", ",", "\t"):
        text = (H + ONE + "Östra Göinge;Folkpaket;2019\n").replace(";", delimiter)
        read(f"{said} {delimiter!r}", mark + text.encode(encoding), 2, form=(said, delimiter, "long"))
read("UTF-16 without its mark", (H + ONE).encode("utf-16-le"), 1, form=("utf-16-le", ";", "long"))
read("UTF-16 BE without its mark", (H + ONE).encode("utf-16-be"), 1, form=("utf-16-be", ";", "long"))
read("line breaks CRLF", (H + ONE + "Lund;Startpaket;2018\n").replace("\n", "\r\n"), 2)
read("line breaks CR", (H + ONE + "Lund;Startpaket;2018\n").replace("\n", "\r"), 2)
read("line breaks of two kinds", H + ONE.replace("\n", "\r\n") + "Lund;Startpaket;2018\n", 2)
read("a vertical tab that ends no line", H + "Malmö\v;Startpaket;2018\n", 1)
read("no line break at the end", (H + ONE).rstrip(), 1)
read("sep= above", "sep=;\n" + H + ONE, 1, skipped=1)
read("sep=, above", ("sep=,\n" + H + ONE).replace(";", ","), 1, skipped=1, form=("utf-8", ",", "long"))
read("a thousand euros € in Windows-1252", ("Kommun;Erbjudande;Pris €\nMalmö;Startpaket;5\n").encode("windows-1252"), 1)
read("letters composed of two", unicodedata.normalize("NFD", H + ONE + "Östra Göinge;Folkpaket;2019\n"), 2)
read("a mark inside the text", H + "\ufeffMalmö;Startpaket;2018\n", 1)
read("hard spaces and soft hyphens", H + "\u00a0Mal\u00admö\u200b;Start\u00adpaket\u00a0;\u20602018\n", 1)
read("quotes around all", '"Kommun";"Erbjudande";"År"\n"Malmö";"Startpaket";"2018"\n', 1)
read("quoted delimiter in a column nobody reads", 'Kommun;Erbjudande;Plats\nMalmö;Startpaket;"Sal A; hus 2"\n', 1)
read(
    "quoted line break in a column nobody reads",
    'Kommun;Erbjudande;Plats\nMalmö;Startpaket;"Sal A\nhus 2"\nLund;Startpaket;x y\n',
    2,
)
read("quoted line break in the header", 'Kommun;"Erbjud-\nande";År\nMalmö;Startpaket;2018\n', 1)
read("a quote within a cell", 'Kommun;Erbjudande;Plats\nMalmö;Startpaket;5" skärm\n', 1)
read("doubled quotes", 'Kommun;Erbjudande;Plats\nMalmö;Startpaket;"Sal ""A"""\n', 1)
read("an apostrophe of ours", H + "'Malmö;Startpaket;'2018\n", 1)
read("an emoji", "Kommun;Erbjudande;Plats\nMalmö;Startpaket;🙂 bra dag\n", 1)

# Names and codes
for name in (
    "malmö",
    "MALMÖ",
    "  Malmö  ",
    "Malmö stad",
    "malmö STAD",
    "Malmö kommun",
    "1280 Malmö",
    "1280 - Malmö",
    "Malmö (1280)",
    "1280",
    "1280.0",
    "Malmö 1280",
    "1280,0",
):
    read(f"municipality {name!r}", f"{H}{name};Startpaket;2018\n", 1)
for name in (
    "Burlövs kommun",
    "Burlöv",
    "Höganäs kommun",
    "Östra Göinge kommun",
    "Östra  Göinge",
    "Lunds stadsbibliotek",
    "Bjuvs kommuns bibliotek",
    "331 Heby",
    "Heby 0331",
):
    read(f"municipality {name!r}", f"{H}{name};Startpaket;2018\n", 1)
for name, reason in (
    ("Malmo", "municipality_unknown"),
    ("MalmÃ¶", "municipality_unknown"),
    ("Malm\ufffd", "municipality_unknown"),
    ("Stockholm", "municipality_unknown"),
    ("", "municipality_missing"),
    ("0180", "code_unknown"),
    ("99", "code_form"),
    ("12801", "code_form"),
    ("331", "code_short"),
    ("331 Malmö", "code_name_disagree"),
    ("1280 Lund", "code_name_disagree"),
    ("Malmö, Lund", "municipality_unknown"),
    ("=Malmö", "municipality_unknown"),
):
    read(
        f"municipality {name!r} is rejected",
        f"{H}{ONE}{name};Startpaket;2018\nLund;Startpaket;2018\n",
        2,
        rejected=1,
        why=((3, reason),),
    )
CODES = "Kommunkod;Kommun;Erbjudande\n"
read("a zero that Excel ate, with the name", CODES + "331;Heby;Startpaket\n", 1)
read("a zero that Excel ate, with another name", CODES + "331;Malmö;Startpaket\n", 0, rejected=1, why=((2, "code_name_disagree"),))
read("a zero that Excel ate, without a name", CODES + "331;;Startpaket\n", 0, rejected=1, why=((2, "code_short"),))
for parted in ("1 281", "1\u00a0281", "1.281", "1,281", "1'281", "1 281.00"):
    read(f"a code with its thousands parted, {parted!r}, with the name", CODES + f'"{parted}";Lund;Startpaket\n', 1)
read("a parted code with another name", CODES + "1 281;Malmö;Startpaket\n", 0, rejected=1, why=((2, "code_name_disagree"),))
read("a parted code without a name", CODES + "1 281;;Startpaket\n", 0, rejected=1, why=((2, "code_form"),))
read("code and name disagree", CODES + "1280;Lund;Startpaket\n", 0, rejected=1, why=((2, "code_name_disagree"),))
read("code and an unknown name", CODES + "1280;Atlantis;Startpaket\n", 0, rejected=1, why=((2, "code_name_disagree"),))
read("a name alone beside an empty code", CODES + ";Malmö;Startpaket\n", 1)
read("a code alone", CODES + "1280;;Startpaket\n", 1)
read("codes with an apostrophe", CODES + "'0331;Heby;Startpaket\n", 1)
read("codes as decimals", CODES + "1280,0;Malmö;Startpaket\n", 1)
read("an unknown code with a known name", CODES + "1299;Malmö;Startpaket\n", 0, rejected=1, why=((2, "code_unknown"),))

# Offerings, years, days, answers, sources
for word in ("startpaket", "STARTPAKET", "Start-paket", "Startpaketet", "Start package", "start paket "):
    read(f"offering {word!r}", f"{H}Malmö;{word};2018\n", 1)
for word, reason in (
    ("Startpakett", "offering_unknown"),
    ("", "offering_missing"),
    ("Startpaket, Folkpoket", "offering_unknown"),
    ("?", "offering_unknown"),
):
    read(f"offering {word!r} is rejected", f"{H}Malmö;{word};2018\n", 0, rejected=1, why=((2, reason),))
for year in (
    "2018",
    "2018.0",
    "2018,0",
    " 2018 ",
    "",
    "2018-05-01",
    "1/5/2018",
    "5/31/2018",
    "31.5.2018",
    "20180501",
    "2018-05-01 13:45",
    "2018-05-01T13:45:10Z",
    "2018/5/1",
    "VT 2018",
    "ht2018",
    "hösten 2018",
    "2018 (höst)",
    "2018-vt",
    "VT 18",
    "ht19",
    "14 maj 2018",
    "den 1:a mars 2019",
    "mars 2019",
    "May 14, 2018",
):
    read(f"year {year!r}", f"{H}Malmö;Startpaket;{year}\n", 1)
for year, reason in (
    ("2017", "year_outside"),
    ("1918", "year_outside"),
    ("18", "year_form"),
    ("VT 17", "year_outside"),
    ("vintern 2018", "year_form"),
    ("hösten 2017", "year_outside"),
    ("43221", "year_form"),
    ("2018-02-30", "date_impossible"),
    ("2018-13-01", "date_impossible"),
    ("0000-01-01", "date_impossible"),
    ("2019-02-29", "date_impossible"),
    ("31/31/2018", "date_impossible"),
    ("2017-05-01", "year_outside"),
    ("２０１８", "year_form"),
    ("epoch", "year_form"),
    ("#REF!", "year_form"),
):
    read(f"year {year!r} is rejected", f"{H}Malmö;Startpaket;{year}\n{ONE}", 1, rejected=1, why=((2, reason),))
    days = f"Kommun;Erbjudande;Datum\nMalmö;Startpaket;{year}\n{ONE}"
    read(f"day {year!r} in a log is rejected", days, 1, rejected=1, why=((2, reason),), form=("utf-8", ";", "log"))
ANSWERS = "Kommun;Erbjudande;Deltar\n"
for word in ("ja", "Ja", "JA ", "x", "X", "1", "nej", "NEJ", "0", "1.0", "yes", "no", "sant", "FALSKT", "✓"):
    read(f"answer {word!r}", f"{ANSWERS}Malmö;Startpaket;{word}\n", 1)
for word in ("kanske", "ja?", "2", "ja och nej", "delvis"):
    read(f"answer {word!r} is rejected", f"{ANSWERS}Malmö;Startpaket;{word}\n", 0, rejected=1, why=((2, "answer_unknown"),))
read("an answer that is left blank", ANSWERS + "Malmö;Startpaket;\nLund;Startpaket;ja\n", 1, blank=1)
read("a question that nobody answered", FULL + "1280;Malmö;Startpaket;2018;;\n", 0, blank=1)
read("a source without an answer", FULL + f"1280;Malmö;Startpaket;2018;;{SOURCE}\n", 0, rejected=1, why=((2, "answer_missing"),))
read("an answer without a source", FULL + "1280;Malmö;Startpaket;2018;ja;\n", 0, rejected=1, why=((2, "source_missing"),))
read("an unknown source", FULL + "1280;Malmö;Startpaket;2018;ja;exempel\n", 0, rejected=1, why=((2, "source_unknown"),))
read("a source in capitals", FULL + "1280;Malmö;Startpaket;2018;ja;EXEMPELDATA\n", 1)

# Rows: short, long, blank, double, contradicting
read("short rows whose last cells may be blank", "Kommun;Erbjudande;År;Plats\nMalmö;Startpaket\nLund;Folkpaket;2018\n", 2)
read("a short row without its offering", H + "Malmö\n" + ONE, 1, rejected=1, why=((2, "offering_missing"),))
read("a short row last", H + ONE + "Malmö\n", 1, rejected=1, why=((3, "offering_missing"),))
read("a long row", H + ONE + "Lund;Startpaket;2018;x\n", 1, rejected=1, why=((3, "cells"),))
read("long rows of blank cells", H + "Malmö;Startpaket;2018;;;\n", 1)
read("an empty last column", "Kommun;Erbjudande;År;\nMalmö;Startpaket;2018;\n", 1)
read("empty columns between", "Kommun;;Erbjudande\nMalmö;;Startpaket\n", 1)
read("blank rows", H + "\n" + ONE + "\n;;\n \n" + "Lund;Startpaket;2018\n\n\n", 2, blank=6)
read("the same row twice", H + ONE + ONE, 1, duplicates=1)
read("the same thing said twice", H + ONE + "1280 Malmö stad;startpaket;2018-04-01\n", 1, duplicates=1)
read("the same row many times", H + ONE * 70, 1, duplicates=69)
read(
    "yes and no of one thing",
    ANSWERS + "Malmö;Startpaket;ja\nMalmö;Startpaket;nej\nLund;Startpaket;ja\n",
    1,
    rejected=2,
    why=((2, "contradiction"), (3, "contradiction")),
)
read("yes and no from two sources", FULL + f"1280;;Startpaket;;ja;{SOURCE}\n1280;;Startpaket;;nej;regionskane-2020-11-13\n", 2)
read("a header alone", H, 0)
read("two faults in a row", H + "Atlantis;Startpaket;1999\n", 0, rejected=1, why=((2, "municipality_unknown"), (2, "year_outside")))
read(
    "a quote that draws in the next row",
    'Kommun;Erbjudande;Plats\nMalmö;Startpaket;"bra\nLund;Startpaket;dåligt"\nBjuv;Startpaket;x y\n',
    1,
    rejected=1,
    why=((2, "quotes_inside"),),
)
read("a cell with a formula", H + '"=HYPERLINK(""http://x"")";Startpaket;2018\n', 0, rejected=1, why=((2, "municipality_unknown"),))
read("columns in another order", "År;Erbjudande;Kommun\n2018;Startpaket;Malmö\n", 1)
read("headers in capitals and NFD", unicodedata.normalize("NFD", "KOMMUN; ERBJUDANDE ;ÅR\n") + ONE, 1)
read("headers of our own file", FULL + f"1280;Malmö;Startpaket;2018;ja;{SOURCE}\n", 1)

# Titles above; sums, notes and sources below
read("a title above", "Deltagande 2018\n\n" + H + ONE, 1, blank=1, skipped=1)
read("a title of full width above", "Deltagande 2018;;\n;;\n" + H + ONE, 1, blank=1, skipped=1)
read("a sum below", H + ONE + "Summa;1;\n", 1, skipped=1)
read("a sum of one cell below", H + ONE + "Totalt\n", 1, skipped=1)
read("a subtotal between", H + ONE + "Delsumma;1;\nLund;Startpaket;2018\n", 2, skipped=1)
read("a source below", H + ONE + "\nKälla: Region Skåne\n", 1, blank=1, skipped=1)
read("a source of full width below", H + ONE + "Källa: Region Skåne;;\n", 1, skipped=1)
read("a note below", H + ONE + "Uppgifterna avser läget i mars.\n", 1, skipped=1)
read("a note of full width below", H + ONE + "Uppgifterna avser läget i mars.;;\n", 1, skipped=1)
read("a starred note below", H + ONE + "* preliminära uppgifter\n", 1, skipped=1)
read("a municipality of three words last", H + ONE + "Östra Göinge kommun\n", 1, rejected=1, why=((3, "offering_missing"),))
read("title, sum, note and source", "Rapport\n" + H + ONE + "Summa;1\nNot 1: preliminärt\nKälla: oss\n", 1, skipped=4)

# Logs: a row a participant
read("a log", LOG + ANNA * 3, 3, form=("utf-8", ";", "log"))
read("a log with a stranger", LOG + ANNA + ANNA.replace("Malmö", "Okänd ort"), 1, rejected=1, why=((3, "municipality_unknown"),))
read("a log with blank rows and a sum", LOG + ANNA + "\n;;;;\nSumma;;;;1\n", 1, blank=2, skipped=1)
read(
    "a log with only a name in a row",
    LOG + ANNA + "Bo Ek;;;;\n" + ANNA,
    2,
    rejected=1,
    why=((3, "municipality_missing"), (3, "offering_missing")),
)
read("a log with times", LOG + ANNA.replace("03-01", "03-01 12:30:11") * 2, 2)
read("a log in Windows-1252", (LOG + ANNA * 2).encode("windows-1252"), 2, form=("windows-1252", ";", "log"))
read("a log with short rows", "Kommun;Erbjudande;Datum;Telefon\nMalmö;Startpaket\n", 1)
read("a log with quoted names", LOG.replace(";", ",") + '"Ek, Anna",a@b.se,Malmö,Startpaket,2018-03-01\n' * 2, 2)
read("a log with a line break in a name", LOG + ANNA.replace("Anna Ek", '"Anna\nEk"') * 2, 2)
read(
    "a log with an e-mail where the municipality stands",
    LOG + ANNA.replace("Malmö", "bo@exempel.se"),
    0,
    rejected=1,
    why=((2, "municipality_unknown"),),
)
read("persons by form", "Kommun;Erbjudande;Övrigt\nMalmö;Startpaket;anna@exempel.se\n", 1)
read("names that are municipalities", "Kod;Namn;Erbjudande\n1280;Malmö;Startpaket\n", 1, form=("utf-8", ";", "long"))

# Wide: a row a municipality
WIDE = "Kommun;Startpaket;Folkpaket\n"
read("wide", WIDE + "Malmö;ja;nej\nLund;x;\n", 2, form=("utf-8", ";", "wide"))
read("wide, a municipality without answers", WIDE + "Malmö;;\n", 0, blank=1)
read("wide with years in the cells", WIDE + "Malmö;2018, 2019;2018-2020\n", 1)
read("wide with a year that is none of ours", WIDE + "Malmö;2018, 2035;\n", 0, rejected=1, why=((2, "year_outside"),))
read("wide with a word", WIDE + "Malmö;kanske;x\n", 0, rejected=1, why=((2, "answer_unknown"),))
read("wide, twice the same", WIDE + "Malmö;ja;\nMalmö;ja;\n", 1, duplicates=1)
read("wide, more said the second time", WIDE + "Malmö;ja;\nMalmö;ja;ja\n", 2)
read("wide, contradicting", WIDE + "Malmö;ja;\nMalmö;nej;\n", 0, rejected=2, why=((2, "contradiction"), (3, "contradiction")))
read("wide, short rows", WIDE + "Malmö;ja\nLund;;x\n", 2)
read("wide, a delimiter that became a space", WIDE + "Malmö; x\n", 0, rejected=1, why=((2, "cells_missing"),))
read("wide with a sum", WIDE + "Malmö;ja;nej\nSumma;1;0\n", 1, skipped=1)
read("wide of one year a row", "Kommun;År;Startpaket;Folkpaket\nMalmö;2018;1;0\nMalmö;2019;1;1\n", 2)
read("wide by year", "Kommun;Startpaket 2018;Startpaket 2019;Folkpaket_2018\nMalmö;1;0;\n", 1, form=("utf-8", ";", "wide_by_year"))
read(
    "years as columns", "Kommun;Paket;2018;2019\nMalmö;Startpaket;x;\nMalmö;Folkpaket;;x\n", 2, form=("utf-8", ";", "wide_by_year")
)
read("wide by a year that is none of ours", "Kommun;Startpaket 2031\nMalmö;1\n", 0, rejected=1, why=((2, "year_outside"),))
read("a mark for the end, of old", H + ONE + "\x1a", 1, blank=1)
