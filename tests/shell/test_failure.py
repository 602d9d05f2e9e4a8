"""What a visitor sees, and the log says, of a failure that nobody foresaw, in which there is a person."""

import asyncio
import json
import logging
import re
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from starlette.requests import Request
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect
from websockets.typing import Subprotocol

from src.app import failure, log
from tests.shell.conftest import Server

PERSON = re.compile("19900101|Anna")


def visit(server: Server, page: str, query: str) -> str:
    """All that a page shows, and all else that comes with it."""
    asked, shown = BackMsg(), ""
    asked.rerun_script.page_name, asked.rerun_script.query_string = page, query
    asked.rerun_script.is_history_navigation = True
    way = f"{server.url.replace('http', 'ws')}/_stcore/stream"
    with connect(way, subprotocols=[Subprotocol("streamlit")]) as socket:
        socket.send(asked.SerializeToString())
        while True:
            said = ForwardMsg.FromString(bytes(socket.recv(30)))  # type: ignore[arg-type]
            shown += str(said) + said.delta.new_element.html.body
            if said.WhichOneof("type") == "script_finished":
                return shown


@pytest.mark.parametrize(("query", "words"), [("", "Något gick fel, och"), ("sprak=en", "Something went wrong, and")])
def test_a_page_that_fails_says_so_in_the_readers_language_with_a_reference_that_the_log_has(
    server: Server, query: str, words: str
) -> None:
    shown = visit(server, "trasig", query)
    assert words in shown
    assert not PERSON.search(shown)
    assert "exception" not in shown
    assert "Traceback" not in shown
    [reference] = set(re.findall(r"\b[0-9a-f]{8}\b(?=\.)", shown))
    [line] = [line for line in server.said if reference in line]
    assert (json.loads(line)["error"], json.loads(line)["level"]) == ("ValueError", "error")
    assert re.fullmatch(r"dashboard\.py:\d+ broken", json.loads(line)["where"][-1])
    assert not [line for line in server.said if PERSON.search(line)]


def test_a_request_that_fails_is_answered_in_the_readers_language() -> None:
    error = ValueError("19900101-1234")
    request = Request({"type": "http", "path": "/karta", "query_string": b"sprak=en", "headers": []})
    with ThreadPoolExecutor(1) as threads:
        answer = threads.submit(asyncio.run, failure.answer_failure(request, error)).result()  # type: ignore[arg-type]
    page = bytes(answer.body).decode()
    assert answer.status_code == 500
    assert "<h1>Something went wrong</h1>" in page
    assert log.reference_of(error) in page
    assert "1990" not in page


def test_a_line_of_the_log_has_what_to_look_for_and_nothing_that_anybody_said() -> None:
    try:
        Path("/nowhere/19900101-1234").read_bytes()
    except OSError:
        record = logging.LogRecord("src", logging.ERROR, "", 0, "a file\ncould not be made", None, sys.exc_info())
    text = log.OneLine().format(record)
    assert "\n" not in text
    line = json.loads(text)
    assert (line["said"], line["error"]) == ("a file\ncould not be made", "FileNotFoundError: No such file or directory")
    assert re.fullmatch(r"tests/shell/test_failure\.py:\d+ test_a_line\w+", line["where"][-2])
    assert "1990" not in text
