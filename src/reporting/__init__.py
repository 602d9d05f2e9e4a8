"""Figures and frames in, files out."""
