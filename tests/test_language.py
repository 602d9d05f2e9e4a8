"""Numbers, shares, lists and years as people write them."""

from datetime import date
from pathlib import Path

import pytest

from src.language import CODES, N_, Language, Localised, read_language

SWEDISH, ENGLISH = read_language("sv"), Language("en")
SPACE = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("value", "shown"),
    [(0, "0"), (33, "33"), (999, "999"), (1000, f"1{SPACE}000"), (1_362_164, f"1{SPACE}362{SPACE}164"), (-0.2, "0")],
)
def test_a_swedish_number_has_a_non_breaking_space_between_thousands(value: float, shown: str) -> None:
    assert SWEDISH.number(value) == shown


def test_a_swedish_number_has_a_decimal_comma_and_as_many_decimals_as_asked_for() -> None:
    assert SWEDISH.number(4711.25, 1) == f"4{SPACE}711,3"
    assert SWEDISH.number(4711.25, 2) == f"4{SPACE}711,25"
    assert SWEDISH.number(2, 1) == "2,0"


def test_an_english_number_has_a_comma_between_thousands_and_a_point() -> None:
    assert ENGLISH.number(4711.25, 2) == "4,711.25"


@pytest.mark.parametrize(("value", "shown"), [(0.5, "1"), (1.5, "2"), (2.5, "3"), (2.4999, "2")])
def test_a_half_goes_away_from_zero_as_in_a_spreadsheet(value: float, shown: str) -> None:
    assert SWEDISH.number(value) == shown


@pytest.mark.parametrize(
    ("value", "percent"), [(0, 0), (1, 100), (32 / 33, 97), (0.5, 50), (1 / 8, 13), (7 / 8, 88), (0.285, 29), (0.99, 99), (0.01, 1)]
)
def test_a_share_is_a_whole_percentage_with_a_non_breaking_space(value: float, percent: int) -> None:
    assert SWEDISH.share(value) == f"{percent}{SPACE}%"
    assert ENGLISH.share(value) == f"{percent}%"


@pytest.mark.parametrize("nearly_all", [0.995, 0.9999, 290 / 291])
def test_a_share_never_rounds_up_to_the_whole(nearly_all: float) -> None:
    assert SWEDISH.share(nearly_all) == f"99{SPACE}%"


@pytest.mark.parametrize("hardly_any", [0.0001, 0.004, 1 / 290])
def test_a_share_never_rounds_down_to_nothing(hardly_any: float) -> None:
    assert SWEDISH.share(hardly_any) == f"1{SPACE}%"


@pytest.mark.parametrize(
    ("names", "swedish", "english"),
    [
        ([], "", ""),
        (["Bjuv"], "Bjuv", "Bjuv"),
        (["Bjuv", "Klippan"], "Bjuv och Klippan", "Bjuv and Klippan"),
        (["Bjuv", "Klippan", "Sjöbo"], "Bjuv, Klippan och Sjöbo", "Bjuv, Klippan and Sjöbo"),
    ],
)
def test_names_stand_in_a_list_with_and_before_the_last(names: list[str], swedish: str, english: str) -> None:
    assert SWEDISH.names(names) == swedish
    assert ENGLISH.names(names) == english


@pytest.mark.parametrize(
    ("years", "shown"),
    [
        ([2018, 2019, 2020], "2018–2020"),
        ([2018, 2020], "2018 och 2020"),
        ([2018, 2019], "2018 och 2019"),
        ([2018], "2018"),
        ([2018, 2019, 2021], "2018, 2019 och 2021"),
        ([2020, 2019, 2018], "2018–2020"),
        ([2018, 2019, 2020, 2019, 2018], "2018–2020"),
        ([2020, 2018, 2018], "2018 och 2020"),
        ([], ""),
    ],
)
def test_three_or_more_years_in_a_row_are_a_span_and_others_a_list_ascending_and_each_once(years: list[int], shown: str) -> None:
    assert SWEDISH.years(years) == shown


def test_a_date_is_written_as_swedish_offices_do_in_both_languages() -> None:
    assert SWEDISH.date(date(2020, 11, 3)) == ENGLISH.date(date(2020, 11, 3)) == "2020-11-03"


def test_a_sentence_gets_a_capital_and_keeps_the_rest() -> None:
    assert SWEDISH.capital("är Region Skåne med?") == "Är Region Skåne med?"
    assert SWEDISH.capital("") == ""


def test_a_text_from_the_data_falls_back_to_swedish() -> None:
    both, swedish_only = Localised("Råd", "Council"), Localised("Råd")
    assert (SWEDISH.of(both), ENGLISH.of(both)) == ("Råd", "Council")
    assert (SWEDISH.of(swedish_only), ENGLISH.of(swedish_only)) == ("Råd", "Råd")


def test_a_plain_text_from_the_data_is_the_same_in_both_languages() -> None:
    assert SWEDISH.of("Digiteket") == ENGLISH.of("Digiteket") == "Digiteket"


def test_swedish_shows_the_texts_that_stand_in_the_code() -> None:
    assert read_language("sv").code == "sv"
    assert SWEDISH(N_("{count} av {of} kommuner"), count=32, of=33) == "32 av 33 kommuner"


@pytest.mark.parametrize(("number", "shown"), [(0, "0 kommuner"), (1, "1 kommun"), (1000, f"1{SPACE}000 kommuner")])
def test_plural_follows_the_number_and_writes_it(number: int, shown: str) -> None:
    assert SWEDISH.plural("{n} kommun", "{n} kommuner", number) == shown


def test_plural_fills_other_values_too() -> None:
    assert SWEDISH.plural("{n} kommun i {region}", "{n} kommuner i {region}", 2, region="Skåne") == "2 kommuner i Skåne"


def test_there_are_two_languages_and_swedish_comes_first() -> None:
    assert CODES == ("sv", "en")


CATALOGUE = r"""
msgid ""
msgstr "Language: en\n"

#: pages/map.py
msgid "Karta"
msgstr "Map"

msgid ""
"En rad\n"
"och \"en\" till"
msgstr ""
"A line\n"
"and \"another\""

msgid "{n} kommun"
msgid_plural "{n} kommuner"
msgstr[0] "{n} municipality"
msgstr[1] "{n} municipalities"

#, fuzzy, python-brace-format
msgid "Mål"
msgstr "Meal"

msgid "Nytt"
msgstr ""

#~ msgid "Gammalt"
#~ msgstr "Old"
"""


def test_a_catalogue_gives_what_is_translated_and_the_source_of_all_else(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "messages.po").write_text(CATALOGUE, encoding="utf-8")
    monkeypatch.setattr("src.language.CATALOGUES", tmp_path)
    text = read_language("en")
    assert [text(source) for source in ("Karta", "Mål", "Nytt", "Gammalt")] == ["Map", "Mål", "Nytt", "Gammalt"]
    assert text('En rad\noch "en" till') == 'A line\nand "another"'
    assert [text.plural("{n} kommun", "{n} kommuner", n) for n in (0, 1, 2)] == [
        "0 municipalities",
        "1 municipality",
        "2 municipalities",
    ]
    assert [text.plural("{n} bok", "{n} böcker", n) for n in (1, 2)] == ["1 bok", "2 böcker"]
