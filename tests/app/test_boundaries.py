"""The boundaries of a map travel once."""

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response

from src.app import boundaries, own_answers

SQUARE = {"type": "FeatureCollection", "features": [{"type": "Feature", "id": "9901", "properties": {"name": "Å"}}]}


@pytest.fixture(autouse=True)
def without_the_shell(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(boundaries, "_answered", set())


def fetched(address: str, headers: dict[str, str] | None = None) -> Response:
    name = address.removeprefix("./boundaries/").removesuffix(".json")
    sent = [(key.encode(), value.encode()) for key, value in (headers or {}).items()]
    scope = {"type": "http", "headers": sent, "path_params": {"name": name}, "app": Starlette()}
    with ThreadPoolExecutor(1) as beside:  # a browser test may have left a loop that runs in this thread
        return beside.submit(asyncio.run, own_answers.boundaries(Request(scope))).result()


def test_without_the_shell_a_figure_holds_its_boundaries() -> None:
    assert boundaries.sent_as(SQUARE) is SQUARE


def test_with_it_a_figure_holds_an_address_that_names_their_content_and_is_kept_for_ever() -> None:
    own_answers.routes()
    address = boundaries.sent_as(SQUARE)
    assert isinstance(address, str)
    answer = fetched(address)
    assert json.loads(bytes(answer.body)) == SQUARE
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert boundaries.sent_as(json.loads(json.dumps(SQUARE))) == address != boundaries.sent_as(SQUARE | {"features": []})
    again = fetched(address, {"if-none-match": answer.headers["etag"]})
    assert (again.status_code, again.body) == (304, b"")
    assert fetched("./boundaries/0123.json").status_code == 404


@pytest.mark.parametrize(("base", "roots"), [("", ["/"]), ("/bas/", ["/", "/bas/"])])
def test_the_shell_answers_below_the_base_path_too(monkeypatch: pytest.MonkeyPatch, base: str, roots: list[str]) -> None:
    monkeypatch.setattr(own_answers.config, "get_option", {"server.baseUrlPath": base}.get)
    paths = {route.path for route in own_answers.routes()}
    assert {f"{root}{path}" for root in roots for path in ("shell.js", "boundaries/{name}.json", "ready")} <= paths
    assert {path for path in paths if not path.startswith(tuple(roots))} == set()
