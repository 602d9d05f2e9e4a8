"""The log: a line of JSON for each failure, with what to look for in the program and nothing that a file or a visitor said."""

import json
import logging
import os
import secrets
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import streamlit.logger

ROOT: Final = Path(__file__).parents[2]
MOST_PLACES: Final = 6  # of the program, at which a failure was on its way; the last is where it began
NOISE: Final = (  # what others write whenever somebody is refused
    "ASGI callable returned without completing handshake.",
    "Invalid HTTP request received.",
    "Rejecting WebSocket connection with disallowed Origin or Host header: origin=%s, host=%s",
)


class OneLine(logging.Formatter):
    """Writes a record as one line. Of an error, its kind and the places: its words may hold a row's values, and so a person's."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "from": record.name,
            "said": record.getMessage(),
        }
        if record.exc_info and (error := record.exc_info[1]):
            line |= {"reference": reference_of(error), "error": error_kind(error), "where": places_of(error)}
        return json.dumps(line, ensure_ascii=False)


def write_one_line_each() -> None:
    """Lets all who write to the log write so: this program, Streamlit and the web server."""
    own = logging.StreamHandler(sys.stderr)
    own.setFormatter(OneLine())
    own.setLevel(logging.WARNING)  # the web server tells at a lower level who has come
    logging.basicConfig(handlers=[own], level=logging.WARNING, force=True)
    streamlit.logger.setup_formatter = lambda logger: _give_to_root(logger.name)
    for name in (*streamlit.logger._loggers, "uvicorn", "uvicorn.error", "uvicorn.access"):
        _give_to_root(name)


def reference_of(error: BaseException) -> str:
    """What a visitor is told of an error, to be found in the log: the same for one error, and of no other."""
    said: str = vars(error).setdefault("reference", secrets.token_hex(4))
    return said


def error_kind(error: BaseException) -> str:
    """The kind of an error; of one that the system tells of, what it was, without the file."""
    name = type(error).__qualname__
    return f"{name}: {os.strerror(error.errno)}" if isinstance(error, OSError) and error.errno else name


def places_of(error: BaseException) -> list[str]:
    """The file, line and function of this program through which an error came, and the last of all."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if _is_own(frame.filename)]
    return list(dict.fromkeys(_place(frame) for frame in (*own[-MOST_PLACES:], *frames[-1:])))


def _give_to_root(name: str) -> None:
    logger = logging.getLogger("streamlit" if name == "root" else name)
    logger.handlers.clear()
    logger.propagate = True
    if not any(isinstance(one, _Quiet) for one in logger.filters):
        logger.addFilter(_Quiet())


class _Quiet(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        return str(record.msg).strip() not in NOISE


def _is_own(file: str) -> bool:
    return Path(file).is_relative_to(ROOT) and ".venv" not in file


def _place(frame: traceback.FrameSummary) -> str:
    file = Path(frame.filename)
    shown = file.relative_to(ROOT) if _is_own(frame.filename) else Path(*file.parts[-2:])
    return f"{shown.as_posix()}:{frame.lineno} {frame.name}"
