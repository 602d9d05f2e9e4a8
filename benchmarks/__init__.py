"""How long the files take on this machine: `make bench`. No test measures time."""
