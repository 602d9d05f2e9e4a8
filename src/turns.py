"""Processes that change a data folder take turns, by a lock that the system lets go of when its holder ends or is killed."""

import errno
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

LOCK: Final = ".publishing"  # a file of the data folder that stays there, empty


@contextmanager
def turn(root: Path) -> Iterator[None]:
    """Waits until no other process has its turn in this data folder, and has it until the end.

    A process that is in its turn must not ask for another. OSError where nothing can be written.
    """
    with (root / LOCK).open("ab") as file:
        _hold(file)  # closing lets go
        yield


if sys.platform == "win32":
    import msvcrt

    def _hold(file: IO[bytes]) -> None:
        file.seek(0)
        while True:
            try:
                return msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
            except OSError as error:  # it waits for ten seconds, and asks again
                if error.errno != errno.EDEADLK:
                    raise

else:
    import fcntl

    def _hold(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX)
