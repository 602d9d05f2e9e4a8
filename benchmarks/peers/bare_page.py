"""The same in Streamlit, as its manual shows it: `streamlit run bare_page.py`."""

import streamlit as st
from boundaries import TOPOJSON, YEARS, boundaries, figure, members

st.set_page_config(layout="wide", page_title="Bare")
region, geojson, rows = st.cache_resource(lambda: (*boundaries(), members()))()
drawn, words = figure(region, geojson, rows, [year for year in YEARS if st.checkbox(str(year), True)])
st.plotly_chart(drawn, config={"topojsonURL": TOPOJSON})
st.html(f"<h1>{words}</h1>")
