"""Tables on a page."""

from typing import Any

import pandas as pd
import pytest

from src.analysis.assessed import AssessedRecord
from src.app import tables
from src.language import read_language
from src.selection.selection import everything
from src.selection.view import View


def test_rows_are_written_once_for_each_view_and_each_of_their_links(
    monkeypatch: pytest.MonkeyPatch, shipped: AssessedRecord
) -> None:
    rows, written, shown = pd.DataFrame({"Kommun": ["Lund"], "Nya": [2]}), [], []

    def write(caption: str, headers: list[str], *_: Any, addresses: list[list[str]], **__: Any) -> str:
        written.append((caption, addresses))
        return f"{caption} {addresses[0][0]}"

    monkeypatch.setattr(tables.markup, "html_table", write)
    monkeypatch.setattr(tables, "_downloads", lambda *_, **__: None)
    monkeypatch.setattr(tables.st, "html", shown.append)
    swedish, english = (View(shipped, everything(shipped.programme), read_language(code)) for code in ("sv", "en"))
    for view, way in ((swedish, "./a"), (swedish, "./a"), (swedish, "./b"), (english, "./a"), (swedish, "./a")):
        tables.table(view, rows, name="nya", alt="Nya", addresses=[way])
    assert written == [("Nya", [["./a"]]), ("Nya", [["./b"]]), ("Nya", [["./a"]])]
    assert shown == ["Nya ./a", "Nya ./a", "Nya ./b", "Nya ./a", "Nya ./a"]
    tables.table(swedish, rows.copy(), name="nya", alt="Nya", addresses=["./a"])
    assert len(written) == 4
