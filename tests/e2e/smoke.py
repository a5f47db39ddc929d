"""One gratitude in the real app in a real terminal, then its streak in the shell; exits 1 when that fails.

Run it with `.venv/bin/python -m tests.e2e.smoke`.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.shell import Shell
from tests.terminal import app


def main() -> None:
    with tempfile.TemporaryDirectory() as home:
        shell = Shell(Path(home))
        with app(shell, "--date", "2026-11-23") as terminal:
            terminal.shows("Good morning.")
            terminal.press("esc")
            terminal.shows("Monday 23 November", "? help")
            for keys, answer in (("a", "g gratitude"), ("g", "What are you glad of"), ("smoke", "smoke")):
                terminal.press(keys)
                terminal.shows(answer)
            terminal.press("tab", "enter")
            terminal.shows("1 day")
            terminal.press("q")
            assert terminal.ended() == 0
        assert shell.run("streak").out.startswith("1 day")
    print("The app opens in a terminal, keeps a gratitude, and says 1 day.")


if __name__ == "__main__":
    main()
