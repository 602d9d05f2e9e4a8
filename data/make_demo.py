"""Writes exports/demo/: a made-up, complete record that agrees with everything the documented one says.

Run `python data/make_demo.py`. The same data folder gives the same bytes each time; data/README.md says which rules hold.
Only `Random.random` and `Random.choices` are used, since Python has kept their sequences the same from version to version.
"""

import csv
import sys
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

SEED = 6  # chosen among seeds: every package grows from year to year, and the counts 1 to 4 all occur
DOCUMENTED = "2020-11-13"
MADE_UP = "exempeldata"

PACKAGES_TAKEN = {0: 6, 1: 9, 2: 6}  # how often a municipality takes none, one or two packages
POPULARITY = (3, 2, 2)  # of the packages, in the programme's order; the last weight holds for any further ones
FIRST_YEAR = (2, 3, 4)  # more begin late than early; the last weight holds for any further years
AGAIN = 0.3  # how often a municipality takes the same package in a later year too
DECLINED = 6  # rows that say no outright

EXPORT_TOML = """\
# Written by make_demo.py. Change the script, never this file.
as_of = {as_of}
made_up = true

[title]
sv = "Exempeldata"
en = "Example data"

[note]
sv = "Påhittade uppgifter om paketen, för att visa hur ett helt underlag ser ut. Referensgruppens listor är de dokumenterade."
en = "Made-up figures for the packages, to show what a complete record looks like. The reference group's lists are documented."
"""


@dataclass(frozen=True, order=True)
class Row:
    """One row of participation.csv, in the order in which the file is sorted."""

    offering: int  # the offering's place in programme.toml
    year: int
    code: str
    participates: bool
    source: str


@dataclass(frozen=True)
class Package:
    """An offering other than the goal's, by its place in programme.toml, and the municipalities that it is open to."""

    place: int
    open_to: frozenset[str]


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def write_csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def open_to(offering: str, register: list[dict[str, str]], programme: dict[str, Any]) -> frozenset[str]:
    """The codes of those who may take the offering, whichever of the register's years the population is read from.

    Stricter than the rule, so that the demo still agrees with it when programme.toml's population_year is changed.
    """
    codes = {row["kommun_kod"] for row in register}
    for rule in programme.get("eligibility", []):
        if rule["offering"] == offering:
            for row in register:
                largest = max(int(value) for column, value in row.items() if column.startswith("folkmangd_"))
                if largest > rule["population_at_most"] and row["kommun_kod"] not in rule.get("excepted", []):
                    codes.discard(row["kommun_kod"])
    return frozenset(codes)


def pick(random: Random, among: Sequence[int], weights: Sequence[int], how_many: int) -> list[int]:
    """`how_many` different ones of `among` by weight, where the last weight also holds for all that come after it."""
    left = {one: weights[min(place, len(weights) - 1)] for place, one in enumerate(among)}
    picked: list[int] = []
    for _ in range(min(how_many, len(left))):
        picked += random.choices(list(left), list(left.values()))
        del left[picked[-1]]
    return picked


def made_up_rows(random: Random, packages: list[Package], years: list[int], documented: list[Row], codes: list[str]) -> list[Row]:
    """Package rows for every municipality: all packages for those documented with all, and never all offerings for another."""
    in_group = {row.code for row in documented if row.year}
    with_all = {code for code in codes if sum(row.code == code and not row.year for row in documented) == len(packages)}
    rows: list[Row] = []
    for code in codes:
        takes = [package.place for package in packages if code in package.open_to]
        if code not in with_all:
            how_many = random.choices(list(PACKAGES_TAKEN), list(PACKAGES_TAKEN.values()))[0]
            takes = pick(random, takes, POPULARITY, how_many if code in in_group else max(how_many, 1))
        for place in takes:
            first = pick(random, years, FIRST_YEAR, 1)[0]
            rows.append(Row(place, first, code, True, MADE_UP))
            rows += [Row(place, year, code, True, MADE_UP) for year in years if year > first and random.random() < AGAIN]
    taken = {(row.offering, row.code) for row in rows}
    could = [
        (p.place, year, code) for p in packages for year in years for code in sorted(p.open_to) if (p.place, code) not in taken
    ]
    declined = pick(random, range(len(could)), (1,), DECLINED)
    return rows + [Row(*could[number], False, MADE_UP) for number in declined]


def make_demo(root: Path, target: Path) -> None:
    """Reads the data folder `root` and writes the four files of the demo export into `target`."""
    programme = tomllib.loads((root / "programme.toml").read_text(encoding="utf-8"))
    register = sorted(read_csv(root / "register" / "municipalities.csv"), key=lambda row: row["kommun_kod"])
    export = root / "exports" / DOCUMENTED
    years: list[int] = programme["years"]
    names = [offering["name"]["sv"] for offering in programme["offerings"]]
    documented = [
        Row(names.index(row["erbjudande"]), int(row["ar"] or 0), row["kommun_kod"], row["deltar"] == "ja", row["kalla"])
        for row in read_csv(export / "participation.csv")
    ]
    packages = [
        Package(place, open_to(offering["key"], register, programme))
        for place, offering in enumerate(programme["offerings"])
        if offering["key"] != programme["goal"]["offering"]
    ]
    dated = [row for row in documented if row.year]  # the packages' rows have no year there, and get a made-up one here
    rows = sorted(dated + made_up_rows(Random(SEED), packages, years, documented, [row["kommun_kod"] for row in register]))
    municipality = {row["kommun_kod"]: row["kommun"] for row in register}

    target.mkdir(parents=True, exist_ok=True)
    write_csv(
        target / "participation.csv",
        ("kommun_kod", "kommun", "erbjudande", "ar", "deltar", "kalla"),
        (
            (row.code, municipality[row.code], names[row.offering], row.year, "ja" if row.participates else "nej", row.source)
            for row in rows
        ),
    )
    write_csv(
        target / "complete_lists.csv",
        ("erbjudande", "ar", "kalla"),
        [(names[package.place], year, MADE_UP) for package in packages for year in years]
        + [(row["erbjudande"], row["ar"], row["kalla"]) for row in read_csv(export / "complete_lists.csv")],
    )
    representatives = "national_representatives.csv"
    (target / representatives).write_bytes((export / representatives).read_bytes())
    (target / "export.toml").write_bytes(EXPORT_TOML.format(as_of=f"{years[-1]}-12-31").encode())


if __name__ == "__main__":
    data = Path(__file__).resolve().parent
    make_demo(data, Path(sys.argv[1]) if len(sys.argv) > 1 else data / "exports" / "demo")
