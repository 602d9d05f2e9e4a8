"""The command line's PDF from nothing, beside the sum of its parts: imports, a browser, the data, its figures one by one, the file.

`python -m benchmarks.command` measures it alone.
"""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import plotly.graph_objects as go

from benchmarks.measuring import Measured, summary, table, taken
from benchmarks.shipped import record, view
from src.catalogue.parts import report
from src.catalogue.report import FigurePart
from src.reporting.figure.renderer import Renderer
from src.reporting.making import draw_part
from src.reporting.pdf.report import report_pdf

OF_PARTS: Final = 1.5  # times as long as its parts, at most
TIMES = 3
COMMAND: Final = (sys.executable, "-m", "src.reporting", "--format", "pdf", "--out")


def command(renderer: Renderer) -> Iterator[Measured]:
    """Its parts are measured when warm, but for the imports."""
    assessed = record()
    whole = report(view(assessed))
    figures = [part for part in whole.parts if isinstance(part, FigurePart)]
    drawings = {part.name: draw_part(part, "pdf", whole, renderer) for part in figures}
    parts = {
        "imports": taken(lambda: _run(sys.executable, "-c", "import src.reporting.command"), TIMES),
        "a browser that has started": taken(_start, TIMES),
        "opening the data": taken(record, TIMES),
        "the parts of the report": taken(lambda: report(view(assessed)), TIMES),
        "its figures": taken(lambda: [draw_part(part, "pdf", whole, renderer) for part in figures], TIMES),
        "the file": taken(lambda: report_pdf(whole, drawings), TIMES),
    }
    for what, seconds in parts.items():
        yield Measured(f"the command's PDF, {what}", seconds)
    with tempfile.TemporaryDirectory() as folder:
        total = taken(lambda: _run(*COMMAND, str(Path(folder, "report.pdf"))), TIMES)
    yield Measured("the command's PDF from nothing", total, sum(parts.values()) * OF_PARTS, "its parts", sum(parts.values()))


def _start() -> None:
    with Renderer(browsers=1) as renderer:
        renderer.svg(go.Figure())


def _run(*words: str) -> None:
    subprocess.run(words, check=True, cwd=Path(__file__).parents[1])


def main() -> int:
    """Measures it alone."""
    with Renderer() as renderer:
        rows = list(command(renderer))
    print(table(rows))
    print(summary(rows))
    return 0 if all(row.met for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
