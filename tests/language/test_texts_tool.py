"""The tool that keeps the catalogue in step with the code."""

import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from tools import texts
from tools.texts import CATALOGUE, ROOT, read_catalogue, template, untranslated, write_catalogue

PAGE = '''"""A page."""
view = current_view()
text, say = view.text, view.text
st.title(text("Karta"))
note(view.text("{n} av {of}", n=text("en"), of=2))
note(f"<b>{text('inuti')}</b>", say("under annat namn"), text("ja" if taken else "nej"))
note(text.plural("{n} kommun", "{n} kommuner", 2))
problem = N_("Filen "
             "saknas.")
number = text.number(3)


def told(words: Language) -> str:
    return words("med Language")
'''
FOUND = [
    *("Karta", "{n} av {of}", "en", "inuti", "under annat namn", "ja", "nej"),
    *(("{n} kommun", "{n} kommuner"), "Filen saknas.", "med Language"),
]


@pytest.fixture
def code(tmp_path: Path) -> Path:
    """A small code base of one page."""
    for folder in ("pages", "src"):
        (tmp_path / folder).mkdir()
    for name in ("dashboard.py", "serve.py"):
        (tmp_path / name).write_text('"""The frame."""\n', encoding="utf-8")
    (tmp_path / "pages" / "page.py").write_text(PAGE, encoding="utf-8")
    return tmp_path


def ids(catalogue: Catalog) -> list[object]:
    return [message.id for message in catalogue if message.id]


def updated(file: Path, code: Path) -> Catalog:
    catalogue = read_catalogue(file)
    catalogue.update(template(code))
    write_catalogue(catalogue, file)
    return read_catalogue(file)


def changed(file: Path, code: Path, translations: dict[str, str], page: str) -> Catalog:
    """The catalogue of the code with these translations, updated after the page has become this one."""
    catalogue = updated(file, code)
    for source, english in translations.items():
        catalogue[source].string = english
    write_catalogue(catalogue, file)
    (code / "pages" / "page.py").write_text(page, encoding="utf-8")
    return updated(file, code)


def test_every_way_to_write_a_text_is_found_in_the_order_of_the_code(code: Path) -> None:
    assert ids(template(code)) == FOUND


def test_a_file_is_the_same_however_often_it_is_written(code: Path, tmp_path: Path) -> None:
    file = tmp_path / "messages.po"
    updated(file, code)
    once = file.read_bytes()
    updated(file, code)
    assert file.read_bytes() == once
    assert b"Date" not in once
    assert b"Generated" not in once


def test_a_translation_stays_when_texts_are_added_before_it(code: Path, tmp_path: Path) -> None:
    page = PAGE.replace("st.title", 'st.title(text("Ny rubrik"))\nst.title')
    catalogue = changed(tmp_path / "messages.po", code, {"Karta": "Map"}, page)
    assert ids(catalogue) == ["Ny rubrik", *FOUND]
    assert catalogue["Karta"].string == "Map"
    assert catalogue["Ny rubrik"] in untranslated(catalogue)
    assert catalogue["Karta"] not in untranslated(catalogue)


def test_a_text_that_is_gone_is_set_last_until_it_is_dropped(code: Path, tmp_path: Path) -> None:
    file = tmp_path / "messages.po"
    catalogue = changed(file, code, {"Filen saknas.": "The file is missing."}, 'st.title(text("Karta"))')
    assert ids(catalogue) == ["Karta"]
    assert "Filen saknas." in catalogue.obsolete
    write_catalogue(catalogue, file, remove=True)
    assert not read_catalogue(file).obsolete


def test_a_changed_text_keeps_its_translation_for_someone_to_look_at(code: Path, tmp_path: Path) -> None:
    page = 'problem = N_("Filen saknas här.")'
    catalogue = changed(tmp_path / "messages.po", code, {"Filen saknas.": "The file is missing."}, page)
    assert catalogue["Filen saknas här."].string == "The file is missing."
    assert catalogue["Filen saknas här."].fuzzy
    assert untranslated(catalogue) == [catalogue["Filen saknas här."]]


def test_it_says_what_is_left_to_translate(
    code: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "messages.po"
    monkeypatch.setattr(texts, "template", lambda: template(code))
    monkeypatch.setattr(texts, "read_catalogue", lambda: read_catalogue(file))
    monkeypatch.setattr(texts, "write_catalogue", lambda catalogue, remove: write_catalogue(catalogue, file, remove=remove))
    monkeypatch.setattr(sys, "argv", ["texts.py"])
    texts.main()
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "translate: 'Karta' (pages/page.py:4)"
    assert said[-1] == "10 texts, 10 to translate, 0 no longer in the code."


def test_running_it_on_the_shipped_catalogue_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "messages.po"
    catalogue = read_catalogue()
    catalogue.update(template())
    write_catalogue(catalogue, file)
    assert file.read_bytes() == CATALOGUE.read_bytes(), "run python tools/texts.py"


def test_it_runs_as_a_program() -> None:
    said = subprocess.run(
        [sys.executable, "tools/texts.py", "--help"], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True
    ).stdout
    assert "--remove" in said
