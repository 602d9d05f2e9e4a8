from typing import Any

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from shapely.geometry import shape

from src.loading.geography import _geojson, _neighbours, _points
from src.record import Geography
from tests.loading.data_folder import PARTICIPATION, REGISTER, SmallFolder, in_words, place

SQUARE = [(0, 0), (10_000, 0), (10_000, 10_000), (0, 10_000)]


@pytest.fixture
def geography(folder: SmallFolder) -> Geography:
    return folder.record().geography


def features(geography: Geography) -> list[dict[str, Any]]:
    listed = geography.geojson["features"]
    assert isinstance(listed, list)
    return listed


def in_metres(**shapes: shapely.Geometry) -> gpd.GeoDataFrame:
    """Shapes some way into Sweden, in SWEREF 99 TM."""
    moved = [shapely.affinity.translate(one, 500_000, 6_200_000) for one in shapes.values()]
    return gpd.GeoDataFrame({"municipality": list(shapes)}, geometry=moved, index=list(shapes), crs=3006)


def test_each_municipality_is_one_feature_whose_id_is_its_code_in_the_registers_order(geography: Geography) -> None:
    assert geography.geojson["type"] == "FeatureCollection"
    assert [(feature["id"], feature["properties"]) for feature in features(geography)] == [
        ("1082", {"municipality": "Karlshamn"}),
        ("1080", {"municipality": "Karlskrona"}),
        ("1060", {"municipality": "Olofström"}),
        ("1081", {"municipality": "Ronneby"}),
        ("1083", {"municipality": "Sölvesborg"}),
    ]


def test_around_the_region_stand_its_neighbours_outside_it_and_none_of_its_own(geography: Geography) -> None:
    around: Any = geography.around["features"]
    codes = {feature["id"] for feature in around}
    assert {"1290", "0780", "0880"} <= codes  # Kristianstad, Växjö and Kalmar, beside Blekinge
    assert not {code for code in codes if code.startswith("10")}
    assert "0180" not in codes  # Stockholm is too far away to be on a picture of Blekinge


def test_coordinates_are_degrees_of_five_decimals(geography: Geography) -> None:
    for feature in features(geography):
        for longitude, latitude in shapely.get_coordinates(shape(feature["geometry"])):
            assert 14 < longitude < 16.1
            assert 55.9 < latitude < 56.6
            assert round(longitude, 5) == longitude
            assert round(latitude, 5) == latitude


def test_outer_rings_run_clockwise_and_holes_the_other_way() -> None:
    hole = [(4000, 4000), (6000, 4000), (6000, 6000), (4000, 6000)]
    for outer in (SQUARE, SQUARE[::-1]):
        for inner in (hole, hole[::-1]):
            collection: Any = _geojson(in_metres(a=shapely.Polygon(outer, [inner])).to_crs(4326))
            drawn = shape(collection["features"][0]["geometry"])
            assert not drawn.exterior.is_ccw
            assert [ring.is_ccw for ring in drawn.interiors] == [True]


def test_every_real_outer_ring_runs_clockwise(geography: Geography) -> None:
    rings = [part.exterior for feature in features(geography) for part in shapely.get_parts(shape(feature["geometry"]))]
    assert len(rings) >= 5
    assert not any(ring.is_ccw for ring in rings)


def test_a_point_lies_well_inside_its_municipality(geography: Geography) -> None:
    shapes = {feature["id"]: shape(feature["geometry"]) for feature in features(geography)}
    assert geography.points["code"].tolist() == list(shapes)
    for row in geography.points.itertuples():
        assert shapes[row.code].contains(shapely.Point(row.longitude, row.latitude).buffer(0.02))


def test_a_point_is_where_the_largest_circle_fits_in_the_largest_part() -> None:
    handle = shapely.box(10_000, 0, 60_000, 1000)
    island = shapely.box(100_000, 0, 101_000, 1000)
    frame = in_metres(pan=shapely.MultiPolygon([island, shapely.union(shapely.Polygon(SQUARE), handle)]))
    points = _points(frame)
    (centre,) = gpd.GeoSeries(gpd.points_from_xy(points["longitude"], points["latitude"]), crs=4326).to_crs(3006)
    assert centre.distance(shapely.Point(505_000, 6_205_000)) < 500


def test_neighbours_share_a_border_and_not_only_a_corner() -> None:
    frame = in_metres(
        a=shapely.Polygon(SQUARE),
        beside=shapely.box(10_000, 0, 20_000, 10_000),
        corner=shapely.box(10_000, 10_000, 20_000, 20_000),
        gap=shapely.box(0, 10_040, 9_000, 20_000),
        far=shapely.box(-10_000, 0, -60, 10_000),
    )
    pairs = [("a", "beside"), ("a", "gap"), ("beside", "a"), ("beside", "corner"), ("corner", "beside"), ("gap", "a")]
    pd.testing.assert_frame_equal(_neighbours(frame), pd.DataFrame(pairs, columns=["code", "neighbour"], dtype="str"))


def test_the_neighbours_of_a_real_region(geography: Geography) -> None:
    neighbours = geography.neighbours.groupby("code")["neighbour"].agg(list).to_dict()
    assert neighbours == {
        "1060": ["1082", "1083"],
        "1080": ["1081"],
        "1081": ["1080", "1082"],
        "1082": ["1060", "1081", "1083"],
        "1083": ["1060", "1082"],
    }


def test_a_municipality_that_the_register_lacks_is_named(folder: SmallFolder) -> None:
    folder.change(REGISTER, "1080;Karlskrona;KUST;;66500;66600\n", "")
    folder.change(REGISTER, "1081;Ronneby;KUST;;28900;28800\n", "")
    folder.write(PARTICIPATION, "kommun_kod;kommun;erbjudande;ar;deltar;kalla\n")
    finding = folder.finding()
    assert place(finding) == (REGISTER, None, None, None)
    assert in_words(finding) == (
        "Kartan har kommuner som registret saknar: 1080 Karlskrona, 1081 Ronneby.",
        "Lägg till kommunerna i registret, eller rätta code_prefix i programme.toml.",
    )


def test_a_municipality_that_the_map_lacks_is_named_as_well(folder: SmallFolder) -> None:
    folder.change(REGISTER, "1081;Ronneby", "1099;Nyby")
    said = [in_words(finding)[0] for finding in folder.findings()]
    assert said == [
        "Registret har kommuner som kartan saknar: 1099 Nyby.",
        "Kartan har kommuner som registret saknar: 1081 Ronneby.",
    ]


def test_two_exchanged_codes_are_told_and_another_spelling_is_not(folder: SmallFolder) -> None:
    folder.write(PARTICIPATION, "kommun_kod;kommun;erbjudande;ar;deltar;kalla\n")
    folder.change(REGISTER, "1081;Ronneby", "1081;Ronneby kommun")
    assert len(folder.record().register) == 5
    folder.change(REGISTER, "1060;Olofström", "1080;Olofström")
    folder.change(REGISTER, "1080;Karlskrona", "1060;Karlskrona")
    findings = folder.findings()
    assert sorted((finding.value, in_words(finding)[0]) for finding in findings) == [
        ("1060", "Koden hör till en annan kommun: på kartan har Karlskrona koden 1080."),
        ("1080", "Koden hör till en annan kommun: på kartan har Olofström koden 1060."),
    ]


def test_a_region_may_be_two_counties(folder: SmallFolder) -> None:
    folder.change("programme.toml", 'code_prefix = "10"', 'code_prefix = ["10", "09"]')
    folder.append(REGISTER, "0980;Gotland;KUST;;58600;59200")
    assert len(folder.record().register) == 6
    folder.append(REGISTER, "0114;Upplands Väsby;KUST;;45000;46000")
    assert place(folder.findings()[0]) == (REGISTER, 8, "kommun_kod", "0114")
