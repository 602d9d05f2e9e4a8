"""The answer to an address that leads to no page, and to one that fails."""

from collections.abc import Mapping
from html import escape
from pathlib import Path
from string import Template
from typing import Final

from streamlit import config

from src.address import LANGUAGE_KEY, PAGES, RECORDS_PAGE, with_query
from src.app.process import data_root, language
from src.language import CODES, Code, Language
from src.programme.definition import Programme, read_programme
from src.programme.toml import Unreadable

TEMPLATE: Final = Path(__file__).with_name("not_found.html")


def programme_now() -> Programme | None:
    """The programme as its definition stands; None if that cannot be read, in which case the pages say why."""
    try:
        return read_programme(data_root())
    except (Unreadable, OSError):
        return None


def is_page(path: str) -> bool:
    """Whether a request's path is that of a page, as the programme is defined now."""
    slug = below_base(path).strip("/")
    return slug in PAGES or ((programme := programme_now()) is not None and slug == programme.group_key)


def not_found(path: str, code: Code) -> bytes:
    """A page that says in a language that there is no such page, and links to those that there are."""
    from src.app.frame import page_titles  # with which come all pages; the server starts before

    text, programme = language(code), programme_now()
    titles = page_titles(programme, text) if programme else {"": text("Översikt")}
    sentence = text("Adressen leder inte till någon sida. Här är alla sidor:")
    named = text.of(programme.name) if programme else ""
    return plain_page(path, text, text("Sidan finns inte"), sentence, titles, named)


def plain_page(path: str, text: Language, title: str, sentence: str, titles: Mapping[str, str], programme: str = "") -> bytes:
    """A page of one sentence, and links to others by their slugs, that needs nothing of Streamlit."""
    up = "../" * (below_base(path).count("/") - 1) or "./"  # a relative link works behind a proxy too
    chosen = [] if text.code == CODES[0] else [(LANGUAGE_KEY, text.code)]
    links = "".join(
        f'<li><a href="{escape(with_query(f"{up}{slug}", chosen))}">{escape(label)}</a></li>'
        for slug, label in titles.items()
        if slug != RECORDS_PAGE
    )
    words = {
        "language": text.code,
        "icon": f"{up}favicon.png",  # Streamlit's, as on the pages
        "title": title,
        "sentence": sentence,
        "label": text("Sidor"),
        "programme": programme,
    }
    escaped = {name: escape(said) for name, said in words.items()}
    return Template(TEMPLATE.read_text(encoding="utf-8")).substitute(escaped, links=links).encode()


def below_base(path: str) -> str:
    """The path below `server.baseUrlPath`."""
    base = (config.get_option("server.baseUrlPath") or "").strip("/")
    return path.removeprefix(f"/{base}") if base else path
