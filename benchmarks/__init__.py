"""How long the files take, on this machine, in one run: `make bench`. Not part of the tests, which wait for no clock."""
