"""Timing things against a yardstick from the same run."""

from __future__ import annotations

import time
from statistics import median, quantiles
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

Seconds = float


def in_turn(rounds: int, *jobs: Callable[[], object]) -> list[list[Seconds]]:
    """Time the jobs one after the other, round after round, so that a slow moment hits them all alike."""
    times: list[list[Seconds]] = [[] for _ in jobs]
    for job in jobs:
        job()
    for _ in range(rounds):
        for job, taken in zip(jobs, times, strict=True):
            began = time.perf_counter()
            job()
            taken.append(time.perf_counter() - began)
    return times


def ratio(name: str, job: list[Seconds], yardstick: list[Seconds], goal: float, against: str) -> None:
    """Print how many times the yardstick's median the job's median is; nothing fails on time."""
    found = median(job) / median(yardstick)
    print(
        f"{name}: {median(job) * 1000:.2f} ms, {found:.2f} times {against} "
        f"({median(yardstick) * 1000:.2f} ms); goal {goal}"
    )


def p95(name: str, taken: list[Seconds], goal_ms: float) -> None:
    """Print the 95th percentile of what was measured."""
    slow, usual = quantiles(taken, n=20)[-1] * 1000, median(taken) * 1000
    print(f"{name}: p95 {slow:.2f} ms, median {usual:.2f} ms; goal {goal_ms} ms")
