"""The shipped data, whatever the shell that starts the tests has set."""

import pytest


@pytest.fixture(autouse=True)
def _shipped_data(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DIGITALT_DATA", raising=False)
