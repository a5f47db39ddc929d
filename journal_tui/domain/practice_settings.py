"""The practice's own settings: how long a block is, how far ahead to look, and how often for each role."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from journal_tui.domain.records import RoleSet, Setting

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from journal_tui.domain.records import Person, Record

Rhythm = int | Literal["never"]

OTHER = "other"
"""The role that stands in for every other; the last of the built-in ones."""

ROLE_RHYTHMS: Mapping[str, Rhythm] = {
    "mentor": 30,
    "mentee": 14,
    "manager": 7,
    "colleague": 14,
    "peer": 30,
    "client": 21,
    "service provider": 60,
    "former colleague": 90,
    "friend": 30,
    OTHER: 60,
}
"""Days that may pass between contacts, for each built-in role, unless the practice says otherwise."""

BLOCK_MINUTES, LEAD_DAYS, FOLLOW_UP_DAYS, LEAP_MONTH, REVIEW_DAY = (
    "block_minutes",
    "lead_days",
    "follow_up_days",
    "leap_month",
    "review_day",
)
FRIDAY = 4
"""The weekday on which a week is looked over, unless another was chosen; Monday is 0."""
FEBRUARY, MARCH = 2, 3
ALLOWED: Mapping[str, range] = {
    BLOCK_MINUTES: range(1, 241),
    LEAD_DAYS: range(15),
    FOLLOW_UP_DAYS: range(1, 61),
    LEAP_MONTH: range(FEBRUARY, MARCH + 1),
    REVIEW_DAY: range(7),
}
"""What each setting may be; any other value leaves the setting as it was."""


class PracticeSettings(NamedTuple):
    """How the practice is set.

    `lead_days` is how long before its day a promise or a date counts, `follow_up_days` how long a reply is
    given before a nudge. In a year without 29 February a date of that day is on 28 February, or on the first
    of March. `rhythms` holds every role, the user's own after the built-in ones. `review_day` is the weekday
    on which the week is looked over, Monday as 0.
    """

    block_minutes: int = 15
    lead_days: int = 3
    follow_up_days: int = 7
    leap_month: int = FEBRUARY
    rhythms: Mapping[str, Rhythm] = ROLE_RHYTHMS
    review_day: int = FRIDAY

    def rhythm_of(self, person: Person) -> Rhythm:
        """The person's own rhythm in days, else their role's."""
        return self.rhythm_for(person.role) if person.rhythm is None else person.rhythm

    def rhythm_for(self, role: str) -> Rhythm:
        """A role's rhythm; one that is not known here goes by `other`."""
        return self.rhythms.get(role, self.rhythms[OTHER])

    @property
    def own_roles(self) -> tuple[str, ...]:
        """The user's own roles, by name."""
        return tuple(role for role in self.rhythms if role not in ROLE_RHYTHMS)

    @property
    def roles(self) -> tuple[str, ...]:
        """Every role there is: the built-in ones, the user's own, and `other` last."""
        return (*(role for role in self.rhythms if role != OTHER), OTHER)


def settings_from(records: Iterable[Record]) -> PracticeSettings:
    """Read the settings from the practice's records; of two that say the same thing the later made holds."""
    numbers: dict[str, int] = {}
    rhythms: dict[str, Rhythm] = {}
    for record in sorted(records, key=lambda each: (each.updated_at, each.id)):
        match record:
            case Setting(name=name, value=value) if value in ALLOWED.get(name, ()):
                numbers[name] = value
            case RoleSet(name=name, rhythm=rhythm):
                rhythms[name] = rhythm
            case _:
                pass
    own = {role: rhythms[role] for role in sorted(rhythms) if role not in ROLE_RHYTHMS}
    built_in = {role: rhythms.get(role, usual) for role, usual in ROLE_RHYTHMS.items()}
    plain = PracticeSettings()
    return PracticeSettings(
        block_minutes=numbers.get(BLOCK_MINUTES, plain.block_minutes),
        lead_days=numbers.get(LEAD_DAYS, plain.lead_days),
        follow_up_days=numbers.get(FOLLOW_UP_DAYS, plain.follow_up_days),
        leap_month=numbers.get(LEAP_MONTH, plain.leap_month),
        review_day=numbers.get(REVIEW_DAY, plain.review_day),
        rhythms=built_in | own,
    )
