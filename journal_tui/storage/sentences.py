"""What the user is told when a file can't be read or written: what happened, what is safe, what to do."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from journal_tui.domain.errors import NotSaved

if TYPE_CHECKING:
    from collections.abc import Sequence

_FULL = (errno.ENOSPC, errno.EDQUOT)
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)


def not_saved(error: OSError | NotSaved, *, in_part: bool = False) -> NotSaved:
    """The error for a save that the system refused; `in_part` when files before this one were saved."""
    sentence = str(error) if isinstance(error, NotSaved) else _refusal(error)
    return NotSaved(f"Only the first part of this is saved. {sentence}" if in_part else sentence)


def _refusal(error: OSError) -> str:
    reason = error.strerror or str(error)
    if error.errno in _FULL:
        return (
            f"Not saved, because the disk is full ({reason}); what was there is safe: free some space and "
            "save again."
        )
    if error.errno in _FORBIDDEN:
        return (
            f"Not saved, because the journal's folder can't be written ({reason}); what was there is safe: "
            "allow writing there and save again."
        )
    if error.errno == errno.EFBIG:
        return (
            f"Not saved, because files here may not grow any further ({reason}); what was there is safe: "
            "raise that limit and save again."
        )
    return (
        f"Not saved, because the disk reported an error ({reason}); what was there is safe: save again, and "
        "if it goes on, look after the disk."
    )


def damaged(file: str, reason: str, readable: int, rescue: str, refuge: Sequence[str]) -> str:
    """A file that can't be read whole; `refuge` names where its good backup and its copy lie, if anywhere."""
    number = "1 record" if readable == 1 else f"{readable} records"
    kept = " and ".join(refuge) or "no backup of it was found"
    return (
        f"{file} can't be read whole ({reason}): it is left as it is, {number} in it could still be read, "
        f"what you write now goes to {rescue}, and {kept}; mend it, or put the backup in its place."
    )


def gone(file: str, rescue: str, backup: str | None) -> str:
    """A file that was backed up once and isn't there any more."""
    where = "a backup of it" if backup is None else f"its backup {backup}"
    return (
        f"{file} is gone, though {where} is there: what you write now goes to {rescue}, and putting the "
        "backup back in its place brings the rest back."
    )


def unreadable(file: str, error: OSError, rescue: str) -> str:
    """A file that the system won't hand out."""
    return (
        f"{file} can't be read ({error.strerror or error}): it is left as it is, the rest of the journal is "
        f"usable, and what you write now goes to {rescue}; mend that, and both are shown together."
    )


def astray(file: str, record_id: str, day: str) -> str:
    """A record in the file of another month than its day's."""
    return (
        f"A record in {file} is dated {day} ({record_id}): it can be found and changed, but its day doesn't "
        "show it; give it a day of that month, or move its line to the file of its own."
    )


def edited(file: str) -> str:
    """A good file that something else wrote."""
    return f"{file} was changed by another program: what it holds now is whole and was taken as it is."


def newer(file: str) -> str:
    """A file of a later version's."""
    return (
        f"{file} was written by a newer version of the program: it can be read here, but only that version "
        "can write to it."
    )


def bad_record(file: str, record_id: str, reason: str) -> str:
    """A record that lacks something."""
    return (
        f"A record in {file} can't be shown ({record_id}: {reason}): it stays in the file untouched; mend it "
        "there by hand."
    )


def unlisted(error: OSError) -> str:
    """The journal's folder can't be looked into."""
    return (
        f"The journal's folder can't be listed ({error.strerror or error}): nothing in it was changed; allow "
        "reading there, and it is shown again."
    )


def not_backed_up(error: OSError) -> str:
    """The day's backup failed, and the save did not wait for it."""
    return (
        f"Today's backup could not be made ({error.strerror or error}): your writing is saved all the same, "
        "and the next save tries again."
    )
