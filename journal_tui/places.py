"""Where things are kept: the journal, what belongs to this machine alone, and the settings file."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, NamedTuple

from journal_tui.domain.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Mapping

APP = "journal_tui"


class Places(NamedTuple):
    """Absolute paths: the journal's folder, this machine's own folder, the settings file."""

    data: str
    state: str
    config: str


def find_places(environ: Mapping[str, str], data: str | None = None, config: str | None = None) -> Places:
    """Where things are: as the options say, else the environment, else as the system has it.

    Raises:
        Refused: when an option names nothing, or no home folder is known.
    """
    if "" in (data, config):
        raise Refused("--data-dir and --config need a path; nothing was read or written.")
    data = data or environ.get("JOURNAL_TUI_DATA")
    config = config or environ.get("JOURNAL_TUI_CONFIG")
    own = _linux(environ) if sys.platform.startswith("linux") else _elsewhere()
    return Places(
        data=os.path.abspath(os.path.expanduser(data)) if data else own.data,
        state=own.state,
        config=os.path.abspath(os.path.expanduser(config)) if config else own.config,
    )


def _linux(environ: Mapping[str, str]) -> Places:
    """The XDG base directories, read here because platformdirs would cost a command 7 of its 30 ms.

    A test holds this to what platformdirs says.
    """
    home = os.path.expanduser("~")
    if not os.path.isabs(home):
        raise Refused("No home folder is known here: set HOME to one; nothing was read or written.")

    def base(variable: str, *default: str) -> str:
        named = environ.get(variable, "").strip()
        # the specification: a path that isn't absolute is to be ignored
        return os.path.join(named if os.path.isabs(named) else os.path.join(home, *default), APP)

    return Places(
        data=base("XDG_DATA_HOME", ".local", "share"),
        state=base("XDG_STATE_HOME", ".local", "state"),
        config=os.path.join(base("XDG_CONFIG_HOME", ".config"), "config.toml"),
    )


def _elsewhere() -> Places:
    from platformdirs import PlatformDirs

    dirs = PlatformDirs(APP, appauthor=False, roaming=False)
    return Places(
        data=dirs.user_data_dir,
        # macOS has one folder for data and state: what is this machine's alone gets a room of its own
        state=os.path.join(dirs.user_state_dir, "this-machine"),
        config=os.path.join(dirs.user_config_dir, "config.toml"),
    )
