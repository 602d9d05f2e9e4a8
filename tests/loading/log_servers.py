"""A PostgreSQL of one's own on the loopback, in a temporary folder, where Debian's package is installed."""

import glob
import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pytest

PASSWORD = "rätt-ord"


class Server(NamedTuple):
    """A server with the superuser `owner`, whose password is PASSWORD."""

    port: int

    def address(self, user: str = "owner", database: str = "postgres") -> str:
        return f"postgresql://{user}@127.0.0.1:{self.port}/{database}"

    def connect(self) -> Any:
        import psycopg

        return psycopg.connect(self.address(), password=PASSWORD, autocommit=True)


@contextmanager
def postgres_server() -> Iterator[Server]:
    """Starts it as a user other than root, and stops it; skips the test where it is not installed."""
    pytest.importorskip("psycopg", reason="psycopg is not installed (requirements-log.txt)")
    found = shutil.which("initdb") or next(iter(sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb"))[-1:]), None)
    if not found:
        pytest.skip("PostgreSQL is not installed (Debian: apt-get install postgresql)")
    programs, folder = Path(found).parent, Path(tempfile.mkdtemp(prefix="log-", dir="/tmp"))
    who: dict[str, Any] = {}
    if os.geteuid() == 0:  # as which PostgreSQL does not run
        who = {"user": "postgres", "group": "postgres", "extra_groups": []}
        shutil.chown(folder, "postgres", "postgres")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (folder / "password").write_text(PASSWORD, encoding="utf-8")
    (folder / "password").chmod(0o644)

    def run(program: str, *arguments: str) -> None:
        command = [str(programs / program), "-D", str(folder / "data"), *arguments]
        subprocess.run(command, check=True, cwd=folder, stdout=subprocess.DEVNULL, **who)

    try:
        login = ["--auth=scram-sha-256", f"--pwfile={folder / 'password'}"]
        run("initdb", "-U", "owner", *login, "--locale=C.UTF-8", "-E", "UTF8", "--no-sync")
        run("pg_ctl", "start", "-w", "-l", str(folder / "said"), "-o", f"-p {port} -h 127.0.0.1 -k {folder} -F")
        yield Server(port)
        run("pg_ctl", "stop", "-m", "immediate")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
