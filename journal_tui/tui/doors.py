"""Where the journal goes out to other programs, and where theirs come in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from journal_tui.services.exporting import Outbox
    from journal_tui.services.importing import Inbox


class Doors(NamedTuple):
    """Without an `outbox` nothing can be exported, without an `inbox` nothing can be imported."""

    outbox: Outbox | None = None
    inbox: Inbox | None = None


CLOSED = Doors()
