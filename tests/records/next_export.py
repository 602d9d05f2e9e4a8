"""A copy of the frozen data folder with a newer export beside the documented one: one municipality more, one package, one less."""

import shutil
from pathlib import Path

from tests.records.frozen import SKANE

OLD, NEW, PUBLISHED = "2020-11-13", "2021-03-31", "2021-04-10"  # NEW describes March, and was laid here in April
CAME = f"1230;Staffanstorp;Referensgrupp;2020;ja;regionskane-{OLD}\n"
PACKAGE = f"1281;Lund;Startpaket;;ja;regionskane-{OLD}\n"
LEFT = f"1275;Perstorp;Referensgrupp;2018;ja;regionskane-{OLD}\n"


def write_two_exports(root: Path, *, faulty: bool = False) -> Path:
    """Copies the frozen folder into `root`, which is new, and adds the newer export; a `faulty` one has a year that is none."""
    shutil.copytree(SKANE, root)
    old, new = root / "exports" / OLD, root / "exports" / NEW
    shutil.copytree(old, new)
    label = (old / "export.toml").read_text("utf-8").replace(f"as_of = {OLD}", f"as_of = {NEW}\npublished = {PUBLISHED}")
    (new / "export.toml").write_text(label, "utf-8")
    rows = (old / "participation.csv").read_text("utf-8")
    assert LEFT in rows
    more = f"1281;Lund;Folkpaket;20l9;ja;regionskane-{OLD}\n" if faulty else ""
    (new / "participation.csv").write_text(rows.replace(LEFT, "") + CAME + PACKAGE + more, "utf-8")
    return root
