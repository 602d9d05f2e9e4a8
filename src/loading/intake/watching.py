"""A reading that another thread can follow and end."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Literal

import duckdb

from src.loading.intake.head import NumberedRow

Stage = Literal["reading", "counting"]


class Stopped(Exception):
    """The reading was ended before it had read the file."""


class Watch:
    """What another thread may ask of a reading: its `stage`, how many `rows` were read one by one, and that it ends."""

    def __init__(self) -> None:
        self.stage: Stage = "reading"
        self.rows = 0
        self._stopped = False
        self._cursor: duckdb.DuckDBPyConnection | None = None

    @property
    def begun(self) -> bool:
        """Whether it has begun."""
        return self._cursor is not None

    def stop(self) -> None:
        """Ends the reading as soon as it looks up; for any thread, at any time."""
        self._stopped = True
        if self._cursor:
            with suppress(duckdb.Error):  # it is closed already
                self._cursor.interrupt()

    def begin(self, cursor: duckdb.DuckDBPyConnection) -> None:
        """The reading begins, with this cursor."""
        self._cursor = cursor
        self.check()

    def check(self) -> None:
        """Raises Stopped in the thread that reads, if it is to end."""
        if self._stopped:
            raise Stopped

    def each(self, rows: Iterable[NumberedRow]) -> Iterator[NumberedRow]:
        """The rows, one by one, while nobody ends it."""
        for row in rows:
            if self._stopped:
                raise Stopped
            self.rows += 1
            yield row

    def count(self) -> None:
        """All rows are read, and are counted next."""
        self.check()
        self.stage = "counting"
