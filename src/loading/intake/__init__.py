"""A file as an office wrote it in, what it says out: dialect, columns, the cells that it has evidence for, and every row told."""
