"""What the tests of pages leave behind."""

from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import app_test


@pytest.fixture(scope="session", autouse=True)
def _temporary_folder() -> Iterator[None]:
    yield
    app_test.TMP_DIR.cleanup()  # which Streamlit leaves to the interpreter, and that warns of it when it ends
