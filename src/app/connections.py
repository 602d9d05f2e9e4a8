"""What holds on a connection before a request is whole: one that is half sent ends, and a frame that is too large is refused."""

import sys
from asyncio import Transport
from typing import Any, Final

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

HALF_SENT: Final = 10.0  # seconds for the head of a request, and between two parts of a body
LONGEST_BODY: Final = 600.0  # seconds: 50 MB at 85 kB a second
MOST_OF_A_FRAME: Final = 1_000_000  # bytes that a browser sends at once over the websocket
MOST_OPEN: Final = 16_384  # files and connections at once, where the system allows as many


def guard_connections() -> None:
    """Sets the bounds on each connection, and leaves out the header that says which server this is.

    uvicorn (0.54) has no time limit for a request that never becomes whole, and Streamlit (1.67) none of its own for a frame that
    comes in. Both are set here, since it is Streamlit that starts uvicorn.
    """
    begin, made, received, lost = (
        H11Protocol.__init__,
        H11Protocol.connection_made,
        H11Protocol.data_received,
        H11Protocol.connection_lost,
    )

    def bounded(self: H11Protocol, config: Any, server_state: Any, *args: Any, **options: Any) -> None:
        config.ws_max_size = min(config.ws_max_size, MOST_OF_A_FRAME)
        config.encoded_headers = [header for header in config.encoded_headers if header[0] != b"server"]
        server_state.default_headers = [header for header in server_state.default_headers if header[0] != b"server"]
        begin(self, config, server_state, *args, **options)

    def connection_made(self: H11Protocol, transport: Transport) -> None:
        made(self, transport)
        _wait_at_most(self, HALF_SENT)

    def data_received(self: H11Protocol, data: bytes) -> None:
        received(self, data)
        kept, now = vars(self), self.loop.time()
        if self.transport.get_protocol() is not self:  # it is a websocket now
            _wait_at_most(self, 0)
        elif self.conn.their_state is h11.SEND_BODY:
            until = kept.setdefault("body_until", now + LONGEST_BODY)
            _wait_at_most(self, max(min(HALF_SENT, until - now), 0.001))
        elif self.conn.their_state is not h11.IDLE:  # whole
            kept.pop("body_until", None)
            _wait_at_most(self, 0)
        elif kept.get("half_sent") is None:  # another has begun
            _wait_at_most(self, HALF_SENT)

    def connection_lost(self: H11Protocol, exc: Exception | None) -> None:
        _wait_at_most(self, 0)
        lost(self, exc)

    H11Protocol.__init__ = bounded  # type: ignore[method-assign]
    H11Protocol.connection_made = connection_made  # type: ignore[method-assign]
    H11Protocol.data_received = data_received  # type: ignore[method-assign]
    H11Protocol.connection_lost = connection_lost  # type: ignore[method-assign]
    _allow_many()


def _wait_at_most(connection: H11Protocol, seconds: float) -> None:
    """Ends the connection after so many seconds, unless this is called again; 0 lets it be."""
    if timer := vars(connection).get("half_sent"):
        timer.cancel()
    vars(connection)["half_sent"] = connection.loop.call_later(seconds, connection.transport.abort) if seconds else None


def _allow_many() -> None:
    """Lets the process hold more connections than the 1024 that systems begin with."""
    if sys.platform != "win32":
        import resource

        now, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = MOST_OPEN if most == resource.RLIM_INFINITY else min(MOST_OPEN, most)
        if now < wanted:
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))
