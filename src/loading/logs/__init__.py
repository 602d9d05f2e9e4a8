"""A log in a database in, what it says out: the engine groups its rows, and the intake understands the words."""
