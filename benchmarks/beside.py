"""What people wait for while others make files that nobody has had made: one makes reports, or ten make figures.

`python -m benchmarks.beside PORT` asks a server that runs on this machine.
"""

import asyncio
import random
import sys
import time
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, Final
from urllib.parse import urlencode

from benchmarks.load import Person, Seen, percentile
from benchmarks.measuring import Measured, summary, table
from benchmarks.shipped import record
from src.address import GROUPS_KEY, OFFERINGS_KEY, TITLE_KEY
from src.selection.selection import options

PEOPLE, LASTING = 5, 25  # who only click, and the seconds of each crowd
CHOOSING: Final = 2, 6  # seconds that somebody looks at a map before it is saved
MOST: Final = 2.0  # times as long as alone, at most


class Clicking(Person):
    """Somebody who makes no files."""

    async def click(self) -> None:
        self.seen.reran.append(await self.turn_to(self.chance.choice(self.pages)))


class MakingReports(Person):
    """Somebody who makes one report after the other, each with a title that no other has."""

    async def click(self) -> None:
        self.also = f"&{TITLE_KEY}={time.time_ns()}"
        await self.report()


class MakingFigures(Person):
    """Somebody who saves one map after the other, each of another selection."""

    async def click(self) -> None:
        every = _every_option()
        groups = random.sample(every[GROUPS_KEY], random.randint(1, len(every[GROUPS_KEY])))
        self.also = "&" + urlencode({OFFERINGS_KEY: random.choice(every[OFFERINGS_KEY]), GROUPS_KEY: groups}, doseq=True)
        await self.turn_to("karta")
        await asyncio.sleep(self.chance.uniform(*CHOOSING))
        began = time.monotonic()
        await self.download(next(file for button, file in self.files.items() if "save-picture" in button))
        self.seen.downloaded.append(time.monotonic() - began)


def beside(port: int) -> Iterator[Measured]:
    """The 95th percentile of the clicks of those who make nothing, alone and beside those who make files."""
    asyncio.run(_clicks(port, []))  # so that all pages have been opened
    alone, right = asyncio.run(_clicks(port, []))
    yield Measured(f"{PEOPLE} people alone, a click, p95", alone, right=right)
    crowds: dict[str, Sequence[type[Person]]] = {"one makes reports": [MakingReports], "ten make figures": [MakingFigures] * 10}
    for what, makers in crowds.items():
        seconds, right = asyncio.run(_clicks(port, makers))
        yield Measured(f"{PEOPLE} people while {what}, a click, p95", seconds, alone * MOST, "alone", alone, right)


@cache
def _every_option() -> dict[str, list[Any]]:
    return {key: list(values) for key, values in options(record()).items()}


async def _clicks(port: int, makers: Sequence[type[Person]]) -> tuple[float, bool]:
    """The seconds that 95 of 100 clicks take at most, and whether everybody got what was theirs."""
    seen, made, until = Seen(), Seen(), time.monotonic() + LASTING
    people = [Clicking(number, port, seen) for number in range(PEOPLE)]
    others = [maker(PEOPLE + number, port, made) for number, maker in enumerate(makers)]
    await asyncio.gather(*(one.stay(until) for one in (*people, *others)))
    print(f"{seen.table()}\n{made.table() if makers else ''}\n", file=sys.stderr)
    return percentile(seen.reran, 95) / 1000, not seen.errors + made.errors + seen.mixed + made.mixed


def main() -> int:
    rows = list(beside(int(sys.argv[1])))
    print(table(rows))
    print(summary(rows))
    return 0 if all(row.met for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
