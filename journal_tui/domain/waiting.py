"""Waiting for a reply, in words: whose turn it is, and when it is time to let a silence rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal_tui.domain.phrases import MONTHS, day_name, span

if TYPE_CHECKING:
    from datetime import date

    from journal_tui.domain.standing import Wait

REMEMBERED_DAYS = 7
"""Days for which Today says that a wait has ended, so that a weekend or a day off doesn't swallow it."""


def waiting_note(wait: Wait, today: date) -> str:
    """How a wait stands, for a narrow column; empty once its end has been said long enough."""
    if wait.is_over(today):
        return "no reply; let it rest" if (today - wait.nudge_on).days < REMEMBERED_DAYS else ""
    if today < wait.nudge_on:
        return f"sent {day_name(wait.since, today)} · let it be"
    what = "one more line" if wait.follow_ups else "time to nudge"
    return f"{span((today - wait.since).days)} · {what}"


def whose_turn(wait: Wait, today: date) -> str:
    """Whose turn it is, in a sentence."""
    if wait.is_over(today):
        return "no reply to the last three; let it rest, and begin anew when you like"
    if today >= wait.nudge_on:
        what = "one more line, then let it rest" if wait.follow_ups else "a short nudge is fine"
        return f"your turn: {span((today - wait.since).days)} and no reply; {what}"
    asked = ("you wrote", "you asked again", "you asked a second time")[min(wait.follow_ups, 2)]
    # The weekday alone would not do: a week on, it is the one on which the message was sent.
    is_near = (wait.nudge_on - today).days <= 1
    until = "tomorrow" if is_near else f"{wait.nudge_on.day} {MONTHS[wait.nudge_on.month - 1][:3]}"
    return f"their turn: {asked} {_sent(wait.since, today)}; let it be until {until}"


def _sent(day: date, today: date) -> str:
    name = day_name(day, today)
    return name if (today - day).days <= 1 else f"on {name}"
