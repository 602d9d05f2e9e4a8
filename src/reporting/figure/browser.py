"""The browser that draws figures: where it is on this machine, and what can go wrong. Imports none of what it takes to run it."""

import os
import shutil
import sys

from src.language import Language

_FOUND: dict[tuple[str | None, str | None], str] = {}  # by what is asked for and where programs are; at most one


class NoBrowser(Exception):
    """There is no Chromium or Chrome that starts."""


class RenderFailed(Exception):
    """A figure could not be drawn, or not in time."""


class BrowserDied(Exception):
    """The browser ended during a drawing; another one may succeed."""


def no_browser_words(text: Language) -> str:
    """Why figures are missing, and how to get them."""
    return text(
        "Ingen Chromium eller Chrome hittades, och utan en sådan kan figurer inte ritas till filer. "
        "Installera en (Debian och Ubuntu: sudo apt install chromium), eller ange dess sökväg i miljövariabeln CHROMIUM."
    )


def find_browser() -> str:
    """Path of the browser: CHROMIUM or BROWSER_PATH where set, else the first one found. Raises NoBrowser if there is none.

    One that was found is kept as long as it is there; where none was, it is looked for again at each call.
    """
    from choreographer.browsers.chromium import Chromium  # not before a page asks

    asked, path = os.environ.get("CHROMIUM") or os.environ.get("BROWSER_PATH"), os.environ.get("PATH")
    kept = _FOUND.get((asked, path))
    found = kept if kept and os.access(kept, os.X_OK) else shutil.which(asked) if asked else Chromium.find_browser(skip_local=False)
    if not found:
        raise NoBrowser(f"no program at {asked}" if asked else "no Chromium or Chrome was found")
    _FOUND.clear()
    _FOUND[asked, path] = found
    return found


def may_use_sandbox() -> bool:
    """Whether Chromium can have its sandbox: the system refuses it to root, and may refuse it to others when it starts."""
    return sys.platform == "win32" or os.geteuid() != 0


def has_browser() -> bool:
    """Whether a browser is installed that can draw figures to files."""
    try:
        find_browser()
    except NoBrowser:
        return False
    return True
