"""How much one address may ask for, so that others get theirs: requests a minute, visitors at once, and messages a second.

The package limits would do the first, but adds 0.15 s to the start, three packages and a thread to what is a count here.
"""

import asyncio
import os
import time
from collections import Counter, OrderedDict
from ipaddress import IPv6Address, ip_address
from typing import Final

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

REQUESTS_SETTING: Final = "DIGITALT_REQUESTS"  # a minute from one address; 0: any number
VISITORS_SETTING: Final = "DIGITALT_VISITORS"  # at once from one address; 0: any number
MOST_REQUESTS: Final = 30_000  # a first visit makes about 100, so that all of a large office may come in the same minute
MOST_VISITORS: Final = 200
MOST_MESSAGES: Final = 600  # a minute from one visitor
MESSAGES_AT_ONCE: Final = 60
MOST_ADDRESSES: Final = 10_000  # that are remembered; those that were heard of last
BUSY: Final = {"Retry-After": "10"}


class Allowance:
    """So many a minute for each key, and `at_once` without waiting."""

    def __init__(self, each_minute: int, at_once: int) -> None:
        self._each_second, self._at_once = each_minute / 60, at_once
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()  # how many, and when that was

    def wait(self, key: str, now: float) -> float:
        """Takes one, and returns the seconds until it may be used; where that is not now, the caller may also take it back."""
        left, before = self._left.pop(key, (float(self._at_once), now))
        left = min(self._at_once, left + (now - before) * self._each_second) - 1
        self._left[key] = left, now
        if len(self._left) > MOST_ADDRESSES:
            self._left.popitem(last=False)
        return max(0.0, -left / self._each_second)

    def give_back(self, key: str) -> None:
        """Gives back one that was not used."""
        left, at = self._left[key]
        self._left[key] = left + 1, at


class Allowances:
    """ASGI middleware: 429 for an address that asks too often, or has too many visitors; too many messages have to wait."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        requests = setting(REQUESTS_SETTING, MOST_REQUESTS)
        self.requests = Allowance(requests, requests) if requests else None
        self.most = setting(VISITORS_SETTING, MOST_VISITORS)
        self.visitors: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes one request on, or refuses it."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        address = network((scope.get("client") or ("",))[0])
        if self.requests and self.requests.wait(address, time.monotonic()):
            self.requests.give_back(address)
            await PlainTextResponse("Too many requests.", 429, BUSY)(scope, receive, send)
        elif scope["type"] == "http":
            await self.app(scope, receive, send)
        elif self.most and self.visitors[address] >= self.most:
            await PlainTextResponse("Too many visitors from this address.", 429, BUSY)(scope, receive, send)
        else:
            self.visitors[address] += 1
            try:
                await self.app(scope, unhurried(receive), send)
            finally:
                self.visitors[address] -= 1
                if not self.visitors[address]:
                    del self.visitors[address]


def setting(name: str, otherwise: int) -> int:
    """A number from the environment; the other one where there is none, or where it cannot be read."""
    said = os.environ.get(name, "").strip()
    return int(said) if said.isdecimal() else otherwise


def network(address: str) -> str:
    """Whose an address is: itself, or the network of one in IPv6, since one computer has all the addresses of that."""
    try:
        known = ip_address(address)
    except ValueError:
        return address
    if isinstance(known, IPv6Address):
        return str(known.ipv4_mapped or known.exploded[:19])  # the first half: a /64
    return address


def unhurried(receive: Receive) -> Receive:
    """Hands on what one visitor sends, no faster than a person clicks; the rest waits in the visitor's own connection."""
    allowance = Allowance(MOST_MESSAGES, MESSAGES_AT_ONCE)

    async def received() -> Message:
        message = await receive()
        if message["type"] == "websocket.receive" and (seconds := allowance.wait("", time.monotonic())):
            await asyncio.sleep(seconds)
        return message

    return received
