"""A report as a tagged PDF."""
