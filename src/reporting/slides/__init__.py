"""A report as a PowerPoint presentation."""
