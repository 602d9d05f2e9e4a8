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


def changed(book: bytes, name: str, before: str, after: str) -> bytes:
    """The workbook with other words in one part."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            content = old.read(part)
            assert part != name or before.encode() in content
            new.writestr(part, content.replace(before.encode(), after.encode(), 1) if part == name else content)
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
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500
refused("an old XLS", OLE + "Workbook".encode("utf-16-le"), "old_excel", file="a.xls")
refused("an old XLS named .xlsx", OLE + "Workbook".encode("utf-16-le"), "old_excel", file="a.xlsx")
refused("an XLSX with a password", OLE + "EncryptedPackage".encode("utf-16-le"), "password", file="a.xlsx")
refused("an XLSB", packed("xl/workbook.bin", b"0"), "old_excel", file="a.xlsb")
refused("an XLSB named .xlsx", packed("xl/workbook.bin", b"0"), "old_excel", file="a.xlsx")
refused(
    "an ODS with a password",
    packed("META-INF/manifest.xml", b"<a><manifest:encryption-data xmlns:manifest='m'/></a>"),
    "password",
    file="a.ods",
)
refused(
    "an XML spreadsheet",
    '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
    "old_excel",
    file="a.xls",
)
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
SHEET = "xl/worksheets/sheet1.xml"
for name, before, after, reason in (
    ("entities that unfold", "<worksheet", '<!DOCTYPE w [<!ENTITY a "b">]><worksheet', "workbook_broken"),
    ("entities far down", "<worksheet", f"<!--{'x' * 2000}--><!DOCTYPE w [<!ENTITY a 'b'>]><worksheet", "workbook_broken"),
    (
        "a cell in small letters in the farthest corner",
        "</sheetData>",
        '<row><c r="xfd1048576"/></row></sheetData>',
        "too_many_cells",
    ),
    ("a far cell behind a sign", "</sheetData>", '<row><c a=">" r="XFD1048576"/></row></sheetData>', "too_many_cells"),
    ("a far row of cells without a place", "</sheetData>", f'<row r="1048576">{"<c/>" * 20}</row></sheetData>', "too_many_cells"),
    (
        "cells merged too often",
        "</sheetData>",
        "</sheetData><mergeCells>" + '<mergeCell ref="A1:B2"/>' * 100_001 + "</mergeCells>",
        "too_many_cells",
    ),
    (
        "cells merged twice",
        "</sheetData>",
        "</sheetData><mergeCells>" + '<mergeCell ref="A2:A3"/>' * 9 + "</mergeCells>",
        "workbook_broken",
    ),
    (
        "a cell without end",
        "</sheetData>",
        f'<row r="9"><c r="A9" t="str"><v>{"x" * 200_000}</v></c></row></sheetData>',
        "row_too_long",
    ),
):
    refused(f"an XLSX with {name}", changed(xlsx({"B": TABLE}), SHEET, before, after), reason, file="a.xlsx")
refused(
    "an XLSX with a long text in a hundred thousand cells",
    changed(
        changed(xlsx({"B": TABLE}), "xl/sharedStrings.xml", "<si><t>Kommun", "<si><t>" + "x" * 100_000),
        SHEET,
        "</sheetData>",
        "".join(f'<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>' for row in range(9, 100_000)) + "</sheetData>",
    ),
    "too_many_cells",
    file="a.xlsx",
)
refused("an ODS with a long text in a million rows", ods([["Kommun" * 100]], repeated=1_000_000), "too_many_cells", file="a.ods")
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
refused("no offering", "Kommun;År\nMalmö;2018\n", "offering_column_missing")
refused("no municipality", "Erbjudande;År\nStartpaket;2018\n", "column_missing")
refused("a misspelt answer", "Kommun;Erbjudande;Deltarr\nMalmö;Startpaket;nej\n", "column_unclear")
refused("answers under a strange name", "Kommun;Erbjudande;Kolumn1\nMalmö;Startpaket;nej\n", "column_unclear")
refused("years under a strange name", "Kommun;Erbjudande;Omgång\nMalmö;Startpaket;2018\n", "column_unclear")
refused("a misspelt offering in a wide table", "Kommun;Startpaket;Folkpakett\nMalmö;1;1\n", "column_unclear")
refused("too many columns", "Kommun;Erbjudande" + ";x" * 400 + "\nMalmö;Startpaket\n", "too_many_columns")
refused("ten thousand columns in the header", "Kommun;Erbjudande" + ";x" * 10_000 + "\nMalmö;Startpaket\n", "too_many_columns")
refused("nothing but quotes", H + '"' * 500_001, "row_too_long")
refused(
    "a pivot table whose column of names has none", "Radetiketter;Startpaket;Folkpaket;Totalsumma\nMalmö;2;1;3\n", "place_unclear"
)
