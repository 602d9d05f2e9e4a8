"""What is wrong in a file, in words that help its author to mend it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from src.language import Language


@dataclass(frozen=True)
class Finding:
    """One fault: where it is, what it is and how to mend it.

    `problem` and `remedy` are Swedish source texts with named placeholders (marked with `N_`); `values` fills them.
    `file` is relative to the data folder; `line` counts from 1, the header included; None if the fault has no line.
    """

    file: str
    problem: str
    remedy: str
    line: int | None = None
    column: str | None = None
    value: str | None = None
    values: Mapping[str, object] = field(default_factory=dict)

    def said(self, text: Language) -> str:
        """The problem in words."""
        return text(self.problem, **self.values)

    def mended(self, text: Language) -> str:
        """The remedy in words."""
        return text(self.remedy, **self.values)

    def in_one_line(self, text: Language, *, with_value: bool = True) -> str:
        """Place, problem and remedy for terminals and logs: `file:line:column:value: problem remedy`."""
        place = (self.file, self.line, self.column, self.value if with_value else None)
        return f"{':'.join(str(part) for part in place if part is not None)}: {self.said(text)} {self.mended(text)}"
