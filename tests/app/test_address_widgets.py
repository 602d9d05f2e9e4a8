"""Each choice has one widget: the address holds codes, the visitor sees names, and neither overwrites the other."""

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
    at = AppTest.from_function(app, default_timeout=60)
    at.query_params.update(query)
    return at.run()


def held(at: AppTest) -> tuple[str, list[int], str]:
    """What the widgets show."""
    assert not at.exception
    return at.selectbox(key="fruit").value, at.multiselect(key="veg").value, at.text_input(key="day").value


NOTHING = ("a", [], "")


@pytest.mark.parametrize(
    ("query", "shown", "address"),
    [
        pytest.param({}, NOTHING, {}, id="nothing: the defaults, which are not written"),
        pytest.param({"fruit": "a"}, NOTHING, {}, id="the default leaves the address"),
        pytest.param(
            {"fruit": "p", "veg": ["3", "1"], "day": "5 maj"},
            ("p", [3, 1], "5 maj"),
            {"fruit": "p", "veg": ["3", "1"], "day": "5 maj"},
            id="codes are chosen and stay",
        ),
        pytest.param({"fruit": ["q", "a", "p", "z"]}, NOTHING, {}, id="the last of several counts, and is invalid"),
        pytest.param({"fruit": ["p", "q"]}, ("q", [], ""), {"fruit": "q"}, id="the last of several counts"),
        pytest.param({"day": "0123456"}, ("a", [], "01234"), {"day": "01234"}, id="a long text is cut"),
        pytest.param({"day": "a\u0308pple"}, ("a", [], "äpple"), {"day": "a\u0308pple"}, id="letters are composed"),
        pytest.param({"x": "1", "fruit": "p"}, ("p", [], ""), {"x": "1", "fruit": "p"}, id="keys that nobody reads stay"),
        *(
            pytest.param({"fruit": no_code, "veg": [no_code, "2", "2"]}, ("a", [2], ""), {"veg": "2"}, id=f"{no_code!r} is no code")
            for no_code in ("Pear", "z", "<b>", "")
        ),
    ],
)
def test_an_address_is_shown_and_written_as_its_valid_codes(
    query: dict[str, str | list[str]], shown: tuple[str, list[int], str], address: dict[str, str | list[str]]
) -> None:
    at = opened(**query)
    assert (held(at), dict(at.query_params)) == (shown, address)


def test_a_choice_is_written_into_the_address_as_a_code() -> None:
    at = opened(veg="2")
    at.selectbox(key="fruit").set_value("q").run()
    at.multiselect(key="veg").set_value([2, 3]).run()
    assert held(at) == ("q", [2, 3], "")
    assert dict(at.query_params) == {"fruit": "q", "veg": ["2", "3"]}


@pytest.mark.parametrize(("key", "value", "address"), [("fruit", "q", {"fruit": "q"}), ("day", "", {"fruit": "p"})])
def test_a_choice_clears_the_one_that_it_replaces_and_an_emptied_field_none(key: str, value: str, address: object) -> None:
    at = opened(fruit="p", day="5 maj")
    (at.selectbox if key == "fruit" else at.text_input)(key=key).set_value(value).run()
    assert dict(at.query_params) == address


def test_a_button_clears_a_choice() -> None:
    at = opened(veg=["1", "2"], fruit="p")
    at.button[0].click().run()
    assert held(at) == ("p", [], "")
    assert dict(at.query_params) == {"fruit": "p"}


def test_a_quick_second_click_with_an_outdated_address_undoes_nothing() -> None:
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


def test_the_navigation_keeps_the_choices_in_the_same_order() -> None:
    at = turn_to(opened(veg="2", fruit="p"), "other")
    assert held(at) == ("p", [2], "")
    assert list(at.query_params.items()) == [("veg", "2"), ("fruit", "p")]


def test_a_link_to_another_page_changes_what_it_names_and_keeps_the_rest() -> None:
    at = turn_to(opened(fruit="p", veg="2"), "other", fruit="q", campaign="spring")
    assert held(at) == ("q", [2], "")
    assert dict(at.query_params) == {"fruit": "q", "veg": "2", "campaign": "spring"}


def test_the_choice_of_one_page_is_in_the_address_only_on_that_page() -> None:
    at = turn_to(opened(fruit="p"), "other")
    at.text_input(key="title").set_value("Hello").run()
    assert dict(at.query_params) == {"fruit": "p", "title": "Hello"}
    at = turn_to(at, "")
    assert dict(at.query_params) == {"fruit": "p"}
    at = turn_to(at, "other")
    assert at.text_input(key="title").value == "Hello"
    assert dict(at.query_params) == {"fruit": "p", "title": "Hello"}


@pytest.mark.parametrize("page", ["", "other"], ids=["the same page", "another"])
def test_back_and_forward_show_only_what_the_address_says(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    at = opened(fruit="p", veg="2")
    monkeypatch.setattr(local_script_runner, "RerunData", partial(RerunData, is_history_navigation=True))
    at = turn_to(at, page, veg="3")
    assert held(at) == ("a", [3], "")
    assert dict(at.query_params) == {"veg": "3"}


def test_back_from_another_page_clears_the_choices_of_its_own_page(monkeypatch: pytest.MonkeyPatch) -> None:
    at = turn_to(opened(fruit="p"), "other", title="Hello")
    at = turn_to(at, "")
    monkeypatch.setattr(local_script_runner, "RerunData", partial(RerunData, is_history_navigation=True))
    at = turn_to(at, "other", fruit="p")
    assert (held(at), at.text_input(key="title").value) == (("p", [], ""), "")
    assert dict(at.query_params) == {"fruit": "p"}


def counting() -> None:
    """Makes something of the choices four times, and changes one of them between."""
    import streamlit as st

    from src.app.address_widgets import follow_address, keep, once_in_run

    made = list[str]()
    follow_address()
    for fruit in ("a", "a", "p", "p"):
        keep("fruit", [fruit])
        once_in_run("basket", lambda kept=fruit: made.append(kept))
    st.text(", ".join(made))


def test_what_is_made_of_the_choices_is_made_once_in_a_run_and_again_when_one_changes() -> None:
    at = AppTest.from_function(counting)
    assert [at.run().text[0].value for _ in range(2)] == ["a, p", "a, p"]
