"""The doors of a real server, tried: names of others, pages of others, and addresses that nobody needs."""

import asyncio
import shutil
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from http.client import HTTPConnection
from pathlib import Path

import pytest
from starlette.requests import Request
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from src.app import doorway, own_answers
from tests.records.next_export import NEW, OLD, write_two_exports
from tests.shell.conftest import Server

STREAM = "/_stcore/stream"


def asked(server: Server, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], str]:
    """Status, headers and body of an answer to a request that a browser would not let a page send."""
    line = HTTPConnection(server.url.removeprefix("http://"), timeout=30)
    try:
        line.request(method, path, headers=headers)
        answer = line.getresponse()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read().decode()
    finally:
        line.close()


def refused(server: Server, **options: object) -> int:
    """The status with which a websocket is refused; 101 where it is not."""
    try:
        with connect(f"{server.url.replace('http', 'ws')}{STREAM}", open_timeout=30, **options):  # type: ignore[arg-type]
            return 101
    except InvalidStatus as refusal:
        return refusal.response.status_code


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "203.0.113.5", "a b", ""])
def test_a_name_that_somebody_else_points_here_is_refused(server: Server, host: str) -> None:
    assert [asked(server, path, Host=host)[0] for path in ("/", "/_stcore/health", "/finns-inte")] == [400] * 3


def test_a_websocket_to_a_name_that_somebody_else_points_here_is_refused(server: Server) -> None:
    assert refused(server, additional_headers={"Host": "evil.example"}, origin="http://evil.example") == 400


def test_this_machines_own_names_need_no_setting(server: Server) -> None:
    port = server.url.rpartition(":")[2]
    assert [asked(server, "/", Host=f"{name}:{port}")[0] for name in ("localhost", "LOCALHOST", "127.0.0.1", "[::1]")] == [200] * 4
    assert refused(server, origin=server.url) == 101


@pytest.mark.parametrize("origin", ["http://localhost:3000", "http://127.0.0.1:1", "https://evil.example", "null", "file://"])
def test_a_page_from_elsewhere_gets_no_websocket_and_changes_nothing(server: Server, origin: str) -> None:
    assert refused(server, origin=origin) == 403
    assert asked(server, "/_stcore/upload_file/a/b", "PUT", Origin=origin)[0] == 403


@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/metrics",
        "//_stcore/metrics",
        "/_stcore/%6detrics",
        "/_stcore/metrics/",
        "/_stcore/agent/openapi.json",
        "/_stcore/agent/interact",
        "/_stcore/agent/mcp",
        "/_stcore/script-health-check",
        "/auth/login",
        "/auth/logout",
        "/oauth2callback",
        "/component/x",
        "/_stcore/bidi-components/x",
        "/manifest.json",
        "/index.html",
    ],
)
def test_what_nobody_needs_is_closed(server: Server, path: str) -> None:
    assert [asked(server, path, method)[0] for method in ("GET", "POST")] == [404, 404]


def test_streamlits_cloud_is_not_trusted_and_the_server_says_not_what_it_is(server: Server) -> None:
    status, headers, body = asked(server, "/_stcore/host-config")
    assert (status, '"allowedOrigins":[]' in body, "http" in body) == (200, True, False)
    assert "server" not in headers
    assert "streamlit" not in asked(server, "/health")[2].lower()


def test_the_process_tells_of_itself_and_robots_stay_away(server: Server) -> None:
    assert asked(server, "/health")[2] == "ok"
    assert asked(server, "/robots.txt")[2] == "User-agent: *\nDisallow: /\n"
    assert asked(server, "/.well-known/security.txt")[0] == 404


@pytest.mark.parametrize("contact", ["mailto:sakerhet@panel.example", "https://panel.example/sakerhet"])
def test_a_researcher_is_told_whom_to_tell_where_the_setting_says_it(monkeypatch: pytest.MonkeyPatch, contact: str) -> None:
    monkeypatch.setenv(own_answers.CONTACT_SETTING, contact)
    with ThreadPoolExecutor(1) as threads:
        said = bytes(threads.submit(asyncio.run, own_answers.security_contact(Request({"type": "http"}))).result().body).decode()
    contact_line, expires, languages = said.splitlines()
    assert (contact_line, languages) == (f"Contact: {contact}", "Preferred-Languages: sv, en")
    days = (datetime.fromisoformat(expires.removeprefix("Expires: ")) - datetime.now(UTC)).days
    assert 170 < days < 366  # RFC 9116: less than a year ahead


def test_ready_tells_of_the_data_as_they_are_now(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = write_two_exports(tmp_path / "data")
    monkeypatch.setenv("DIGITALT_DATA", str(data))
    older, newer = (data / "exports" / name / "participation.csv" for name in (OLD, NEW))
    whole = newer.read_bytes()
    said = [own_answers._readiness()]
    for table in (newer, older):
        table.write_text("nonsense", encoding="utf-8")
        said.append(own_answers._readiness())
    newer.write_bytes(whole)
    said.append(own_answers._readiness())
    shutil.rmtree(data)
    said.append(own_answers._readiness())
    assert said == ["ready", "degraded", "no data", "ready", "no data"]


def test_the_operators_names_are_known_whatever_the_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(doorway.HOSTS_SETTING, " Panel.Region.example , panel,")
    named = doorway.named_by_operator()
    hosts = ("panel.region.example:443", "PANEL.", "")
    assert [doorway.is_known(doorway.host_name(host), "10.0.0.7", named) for host in hosts] == [True, True, False]
    assert doorway.is_known("10.0.0.7", "::ffff:10.0.0.7", named)
    assert not doorway.is_known("10.0.0.8", "10.0.0.7", named)
