"""The filters in words."""

from src.analysis.assessed import AssessedRecord
from src.wording.filters import filters_in_words, in_words
from tests.selection.views import look


def test_filters_in_words(shipped: AssessedRecord) -> None:
    def said(**filters: tuple[object, ...]) -> str:
        view = look(shipped, **filters)
        return in_words(view.selection, shipped.programme, view.text)

    assert said() == "Inga filter."
    assert said(years=(2018,)) == "Filter: år 2018."
    assert said(years=(2018, 2019)) == "Filter: år 2018 och 2019."
    assert said(offerings=("startpaket", "ledarpaket")) == "Filter: erbjudande Startpaket och Ledarpaket."
    assert said(groups=("A1", "B3")) == "Filter: kommungrupp Storstäder och Större stad."
    assert said(cooperation=("Skåne Nordost",)) == "Filter: samarbete Skåne Nordost."


def test_several_filters_are_one_sentence(shipped: AssessedRecord) -> None:
    view = look(shipped, years=(2020,), offerings=("folkpaket",), groups=("A1",), cooperation=("MalmöLundregionen",))
    assert filters_in_words(view) == ("Filter: år 2020; erbjudande Folkpaket; kommungrupp Storstäder; samarbete MalmöLundregionen.")


def test_all_of_them_selected_by_hand_is_no_filter(shipped: AssessedRecord) -> None:
    assert filters_in_words(look(shipped, years=(2018, 2019, 2020), offerings=shipped.programme.offering_keys)) == "Inga filter."


def test_filters_are_said_in_the_readers_language(shipped: AssessedRecord) -> None:
    assert "Storstäder" not in filters_in_words(look(shipped, "en", groups=("A1",)))
    assert "Large cities" in filters_in_words(look(shipped, "en", groups=("A1",)))
