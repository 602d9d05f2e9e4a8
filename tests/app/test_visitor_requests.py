"""Files that one visitor asks for by the dozen, and another's table meanwhile."""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from streamlit.proto.BackMsg_pb2 import BackendOperationRequest

from src.app import visitor_requests
from src.app.visitor_requests import OneFileAtATime


class Files:
    """Streamlit's files, and the process that holds them: a figure takes until it is let go, a table no time."""

    def __init__(self) -> None:
        self.media_file_mgr = self
        self.here = {"one", "two"}
        self._deferred_callables = {f"figure-{n}": {"mimetype": "image/png"} for n in range(40)}
        self._deferred_callables["table"] = {"mimetype": "text/csv"}
        self.begun: list[str] = []
        self.let_go = threading.Event()

    def is_active_session(self, session: str) -> bool:
        return session in self.here

    def execute_deferred(self, file: str) -> str:
        self.begun.append(file)
        if file.startswith("figure"):
            assert self.let_go.wait(10)
        if file == "figure-3":
            raise RuntimeError
        return f"/media/{file}"


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> Files:
    files = Files()
    monkeypatch.setattr(visitor_requests, "get_instance", lambda: files)
    return files


def run(work: Any) -> Any:
    """Runs it in a thread of its own, since Playwright may hold an event loop in this one."""
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(asyncio.run, work).result(30)


async def ask(session: OneFileAtATime, file: str, of: str = "one") -> str:
    """The file's address, or what is said instead."""
    request = BackendOperationRequest(request_id=file)
    request.deferred_file.file_id = file
    answer = await session.handle(request, of)
    assert answer.request_id == file
    return answer.deferred_file.url or answer.error_msg


def test_forty_figures_of_one_visitor_are_made_one_by_one_and_anothers_table_at_once(files: Files) -> None:
    async def storm() -> tuple[list[str], str, list[str]]:
        attacker = OneFileAtATime()
        asked = [asyncio.create_task(ask(attacker, f"figure-{n}")) for n in range(40)]
        await asyncio.sleep(0.05)
        table = await asyncio.wait_for(ask(OneFileAtATime(), "table", "two"), 5)
        begun = list(files.begun)
        files.let_go.set()
        return begun, table, await asyncio.gather(*asked)

    begun, table, answers = run(storm())
    assert (begun, table) == (["figure-0", "table"], "/media/table")
    assert answers[:3] == ["/media/figure-0", "/media/figure-1", "/media/figure-2"]
    assert answers[3] == answers[10] == answers[39] == "The file could not be made."  # one that fails, and those too many
    assert files.begun == ["figure-0", "table", *(f"figure-{n}" for n in range(1, visitor_requests.MOST_FILES_ASKED))]


def test_what_a_visitor_who_has_left_asked_for_is_not_begun(files: Files) -> None:
    async def leave() -> list[str]:
        attacker = OneFileAtATime()
        asked = [asyncio.create_task(ask(attacker, f"figure-{n}")) for n in range(3)]
        await asyncio.sleep(0.05)
        files.here.discard("one")
        files.let_go.set()
        return await asyncio.gather(*asked)

    run(leave())
    assert files.begun == ["figure-0"]


def test_no_more_figures_wait_in_line_than_there_is_room_for(files: Files, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(visitor_requests, "MOST_IN_LINE", 2)

    async def crowd() -> tuple[str, str, str]:
        asked = [asyncio.create_task(ask(OneFileAtATime(), f"figure-{n}")) for n in range(2)]
        await asyncio.sleep(0.05)
        refused, table = await ask(OneFileAtATime(), "figure-4"), await ask(OneFileAtATime(), "table")
        files.let_go.set()
        await asyncio.gather(*asked)
        return refused, table, await ask(OneFileAtATime(), "figure-5")

    assert run(crowd()) == ("The file could not be made.", "/media/table", "/media/figure-5")
