"""One widget for each choice, whose value stands in the address as a code that is the same in both languages.

The session holds the choices, and the address repeats them. The address decides only when the visitor comes with one: a pasted
link, a link on a page, the browser's back and forward. In between it lags: of two quick clicks, the second arrives with the
address as it stood before the first.

Streamlit's own `bind="query-params"` (1.67) writes the visible label into the address, which differs between languages.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from threading import local
from typing import Any, TypeVar

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from src.address import LANGUAGE_KEY, MOST_LETTERS, SAVED_KEY, mark_of, with_query
from src.app.cached import SAVED_CHOICES
from src.language import composed

CHOICES = "choices"  # in the session: the values of each key that was ever asked for
_READ = "choices-in-address"  # in the session: those that this run has read, as the address is to write them
KEYS = "choices-of-pages"  # in the session: the keys that each page has ever read, by the page's hash
EVERY_PAGE = ""  # in place of a hash: the frame around all pages
OPEN_PAGE = "choices-page"  # in the session: the page of the last run, as the browser and as the navigation named it
_RUN = local()  # the context of this thread's run, what it has looked up in the session, and worked out from the choices
T = TypeVar("T")
D = TypeVar("D")


def follow_address() -> None:
    """Takes over what the address asks for, if the visitor came with it; call at the start of a run.

    Back and forward clear the choices of the page that its address lacks, also where a run before them was broken off. A link to
    another page leaves them as they were, and so does the navigation, which asks for nothing.
    """
    context = get_script_run_ctx()
    assert context is not None
    _RUN.context = None  # a thread can run twice
    if context.is_history_navigation:
        for key in _keys_of(EVERY_PAGE) | _keys_of(context.page_script_hash):
            _choices().pop(key, None)
    if context.is_history_navigation or context.page_script_hash not in st.session_state.get(OPEN_PAGE, ()):
        _choices().update(_asked())
    st.session_state[_READ] = {}
    st.session_state[OPEN_PAGE] = (context.page_script_hash,)


def remember_page() -> None:
    """Remembers which page is open; call after the navigation, which alone knows it on a visitor's first run."""
    context = get_script_run_ctx()
    assert context is not None
    st.session_state[OPEN_PAGE] += (context.page_script_hash,)
    _keys_of(EVERY_PAGE).update(_read())


def write_address() -> None:
    """Writes what this run has read into the address, and leaves keys alone that it has not read.

    Before the navigation, the browser remembers a page that is turned to once; after the page, its own choices are read too.
    """
    now, read = _asked(), _read()
    ordered = [key for key in now if key not in read] + [key for key in _choices() if key in read]  # as the visitor came with them
    wanted = {key: values for key in ordered if (values := read.get(key, now.get(key)))}
    if (written := _written(wanted)) != _in_address():
        st.query_params.from_dict(written)


def chosen(key: str, options: Iterable[T], default: D) -> T | D:
    """The option that is chosen, else the default, which the address does not write."""
    asked = asked_for(key)[-1:]
    found = [option for option in options if str(option) in asked]
    keep(key, [] if found == [default] else found)
    return found[0] if found else default


def all_chosen(key: str, options: Iterable[T]) -> list[T]:
    """The options that are chosen, in the order of the choice; an option is asked for by its text."""
    known = {str(option): option for option in options}
    found = [known[asked] for asked in dict.fromkeys(asked_for(key)) if asked in known]
    keep(key, found)
    return found


def typed(key: str, longest: int) -> str:
    """The text that is typed, cut at the longest that its field takes."""
    words = "".join(asked_for(key)[-1:])[:longest]
    keep(key, [words] if words else [])
    return words


def asked_for(key: str) -> list[str]:
    """The values that are asked for, valid or not."""
    return _choices().get(key, [])


def keep(key: str, values: Iterable[object]) -> None:
    """Sets what is chosen, and writes it into the address when that is written the next time."""
    choices, read, kept = _choices(), _read(), [str(value) for value in values]
    if choices.get(key, []) != kept:
        _of_run("worked_out").clear()
    choices[key] = read[key] = kept
    context = get_script_run_ctx(suppress_warning=True)
    _keys_of(context.page_script_hash if context else EVERY_PAGE).add(key)


def field(key: str, value: object, *cleared: str) -> dict[str, Any]:
    """The arguments of a widget that shows this value and changes the choice; to choose something clears other keys."""
    if key not in st.session_state or st.session_state[key] != value:
        st.session_state[key] = value
    return {"key": key, "on_change": _take, "args": (key, *cleared)}


def _take(key: str, *cleared: str) -> None:
    value = st.session_state[key]
    values = value if isinstance(value, list) else [value] if value else []
    for other in cleared if values else ():
        _choices()[other] = []
    _choices()[key] = [str(value) for value in values]


def _choices() -> dict[str, list[str]]:
    return _kept(CHOICES, _asked)


def _read() -> dict[str, list[str]]:
    return _kept(_READ, dict)


def _keys_of(page: str) -> set[str]:
    pages: dict[str, set[str]] = _kept(KEYS, dict)
    return pages.setdefault(page, set())


def once_in_run(what: Hashable, work: Callable[[], T]) -> T:
    """What `work` makes of the choices, made once in a run, and again when one of them has changed. Outside a run, each time."""
    found = _of_run("worked_out")
    if what not in found:
        made = work()  # which may change choices, and so clear what was found
        found[what] = made
    known: T = found[what]
    return known


def _kept(key: str, begin: Callable[[], D]) -> D:
    """What the session keeps; looked up once in a run, since Streamlit takes its time over each look."""
    looked_up = _of_run("looked_up")
    if key not in looked_up:
        try:
            looked_up[key] = st.session_state[key]
        except KeyError:
            looked_up[key] = st.session_state[key] = begin()
    found: D = looked_up[key]
    return found


def _of_run(what: str) -> dict[Hashable, Any]:
    """What this run remembers; nothing outside a run."""
    context = get_script_run_ctx(suppress_warning=True)
    if context is None or vars(_RUN).get("context") is not context:
        vars(_RUN).update(context=context, looked_up={}, worked_out={})
    remembered: dict[Hashable, Any] = vars(_RUN)[what]
    return remembered


def take_over(choice: Mapping[str, list[str]]) -> None:
    """Chooses what a saved choice holds, in place of what its address could not say."""
    _choices().update(choice)
    keep(SAVED_KEY, ())


def _asked() -> dict[str, list[str]]:
    """What the address asks for; where it holds the mark of a choice, all of that, as long as this process knows it."""
    asked = _in_address()
    for mark in asked.get(SAVED_KEY, ()):
        if known := SAVED_CHOICES.kept(mark):
            return known | {key: values for key, values in asked.items() if key != SAVED_KEY}
    return asked


def _in_address() -> dict[str, list[str]]:
    return {key: [composed(value) for value in st.query_params.get_all(key)] for key in st.query_params}


def _written(wanted: dict[str, list[str]]) -> dict[str, list[str]]:
    """What the address says of these choices: all, or the mark of them where it would be too long."""
    pairs = [(key, value) for key, values in wanted.items() for value in values]
    if len(with_query((st.context.url or "").partition("?")[0], pairs)) <= MOST_LETTERS:
        return wanted
    mark = mark_of(pairs)
    SAVED_CHOICES(mark, lambda: wanted)
    return {key: values for key, values in wanted.items() if key == LANGUAGE_KEY} | {SAVED_KEY: [mark]}
