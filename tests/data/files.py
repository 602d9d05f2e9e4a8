"""The shipped data folder, read without the program."""

import csv
import re
from pathlib import Path
from typing import Final

DATA: Final = Path(__file__).parents[2] / "data"
DOCUMENTED: Final = DATA / "exports" / "2020-11-13"
README: Final = (DATA / "README.md").read_text(encoding="utf-8")
CARDS: Final = dict(zip(*[iter(re.split(r"^### `(.+)`\n", README, flags=re.MULTILINE)[1:])] * 2, strict=True))


def read_rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file by header."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";", strict=True))


def card_rows(name: str, pattern: str = r"\| `") -> dict[str, list[str]]:
    """The rows of a card's tables that match, by their first cell; the others are mostly [required, type, meaning, example]."""
    rows = [re.split(r"\s+\|\s+", line.strip("| ")) for line in CARDS[name].splitlines() if re.match(pattern, line)]
    return {key.strip("`"): rest for key, *rest in rows}
