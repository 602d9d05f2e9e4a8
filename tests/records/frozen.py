"""The frozen data folders that the tests read; README.md here says what they hold."""

from pathlib import Path

SKANE = Path(__file__).parent / "skane"
BLEKINGE = Path(__file__).parent / "blekinge"
HEALTH = Path(__file__).parent / "health"
ISLAND = Path(__file__).parent / "island"
PARTICIPATION = (BLEKINGE / "exports/2025-12-01/participation.csv").read_text(encoding="utf-8")  # Blekinge's, to change a row of
