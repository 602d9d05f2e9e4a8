"""Opens the pages before anybody does, so that what they import, read and draw is there when the first visitor comes."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import Final

import streamlit as st
from streamlit import config
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import Runtime
from streamlit.runtime.session_manager import SessionClient
from streamlit.web.server.server_util import get_url

from src.address import BESIDE_MENU, OVERVIEW_PAGE, PAGES
from src.app.memory import give_back_after_work, settle
from src.app.not_found import programme_now
from src.reporting.figure.browser import may_use_sandbox
from src.reporting.figure.leftovers import clear_leftovers

LOG = logging.getLogger(__name__)
CALM: Final = 4  # times as long as the first page took, before the others: somebody who waited for the start is served first
LONGEST_VISIT: Final = 60  # seconds that a page may take


class Nobody(SessionClient):
    """A visitor without a browser, who only waits for the end of the page."""

    def __init__(self) -> None:
        self.finished = asyncio.Event()

    def write_forward_msg(self, msg: ForwardMsg) -> None:
        """Takes what is sent to a browser."""
        if msg.WhichOneof("type") == "script_finished":
            self.finished.set()


@asynccontextmanager
async def first_visits(_: st.App) -> AsyncIterator[None]:
    """While the server runs: visits the first page at once, then the others one by one, and keeps the memory small."""
    visits = asyncio.create_task(_visit_and_settle())
    try:
        yield
    finally:
        visits.cancel()


async def visit(page: str) -> None:
    """Runs a page as a visitor with a light screen sees it at the server's own address; TimeoutError if it takes too long."""
    runtime, nobody = Runtime.instance(), Nobody()
    asked = BackMsg()
    asked.rerun_script.page_name = page
    asked.rerun_script.context_info.url = f"{get_url(config.get_option('browser.serverAddress'))}/{page}"
    asked.rerun_script.context_info.color_scheme = "light"
    session = runtime.connect_session(nobody, {})
    try:
        runtime.handle_backmsg(session, asked)
        await asyncio.wait_for(nobody.finished.wait(), LONGEST_VISIT)
    finally:
        runtime.close_session(session)


async def _visit_and_settle() -> None:
    if not may_use_sandbox():
        LOG.warning("Chromium draws figures without its sandbox: run the dashboard as another user than root")
    clear_leftovers()
    await _visit_all()
    settle()
    await give_back_after_work()


async def _visit_all() -> None:
    for page in _pages():
        began = time.perf_counter()
        try:
            await visit(page)
        except Exception:  # whatever it is, the next visitor will see it too, and the server must live
            LOG.error("page %r failed before its first visitor", page, exc_info=True)
        # At most half of a processor, so that visitors are served beside it.
        await asyncio.sleep((time.perf_counter() - began) * (CALM if page == OVERVIEW_PAGE else 1))


def _pages() -> Iterator[str]:
    """The pages of the navigation, the first one first. Made while it is visited: the programme is not read before."""
    yield OVERVIEW_PAGE
    programme = programme_now()
    yield from (page for page in PAGES if page not in (OVERVIEW_PAGE, *BESIDE_MENU))
    if programme:
        yield programme.group_key
