"""The timer of the connection block: it counts, rings once, and never stops anybody."""

from __future__ import annotations

from dataclasses import dataclass, replace

from journal_tui.domain.parts import BLOCK_SECONDS

LONGEST_GAP = 30.0
"""Seconds between two readings beyond which nothing was counted: the laptop slept."""


@dataclass(frozen=True)
class Timer:
    """Seconds counted so far, fed with readings of a monotonic clock.

    `read_at` is the last reading while it runs, and None while it is paused. `rang` says that the bell of
    the block has rung, on this day or before it was opened again; `block` is how many seconds it has.
    """

    counted: float = 0.0
    read_at: float | None = None
    rang: bool = False
    block: int = BLOCK_SECONDS

    @property
    def is_running(self) -> bool:
        """Whether it counts."""
        return self.read_at is not None

    @property
    def seconds(self) -> int:
        """The whole seconds counted."""
        return int(self.counted)

    @property
    def left(self) -> int:
        """The whole seconds until the block is full; below nought when it is more than full."""
        return self.block - self.seconds

    @property
    def share(self) -> float:
        """How much of the block is done, 0 to 1."""
        return min(1.0, self.seconds / self.block)

    @property
    def should_ring(self) -> bool:
        """Whether the block is full and nobody was told."""
        return self.seconds >= self.block and not self.rang

    def read(self, reading: float) -> Timer:
        """Count up to this reading; a gap that is too long, or a clock that went back, counts nothing."""
        if self.read_at is None:
            return self
        gap = reading - self.read_at
        counts = 0 <= gap <= LONGEST_GAP
        return replace(self, counted=self.counted + (gap if counts else 0), read_at=reading)

    def run(self, reading: float) -> Timer:
        """Go on from here; one that runs goes on running."""
        return self.read(reading) if self.is_running else replace(self, read_at=reading)

    def pause(self, reading: float) -> Timer:
        """Count up to here, and no further."""
        return replace(self.read(reading), read_at=None)

    def rung(self) -> Timer:
        """The bell has rung."""
        return replace(self, rang=True)


def timer_at(seconds: int, block: int = BLOCK_SECONDS) -> Timer:
    """A paused timer that goes on from what was counted before; a full block doesn't ring again."""
    return Timer(float(seconds), rang=seconds >= block, block=block)


def clock_face(left: int) -> str:
    """The time left as digits, `10:48`; what goes beyond the block with a plus, `+1:20`."""
    minutes, seconds = divmod(abs(left), 60)
    return f"{'+' if left < 0 else ''}{minutes}:{seconds:02}"
