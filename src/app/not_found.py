"""The answer to an address that leads to no page."""

from html import escape
from pathlib import Path
from string import Template
from typing import Final

from streamlit import config

from src.address import LANGUAGE_KEY, PAGES, RECORDS_PAGE, with_query
from src.app.process import data_root, language
from src.language import CODES, Code
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
    up = "../" * (below_base(path).count("/") - 1) or "./"  # a relative link works behind a proxy too
    titles = page_titles(programme, text) if programme else {"": text("Översikt")}
    chosen = [] if code == CODES[0] else [(LANGUAGE_KEY, code)]
    links = "".join(
        f'<li><a href="{escape(with_query(f"{up}{slug}", chosen))}">{escape(title)}</a></li>'
        for slug, title in titles.items()
        if slug != RECORDS_PAGE
    )
    words = {
        "language": code,
        "icon": f"{up}favicon.png",  # Streamlit's, as on the pages
        "title": text("Sidan finns inte"),
        "sentence": text("Adressen leder inte till någon sida. Här är alla sidor:"),
        "label": text("Sidor"),
        "programme": text.of(programme.name) if programme else "",
    }
    escaped = {name: escape(said) for name, said in words.items()}
    return Template(TEMPLATE.read_text(encoding="utf-8")).substitute(escaped, links=links).encode()


def below_base(path: str) -> str:
    """The path below `server.baseUrlPath`."""
    base = (config.get_option("server.baseUrlPath") or "").strip("/")
    return path.removeprefix(f"/{base}") if base else path
