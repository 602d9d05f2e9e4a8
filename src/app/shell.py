"""Adds to Streamlit's server what it lacks: security headers, a page that says which language it is in, and the status 404.

Streamlit's own page says `lang="en"` in every language, and answers every address.
"""

import json
import re
from base64 import b64encode
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Final
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import HTMLResponse, JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import file_util

from src.address import LANGUAGE_KEY
from src.app.not_found import below_base, is_page, not_found, programme_now
from src.app.process import language
from src.language import CODES, Code, Language

HOST_CONFIG: Final = "/_stcore/host-config"
# What is answered beside the pages. Streamlit answers more, which nobody needs here: metrics, agents, sign-in, components.
SERVED: Final = re.compile(
    r"/(_stcore/(health|host-config|stream|upload_file/.+)|(app/)?static/.+|media/.+|boundaries/.+|shell\.js|favicon\.(ico|png)"
    r"|health|ready|robots\.txt|\.well-known/security\.txt)"
)
NO_HOST: Final = {  # what Streamlit asks of a page that holds it in a frame: there is none, and its cloud is not trusted
    "allowedOrigins": [],
    "useExternalAuthToken": False,
    "enableCustomParentMessages": False,
    "enforceDownloadInNewTab": False,
    "metricsUrl": "",
    "blockErrorDialogs": False,
    "resourceCrossOriginMode": None,
}
# What a request asks of Streamlit's own index.html, and what the answer says of it. We send another page.
REQUEST_ABOUT_FILE: Final = (b"accept-encoding", b"if-match", b"if-modified-since", b"if-none-match", b"if-range", b"range")
ANSWER_ABOUT_FILE: Final = ("content-encoding", "etag", "last-modified", "accept-ranges", "content-length")
HEADERS: Final = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), gyroscope=(), microphone=(), midi=(), payment=(), usb=()",
}


def content_policy(page: str) -> str:
    """The Content-Security-Policy: the browser loads from this server only, and runs only the inline scripts of this page."""
    inline = re.findall(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", page, re.DOTALL)
    hashes = "".join(f" 'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" for script in inline)
    return (
        f"default-src 'none'; script-src 'self'{hashes}; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
        "font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; frame-src 'self' blob:; media-src 'self' blob:; "
        "manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    )


def in_language(page: str, code: Code, title: str) -> bytes:
    """The page with its language, a title for link previews, and the script that updates the language when it is changed."""
    words = escape(json.dumps({code: script_words(language(code)) for code in CODES}, ensure_ascii=False))
    page = page.replace('<html lang="en">', f'<html lang="{code}">', 1)
    page = page.replace("<head>", f'<head>\n    <script src="./shell.js" data-words="{words}"></script>', 1)
    text = language(code)
    needed = f"<noscript><p>{escape(text('Sidan behöver JavaScript.'))}</p></noscript>"
    page = re.sub(r"<noscript>.*?</noscript>", lambda _: needed, page, count=1, flags=re.DOTALL)
    return page.replace("<title>Streamlit</title>", f"<title>{escape(title)}</title>", 1).encode()


def script_words(text: Language) -> dict[str, str]:
    """What shell.js says: Streamlit's words by what they are in its English, and our own by a name."""
    return {
        "Skip to main content": text("Hoppa till innehållet"),
        "Clear all": text("Rensa alla"),
        "Select all": text("Välj alla"),
        "Close sidebar": text("Fäll in filtren"),
        "Collapse sidebar": text("Fäll in filtren"),
        "Open sidebar": text("Fäll ut filtren"),
        "Expand sidebar": text("Fäll ut filtren"),
        "Copy to clipboard": text("Kopiera"),
        "Copied": text("Kopierat"),
        "Fullscreen": text("Helskärm"),
        "Close fullscreen": text("Lämna helskärm"),
        "Main menu": text("Meny"),
        "Open": text("Öppna"),
        "No results": text("Inget hittades"),
        "Loading": text("Laddar"),
        "Upload": text("Välj fil"),
        "file upload": text("Välj fil"),
        "Add files": text("Lägg till filer"),
        "Remove": text("Ta bort"),
        "Error:": text("Fel:"),
        "AxiosError: Request failed with status code 413": text("Filen ryms inte. Ta bort några, eller försök senare."),
        "MB per file": text("MB per fil"),
        "files are not allowed": text("kan inte läsas här"),
        "AxiosError: Request failed with status code 404": text("Filen togs inte emot. Ladda om sidan, och försök igen."),
        "filters": text("Sidor och filter"),
        "by hand": text("Webbläsaren kopierade inte. Kopiera adressen här:"),
    }


def programme_title(code: Code) -> str:
    """The programme's name; empty if its definition cannot be read, in which case the pages say why."""
    programme = programme_now()
    return Language(code).of(programme.name) if programme else ""


def query_language(query: bytes) -> Code:
    """The language that an address asks for; Swedish if it asks for none, or for one that we lack."""
    asked = parse_qs(query.decode("latin-1")).get(LANGUAGE_KEY, [""])[-1]
    return next((code for code in CODES if code == asked), CODES[0])


class Shell:
    """ASGI middleware: adds headers to every answer, and sends our page instead of Streamlit's. Websockets pass untouched.

    Starlette's BaseHTTPMiddleware would do the same, but logs an error whenever a visitor leaves before the answer.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        page = (Path(file_util.get_static_dir()) / "index.html").read_text(encoding="utf-8")  # Streamlit's, for every address
        self.pages = {code: in_language(page, code, programme_title(code)) for code in CODES}
        self.headers = HEADERS | {"Content-Security-Policy": content_policy(page)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes one request on, and its answer back with the changes."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        asked, path = query_language(scope["query_string"]), below_base(scope["path"])
        is_served = bool(SERVED.fullmatch(path))
        added, page = self.headers, None if path.startswith("/media/") else self.pages[asked]
        if path.startswith("/media/"):  # files that somebody has made for themselves
            added = added | {"Cache-Control": "no-store"}
        is_secure = Headers(scope=scope).get("x-forwarded-proto", scope["scheme"]).startswith("https")
        if is_secure:
            added = added | {"Strict-Transport-Security": "max-age=31536000"}
        scope = {**scope, "extensions": {}}
        if not is_served or path.startswith("/favicon"):
            if path == "/favicon.ico":  # what browsers ask for unasked, before they have read the page's own icon
                scope = {**scope, "path": f"{scope['path'].removesuffix('ico')}png"}
            kept = [header for header in scope["headers"] if header[0] not in REQUEST_ABOUT_FILE]
            scope = {**scope, "headers": kept}

        async def answer(message: Message) -> None:
            nonlocal page
            if message["type"] == "http.response.start":
                headers = MutableHeaders(raw=[_cookie(header) if is_secure else header for header in message["headers"]])
                headers.update(added)
                if message["status"] != 200 or not headers.get("content-type", "").startswith("text/html"):
                    page = None
                if page is not None:
                    if is_served:  # Streamlit's page for a file that is not there
                        page, message = not_found(scope["path"], asked), {**message, "status": 404}
                    for name in ANSWER_ABOUT_FILE:
                        del headers[name]
                    headers["content-length"] = str(len(page))
                message = {**message, "headers": headers.raw}
            elif page is not None:
                if message.get("more_body"):
                    return
                message = {**message, "body": b"" if scope["method"] == "HEAD" else page}
            await send(message)

        if is_served and path == HOST_CONFIG:
            await JSONResponse(NO_HOST, headers={"Cache-Control": "no-cache"})(scope, receive, answer)
        elif is_served or is_page(scope["path"]):
            await self.app(scope, receive, answer)
        else:
            unknown, page = not_found(scope["path"], asked), None
            body = b"" if scope["method"] == "HEAD" else unknown
            await HTMLResponse(body, 404, {"Content-Length": str(len(unknown))})(scope, receive, answer)


def _cookie(header: tuple[bytes, bytes]) -> tuple[bytes, bytes]:
    """A header of an answer over HTTPS: a cookie is sent back over HTTPS only."""
    name, value = header
    return (name, value + b"; Secure") if name.lower() == b"set-cookie" and b"; secure" not in value.lower() else header
