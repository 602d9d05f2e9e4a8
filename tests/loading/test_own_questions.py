"""Our own questions come back filled in: what we wrote in them is known, and takes no answer back."""

import pytest

from src.handed_in import ASIDES, HANDED_IN, Refused
from src.language import CODES, read_language
from src.loading.intake.words import read_words
from tests.loading.handed_in import hand_in, understood

SWEDISH = read_language("sv")


@pytest.mark.parametrize(
    ("header", "told"),
    [
        ("Kod;Kommun;Erbjudande;År;Svar;Källa;Läge;Vad som skulle avgöra", []),
        ("Code;Municipality;Offering;Year;Answer;Source;State;What would settle it", []),
        ("Kod;Kommun;Erbjudande;År;Svar;Källa;Läge;Anteckning", ["kolumn 7, Anteckning"]),
    ],
)
def test_a_filled_in_question_of_our_own_has_no_unknown_column_and_its_blank_rows_agree(header: str, told: list[str]) -> None:
    found = understood(
        f"{header}\n1281;Lund;Startpaket;2018;ja;;okänt;en uppgift\n;;;;;;;\n1280;Malmö;Startpaket;2018;;;okänt;en lista\n",
        source=HANDED_IN,
    )
    assert [cell.code for cell in found.cells] == ["1281"]
    assert [SWEDISH.of(notice.values["columns"]) for notice in found.notices if notice.kind == "unknown_columns"] == told
    (blank,) = [notice.values for notice in found.notices if notice.kind == "unanswered"]
    assert (found.tally.blank, blank) == (2, {"blank": 2, "count": 1})


def test_the_columns_of_our_own_questions_are_known_in_each_language() -> None:
    assert read_words().asking.asides == tuple(tuple(read_language(code)(word) for word in ASIDES) for code in CODES)


@pytest.mark.parametrize("says", ["Källan ”Lista över anmälda” säger ja", "Kanske avanmäld", "oklart: 2018, troligen nej"])
def test_what_our_own_question_says_beside_the_answer_takes_nothing_back(says: str) -> None:
    header = "Kod;Kommun;Erbjudande;År;Svar;Källa;Läge;{}\n1281;Lund;Startpaket;2018;ja;;motsägs;{}\n"
    assert understood(header.format("Vad som skulle avgöra", says), source=HANDED_IN).tally.accepted == 1
    found = hand_in(header.format("Anteckning", "Avanmäld"), source=HANDED_IN)  # which somebody wrote
    assert isinstance(found, Refused)
    assert found.reason == "column_unclear"
