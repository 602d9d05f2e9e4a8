"""A municipality that was given another code is known by its old one too, and the reader says so."""

import pytest

from src.language import read_language
from tests.loading.data_folder import EXPORT, SmallFolder, in_words, place
from tests.loading.handed_in import understood
from tests.loading.test_exports import version

OLD_CODES = "register/old_codes.csv"
HEADER = "gammal_kod;kommun_kod;fran\n"
TEXT = read_language("sv")


def test_without_the_file_there_are_none_and_with_it_each_leads_to_the_present_code(folder: SmallFolder) -> None:
    assert folder.record().old_codes == {}
    folder.write(OLD_CODES, f"{HEADER}1017;1081;2007\n1018;1081;1974\n")
    assert folder.record().old_codes == {"1017": "1081", "1018": "1081"}


def test_the_version_of_the_data_changes_with_the_old_codes(folder: SmallFolder) -> None:
    before = version(folder, EXPORT)
    folder.write(OLD_CODES, HEADER)
    assert version(folder, EXPORT) != before


@pytest.mark.parametrize(
    ("row", "column", "value", "problem"),
    [
        ("1080;1081;2007", "gammal_kod", "1080", "Koden är både gammal och en kommuns kod i registret."),
        ("17;1081;2007", "gammal_kod", "17", "Kommunkoden är inte fyra siffror."),
        ("1016;1081;2007", "gammal_kod", "1016", "Den gamla koden står redan på rad 2."),
        ("1017;1917;2007", "kommun_kod", "1917", "Kommunkoden finns inte i registret."),
        ("1017;81;2007", "kommun_kod", "81", "Kommunkoden är inte fyra siffror."),
        ("1017;1081;", "fran", "", "Året är inte fyra siffror."),
        ("1017;1081;2007-01-01", "fran", "2007-01-01", "Året är inte fyra siffror."),
    ],
)
def test_a_row_that_cannot_be_is_a_fault_of_the_register(
    folder: SmallFolder, row: str, column: str, value: str, problem: str
) -> None:
    folder.write(OLD_CODES, f"{HEADER}1016;1082;1974\n{row}\n")
    finding = folder.finding()
    assert (place(finding), in_words(finding)[0]) == ((OLD_CODES, 3, column, value), problem)


@pytest.mark.parametrize("place", ["1917;Heby", "1917;", ";1917 Heby", "1917 Heby;"])
def test_a_handed_in_row_with_an_old_code_is_the_municipality_of_today(place: str) -> None:
    found = understood(f"kommunkod;kommun;erbjudande;år\n{place};Startpaket;2018\n", old_codes={"1917": "0331"})
    assert [cell.code for cell in found.cells] == ["0331"]
    assert [notice.said(TEXT) for notice in found.notices if notice.kind == "old_code"] == ["Koden 1917 är numera 0331 Heby."]


def test_an_old_code_with_another_municipalitys_name_is_rejected_and_not_spoken_of() -> None:
    found = understood("kommunkod;kommun;erbjudande;år\n1917;Lund;Startpaket;2018\n", old_codes={"1917": "0331"})
    assert [cause.reason for cause in found.causes] == ["code_name_disagree"]
    assert [notice.kind for notice in found.notices] == []
