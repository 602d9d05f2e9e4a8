"""The shipped data, whatever the shell that starts the tests has set."""

from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import app_test


@pytest.fixture(autouse=True)
def _shipped_data(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DIGITALT_DATA", raising=False)


@pytest.fixture(scope="session", autouse=True)
def _temporary_folder() -> Iterator[None]:
    yield
    app_test.TMP_DIR.cleanup()  # which Streamlit leaves to the interpreter, and that warns of it when it ends
