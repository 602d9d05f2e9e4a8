"""A file that is made on the click, and other visitors' pages that end before the browser has fetched it."""

import pytest
from streamlit.runtime.media_file_manager import MediaFileManager, MediaFileMetadata
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage

from src.app import kept_downloads


def test_a_download_outlives_others_runs_and_goes_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 1000.0
    monkeypatch.setattr(MediaFileMetadata, "mark_for_delete", MediaFileMetadata.mark_for_delete)  # to be as it was afterwards
    monkeypatch.setattr(kept_downloads, "monotonic", lambda: now)
    kept_downloads.keep_downloads()
    files = MediaFileManager(MemoryMediaFileStorage("/media"))
    address = files.execute_deferred(files.add_deferred(lambda: b"a;b", "text/csv", "here", file_name="table.csv"))
    name = address.removeprefix("/media/")
    for _ in range(3):
        files.remove_orphaned_files()  # what the end of any visitor's run does
    assert files.read_file(name)
    now += kept_downloads.KEPT + 1
    for _ in range(2):
        files.remove_orphaned_files()
    assert not files.read_file(name)
