"""What is assumed is written in every figure and file, and a figure holds only under its assumptions."""

from dataclasses import replace

import pytest

from src.analysis.assessed import AssessedRecord
from src.analysis.what_if import Assumption
from src.catalogue.figure_check import FigureVerdict, check_figure
from src.catalogue.figures import figures
from src.catalogue.parts import file_of
from tests.analysis.made_up import DIMVIK, EKSKOG, LANTERN, SOTBO
from tests.selection.views import look, write
from tests.wording.records import council_record

YES = Assumption(EKSKOG, LANTERN, 2023, True)


@pytest.fixture(scope="module")
def old() -> AssessedRecord:
    return replace(council_record(), version="0badcafe")


def test_every_figure_that_an_assumption_bears_on_has_the_warning_the_words_and_the_address(old: AssessedRecord) -> None:
    view = look(old, what_if=(YES,))
    for name, choice in figures(view).items():
        drawn = choice.draw(view)
        written = " ".join(note.text.replace("<br>", " ") for note in drawn.figure.layout.annotations)
        bears = name in ("karta", "listor")  # the others are about the council
        assert ("<b>Tänkt läge: 1 uppgift är antagen.</b>" in written) == bears, name
        assert ("Tänkt läge: Lyktpaket 2023 ja för Ekskog." in written.replace("<b>", "")) == bears, name
        assert ("om=9902.lantern.2023.ja" in drawn.words.address) == bears, name


def test_the_files_name_says_that_it_is_a_what_if(old: AssessedRecord) -> None:
    assert file_of(look(old, groups=("A",), what_if=(YES,)), "karta") == (
        "made-up_karta_2022-2024_alla-erbjudanden_a-tankt-lage_data-2024-12-31"
    )
    assert "tankt" not in file_of(look(old), "karta")


def test_a_figure_holds_only_under_its_assumptions_and_is_found_among_older_data(old: AssessedRecord) -> None:
    view = look(old, what_if=(YES,))
    identity = figures(view)["karta"].draw(view).words.id
    assert check_figure(identity, view).verdict == FigureVerdict.HOLDS
    assert check_figure(identity, look(old)).verdict == FigureVerdict.OTHER_FILTERS
    new = write((DIMVIK, LANTERN, 2022, "yes", "letter"), (SOTBO, LANTERN, 2022, "yes", "letter"))
    found = check_figure(identity, look(replace(new, version="0ddba115"), what_if=(YES,)), [lambda: old])
    assert found.verdict == FigureVerdict.CHANGED
