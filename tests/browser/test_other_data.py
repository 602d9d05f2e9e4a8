"""Another region's folder, an edited one and a faulty one: the screen follows the files, and a fault is said instead of shown."""

import os
import re
import shutil
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.browser import page_rules as rules
from tests.browser.conftest import Visiting, no_traceback
from tests.browser.shipped import EXPORT, NAMES, PAGES, PARTICIPATION, PROGRAMME, rows, with_language
from tests.conftest import ROOT
from tests.records.frozen import BLEKINGE, SKANE
from tests.serving import serving

MAP = "() => [...document.querySelectorAll('path.choroplethlocation')].map(path => path.__data__.loc)"
Edit = Callable[[str], str]


@contextmanager
def edited(file: Path, edit: Edit) -> Iterator[None]:
    """A file replaced in one stroke, as an office hands in a new one, and put back afterwards."""
    before = file.read_text(encoding="utf-8")
    for content in (edit(before), before):
        handed_in = file.with_suffix(".new")
        handed_in.write_text(content, encoding="utf-8")
        os.replace(handed_in, file)
        if content != before:
            yield


@pytest.mark.slow  # tests/pages/test_another_region.py holds the same of what is sent to the browser
@pytest.mark.parametrize("language", ["sv", "en"])
def test_another_region_has_its_own_pages_and_nothing_of_the_shipped_one(visit: Visiting, language: str) -> None:
    programme = tomllib.loads((BLEKINGE / "programme.toml").read_text(encoding="utf-8"))
    own = {row["kommun_kod"]: row["kommun"] for row in rows("register/municipalities.csv", BLEKINGE)}
    shipped = [PROGRAMME["region"]["name"], *PROGRAMME["name"].values(), *NAMES.values()]
    shipped += [name for offering in PROGRAMME["offerings"] for name in offering["name"].values()]
    strange = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, shipped))})", re.IGNORECASE)
    with serving(ROOT, DIGITALT_DATA=str(BLEKINGE)) as site:
        seen = visit(site.url).open(with_language("/?kommun=1081", language))
        assert set(seen.page.evaluate(MAP)) == own.keys()
        said, paths, headings = {}, [], []
        for title in seen.titles:
            seen.turn_to(title)
            assert seen.page.get_by_test_id("stException").all_inner_texts() == [], title
            said[title] = seen.everything_said
            paths.append(seen.path)
            headings.append(seen.title)
        assert headings[4] == own["1081"]
        group = f"/{programme['goal']['offering']}"
        assert paths == ["/", "/karta", group, "/mal", "/kommun", "/underlag", "/andringar", "/rapport"]
        assert {title: strange.findall(words) for title, words in said.items() if strange.search(words)} == {}
        of_all = list(said.items())[:4]  # the others are about one of the five, about the data, and about a file
        assert [(title, name) for title, words in of_all for name in own.values() if name not in words] == []
        no_traceback(site)


def test_numbers_and_faults_follow_a_file_that_changes_while_the_server_runs(visit: Visiting, tmp_path: Path) -> None:
    data = Path(shutil.copytree(SKANE, tmp_path / "data"))
    file = data / PARTICIPATION
    all_of_them = f"{len(NAMES)} av {len(NAMES)}"
    with serving(ROOT, DIGITALT_DATA=str(data)) as site:
        seen = visit(site.url).open("/")
        assert seen.answer == PAGES["/"].sv[1]

        with edited(file, lambda rows: f"{rows.rstrip()}\n1230;Staffanstorp;Referensgrupp;2020;ja;regionskane-{EXPORT}\n"):
            seen.open("/")
            assert seen.answer.startswith(all_of_them)
            assert "Ingen kommun saknas." in seen.page.get_by_test_id("stMain").inner_text()
            assert [figure for figure in seen.figures if f"{all_of_them} kommuner hittills" in figure.name]

        with edited(file, lambda rows: rows.replace(";Referensgrupp;2019;ja;", ";Referensgrupp;20l9;ja;", 1)):
            [line] = [n for n, row in enumerate(file.read_text("utf-8").splitlines(), 1) if "20l9" in row]
            told = seen.open("/karta").page.get_by_test_id("stMain").inner_text()
            assert re.search(rf"{re.escape(PARTICIPATION)}\s+{line}\s.*20l9", told, re.DOTALL), told
            assert seen.page.get_by_role("alert").inner_text()
            assert seen.figures == []
            assert seen.page.get_by_test_id("stSidebarNav").count() == 0
            assert rules.broken(seen) == {}

        assert seen.open("/").answer == PAGES["/"].sv[1]
        no_traceback(site)
