"""A made-up journal: people, a schedule and every day's records, the same for the same seed and last day."""

from __future__ import annotations

from journal_tui.content.demo.diary import demo_months, demo_people, demo_practice

__all__ = ["demo_months", "demo_people", "demo_practice"]
