"""The route for files on a real server, attacked: from no page, from another page, with too much."""

import re
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from itertools import count
from typing import NamedTuple
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, expect
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.uploaded_file_manager import UploadedFileRec
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

from src.app import uploads
from tests.shell.conftest import Server

NUMBER = count()


class Visitor(NamedTuple):
    """A browser that has no window: its websocket, and the address of its server."""

    socket: ClientConnection
    host: str

    def visit(self, page: str) -> tuple[str, str]:
        """The session's id, and what the page says of the files that the server keeps."""
        asked = BackMsg()
        asked.rerun_script.page_name = page
        self.socket.send(asked.SerializeToString())
        session = kept = ""
        while True:
            said = ForwardMsg.FromString(bytes(self.socket.recv(30)))  # type: ignore[arg-type]
            session = said.new_session.initialize.session_id or session
            kept = said.delta.new_element.text.body or kept
            if said.WhichOneof("type") == "script_finished":
                return session, kept


@contextmanager
def visitor(server: Server) -> Iterator[Visitor]:
    host = server.url.removeprefix("http://")
    with connect(f"ws://{host}/_stcore/stream", origin=server.url, subprotocols=[Subprotocol("streamlit")]) as socket:  # type: ignore[arg-type]
        yield Visitor(socket, host)


def put(server: Server, session: str, size: int = 9, *, said: int | None = None, way: str = "/_stcore/upload_file") -> int:
    """The status of the answer to a file of `size` bytes, which the request says are `said`."""
    with urlopen(f"{server.url}/_stcore/health") as answer:
        key = re.search(r"_streamlit_xsrf=([^;]+)", answer.headers["Set-Cookie"])
    assert key
    body = b'--x\r\nContent-Disposition: form-data; name="f"; filename="f.csv"\r\n\r\n' + b"x" * size + b"\r\n--x--\r\n"
    headers = {"X-Xsrftoken": key[1], "Cookie": f"_streamlit_xsrf={key[1]}", "Content-Type": "multipart/form-data; boundary=x"}
    line = HTTPConnection(server.url.removeprefix("http://"), timeout=30)
    try:
        line.request("PUT", f"{way}/{session}/{next(NUMBER)}", body, headers | {"Content-Length": str(said or len(body))})
        return line.getresponse().status
    finally:
        line.close()


def test_a_file_is_taken_while_its_session_shows_the_field_and_let_go_when_it_leaves(server: Server) -> None:
    with visitor(server) as one:
        session, _ = one.visit("granska")
        assert put(server, session) == 204
        assert one.visit("granska")[1] == "kept: 1 files"
        assert one.visit("karta")[1] == "kept: 0 files"
        assert put(server, session) == 404


@pytest.mark.parametrize("session", ["", "x", "00000000-0000-0000-0000-000000000000", "%2e%2e"])
def test_a_file_without_a_session_is_not_found(server: Server, session: str) -> None:
    assert put(server, session) == 404


def test_a_file_in_a_session_of_another_page_is_not_found_by_any_way(server: Server) -> None:
    with visitor(server) as one:
        session, _ = one.visit("karta")
        ways = ["/_stcore/upload_file", "//_stcore/upload_file", "/_stcore/%75pload_file", "/granska/_stcore/upload_file"]
        assert [put(server, session, way=way) for way in ways] == [404] * 4


def test_no_more_than_20_files_are_taken_of_a_session_not_even_at_once(server: Server) -> None:
    with visitor(server) as one, visitor(server) as other, ThreadPoolExecutor(8) as many:
        session, _ = one.visit("granska")
        answers = sorted(many.map(lambda _: put(server, session), range(25)))
        assert answers == [204] * 20 + [413] * 5
        assert put(server, other.visit("granska")[0]) == 204


def test_a_file_that_is_too_large_is_refused_before_it_has_come(server: Server) -> None:
    with visitor(server) as one:
        session, _ = one.visit("granska")
        assert put(server, session, said=uploads.MOST_BYTES_OF_ONE + 1) == 413
        assert put(server, session, said=51 << 20) == 413


def test_the_files_of_a_session_that_has_ended_are_let_go(server: Server) -> None:
    with visitor(server) as gone:
        session, _ = gone.visit("granska")
        assert put(server, session) == 204
    assert put(server, session) == 404
    with visitor(server) as other:
        deadline = time.monotonic() + 30
        while (kept := other.visit("karta")[1]) != "kept: 0 files" and time.monotonic() < deadline:
            time.sleep(0.1)
        assert kept == "kept: 0 files"


def test_what_all_sessions_hold_and_what_is_on_its_way_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    manager = uploads.MemoryUploadedFileManager("")
    for session in ("one", "two"):
        manager.add_file(session, UploadedFileRec("1", "", "", b"12345"))
    monkeypatch.setattr(uploads, "_kept", {"one": manager, "two": manager})
    monkeypatch.setattr(uploads, "MOST_BYTES_OF_ONE", 10)
    monkeypatch.setattr(uploads, "MOST_BYTES_OF_ALL", 14)
    assert (uploads._has_room("one", 4), uploads._has_room("one", 5)) == (True, False)
    monkeypatch.setattr(uploads, "_coming", [("two", 1)])
    assert not uploads._has_room("one", 4)
    monkeypatch.setattr(uploads, "MOST_BYTES_OF_ALL", 100)
    assert (uploads._has_room("one", 5), uploads._has_room("one", 6)) == (True, False)


def test_the_page_says_in_the_readers_language_that_a_file_has_no_room(server: Server, browser: Browser) -> None:
    with browser.new_page(base_url=server.url) as page:
        page.goto("/granska")
        field = page.get_by_test_id("stFileUploaderDropzoneInput")
        field.set_input_files([{"name": f"{n}.csv", "mimeType": "text/csv", "buffer": b"x"} for n in range(21)])
        expect(page.get_by_text("Fel: Filen ryms inte. Ta bort några, eller försök senare.", exact=True)).to_be_visible()
