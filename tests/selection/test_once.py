"""What is worked out from a view is worked out once."""

from dataclasses import replace

from src.analysis.assessed import AssessedRecord
from src.language import read_language
from src.selection.once import once
from src.selection.selection import everything
from src.selection.view import View


def test_a_view_keeps_what_is_worked_out_for_each_argument_and_another_view_does_not(shipped: AssessedRecord) -> None:
    worked_out = []

    @once
    def doubled(view: View, number: int, *, more: int = 0) -> int:
        worked_out.append((view.selection.years, number, more))
        return 2 * number + more

    view = View(shipped, everything(shipped.programme), read_language("sv"))
    assert [doubled(view, 1), doubled(view, 1), doubled(view, 2), doubled(view, 1, more=3)] == [2, 2, 4, 5]
    assert doubled(replace(view, selection=replace(view.selection, years=(2018,))), 1) == 2
    assert worked_out == [((2018, 2019, 2020), 1, 0), ((2018, 2019, 2020), 2, 0), ((2018, 2019, 2020), 1, 3), ((2018,), 1, 0)]
    assert view == View(shipped, view.selection, view.text)
