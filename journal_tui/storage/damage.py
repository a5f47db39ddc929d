"""What is done about a file that can't be read whole: its bytes are kept, and the user is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal_tui.storage import backups, sentences
from journal_tui.storage.layout import file_of

if TYPE_CHECKING:
    from journal_tui.storage.folder import FolderStorage
    from journal_tui.storage.views import Piece


def report(storage: FolderStorage, piece: Piece, rescue: str) -> str:
    """Copy a damaged file aside, and say in a sentence how things stand."""
    file = file_of(piece.name)
    reason = piece.loaded.parsed.damage or ""
    backup = backups.newest_good(storage.disk, storage.folder, piece.name)
    if piece.loaded.refused is not None:
        return sentences.unreadable(file, piece.loaded.refused, file_of(rescue))
    if piece.loaded.stamp is None:
        return sentences.gone(file, file_of(rescue), backup)
    refuge = [] if backup is None else [f"{backup} is a good backup"]
    try:
        copy = backups.copy_aside(storage.disk, storage.folder, piece.name, piece.loaded.data)
    except OSError:
        pass  # the file itself is never written, so its bytes are as safe as they were
    else:
        refuge.append(f"{copy} is a copy of it")
    return sentences.damaged(file, reason, len(piece.docs), file_of(rescue), refuge)
