"""Unknown words of a file: which are asked about, and what a confirmation does; nothing is applied unasked."""

from src.handed_in import UnknownWord
from src.language import Localised, read_language
from tests.loading.handed_in import understood

TEXT = read_language("sv")
START = Localised("Startpaket", "Start package")
HEADER = "Kommun;Erbjudande;År\n"
FILE = HEADER + "Malmo;Startpaket;2018\nMALMO ;Folkpaket;2018\nLund;Startpakett;2019\nAtlantis;Startpaket;2018\n"


def test_each_unknown_word_is_asked_about_once_with_how_many_rows_have_it() -> None:
    assert understood(FILE).unknown_words == (
        UnknownWord("Kommun", "Malmo", ("Malmö",), 2),
        UnknownWord("Erbjudande", "Startpakett", (START,), 1),
    )


def test_a_confirmed_word_is_read_as_what_it_means_and_said_so() -> None:
    found = understood(FILE, confirmed=[("Malmo", "Malmö"), ("Startpakett", "Startpaket")])
    assert [(cell.code, cell.offering) for cell in found.cells] == [
        ("1280", "folkpaket"),
        ("1280", "startpaket"),
        ("1281", "startpaket"),
    ]
    assert (found.tally.accepted, found.tally.rejected) == (3, 1)
    assert [word.meant for word in found.unknown_words] == ["Malmö", START]
    assert [notice.said(TEXT) for notice in found.notices] == [
        "Bekräftat av dig: Malmo är Malmö (antal rader: 2).",
        "Bekräftat av dig: Startpakett är Startpaket (antal rader: 1).",
    ]


def test_only_a_suggestion_can_be_confirmed() -> None:
    found = understood(FILE, confirmed=[("Atlantis", "Malmö"), ("Malmo", "Lund")])
    assert found.tally.accepted == 0
    assert [notice.said(TEXT) for notice in found.notices] == [
        "Inte bekräftat: Malmö är inget förslag för Atlantis i filen.",
        "Inte bekräftat: Lund är inget förslag för Malmo i filen.",
    ]


def test_a_code_without_its_zero_can_be_confirmed() -> None:
    content = "Kommunkod;Erbjudande;År\n331;Startpaket;2018\n"
    assert understood(content).unknown_words == (UnknownWord("Kommunkod", "331", ("0331 Heby",), 1),)
    assert [cell.code for cell in understood(content, confirmed=[("331", "0331 Heby")]).cells] == ["0331"]


def test_a_code_with_its_thousands_parted_can_be_confirmed_where_no_name_stands_beside_it() -> None:
    content = "Kommunkod;Erbjudande;År\n1 281;Startpaket;2018\n"
    assert understood(content).unknown_words == (UnknownWord("Kommunkod", "1 281", ("1281 Lund",), 1),)
    assert [cell.code for cell in understood(content, confirmed=[("1 281", "1281 Lund")]).cells] == ["1281"]


def test_a_wrong_code_is_confirmed_only_beside_the_name_that_was_asked_about() -> None:
    content = "Kod;Kommun;Erbjudande\n1299;Lund;Startpaket\n1299;Bjuv;Startpaket\n"
    assert [word.suggestions for word in understood(content).unknown_words] == [("1281 Lund",), ("1260 Bjuv",)]
    found = understood(content, confirmed=[("1299", "1281 Lund")])
    assert [cell.code for cell in found.cells] == ["1281"]
    assert found.tally.rejected == 1


def test_a_name_that_is_nearly_its_codes_can_be_confirmed() -> None:
    content = "Kod;Kommun;Erbjudande\n1280;Malmo;Startpaket\n1281;Malmo;Folkpaket\n"
    assert understood(content).unknown_words == (UnknownWord("Kommun", "Malmo", ("Malmö",), 1),)
    found = understood(content, confirmed=[("Malmo", "Malmö")])
    assert [(cell.code, cell.offering) for cell in found.cells] == [("1280", "startpaket")]


def test_a_name_that_disagrees_with_its_code_stays_rejected() -> None:
    content = "Kod;Kommun;Erbjudande\n1280;Lundd;Startpaket\n"
    found = understood(content, confirmed=[("Lundd", "Lund")])
    assert (found.unknown_words, found.tally.rejected) == ((), 1)


def test_an_abbreviation_with_a_suggestion_is_asked_about() -> None:
    (word,) = understood(HEADER + "Malmö;Ref.grupp;2018\n").unknown_words
    assert (word.value, [name.sv for name in word.suggestions]) == ("Ref.grupp", ["Referensgrupp"])  # type: ignore[union-attr]


def test_what_looks_personal_is_never_asked_about_nor_repeated() -> None:
    content = HEADER + "Östra.Göinge@x.se;Startpaket;2018\n"
    found = understood(content, confirmed=[("Östra.Göinge@x.se", "Östra Göinge")])
    assert (found.unknown_words, found.tally.accepted) == ((), 0)
    assert "@" not in "".join(notice.said(TEXT) for notice in found.notices)


def test_an_offering_is_suggested_by_its_name_in_the_readers_language_and_confirmed_by_either() -> None:
    rows = "Kommun;Erbjudande;År\nMalmö;Startpakett;2018\nLund;Start pakage;2018\n"
    found, english = understood(rows), read_language("en")
    (cause,) = found.causes
    for text, name, said in (
        (TEXT, "Startpaket", "Kanske är Startpaket menat."),
        (english, "Start package", "Perhaps Start package is meant."),
    ):
        assert [text.any_of(word.suggestions) for word in found.unknown_words] == [name, name]
        assert cause.said(cause.rows[0], text).endswith(said)
        assert f"{name}, " in next(cause.findings("")).mended(text)
    confirmed = understood(rows, confirmed=[("Startpakett", "Start package"), ("Start pakage", "Startpaket")])
    assert confirmed.tally.accepted == 2
    assert [notice.said(english) for notice in confirmed.notices] == [
        "Confirmed by you: Start pakage is Start package (number of rows: 1).",
        "Confirmed by you: Startpakett is Start package (number of rows: 1).",
    ]
