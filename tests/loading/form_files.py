"""Files as web forms hand them out: questions for headers, several answers in a cell, days as the form writes them."""

from tests.loading.odd_file import H, read, refused

QUESTIONS = "ID,Namn,E-post,Vilken kommun arbetar du i?,Vilket paket gäller anmälan?\n"

for cell in ("Startpaket, Folkpaket", "Startpaket;Folkpaket;", "Startpaket och Folkpaket", "Startpaket + folkpaketet"):
    read(f"two offerings in a cell, {cell!r}", f'{H}Malmö;"{cell}";2018\nMalmö;Startpaket;2018\nMalmö;Folkpaket;2018\n', 1, 2)
read("questions for headers", f"{QUESTIONS}1,Anna Ek,a@exempel.se,Malmö,Startpaket\n2,Bo Ek,b@exempel.se,Lund,Folkpaket\n", 2)
refused("questions whose cells say something else", f"{QUESTIONS}1,Anna Ek,a@exempel.se,Nej,Startpaket\n", "column_missing")
refused("a header that names a person and nothing known", "Namn;Vad\nAnna Ek;Startpaket\n", "column_missing")
read(
    "a day with two digits for its year",
    "Tidsstämpel;Kommun;Paket\n2/3/19 10:01;Malmö;Startpaket\n",
    0,
    rejected=1,
    why=((2, "year_form"),),
)
refused("how many took part, with a nought", "Kommun;Erbjudande;Antal deltagare\nMalmö;Startpaket;0\n", "column_unclear")
read("how many took part, without a nought", "Kommun;Erbjudande;Antal deltagare\nMalmö;Startpaket;4\n", 1)
read("texts as formulas", 'Kommunkod;Kommun;Erbjudande;År\n="1280";Malmö;Startpaket;="2018"\n', 1)
read("a year with its thousands apart", f"{H}Malmö;Startpaket;2\u00a0018\n", 1)
read("a school year in a wide table", "Kommun;Startpaket\nMalmö;2018/2019\n", 0, rejected=1, why=((2, "answer_year"),))
