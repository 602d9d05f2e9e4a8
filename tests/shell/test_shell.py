"""The shell's rules on a stand-in for Streamlit, then on a real server."""

import asyncio
import json
import re
from base64 import b64encode
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from html import escape
from pathlib import Path
from urllib.request import Request, urlopen

import pytest
from starlette.applications import Starlette
from starlette.requests import Request as Asked
from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.routing import Route
from starlette.types import Message, Receive, Scope, Send
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from src.app import not_found, own_answers, shell
from src.language import read_language
from tests.records.frozen import BLEKINGE
from tests.shell.conftest import Server

PAGE = Path(shell.file_util.get_static_dir()) / "index.html"
POLICY = (
    "default-src 'none'; script-src 'self' {hash}; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; frame-src 'self' blob:; media-src 'self' blob:; "
    "manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)


async def stand_in(request: Asked) -> Response:
    """What Streamlit does: its page for every address but those of files and of things that are not there."""
    if request.url.path == "/media/report.html":
        return HTMLResponse('<html lang="en">')
    if request.url.path == "/static/app.js":
        headers = {"X-Content-Type-Options": "whatever", "Set-Cookie": "a=1; Path=/; SameSite=Lax"}
        return Response("1", media_type="text/javascript", headers=headers)
    return FileResponse(PAGE)


INSIDE = Starlette(routes=[Route("/{path:path}", stand_in)])


def run(coroutine: Coroutine[object, object, None]) -> None:
    """Runs it in a thread of its own, since Playwright may hold an event loop in this one."""
    with ThreadPoolExecutor(1) as threads:
        threads.submit(asyncio.run, coroutine).result(30)


def answer(path: str, *, method: str = "GET", headers: dict[str, str] | None = None) -> tuple[int, dict[str, str], str]:
    """Status, headers and body of the stand-in's answer in the shell."""
    route, _, query = path.partition("?")
    scope: Scope = {
        "type": "http",
        "method": method,
        "scheme": "http",
        "path": route,
        "query_string": query.encode(),
        "headers": [(name.lower().encode(), value.encode()) for name, value in (headers or {}).items()],
        "extensions": {"http.response.pathsend": {}},
    }
    sent: list[Message] = []

    async def receive() -> Message:
        await asyncio.sleep(3600)
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        sent.append(message)

    run(shell.Shell(INSIDE)(scope, receive, send))
    start, *body = sent
    assert {part["type"] for part in body} == {"http.response.body"}
    heads = [(name.decode(), value.decode()) for name, value in start["headers"]]
    assert len(heads) == len(dict(heads)), "a header was sent twice"
    return start["status"], dict(heads), b"".join(part.get("body", b"") for part in body).decode()


@pytest.mark.parametrize(
    ("path", "language"),
    [
        ("/", "sv"),
        ("/karta", "sv"),
        ("/?sprak=en", "en"),
        ("/karta?ar=2018&sprak=en", "en"),
        ("/?sprak=sv", "sv"),
        ("/?sprak=fi", "sv"),
        ("/?sprak=en&sprak=sv", "sv"),
        ("/?sprak=%22%3E%3Cscript%3E", "sv"),
        ("/?sprak=%ff", "sv"),
    ],
)
def test_the_page_says_the_language_that_its_address_asks_for(path: str, language: str) -> None:
    status, headers, body = answer(path)
    assert status == 200
    assert re.findall(r"<html[^>]*>", body) == [f'<html lang="{language}">']
    assert headers["content-length"] == str(len(body.encode()))


def test_the_page_is_streamlits_own_but_for_language_script_title_and_what_is_said_without_scripts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(shell, "programme_title", lambda _: "Ett & <annat>")
    words = escape(json.dumps({code: shell.script_words(read_language(code)) for code in ("sv", "en")}, ensure_ascii=False))
    said = (
        PAGE.read_text(encoding="utf-8")
        .replace('lang="en"', 'lang="sv"')
        .replace("<head>", '<head>\n    <script src="./shell.js" data-words="' + words + '"></script>')
        .replace("Streamlit</title>", "Ett &amp; &lt;annat&gt;</title>")
    )
    said = re.sub("<noscript>.*?</noscript>", "<noscript><p>Sidan behöver JavaScript.</p></noscript>", said, flags=re.DOTALL)
    assert answer("/")[2] == said


def test_the_title_is_the_programmes_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert shell.programme_title("sv") == "Digitalt först med användaren i fokus"
    assert shell.programme_title("en") == "Digital First with the User in Focus"
    monkeypatch.setenv("DIGITALT_DATA", str(tmp_path))
    assert shell.programme_title("sv") == ""


@pytest.mark.parametrize(
    ("path", "language", "title", "ways"),
    [
        ("/finns-inte", "sv", "Sidan finns inte", ["./", "./karta", "./referensgrupp"]),
        ("/finns-inte?sprak=en", "en", "There is no such page", ["./?sprak=en", "./karta?sprak=en", "./referensgrupp?sprak=en"]),
        ("/karta/x/y", "sv", "Sidan finns inte", ["../../", "../../karta", "../../referensgrupp"]),
        ("/<script>", "sv", "Sidan finns inte", ["./", "./karta", "./referensgrupp"]),
        ("/karta/boundaries/x", "sv", "Sidan finns inte", ["../../", "../../karta", "../../referensgrupp"]),
        ("/_stcore/x/y", "sv", "Sidan finns inte", ["../../", "../../karta", "../../referensgrupp"]),
        ("/static/x.js", "sv", "Sidan finns inte", ["../", "../karta", "../referensgrupp"]),
    ],
)
def test_an_unknown_address_is_told_so_in_the_readers_language_with_links_to_the_pages(
    path: str, language: str, title: str, ways: list[str]
) -> None:
    status, headers, body = answer(path)
    assert status == 404
    assert f'<html lang="{language}">' in body
    assert re.findall(r"<(?:title|h1)>(.*?)<", body) == [title, title]
    links = re.findall(r'<a href="(.*?)">', body)
    assert (links[:3], len(links)) == (ways, 10)
    assert "<script" not in body
    assert headers["content-length"] == str(len(body.encode()))
    assert "default-src 'none'" in headers["content-security-policy"]
    assert answer(path, method="HEAD")[2] == ""


def test_the_page_of_the_goals_offering_is_known_by_the_programme_as_it_is_now(monkeypatch: pytest.MonkeyPatch) -> None:
    inside = [answer(path)[0] for path in ("/referensgrupp", "/natverk")]
    monkeypatch.setenv("DIGITALT_DATA", str(BLEKINGE))
    assert (inside, [answer(path)[0] for path in ("/referensgrupp", "/natverk")]) == ([200, 404], [404, 200])


def test_the_pages_that_every_programme_has_are_known_where_its_definition_cannot_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DIGITALT_DATA", str(tmp_path))
    assert [answer(path)[0] for path in ("/", "/karta", "/referensgrupp")] == [200, 200, 404]
    assert re.findall(r'<a href="(.*?)">', answer("/referensgrupp")[2]) == ["./"]


def test_pages_are_known_below_a_base_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(not_found.config, "get_option", {"server.baseUrlPath": "/bas/"}.get)
    assert [answer(path)[0] for path in ("/bas", "/bas/karta", "/bas/finns-inte")] == [200, 200, 404]
    assert '<a href="./karta">' in answer("/bas/finns-inte")[2]


def test_a_head_request_gets_the_length_of_the_page_and_no_page() -> None:
    _, headers, body = answer("/?sprak=en", method="HEAD")
    assert body == ""
    assert headers["content-length"] == answer("/?sprak=en")[1]["content-length"]


def test_the_page_is_sent_whole_and_without_the_marks_of_streamlits_file() -> None:
    status, headers, body = answer("/", headers={"Range": "bytes=0-9", "Accept-Encoding": "gzip"})
    assert (status, body) == (200, answer("/")[2])
    assert not {"etag", "last-modified", "accept-ranges", "content-encoding", "content-range"} & set(headers)


@pytest.mark.parametrize(
    ("path", "status"),
    [("/", 200), ("/karta", 200), ("/static/app.js", 200), ("/media/report.html", 200), ("/gone/_stcore/health", 404)],
)
def test_every_answer_has_the_headers(path: str, status: int) -> None:
    got, headers, _ = answer(path)
    assert got == status
    page = PAGE.read_bytes()
    [inline] = re.findall(rb"<script>(.*?)</script>", page, re.DOTALL)
    assert headers["content-security-policy"] == POLICY.format(hash=f"'sha256-{b64encode(sha256(inline).digest()).decode()}'")
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert headers["permissions-policy"] == "camera=(), geolocation=(), gyroscope=(), microphone=(), midi=(), payment=(), usb=()"
    assert "strict-transport-security" not in headers


def test_a_file_that_somebody_downloads_is_left_as_it_is() -> None:
    assert answer("/media/report.html")[2] == '<html lang="en">'


def test_https_is_asked_for_where_the_visitor_came_over_https_and_cookies_keep_to_it() -> None:
    headers = answer("/static/app.js", headers={"X-Forwarded-Proto": "https"})[1]
    assert headers["strict-transport-security"] == "max-age=31536000"
    assert headers["set-cookie"] == "a=1; Path=/; SameSite=Lax; Secure"
    assert answer("/static/app.js")[1]["set-cookie"] == "a=1; Path=/; SameSite=Lax"


def test_a_file_that_somebody_has_made_is_not_kept_by_browsers_or_proxies() -> None:
    assert answer("/media/report.html")[1]["cache-control"] == "no-store"


def test_each_inline_script_has_its_hash() -> None:
    policy = shell.content_policy("<script src='a.js'></script><script>one</script><script type='module'>\ntwo\n</script>")
    for script in ("one", "\ntwo\n"):
        assert b64encode(sha256(script.encode()).digest()).decode() in policy
    assert policy.count("sha256-") == 2


@pytest.mark.parametrize("kind", ["websocket", "lifespan"])
def test_whatever_is_not_http_passes_untouched(kind: str) -> None:
    passed: list[object] = []

    async def inside(scope: Scope, receive: Receive, send: Send) -> None:
        passed.extend([scope, receive, send])

    async def receive() -> Message:
        return {}

    async def send(message: Message) -> None:
        return None

    scope = {"type": kind, "path": "/_stcore/stream", "query_string": b"sprak=en", "headers": [(b"range", b"x")]}
    run(shell.Shell(inside)(scope, receive, send))
    assert passed[0] is scope
    assert passed[1:] == [receive, send]


def get(url: str, **headers: str) -> tuple[dict[str, str], str]:
    """Headers and body of a real answer."""
    with urlopen(Request(url, headers=headers), timeout=30) as response:
        return {name.lower(): value for name, value in response.headers.items()}, response.read().decode()


@pytest.mark.parametrize(
    ("address", "language", "title"),
    [
        ("/", "sv", "Digitalt först med användaren i fokus"),
        ("/karta", "sv", "Digitalt först med användaren i fokus"),
        ("/?sprak=en", "en", "Digital First with the User in Focus"),
        ("/karta?sprak=en", "en", "Digital First with the User in Focus"),
    ],
)
def test_the_real_page_says_its_language_and_title(server: Server, address: str, language: str, title: str) -> None:
    page = get(f"{server.url}{address}", **{"Accept-Encoding": "gzip"})[1]
    assert f'<html lang="{language}">' in page
    assert f"<title>{title}</title>" in page


def test_the_real_page_is_sent_to_a_browser_that_has_streamlits_own(server: Server) -> None:
    page = get(f"{server.url}/", **{"If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT"})[1]  # without the shell: 304
    assert '<html lang="sv">' in page


def test_the_script_of_the_page_is_served(server: Server) -> None:
    headers, body = get(f"{server.url}/shell.js")
    assert headers["content-type"] == "text/javascript; charset=utf-8"
    assert body == own_answers.SCRIPT.read_text(encoding="utf-8")


def test_the_icon_that_browsers_ask_for_unasked_is_there(server: Server) -> None:
    with urlopen(f"{server.url}/favicon.ico") as icon:
        assert icon.read(4) == b"\x89PNG"


def test_the_topology_is_served_as_json_where_plotly_looks_for_it(server: Server) -> None:
    headers, body = get(f"{server.url}/app/static/topojson/world_110m.json")
    assert headers["content-type"] == "application/json"
    assert headers["x-frame-options"] == "DENY"
    assert len(json.loads(body)["objects"]) == 7


def test_our_own_page_gets_its_websocket(server: Server) -> None:
    with connect(f"{server.url.replace('http', 'ws')}/_stcore/stream", origin=server.url, open_timeout=30):
        pass


def test_nobody_outside_is_asked_not_even_when_a_foreign_page_knocks(server: Server) -> None:
    with pytest.raises(InvalidStatus, match="403"):
        connect(f"{server.url.replace('http', 'ws')}/_stcore/stream", origin="https://elsewhere.example", open_timeout=30)
    assert not server.asked.exists(), server.asked.read_text()
