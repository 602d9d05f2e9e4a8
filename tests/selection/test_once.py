"""What is worked out from a view is worked out once."""

from dataclasses import replace

from src.analysis.assessed import AssessedRecord
from src.analysis.what_if import Assumption
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


def test_views_of_one_record_and_the_same_years_share_its_states_unless_they_assume_something(shipped: AssessedRecord) -> None:
    everywhere = everything(shipped.programme)
    view, in_b4 = (View(shipped, selection, read_language("sv")) for selection in (everywhere, replace(everywhere, groups=("B4",))))
    assert view.all_states is in_b4.all_states
    in_2018 = View(shipped, replace(everywhere, years=(2018,)), view.text)
    assert not in_2018.all_states.equals(view.all_states)
    what_if = View(shipped, replace(everywhere, what_if=(Assumption("1230", "startpaket", 2019, answer=True),)), view.text)
    assert not what_if.all_states.equals(view.all_states)
