"""The programme in short is what its definition says; each term has one meaning, in the programme's own names."""

from dataclasses import replace
from datetime import date

import msgspec
import pytest

from src.analysis.assessed import AssessedRecord
from src.language import Code, Localised
from src.programme.definition import About, Offering
from src.wording.about import about_paragraphs, about_source, glossary, glossary_table, hoped_for
from tests.analysis.made_up import COUNCIL, LANTERN, make_programme
from tests.selection.views import SOURCES, look, write
from tests.wording.records import council_record

ABOUT = About(
    who=Localised("Sagorådet leder.", "The Saga council leads."),
    paragraphs=(Localised("Det är ett treårigt program."),),
    effects=(Localised("att alla ser i mörkret", "that all see in the dark"),),
    source="letter",
)
OFFERINGS = (
    Offering(LANTERN, Localised("Lyktpaket"), Localised("Lyktpaketet"), Localised("Öppet för alla.", "Open to all.")),
    Offering(COUNCIL, Localised("Råd"), Localised("rådet")),
)
TERMS = (
    "Kommun Erbjudande Råd Deltagande Underlag Export Register Komplett_lista Bekräftad Bekräftat Möjligt Mål "
    "Har_deltagit_i_något Ny Återkommande Påstående"
)


def described(about: About | None = ABOUT) -> AssessedRecord:
    return write(programme=make_programme(about=about, offerings=OFFERINGS, eligibility=()))


def test_who_runs_it_comes_first_and_then_each_offering_that_has_a_text() -> None:
    view = look(described())
    assert about_paragraphs(view) == ("Sagorådet leder.", "Det är ett treårigt program.", "Lyktpaket: Öppet för alla.")
    assert about_paragraphs(look(described(), "en"))[::2] == ("The Saga council leads.", "Lyktpaket: Open to all.")
    assert hoped_for(view) == ("Det här hoppas Sagorådet att programmet leder till:", ("att alla ser i mörkret",))


def test_it_names_its_source_with_its_date_among_those_of_the_view() -> None:
    assessed = described()
    assert about_source(look(assessed)) == ("Med våra ord, efter Brevet: Brevet, hela.",)
    assert "letter" in look(assessed).every_source
    dated = SOURCES | {"letter": msgspec.structs.replace(SOURCES["letter"], date=date(2021, 5, 4))}
    view = look(replace(assessed, programme=msgspec.structs.replace(assessed.programme, sources=dated)))
    assert about_source(view) == ("Med våra ord, efter Brevet: Brevet, hela, 2021-05-04.",)


def test_a_programme_without_such_texts_says_nothing() -> None:
    view = look(write())
    assert (about_paragraphs(view), hoped_for(view)[1], about_source(view)) == ((), (), ())
    assert "letter" not in view.every_source
    assert about_paragraphs(look(described(None))) == ("Lyktpaket: Öppet för alla.",)


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
    assert "Nätverk" in blekinge
    assert blekinge["Mål"] == "Att varje kommun i registret har varit med i nätverket någon gång under projektet."
