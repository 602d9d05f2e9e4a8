"""The same in Dash, as its manual shows it: `python dash_page.py PORT`."""

import sys

from boundaries import TOPOJSON, YEARS, boundaries, figure, members
from dash import Dash, Input, Output, dcc, html

region, geojson = boundaries()
rows = members()
app = Dash(__name__)
years = dcc.Checklist(list(YEARS), list(YEARS), id="years")
app.layout = html.Div([years, dcc.Graph(id="map", config={"topojsonURL": TOPOJSON}), html.H1(id="answer")])


@app.callback(Output("map", "figure"), Output("answer", "children"), Input("years", "value"))
def draw(years):
    return figure(region, geojson, rows, years)


if __name__ == "__main__":
    app.run(port=int(sys.argv[1]), debug=False)
