"""The boundaries of a map travel once: a browser fetches them by an address that names their content, and keeps them.

Only the shell answers at that address. Without it, they go out with each figure.
"""

import json
from hashlib import sha256
from typing import Any, Final

from src.app.made_once import MadeOnce

FOLDER: Final = "boundaries"
SENT_BOUNDARIES: MadeOnce[bytes] = MadeOnce(32)  # as JSON, by the hash of their content: 90 kB for a region
_answered: set[str] = set()


def answered_at(folder: str = FOLDER) -> str:
    """The folder of the addresses, which somebody answers at from now on."""
    _answered.add(folder)
    return folder


def sent_as(geojson: Any) -> object:
    """What a figure on the screen says of its boundaries: their address, relative to every page; themselves if nobody answers."""
    if not _answered:
        return geojson
    content = json.dumps(geojson, ensure_ascii=False, separators=(",", ":")).encode()
    name = sha256(content).hexdigest()[:32]
    SENT_BOUNDARIES(name, lambda: content)
    return f"./{FOLDER}/{name}.json"
