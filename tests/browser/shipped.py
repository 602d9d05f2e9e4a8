"""What the shipped files say, read without the dashboard's own code."""

import csv
import tomllib
from pathlib import Path

from tests.records.frozen import SKANE

EXPORT = "2020-11-13"  # the documented record
PARTICIPATION = f"exports/{EXPORT}/participation.csv"
PROGRAMME = tomllib.loads((SKANE / "programme.toml").read_text(encoding="utf-8"))


def rows(file: str, root: Path = SKANE) -> list[dict[str, str]]:
    """The rows of a CSV file in a data folder."""
    return list(csv.DictReader((root / file).read_text(encoding="utf-8").splitlines(), delimiter=";"))


GROUP = PROGRAMME["goal"]["offering"]  # the goal is about this group; it has a page of its own
PAGES = ("/", "/karta", f"/{GROUP}", "/mal", "/kommun?kommun=1260", "/underlag", "/andringar", "/rapport", "/uppgifter?uppgift=mal")
FIGURES = {
    "/": 2,
    "/karta": 1,
    f"/{GROUP}": 6,
    "/mal": 3,
    "/kommun?kommun=1260": 0,
    "/underlag": 1,
    "/andringar": 0,  # there is no earlier export
    "/rapport": 0,
    "/uppgifter?uppgift=mal": 0,
}  # how many figures each page has
NAMES = {row["kommun_kod"]: row["kommun"] for row in rows("register/municipalities.csv")}


def took_part(*, offering: str | None = None, year: str | None = None) -> set[str]:
    """The municipalities with a yes, in one offering or any, in one year or whenever."""
    return {
        row["kommun_kod"]
        for row in rows(PARTICIPATION)
        if row["deltar"] == "ja" and offering in (None, row["erbjudande"]) and year in (None, row["ar"])
    }


def with_language(page: str, language: str) -> str:
    """A page's address in a language; Swedish is what an address means that says nothing."""
    if language == "sv":
        return page
    return f"{page}{'&' if '?' in page else '?'}sprak={language}"
