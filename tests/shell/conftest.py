"""A real server in the shell, around a dashboard of a few lines, that keeps a list of whom it asks outside this machine."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.serving import serving

ROOT = Path(__file__).parents[2]
DASHBOARD = """
from uuid import uuid4

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from src.app import connections, uploads

connections.HALF_SENT = 0.5
uploads.ENDED_AFTER = 0.5

@st.cache_resource
def shared():
    return uuid4().hex

def broken():
    raise ValueError("19900101-1234 Anna Andersson")

def field():
    uploads.open_uploads()
    st.file_uploader("Fil", accept_multiple_files=True)

st.selectbox("Språk", ["sv", "en"], key="sprak", bind="query-params")
page = st.navigation([st.Page(lambda: st.title("Start"), title="Start", default=True, url_path="start"),
                      st.Page(lambda: st.title("Karta"), title="Karta", url_path="karta"),
                      st.Page(field, title="Fil", url_path="granska"),
                      st.Page(broken, title="Trasig", url_path="trasig")])
if page.title != "Fil":
    uploads.close_uploads()
page.run()
st.caption(shared())
kept = get_script_run_ctx().uploaded_file_mgr.file_storage.values()
st.text(f"kept: {sum(map(len, kept))} files")
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
    """Where the server is, the file with the names of those it asked, and every line that it has written."""

    url: str
    asked: Path
    said: list[str]


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    home = tmp_path_factory.mktemp("shell")
    for part in ("src", "static", "locale", ".streamlit"):
        shutil.copytree(ROOT / part, home / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "serve.py", home)
    (home / "dashboard.py").write_text(DASHBOARD, encoding="utf-8")
    (home / "listener").mkdir()
    (home / "listener" / "sitecustomize.py").write_text(LISTENER, encoding="utf-8")
    asked = home / "asked.txt"
    with serving(home, PYTHONPATH=str(home / "listener"), ASKED=str(asked)) as started:
        yield Server(started.url, asked, started.said)
