"""Where a key stands in a TOML file: its text is read a statement at a time, by the same parser that reads the whole."""

import tomllib
from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple, TypeAlias

KeyPath: TypeAlias = tuple[str | int, ...]  # the keys down to a value, and the indexes, from 0, in lists on the way

AT_THE_END: Final = "(at end of document)"  # what the parser says of a statement that goes on
_LONGEST: Final = 300  # lines of one statement that are read: each further line costs another reading of all before it
_LARGEST: Final = 20_000  # characters of a statement of several lines
_MOST: Final = 20_000  # lines that are searched


class Statement(NamedTuple):
    """A key with its value, or the header of a table: on `line` and the lines after it. `table`: where it stands.

    `content` is what it says by itself: None where the parser stopped, for the reason in `fault`.
    """

    line: int
    lines: list[str]
    table: KeyPath
    content: dict[str, Any] | None = None
    fault: Exception | None = None

    @property
    def is_header(self) -> bool:
        """Whether it begins a table."""
        return self.content is not None and self.lines[0].lstrip().startswith("[")


def statements(text: str) -> Iterator[Statement]:
    """The statements of the text in their order, until one that cannot be read; comments are none."""
    table, times, waiting = KeyPath(), dict[KeyPath, int](), list[str]()
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n")[:_MOST], 1):
        waiting.append(line)
        begun = number - len(waiting) + 1
        try:
            content = tomllib.loads("\n".join(waiting))
        except (ValueError, RecursionError) as fault:
            if not str(fault).endswith(AT_THE_END) or len(waiting) == _LONGEST or sum(map(len, waiting)) > _LARGEST:
                yield Statement(begun, waiting, table, fault=fault)
                return
            stopped: Exception = fault
            continue
        if content:
            if waiting[0].lstrip().startswith("["):
                table, content = _opened(content, times), {}
            yield Statement(begun, waiting, table, content)
        waiting = []
    if waiting:
        yield Statement(begun, waiting, table, fault=stopped)


def line_of(text: str, place: KeyPath) -> int | None:
    """The line on which the key at `place`, or the table, begins; None where it is not found, and for the whole file."""
    for statement in statements(text) if place else ():
        if statement.is_header and statement.table[: len(place)] == place:
            return statement.line
        if statement.content and place[: len(statement.table)] == statement.table:
            inside = place[len(statement.table) :]
            if _holds(statement.content, inside):
                return statement.line + _lines_before(statement.lines, inside)
    return None


def statement_at(text: str, line: int | None) -> Statement | None:
    """The statement that goes over this line; without a line, the last one that the parser came to."""
    last = None
    for last in statements(text):
        if line is not None and last.line <= line < last.line + len(last.lines):
            return last
    return last if line is None else None


def written(place: KeyPath) -> str:
    """A place as a reader would write it, counting from 1: `eligibility[2].population_year`."""
    parts = (f"[{key + 1}]" if isinstance(key, int) else f".{key}" for key in place)
    return "".join(parts).removeprefix(".")


def _opened(header: dict[str, Any], times: dict[KeyPath, int]) -> KeyPath:
    """The place of the table that a header begins. `times`: how often each list of tables has been added to, counted on."""
    table, inside = KeyPath(), header
    while inside:
        key, value = next(iter(inside.items()))
        table = (*table, key)
        if isinstance(value, list):
            times[table] = times.get(table, 0) + 1
        if table in times:
            table = (*table, times[table] - 1)
        inside = value[0] if isinstance(value, list) else value
    return table


def _holds(content: Any, inside: KeyPath) -> bool:
    try:
        for key in inside:
            content = content[key]
    except (LookupError, TypeError):
        return False
    return bool(inside)


def _lines_before(lines: Sequence[str], inside: KeyPath) -> int:
    """How many lines of a statement go before the element at `inside`, where it is a list that goes over several lines."""
    before = 0
    for count in range(1, len(lines)):
        try:
            cut = tomllib.loads("\n".join([*lines[:count], "]"]))
        except (ValueError, RecursionError):
            continue
        if _holds(cut, inside):
            return before
        before = count
    return before
