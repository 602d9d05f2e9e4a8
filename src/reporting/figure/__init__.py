"""One figure as SVG, PNG or PDF."""
