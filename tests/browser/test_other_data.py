"""Another region's folder, an edited one and a faulty one: the screen follows the files, and a fault is said instead of shown."""

import os
import re
import shutil
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visiting, no_traceback
from tests.browser.shipped import EXPORT, NAMES, PARTICIPATION, PROGRAMME, rows, with_language
from tests.conftest import ROOT
from tests.records.frozen import BLEKINGE, SKANE
from tests.serving import serving

MAP = "() => [...document.querySelectorAll('path.choroplethlocation')].map(path => path.__data__.loc)"
Edit = Callable[[str], str]


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """A copy of the shipped data, and the server that shows it."""
    data = tmp_path_factory.mktemp("copied") / "data"
    shutil.copytree(SKANE, data)
    with serving(ROOT, DIGITALT_DATA=str(data)) as site:
        yield data, site.url
        no_traceback(site)


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


def test_another_region_has_its_own_pages_and_nothing_of_the_shipped_one(visit_at: Visiting) -> None:
    programme = tomllib.loads((BLEKINGE / "programme.toml").read_text(encoding="utf-8"))
    own = {row["kommun_kod"]: row["kommun"] for row in rows("register/municipalities.csv", BLEKINGE)}
    shipped = [PROGRAMME["region"]["name"], *PROGRAMME["name"].values(), *NAMES.values()]
    shipped += [name for offering in PROGRAMME["offerings"] for name in offering["name"].values()]
    strange = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, shipped))})", re.IGNORECASE)
    with serving(ROOT, DIGITALT_DATA=str(BLEKINGE)) as site:
        seen = visit_at(site.url).open("/?kommun=1081")
        assert set(seen.page.evaluate(MAP)) == own.keys()
        for language in ("Svenska", "English"):
            seen.page.get_by_role("radio", name=language).click()
            expect(seen.page.locator("html")).to_have_attribute("lang", language[:2].lower())
            said, paths, headings = {}, [], []
            for title in seen.ready().titles:
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
        assert (seen.errors, seen.violations, seen.elsewhere) == ([], [], [])
        no_traceback(site)


def test_every_number_follows_a_file_that_changes_while_the_server_runs(visit_at: Visiting, copied: tuple[Path, str]) -> None:
    data, url = copied
    file = data / PARTICIPATION
    all_of_them = f"{len(NAMES)} av {len(NAMES)}"
    seen = visit_at(url).open("/")
    assert all_of_them not in seen.answer
    assert "Staffanstorp" in seen.page.get_by_test_id("stMain").inner_text()

    with edited(file, lambda rows: f"{rows.rstrip()}\n1230;Staffanstorp;Referensgrupp;2020;ja;regionskane-{EXPORT}\n"):
        seen.page.reload()
        expect(seen.page.locator(".answer")).to_contain_text(all_of_them)
        seen.ready()
        assert "saknas" not in seen.page.get_by_test_id("stMain").inner_text().replace("Ingen kommun saknas.", "")
        assert "Ingen kommun saknas." in seen.page.get_by_test_id("stMain").inner_text()
        assert [figure for figure in seen.figures if f"{all_of_them} kommuner hittills" in figure.name]
        seen.turn_to("Mål")
        assert [figure for figure in seen.figures if figure.headline == f"Målet är nått: {all_of_them} kommuner"]

    seen.open("/")
    assert all_of_them not in seen.answer


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_broken_row_is_named_by_file_and_line_and_no_figure_is_shown(
    visit_at: Visiting, copied: tuple[Path, str], language: str
) -> None:
    data, url = copied
    seen = visit_at(url)
    with edited(data / PARTICIPATION, lambda rows: rows.replace(";Referensgrupp;2019;ja;", ";Referensgrupp;20l9;ja;", 1)):
        [line] = [n for n, row in enumerate((data / PARTICIPATION).read_text("utf-8").splitlines(), 1) if "20l9" in row]
        for page in ("/", "/karta"):
            seen.open(with_language(page, language))
            told = seen.page.get_by_test_id("stMain").inner_text()
            assert re.search(rf"{re.escape(PARTICIPATION)}\s+{line}\s.*20l9", told, re.DOTALL), told
            assert seen.page.get_by_role("alert").inner_text()
            assert seen.figures == []
            assert seen.page.get_by_test_id("stSidebarNav").count() == 0
            assert (seen.errors, seen.violations, seen.elsewhere) == ([], [], [])
