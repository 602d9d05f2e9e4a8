"""What is assumed goes into an address, into words and into every file's name and stamp, and comes back from an address."""

from dataclasses import replace
from urllib.parse import parse_qs, urlencode

import pytest

from src.analysis.assessed import AssessedRecord
from src.analysis.what_if import Assumption
from src.catalogue.figure_check import FigureVerdict, check_figure
from src.catalogue.figures import figures
from src.catalogue.parts import file_of
from src.selection.assumptions import MOST, as_asked, made, understood
from src.selection.selection import Selection, everything
from src.selection.view import View
from src.wording.filters import filters_in_words
from src.wording.origin import origin_of
from src.wording.sentences import why_missing
from src.wording.tables import evidence_table, known_table
from src.wording.warnings import WarningText
from tests.analysis.made_up import CODES, COUNCIL, DIMVIK, EKSKOG, HULTMYRA, LANTERN, SOTBO, YEARS, complete_lists, council_lists
from tests.selection.views import LABEL, look, write
from tests.wording.records import council_record

YES, SOME_YEAR, NO = (
    Assumption(EKSKOG, LANTERN, 2023, True),
    Assumption(SOTBO, LANTERN, None, True),
    Assumption(HULTMYRA, LANTERN, None, False),
)


@pytest.fixture(scope="module")
def made_up() -> AssessedRecord:
    return council_record()


def assuming(assessed: AssessedRecord, *assumptions: Assumption, language: str = "sv", **selection: tuple[object, ...]) -> View:
    return look(assessed, language, **selection, what_if=assumptions)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("assumption", "words"),
    [(YES, "9902.lantern.2023.ja"), (SOME_YEAR, "9904.lantern..ja"), (NO, "9903.lantern..nej")],
)
def test_an_assumption_is_an_address_and_an_address_an_assumption(assumption: Assumption, words: str) -> None:
    assert as_asked(assumption) == words
    assert understood(words) == assumption


@pytest.mark.parametrize(
    "words",
    ["", "9902", "9902.lantern.2023", "9902.lantern.2023.yes", "9902.lantern.23.ja", "9902.lantern.x.ja", "9902.lantern.²².ja",
     ".lantern.2023.ja", "9902..2023.ja", "9902.lantern.2023.ja.nej", "9902.lantern.2023.JA", "<b>.lantern.2023.",
     "....", "9902.lantern.20234.ja"],
)  # fmt: skip
def test_what_is_no_assumption_is_none(words: str) -> None:
    assert understood(words) is None


def test_an_address_gives_what_is_assumed_back(made_up: AssessedRecord) -> None:
    selection = replace(everything(made_up.programme), what_if=(YES, NO, SOME_YEAR))
    query = urlencode(selection.to_query(made_up.programme))
    assert query == "om=9902.lantern.2023.ja&om=9903.lantern..nej&om=9904.lantern..ja"
    assert Selection.from_query(parse_qs(query), made_up) == selection


def test_what_is_unknown_to_the_data_or_not_open_in_them_is_left_out(made_up: AssessedRecord) -> None:
    asked = [
        "9902.lantern.2023.ja",
        "nonsense",
        "9902.sundial.2023.ja",
        "1234.lantern.2023.ja",
        "9902.council.2022.nej",
        "9903.council.2022.ja",
    ]
    assert made(made_up, asked) == (YES,)
    assert made(made_up, []) == ()


def test_no_more_are_made_than_an_address_can_hold() -> None:
    asked = [f"{code}.{key}.{year}.ja" for code in CODES for key in (COUNCIL, LANTERN) for year in YEARS]
    assert len(asked) > MOST
    assert len(made(write(), asked)) == MOST


def test_the_filters_words_tell_all_that_is_assumed_and_of_whom(made_up: AssessedRecord) -> None:
    assert filters_in_words(assuming(made_up, YES)) == "Inga filter. Tänkt läge: Lyktpaket 2023 ja för Ekskog."
    view = assuming(made_up, YES, NO, SOME_YEAR, Assumption(HULTMYRA, LANTERN, 2023, True), years=(2023,))
    assert filters_in_words(view) == (
        "Filter: år 2023. Tänkt läge: Lyktpaket ja, något år för Sotbo; Lyktpaket nej, varje öppet år för Hultmyra; "
        "Lyktpaket 2023 ja för Ekskog och Hultmyra."
    )
    assert filters_in_words(look(made_up)) == "Inga filter."


def test_every_figure_and_file_is_stamped_and_carries_the_words_and_the_address(made_up: AssessedRecord) -> None:
    view = assuming(made_up, YES)
    warning = WarningText(
        "Tänkt läge: 1 uppgift är antagen, se filtren.", "Tänkt läge: 1 uppgift är antagen och finns inte i underlaget."
    )
    found = origin_of(view, "x")
    assert (found.warnings, found.warning, found.full_warning, found.made_up) == ((warning,), warning.short, warning.full, False)
    assert found.filters == filters_in_words(view)
    for name, choice in figures(view).items():
        drawn = choice.draw(view)
        written = " ".join(note.text.replace("<br>", " ") for note in drawn.figure.layout.annotations)
        assert f"<b>{warning.short}</b>" in written, name
        assert "Tänkt läge: Lyktpaket 2023 ja för Ekskog." in written.replace("<b>", ""), name
        assert "om=9902.lantern.2023.ja" in drawn.words.address, name
    assert origin_of(assuming(made_up, YES, NO), "x").warning == "Tänkt läge: 2 uppgifter är antagna, se filtren."
    assert origin_of(look(made_up), "x").warnings == ()


def test_made_up_data_in_which_something_is_assumed_have_both_stamps() -> None:
    view = assuming(write(label=replace(LABEL, made_up=True)), YES)
    shorts = [warning.short for warning in origin_of(view, "x").warnings]
    assert shorts == ["Protokoll: påhittade uppgifter.", "Tänkt läge: 1 uppgift är antagen, se filtren."]


def test_the_files_name_says_that_it_is_a_what_if(made_up: AssessedRecord) -> None:
    assert file_of(assuming(made_up, YES, groups=("A",)), "karta") == (
        "made-up_karta_2022-2024_alla-erbjudanden_a-tankt-lage_data-2024-12-31"
    )
    assert "tankt" not in file_of(look(made_up), "karta")


def test_counts_and_map_follow_and_the_evidence_says_what_it_is(made_up: AssessedRecord) -> None:
    view = assuming(made_up, YES, SOME_YEAR)
    before, after = look(made_up).counts.set_index("code"), view.counts.set_index("code")
    assert (after["confirmed"] - before["confirmed"]).to_dict() == {DIMVIK: 0, EKSKOG: 1, HULTMYRA: 0, SOTBO: 1}
    assert after["at_most"].equals(before["at_most"])
    rows = evidence_table(view, SOTBO)
    assert rows.iloc[-1].tolist() == ["Lyktpaket", "år okänt", "ja", "antagande, bara i den här vyn", "antagande", "", "."]
    assert "antagande" in known_table(view, SOTBO)["Källa"].iloc[0]


def test_the_record_itself_is_as_before(made_up: AssessedRecord) -> None:
    pieces, states = made_up.pieces.copy(), made_up.states.copy()
    view = assuming(made_up, YES)
    assert not view.states_by_year.equals(made_up.states)
    assert made_up.pieces.equals(pieces)
    assert made_up.states.equals(states)
    assert look(made_up).pieces is made_up.pieces


def test_why_one_is_missing_names_what_is_assumed() -> None:
    assessed = write(lists=complete_lists((COUNCIL, 2022, "minutes")))
    view = assuming(assessed, Assumption(DIMVIK, COUNCIL, 2023, False), Assumption(DIMVIK, COUNCIL, 2024, False))
    (reason,) = (words for words, codes in why_missing(view).items() if DIMVIK in codes)
    assert reason == "Saknas i de kompletta listorna för 2022 (Protokollet). Antaget för den här vyn: nej för 2023 och 2024."


def test_other_data_take_over_what_they_leave_open(made_up: AssessedRecord) -> None:
    view = assuming(made_up, YES, NO)
    known = write((EKSKOG, LANTERN, 2023, "no", "letter"), lists=council_lists())
    assert view.of_record(known).selection.what_if == (NO,)


def test_a_figure_of_a_what_if_holds_only_under_its_assumptions(made_up: AssessedRecord) -> None:
    assessed = replace(made_up, version="0badcafe")
    view = assuming(assessed, YES)
    identity = figures(view)["karta"].draw(view).words.id
    assert check_figure(identity, view).verdict == FigureVerdict.HOLDS
    assert check_figure(identity, look(assessed)).verdict == FigureVerdict.OTHER_FILTERS


def test_an_older_figure_of_a_what_if_is_found_among_the_older_data(made_up: AssessedRecord) -> None:
    old, new = (
        replace(made_up, version="0badcafe"),
        write((DIMVIK, LANTERN, 2022, "yes", "letter"), (SOTBO, LANTERN, 2022, "yes", "letter")),
    )
    then = assuming(old, YES)
    identity = figures(then)["karta"].draw(then).words.id
    found = check_figure(identity, assuming(replace(new, version="0ddba115"), YES), [lambda: old])
    assert (found.verdict, found.then_known) == (FigureVerdict.CHANGED, True)
