"""Files as forms, survey tools and pivot tables write them: each is read right or rejected, none wrong in silence."""

import re

from tests.loading.odd_file import ONE, H, read

read(
    "Excel's CSV for Mac",
    (H + ONE + "Höganäs;Folkpaket;2019\n").replace("\n", "\r").encode("mac-roman"),
    2,
    form=("mac-roman", ";", "long"),
)
read("Google Sheets", "Kommun,Erbjudande,År,,\r\nMalmö,Startpaket,2018,,\r\n,,,,\r\nLund,Folkpaket,2019,,", 2, blank=1)
FORMS = "ID;Starttid;Slutförandetid;E-post;Namn;Kommun;Erbjudande\n1;2018-05-01 10:00:00;2018-05-01 10:05:00;"
read("Microsoft Forms", FORMS + "a@b.se;Anna Ek;Malmö;Startpaket\n", 1, form=("utf-8", ";", "log"))
read("Microsoft Forms, anonymous", FORMS + "anonymous;;Malmö;Startpaket\n", 1)
read(
    "Microsoft Forms, two offerings in a cell",
    FORMS + 'anonymous;;Malmö;"Startpaket;Folkpaket;"\n',
    1,
)
read("Google Forms", "Tidsstämpel,E-postadress,Vilken kommun?,Vilket paket?\n2018-05-01 10:00:00,a@b.se,Malmö,Startpaket\n", 1)
read("Sunet Survey", "Respondent;Startad;IP-adress;1. Kommun;2. Erbjudande;3) År\n1;2018-05-01;1.2.3.4;Malmö;Startpaket;2018\n", 1)
read("Webropol", "Respondentens ID;Inskickad;Kommun: ;Startpaket;Folkpaket\n1;2018-05-01 10:00;Malmö;1;0\n", 1)
read(
    "years above offerings",
    "Kommun;2018;;2019;\n;Startpaket;Folkpaket;Startpaket;Folkpaket\nMalmö;x;;x;\n",
    1,
    skipped=1,
    form=("utf-8", ";", "wide_by_year"),
)
read(
    "years above offerings and names",
    ";2018;;2019;\nKommun;Startpaket;Folkpaket;Startpaket;Folkpaket\nMalmö;x;;x;\n",
    1,
    skipped=1,
    form=("utf-8", ";", "wide_by_year"),
)
read(
    "offerings above years",
    "Kommun;Startpaket;;Folkpaket;\n;2018;2019;2018;2019\nMalmö;x;;x;\n",
    1,
    skipped=1,
    form=("utf-8", ";", "wide_by_year"),
)
read(
    "a year above the names is a title", "2018\nKommun;Startpaket;Folkpaket\nMalmö;x;\n", 1, skipped=1, form=("utf-8", ";", "wide")
)
read(
    "a first row of years without a name is no header",
    "Kommun;Startpaket;Folkpaket\n;2018;2019\nLund;2018;\n",
    1,
    rejected=1,
    why=((2, "municipality_missing"),),
    form=("utf-8", ";", "wide"),
)
read("a column of sums", "Kommun;Startpaket;Folkpaket;Totalt\nMalmö;1;1;2\nLund;1;0;1\n", 2)
read("counts for answers", "Kommun;Startpaket\nMalmö;3\nLund;1\n", 1, rejected=1, why=((2, "answer_unknown"),))
for cell in ("Malmö, Skåne län", "Skåne län - Malmö", "Malmö (Skåne)"):
    read(f"a county beside: {cell}", f"{H}{cell};Startpaket;2018\n", 0, rejected=1, why=((2, "municipality_unknown"),))
read(
    "a pivot table that names a municipality once",
    H + ONE + ";Folkpaket;2019\n",
    1,
    rejected=1,
    why=((3, "municipality_missing"),),
)
read(
    "a pivot table that names a year once",
    "År;Kommun;Erbjudande\n2018;Malmö;Startpaket\n;Lund;Startpaket\n2019;Malmö;Startpaket\n;Lund;Startpaket\n",
    2,
    rejected=2,
    why=((3, "year_left_out"), (5, "year_left_out")),
)
read(
    "a list whose years are partly unknown",
    "År;Kommun;Erbjudande\n2018;Malmö;Startpaket\n;Lund;Startpaket\n2018;Bjuv;Startpaket\n",
    3,
)
WIDE = "Kommun;Startpaket;Folkpaket\nLund;x;\n"


def _reason(cell: str) -> str:
    if cell == "avbokat":
        return "answer_taken_back"
    return "answer_year" if re.search(r"\b20\d\d\b", cell) else "answer_unknown"


for cell in [
    "ja*",
    "Ja, 2019",
    "Ja (2018)",
    "nej 2019",
    "18/19",
    "2018/19",
    "vintern 2018",
    "VT 2018, HT 2019",
    "hösten 2018 (planerat)",
    "2018-05",
    "2018?",
    "2018 (planerat)",
    "2020-2018",
    "Delvis",
    "Planerat 2020",
    "?",
    "N/A",
    "saknas",
    "avbokat",
    "2",
    "01",
    "1,0",
    "100%",
    "(x)",
    "x?",
    "ja nej",
    "#N/A",
    "#REF!",
    "#SAKNAS!",
    "#VÄRDEFEL!",
    "#DIVISION/0!",
    "☐",
    "✗",
    "43221",
]:
    read(f"answer {cell!r} in a wide table is rejected", f"{WIDE}Malmö;{cell};\n", 1, rejected=1, why=((3, _reason(cell)),))
for cell in ("VT 2018", "hösten 2018", "2018 (höst)", "0", "2018-2020", "2018 och 2019", "2018-05-01", "Sant"):
    read(f"answer {cell!r} in a wide table", f"{WIDE}Malmö;{cell};\n", 2)
