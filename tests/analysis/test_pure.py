"""Analysis is pure: no function changes a frame that comes in."""

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from src.analysis.comparison import changed_cells, municipality_changes
from src.analysis.corrections import cell_set, corrected_cells, corrected_over
from src.analysis.counts import in_offering, offerings_per_municipality, spread, with_at_least
from src.analysis.coverage_of_evidence import coverage_of_evidence
from src.analysis.evidence import pieces_of_evidence, state_by_year, state_over_years
from src.analysis.goal import joined_by_year, missing, reasons
from src.analysis.likeness import municipalities_alike
from src.analysis.reference_group import maybe_earlier, members_every_year, memberships, reference_group_by_year
from src.analysis.unknowns import open_cells
from src.analysis.what_if import Assumption, assumed
from tests.analysis.made_up import corrections, council_lists, evidence, make_programme, make_register, participation
from tests.analysis.names import COUNCIL, DIMVIK, EKSKOG, LANTERN, OFFERINGS, YEARS

PROGRAMME = make_programme()
SAID = participation((DIMVIK, COUNCIL, 2022, "yes", "minutes"), (EKSKOG, LANTERN, None, "yes", "letter"))
LISTS, REGISTER = council_lists(), make_register()
RECORD = evidence(SAID, LISTS)
PIECES, STATES = RECORD.pieces, RECORD.states
OVER = RECORD.over(YEARS)
CELLS = memberships(STATES, OVER, REGISTER, offering=COUNCIL)
COUNTS = offerings_per_municipality(OVER, REGISTER, offerings=OFFERINGS)
CORRECTED = corrections((EKSKOG, LANTERN, None, "letter", "yes", "no", "in_force"))
CORRECTED_CELLS = corrected_cells(CORRECTED, years=YEARS)
NEIGHBOURS = pd.DataFrame({"code": [DIMVIK], "neighbour": [EKSKOG]})
SELECTED = {"programme": PROGRAMME, "offerings": OFFERINGS, "years": YEARS}
FRAMES = (SAID, LISTS, REGISTER, PIECES, STATES, OVER, CELLS, COUNTS, CORRECTED, CORRECTED_CELLS, NEIGHBOURS)


@pytest.mark.parametrize(
    "call",
    [
        lambda: pieces_of_evidence(SAID, LISTS, REGISTER, programme=PROGRAMME),
        lambda: state_by_year(PIECES, REGISTER, programme=PROGRAMME),
        lambda: state_over_years(STATES, PIECES, programme=PROGRAMME, years=YEARS),
        lambda: offerings_per_municipality(OVER, REGISTER, offerings=OFFERINGS),
        lambda: (with_at_least(COUNTS, 1), in_offering(OVER, REGISTER, offering=COUNCIL)),
        lambda: memberships(STATES, OVER, REGISTER, offering=COUNCIL),
        lambda: reference_group_by_year(CELLS, REGISTER, years=YEARS),
        lambda: (members_every_year(CELLS, years=YEARS), maybe_earlier(CELLS, years=YEARS), joined_by_year(CELLS, years=YEARS)),
        lambda: missing(OVER, REGISTER, offering=COUNCIL),
        lambda: reasons(PIECES, code=DIMVIK, offering=COUNCIL, years=YEARS),
        lambda: spread(with_at_least(COUNTS, 1), REGISTER, by="group"),
        lambda: coverage_of_evidence(STATES, PIECES, LISTS, REGISTER, **SELECTED),
        lambda: open_cells(STATES, PIECES, REGISTER, **SELECTED),
        lambda: municipality_changes(changed_cells(STATES, STATES, before_over=OVER, after_over=OVER), COUNTS, COUNTS),
        lambda: cell_set(corrected_over(corrected_cells(CORRECTED, years=YEARS), years=YEARS, whole_period=True)),
        lambda: municipalities_alike(REGISTER, NEIGHBOURS, code=DIMVIK),
        lambda: assumed(PIECES, STATES, [Assumption(DIMVIK, LANTERN, 2022, True)], register=REGISTER, programme=PROGRAMME),
    ],
)
def test_the_frames_that_come_in_are_not_changed(call: object) -> None:
    before = [frame.copy() for frame in FRAMES]
    call()
    for frame, copy in zip(FRAMES, before, strict=True):
        assert_frame_equal(frame, copy)
