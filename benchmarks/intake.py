"""A log of a million participants, read whole, beside DuckDB's bare reading and grouping of the same file in the same run.

`python -m benchmarks.intake` measures it alone. Each is the shortest of several runs in turn.
"""

import random
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from pathlib import Path

import duckdb

from benchmarks.measuring import Measured, once, summary, table
from src.handed_in import Understood
from src.loading.__main__ import read_names
from src.loading.flags import DATA
from src.loading.intake.understanding import understand
from src.programme.definition import Programme, read_programme

ROWS = 1_000_000
RATIO = 1.5  # of bare DuckDB, at most
MEGABYTES = 500  # at most, of a whole process that reads the file
TIMES = 7


def intake() -> Iterator[Measured]:
    """The log as it is, with some faulty rows, and with a sum below, for which each row must be looked at."""
    programme = read_programme(DATA)
    register, _ = read_names(DATA, programme)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "log.csv")
        write_log(file, register, programme)
        for what, below, ratio in (
            ("log of a million rows", "", RATIO),
            ("the same, three rows wrong", "A;a@b.se;Atlantis;Startpaket;2018-01-01\n" * 3, None),
            ("the same, a sum below", "\nSumma\n", None),
        ):
            content = file.read_bytes() + below.encode()
            works = partial(bare, file), partial(_read, content, programme, register)
            runs = [[_seconds(work) for work in works] for _ in range(TIMES + 1)][1:]  # the first warms up
            beside, seconds = (min(each) for each in zip(*runs, strict=True))  # what other programs took is not ours
            target = beside * ratio if ratio else None
            yield Measured(what, seconds, target, "bare DuckDB", beside)
        used = _memory(file)
        yield Measured("its process, in hundreds of MB", used / 100, MEGABYTES / 100)


def write_log(file: Path, register: dict[str, str], programme: Programme) -> None:
    """Writes the log: name, e-mail, municipality, offering and day; the same one each time."""
    chance = random.Random(1)
    names, offerings = list(register.values()), [offering.name.sv for offering in programme.offerings]
    with file.open("w", encoding="utf-8") as out:
        out.write("Namn;E-post;Kommun;Erbjudande;Datum\n")
        for n in range(ROWS):
            day = f"{chance.choice(programme.years)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
            out.write(f"Förnamn{n} Efternamn{n % 977};namn{n}@exempel.se;{chance.choice(names)};{chance.choice(offerings)};{day}\n")


def bare(file: Path) -> int:
    """DuckDB's own reading and grouping, with its own guesses about the dialect and the types."""
    query = "SELECT Kommun, Erbjudande, year(Datum), count(*) FROM read_csv($file) GROUP BY ALL"
    with duckdb.connect(":memory:") as connection:
        return len(connection.execute(query, {"file": str(file)}).fetchall())


def _read(content: bytes, programme: Programme, register: dict[str, str]) -> None:
    found = understand(content, "log.csv", programme, register)
    assert isinstance(found, Understood), found
    assert found.tally.accepted == ROWS, found.tally


def _seconds(work: Callable[[], object]) -> float:
    return once(work)[0]


def _memory(file: Path) -> float:
    """The most memory (MB) that a process of its own takes to read the file."""
    subprocess.run([sys.executable, "-m", "src.loading", str(file), "--json"], check=True, stdout=subprocess.DEVNULL)
    resource = import_module("resource")  # which Windows lacks
    used = int(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
    return used / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def main() -> int:
    """Measures it alone."""
    rows = list(intake())
    print(table(rows))
    print(f"\n{summary(rows)}")
    return 0 if all(row.met for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
