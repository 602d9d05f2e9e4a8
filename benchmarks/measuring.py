"""What was measured, as a table, and whether every target is met."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Measured:
    """The seconds that a piece of work takes, and those of a bare piece of work of its kind in the same run.

    `target` is the most that it may take. `right` is false when somebody gets what they did not ask for.
    """

    what: str
    seconds: float
    target: float | None = None
    beside: str = ""
    bare: float | None = None  # seconds
    right: bool = True

    @property
    def met(self) -> bool:
        return self.right and (self.target is None or self.seconds <= self.target)

    def row(self) -> tuple[str, ...]:
        """Its row of the table."""
        verdict = "WRONG" if not self.right else "" if self.target is None else "ok" if self.met else "MISSED"
        ratio = f"{self.seconds / self.bare:.1f} x {self.beside} ({self.bare:.2f} s)" if self.bare else ""
        return self.what, f"{self.seconds:.2f}", "" if self.target is None else f"{self.target:.2f}", verdict, ratio


def taken(work: Callable[[], object], times: int) -> float:
    """The median seconds of so many runs, after a first one that is not counted."""
    work()
    return statistics.median(once(work)[0] for _ in range(times))


def once(work: Callable[[], Any]) -> tuple[float, Any]:
    """The seconds of one run, and its result."""
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def table(rows: list[Measured]) -> str:
    """The rows in columns, under their headers."""
    lines = [("", "seconds", "target", "", "beside"), *(row.row() for row in rows)]
    widths = [max(len(line[n]) for line in lines) for n in range(5)]
    shown = []
    for what, seconds, target, verdict, ratio in lines:
        cells = (what.ljust(widths[0]), seconds.rjust(widths[1]), target.rjust(widths[2]), verdict.ljust(widths[3]), ratio)
        shown.append("  ".join(cells).rstrip())
    return "\n".join(shown)


def summary(rows: list[Measured]) -> str:
    """What missed its target."""
    missed = [row.what for row in rows if not row.met]
    return f"{len(missed)} missed: {'; '.join(missed)}." if missed else "Every target is met."
