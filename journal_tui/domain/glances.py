"""The look back at a glance: a label, a number, one sentence, and what its small picture is drawn from."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from journal_tui.domain.look_back import LookBack, Share


class Glance(NamedTuple):
    """One number of the look back; its picture shows either `some` of `of` things, or `values` in a row."""

    label: str
    number: str
    sentence: str
    some: int = 0
    of: int = 0
    values: tuple[int, ...] = ()


NONE_YET = "none yet"


def glances(found: LookBack) -> tuple[Glance, ...]:
    """The four numbers, each with its sentence; none of them is a grade."""
    return (
        _minutes(found.weeks),
        _shared("Roles", found.roles, _roles(found), "those of the people you add show here"),
        _shared("Promises", found.promises, "kept by their day, in a year", "those with a day show here"),
        _shared("Thanks", found.thanks, _thanks(found.thanks), "those for somebody show here"),
    )


def _minutes(weeks: tuple[int, ...]) -> Glance:
    usual = [minutes for minutes in weeks[:-1] if minutes]
    if not any(weeks):
        return Glance("Minutes", NONE_YET, "those of Connect add up here", values=weeks)
    often = f"; a usual one has {round(median(usual))}" if usual else ""
    return Glance("Minutes", f"{weeks[-1]} min", f"this week{often}", values=weeks)


def _shared(label: str, share: Share, sentence: str, empty: str) -> Glance:
    if not share.of:
        return Glance(label, NONE_YET, empty)
    return Glance(label, f"{share.some} of {share.of}", sentence, share.some, share.of)


def _roles(found: LookBack) -> str:
    if not found.next_role:
        return "this month, every one you have"
    article = "an" if found.next_role[0] in "aeiou" else "a"
    role = "somebody else" if found.next_role == "other" else f"{article} {found.next_role}"
    return f"this month; {role} is next"


def _thanks(thanks: Share) -> str:
    left = thanks.of - thanks.some
    return f"told; {left} can still be said" if left else "told, all of them"
