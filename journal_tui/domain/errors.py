"""What can go wrong for a user: each error is one clear sentence, ready to be shown."""

from __future__ import annotations


class JournalError(Exception):
    """Something could not be done; `str(error)` says what happened, what is safe and what to do."""


class Refused(JournalError):
    """The request can't be taken as it stands; nothing was changed."""


class ChangedSince(Refused):
    """Somebody changed the record since it was read; nothing was overwritten."""


class NotSaved(JournalError):
    """A save failed; what was there before is untouched, in the file and in memory."""


class SavedUnconfirmed(JournalError):
    """The save is in place, but the disk did not confirm that it would outlive a power cut."""


class BadRecord(ValueError):
    """A stored document lacks a field it needs, or has one of the wrong shape."""
