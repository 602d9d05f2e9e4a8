"""What stands around every figure of a view."""

from src.address import EVIDENCE_PAGE
from src.catalogue.figure_frames import figure_frame, map_ground
from src.charts.paper import SCREEN
from src.vocabulary import CODE
from src.wording.origin import origin_of
from tests.analysis.made_up import CODES, DIMVIK, EKSKOG
from tests.selection.views import look, write


def test_a_map_of_a_selection_has_the_whole_regions_boundaries() -> None:
    ground = map_ground(look(write(), groups=("A",)))
    assert list(ground.register[CODE]) == [DIMVIK, EKSKOG]
    assert [feature["id"] for feature in ground.geojson["features"]] == list(CODES)


def test_a_figures_address_is_that_of_its_check_with_the_filters() -> None:
    view = look(write(), groups=("A",))
    assert figure_frame(view, SCREEN).origin == origin_of(view, view.address_of(EVIDENCE_PAGE))
    assert "grupp=A" in figure_frame(view, SCREEN).origin.address
