"""Files in, checked frames out. DuckDB reads the tables, GeoPandas the boundaries; nothing else in the house sees either."""
