"""What stands around Streamlit's own server: security headers, and a page that says which language it is in.

Streamlit sends no security header, and its page says `lang="en"` whatever stands on it.
"""

import re
from base64 import b64encode
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Final
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import FileResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import file_util

from src.address import LANGUAGE_KEY
from src.app.cached import data_root
from src.language import CODES, Code, Language
from src.programme.definition import read_programme
from src.programme.toml import Unreadable

SCRIPT: Final = Path(__file__).with_name("shell.js")
NOT_A_PAGE: Final = re.compile(r"/(_stcore|component|media|static)/|/shell\.js$")
# What a request asks of Streamlit's index.html as it lies on the disk, which is not what we send.
ABOUT_THE_FILE: Final = (b"accept-encoding", b"if-match", b"if-modified-since", b"if-none-match", b"if-range", b"range")
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
    """What the browser may load: from here, and of scripts written in the page only those that stand in it now."""
    inline = re.findall(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", page, re.DOTALL)
    hashes = "".join(f" 'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" for script in inline)
    return (
        f"default-src 'none'; script-src 'self'{hashes}; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
        "font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; frame-src 'self' blob:; media-src 'self' blob:; "
        "manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    )


def in_language(page: str, language: Code, title: str) -> bytes:
    """The page with its language said, the script that says it again when the reader changes it, and a title for link previews."""
    page = page.replace('<html lang="en">', f'<html lang="{language}">', 1)
    page = page.replace("<head>", '<head>\n    <script src="./shell.js"></script>', 1)
    return page.replace("<title>Streamlit</title>", f"<title>{escape(title)}</title>", 1).encode()


def programme_title(language: Code) -> str:
    """The programme's name, and nothing where its definition cannot be read; the pages then say why."""
    try:
        return Language(language).of(read_programme(data_root()).name)
    except (Unreadable, OSError):
        return ""


def asked_language(query: bytes) -> Code:
    """The language that an address asks for, and Swedish where it asks for none that we have."""
    asked = parse_qs(query.decode("latin-1")).get(LANGUAGE_KEY, [""])[-1]
    return next((code for code in CODES if code == asked), CODES[0])


async def script(_: Request) -> FileResponse:
    """The script that every page loads; see shell.js."""
    return FileResponse(SCRIPT, media_type="text/javascript", headers={"Cache-Control": "no-cache"})


class Shell:
    """ASGI middleware: headers on every answer, and our page instead of Streamlit's. Leaves websockets alone."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        page = index_page()
        self.pages = {code: in_language(page, code, programme_title(code)) for code in CODES}
        self.headers = HEADERS | {"Content-Security-Policy": content_policy(page)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes a request on, and what comes back through `Answer`."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = self.headers
        if Headers(scope=scope).get("x-forwarded-proto", scope["scheme"]).startswith("https"):
            headers = headers | {"Strict-Transport-Security": "max-age=31536000"}
        page = None
        if not NOT_A_PAGE.search(scope["path"]):
            page = self.pages[asked_language(scope["query_string"])]
            asked = [header for header in scope["headers"] if header[0] not in ABOUT_THE_FILE]
            scope = {**scope, "headers": asked, "extensions": {}}
        await self.app(scope, receive, Answer(send, headers, page, head=scope["method"] == "HEAD"))


class Answer:
    """Sends one answer on, with `headers`, and with `page` in its place where it is Streamlit's page."""

    def __init__(self, send: Send, headers: dict[str, str], page: bytes | None, *, head: bool) -> None:
        self.send, self.headers, self.page, self.head = send, headers, page, head

    async def __call__(self, message: Message) -> None:
        """One message of the answer: first its start, then its body in one or more parts."""
        if message["type"] == "http.response.start":
            headers = MutableHeaders(raw=list(message["headers"]))
            headers.update(self.headers)
            if message["status"] != 200 or not headers.get("content-type", "").startswith("text/html"):
                self.page = None
            if self.page is not None:
                headers["Content-Length"] = str(len(self.page))
                del headers["etag"], headers["last-modified"], headers["accept-ranges"]
            message = {**message, "headers": headers.raw}
        elif self.page is not None:
            if message.get("more_body"):
                return
            message = {**message, "body": b"" if self.head else self.page}
        await self.send(message)
