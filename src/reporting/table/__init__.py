"""Tables as CSV and Excel files."""
