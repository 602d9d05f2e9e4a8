"""Keeps a file that was made on the click until the browser has fetched it."""

from time import monotonic
from typing import Final

from streamlit.runtime.media_file_manager import MediaFileMetadata

KEPT: Final = 60  # seconds, at least


def keep_downloads() -> None:
    """Lets files without a session live for a while.

    A file that is made on the click belongs to no session. Streamlit (1.67) deletes it as soon as two more runs have ended,
    whoever's they are: with fifty visitors, most downloads were answered with 404.
    """
    mark = MediaFileMetadata.mark_for_delete

    def mark_later(file: MediaFileMetadata) -> None:
        if monotonic() - vars(file).setdefault("without_session_since", monotonic()) > KEPT:
            mark(file)

    MediaFileMetadata.mark_for_delete = mark_later  # type: ignore[assignment, method-assign]
