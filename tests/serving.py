"""A real server on a port of its own, as `make run` starts it."""

import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path


class NotServing(Exception):
    """The server did not start; its words say why."""


@dataclass(frozen=True)
class Serving:
    """Where a server is, and every line that it has written."""

    url: str
    said: list[str] = field(repr=False)


@contextmanager
def serving(home: Path, **environment: str) -> Iterator[Serving]:
    """Streamlit around the serve.py in `home`, until it is no longer needed."""
    settings = {name: value for name, value in os.environ.items() if not name.startswith("STREAMLIT_")}
    with subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", "serve.py", "--server.port", "0", "--server.address", "localhost"],
        cwd=home,
        env=settings | {"PYTHONUNBUFFERED": "1"} | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    ) as process:
        said: list[str] = []
        listening = threading.Thread(target=lambda: said.extend(iter(process.stdout.readline, "")), daemon=True)
        listening.start()
        try:
            deadline = time.monotonic() + 60
            # The address is written once the port is bound: the server answers from then on.
            while not (found := re.search(r"URL: (http://localhost:\d+)", "".join(said))):
                if process.poll() is not None or time.monotonic() > deadline:
                    raise NotServing("".join(said))
                time.sleep(0.05)
            yield Serving(found[1], said)
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
            listening.join(10)
