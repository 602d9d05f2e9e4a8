"""How much one address may ask for, and that another is not touched by it."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from starlette.types import Message, Receive, Scope, Send

from src.app import allowances
from src.app.allowances import Allowance, Allowances, network, unhurried


async def inside(scope: Scope, receive: Receive, send: Send) -> None:
    """An application that answers, and that keeps a websocket until its visitor leaves."""
    if scope["type"] == "websocket":
        while (await receive())["type"] != "websocket.disconnect":
            pass
    else:
        await send({"type": "http.response.start", "status": 200, "headers": []})


async def status(app: Allowances, address: str, kind: str = "http", receive: Any = None) -> int | None:
    """The status of the answer; None for a websocket that was let in and has ended."""
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    await app({"type": kind, "client": (address, 1), "headers": []}, receive, send)
    return sent[0]["status"] if sent else None


def run(work: Any) -> Any:
    """Runs it in a thread of its own, since Playwright may hold an event loop in this one."""
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(asyncio.run, work).result(30)


def test_an_allowance_fills_again_each_second_up_to_what_may_be_used_at_once() -> None:
    allowance = Allowance(60, 2)
    assert [allowance.wait("a", 100) for _ in range(4)] == [0, 0, 1, 2]
    assert allowance.wait("b", 100) == 0
    assert allowance.wait("a", 103) == 0
    assert [allowance.wait("a", 1000) for _ in range(3)] == [0, 0, 1]


def test_an_address_that_asks_too_often_is_refused_and_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(allowances.REQUESTS_SETTING, "3")
    app = Allowances(inside)
    assert [run(status(app, "192.0.2.1")) for _ in range(5)] == [200, 200, 200, 429, 429]
    assert run(status(app, "192.0.2.2")) == 200


def test_an_address_has_so_many_visitors_at_once_and_a_place_is_free_when_one_leaves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(allowances.VISITORS_SETTING, "2")
    app = Allowances(inside)

    async def crowd() -> list[int | None]:
        leave = asyncio.Event()

        async def stay() -> Message:
            await leave.wait()
            return {"type": "websocket.disconnect"}

        staying = [asyncio.create_task(status(app, "2001:db8:0:1::1", "websocket", stay)) for _ in range(2)]
        await asyncio.sleep(0)
        refused = [await status(app, f"2001:db8:0:{network}::2", "websocket", stay) for network in (1,)]
        other = asyncio.create_task(status(app, "2001:db8:0:2::2", "websocket", stay))
        await asyncio.sleep(0)
        leave.set()
        return [*refused, *(await asyncio.gather(*staying, other)), await status(app, "2001:db8:0:1::2", "websocket", stay)]

    assert run(crowd()) == [429, None, None, None, None]
    assert not app.visitors


def test_nobody_is_counted_where_the_operator_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(allowances.REQUESTS_SETTING, "0")
    monkeypatch.setattr(allowances, "MOST_REQUESTS", 1)
    app = Allowances(inside)
    assert {run(status(app, "192.0.2.1")) for _ in range(10)} == {200}


def test_a_setting_that_is_no_number_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(allowances.REQUESTS_SETTING, "många")
    assert allowances.setting(allowances.REQUESTS_SETTING, 7) == 7


def test_messages_wait_once_they_come_faster_than_anybody_clicks(monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []

    async def sleep(seconds: float) -> None:
        waited.append(seconds)

    async def receive() -> Message:
        return {"type": "websocket.receive", "bytes": b""}

    async def send_many() -> None:
        received = unhurried(receive)
        for _ in range(allowances.MESSAGES_AT_ONCE + 3):
            await received()

    monkeypatch.setattr(asyncio, "sleep", sleep)
    run(send_many())
    assert len(waited) == 3
    assert max(waited) <= 3 * 60 / allowances.MOST_MESSAGES


@pytest.mark.parametrize(
    ("address", "counted_as"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("2001:db8:0:1:2:3:4:5", "2001:0db8:0000:0001"),
        ("unix", "unix"),
    ],
)
def test_a_computer_with_all_the_addresses_of_a_network_is_one(address: str, counted_as: str) -> None:
    assert network(address) == counted_as


def test_only_so_many_addresses_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(allowances, "MOST_ADDRESSES", 3)
    allowance = Allowance(60, 1)
    for address in "abcde":
        allowance.wait(address, 0)
    assert list(allowance._left) == ["c", "d", "e"]
