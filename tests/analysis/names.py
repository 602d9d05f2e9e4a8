"""The municipalities, offerings and years of the made-up programme."""

DIMVIK, EKSKOG, HULTMYRA, SOTBO = CODES = ("9901", "9902", "9903", "9904")
LANTERN, COMPASS, COUNCIL = OFFERINGS = ("lantern", "compass", "council")
YEARS = (2022, 2023, 2024)
