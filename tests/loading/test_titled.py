"""What titles and the names of sheets say of all rows."""

import pytest

from tests.loading.clean_files import SHEETS
from tests.loading.handed_in import understood
from tests.loading.sheets import xlsx

WIDE = "Kommun;Startpaket\nMalmö;x\n"


def counted(content: str | bytes, file: str = "lista.csv", **how: object) -> list[tuple[str, str, int | None]]:
    return [(cell.code, cell.offering, cell.year) for cell in understood(content, file, **how).cells]


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("Deltagande 2019", 2019),
        ("Kommuner som tagit del av Startpaket 2018", 2018),
        ("2020", 2020),
        ("Deltagande 2018–2020", None),
        ("Rapport 2019", None),
        ("Deltagande, uppdaterad 2019-05-01", None),
    ],
)
def test_a_title_with_one_year_is_about_that_year(title: str, year: int | None) -> None:
    assert counted(f"{title}\n{WIDE}") == [("1280", "startpaket", year)]


def test_a_year_that_is_told_or_stands_in_the_table_goes_before_that_of_a_title() -> None:
    assert counted(f"Deltagande 2019\n{WIDE}", year=2018) == [("1280", "startpaket", 2018)]
    assert counted("Deltagande 2019\nKommun;Startpaket\nMalmö;2020\n") == [("1280", "startpaket", 2020)]
    assert counted("Deltagande 2019\nKommun;Kurs\nMalmö;Startpaket 2020\n") == [("1280", "startpaket", 2020)]


def test_a_sheets_name_says_its_year_and_its_offering_and_it_is_told() -> None:
    table = [["Kommun", "Startpaket"], ["Malmö", "x"]]
    assert counted(xlsx({"2019": table}), "a.xlsx") == [("1280", "startpaket", 2019)]
    found = understood(xlsx(SHEETS), "a.xlsx", sheet="Folkpaket")
    assert [(cell.code, cell.offering, cell.year) for cell in found.cells] == [("1281", "folkpaket", 2019)]
    assert [notice.kind for notice in found.notices] == ["sheets", "titled_offering"]
