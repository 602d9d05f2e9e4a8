"""A visit to the dashboard: a browser's page, its errors and its requests."""

import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal
from urllib.parse import parse_qs, urljoin, urlsplit

from playwright.sync_api import BrowserContext, Locator, Page, TimeoutError, ViewportSize, WebSocket, expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

Scheme = Literal["light", "dark"]
PATIENCE = 60_000  # ms until something that must come is given up; nothing waits longer than it has to
expect.set_options(timeout=PATIENCE)

# What a page still waits for: the script must have run, and every figure and table that it asked for be drawn. Maps draw last.
AWAITED = """() => {
    const app = document.querySelector('[data-testid="stApp"]');
    const charts = [...document.querySelectorAll('[data-testid="stPlotlyChart"]')];
    const undrawn = charts.filter(chart => !chart.querySelector('svg.main-svg')
        || [...chart.querySelectorAll('g.geo')].some(map => !map.querySelector('path.choroplethlocation')));
    const awaited = {
        'the script': app?.dataset.testScriptState !== 'notRunning',
        'its end': !document.querySelector('footer.source, [role="alert"], [data-testid="stException"]'),
        'what is drawn anew': document.querySelector('[data-testid="stSkeleton"], [data-stale="true"]'),
        'figures': undrawn.length,
    };
    return Object.keys(awaited).filter(part => awaited[part]);
}"""
# One refusal is expected: a library in Streamlit's protobuf.js tries WebAssembly as it loads, and does as well without (1.67).
# As it leaves a dark page, the test browser says that it is light, and the page would load itself again instead of the next one.
LISTEN = """
MediaQueryList.prototype.addEventListener = () => {};
window.violations = [];
addEventListener('securitypolicyviolation', ({effectiveDirective, blockedURI, sourceFile}) => {
    if (blockedURI !== 'wasm-eval' || !/\\/protobuf\\.[^/]*\\.js$/.test(sourceFile))
        violations.push(`${effectiveDirective}: ${blockedURI} by ${sourceFile}`);
});
"""
# Every figure with its accessible name, its headline (above it, else the one text in the largest size), what stands around it, and
# its texts with their places.
FIGURES = """() => [...document.querySelectorAll('[data-testid="stPlotlyChart"]')].map(chart => {
    const lines = text => [...text.querySelectorAll('tspan.line')].map(line => line.textContent).join(' ');
    const words = text => (lines(text) || text.textContent).trim();
    const frame = chart.querySelector('svg.main-svg').getBoundingClientRect();
    const squares = [...chart.querySelectorAll('.shapelayer path')].map(path => path.getBoundingClientRect());
    const inSquare = box => squares.some(square => square.width < 30 && square.left <= box.left && box.right <= square.right
        && square.top <= (box.top + box.bottom) / 2 && (box.top + box.bottom) / 2 <= square.bottom);
    // A plate of another colour than the page's ground, which keeps a hatching away from a number.
    const ground = getComputedStyle(document.querySelector('[data-testid="stApp"]')).backgroundColor;
    const onPlate = text => {
        const plate = text.closest('.annotation-text-g')?.querySelector('rect.bg');
        return plate && Number(getComputedStyle(plate).fillOpacity) > 0 && getComputedStyle(plate).fill !== ground;
    };
    const drawn = [...chart.querySelectorAll('svg text')].filter(text => words(text) && text.getClientRects().length);
    const texts = drawn.map(text => {
        const box = text.getBoundingClientRect();
        return {
            words: words(text),
            size: parseFloat(getComputedStyle(text).fontSize),
            colour: getComputedStyle(text).fill,
            beside: !text.closest('.scatterlayer, .barlayer') && !inSquare(box) && !onPlate(text),
            left: box.left - frame.left, right: box.right - frame.left,
            top: box.top - frame.top, bottom: box.bottom - frame.top,
        };
    });
    const largest = Math.max(...texts.map(text => text.size));
    const around = chart.closest('[class*="st-key-shown-"]');
    return {
        role: chart.getAttribute('role'),
        name: chart.getAttribute('aria-label') ?? '',
        headline: around?.querySelector('h2')?.textContent
            ?? texts.filter(text => text.size === largest).map(text => text.words).join(' '),
        around: [...around?.querySelectorAll('h2, .stamp, .subtitle, .about, code') ?? []].map(part => part.textContent),
        width: frame.width, height: frame.height,
        texts,
    };
})"""
FILTERS = """() => {
    const sidebar = document.querySelector('[data-testid="stSidebar"]');
    const read = (group, each) => [...group.querySelectorAll(each)].map(part => part.textContent.trim());
    const chosen = {};
    for (const pills of sidebar.querySelectorAll('[role="toolbar"], [role="radiogroup"]'))
        chosen[pills.ariaLabel] = read(pills, '[data-selected="true"]');
    for (const list of sidebar.querySelectorAll('[data-testid="stMultiSelect"]'))
        chosen[list.querySelector('label').textContent.trim()] = read(list, '.react-aria-ComboBox [data-tag]');
    return chosen;
}"""


def titled(page: str) -> re.Pattern[str]:
    """The browser's title of a page that has this name, with its finding if it has one."""
    return re.compile(rf"^{re.escape(page)}(: .+)? – ")


@dataclass(frozen=True)
class Text:
    """A text in a figure, placed from the figure's upper left corner (px). `beside`: it stands on the page's own ground."""

    words: str
    size: float
    colour: str
    beside: bool
    left: float
    right: float
    top: float
    bottom: float


@dataclass(frozen=True)
class Figure:
    """A figure as it is drawn, with its accessible role and name."""

    role: str
    name: str
    headline: str
    around: Sequence[str]
    width: float
    height: float
    texts: Sequence[Text]

    @property
    def words(self) -> str:
        """All that is written in it."""
        return " ".join([*self.around, *(text.words for text in self.texts)])


@dataclass(frozen=True)
class Visit:
    """A visit in one page of the browser, and what that page complained of."""

    page: Page
    home: str = ""  # where the dashboard is served
    errors: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    answers: list[ForwardMsg] = field(default_factory=list, repr=False)  # the ends of the script's runs

    @classmethod
    def in_new_page(cls, context: BrowserContext) -> "Visit":
        """A new page that is listened to. It costs seconds more to open the dashboard there than in a page that had it open."""
        visit = cls(context.new_page())
        visit.page.set_default_timeout(PATIENCE)
        visit.page.add_init_script(LISTEN)
        visit.page.on("console", lambda said: visit.errors.append(f"{said.text} {said.location}") if said.type == "error" else None)
        visit.page.on("pageerror", lambda error: visit.errors.append(str(error)))
        visit.page.on("request", lambda request: visit.asked.append(request.url))
        visit.page.on("websocket", lambda socket: visit._listen(socket))
        return visit

    def begin(self, home: str, viewport: ViewportSize, color_scheme: Scheme) -> "Visit":
        """Begins another visit in the same page, with nothing stored from the one before."""
        self.page.goto(f"{home}/shell.js")  # ends the visit before; the page keeps the scripts that it has compiled
        self.page.evaluate("localStorage.clear(); sessionStorage.clear()")
        self.page.set_viewport_size(viewport)
        self.page.emulate_media(color_scheme=color_scheme, reduced_motion="reduce")  # nothing is drawn 60 times a second in vain
        for heard in (self.errors, self.asked, self.answers):
            heard.clear()
        return replace(self, home=home)

    def open(self, address: str) -> "Visit":
        """Goes to an address by itself, as from a link in an e-mail."""
        self.page.goto(urljoin(self.home, address))
        return self.ready()

    def turn_to(self, title: str) -> "Visit":
        """Goes to another page by the navigation, which is unfolded first where it is folded away."""
        page, sidebar = self.page, self.page.get_by_test_id("stSidebar")
        link = page.get_by_test_id("stSidebarNav").get_by_role("link", name=title, exact=True, include_hidden=True)
        if link.get_attribute("aria-current") == "page":
            return self.ready()
        folded = sidebar.get_attribute("data-collapsed")
        if folded == "true":
            page.get_by_test_id("stExpandSidebarButton").click()
        self.run(link.click)  # the navigation names the page before the script has run
        expect(link).to_have_attribute("aria-current", "page")
        expect(sidebar).to_have_attribute("data-collapsed", folded)
        return self.ready()

    def _listen(self, socket: WebSocket) -> None:
        self.asked.append(socket.url)
        socket.on("framereceived", lambda frame: self._hear(frame))

    def _hear(self, frame: bytes | str) -> None:
        said = ForwardMsg.FromString(frame) if isinstance(frame, bytes) else ForwardMsg()
        if said.WhichOneof("type") == "script_finished":
            self.answers.append(said)

    def run(self, act: Callable[[], object]) -> "Visit":
        """Does something that the script answers to, and waits until it has answered."""
        before = len(self.answers)
        act()
        deadline = time.monotonic() + PATIENCE / 1000
        while len(self.answers) == before:
            assert time.monotonic() < deadline, "the script never ran"
            self.page.wait_for_timeout(10)
        self.page.evaluate("() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))")
        return self.ready()

    def choose(self, label: str, option: str) -> None:
        """Chooses from a list in the sidebar."""
        self.pick(self.page.get_by_test_id("stSidebar").get_by_role("combobox", name=label), option)

    def pick(self, box: Locator, option: str) -> None:
        """Types an option into a list's box and chooses it. A list that is drawn anew closes, and is opened again."""
        shown = self.page.get_by_role("option", name=option, exact=True)
        for _ in range(20):
            self.ready()
            box.fill(option)
            try:
                shown.click(timeout=3_000)
                break
            except TimeoutError:
                self.page.keyboard.press("Escape")
                if any(option in chosen for chosen in self.filters.values()):  # the click was heard, and the list closed under it
                    break
        else:
            raise AssertionError(f"{box} never offered {option}")
        self.page.keyboard.press("Escape")

    def ready(self) -> "Visit":
        """Waits until everything is drawn."""
        try:
            self.page.wait_for_function(f"() => !({AWAITED})().length", polling=50)
        except TimeoutError:
            raise AssertionError(f"{self.page.url} waits for {self.page.evaluate(AWAITED)}; {self.errors}") from None
        return self

    def wait_for_answer(self, words: str) -> "Visit":
        """Waits until the page answers with these words. While it is drawn anew, the answer before may stand there too."""
        expect(self.page.locator(".answer").filter(has_text=words)).to_be_visible()
        return self.ready()

    @property
    def titles(self) -> list[str]:
        """The pages, as the navigation names them."""
        return self.page.get_by_test_id("stSidebarNavLink").all_text_contents()

    @property
    def path(self) -> str:
        """Where in the dashboard."""
        return urlsplit(self.page.evaluate("location.href")).path

    @property
    def query(self) -> dict[str, list[str]]:
        """The selection as it stands in the address."""
        return parse_qs(urlsplit(self.page.evaluate("location.href")).query)

    @property
    def title(self) -> str:
        """The page's name."""
        return self.page.locator(".page .name").inner_text()

    @property
    def answer(self) -> str:
        """The sentence that the page begins with."""
        return self.page.locator(".answer").inner_text()

    @property
    def complaints(self) -> list[str]:
        """Errors in the console, what the content policy refused, and addresses outside this machine that were asked."""
        local = ("localhost", None)  # data: and blob: have no host
        outside = [url for url in self.asked if urlsplit(url).hostname not in local]
        return [*self.errors, *self.page.evaluate("violations"), *outside]

    @property
    def figures(self) -> list[Figure]:
        """The figures, from the top of the page."""
        return [Figure(**found | {"texts": [Text(**text) for text in found["texts"]]}) for found in self.page.evaluate(FIGURES)]

    @property
    def filters(self) -> dict[str, list[str]]:
        """What is chosen in the sidebar, as people see it."""
        return self.page.evaluate(FILTERS)
