"""Many people at once, over Streamlit's own websocket: how long a click takes, and whether everybody gets their own.

`python -m benchmarks.load PORT PEOPLE SECONDS [PID]` asks a server that runs on this machine; PID is its process, whose memory and
processor are told too (Linux).
"""

import asyncio
import random
import re
import statistics
import sys
import time
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from typing import Final
from urllib.request import urlopen

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from src.address import LANGUAGE_KEY, MUNICIPALITY_PAGE, REPORT_PAGE, YEARS_KEY
from src.language import CODES, Code
from src.programme.definition import read_programme

DATA: Final = Path(__file__).parents[1] / "data"
THINKING: Final = 0.5, 1.5  # seconds between two clicks
DOWNLOADS, REPORTS = 0.10, 0.05  # of the clicks
TICKS: Final = 100  # of the processor's clock, a second, as Linux counts them
LONGEST: Final = 90  # seconds that anything may take
FOOTERS: Final[dict[Code, str]] = {"sv": "Källa: ", "en": "Source: "}  # how each page ends


@dataclass
class Seen:
    """What all people together have seen: seconds, bytes, and what was not theirs."""

    opened: list[float] = field(default_factory=list)
    reran: list[float] = field(default_factory=list)
    downloaded: list[float] = field(default_factory=list)
    reported: list[float] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    mixed: list[str] = field(default_factory=list)
    megabytes: list[int] = field(default_factory=list)  # before, then each half second, then after
    processor: float = 0  # seconds

    def table(self) -> str:
        """All of it in lines."""
        times = {"open": self.opened, "rerun": self.reran, "download": self.downloaded, "report": self.reported}
        lines = [
            f"{name:9} {len(taken):5} times, ms " + "  ".join(f"p{p} {percentile(taken, p):6.0f}" for p in (50, 95, 99))
            for name, taken in times.items()
        ]
        lines.append(f"errors {len(self.errors)} {self.errors[:2]}, mix-ups {len(self.mixed)} {self.mixed[:2]}")
        lines.append(f"kB a rerun, median {statistics.median(self.sizes or [0]) / 1000:.0f}")
        if self.megabytes:
            runs = len(self.opened) + len(self.reran) or 1
            lines.append(f"MB before {self.megabytes[0]}, at the top {max(self.megabytes)}, after {self.megabytes[-1]}")
            lines.append(f"processor ms for each run of a page, files and reports included {1000 * self.processor / runs:.0f}")
        return "\n".join(lines)


def percentile(seconds: Sequence[float], percent: int) -> float:
    """The milliseconds that this many percent stay within; not a number where there are none."""
    ordered = sorted(seconds)
    return ordered[max(0, -(-percent * len(ordered) // 100) - 1)] * 1000 if ordered else float("nan")


def not_theirs(html: str, chips: Collection[str], code: Code, year: int) -> str:
    """What a page shows of somebody else's language or year; empty where all is one's own. ValueError for a page without an end.

    The year is that of the links to municipalities, which all who select the same share, and of the visitor's own filters, `chips`.
    """
    ways = re.findall(r'href="([^"#]*\?[^"]*)"', unescape(html))
    years = {asked for way in ways for asked in re.findall(rf"{MUNICIPALITY_PAGE}\?{YEARS_KEY}=(\w+)", way)}
    if not any(footer in html for footer in FOOTERS.values()):
        raise ValueError("a page without an end")
    if others := [other for other, footer in FOOTERS.items() if other != code and footer in html]:
        return f"{others[0]} for {code}"
    if strange := years.union(chips) ^ {str(year)}:
        return f"{', '.join(sorted(strange))} for {year}"
    return ""


class Person:
    """Somebody with a language, who opens pages and years as chance has it."""

    def __init__(self, number: int, port: int, seen: Seen) -> None:
        self.chance, self.code = random.Random(number), CODES[number % len(CODES)]
        self.origin, self.seen = f"http://localhost:{port}", seen
        self.programme = read_programme(DATA)
        self.pages = ("", "karta", "mal", "underlag", "andringar", "kommun", self.programme.group_key)
        self.page, self.year, self.also, self.session = "", 0, "", ""  # also: what else the address asks for
        self.files, self.buttons = dict[str, str](), dict[str, str]()  # of the page: what is asked for, by a button's key

    async def stay(self, until: float) -> None:
        """Opens a page, and then clicks until this time (of time.monotonic)."""
        await asyncio.sleep(self.chance.random() * 3)
        try:
            at, spoken = f"ws{self.origin[4:]}/_stcore/stream", [websockets.Subprotocol("streamlit")]
            async with websockets.connect(at, subprotocols=spoken, max_size=None, ping_interval=None) as self.line:
                self.seen.opened.append(await self.turn_to(self.chance.choice(self.pages)))
                while time.monotonic() < until:
                    await asyncio.sleep(self.chance.uniform(*THINKING))
                    await self.click()
        except Exception as failed:  # noqa: BLE001 whatever it is, it is one of the figures
            self.seen.errors.append(f"{type(failed).__name__} on /{self.page}: {failed}"[:150])

    async def click(self) -> None:
        drawn, began = self.chance.random(), time.monotonic()
        if drawn < REPORTS:
            await self.report()
        elif drawn < REPORTS + DOWNLOADS and self.files:
            await self.download(self.files[self.chance.choice(sorted(self.files))])
            self.seen.downloaded.append(time.monotonic() - began)
        else:
            self.seen.reran.append(await self.turn_to(self.chance.choice(self.pages)))

    async def turn_to(self, page: str, pressed: str = "") -> float:
        """Opens a page for a year, or presses a button there, and checks what comes; the seconds until it is whole."""
        if not pressed:
            self.page, self.year = page, self.chance.choice(self.programme.years)
        language = "" if self.code == CODES[0] else f"&{LANGUAGE_KEY}={self.code}"
        asked = BackMsg()
        asked.rerun_script.page_name, asked.rerun_script.query_string = page, f"{YEARS_KEY}={self.year}{language}{self.also}"
        asked.rerun_script.context_info.url = f"{self.origin}/{page}"
        asked.rerun_script.context_info.color_scheme = "light"
        asked.rerun_script.is_history_navigation = not pressed  # as with back and forward, which take all from the address
        if pressed:
            asked.rerun_script.widget_states.widgets.add(id=pressed, trigger_value=True)
        began, html, size, chips = time.monotonic(), "", 0, set[str]()
        self.files, self.buttons = {}, {}
        await self.line.send(asked.SerializeToString())
        while True:
            message, came = await self.heard()
            size += came
            if message.HasField("script_finished") and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                break
            self.session = message.new_session.initialize.session_id or self.session
            element = message.delta.new_element
            html += element.html.body
            if element.exception.message:
                self.seen.errors.append(f"/{page}: {element.exception.message}"[:150])
            if file := element.download_button.deferred_file_id or element.download_button.url:
                self.files[element.download_button.id] = file
            if element.button.id:
                self.buttons[element.button.id.rpartition("-make-")[2]] = element.button.id
                chips |= set(re.findall(rf"-chip-{YEARS_KEY}-(\w+)$", element.button.id))
        self.seen.sizes.append(size)
        if mixed := not_theirs(html, chips, self.code, self.year):
            self.seen.mixed.append(f"/{page}: {mixed}")
        return time.monotonic() - began

    async def heard(self) -> tuple[ForwardMsg, int]:
        raw = await asyncio.wait_for(self.line.recv(), LONGEST)
        assert isinstance(raw, bytes)
        return ForwardMsg.FromString(raw), len(raw)

    async def report(self) -> None:
        """Lets the dashboard make a report as PDF, and fetches it."""
        await self.turn_to(REPORT_PAGE)
        began = time.monotonic()
        await self.turn_to(REPORT_PAGE, self.buttons["pdf"])
        if not any([(await self.download(file)).startswith(b"%PDF") for file in self.files.values()]):
            self.seen.errors.append("a report that is no PDF")
        self.seen.reported.append(time.monotonic() - began)

    async def download(self, file: str) -> bytes:
        """A file as the browser gets it: asked for over the websocket where it is not made yet, then fetched by its address."""
        if not file.startswith("/"):
            asked = BackMsg()
            asked.backend_operation_request.session_id = self.session
            asked.backend_operation_request.request_id = asked.backend_operation_request.deferred_file.file_id = file
            await self.line.send(asked.SerializeToString())
            while not (message := (await self.heard())[0]).HasField("backend_operation_response"):
                pass
            if not (file := message.backend_operation_response.deferred_file.url):
                raise ValueError(message.backend_operation_response.error_msg)
        content = await asyncio.to_thread(_fetched, self.origin + file)
        words = content.decode("utf-8", "ignore") if file.endswith(".csv") else ""  # which says where it comes from
        others = [code for code, footer in FOOTERS.items() if code != self.code and footer.strip(": ") in words]
        self.seen.mixed += [f"{file}: {code} for {self.code}" for code in others]
        return content


def _fetched(address: str) -> bytes:
    with urlopen(address, timeout=LONGEST) as answer:  # an HTTPError where it is not there
        return bytes(answer.read())


async def crowd(port: int, people: int, seconds: float, pid: int | None = None, calm: float = 5) -> Seen:
    """What so many people see in so many seconds; the memory is looked at again some seconds later."""
    seen, until = Seen(), time.monotonic() + seconds
    watching = asyncio.create_task(_watch(pid, seen))
    before = processor(pid)
    await asyncio.gather(*(Person(number, port, seen).stay(until) for number in range(people)))
    seen.processor = processor(pid) - before
    await asyncio.sleep(calm)
    watching.cancel()
    return seen


async def _watch(pid: int | None, seen: Seen) -> None:
    while pid and (status := Path(f"/proc/{pid}/status")).exists():
        seen.megabytes += [int(found) // 1024 for found in re.findall(r"VmRSS:\s+(\d+)", status.read_text(encoding="ascii"))]
        await asyncio.sleep(0.5)


def processor(pid: int | None) -> float:
    """The seconds of processor that a process has used; 0 where that is not known."""
    stat = Path(f"/proc/{pid}/stat")
    if not pid or not stat.exists():
        return 0
    user, system = stat.read_text(encoding="ascii").rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / TICKS


def main() -> int:
    port, people, seconds, *pid = map(int, sys.argv[1:])
    seen = asyncio.run(crowd(port, people, seconds, pid[0] if pid else None))
    print(seen.table())
    return 1 if seen.errors or seen.mixed else 0


if __name__ == "__main__":
    sys.exit(main())
