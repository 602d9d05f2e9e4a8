"""Connections to a real server that never become a request, or that carry too much."""

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.request import urlopen

import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

from src.app import connections
from tests.shell.conftest import Server

HEAD = b"GET /health HTTP/1.1\r\nHost: localhost\r\n"


@contextmanager
def line(server: Server) -> Iterator[socket.socket]:
    port = int(server.url.rpartition(":")[2])
    with socket.create_connection(("localhost", port), timeout=60) as opened:  # a busy machine ends it later
        yield opened


def is_ended(opened: socket.socket) -> bool:
    """Whether the server ends the connection, in the minute that the socket waits."""
    try:
        return opened.recv(100) == b""
    except ConnectionError:
        return True


@pytest.mark.parametrize(
    "sent",
    [b"", HEAD, b"PUT /_stcore/upload_file/a/b HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Le"],
    ids=["nothing", "half a head", "half a name"],
)
def test_a_request_that_is_half_sent_ends(server: Server, sent: bytes) -> None:
    with line(server) as opened:
        opened.sendall(sent)
        assert is_ended(opened)


def send_slowly(opened: socket.socket) -> None:
    for _ in range(100):
        opened.sendall(b"x")
        time.sleep(0.05)


def test_a_head_that_comes_letter_by_letter_ends_too(server: Server) -> None:
    with line(server) as opened:
        opened.sendall(HEAD)
        with pytest.raises(ConnectionError):
            send_slowly(opened)


def test_a_body_that_does_not_come_ends(server: Server) -> None:
    with line(server) as opened:
        opened.sendall(b"POST /health HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nx")
        while opened.recv(1000):
            pass


def test_a_second_request_on_a_connection_has_its_own_time(server: Server) -> None:
    with line(server) as opened:
        for _ in range(3):
            opened.sendall(HEAD)
            time.sleep(0.3)
            opened.sendall(b"\r\n")
            answer = b""
            while not answer.endswith(b"ok"):
                answer += (came := opened.recv(1000))
                assert came
        opened.sendall(HEAD)
        assert is_ended(opened)


def test_a_websocket_that_says_nothing_for_a_while_stays_open(server: Server) -> None:
    with connect(f"{server.url.replace('http', 'ws')}/_stcore/stream", subprotocols=[Subprotocol("streamlit")]) as opened:
        time.sleep(1)
        opened.ping().wait(5)
        assert opened.close_code is None


def send_and_listen(opened: ClientConnection, frame: bytes) -> None:
    opened.send(frame)
    while True:
        opened.recv(10)


@pytest.mark.parametrize("size", [connections.MOST_OF_A_FRAME + 1, 40_000_000])
def test_a_frame_that_is_too_large_ends_its_connection_and_no_other(server: Server, size: int) -> None:
    with connect(f"{server.url.replace('http', 'ws')}/_stcore/stream", subprotocols=[Subprotocol("streamlit")]) as opened:
        with pytest.raises((ConnectionClosed, ConnectionError)):
            send_and_listen(opened, b"\0" * size)
        assert opened.close_code in (1009, 1006)  # 1006: the server was gone before all had been sent
    with urlopen(f"{server.url}/health") as answer:
        assert answer.status == 200
