"""How long `journal-tui add gratitude x` takes, against starting Python to do nothing.

Run it with `.venv/bin/python -m tests.bench.bench_command`.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.yardstick import in_turn, ratio
from tests.shell import PROGRAM, Shell


def main() -> None:
    with tempfile.TemporaryDirectory() as home:
        environ = Shell(Path(home)).environment()

        def add() -> None:
            subprocess.run(
                [PROGRAM, "add", "gratitude", "x"], env=environ, check=True, stdout=subprocess.DEVNULL
            )

        def status() -> None:
            subprocess.run([PROGRAM, "status"], env=environ, check=True, stdout=subprocess.DEVNULL)

        def nothing() -> None:
            subprocess.run([sys.executable, "-c", "pass"], env=environ, check=True)

        adding, asking, idle = in_turn(80, add, status, nothing)
    ratio("journal-tui add gratitude x", adding, idle, 3.5, "python -c pass")
    ratio("journal-tui status", asking, idle, 3.5, "python -c pass")


if __name__ == "__main__":
    main()
