"""What .streamlit/config.toml promises: safety, and contrast that people can read."""

import json
import tomllib
from pathlib import Path

import pytest

from src.charts.theme import contrast

ROOT = Path(__file__).parents[2]
CONFIG = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
THEMES = ("light", "dark")
PLACES = [(theme, place) for theme in THEMES for place in ("main", "sidebar")]


@pytest.mark.parametrize(
    ("section", "key", "value"),
    [
        ("server", "headless", True),
        ("server", "showEmailPrompt", False),
        ("server", "enableStaticServing", True),
        ("server", "enableCORS", True),
        ("server", "enableXsrfProtection", True),
        ("server", "maxUploadSize", 50),
        ("server", "maxMessageSize", 50),
        ("server", "fileWatcherType", "none"),
        ("runner", "magicEnabled", False),
        ("runner", "postScriptGC", False),
        ("browser", "gatherUsageStats", False),
        ("browser", "serverAddress", "localhost"),
        ("client", "showErrorDetails", "none"),
        ("client", "showErrorLinks", False),
        ("client", "toolbarMode", "viewer"),
        ("client", "disableDataExport", True),
        ("logger", "enableRich", False),
        ("theme", "font", "sans-serif"),
        ("theme", "showWidgetBorder", True),
    ],
)
def test_setting(section: str, key: str, value: object) -> None:
    assert CONFIG[section][key] == value


def test_the_agent_interface_stays_off() -> None:
    assert "enableAgentApi" not in CONFIG["server"]


def test_contrast_is_wcags() -> None:
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def palette(theme: str, place: str) -> dict[str, str]:
    """The theme's colours; the sidebar has those of the main area where it has none of its own."""
    main = CONFIG["theme"][theme]
    return main | main["sidebar"] if place == "sidebar" else main


@pytest.mark.parametrize(("theme", "place"), PLACES)
@pytest.mark.parametrize(
    ("least", "signs", "grounds"),
    [
        (4.5, ("textColor", "linkColor", "codeTextColor"), ("backgroundColor", "secondaryBackgroundColor", "codeBackgroundColor")),
        (4.5, ("white",), ("primaryColor",)),  # on primary buttons and on what is chosen in a filter, in both themes (1.67)
        (4.5, ("faded",), ("backgroundColor",)),
        (3, ("borderColor", "primaryColor"), ("backgroundColor", "secondaryBackgroundColor")),
    ],
    ids=["text", "text on the accent", "captions", "borders and the accent"],
)
def test_contrast_is_enough(theme: str, place: str, least: float, signs: tuple[str, ...], grounds: tuple[str, ...]) -> None:
    colours = palette(theme, place)
    text, paper = (bytes.fromhex(colours[name][1:]) for name in ("textColor", "backgroundColor"))
    # Streamlit writes captions and placeholders at 60 % of the text's colour (1.67).
    faded = "#" + bytes(round(0.6 * ink + 0.4 * ground) for ink, ground in zip(text, paper, strict=True)).hex()
    colours = colours | {"faded": faded, "white": "#FFFFFF"}
    assert [(sign, ground) for sign in signs for ground in grounds if contrast(colours[sign], colours[ground]) < least] == []


def test_figures_stand_on_the_ground_that_they_are_drawn_for() -> None:
    assert (CONFIG["theme"]["light"]["backgroundColor"], CONFIG["theme"]["dark"]["backgroundColor"]) == ("#FFFFFF", "#14181D")


def test_nothing_but_the_stub_topology_and_the_typeface_is_served_as_static() -> None:
    static = ROOT / "static"
    assert sorted(file.relative_to(static).as_posix() for file in static.rglob("*") if file.is_file()) == [
        "fonts/LICENSE.md",
        "fonts/SourceSans3-Bold.ttf",
        "fonts/SourceSans3-Regular.ttf",
        "fonts/fonts.conf",
        "topojson/world_110m.json",
    ]


def test_the_stub_topology_has_every_layer_that_plotly_asks_for_and_nothing_in_them() -> None:
    empty = {"type": "GeometryCollection", "geometries": []}
    layers = ("coastlines", "land", "ocean", "lakes", "rivers", "countries", "subunits")
    assert json.loads((ROOT / "static" / "topojson" / "world_110m.json").read_text(encoding="utf-8")) == {
        "type": "Topology",
        "objects": dict.fromkeys(layers, empty),
        "arcs": [],
    }
