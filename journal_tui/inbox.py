"""Where imports come from: a path is opened, and what lies there read in one of the formats."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from journal_tui.domain.arrivals import Arrivals


class Inbox:
    """Opens and reads files; the modules for it are imported when they are wanted."""

    @property
    def formats(self) -> Mapping[str, str]:
        """The formats there are, by name, each with what its file is called."""
        from journal_tui.exchange.formats import FORMATS

        return FORMATS

    def read(self, form: str, path: str) -> Arrivals:
        """What the file or folder at a path holds; the path may begin with `~`, and `auto` finds the format.

        Raises:
            Refused: when nothing can be made of it.
        """
        from journal_tui.exchange.formats import read
        from journal_tui.parcels import open_parcel

        return read(form, open_parcel(os.path.expanduser(path)))
