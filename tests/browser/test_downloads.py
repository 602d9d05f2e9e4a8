"""What people take with them: tables for Excel and pictures of figures, under names that say what is in them."""

import csv
import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visiting
from tests.browser.shipped import EXPORT, GROUP, NAMES, PROGRAMME, rows
from tests.browser.visit import Visit

PREFIX = PROGRAMME["file_prefix"]
OFFERINGS = [offering["name"]["sv"] for offering in PROGRAMME["offerings"]]
SOURCED = ["Källa", "Uppgifter per"]


def downloaded(visit: Visit, button: Locator) -> tuple[str, bytes]:
    """Name and content of the file that a button gives."""
    with visit.page.expect_download() as download:
        button.click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def tables(visit: Visit, kind: str) -> Locator:
    """The buttons below the tables that give such a file."""
    return visit.page.locator(f'[class*="st-key-download-"][class*="-{kind}"]').get_by_role("button")


def picture(visit: Visit) -> Locator:
    """The button above the page that saves its figure."""
    return visit.page.get_by_role("button", name="Spara som bild")


def test_a_table_is_downloaded_as_a_file_for_a_swedish_excel_and_a_figure_as_a_picture_for_print(visit: Visiting) -> None:
    seen = visit().open("/karta")
    stem = f"{PREFIX}_karta_2018-2020_alla-erbjudanden_data-{EXPORT}"
    name, content = downloaded(seen, tables(seen, "csv").first)
    assert name == f"{stem}.csv"
    assert content.startswith(b"\xef\xbb\xbf")
    header, *lines = csv.reader(content.decode("utf-8-sig").splitlines(), delimiter=";")
    assert header == [
        "Kommun",
        "Bekräftat",
        "Möjligt",
        *OFFERINGS,
        "Kommuntyp (SKR)",
        "Kommunsamarbete",
        "Folkmängd 2018",
        "Kod",
        *SOURCED,
    ]
    assert {line[header.index("Kod")]: line[0] for line in lines} == NAMES
    assert {line[-1] for line in lines} == {EXPORT}
    bjuv = dict(zip(header, next(line for line in lines if line[0] == "Bjuv"), strict=True))
    assert [bjuv["Bekräftat"], *(bjuv[offering] for offering in OFFERINGS)] == ["4", "ja", "ja", "ja", "ja"]
    assert bjuv["Folkmängd 2018"] == "15501"

    name, content = downloaded(seen, picture(seen))
    assert name == f"{stem}_hel-bredd_vit_sv.png"
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    assert int.from_bytes(content[16:20]) == 1890  # px: 160 mm at 300 dpi


def test_every_table_of_a_page_has_a_file_of_its_own(visit: Visiting) -> None:
    seen = visit().open("/kommun?kommun=1260")
    for kind, begins in (("csv", b"\xef\xbb\xbf"), ("xlsx", b"PK")):
        files = [downloaded(seen, button) for button in tables(seen, kind).all()]
        names = [name for name, _ in files]
        assert all(name.startswith(f"{PREFIX}_kommun-1260") and name.endswith(f"_data-{EXPORT}.{kind}") for name in names), names
        assert len(set(names)) == len(names) == seen.page.locator("table").count()
        assert [name for name, content in files if not content.startswith(begins)] == []


@pytest.mark.slow
def test_files_of_a_selection_of_made_up_data_hold_it_say_so_and_are_named_after_it(visit: Visiting) -> None:
    seen = visit().open(f"/karta?ar=2019&erbjudande={GROUP}&grupp=C6&data=demo")
    expect(seen.page.locator(".warning")).to_be_in_viewport()
    name, content = downloaded(seen, tables(seen, "csv").first)
    assert name == f"{PREFIX}_karta_2019_{GROUP}_c6_data-demo.csv"
    held = {line.split(";")[0] for line in content.decode("utf-8-sig").splitlines()[1:]}
    assert held == {row["kommun"] for row in rows("register/municipalities.csv") if row["grupp"] == "C6"}

    panel = seen.page.locator(".st-key-panel-karta")
    panel.locator("summary").click()
    seen.run(lambda: panel.get_by_role("radio", name="SVG", exact=True).click())
    name, content = downloaded(seen, panel.get_by_role("button", name="Ladda ned figuren"))
    assert name == f"{PREFIX}_karta_2019_{GROUP}_c6_data-demo_hel-bredd_vit_sv.svg"
    lines = ElementTree.fromstring(content).iter("{http://www.w3.org/2000/svg}text")
    written = re.sub(r"\s+", " ", " ".join(" ".join(line.itertext()) for line in lines))
    assert seen.figures[0].headline in written
    assert re.search("Filter: år 2019; .*kommuntyp Mindre stad/tätort", written), written
    assert "Källa: Region Skåne; Sveriges Kommuner och Regioner (SKR); Statistiska centralbyrån (SCB). Uppgifter" in written
    assert "Exempeldata: påhittade uppgifter." in written
