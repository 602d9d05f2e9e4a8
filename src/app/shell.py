"""Adds to Streamlit's server what it lacks: security headers, and a page that says which language it is in.

Streamlit's own page says `lang="en"` in every language.
"""

import re
from base64 import b64encode
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Final
from urllib.parse import parse_qs

from starlette.middleware.base import BaseHTTPMiddleware, RequestResponseEndpoint
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.types import ASGIApp
from streamlit import file_util

from src.address import LANGUAGE_KEY
from src.app.cached import data_root
from src.language import CODES, Code, Language
from src.programme.definition import read_programme
from src.programme.toml import Unreadable

SCRIPT: Final = Path(__file__).with_name("shell.js")
NOT_A_PAGE: Final = re.compile(r"/(_stcore|component|media|static)/|/shell\.js$")
# What a request asks of Streamlit's own index.html, and what the answer says of it. We send another page.
REQUEST_ABOUT_FILE: Final = (b"accept-encoding", b"if-match", b"if-modified-since", b"if-none-match", b"if-range", b"range")
ANSWER_ABOUT_FILE: Final = ("etag", "last-modified", "accept-ranges", "content-length")
HEADERS: Final = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), gyroscope=(), microphone=(), midi=(), payment=(), usb=()",
}


def index_page() -> str:
    """The one page that the installed Streamlit sends for every address."""
    return (Path(file_util.get_static_dir()) / "index.html").read_text(encoding="utf-8")


def content_policy(page: str) -> str:
    """The Content-Security-Policy: the browser loads from this server only, and runs only the inline scripts of this page."""
    inline = re.findall(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", page, re.DOTALL)
    hashes = "".join(f" 'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" for script in inline)
    return (
        f"default-src 'none'; script-src 'self'{hashes}; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
        "font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; frame-src 'self' blob:; media-src 'self' blob:; "
        "manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    )


def in_language(page: str, language: Code, title: str) -> bytes:
    """The page with its language, a title for link previews, and the script that updates the language when it is changed."""
    page = page.replace('<html lang="en">', f'<html lang="{language}">', 1)
    page = page.replace("<head>", '<head>\n    <script src="./shell.js"></script>', 1)
    return page.replace("<title>Streamlit</title>", f"<title>{escape(title)}</title>", 1).encode()


def programme_title(language: Code) -> str:
    """The programme's name; empty if its definition cannot be read, in which case the pages say why."""
    try:
        return Language(language).of(read_programme(data_root()).name)
    except (Unreadable, OSError):
        return ""


def query_language(query: bytes) -> Code:
    """The language that an address asks for; Swedish if it asks for none, or for one that we lack."""
    asked = parse_qs(query.decode("latin-1")).get(LANGUAGE_KEY, [""])[-1]
    return next((code for code in CODES if code == asked), CODES[0])


async def script(_: Request) -> FileResponse:
    """The script that every page loads; see shell.js."""
    return FileResponse(SCRIPT, media_type="text/javascript", headers={"Cache-Control": "no-cache"})


class Shell(BaseHTTPMiddleware):
    """Adds headers to every answer, and sends our page instead of Streamlit's. Websockets pass untouched."""

    def __init__(self, app: ASGIApp) -> None:
        super().__init__(app)
        page = index_page()
        self.pages = {code: in_language(page, code, programme_title(code)) for code in CODES}
        self.headers = HEADERS | {"Content-Security-Policy": content_policy(page)}

    async def dispatch(self, request: Request, call_next: RequestResponseEndpoint) -> Response:
        """Answers one request."""
        for_page = not NOT_A_PAGE.search(request.url.path)
        if for_page:
            request.scope["headers"] = [header for header in request.scope["headers"] if header[0] not in REQUEST_ABOUT_FILE]
        answer: Response = await call_next(request)
        if for_page and answer.status_code == 200 and answer.headers.get("content-type", "").startswith("text/html"):
            page = self.pages[query_language(request.scope["query_string"])]
            headers = {name: value for name, value in answer.headers.items() if name not in ANSWER_ABOUT_FILE}
            answer = Response(b"" if request.method == "HEAD" else page, headers=headers | {"content-length": str(len(page))})
        answer.headers.update(self.headers)
        if request.headers.get("x-forwarded-proto", request.url.scheme).startswith("https"):
            answer.headers["Strict-Transport-Security"] = "max-age=31536000"
        return answer
