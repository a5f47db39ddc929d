"""The numbers over time once more, slowly and plainly: one question at a time, asked of every record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from journal_tui.domain.records import Gratitude, Interaction, Promise, words_of

if TYPE_CHECKING:
    from datetime import date

    from journal_tui.domain.records import Record

WITH_A_NAME = {
    "thank": "thanks",
    "congratulate": "congratulations",
    "offer help": "help",
    "share an opportunity": "an opportunity",
    "introduce": "an introduction",
    "ask an opinion": "advice",
    "ask for help": "help",
    "seek feedback": "feedback",
    "invite": "an invitation",
}


@dataclass
class SlowNumbers:
    """The answers for the days from `first` to `last`."""

    records: list[Record]
    first: date
    last: date

    def _within(self, day: date) -> bool:
        return self.first <= day <= self.last

    def gifts(self, side: str) -> dict[str, int]:
        found: list[str] = []
        for record in self.records:
            if isinstance(record, Interaction) and self._within(record.day):
                if record.waiting and record.gave == "them":
                    continue
                if record.gave == side or (record.gave == "both" and record.act in WITH_A_NAME):
                    found.append(WITH_A_NAME.get(record.act, "a favour"))
            elif isinstance(record, Promise) and record.by == side:
                if record.kept is not None and self._within(record.kept):
                    found.append("a promise kept")
            elif isinstance(record, Gratitude) and side == "me":
                told = [(who, day) for who, day in record.told.items() if self._within(day)]
                found += ["thanks" for who, day in told if not self._was_thanked(who, day)]
        return {what: found.count(what) for what in found}

    def _was_thanked(self, who: str, day: date) -> bool:
        return any(
            isinstance(record, Interaction)
            and record.act == "thank"
            and record.day == day
            and who in record.people
            for record in self.records
        )

    def words(self) -> int:
        return sum(len(words_of(record).split()) for record in self.records if self._within(record.day))

    def replies(self) -> tuple[int, int, int, int]:
        """Replies that came and that were awaited, then the same of follow-ups."""
        counted = [0, 0, 0, 0]
        people = {who for record in self.records if isinstance(record, Interaction) for who in record.people}
        for who in people:
            contacts = [r for r in self.records if isinstance(r, Interaction) and who in r.people]
            contacts.sort(key=lambda r: (r.day, r.created_at, r.id))
            for at, contact in enumerate(contacts):
                if not contact.waiting or not self._within(contact.day):
                    continue
                kind = 2 if self._sent_before(contacts[:at], contact.day) else 0
                counted[kind + 1] += 1
                counted[kind] += self._is_answered(contacts, at)
        return counted[0], counted[1], counted[2], counted[3]

    @staticmethod
    def _sent_before(before: list[Interaction], day: date) -> int:
        """How many messages of the same wait were sent before this day."""
        wait: list[Interaction] = []
        for contact in [*before, None]:
            now = contact.day if contact else day
            if len(wait) > 2 and now - wait[-1].day >= timedelta(days=7):
                wait = []
            if contact is not None:
                wait = [*wait, contact] if contact.waiting and contact.closed is None else []
        return len(wait)

    def _is_answered(self, contacts: list[Interaction], at: int) -> bool:
        """Whether a contact that awaited nothing came before the wait was closed or over."""
        if contacts[at].closed is not None:
            return False
        for number in range(at + 1, len(contacts)):
            if self._sent_before(contacts[:number], contacts[number].day) == 0:
                return False
            if not contacts[number].waiting:
                return True
            if contacts[number].closed is not None:
                return False
        return False
