"""Seconds, ratios to what the same machine does in the same run, and whether a target is met."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Measured:
    """What something takes, in seconds, beside a bare piece of work of its kind; `target` is the most it may take.

    Not `right` where what came of it is not what it should be.
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
        """As it stands in the table."""
        verdict = "WRONG FILE" if not self.right else "" if self.target is None else "ok" if self.met else "MISSED"
        ratio = f"{self.seconds / self.bare:.1f} x {self.beside} ({self.bare:.2f} s)" if self.bare else ""
        return self.what, f"{self.seconds:.2f}", "" if self.target is None else f"{self.target:.2f}", verdict, ratio


def taken(work: Callable[[], object], times: int) -> float:
    """The median of so many runs in seconds, after one that nobody counts."""
    work()
    return statistics.median(once(work)[0] for _ in range(times))


def once(work: Callable[[], Any]) -> tuple[float, Any]:
    """Seconds, and what came of it."""
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
    """Whether all is well, or what is not."""
    missed = [row.what for row in rows if not row.met]
    return f"{len(missed)} missed: {'; '.join(missed)}." if missed else "Every target is met."
