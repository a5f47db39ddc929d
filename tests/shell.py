"""The real program in a process of its own, with a home of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

PROGRAM = str(Path(sys.executable).parent / "journal-tui")


@dataclass(frozen=True)
class Done:
    """How a process ended, and what it said."""

    code: int
    out: str
    err: str

    def json(self) -> object:
        return json.loads(self.out)

    def records(self) -> list[dict[str, object]]:
        """The list of objects that was printed."""
        found = self.json()
        assert isinstance(found, list)
        return found

    @property
    def id(self) -> str:
        """The id that an `add` printed."""
        assert self.code == 0, self.err
        return self.out.strip()


@dataclass
class Shell:
    """Runs `journal-tui` with everything it writes under `home`."""

    home: Path
    environ: dict[str, str] = field(default_factory=dict)

    @property
    def data(self) -> Path:
        return self.home / ".local" / "share" / "journal_tui"

    @property
    def state(self) -> Path:
        return self.home / ".local" / "state" / "journal_tui"

    def environment(self) -> dict[str, str]:
        kept = {name: os.environ[name] for name in ("PATH",) if name in os.environ}
        return {
            **kept,
            "HOME": str(self.home),
            "LANG": "C.UTF-8",
            "TZ": "UTC",
            "TERM": "dumb",
            **self.environ,
        }

    def run(self, *words: str | bytes, stdin: str | bytes = "", date: str = "2026-11-23") -> Done:
        """Run a command on a practice date and wait for it; it never hears from a terminal."""
        typed = stdin.encode() if isinstance(stdin, str) else stdin
        done = subprocess.run(
            [PROGRAM, "--date", date, *words] if date else [PROGRAM, *words],
            input=typed,
            capture_output=True,
            env=self.environment(),
            timeout=60,
            check=False,
        )
        found = Done(done.returncode, done.stdout.decode(), done.stderr.decode())
        assert "Traceback" not in found.err, found.err
        return found

    def refused(
        self, *words: str | bytes, code: int = 1, stdin: str | bytes = "", date: str = "2026-11-23"
    ) -> str:
        """Run a command that has to be refused in one line, with nothing changed; returns that line."""
        before = self.files()
        done = self.run(*words, stdin=stdin, date=date)
        assert (done.code, done.out) == (code, ""), done
        assert done.err.count("\n") == 1, done.err
        assert self.files() == before
        return done.err.strip()

    def files(self) -> dict[str, bytes]:
        """Everything in the journal's folder, but for the lock, which holds nothing."""
        found = {str(path.relative_to(self.home)): path for path in self.data.rglob("*") if path.is_file()}
        return {name: path.read_bytes() for name, path in found.items() if path.stat().st_size}
