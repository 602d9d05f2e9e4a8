"""The folder of a process's browsers, and those that processes left behind that were killed with all their helpers."""

import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import IO, Final

FOLDER_PREFIX: Final = "figures-"
HELD: Final = "held"  # a file that its process keeps locked as long as it lives

_held: list[IO[bytes]] = []


def own_folder() -> Path:
    """A new folder, which nobody clears while this process lives."""
    folder = Path(tempfile.mkdtemp(prefix=FOLDER_PREFIX))
    file = (folder / HELD).open("wb")
    _held.append(file)
    if sys.platform != "win32":
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX)
    return folder


def clear_leftovers() -> None:
    """Removes the folders of this user's processes that are no more."""
    if sys.platform != "win32":
        import fcntl

        for folder in Path(tempfile.gettempdir()).glob(f"{FOLDER_PREFIX}*"):
            try:
                if folder.is_symlink() or folder.stat().st_uid != os.geteuid():
                    continue
                with (folder / HELD).open("rb") as file:
                    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:  # it is held, or is no such folder
                continue
            shutil.rmtree(folder, ignore_errors=True)
