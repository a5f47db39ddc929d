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

REACHES_OUT = ("socket", "socketpair", "connect", "bind", "listen", "accept", "accept4")
"""The calls without which nothing leaves a process for a network, or comes to it from there."""

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

    @property
    def reaches_out(self) -> bool:
        """Whether it can reach anybody; a pair of sockets without names, joined to each other, can't.

        asyncio wakes itself through such a pair.
        """
        return self.name in REACHES_OUT and not (self.name == "socketpair" and "(AF_UNIX," in self.line)

    @property
    def paths(self) -> list[str]:
        """The paths it names, by a word or by a descriptor."""
        return re.findall(r'"(/[^"]*)"', self.line) or re.findall(r"\d<(/[^>]*)>", self.line)

    def touches(self, folder: Path) -> bool:
        """Whether it names this folder or something in it, by a path or by a descriptor."""
        return re.search(rf'["<]{re.escape(str(folder))}["/>]', self.line) is not None


class Traced(NamedTuple):
    """How a traced process ended, what it said, and its calls."""

    code: int
    out: str
    err: str
    calls: list[Call]


def tracing(written: Path, calls: Sequence[str] = CHANGES, inject: str = "") -> list[str]:
    """The words before a command that have these calls of it written to a file."""
    options = ["-f", "-y", "-qq", "-s", "0", "-o", str(written)]
    options += ["-e", "trace=" + ",".join(call if call[0] == "%" else f"?{call}" for call in calls)]
    options += ["-e", f"inject={inject}"] if inject else []
    # stopping at the watched calls alone halves the time, but makes strace forget a signal to inject
    options += [] if "signal" in inject else ["--seccomp-bpf"]
    return ["strace", *options]


def calls_in(written: Path) -> list[Call]:
    """The calls in such a file."""
    return _numbered(written.read_text(errors="replace").splitlines()) if written.exists() else []


def trace(
    command: Sequence[str],
    environ: Mapping[str, str],
    calls: Sequence[str] = CHANGES,
    inject: str = "",
    umask: int = -1,
) -> Traced:
    """Run a command, watching these calls; `inject` is strace's own way to say what shall happen at one.

    A `umask` of 0 leaves it to the command alone who may read what it makes; -1 leaves it as it is.
    """
    with TemporaryDirectory() as home:
        written = Path(home) / "trace"
        done = subprocess.run(
            [*tracing(written, calls, inject), *command],
            env=dict(environ),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
            umask=umask,
            check=False,
        )
        return Traced(done.returncode, done.stdout, done.stderr, calls_in(written))


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
