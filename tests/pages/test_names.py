"""Names are text: what a page shows only below the pointer has each of their characters too."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.pages.screen import PAGES, Screen, open_page
from tests.records.odd_names import ODD, make_odd, spoilt


@pytest.fixture
def _odd(blekinge: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_odd(blekinge)
    monkeypatch.setenv("DIGITALT_DATA", str(blekinge))


def texts(value: Any) -> Iterator[str]:
    """Every text of a figure but the names of its points' records, which are not shown."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key in value.keys() - {"meta", "geojson"}:
            yield from texts(value[key])
    elif isinstance(value, list):
        for one in value:
            yield from texts(one)


@pytest.mark.usefixtures("_odd")
def test_tooltips_and_figures_show_each_character_of_a_name() -> None:
    tooltips, labels = [], []
    for page in PAGES:
        screen = Screen(open_page(page, om="1060.natverk.2024.ja", **({"kommun": "1083"} if page == "municipality" else {})))
        assert screen.broken == []
        tooltips += [text for element in screen.elements if (text := getattr(element.proto, "help", "")) and ODD[0] in text]
        labels += [text for figure in screen.figures.values() for part in (figure.data, figure.layout) for text in texts(part)]
    assert len(tooltips) > 3
    assert [text for text in tooltips if spoilt(text.replace("\\", "")) or "\\*x\\*" not in text] == []
    assert len([text for text in labels if ODD[0] in text]) > 50
    assert [found for text in labels for found in spoilt(text, in_html=True)] == []
