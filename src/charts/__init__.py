"""Frames in, Plotly figures out. Nothing here reads a file, counts or knows a screen."""
