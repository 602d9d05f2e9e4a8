"""What the filters on municipalities and their options are called."""

import pytest

from src.language import read_language
from src.wording.divisions import division_names, option_name
from tests.analysis.made_up import make_programme
from tests.selection.views import look, write


@pytest.mark.parametrize(
    ("key", "option", "swedish", "english"),
    [
        ("grupp", "A", "Kust", "Kust"),
        ("samarbete", "Söder", "Söder", "Söder"),
        ("storlek", "under-10000", "Under 10 000 invånare", "Under 10,000 inhabitants"),
        ("storlek", "minst-10000", "10 000 invånare och fler", "10,000 inhabitants or more"),
        ("forsta", "2022", "Först bekräftad 2022", "First confirmed 2022"),
        ("forsta", "ingen", "Inget bekräftat år", "No confirmed year"),
    ],
)
def test_an_option_says_by_itself_what_it_is_and_no_more_than_is_known(key: str, option: str, swedish: str, english: str) -> None:
    named = [option_name(make_programme(), read_language(code), key, option) for code in ("sv", "en")]
    assert named == [swedish, english]  # with the spaces that people type to find it


def test_every_filter_on_municipalities_has_a_name() -> None:
    view = look(write())
    assert list(division_names(view.programme, view.text)) == list(view.selection.on_municipalities)
