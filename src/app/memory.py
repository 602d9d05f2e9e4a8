"""Keeps the server's memory small: what nobody uses any more goes back to the system."""

import asyncio
import ctypes
import gc
import os
import sys
import time
from typing import Final

LIMITS: Final = {-8: 2, -3: 1_000_000}  # glibc's M_ARENA_MAX and M_MMAP_THRESHOLD (bytes)
LOOKED_AFTER: Final = 2  # seconds
AT_WORK: Final = 0.1  # of a processor, at least

_libc = ctypes.CDLL(None) if sys.platform == "linux" else None  # glibc, or one that has none of what is called here


def share_memory() -> None:
    """Lets all threads take memory from the same few places, from now on; large pieces go back as soon as they are free.

    By default glibc has eight arenas for each processor, and what is free in one is of no use to the threads of another;
    Arrow has its own memory beside, of which it held 27 MB and used one (26.0; 2026-11-28).
    """
    os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")
    if _libc and hasattr(_libc, "mallopt"):
        for limit, value in LIMITS.items():
            _libc.mallopt(limit, value)


def settle() -> None:
    """Collects what the start left over, and sets aside what is there to stay, so that no later collection looks at it."""
    gc.collect()
    gc.freeze()
    give_back()


def give_back() -> None:
    """Gives the system the free memory that glibc holds. Takes some milliseconds, in which other threads may run."""
    if _libc and hasattr(_libc, "malloc_trim"):
        _libc.malloc_trim(0)


async def give_back_after_work() -> None:
    """Gives back every other second while there is work; when it has ended, collects what it left over. Never ends."""
    used, worked = time.process_time(), False
    while True:
        await asyncio.sleep(LOOKED_AFTER)
        now = time.process_time()
        works, used = now - used > LOOKED_AFTER * AT_WORK, now
        if worked and not works:
            gc.collect()
        if worked or works:
            await asyncio.to_thread(give_back)
        worked = works
