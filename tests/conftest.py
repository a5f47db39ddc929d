"""What every test runs under: no deadline on a busy machine, and the same examples on every run in CI."""

from __future__ import annotations

import gc
import os

from hypothesis import settings

settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


def pytest_collection_finish() -> None:
    """Let the collector leave alone what stays anyway, and look seldom: it was a sixth of a screen's test."""
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)
