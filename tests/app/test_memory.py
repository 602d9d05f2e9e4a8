"""What nobody uses any more goes back to the system."""

import asyncio
import ctypes
import gc
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from src.app import first_visits, memory

ROOT = Path(__file__).parents[2]
LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None
glibc = pytest.mark.skipif(not hasattr(LIBC, "malloc_trim"), reason="only glibc has it")
SERVER = """
import ctypes, threading
import serve
import pyarrow

libc, together = ctypes.CDLL(None), threading.Barrier(8)
libc.malloc.restype = libc.fopen.restype = ctypes.c_void_p

def take():
    together.wait()
    libc.malloc(100_000)
    together.wait()

threads = [threading.Thread(target=take) for _ in range(8)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
bytes(20_000_000)  # by default, pieces of this size are kept from now on
kept = bytes(2_000_000)
file = libc.fopen(b"/dev/stdout", b"w")
libc.malloc_info(0, ctypes.c_void_p(file))
libc.fclose(ctypes.c_void_p(file))
print(pyarrow.default_memory_pool().backend_name)
"""


@glibc
def test_the_servers_threads_share_memory_and_large_pieces_go_back_at_once() -> None:
    done = subprocess.run([sys.executable, "-c", SERVER], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True)
    assert len(re.findall("<heap ", done.stdout)) <= 3, done.stdout
    assert int(re.findall(r'"mmap" count="\d+" size="(\d+)"', done.stdout)[-1]) >= 2_000_000
    assert done.stdout.splitlines()[-1] == "system"


@glibc
def test_free_memory_between_what_is_used_is_given_back() -> None:
    assert LIBC
    LIBC.malloc.restype, LIBC.free.argtypes = ctypes.c_void_p, [ctypes.c_void_p]
    pieces = [LIBC.malloc(100_000) for _ in range(300)]
    for piece in pieces:
        ctypes.memset(piece, 1, 100_000)
    for piece in pieces[:-1]:
        LIBC.free(piece)
    before = megabytes()
    memory.give_back()
    assert before - megabytes() > 20
    LIBC.free(pieces[-1])


def megabytes() -> float:
    return int(re.findall(r"VmRSS:\s+(\d+)", Path("/proc/self/status").read_text("ascii"))[0]) / 1000


@pytest.fixture
def events(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    told = list[str]()
    monkeypatch.setattr(memory, "give_back", lambda: told.append("given back"))
    monkeypatch.setattr(gc, "collect", lambda: told.append("collected"))
    return told


def test_what_the_start_left_is_collected_and_what_stays_is_set_aside(events: list[str]) -> None:
    stays = {"a page": []}
    memory.settle()
    assert events == ["collected", "given back"]
    assert not [looked_at for looked_at in gc.get_objects() if looked_at is stays]


def test_it_is_given_back_during_work_and_collected_once_after_it(events: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    used = iter([7.0, 7.1, 9.0, 11.0, 11.1, 11.1])  # seconds of the processor, at each look

    def process_time() -> float:
        if (now := next(used, None)) is None:
            raise EOFError
        events.append(f"at {now}")
        return now

    monkeypatch.setattr(memory.time, "process_time", process_time)
    real_sleep = asyncio.sleep
    monkeypatch.setattr(memory.asyncio, "sleep", lambda _: real_sleep(0))
    with ThreadPoolExecutor(1) as beside, pytest.raises(EOFError):  # a browser test may have left a loop in this thread
        beside.submit(asyncio.run, memory.give_back_after_work()).result()
    assert events == [
        *("at 7.0", "at 7.1"),
        *("at 9.0", "given back", "at 11.0", "given back"),
        *("at 11.1", "collected", "given back", "at 11.1"),
    ]


def test_the_server_settles_when_all_pages_have_been_visited(monkeypatch: pytest.MonkeyPatch) -> None:
    done = list[str]()

    async def visit_all() -> None:
        done.append("visited")

    async def look() -> None:
        done.append("looks")

    monkeypatch.setattr(first_visits, "_visit_all", visit_all)
    monkeypatch.setattr(first_visits, "settle", lambda: done.append("settled"))
    monkeypatch.setattr(first_visits, "give_back_after_work", look)

    async def serve() -> None:
        async with first_visits.first_visits(None):  # type: ignore[arg-type]
            await asyncio.sleep(0.01)

    with ThreadPoolExecutor(1) as beside:
        beside.submit(asyncio.run, serve()).result()
    assert done == ["visited", "settled", "looks"]
