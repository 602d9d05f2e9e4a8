"""What .streamlit/config.toml promises. Each line here is somebody's safety, or somebody's sight."""

import json
import tomllib
from pathlib import Path

import pytest

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
        ("server", "maxUploadSize", 5),
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
        ("theme", "font", "sans-serif"),
        ("theme", "showWidgetBorder", True),
    ],
)
def test_setting(section: str, key: str, value: object) -> None:
    assert CONFIG[section][key] == value


def test_the_agent_interface_stays_off() -> None:
    assert "enableAgentApi" not in CONFIG["server"]


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it, of #RRGGBB."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """WCAG's contrast ratio, 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_wcags() -> None:
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def palette(theme: str, place: str) -> dict[str, str]:
    """The theme's colours; the sidebar has those of the main area where it has none of its own."""
    main = CONFIG["theme"][theme]
    return main | main["sidebar"] if place == "sidebar" else main


@pytest.mark.parametrize(("theme", "place"), PLACES)
@pytest.mark.parametrize("text", ["textColor", "linkColor", "codeTextColor"])
@pytest.mark.parametrize("ground", ["backgroundColor", "secondaryBackgroundColor", "codeBackgroundColor"])
def test_text_is_read_on_every_ground(theme: str, place: str, text: str, ground: str) -> None:
    colours = palette(theme, place)
    assert contrast(colours[text], colours[ground]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_lesser_text_is_read(theme: str) -> None:
    # Streamlit writes a table's fixed column and a field's placeholder at 60 % of the text's colour (1.67).
    colours = palette(theme, "main")
    text, ground = (bytes.fromhex(colours[name][1:]) for name in ("textColor", "backgroundColor"))
    faded = "#" + bytes(round(0.6 * ink + 0.4 * paper) for ink, paper in zip(text, ground, strict=True)).hex()
    assert contrast(faded, colours["backgroundColor"]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_the_header_of_a_table_is_read(theme: str) -> None:
    colours = palette(theme, "main")
    assert contrast(colours["dataframeHeaderTextColor"], colours["dataframeHeaderBackgroundColor"]) >= 4.5


@pytest.mark.parametrize(("theme", "place"), PLACES)
def test_white_is_read_on_the_accent(theme: str, place: str) -> None:
    # Streamlit writes white on primary buttons and on what is chosen in a filter, in both themes (1.67).
    assert contrast("#FFFFFF", palette(theme, place)["primaryColor"]) >= 4.5


@pytest.mark.parametrize(("theme", "place"), PLACES)
@pytest.mark.parametrize("line", ["borderColor", "primaryColor"])
@pytest.mark.parametrize("ground", ["backgroundColor", "secondaryBackgroundColor"])
def test_borders_and_the_accent_are_seen_on_every_ground(theme: str, place: str, line: str, ground: str) -> None:
    colours = palette(theme, place)
    assert contrast(colours[line], colours[ground]) >= 3


def mixed(text: str, ground: str, part: float) -> str:
    """The colour that a text has at `part` of its strength."""
    parts = [(int(text[at : at + 2], 16), int(ground[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(above * part + below * (1 - part)):02X}" for above, below in parts)


@pytest.mark.parametrize(("theme", "place"), PLACES)
def test_captions_are_read_too(theme: str, place: str) -> None:
    # Streamlit writes captions, and what stands in an empty field, at 60 % of the text (1.67).
    colours = palette(theme, place)
    text, ground = colours["textColor"], colours["backgroundColor"]
    assert contrast(mixed(text, ground, 0.6), ground) >= 4.5


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
