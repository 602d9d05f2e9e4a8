"""Whether the server can listen where it is asked to: `python -m src.app.listening PORT ADDRESS` says in a sentence why not.

Streamlit (1.67) ends with a traceback. Imports nothing that takes long, since it runs before each start.
"""

import errno
import socket
import sys


def why_not(port: str, address: str) -> str:
    """Why nobody can listen there; "" where somebody can."""
    if not (port.isdecimal() and port.isascii() and int(port) <= 65535):
        return f"PORT is {port!r}, but a port is a number from 1 to 65535, such as 8501."
    try:
        found = socket.getaddrinfo(address, int(port), type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except (OSError, UnicodeError):
        return f"ADDRESS is {address!r}, but there is no such address. localhost is this machine, 0.0.0.0 lets others in."
    family, kind, protocol, _, place = found[0]
    try:
        with socket.socket(family, kind, protocol) as tried:
            if sys.platform != "win32":
                tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind(place)
    except OSError as refused:
        return {
            errno.EADDRINUSE: f"Port {port} is in use by another program. PORT=9000 make run takes another port.",
            errno.EACCES: f"Port {port} is kept for the system. PORT=8501 make run takes another port.",
            errno.EADDRNOTAVAIL: f"ADDRESS is {address!r}, which is not an address of this machine.",
        }.get(refused.errno or 0, f"Nobody can listen on {address}, port {port}: {refused.strerror}.")
    return ""


if __name__ == "__main__":
    sys.exit(why_not(*sys.argv[1:]) or 0)
