"""The rules of parts, streak and strength once more: slow, literal and apart from the real ones.

Everything here is plain data, and every day between the first and the last is looked at by itself.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Fact:
    """Something that was written down; `what` is a kind, or `blank reflection` for one without an answer."""

    day: date
    written: date
    what: str
    seconds: int = 0


@dataclass(frozen=True)
class Rule:
    """What is asked from the day `starts` on."""

    starts: date
    weekdays: frozenset[int]
    rest_days: int


@dataclass(frozen=True)
class Outcome:
    """What the walk ends with."""

    current: int
    longest: int
    kept: int
    full: int
    rest_left: int
    strength: float


Pauses = list[tuple[date, date | None]]


def parts_on(facts: list[Fact], day: date) -> int:
    """How many of the three parts count on a day."""
    in_time = [fact for fact in facts if fact.day == day and fact.written <= day + timedelta(days=1)]
    kinds = [fact.what for fact in in_time]
    sat = sum(fact.seconds for fact in in_time if fact.what == "sitting")
    connect = "interaction" in kinds or sat >= 15 * 60
    done = int(connect) + int("gratitude" in kinds) + int("reflection" in kinds or "review" in kinds)
    return min(3, done + kinds.count("tick"))


def rule_on(rules: list[Rule], day: date) -> Rule:
    """The last rule that has started by a day; before all of them, the first."""
    held = rules[0]
    for rule in rules:
        if rule.starts <= day:
            held = rule
    return held


def is_paused(pauses: Pauses, day: date) -> bool:
    """Whether any pause covers the day."""
    for first, last in pauses:
        if last is None and day >= first:
            return True
        if last is not None and first <= day <= last:
            return True
    return False


def walk(facts: list[Fact], rules: list[Rule], pauses: Pauses, today: date) -> Outcome:
    """Walk from the first kept day to today, one day at a time."""
    current = longest = kept = full = 0
    strength = 0.0
    rested: list[date] = []
    day = min((fact.day for fact in facts), default=today)
    while day <= today:
        parts = parts_on(facts, day)
        rule = rule_on(rules, day)
        rested_this_month = [rest for rest in rested if (rest.year, rest.month) == (day.year, day.month)]
        memory = 0.5 ** (math.sqrt(len(rule.weekdays) / 7) / 13)
        if parts > 0:
            current += 1
            kept += 1
            full += parts == 3
            strength = strength * memory + {1: 0.5, 2: 0.75, 3: 1.0}[parts] * (1 - memory)
        elif kept == 0 or is_paused(pauses, day) or day.weekday() not in rule.weekdays or day == today:
            pass
        elif current > 0 and len(rested_this_month) < rule.rest_days:
            rested.append(day)
        else:
            current = 0
            strength = strength * memory
        longest = max(longest, current)
        day += timedelta(days=1)
    used = [rest for rest in rested if (rest.year, rest.month) == (today.year, today.month)]
    rest_left = max(0, rule_on(rules, today).rest_days - len(used))
    return Outcome(current, longest, kept, full, rest_left, strength)
