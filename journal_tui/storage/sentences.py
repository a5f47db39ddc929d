"""What the user is told when a file can't be read or written: what happened, what is safe, what to do."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from journal_tui.domain.errors import NotSaved
from journal_tui.domain.phrases import counted
from journal_tui.domain.upkeep import MEND, Finding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journal_tui.domain.errors import JournalError

_FULL = (errno.ENOSPC, errno.EDQUOT)
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)


def not_saved(error: OSError | NotSaved, *, in_part: bool = False) -> NotSaved:
    """The error for a save that the system refused; `in_part` when files before this one were saved."""
    sentence = str(error) if isinstance(error, NotSaved) else _refusal(error)
    return NotSaved(f"Only the first part of this is saved. {sentence}" if in_part else sentence)


def is_full(error: OSError | NotSaved) -> bool:
    """Whether a save found no room."""
    cause = error if isinstance(error, OSError) else error.__cause__
    return isinstance(cause, OSError) and cause.errno in _FULL


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


def damaged(file: str, reason: str, readable: int, rescue: str, refuge: Sequence[str]) -> Finding:
    """A file that can't be read whole; `refuge` names where its good backup and its copy lie, if anywhere."""
    kept = " and ".join(refuge) or "no backup of it was found"
    return Finding(
        f"{file} can't be read whole ({reason}): it is left as it is, {counted(readable, 'record')} in it "
        f"could still be read, what you write now goes to {rescue}, and {kept}",
        grave=True,
    )


def good_backup(path: str, documents: int) -> str:
    """What the newest good backup holds."""
    return f"{path} is a good backup, with {counted(documents, 'record')}"


def gone(file: str, rescue: str, backup: tuple[str, int] | None) -> Finding:
    """A file that was backed up once and is there no more; of the backup, where it is and what it holds."""
    where = "a backup of it is there, damaged too" if backup is None else good_backup(*backup)
    return Finding(f"{file} is gone, though {where}: what you write now goes to {rescue}", grave=True)


def unreadable(file: str, error: OSError, rescue: str) -> Finding:
    """A file that the system won't hand out."""
    return Finding(
        f"{file} can't be read ({error.strerror or error}): it is left as it is, the rest of the journal is "
        f"usable, and what you write now goes to {rescue}",
        "see to that, and both are shown together",
        mendable=False,
        grave=True,
    )


def no_file(file: str, error: OSError, rescue: str) -> Finding:
    """Something that is no file, where a file belongs."""
    return unreadable(file, error, rescue)._replace(to_do=MEND, mendable=True)


def rescue_left(file: str, rescue: str) -> Finding:
    """A rescue file beside a file that can be read again."""
    return Finding(f"{rescue} holds what was written while {file} couldn't be read; they are shown together")


def conflict(path: str, file: str) -> Finding:
    """A copy of a table's file that a sync tool left."""
    return Finding(
        f"{path} is a second version of {file}, as sync tools leave them: what it holds isn't shown yet, and "
        "both are as they were",
    )


def stray(path: str, reason: str) -> Finding:
    """A file that begins like a table's and is none."""
    return Finding(
        f"{path} is named like a file of the journal and can't be read as one ({reason}): it is left alone",
        "mend it, or move it out of the journal's folder",
        mendable=False,
    )


def astray(file: str, record_id: str, day: str) -> Finding:
    """A record in the file of another month than its day's."""
    return Finding(
        f"A record in {file} is dated {day} ({record_id}): it can be found and changed, but its day doesn't "
        "show it"
    )


def edited(file: str) -> Finding:
    """A good file that something else wrote."""
    return Finding(
        f"{file} was changed by another program: what it holds now is whole and was taken as it is",
        "if that wasn't you, journal-tui check --repair adds what its backups hold",
    )


def newer(file: str) -> Finding:
    """A file of a later version's."""
    return Finding(
        f"{file} was written by a newer version of the program: it can be read here, but only that version "
        "can write to it",
        "install that version here too",
        mendable=False,
    )


def left_to_newer(finding: Finding) -> Finding:
    """The same of a file that a later version wrote."""
    return finding._replace(to_do="a newer version wrote it: mend it with that version", mendable=False)


def bad_record(file: str, record_id: str, reason: str) -> Finding:
    """A record that lacks something."""
    return Finding(
        f"A record in {file} can't be shown ({record_id}: {reason}): it stays in the file untouched",
        "journal-tui check --repair looks for it in the backups, and else it wants mending by hand",
    )


def unlisted(error: OSError) -> Finding:
    """The journal's folder can't be looked into."""
    return Finding(
        f"The journal's folder can't be listed ({error.strerror or error}): nothing in it was changed",
        "allow reading there, and it is shown again",
        mendable=False,
        grave=True,
    )


def not_backed_up(error: OSError) -> Finding:
    """The day's backup failed, and the save did not wait for it."""
    return Finding(
        f"Today's backup could not be made ({error.strerror or error}): your writing is saved all the same",
        "the next save tries again",
        mendable=False,
    )


def unfinished(error: OSError | JournalError | None = None) -> Finding:
    """A restore that was cut short."""
    reason = "" if error is None else f" and can't be finished yet ({_reason(error)})"
    return Finding(
        f"A restore was cut short{reason}: nothing is lost, and what was there before is in the backups",
        "the next start goes on with it",
    )


def not_restored(error: OSError | JournalError, *, is_begun: bool) -> NotSaved:
    """The error for a restore that could not be carried out, or not to its end."""
    if not is_begun:
        return NotSaved(f"Nothing was restored ({_reason(error)}); the journal is as it was.")
    return NotSaved(
        f"The restore is begun, and could not be finished ({_reason(error)}): nothing is lost, and the next "
        "start goes on with it."
    )


def not_mended(error: OSError | JournalError) -> str:
    """Something that could not be mended now."""
    return f"This could not be mended yet ({_reason(error)}); nothing was lost."


def _reason(error: OSError | JournalError) -> str:
    found = error.strerror if isinstance(error, OSError) else None
    return (found or str(error)).rstrip(".")


def moved(file: str, kept: str) -> str:
    """What was no file is out of the way."""
    return f"What lay in the place of {file} was no file; it is in {kept} now."


def not_ours_to_mend(file: str) -> str:
    """A table whose backup a later version wrote."""
    return f"{file} has a backup by a newer version of the program: mend it with that version."


def nothing_left(file: str) -> str:
    """A table of which neither it nor its backups hold anything that can be read."""
    return f"{file} is begun anew, since nothing of it could be read; what its backups hold stays there."


def mended(file: str, documents: int, kept: str | None) -> str:
    """A table's file was written anew."""
    before = "" if kept is None else f"; what it was before is kept in {kept}"
    return f"{file} is whole, with {counted(documents, 'record')}{before}."


def merged(path: str, file: str, kept: str) -> str:
    """What a file held is in the table's own now."""
    return f"{path} was merged into {file}, and is kept in {kept}."
