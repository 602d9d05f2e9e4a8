"""What a visitor's browser may ask for beside a page: files, one at a time, and nothing that other visitors would notice."""

import asyncio
import logging
from concurrent.futures import Executor, ThreadPoolExecutor
from typing import Final

from streamlit.proto.BackMsg_pb2 import BackendOperationRequest
from streamlit.proto.ForwardMsg_pb2 import BackendOperationResponse
from streamlit.runtime import get_instance
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.backend_operation_handler import BackendOperationDispatcher, BackendOperationHandler
from streamlit.runtime.dataframe_chunk_handler import DataframeChunkHandler

LOG = logging.getLogger(__name__)
MOST_FILES_ASKED: Final = 10  # files that a visitor waits for; nobody clicks on more
MOST_IN_LINE: Final = 100  # figures and documents that all visitors together wait for
TABLES: Final = ("text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")  # made at once, without a browser
MAKE_TABLES: Final = ThreadPoolExecutor(2, "tables")
MAKE_FIGURES: Final = ThreadPoolExecutor(4, "figure-files")  # two wait for browsers, while two are set by typst

_in_line = 0


def bound_requests() -> None:
    """Keeps every session to what its own page shows.

    Any visitor could empty the caches of all, ask which files of the program are changed, and let forty figures be drawn at once,
    behind which another's table waited for 20 s (Streamlit 1.67).
    """
    AppSession._create_backend_operation_dispatcher = _dispatcher  # type: ignore[assignment, method-assign]
    for request in ("clear_cache", "git_information", "set_run_on_save"):
        setattr(AppSession, f"_handle_{request}_request", _ignore)


class OneFileAtATime(BackendOperationHandler):
    """Makes the files that one session asks for, one by one; those of a visitor who has left are not begun."""

    def __init__(self) -> None:
        self._turn = asyncio.Lock()
        self._asked = 0

    async def handle(self, request: BackendOperationRequest, session_id: str) -> BackendOperationResponse:
        """The address of the file; an error for one that cannot be made, and for one too many."""
        if self._asked >= MOST_FILES_ASKED:
            return _failed(request)
        self._asked += 1
        try:
            async with self._turn:
                return await _made(request, session_id)
        finally:
            self._asked -= 1


async def _made(request: BackendOperationRequest, session_id: str) -> BackendOperationResponse:
    global _in_line
    files, file = get_instance().media_file_mgr, request.deferred_file.file_id
    asked_for = files._deferred_callables.get(file)
    if asked_for is None or not get_instance().is_active_session(session_id):
        return _failed(request)
    is_table = asked_for["mimetype"] in TABLES
    if not is_table and _in_line >= MOST_IN_LINE:
        return _failed(request)
    pool: Executor = MAKE_TABLES if is_table else MAKE_FIGURES
    _in_line += not is_table
    try:
        url = await asyncio.get_running_loop().run_in_executor(pool, files.execute_deferred, file)
    except Exception:  # whatever it is, the visitor is told that there is no file
        LOG.exception("a file could not be made")
        return _failed(request)
    finally:
        _in_line -= not is_table
    response = BackendOperationResponse(request_id=request.request_id)
    response.deferred_file.url = url
    return response


def _failed(request: BackendOperationRequest) -> BackendOperationResponse:
    return BackendOperationResponse(request_id=request.request_id, error_msg="The file could not be made.")


def _dispatcher(_: AppSession) -> BackendOperationDispatcher:
    dispatcher = BackendOperationDispatcher()
    dispatcher.register("deferred_file", OneFileAtATime())
    dispatcher.register("dataframe_chunk", DataframeChunkHandler(lambda: get_instance().dataframe_source_mgr))
    return dispatcher


def _ignore(*_: object) -> None:
    """Does nothing of what is asked."""
