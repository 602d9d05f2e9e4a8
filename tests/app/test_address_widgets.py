"""Two widgets for one choice: the one out of sight keeps codes in the address, the one that people see follows it."""

import pytest
from streamlit.testing.v1 import AppTest


def page() -> None:
    """A page with a choice of fruit, carried as codes; a link on it can ask for another."""
    import streamlit as st

    from src.app.address_widgets import follow, heed_link, heeded, seen, take

    names = {"a": "Apple", "p": "Pear", "q": "Quince"}
    heed_link("fruit", list(names))
    st.selectbox("fruit", list(names), index=None, key="fruit", bind="query-params")
    heeded("fruit")
    follow("fruit")
    st.selectbox(
        "Fruit", list(names), index=None, format_func=names.__getitem__, key=seen("fruit"), on_change=take, args=("fruit",)
    )


def opened(**query: str) -> AppTest:
    at = AppTest.from_function(page)
    at.query_params.update(query)
    return at.run()


def held(at: AppTest) -> tuple[str | None, str | None]:
    """What the carrier and the widget that people see hold."""
    assert not at.exception
    return at.selectbox(key="fruit").value, at.selectbox(key="fruit-seen").value


def test_nothing_is_chosen_where_the_address_says_nothing() -> None:
    assert held(opened()) == (None, None)


def test_a_code_in_the_address_is_chosen_in_both() -> None:
    assert held(opened(fruit="p")) == ("p", "p")


def test_what_people_choose_comes_into_the_carrier_and_so_into_the_address_as_a_code() -> None:
    at = opened(fruit="a")
    at.selectbox(key="fruit-seen").set_value("q").run()
    assert held(at) == ("q", "q")
    assert at.query_params["fruit"] == "q"


@pytest.mark.parametrize("nonsense", ["Pear", "z", "<b>"])
def test_what_is_no_code_is_dropped_from_the_address(nonsense: str) -> None:
    at = opened(fruit=nonsense)
    assert held(at) == (None, None)
    assert "fruit" not in at.query_params


def test_a_link_that_changes_the_address_is_followed_and_only_once() -> None:
    at = opened(fruit="a")
    at.query_params["fruit"] = "p"
    assert held(at.run()) == ("p", "p")
    at.selectbox(key="fruit-seen").set_value("q").run()
    assert held(at.run()) == ("q", "q")
    at.query_params["fruit"] = "p"
    assert held(at.run()) == ("p", "p"), "the same link again is a new one"


def test_a_link_to_what_there_is_not_changes_nothing() -> None:
    at = opened(fruit="a")
    at.query_params["fruit"] = "z"
    assert held(at.run()) == ("a", "a")
