"""What is done about a file that can't be read whole: its bytes are kept, and the user is told."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from journal_tui.storage import backups, sentences
from journal_tui.storage.aside import copy_aside
from journal_tui.storage.format import SCHEMA
from journal_tui.storage.layout import file_of

if TYPE_CHECKING:
    from journal_tui.domain.upkeep import Finding
    from journal_tui.storage.folder import FolderStorage
    from journal_tui.storage.views import Piece


def report(storage: FolderStorage, piece: Piece, rescue: str) -> Finding:
    """Copy a damaged file aside, and say how things stand."""
    file = file_of(piece.name)
    reason = piece.loaded.parsed.damage or ""
    found = backups.newest_good(storage.disk, storage.folder, piece.name)
    backup = None if found is None else (found.path, len(found.parsed.docs))
    refused = piece.loaded.refused
    if refused is not None:
        # a folder, a pipe or a device in the file's place, as `read_file` has it
        is_no_file = refused.errno == errno.EINVAL
        said = sentences.no_file if is_no_file else sentences.unreadable
        return said(file, refused, file_of(rescue))
    if piece.loaded.stamp is None:
        return sentences.gone(file, file_of(rescue), backup)
    refuge = [] if backup is None else [sentences.good_backup(*backup)]
    try:
        copy = copy_aside(storage.disk, storage.folder, piece.name, piece.loaded.data)
    except OSError:
        pass  # the file itself is never written, so its bytes are as safe as they were
    else:
        refuge.append(f"{copy} is a copy of it")
    told = sentences.damaged(file, reason, len(piece.docs), file_of(rescue), refuge)
    return told if piece.loaded.parsed.schema <= SCHEMA else sentences.left_to_newer(told)
