"""What stands in a folder: what is harmless, what must not be opened, and what a name on the disk is called on the screen."""

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from src.finding import Finding
from src.language import N_, composed
from src.personal_data import unsigned
from src.programme.toml import unread

# Locks, backups and hidden files of editors, spreadsheets, file managers and disks. Neither read nor hashed.
_NAMES: Final = {
    *("thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r", "__macosx"),
    *("lost+found", "@eadir", "$recycle.bin", "system volume information"),
}
_STARTS: Final = (".", "~$")
_ENDS: Final = ("~", ".bak", ".tmp")


def is_leftover(name: str) -> bool:
    """Whether a file or folder of this name is harmless: nobody put it there to be read."""
    folded = name.casefold()
    return folded in _NAMES or folded.startswith(_STARTS) or folded.endswith(_ENDS)


def shown_name(name: str) -> str:
    """A name on the disk as text that can be shown and stand in an address: composed, with undecodable bytes replaced.

    One that says who somebody is, is shown without that.
    """
    return unsigned(composed(os.fsencode(name).decode(errors="replace")))


def out_of_place(entries: Iterable[tuple[Path, str]], root: Path) -> Iterator[Finding]:
    """What must not be opened: links that lead nowhere or out of `root`, and folders and pipes in a file's place.

    `entries`: a folder and then files in it, each with what findings call it. A file that is no link lies where its folder does.
    """
    whole = root.resolve()
    for place, (path, shown) in enumerate(entries):
        try:
            mode, may_lead_out = path.stat().st_mode, not place or path.is_symlink()
            leads_out = may_lead_out and not path.resolve(strict=True).is_relative_to(whole)
        except OSError as error:
            yield unread(error, path, shown)
            continue
        if leads_out:
            yield Finding(shown, N_("Länken leder ut ur datamappen."), N_("Lägg själva filerna här i stället för en länk."))
            if not place:
                return
        elif place and not stat.S_ISREG(mode):
            yield unread(OSError(errno.EISDIR if stat.S_ISDIR(mode) else errno.EINVAL, "not a regular file"), path, shown)
