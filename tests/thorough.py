"""What takes minutes is tried when it is asked for: `JOURNAL_TUI_THOROUGH=1 pytest …`."""

from __future__ import annotations

import os

import pytest

IS_THOROUGH = bool(os.environ.get("JOURNAL_TUI_THOROUGH"))

thorough = pytest.mark.skipif(not IS_THOROUGH, reason="takes minutes: set JOURNAL_TUI_THOROUGH=1 to run it")
