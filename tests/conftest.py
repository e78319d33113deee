"""Fixtures for all tests: the shared material where it is there, and nothing left behind."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent

# How long an example takes says more of the machine than of the code; what lands is decided by the same examples.
settings.register_profile(
    "house",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=bool(os.environ.get("CI")),
)
settings.load_profile("house")


@pytest.fixture(autouse=True, scope="session")
def no_settings_of_ours(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the settings and tables of whoever runs the tests out of them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GUIHUA_JIAOHE_DATA", str(tmp_path_factory.mktemp("data")))
        yield


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared material beside the checkout; tests that need it are skipped where it is absent."""
    folder = ROOT.parent / "shared"
    if not (folder / "plans").is_dir():
        pytest.skip("shared material is not here")
    return folder
