"""The data folder's TOML files as checked, frozen structures: the programme, the claims and the sources."""
