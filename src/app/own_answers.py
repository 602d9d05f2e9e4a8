"""What the server answers beside the pages: its script, the boundaries of maps, whether it works, and what robots may do."""

import os
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route
from streamlit import config

from src.app.boundaries import SENT_BOUNDARIES, answered_at

SCRIPT: Final = Path(__file__).with_name("shell.js")
CONTACT_SETTING: Final = "DIGITALT_SECURITY_CONTACT"  # an address: mailto:… or https://…
TOLD_AGAIN_BY: Final = timedelta(days=180)  # when somebody who has read security.txt reads it anew
NOT_KEPT: Final = {"Cache-Control": "no-store"}


def routes() -> list[Route]:
    """What is answered here, also below `server.baseUrlPath`."""
    base = (config.get_option("server.baseUrlPath") or "").strip("/")
    answers: dict[str, Callable[[Request], Awaitable[Response]]] = {
        "shell.js": script,
        f"{answered_at()}/{{name}}.json": boundaries,
        "health": health,
        "ready": ready,
        "robots.txt": robots,
        ".well-known/security.txt": security_contact,
    }
    roots = dict.fromkeys(("/", f"/{base}/" if base else "/"))
    return [Route(f"{root}{path}", answer) for root in roots for path, answer in answers.items()]


async def boundaries(request: Request) -> Response:
    """The boundaries of this name, which no others will ever have; 404 if this server has sent no such."""
    name = request.path_params["name"]
    content, headers = SENT_BOUNDARIES.kept(name), {"Cache-Control": "public, max-age=31536000, immutable", "ETag": f'"{name}"'}
    if content is None:
        return Response(status_code=404)
    if request.headers.get("if-none-match") == headers["ETag"]:
        return Response(status_code=304, headers=headers)
    return Response(content, media_type="application/geo+json", headers=headers)


async def script(_: Request) -> FileResponse:
    """The script that every page loads; see shell.js."""
    return FileResponse(SCRIPT, media_type="text/javascript", headers={"Cache-Control": "no-cache"})


async def health(_: Request) -> Response:
    """200 while the process answers, whatever the data are."""
    return PlainTextResponse("ok", headers=NOT_KEPT)


async def ready(_: Request) -> Response:
    """200 `ready` or, where an older export stands in for a faulty one, `degraded`; 503 where nothing whole can be shown."""
    said = await run_in_threadpool(_readiness)
    return PlainTextResponse(said, 503 if said == "no data" else 200, NOT_KEPT)


async def robots(_: Request) -> Response:
    """Asks robots to stay away: each address of a page is a run of the dashboard, and there are millions of them."""
    return PlainTextResponse("User-agent: *\nDisallow: /\n")


async def security_contact(_: Request) -> Response:
    """Where to tell of a security fault (RFC 9116); 404 where the setting says nothing."""
    contact = os.environ.get(CONTACT_SETTING, "").strip()
    if not contact.startswith(("mailto:", "https://")):
        return Response(status_code=404)
    expires = (datetime.now(UTC) + TOLD_AGAIN_BY).strftime("%Y-%m-%dT00:00:00Z")
    return PlainTextResponse(f"Contact: {contact}\nExpires: {expires}\nPreferred-Languages: sv, en\n")


def _readiness() -> str:
    """What is said of the data; opens the export that pages show, once for all."""
    from src.app.cached import data_folder  # not when the server starts
    from src.opening import Faults

    try:
        folder = data_folder()
        if isinstance(folder.open(), Faults):
            return "no data"
        return "degraded" if folder.faulty_since else "ready"
    except OSError:  # the folder is gone, or cannot be read
        return "no data"
