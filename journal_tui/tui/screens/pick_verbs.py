"""What a reason can be settled by without a contact: a promise that was kept, thanks that were told."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from journal_tui.domain.reasons import PROMISE, THANKS
from journal_tui.domain.records import Gratitude, Promise
from journal_tui.services.editing import mark_kept, mark_told
from journal_tui.tui.screens.writing_page import WritingPage

if TYPE_CHECKING:
    from journal_tui.domain.records import Record
    from journal_tui.domain.suggestions import Suggestion


class PickVerbs(WritingPage):
    """A page with a reason, or a record, under its cursor."""

    @property
    def current_pick(self) -> Suggestion | None:
        """The reason under the cursor."""
        return None

    def _meant(self, kind: str) -> Record | None:
        """The record that the reason under the cursor comes from, if it is of this kind, or the one there."""
        pick = self.current_pick
        if pick is None:
            return self.current
        found = self.desk.journal.find(pick.reason.about) if pick.reason.kind == kind else None
        return found if found is not None and found.deleted is None else None

    @property
    def _promise(self) -> Promise | None:
        """The open promise that is meant."""
        found = self._meant(PROMISE)
        return found if isinstance(found, Promise) and found.state == "open" else None

    @property
    def _thanks(self) -> tuple[Gratitude, tuple[str, ...]] | None:
        """The thanks that are meant, with those who were not told yet; for a reason it is one person."""
        found, pick = self._meant(THANKS), self.current_pick
        if not isinstance(found, Gratitude):
            return None
        people = (pick.person.id,) if pick else found.people
        untold = tuple(person for person in people if person in found.people and person not in found.told)
        return (found, untold) if untold else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Kept needs a promise, told thanks."""
        if action == "kept":
            return self._promise is not None
        if action == "told":
            return self._thanks is not None
        return super().check_action(action, parameters)

    def action_kept(self) -> None:
        """Note that the promise under the cursor was kept."""
        self.mark(self._promise, mark_kept, "keeping the promise", "Kept. Well done.")

    def action_told(self) -> None:
        """Note that the thanks under the cursor were told."""
        found = self._thanks
        if found is not None:
            thanks, people = found
            self.mark(thanks, partial(mark_told, people=people), "telling the thanks", "Told today.")
