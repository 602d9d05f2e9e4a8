"""`python -m src.reporting`: a browser for the figures starts while all else is imported, which takes a second."""

import sys
from typing import Final

from src.reporting.figure.renderer import Renderer

WITHOUT_FIGURES: Final = {"xlsx", "--all", "--municipality", "--help", "-h"}


def main() -> int:
    """Does what the command line asks for. Returns the exit code."""
    with Renderer(browsers=1) as renderer:
        if WITHOUT_FIGURES.isdisjoint(sys.argv):
            renderer.warm()
        from src.reporting.command import run_command

        return run_command(renderer=renderer)


if __name__ == "__main__":
    sys.exit(main())
