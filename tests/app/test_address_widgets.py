"""One widget for each choice: the address holds codes, the visitor sees names, and neither overwrites the other."""

from functools import partial

import pytest
from streamlit.runtime.scriptrunner import RerunData
from streamlit.testing.v1 import AppTest, local_script_runner


def app() -> None:
    """Two pages with a choice of fruit, of vegetables and of a day; one page also has a title."""
    import streamlit as st

    from src.app.address_widgets import all_chosen, chosen, field, follow_address, keep, remember_page, typed, write_address

    fruit = {"a": "Apple", "p": "Pear", "q": "Quince"}
    follow_address()
    one, some, day = chosen("fruit", fruit, "a"), all_chosen("veg", [1, 2, 3]), typed("day", 5)
    write_address()

    def page() -> None:
        st.text_input("Title", **field("title", typed("title", 20)))

    pages = [st.Page(lambda: None, title="Main", default=True), st.Page(page, title="Other", url_path="other")]
    opened = st.navigation(pages)
    remember_page()
    st.selectbox("Fruit", list(fruit), format_func=fruit.__getitem__, **field("fruit", one, "day"))
    st.multiselect("Vegetables", [1, 2, 3], format_func="No. {}".format, **field("veg", some))
    st.text_input("Day", **field("day", day, "fruit"))
    st.button("Clear", on_click=keep, args=("veg", ()))
    opened.run()
    write_address()


def opened(**query: str | list[str]) -> AppTest:
    at = AppTest.from_function(app)
    at.query_params.update(query)
    return at.run()


def held(at: AppTest) -> tuple[str, list[int], str]:
    """What the widgets show."""
    assert not at.exception
    return at.selectbox(key="fruit").value, at.multiselect(key="veg").value, at.text_input(key="day").value


def test_where_the_address_says_nothing_the_defaults_are_shown_and_not_written() -> None:
    at = opened()
    assert held(at) == ("a", [], "")
    assert dict(at.query_params) == {}


def test_codes_in_the_address_are_chosen_and_stay_there() -> None:
    at = opened(fruit="p", veg=["3", "1"], day="5 maj")
    assert held(at) == ("p", [3, 1], "5 maj")
    assert dict(at.query_params) == {"fruit": "p", "veg": ["3", "1"], "day": "5 maj"}


@pytest.mark.parametrize("nonsense", ["Pear", "z", "<b>", ""])
def test_what_is_no_code_is_ignored_and_leaves_the_address(nonsense: str) -> None:
    at = opened(
        fruit=nonsense,
        veg=[nonsense, "2", "2"],
    )
    assert held(at) == ("a", [2], "")
    assert dict(at.query_params) == {"veg": "2"}


def test_a_text_that_is_too_long_for_its_field_is_cut() -> None:
    assert held(opened(day="0123456")) == ("a", [], "01234")


def test_decomposed_letters_are_composed() -> None:
    assert held(opened(day="a\u0308pple")) == ("a", [], "äpple")


def test_the_default_leaves_the_address() -> None:
    assert dict(opened(fruit="a").query_params) == {}


def test_keys_that_nobody_reads_stay_in_the_address() -> None:
    assert dict(opened(campaign="spring", fruit="p").query_params) == {"campaign": "spring", "fruit": "p"}


def test_what_people_choose_comes_into_the_address_as_a_code() -> None:
    at = opened(veg="2")
    at.selectbox(key="fruit").set_value("q").run()
    at.multiselect(key="veg").set_value([2, 3]).run()
    assert held(at) == ("q", [2, 3], "")
    assert dict(at.query_params) == {"fruit": "q", "veg": ["2", "3"]}


def test_a_choice_clears_the_one_that_it_goes_before() -> None:
    at = opened(day="5 maj")
    at.selectbox(key="fruit").set_value("q").run()
    assert dict(at.query_params) == {"fruit": "q"}


def test_an_emptied_field_clears_no_other_choice() -> None:
    at = opened(fruit="p", day="5 maj")
    at.text_input(key="day").set_value("").run()
    assert dict(at.query_params) == {"fruit": "p"}


def test_the_last_of_several_values_counts_where_one_can_be_chosen() -> None:
    assert held(opened(fruit=["q", "a", "p", "z"])) == ("a", [], "")
    assert held(opened(fruit=["p", "q"])) == ("q", [], "")


def test_a_button_clears_a_choice() -> None:
    at = opened(veg=["1", "2"], fruit="p")
    at.button[0].click().run()
    assert held(at) == ("p", [], "")
    assert dict(at.query_params) == {"fruit": "p"}


def test_of_two_quick_clicks_the_second_comes_with_an_address_that_is_too_old_and_undoes_nothing() -> None:
    at = opened(veg="1")
    at.multiselect(key="veg").set_value([]).run()
    at.query_params["veg"] = "1"
    at.selectbox(key="fruit").set_value("q").run()
    assert held(at) == ("q", [], "")
    assert dict(at.query_params) == {"fruit": "q"}


def turn_to(at: AppTest, page: str, **query: str) -> AppTest:
    """Another page, by the navigation or by a link with a query."""
    at._page_hash = next(found for found, about in at._registered_pages.items() if about["url_pathname"] == page)
    at.query_params.clear()
    at.query_params.update(query)
    return at.run()


def test_the_navigation_takes_along_what_is_chosen_in_the_same_order() -> None:
    at = turn_to(opened(veg="2", fruit="p"), "other")
    assert held(at) == ("p", [2], "")
    assert list(at.query_params.items()) == [("veg", "2"), ("fruit", "p")]


def test_a_link_to_another_page_changes_what_it_names_and_keeps_the_rest() -> None:
    at = turn_to(opened(fruit="p", veg="2"), "other", fruit="q", campaign="spring")
    assert held(at) == ("q", [2], "")
    assert dict(at.query_params) == {"fruit": "q", "veg": "2", "campaign": "spring"}


def test_what_is_chosen_on_one_page_leaves_the_address_with_it_and_comes_back_with_it() -> None:
    at = turn_to(opened(fruit="p"), "other")
    at.text_input(key="title").set_value("Hello").run()
    assert dict(at.query_params) == {"fruit": "p", "title": "Hello"}
    at = turn_to(at, "")
    assert dict(at.query_params) == {"fruit": "p"}
    at = turn_to(at, "other")
    assert at.text_input(key="title").value == "Hello"
    assert dict(at.query_params) == {"fruit": "p", "title": "Hello"}


@pytest.mark.parametrize("page", ["", "other"], ids=["the same page", "another"])
def test_back_and_forward_show_what_the_address_says_and_no_more(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    at = opened(fruit="p", veg="2")
    monkeypatch.setattr(local_script_runner, "RerunData", partial(RerunData, is_history_navigation=True))
    at = turn_to(at, page, veg="3")
    assert held(at) == ("a", [3], "")
    assert dict(at.query_params) == {"veg": "3"}


def test_back_clears_what_its_page_alone_reads_also_from_another_page(monkeypatch: pytest.MonkeyPatch) -> None:
    at = turn_to(opened(fruit="p"), "other", title="Hello")
    at = turn_to(at, "")
    monkeypatch.setattr(local_script_runner, "RerunData", partial(RerunData, is_history_navigation=True))
    at = turn_to(at, "other", fruit="p")
    assert (held(at), at.text_input(key="title").value) == (("p", [], ""), "")
    assert dict(at.query_params) == {"fruit": "p"}
