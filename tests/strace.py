"""The real program under strace: which calls it makes, and what happens when one fails or is its last."""

from __future__ import annotations

import re
import shutil
import subprocess
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

CHANGES = (
    *("open", "openat", "openat2", "creat", "mkdir", "mkdirat", "rmdir", "unlink", "unlinkat"),
    *("rename", "renameat", "renameat2", "link", "linkat", "symlink", "symlinkat", "mknod", "mknodat"),
    *("write", "pwrite64", "writev", "pwritev", "pwritev2", "sendfile", "copy_file_range", "splice"),
    *("truncate", "ftruncate", "fallocate", "fsync", "fdatasync", "sync", "syncfs", "sync_file_range"),
    *("chmod", "fchmod", "fchmodat", "fchmodat2", "chown", "fchown", "lchown", "fchownat"),
    *("utime", "utimes", "utimensat", "futimesat", "setxattr", "fsetxattr"),
)
"""The calls of Linux that can change files or names; those that a machine hasn't got are left out by `?`."""

_LINE = re.compile(r"(?P<pid>\d+) +(?P<name>\w+)\((?P<rest>.*)")
_OPENS = ("open", "openat", "openat2")


class Call(NamedTuple):
    """A call: its name, which of the calls of that name it was (from 1), and its line."""

    name: str
    number: int
    line: str

    @property
    def changes(self) -> bool:
        """Whether it can change a file or a name; opening for reading can't."""
        if self.name not in CHANGES:
            return False
        return self.name not in _OPENS or any(flag in self.line for flag in ("O_CREAT", "O_WRONLY", "O_RDWR"))

    def touches(self, folder: Path) -> bool:
        """Whether it names this folder or something in it, by a path or by a descriptor."""
        return re.search(rf'["<]{re.escape(str(folder))}["/>]', self.line) is not None


class Traced(NamedTuple):
    """How a traced process ended, what it said, and its calls."""

    code: int
    out: str
    err: str
    calls: list[Call]

    @property
    def was_injected(self) -> bool:
        """Whether the fault that was asked for happened."""
        return any("(INJECTED)" in call.line for call in self.calls)


def trace(
    command: Sequence[str], environ: Mapping[str, str], calls: Sequence[str] = CHANGES, inject: str = ""
) -> Traced:
    """Run a command, watching these calls; `inject` is strace's own way to say what shall happen at one."""
    with TemporaryDirectory() as home:
        written = Path(home) / "trace"
        options = ["-f", "-y", "-qq", "-s", "0", "-o", str(written)]
        options += ["-e", "trace=" + ",".join(call if call[0] == "%" else f"?{call}" for call in calls)]
        options += ["-e", f"inject={inject}"] if inject else []
        # stopping at the watched calls alone halves the time, but makes strace forget a signal to inject
        options += [] if "signal" in inject else ["--seccomp-bpf"]
        done = subprocess.run(
            ["strace", *options, *command],
            env=dict(environ),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        lines = written.read_text(errors="replace").splitlines() if written.exists() else []
    return Traced(done.returncode, done.stdout, done.stderr, _numbered(lines))


def _numbered(lines: Sequence[str]) -> list[Call]:
    """The calls, numbered as strace counts them: by name, in each process or thread."""
    counts: dict[tuple[str, str], int] = {}
    calls: list[Call] = []
    for line in lines:
        found = _LINE.match(line)
        if found is None:
            continue
        key = (found["pid"], found["name"])
        counts[key] = counts.get(key, 0) + 1
        calls.append(Call(found["name"], counts[key], line))
    return calls


@cache
def why_not() -> str:
    """Why nothing can be traced here; empty where it can."""
    if shutil.which("strace") is None:
        return "strace is not installed"
    tried = trace(["true"], {"PATH": "/usr/bin:/bin"})
    return "" if tried.code == 0 and tried.calls else f"strace may not trace here: {tried.err.strip()}"


needs_strace = pytest.mark.skipif(bool(why_not()), reason=why_not() or "it can be traced")
