"""Who may come in: requests to a name that is this server's, from its own pages, and no more of them than one address needs."""

import logging
import os
import re
import socket
from collections.abc import Collection
from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import config

LOG = logging.getLogger(__name__)
HOSTS_SETTING: Final = "DIGITALT_HOSTS"  # names, with commas between them
HOST: Final = re.compile(r"(?:\[(?P<ipv6>[0-9a-f:.]+)\]|(?P<name>[a-z0-9._-]+))(?::[0-9]{1,5})?", re.ASCII)
MOST_NAMES_TOLD: Final = 20  # names that are refused and stand in the log
UNSAFE: Final = ("POST", "PUT", "PATCH", "DELETE")


def named_by_operator() -> frozenset[str]:
    """The names that visitors use, as the settings say."""
    names = [*os.environ.get(HOSTS_SETTING, "").split(","), config.get_option("browser.serverAddress") or ""]
    return frozenset(name for said in names if (name := said.strip().lower().rstrip(".")) and not _is_loopback(name))


def host_name(host: str) -> str:
    """The name or the address in a Host header; "" where it is none."""
    found = HOST.fullmatch(host.lower())
    return (found["ipv6"] or found["name"]).rstrip(".") if found else ""


def is_known(name: str, here: str, named: Collection[str]) -> bool:
    """Whether a name is this server's: a loopback one, one of those `named`, or the address `here`, to which the request came.

    A name that somebody else points to this server is not, so that their pages cannot read ours (DNS rebinding).
    """
    return _is_loopback(name) or name in named or (name != "" and _plain_address(name) == _plain_address(here))


class Doorway:
    """ASGI middleware: 400 for another server's name, 403 for what another server's page sends or a websocket that it opens."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.named = named_by_operator()
        own = socket.gethostname().lower()
        self.known = self.named | {own, own.partition(".")[0]}
        self.told: set[str] = set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes one request on, or refuses it."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        host, origin = headers.get("host", ""), headers.get("origin")
        name = host_name(host)
        if not is_known(name, (scope.get("server") or ("",))[0], self.known):
            self._tell(name)
            await PlainTextResponse("Unknown host.", 400)(scope, receive, send)
        elif (
            (scope["type"] == "websocket" or scope["method"] in UNSAFE)
            and origin is not None
            and not self._is_own(origin, host.lower())
        ):
            await PlainTextResponse("Not from another site.", 403)(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    def _is_own(self, origin: str, host: str) -> bool:
        """Whether a page is this server's. A proxy may have changed the host, so the names that the settings say are known too."""
        place = urlsplit(origin.lower())
        allowed = origin in config.get_option("server.corsAllowedOrigins")
        return allowed or place.netloc == host or (place.hostname or "") in self.named

    def _tell(self, name: str) -> None:
        if name not in self.told and len(self.told) < MOST_NAMES_TOLD:
            self.told.add(name)
            LOG.warning("a request to the unknown host %r was refused; %s names the hosts that are known", name, HOSTS_SETTING)


def _is_loopback(name: str) -> bool:
    try:
        return name == "localhost" or ip_address(name).is_loopback
    except ValueError:
        return False


def _plain_address(name: str) -> str:
    """An address without the form in which IPv6 writes one of IPv4; any other name as it is."""
    try:
        address = ip_address(name)
    except ValueError:
        return name
    return str(getattr(address, "ipv4_mapped", None) or address)
