"""What holds on every page, on a wide screen as on a phone: each rule gives a list of what breaks it."""

import re
from itertools import combinations, pairwise
from typing import Final

from axe_playwright_python.base import AXE_SCRIPT

from src.charts.theme import contrast
from tests.browser.visit import Figure, Text, Visit

# Violations in Streamlit's own parts, which we cannot mend: rule, CSS selector of the part, and why it does no harm.
STREAMLITS_OWN: Final[tuple[tuple[str, str], ...]] = (
    # A wide table scrolls inside itself on a phone. Its box has no tabindex, but browsers let the keyboard reach a box that
    # scrolls and holds nothing to focus (Chromium 130, Firefox).
    ("scrollable-region-focusable", '[data-testid="stTable"] > div'),
)
AXE = """async known => {
    const found = await axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'], resultTypes: ['violations']});
    const isKnown = (rule, part) => known.some(([id, css]) => id === rule && part?.matches(css));
    return found.violations.flatMap(({id, nodes}) => nodes
        .filter(({target}) => !isKnown(id, document.querySelector(target)))
        .map(({html, any, all, none}) => `${id}: ${html.slice(0, 160)} ${[...any, ...all, ...none].map(check => check.message)}`));
}"""
SPOKEN = """() => [...document.querySelectorAll('[data-testid="stPlotlyChart"] svg.main-svg:not([aria-hidden="true"])')]
    .map(drawing => `spoken: ${drawing.textContent.slice(0, 120)}`)"""
PRINTED = """() => {
    const all = css => [...document.querySelectorAll(css)];
    const controls = all('button, input, [role="radiogroup"], [role="toolbar"], summary')
        .filter(part => part.checkVisibility({visibilityProperty: true}) && !part.closest('thead, [class*="st-key-panel-"]'));
    const cut = all('[class*="st-key-shown-"], table.words tr').filter(part => getComputedStyle(part).breakInside !== 'avoid');
    const signs = all('th button').filter(part => getComputedStyle(part, '::after').content !== 'none');
    return Object.entries({controls, cut, signs})
        .flatMap(([fault, parts]) => parts.map(part => `${fault}: ${part.outerHTML.slice(0, 120)}`));
}"""
LEGIBLE = 4.5  # WCAG's least contrast for text
HAIR = 0.5  # px, rounding
SLACK = 3  # px: a line's box is higher than its letters


def inaccessible(visit: Visit) -> list[str]:
    """Whatever breaks WCAG 2.1 A or AA, as far as axe can tell."""
    visit.page.evaluate(AXE_SCRIPT)
    return visit.page.evaluate(AXE, list(map(list, STREAMLITS_OWN)))


def faulty_figures(visit: Visit) -> list[str]:
    """The faults of figures, which axe does not look into.

    Texts that are too faint for the page's ground, that reach out of the figure and so are cut off, or that overlap around the
    drawing, or that a screen reader would say one by one; a headline that is no heading or missing from the accessible name.
    """
    ground = _hex(visit.page.get_by_test_id("stApp").evaluate("app => getComputedStyle(app).backgroundColor"))
    headings = visit.page.get_by_role("heading", level=2).all_inner_texts()
    wrong = visit.page.evaluate(SPOKEN)
    for figure in visit.figures:
        beside = [text for text in figure.texts if text.beside]
        wrong += [f"too faint on {ground}: {text}" for text in beside if contrast(_hex(text.colour), ground) < LEGIBLE]
        wrong += [f"cut off: {text} of {figure.headline}" for text in figure.texts if not _inside(text, figure)]
        wrong += [f"overlap: {one} and {other}" for one, other in combinations(beside, 2) if _overlap(one, other)]
        if figure.around and figure.headline not in headings:  # a figure that is checked has all its words inside
            wrong.append(f"no heading says {figure.headline!r}")
        if not (figure.role in ("figure", "img") and figure.headline and figure.headline[:100] in figure.name):
            wrong.append(f"{figure.headline!r} is not in {figure.name!r}")
    return wrong


def scrolling_sideways(visit: Visit) -> list[str]:
    """Whatever of the page is wider than the window."""
    widths = visit.page.evaluate(
        """() => ({
            document: document.documentElement.scrollWidth,
            main: document.querySelector('[data-testid="stMain"]').scrollWidth,
            content: document.querySelector('[data-testid="stMainBlockContainer"]').scrollWidth,
            window: innerWidth,
        })"""
    )
    return [f"{part} is {width} px wide in {widths}" for part, width in widths.items() if width > widths["window"]]


def out_of_reach(visit: Visit) -> list[str]:
    """Buttons, links and fields that are shown beside the window, where nobody can click them and nothing scrolls them into it."""
    return visit.page.evaluate("""() => {
        const scrolls = part => part && (/auto|scroll/.test(getComputedStyle(part).overflowX) && part.scrollWidth > part.clientWidth
            || scrolls(part.parentElement));
        return [...document.querySelectorAll('button, a[href], input, select')]
            .filter(part => part.checkVisibility({visibilityProperty: true, opacityProperty: true}) && !scrolls(part))
            .filter(part => part.getBoundingClientRect().width > 1 && part.getBoundingClientRect().left >= innerWidth)
            .map(part => part.outerHTML.slice(0, 160));
    }""")


def skipped_headings(visit: Visit) -> list[str]:
    """Headings that lie more than one level below the one before."""
    levels = visit.page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map(heading => Number(heading.tagName[1]))")
    return [f"h{above} is followed by h{below}" for above, below in pairwise([0, *levels]) if below > above + 1]


def beside_one_first_heading(visit: Visit) -> list[str]:
    """Headings of the first level beside the one that a page has; or that it has none."""
    first = visit.page.locator("h1").all_inner_texts()
    return first[1:] if first else ["no h1"]


def unlabelled(visit: Visit) -> list[str]:
    """Fields on the page whose label nobody can see."""
    return visit.page.get_by_test_id("stMain").evaluate(
        """main => ['stTextInput', 'stTextArea', 'stMultiSelect', 'stSelectbox']
            .flatMap(kind => [...main.querySelectorAll(`[data-testid="${kind}"]`)])
            .filter(field => field.getClientRects().length)
            .filter(field => !(field.querySelector('[data-testid="stWidgetLabel"]')?.getBoundingClientRect().height > 8))
            .map(field => field.outerHTML.slice(0, 200))"""
    )


def covered(visit: Visit) -> list[str]:
    """The texts of the page's beginning that Streamlit's header, which stays in its place, lies over."""
    return visit.page.evaluate("""() => {
        const {bottom, left} = document.querySelector('[data-testid="stHeader"]').getBoundingClientRect();
        const main = document.querySelector('[data-testid="stMain"]');
        const under = part => {
            const words = document.createRange();
            words.selectNodeContents(part);
            return [...words.getClientRects()].some(line => line.top + main.scrollTop < bottom && line.right > left);
        };
        return [...main.querySelectorAll('p, h1')].filter(part => part.getClientRects().length && under(part))
            .map(part => part.innerText);
    }""")


def badly_printed(visit: Visit) -> list[str]:
    """On paper: buttons and fields, figures and rows that a page's end may cut, signs of sorting."""
    visit.page.emulate_media(media="print")
    try:
        return visit.page.evaluate(PRINTED)
    finally:
        visit.page.emulate_media(media="screen")


def broken(visit: Visit) -> dict[str, list[str]]:
    """What breaks each of the rules; nothing where all are kept."""
    rules = (
        *(inaccessible, faulty_figures, covered, scrolling_sideways, out_of_reach),
        *(skipped_headings, beside_one_first_heading, unlabelled),
    )
    return {rule.__name__: found for rule in rules if (found := rule(visit))}


def _hex(colour: str) -> str:
    return "#" + "".join(f"{int(channel):02X}" for channel in re.findall(r"\d+", colour)[:3])


def _inside(text: Text, figure: Figure) -> bool:
    across = text.left >= -HAIR and text.right <= figure.width + HAIR
    return across and text.top >= -HAIR and text.bottom <= figure.height + HAIR


def _overlap(one: Text, other: Text) -> bool:
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return min(across, down) > SLACK
