"""A report of more municipalities than stand in a table among its other parts."""

from pathlib import Path

from benchmarks.country import write_country
from src.analysis.assessed import AssessedRecord
from src.catalogue.parts import report
from src.catalogue.report import ReportChoice, is_annex
from src.opening import DataFolder
from tests.selection.views import look


def test_long_tables_come_last_whatever_order_was_asked_for(tmp_path: Path) -> None:
    assert write_country(tmp_path, counties=6, years=2, offerings=2) == 77
    assessed = DataFolder(tmp_path).open()
    assert isinstance(assessed, AssessedRecord)
    asked = ReportChoice(("tabell-erbjudanden", "mal", "tabell-natverk-ar", "tabell-natverk-kommuner"))
    parts = report(look(assessed), asked).parts
    assert [part.name for part in parts] == ["mal", "tabell-natverk-ar", "tabell-erbjudanden", "tabell-natverk-kommuner"]
    assert [is_annex(part) for part in parts] == [False, False, True, True]
    few = report(look(assessed, groups=("01", "03")), asked).parts
    assert [part.name for part in few] == list(asked.parts)
