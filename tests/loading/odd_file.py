"""The frame of the odd and bad files: what must come of each. Made anew for each run; none is stored.

A line `read(name, content, accepted, …)` is a file that is read, `refused(name, content, reason)` one that is not. What is counted
stands in the order accepted, duplicates, rejected, blank, skipped; `why` names the line and the reason of each rejected row.
"""

from typing import NamedTuple

H = "Kommun;Erbjudande;År\n"
ONE = "Malmö;Startpaket;2018\n"
LOG = "Namn;E-post;Kommun;Erbjudande;Datum\n"
ANNA = "Anna Ek;anna@exempel.se;Malmö;Startpaket;2018-03-01\n"
FULL = "kommun_kod;kommun;erbjudande;ar;deltar;kalla\n"
SOURCE = "exempeldata"
TABLE = [["Kommun", "Erbjudande", "År"], ["Malmö", "Startpaket", 2018], ["Lund", "Folkpaket", 2019]]


class OddFile(NamedTuple):
    """A file and what must come of it: how its rows are counted, or why it is refused."""

    name: str
    file: str
    content: bytes
    counts: tuple[int, int, int, int, int] | None
    why: tuple[tuple[int, str], ...] = ()
    refused: str | None = None
    form: tuple[str | None, str | None, str] | None = None  # encoding, delimiter, shape


FILES: list[OddFile] = []


def read(
    name: str,
    content: str | bytes,
    accepted: int,
    duplicates: int = 0,
    rejected: int = 0,
    blank: int = 0,
    skipped: int = 0,
    why: tuple[tuple[int, str], ...] = (),
    file: str = "lista.csv",
    form: tuple[str | None, str | None, str] | None = None,
) -> None:
    encoded = content.encode() if isinstance(content, str) else content
    assert rejected == len({line for line, _ in why}), name
    FILES.append(OddFile(name, file, encoded, (accepted, duplicates, rejected, blank, skipped), why, None, form))


def refused(name: str, content: str | bytes, reason: str, file: str = "lista.csv") -> None:
    encoded = content.encode() if isinstance(content, str) else content
    FILES.append(OddFile(name, file, encoded, None, (), reason))
