"""What an import would do, or did, in words: lines with a label each, for a terminal and for a screen."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from journal_tui.domain.records import Person

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from journal_tui.domain.arrivals import Skipped
    from journal_tui.domain.import_plan import Done, Plan, Step

MOST_NAMES = 3

_KINDS = {
    "note": ("note", "notes"),
    "gratitude": ("gratitude", "gratitudes"),
    "reflection": ("reflection", "reflections"),
    "interaction": ("contact", "contacts"),
    "promise": ("promise", "promises"),
    "sitting": ("sitting", "sittings"),
    "tick": ("day marked done", "days marked done"),
    "person": ("person", "people"),
    "schedule": ("schedule", "schedules"),
    "pause": ("pause", "pauses"),
    "review": ("week in review", "weeks in review"),
    "record": ("record", "records"),
}


class Line(NamedTuple):
    """A line of a report: what it is about, and what is to be said."""

    label: str
    text: str


def counted(number: int, kind: str) -> str:
    """So many of a kind of record, in words: `3 notes`."""
    one, many = _KINDS.get(kind, (kind, kind))
    return f"1 {one}" if number == 1 else f"{number:,} {many}"


def report(plan: Plan) -> list[Line]:
    """What the plan would do, point by point."""
    lines = [Line("would come", text) for text in _coming(plan)]
    lines += [Line("joined", _joined(step)) for step in plan.steps("join")]
    lines += [Line("differs", text) for step in plan.steps("join") for text in _differing(step)]
    lines += [Line("to decide", question(step)) for step in plan.steps("ask")]
    if plan.here:
        lines.append(Line("here already", f"{plan.here:,}"))
    if plan.gone:
        lines.append(Line("deleted", f"{plan.gone:,} deleted or moved here since they came; they stay so"))
    lines += [Line("skipped", text) for text in grouped(plan.skipped)]
    lines += [Line("guessed", text) for text in plan.guessed]
    return lines


def _coming(plan: Plan) -> Iterator[str]:
    new = [step.newcomer.name for step in plan.steps("new")]
    new += [record.name for record in plan.records if isinstance(record, Person)]
    if new:
        yield f"{counted(len(new), 'person')}: {names_of(new)}"
    others = [record for record in plan.records if not isinstance(record, Person)]
    kinds: Counter[str] = Counter(entry.kind if entry.day else "note" for entry in plan.entries)
    kinds.update(record.kind for record in others)
    days = sorted({day for entry in plan.entries if (day := entry.day)} | {record.day for record in others})
    span = f", {days[0]} to {days[-1]}" if len(days) > 1 else f", {days[0]}" if days else ""
    if kinds:
        yield ", ".join(counted(number, kind) for kind, number in kinds.most_common()) + span
    if not (new or kinds):
        yield "nothing new"


def outcome(done: Done) -> str:
    """What an import did, in one line."""
    said = [counted(done.new, "person")] if done.new else []
    said += [f"{counted(done.joined, 'person')} joined with those here"] if done.joined else []
    said += [counted(done.entries, "record")] if done.entries else []
    came = f"Came: {', '.join(said)}." if said else "Nothing came."
    return f"{came} {done.left:,} left out until you decide." if done.left else came


def names_of(names: Sequence[str]) -> str:
    """A few names, and how many more."""
    shown = ", ".join(names[:MOST_NAMES])
    return shown if len(names) <= MOST_NAMES else f"{shown} and {len(names) - MOST_NAMES:,} more"


def _joined(step: Step) -> str:
    other = step.candidates[0]
    who = (
        step.newcomer.name if other.name == step.newcomer.name else f"{step.newcomer.name}, here {other.name}"
    )
    return f"{who}: the same {step.by}"


def _differing(step: Step) -> Iterator[str]:
    for when in step.disagrees:
        said = f"{when.day:02}.{when.month:02}."
        yield f"{step.newcomer.name}: the file has another {when.label} ({said}); yours stays"


def question(step: Step) -> str:
    """What is to be decided about somebody."""
    place = "" if not step.newcomer.number else f" (number {step.newcomer.number} in the file)"
    others = " or ".join(
        known.name + (", in the file too" if known.number else "") for known in step.candidates
    )
    return f"{step.newcomer.name}{place} shares {_article(step.by)} with {others}: the same person?"


def _article(by: str) -> str:
    return f"an {by}" if by[:1] in "aeiou" else f"a {by}"


def grouped(skipped: Iterable[Skipped]) -> list[str]:
    """What was skipped, one line for each reason: `lines 3 to 9 and 14: no name`."""
    by_reason: dict[str, list[str]] = {}
    for where, why in skipped:
        by_reason.setdefault(why, []).append(where)
    return [f"{_places(places)}: {why}" for why, places in by_reason.items()]


def _places(places: Sequence[str]) -> str:
    """Where: those that are numbered alike are named together."""
    numbers: dict[str, list[str]] = {}
    for place in places:
        unit, _, number = place.rpartition(" ")
        numbers.setdefault(unit if number.isdecimal() else "", []).append(
            number if number.isdecimal() else place
        )
    said: list[str] = []
    for unit, held in numbers.items():
        parts = _runs(held) if unit else held
        told = parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
        said.append(f"{_plural(unit) if len(held) > 1 else unit} {told}" if unit else told)
    return ", ".join(said)


def _runs(numbers: Iterable[str]) -> list[str]:
    """The numbers in order, those that follow one another as one: `3 to 9`, `14`."""
    runs: list[list[int]] = []
    for number in sorted(map(int, numbers)):
        if runs and number <= runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return [str(first) if first == last else f"{first} to {last}" for first, last in runs]


def _plural(unit: str) -> str:
    return f"{unit[:-1]}ies" if unit.endswith("y") else f"{unit}s"
