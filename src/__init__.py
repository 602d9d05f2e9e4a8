"""The rooms of the dashboard. Which may import which stands in pyproject.toml, and the tests hold it."""

__version__ = "0.12.0"
