"""What the shipped files say, read without the dashboard's own code."""

import csv
import tomllib
from dataclasses import dataclass

from tests.records.frozen import SKANE

EXPORT = "2020-11-13"  # the documented record
PROGRAMME = tomllib.loads((SKANE / "programme.toml").read_text(encoding="utf-8"))


def rows(file: str) -> list[dict[str, str]]:
    """The rows of a CSV file in the data folder."""
    return list(csv.DictReader((SKANE / file).read_text(encoding="utf-8").splitlines(), delimiter=";"))


GROUP = PROGRAMME["goal"]["offering"]  # the goal is about this group; it has a page of its own


@dataclass(frozen=True)
class Shown:
    """What a page must show: at least how many figures, and its heading and answer in each language."""

    figures: int
    sv: tuple[str, str]
    en: tuple[str, str]


PAGES = {
    "/": Shown(
        2,
        ("Översikt", "32 av 33 kommuner i Skåne har varit med i referensgruppen 2018–2020."),
        ("Overview", "32 of 33 municipalities in Skåne took part in the reference group in 2018–2020."),
    ),
    "/karta": Shown(
        1,
        ("Karta", "Minst 32 och högst 33 av 33 kommuner i Skåne har deltagit i minst ett erbjudande 2018–2020."),
        ("Map", "At least 32 and at most 33 of 33 municipalities in Skåne took part in at least one offering in 2018–2020."),
    ),
    f"/{GROUP}": Shown(
        6,
        (
            "Referensgrupp",
            "17 av 33 kommuner i Skåne var med i referensgruppen 2020. Nya: 12. Återkommande: 5. Hittills: 32.",
        ),
        (
            "Reference group",
            "17 of 33 municipalities in Skåne took part in the reference group in 2020. New: 12. Returning: 5. So far: 32.",
        ),
    ),
    "/mal": Shown(
        3,
        ("Mål", "32 av 33 kommuner i Skåne har varit med i referensgruppen 2018–2020."),
        ("Goal", "32 of 33 municipalities in Skåne took part in the reference group in 2018–2020."),
    ),
    "/kommun?kommun=1260": Shown(
        0,
        ("Bjuv", "Bjuv har deltagit i 4 av 4 erbjudanden 2018–2020: Startpaket, Folkpaket, Ledarpaket och Referensgrupp."),
        (
            "Bjuv",
            "Bjuv took part in 4 of 4 offerings in 2018–2020: Start package, Public package, Leader package and Reference group.",
        ),
    ),
    "/underlag": Shown(
        0,
        ("Källor", "4 av 9 publicerade påståenden stämmer, 2 avviker och 3 går inte att kontrollera ännu."),
        ("Sources", "Of 9 published claims, holding: 4, differing: 2, cannot be checked yet: 3."),
    ),
    "/andringar": Shown(  # there is no earlier export
        0,
        ("Ändringar", "Det finns ingen tidigare datakälla att jämföra med."),
        ("Changes", "There is no earlier data source to compare with."),
    ),
    "/granska": Shown(
        0,
        ("Granska export", "Se vad en export skulle ändra, innan den räknas."),
        ("Check an export", "See what an export would change, before it counts."),
    ),
    "/rapport": Shown(
        0,
        ("Rapport", "Hämta rapporten som PDF, bildspel eller Word."),
        ("Report", "Get the report as a PDF, slides or a Word file."),
    ),
    "/uppgifter?uppgift=mal": Shown(
        0,
        ("Uppgifter", "32 av 33 kommuner i Skåne har varit med i referensgruppen 2018–2020."),
        ("Records", "32 of 33 municipalities in Skåne took part in the reference group in 2018–2020."),
    ),
    "/tillganglighet": Shown(
        0,
        ("Tillgänglighet", "Panelen är delvis tillgänglig."),
        ("Accessibility", "The dashboard is partly accessible."),
    ),
}
IN_MENU = len(PAGES) - 2  # the last two are reached from numbers and from the footer only
NAMES = {row["kommun_kod"]: row["kommun"] for row in rows("register/municipalities.csv")}


def with_language(page: str, language: str) -> str:
    """A page's address in a language; Swedish is what an address means that says nothing."""
    if language == "sv":
        return page
    return f"{page}{'&' if '?' in page else '?'}sprak={language}"
