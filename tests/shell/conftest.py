"""A real server in the shell, around a dashboard of a few lines, that keeps a list of whom it asks outside this machine."""

import os
import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DASHBOARD = """
import streamlit as st

st.selectbox("Språk", ["sv", "en"], key="sprak", bind="query-params")
page = st.navigation([st.Page(lambda: st.title("Start"), title="Start", default=True, url_path="start"),
                      st.Page(lambda: st.title("Karta"), title="Karta", url_path="karta")])
page.run()
"""
# Python runs sitecustomize before anything else. UDP is let through: "connecting" it, as Streamlit does to learn its own
# address in the local network, sends nothing.
LISTENER = """
import os, socket, sys

def listen(event, arguments):
    if event == "socket.getaddrinfo":
        host = arguments[0]
    elif event == "socket.connect" and arguments[0].type == socket.SOCK_STREAM and arguments[0].family != socket.AF_UNIX:
        host = arguments[1][0]
    else:
        return
    if host not in ("localhost", "127.0.0.1", "::1"):
        with open(os.environ["ASKED"], "a") as file:
            file.write(f"{host}\\n")

sys.addaudithook(listen)
"""


@dataclass(frozen=True)
class Server:
    """Where the server is, and the file with the names of those it asked."""

    url: str
    asked: Path


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    home = tmp_path_factory.mktemp("shell")
    for part in ("src", "static", "data", ".streamlit"):
        shutil.copytree(ROOT / part, home / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "serve.py", home)
    (home / "dashboard.py").write_text(DASHBOARD, encoding="utf-8")
    (home / "listener").mkdir()
    (home / "listener" / "sitecustomize.py").write_text(LISTENER, encoding="utf-8")
    asked = home / "asked.txt"
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith("STREAMLIT_") and name != "DIGITALT_DATA"
    } | {"PYTHONPATH": str(home / "listener"), "PYTHONUNBUFFERED": "1", "ASKED": str(asked)}
    with subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", "serve.py", "--server.port", "0", "--server.address", "localhost"],
        cwd=home,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    ) as process:
        said: list[str] = []
        listening = threading.Thread(target=lambda: said.extend(iter(process.stdout.readline, "")), daemon=True)
        listening.start()
        deadline = time.monotonic() + 60
        while not (found := re.search(r"URL: (http://localhost:\d+)", "".join(said))):
            if process.poll() is not None or time.monotonic() > deadline:
                process.kill()
                pytest.fail(f"the server did not start:\n{''.join(said)}")
            time.sleep(0.05)
        yield Server(found[1], asked)
        process.terminate()
        listening.join(10)
