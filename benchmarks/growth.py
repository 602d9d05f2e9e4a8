"""Time and memory of load, analysis, pages and the PDF against municipalities, years and rows of a log.

`python -m benchmarks.growth [--rows 7] [--figure FILE]` measures made-up folders (`benchmarks.country`), each in a process of its
own. Seconds are the processor's, so that other work on the machine tells less.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, Final, NamedTuple

import duckdb

from benchmarks.country import write_country
from benchmarks.growth_figure import Panel, drawn
from benchmarks.measuring import Measured, summary, table
from benchmarks.shipped import view
from src.analysis.assessed import AssessedRecord
from src.catalogue.parts import report
from src.opening import DataFolder
from src.reporting.figure.renderer import Renderer
from src.reporting.making import Made, make

ROOT: Final = Path(__file__).parents[1]
PAGES: Final = (
    "overview", "map", "reference_group", "goal", "municipality", "evidence", "changes", "intake", "report", "records",
)  # fmt: skip
ASKED: Final = {"municipality": {"kommun": "0180"}, "records": {"uppgift": "mal"}, "report": {"del": "kommun-alla"}}
COUNTIES: Final = (2, 6, 12, 21)  # 34 municipalities are as many as Skåne's
YEARS: Final = (3, 6, 12, 30)
WHOLE: Final = (21, 6)
LOAD, PDF, MEGABYTES, OF_SMALL = 3.0, 8.0, 600, 2.0  # all of Sweden: seconds, seconds, MB, and times what 34 municipalities take
FROM, TO = 4, 6  # powers of ten, rows of a log
LOG: Final = """title = "Logg"
source = "anmalningar"
[log]
backend = "parquet"
address = "log.parquet"
[log.columns]
municipality = "kommun"
offering = "erbjudande"
date = "dag"
"""


class Taken(NamedTuple):
    """What one folder takes: seconds of processor, and MB at most."""

    size: int
    load: float
    analysis: float
    first: dict[str, float]  # each page for the first visitor, by its file
    again: dict[str, float]  # for the next one
    chosen: dict[str, float]  # with a year chosen, for the first who chooses it
    pages_mb: int
    pdf: float
    pdf_clock: float
    pdf_mb: int
    fetched: float = 0  # the log


def one(folder: Path) -> dict[str, Any]:
    """Measures this folder in this process."""
    os.environ["DIGITALT_DATA"] = str(folder)
    with _timed() as load:
        assessed = DataFolder(folder).open()
    assert isinstance(assessed, AssessedRecord), assessed
    with _timed() as analysis:
        parts = report(view(assessed)).parts
    assert parts
    year = str(assessed.programme.years[0])
    del assessed, parts
    first, again = ({page: _page(page) for page in PAGES} for _ in range(2))
    chosen = {page: _page(page, ar=year) for page in PAGES}
    pages_mb = _megabytes()
    record = DataFolder(folder).open()
    assert isinstance(record, AssessedRecord)
    with Renderer() as renderer, _timed() as pdf:
        *_, made = make(report(view(record)), "pdf", renderer)
    assert isinstance(made, Made)
    assert not made.failed
    return Taken(len(record.names), load[0], analysis[0], first, again, chosen, pages_mb, pdf[0], pdf[1], _megabytes())._asdict()


@contextmanager
def _timed() -> Iterator[list[float]]:
    """The seconds of processor and of the clock that the block takes, once it has ended."""
    found: list[float] = []
    processor, clock = time.process_time(), time.perf_counter()
    yield found
    found += [time.process_time() - processor, time.perf_counter() - clock]


def _page(page: str, **filters: str) -> float:
    """The seconds of processor of a new visitor's run of a page; it must not fail."""
    from streamlit.testing.v1 import AppTest

    at = AppTest(str(ROOT / "dashboard.py"), default_timeout=600)
    at.query_params.update(ASKED.get(page, {}) | filters)
    if page != "overview":
        at._page_hash = _hashes()[page]
    with _timed() as taken:
        at.run()
    assert not at.exception, (page, at.exception)
    return taken[0]


@cache
def _hashes() -> dict[str, str]:
    """Streamlit's hash of each page, by the name of its file."""
    from streamlit.testing.v1 import AppTest

    at = AppTest(str(ROOT / "dashboard.py"), default_timeout=600).run()
    return {Path(str(info["script_path"])).stem: page_hash for page_hash, info in at._registered_pages.items()}


def _megabytes() -> int:
    """The most memory that this process has had, as Linux tells it: `ru_maxrss` begins with that of the parent."""
    (line,) = (line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) >> 10


def measured(folder: Path) -> Taken:
    """What `one` measures of the folder, in a process of its own."""
    said = subprocess.run(
        [sys.executable, "-m", "benchmarks.growth", "--one", str(folder)],
        check=True, capture_output=True, text=True, cwd=ROOT,
    ).stdout  # fmt: skip
    return Taken(**json.loads(said.splitlines()[-1]))


def fetched(folder: Path, rows: int) -> float:
    """Makes a log of so many rows, each cell in it, and fetches it; the seconds of processor that the command takes."""
    logs = folder / "logs"
    logs.mkdir(exist_ok=True)
    (logs / "log.toml").write_text(LOG, encoding="utf-8")
    latest = max((folder / "exports").iterdir()) / "participation.csv"
    query = f"""COPY (
        SELECT kommun, erbjudande, make_date(ar::INT, 1 + (n % 12)::INT, 1 + (n % 28)::INT) AS dag
        FROM (SELECT * FROM read_csv('{latest}', all_varchar = true) WHERE deltar = 'ja' AND ar IS NOT NULL), range({rows}) AS r(n)
        ORDER BY n LIMIT {rows}) TO '{logs / "log.parquet"}'"""
    with duckdb.connect() as connection:
        connection.execute(query.replace(f"range({rows})", f"range({max(rows // 500, 1)})"))
    resource = import_module("resource")  # which Windows lacks
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [
        sys.executable,
        "-m",
        "src.loading",
        "--data",
        str(folder),
        "--fetch",
        str(logs / "log.toml"),
        "--as-of",
        "2024-01-01",
    ]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=ROOT)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return float(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def growth(to: int = TO) -> dict[str, list[Taken]]:
    """Each axis, from the least to the largest."""
    found: dict[str, list[Taken]] = {"municipalities": [], "years": [], "rows of a log": []}
    with tempfile.TemporaryDirectory() as under:
        for counties in COUNTIES:
            write_country(folder := Path(under, f"m{counties}"), counties=counties, years=WHOLE[1])
            found["municipalities"].append(measured(folder))
            _tell("municipalities", found["municipalities"][-1])
        for years in YEARS:
            write_country(folder := Path(under, f"y{years}"), counties=WHOLE[0], years=years)
            found["years"].append(measured(folder)._replace(size=years))
            _tell("years", found["years"][-1])
        for power in range(FROM, to + 1):
            write_country(folder := Path(under, f"r{power}"), counties=WHOLE[0], years=WHOLE[1])
            seconds = fetched(folder, 10**power)
            found["rows of a log"].append(measured(folder)._replace(size=10**power, fetched=seconds))
            _tell("rows", found["rows of a log"][-1])
    return found


def _tell(axis: str, taken: Taken) -> None:
    print(axis, json.dumps(taken._asdict()), file=sys.stderr, flush=True)


def of_growth(found: dict[str, list[Taken]]) -> Iterator[Measured]:
    """What all of Sweden takes, beside what a region takes; and that a log's rows cost the pages nothing."""
    small, whole = found["municipalities"][0], found["municipalities"][-1]
    yield Measured(f"{whole.size} municipalities, load", whole.load, LOAD, f"{small.size}", small.load)
    for what in ("first", "chosen", "again"):
        ours, theirs = getattr(whole, what), getattr(small, what)
        for page in PAGES:
            yield Measured(f"page {page}, {what}", ours[page], OF_SMALL * theirs[page], f"{small.size}", theirs[page])
    yield Measured("PDF, on the clock", whole.pdf_clock, PDF, f"{small.size}", small.pdf_clock)
    yield Measured("its process, in hundreds of MB", whole.pdf_mb / 100, MEGABYTES / 100, f"{small.size}", small.pdf_mb / 100)
    few, many = found["rows of a log"][0], found["rows of a log"][-1]
    for what, now, then in (("load", many.load, few.load), ("all pages", sum(many.first.values()), sum(few.first.values()))):
        yield Measured(f"{many.size} rows, {what}", now, then * 1.3, f"{few.size} rows", then)


def rows_of(found: dict[str, list[Taken]]) -> Iterator[str]:
    """The table of the results, in Markdown."""
    pages = "all pages: first, a year chosen, again; the slowest again"
    yield f"| | size | load | analysis | {pages} | MB | PDF: processor, clock | MB | log fetched |"
    yield "| --- | --- | --- | --- | --- | --- | --- | --- | --- |"
    for axis, several in found.items():
        for taken in several:
            slowest = max(taken.again, key=taken.again.__getitem__)
            cells = (
                axis,
                f"{taken.size:,}".replace(",", " "),
                f"{taken.load:.2f}",
                f"{taken.analysis:.2f}",
                ", ".join(f"{sum(pages.values()):.1f}" for pages in (taken.first, taken.chosen, taken.again))
                + f"; {slowest} {taken.again[slowest]:.2f}",
                str(taken.pages_mb),
                f"{taken.pdf:.1f}, {taken.pdf_clock:.1f}",
                str(taken.pdf_mb),
                f"{taken.fetched:.1f}" if taken.fetched else "",
            )
            yield f"| {' | '.join(cells)} |"


def panels(found: dict[str, list[Taken]]) -> Iterator[Panel]:
    """What the figure shows of each axis."""
    for axis, several in found.items():
        sizes: Sequence[int] = [taken.size for taken in several]
        yield Panel(
            axis,
            sizes,
            {
                "load": [taken.load for taken in several],
                "all pages, the first time": [sum(taken.first.values()) for taken in several],
                "all pages, a year chosen": [sum(taken.chosen.values()) for taken in several],
                "all pages, again": [sum(taken.again.values()) for taken in several],
                "PDF": [taken.pdf for taken in several],
            },
        )


def main() -> int:
    """Measures all of it, or one folder."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rows", type=int, default=TO, help="the largest log, as a power of ten; 7 takes some minutes more")
    parser.add_argument("--figure", type=Path, default=ROOT / "benchmarks" / "growth.svg", help="where to write the figure")
    parser.add_argument("--one", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        print(json.dumps(one(asked.one)))
        return 0
    found = growth(asked.rows)
    asked.figure.write_text(drawn(list(panels(found))), encoding="utf-8")
    rows = list(of_growth(found))
    print("\n".join(rows_of(found)))
    print(f"\n{table(rows)}\n\n{summary(rows)}")
    return 0 if all(row.met for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
