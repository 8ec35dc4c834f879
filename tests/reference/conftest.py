"""Where the reference data are; every test here is skipped, and says so, without them."""

import os
from pathlib import Path

import pytest

FOLDER = Path(os.environ.get("STANCES_REFERENCE", Path(__file__).parents[3] / "shared/reference"))


@pytest.fixture(scope="session")
def reference() -> Path:
    if not FOLDER.is_dir():
        pytest.skip(f"reference data not found at {FOLDER}; STANCES_REFERENCE names another place")
    return FOLDER
