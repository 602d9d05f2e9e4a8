"""What comes out of reading a data folder: the frames, or what is wrong, never half of each."""

from dataclasses import dataclass

from src.finding import Finding
from src.record import Record


@dataclass(frozen=True)
class Reading:
    """The result of reading: a record and no findings, or findings and no record."""

    record: Record | None
    findings: tuple[Finding, ...] = ()
