"""Each term has one meaning, in a sentence, with the programme's own names in it."""

import pytest

from src.analysis.assessed import AssessedRecord
from src.language import Code
from src.wording.about import glossary, glossary_table
from tests.catalogue.whole import one_offering
from tests.selection.views import look
from tests.wording.records import council_record

TERMS = (
    "Kommun Erbjudande Paket Råd Deltagande Underlag Export Register Komplett_lista Bekräftad Minst Högst Mål Nådd Ny "
    "Återkommande Påstående"
)


def test_every_term_of_the_pages_is_explained_once() -> None:
    view = look(council_record())
    assert [term.replace(" ", "_") for term, _ in glossary(view)] == TERMS.split()
    table = glossary_table(view)
    assert list(table.columns) == ["Ord", "Betydelse"]
    assert table.to_numpy().tolist() == [list(row) for row in glossary(view)]


@pytest.mark.parametrize("code", ["sv", "en"])
def test_each_meaning_is_a_sentence(code: Code, shipped: AssessedRecord) -> None:
    for term, meaning in glossary(look(shipped, code)):
        assert meaning[0].isupper(), term
        assert meaning.endswith("."), term


def test_names_and_numbers_are_the_programmes_whatever_is_selected(shipped: AssessedRecord, in_blekinge: AssessedRecord) -> None:
    skane, blekinge = dict(glossary(look(shipped, groups=("A1",)))), dict(glossary(look(in_blekinge)))
    assert skane["Kommun"] == "En av registrets 33 kommuner i Skåne."
    assert skane["Paket"] == "Ett av erbjudandena Startpaket, Folkpaket och Ledarpaket."
    assert "Nätverk" in blekinge
    assert blekinge["Mål"] == "Att varje kommun i registret har varit med i nätverket någon gång under projektet."


def test_with_the_goals_offering_alone_there_are_no_packages() -> None:
    assert "Paket" not in dict(glossary(look(one_offering("council"))))
