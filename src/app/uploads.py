"""The route for handed-in files: open only to a session that shows the field for them, within bounds, and emptied after it."""

import asyncio
import gc
import re
from typing import Final

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.runtime import get_instance
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx

ROUTE: Final = "/_stcore/upload_file"
MOST_FILES: Final = 20  # of a session
MOST_BYTES_OF_ONE: Final = 200_000_000  # of a session
MOST_BYTES_OF_ALL: Final = 1_000_000_000  # of this process
ENDED_AFTER: Final = 110  # seconds; a visitor whose network failed may come back. Streamlit waits 120, then forgets to let go

_kept: dict[str, MemoryUploadedFileManager] = {}  # what holds the files, for each session that shows the field
_coming: list[tuple[str, int]] = []  # the session and the bytes of each file on its way


def open_uploads() -> None:
    """Lets this session hand in files, from now until `close_uploads` or its end."""
    context = get_script_run_ctx()
    if context and isinstance(context.uploaded_file_mgr, MemoryUploadedFileManager):
        _kept[context.session_id] = context.uploaded_file_mgr


def close_uploads() -> None:
    """Takes no more files from this session, and lets go of those that it has."""
    if (context := get_script_run_ctx()) and (manager := _kept.pop(context.session_id, None)):
        manager.remove_session_files(context.session_id)


class Uploads:
    """ASGI middleware: 404 for a file from elsewhere than the field, 413 for one too many or too large; lets go of a session's
    files when it has ended.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes one request on, or answers it."""
        if scope["type"] == "websocket":
            try:
                await self.app(scope, receive, send)
            finally:
                asyncio.get_running_loop().call_later(ENDED_AFTER, _close_ended)
        elif scope["type"] != "http" or scope["method"] != "PUT" or ROUTE not in scope["path"]:
            await self.app(scope, receive, send)
        else:
            await self._put(scope, receive, send)

    async def _put(self, scope: Scope, receive: Receive, send: Send) -> None:
        found = re.search(rf"{ROUTE}/([^/]+)/[^/]+$", scope["path"])
        session = found[1] if found else ""
        length = Headers(scope=scope).get("content-length", "")  # the server sees to it that no more comes
        manager = _kept.get(session)
        if manager is None or not get_instance().is_active_session(session):
            await Response(status_code=404)(scope, receive, send)
        elif not re.fullmatch("[0-9]{1,15}", length):
            await Response(status_code=411)(scope, receive, send)
        elif not _has_room(session, int(length)):
            await Response(status_code=413)(scope, receive, send)
        else:
            coming = (session, int(length))
            _coming.append(coming)
            try:
                await self.app(scope, receive, send)
            finally:
                _coming.remove(coming)
                if session not in _kept:  # the visitor has left the page meanwhile
                    manager.remove_session_files(session)


def _close_ended() -> None:
    """Ends the sessions that nobody has come back to, and their files with them."""
    ended = [session for session in list(_kept) if not get_instance().is_active_session(session)]
    for session in ended:
        _kept.pop(session).remove_session_files(session)
        get_instance().close_session(session)  # which holds the files that its page has read, too
    if ended:
        gc.collect()


def _has_room(session: str, size: int) -> bool:
    own, all_of_them = [size], [size]
    for name, manager in list(_kept.items()):
        sizes = [len(file.data) for file in list(manager.file_storage.get(name, {}).values())]
        sizes += [coming for whose, coming in _coming if whose == name]
        all_of_them += sizes
        own += sizes if name == session else []
    return len(own) <= MOST_FILES and sum(own) <= MOST_BYTES_OF_ONE and sum(all_of_them) <= MOST_BYTES_OF_ALL
