"""What the filters on municipalities and their options are called."""

import msgspec
import pytest

from src.language import Localised, read_language
from src.programme.definition import Areas
from src.wording.count_sentences import where
from src.wording.divisions import alike_note, division_names, divisions_in_words, groups_counted, how_far_each, option_name
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


def test_groups_that_are_areas_are_called_so() -> None:
    kinds = make_programme()
    areas = Areas(Localised("län", "county"), Localised("län", "counties"))
    programme = msgspec.structs.replace(kinds, groups=msgspec.structs.replace(kinds.groups, areas=areas))
    record = write(programme=programme)
    everywhere, coast = look(record), look(record, groups=("A",))
    assert (where(everywhere), where(coast)) == ("i Sagolandet", "i Kust")
    assert where(look(record, groups=("A",), sizes=("under-10000",))) == "med under 10\N{NO-BREAK SPACE}000 invånare i Kust"
    assert divisions_in_words(coast) == ["Kust"]
    assert [groups_counted(look(record, "en"), n) for n in (1, 2)] == ["1 county", "2 counties"]
    assert how_far_each(coast) == "Hur långt har varje län kommit?"
    assert "i samma län" in alike_note(coast)
