"""Files that are refused whole, each with the reason."""

import gzip
import io
import zipfile

import xlsxwriter

from tests.loading.odd_file import ANNA, LOG, ONE, TABLE, H, refused
from tests.loading.sheets import ods, xlsx


def packed(name: str, content: bytes, said: int | None = None) -> bytes:
    """A ZIP with one file in it. `said`: how large it says that it is."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    whole = bytearray(out.getvalue())
    if said is not None:
        place = whole.index(b"PK\x01\x02") + 24
        whole[place : place + 4] = said.to_bytes(4, "little")
    return bytes(whole)


def cut_within(book: bytes, name: str) -> bytes:
    """The workbook with half of one part."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as before, zipfile.ZipFile(out, "w") as after:
        for part in before.namelist():
            content = before.read(part)
            after.writestr(part, content[: len(content) // 2] if part == name else content)
    return out.getvalue()


def far_corner() -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "Kommun")
        sheet.write(1_048_575, 16_383, "x")
    return out.getvalue()


refused("empty", "", "empty")
refused("nothing but spaces", " \r\n\t\n", "empty")
refused("nothing but a mark", b"\xef\xbb\xbf", "empty")
refused("two encodings", (H + ONE).encode() + "Östra Göinge;Startpaket;2018\n".encode("windows-1252"), "encoding_mixed")
refused("a mark and another encoding", b"\xef\xbb\xbf" + (H + ONE).encode("windows-1252"), "encoding_mixed")
refused("no encoding", H.encode("windows-1252") + b"\x81\x8d;Startpaket;2018\n", "encoding_unknown")
refused("a NUL", H + "Mal\0mö;Startpaket;2018\n", "nul")
refused("a web page", "<!DOCTYPE html><html><body><table><tr><td>Kommun</td></tr></table>", "html")
refused("a web page's table", "  <table><tr><td>Kommun</td></tr></table>", "html")
refused("a ZIP named .csv", packed("a.csv", (H + ONE).encode()), "zip")
refused("an XLSX named .csv", xlsx({"B": TABLE}), "zip")
refused("a ZIP named .xlsx", packed("a.csv", (H + ONE).encode()), "workbook_broken", file="a.xlsx")
refused("gzip", gzip.compress((H + ONE).encode()), "compressed", file="a.csv.gz")
refused("gzip named .csv", gzip.compress((H + ONE).encode()), "compressed")
refused("PDF", b"%PDF-1.7\n", "other_kind", file="a.pdf")
refused("an old XLS", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100, "other_kind", file="a.xls")
refused("a cut XLSX", xlsx({"B": TABLE})[:800], "workbook_broken", file="a.xlsx")
refused(
    "an XLSX whose sheet is cut off within", cut_within(xlsx({"B": TABLE}), "xl/workbook.xml"), "workbook_broken", file="a.xlsx"
)
refused("an XLSX with a cell in the farthest corner", far_corner(), "too_many_cells", file="a.xlsx")
refused(
    "an ODS that says a row a million times",
    ods([["Kommun", "Erbjudande", *"abcdef"]], repeated=1_000_000),
    "too_many_cells",
    file="a.ods",
)
refused("a bomb", packed("xl/worksheets/sheet1.xml", b"0", said=4_000_000_000), "too_large", file="a.xlsx")
refused("a bomb that lies", packed("xl/worksheets/sheet1.xml", b"0" * 9_000_000, said=10), "workbook_broken", file="a.xlsx")
refused("a workbook without a table", xlsx({"B": [["Hej"]]}), "header_missing", file="a.xlsx")
refused("a quote that is not closed", H + 'Malmö;"Startpaket;2018\nLund;Startpaket;2018\n', "quotes")
refused("a quote that closes too early", H + 'Malmö;"Start"paket;2018\n', "quotes")
refused("a cell without end", H + 'Malmö;"' + "x" * 200_000 + '";2018\n', "row_too_long")
refused("no header", ONE * 3, "header_missing")
refused("a header of strange words", "A;B;C\nMalmö;Startpaket;2018\n", "header_missing")
refused("a vertical tab after the header", H.replace("\n", "\v") + ONE, "column_unclear")
refused("the header twice", H + ONE + H + ONE, "header_twice")
refused("a log with its header twice", LOG + ANNA + LOG, "header_twice")
refused("two columns of one meaning", "Kommun;Kommunnamn;Erbjudande\nMalmö;Malmö;Startpaket\n", "column_double")
refused("a header that stands twice", "Kommun;Erbjudande;År;År\nMalmö;Startpaket;2018;2019\n", "column_double")
refused("an offering that stands twice", "Kommun;Startpaket;Startpaketet\nMalmö;ja;nej\n", "column_double")
refused("no offering", "Kommun;År\nMalmö;2018\n", "column_missing")
refused("no municipality", "Erbjudande;År\nStartpaket;2018\n", "column_missing")
refused("a misspelt answer", "Kommun;Erbjudande;Deltarr\nMalmö;Startpaket;nej\n", "column_unclear")
refused("answers under a strange name", "Kommun;Erbjudande;Kolumn1\nMalmö;Startpaket;nej\n", "column_unclear")
refused("years under a strange name", "Kommun;Erbjudande;Omgång\nMalmö;Startpaket;2018\n", "column_unclear")
refused("a misspelt offering in a wide table", "Kommun;Startpaket;Folkpakett\nMalmö;1;1\n", "column_unclear")
refused("too many columns", "Kommun;Erbjudande" + ";x" * 400 + "\nMalmö;Startpaket\n", "too_many_columns")
