"""The real app in a real terminal: keys go in, and what the screen shows is read back."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pexpect
import pyte

from tests.shell import PROGRAM

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.shell import Shell

PATIENCE = 20.0
"""Seconds to wait for something to appear before the screen is called wrong."""


class Terminal:
    """A pseudo-terminal of so many columns and lines with the app in it, or what is to start it."""

    def __init__(
        self, shell: Shell, *words: str, columns: int = 80, lines: int = 24, through: Sequence[str] = ()
    ) -> None:
        self._screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self._screen)
        self.written = b""
        environ = {**shell.environment(), "TERM": "xterm-256color", "TEXTUAL_ANIMATIONS": "none"}
        command = [*through, PROGRAM, *words]
        self.process: pexpect.spawn[bytes] = pexpect.spawn(
            command[0], command[1:], env=environ, dimensions=(lines, columns), timeout=PATIENCE, echo=False
        )

    def read(self, seconds: float = 0.05) -> None:
        """Take in what the app writes for so long."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            try:
                written = self.process.read_nonblocking(65536, timeout=left)
            except pexpect.TIMEOUT:
                return
            except pexpect.EOF:
                return
            self.written += written
            self._stream.feed(written)

    @property
    def text(self) -> str:
        """The screen as it stands, its lines without the space at their ends."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    def shows(self, *wanted: str) -> None:
        """Wait until the screen shows all of it."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            self.read()
            if all(text in self.text for text in wanted):
                return
        raise AssertionError(f"{wanted} never came; the screen shows:\n{self.text}")

    def hides(self, unwanted: str) -> None:
        """Wait until the screen shows it no more."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            self.read()
            if unwanted not in self.text:
                return
        raise AssertionError(f"{unwanted!r} stayed; the screen shows:\n{self.text}")

    def press(self, *keys: str) -> None:
        """Send keys or text, as a terminal would."""
        for key in keys:
            self.process.send(KEYS.get(key, key))
            self.read()

    def resize(self, columns: int, lines: int) -> None:
        """Change the size of the terminal."""
        self._screen.resize(lines, columns)
        self.process.setwinsize(lines, columns)

    def ended(self) -> int:
        """Wait for the app to end by itself; returns its exit code."""
        end = time.monotonic() + PATIENCE
        while self.process.isalive() and time.monotonic() < end:
            self.read()
        assert not self.process.isalive(), f"still running:\n{self.text}"
        self.read(0.2)
        self.process.close()
        return int(self.process.exitstatus if self.process.exitstatus is not None else -1)


KEYS = {
    "enter": "\r",
    "tab": "\t",
    "esc": "\x1b",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "left": "\x1b[D",
    "ctrl+c": "\x03",
    "ctrl+p": "\x10",
    "ctrl+q": "\x11",
    "ctrl+r": "\x12",
    "ctrl+o": "\x0f",
}


@contextmanager
def app(
    shell: Shell, *words: str, columns: int = 80, lines: int = 24, through: Sequence[str] = ()
) -> Iterator[Terminal]:
    """The app, running (`through` another program, which starts it); killed afterwards if it still is."""
    terminal = Terminal(shell, *words, columns=columns, lines=lines, through=through)
    try:
        yield terminal
    finally:
        terminal.process.close(force=True)
