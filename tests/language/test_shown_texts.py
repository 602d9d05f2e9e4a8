"""Looks at what each page shows, in either language, for words of the other."""

import re
import shutil
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest
import streamlit as st

from src.analysis.assessed import AssessedRecord
from src.app.cached import data_folder
from src.language import CODES, Code, Localised
from src.vocabulary import COOPERATION, MUNICIPALITY, ORGANISATION
from tests.language.shown import shown_texts
from tests.language.words import foreign_words
from tests.pages.screen import PAGES, open_page
from tests.records.frozen import SKANE

# What brings out sentences and columns that others do not.
ADDRESSES: Final[Mapping[str, Mapping[str, str]]] = {
    "documented": {"kommun": "1260"},
    "made up": {"data": "demo", "kommun": "1230"},
    "part of the period": {"ar": "2018", "kommun": "1230"},
    "one offering": {"erbjudande": "ledarpaket", "kommun": "1261"},
    "a group": {"grupp": "B4", "samarbete": "Familjen Helsingborg", "sortering": "grupp"},
    "nothing": {"grupp": "A1", "samarbete": "Skåne Nordost"},
}


@pytest.fixture(scope="module")
def names() -> list[str]:
    """Names in the data, which are the same in both languages: of places, bodies, and sources and their titles."""
    named: set[str] = {"Svenska"}
    for folder in ("2020-11-13", "demo"):
        assessed = data_folder().open(folder)
        assert isinstance(assessed, AssessedRecord)
        record, programme = assessed.record, assessed.programme
        named |= {*record.register[MUNICIPALITY], *record.register[COOPERATION], *record.national_representatives[ORGANISATION]}
        named |= {programme.region.name, *_both(programme.owner)}
        for source in programme.sources.values():
            named |= {*_both(source.producer), *_both(source.title)}
    return sorted(named - {""}, key=len, reverse=True)


def _both(text: Localised | str) -> set[str]:
    return {text} if isinstance(text, str) else {text.sv, text.en}


@cache
def walk(language: Code, address: str) -> Mapping[str, list[str]]:
    """What each page shows at an address, within the frame."""
    shown = {}
    for page in PAGES:
        at = open_page(page, sprak=language, **ADDRESSES[address])
        assert not at.exception, page
        shown[page] = shown_texts(at)
    return shown


@pytest.mark.parametrize("address", [pytest.param(one, marks=[pytest.mark.slow] * (one == "a group")) for one in ADDRESSES])
@pytest.mark.parametrize("language", ["en", pytest.param("sv", marks=pytest.mark.slow)])  # what is not translated is Swedish
def test_every_page_speaks_one_language(language: Code, address: str, names: list[str]) -> None:
    found = {
        (page, words): foreign
        for page, texts in walk(language, address).items()
        for words in texts
        if (foreign := foreign_words(re.sub("|".join(map(re.escape, names)), " ", words), language))
    }
    assert found == {}


def test_the_whole_of_every_page_is_looked_at() -> None:
    """Page, sidebar and footer: where the frame is left out or an element is not read, the test above would see nothing."""
    swedish, english = (walk(language, "documented") for language in CODES)
    assert set(swedish) == set(PAGES)
    for page in PAGES:
        assert {"Datakälla", "Dela vyn", "Ledarpaket"} <= set(swedish[page])
        assert {"Data source", "Share this view", "Leader package"} <= set(english[page])
        assert any(words.startswith("Källa: ") for words in swedish[page])
        assert any(words.startswith("Source: ") for words in english[page])


@pytest.mark.parametrize("language", CODES)
def test_the_pages_are_named_in_one_language(language: Code, monkeypatch: pytest.MonkeyPatch) -> None:
    titles: list[str] = []
    navigation = st.navigation

    def listen(pages: Any, **rest: Any) -> Any:
        titles.extend(page.title for page in pages)
        return navigation(pages, **rest)

    monkeypatch.setattr(st, "navigation", listen)
    open_page(sprak=language)
    assert len(titles) == len(PAGES)
    assert [title for title in titles if foreign_words(title, language)] == []


@pytest.mark.parametrize("language", CODES)
def test_faults_of_the_data_are_shown_in_one_language(language: Code, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(SKANE, tmp_path, dirs_exist_ok=True)
    rows = ["9999;;Referensgrupp;2018;ja;regionskane-2020-11-13", "12;Bjuv;Bokpaket;1999;nejdå;hörsägen", "1260;Lund;;;ja;"]
    with (tmp_path / "exports" / "2020-11-13" / "participation.csv").open("a", encoding="utf-8", newline="") as file:
        file.writelines(f"{row}\n" for row in rows)
    monkeypatch.setenv("DIGITALT_DATA", str(tmp_path))
    texts = shown_texts(open_page(sprak=language))
    assert len(texts) > 30
    cells = {"erbjudande", "hörsägen", "kommun", "nejdå"}  # names of columns and values, as they stand in the file
    found = {words: foreign for words in texts if words not in cells and (foreign := foreign_words(words, language))}
    assert found == {}
