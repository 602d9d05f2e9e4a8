"""The programme in short is what its definition tells, and nothing where that tells nothing."""

from datetime import date

import msgspec

from src.analysis.assessed import AssessedRecord
from src.language import Localised
from src.programme.definition import About, Offering
from src.wording.about import about_paragraphs, about_source, hoped_for, hoped_for_words
from tests.analysis.made_up import COUNCIL, LANTERN, make_programme
from tests.selection.views import SOURCES, look, write

ABOUT = About(
    who=Localised("Sagorådet leder.", "The Saga council leads."),
    paragraphs=(Localised("Det är ett treårigt program."),),
    effects=(Localised("att alla ser i mörkret", "that all see in the dark"),),
    source="rules",
)
OFFERINGS = (
    Offering(LANTERN, Localised("Lyktpaket"), Localised("Lyktpaketet"), Localised("Öppet för alla.", "Open to all.")),
    Offering(COUNCIL, Localised("Råd"), Localised("rådet")),
)


def told(about: About | None = ABOUT) -> AssessedRecord:
    return write(programme=make_programme(about=about, offerings=OFFERINGS, eligibility=()))


def test_who_runs_it_comes_first_and_then_each_offering_that_something_is_told_of() -> None:
    assert about_paragraphs(look(told())) == ("Sagorådet leder.", "Det är ett treårigt program.", "Lyktpaket: Öppet för alla.")
    assert about_paragraphs(look(told(), "en"))[::2] == ("The Saga council leads.", "Lyktpaket: Open to all.")


def test_the_effects_are_listed_under_whose_hope_they_are() -> None:
    assert hoped_for(look(told(), "en")) == ("that all see in the dark",)
    assert hoped_for_words(look(told())) == "Det här hoppas Sagorådet att programmet leder till:"


def test_it_says_after_whom_and_as_of_when() -> None:
    assert about_source(look(told())) == ("Med våra ord, efter Sagorådet: Sagorådet, hela.",)
    assessed = told()
    dated = SOURCES | {"rules": msgspec.structs.replace(SOURCES["rules"], date=date(2021, 5, 4))}
    assessed = AssessedRecord(
        msgspec.structs.replace(assessed.programme, sources=dated), assessed.record, assessed.pieces, assessed.states
    )
    assert about_source(look(assessed)) == ("Med våra ord, efter Sagorådet: Sagorådet, hela, 2021-05-04.",)


def test_its_source_is_among_those_of_the_view() -> None:
    letter = msgspec.structs.replace(ABOUT, source="letter")
    assert "letter" in look(told(letter)).every_source
    assert "letter" not in look(told()).every_source


def test_a_programme_that_tells_nothing_of_itself_has_none_of_it() -> None:
    view = look(write())
    assert (about_paragraphs(view), hoped_for(view), about_source(view)) == ((), (), ())


def test_offerings_can_be_told_of_alone() -> None:
    assert about_paragraphs(look(told(None))) == ("Lyktpaket: Öppet för alla.",)


def test_the_shipped_programme_has_four_effects_and_tells_of_each_offering(shipped: AssessedRecord) -> None:
    view = look(shipped)
    assert len(hoped_for(view)) == 4
    for begins in ("Kungliga biblioteket", "Startpaket: ", "Folkpaket: ", "Ledarpaket: ", "Referensgrupp: "):
        assert sum(paragraph.startswith(begins) for paragraph in about_paragraphs(view)) == 1
    assert about_source(view)[0].endswith("2020-11-13.")
