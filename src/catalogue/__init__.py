"""Every figure, table and report part by its name, and the check of a figure."""
