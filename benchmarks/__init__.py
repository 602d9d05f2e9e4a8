"""How long pages, crowds and files take on this machine: `make bench`. No test measures time."""
