"""Where things are kept, and the terminal's settings."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest
from platformdirs import PlatformDirs

from journal_tui.domain.errors import Refused
from journal_tui.places import find_places
from journal_tui.settings import Settings, parse_settings, read_settings

if TYPE_CHECKING:
    from pathlib import Path

XDG = ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere platformdirs itself is asked")
@pytest.mark.parametrize("value", [None, "", "  ", "/elsewhere", "/with space/and ümlaut"])
def test_our_reading_of_the_base_directories_is_that_of_platformdirs(
    monkeypatch: pytest.MonkeyPatch, value: str | None
) -> None:
    for name in XDG:
        monkeypatch.delenv(name, raising=False)
        if value is not None:
            monkeypatch.setenv(name, value)
    ours, theirs = find_places(os.environ), PlatformDirs("journal_tui", appauthor=False)
    assert (ours.data, ours.state) == (theirs.user_data_dir, theirs.user_state_dir)
    assert ours.config == f"{theirs.user_config_dir}/config.toml"


def test_a_path_that_is_empty_or_hangs_on_no_home_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Refused, match="need a path"):
        find_places({}, data="")
    monkeypatch.setenv("HOME", "relative")
    with pytest.raises(Refused, match="home folder"):
        find_places(os.environ)


def test_a_relative_base_directory_is_ignored(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HOME", "/home/ana")
    assert find_places({"XDG_DATA_HOME": "here"}).data == "/home/ana/.local/share/journal_tui"


def test_an_option_wins_over_the_environment_and_home_is_spelled_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/ana")
    environ = {"JOURNAL_TUI_DATA": "/by/environment", "JOURNAL_TUI_CONFIG": "/by/environment.toml"}
    assert find_places(environ).data == "/by/environment"
    assert find_places(environ, data="~/mine", config="~/c.toml").data == "/home/ana/mine"
    assert find_places(environ, data="~/mine", config="~/c.toml").config == "/home/ana/c.toml"


def test_good_settings_are_taken_and_nothing_is_said() -> None:
    text = b'\xef\xbb\xbf[look]\ntheme = "dawn"\nglyphs = "plain"\n[keys]\nadd = "i"\n[bell]\nring = false\n'
    settings, said = parse_settings(text, "config.toml")
    assert settings == Settings(theme="dawn", glyphs="plain", keys={"add": "i"}, bell=False)
    assert said == []


@pytest.mark.parametrize(
    "text",
    [
        b"[look]\ntheme = 3",
        b"[look]\ntheme = 'mauve'",
        b"[look]\nglyphs = true",
        b"[look]\ncolour = 'red'",
        b"look = 'dawn'",
        b"[keys]\nadd = 7",
        b"[keys]\nadd = ''",
        b"[bell]\nring = 'yes'",
        b"[prompts]\n",
        b"theme = 'dawn'",
        b"[look",
        b"\xff\xfe[\0l\0",
        b"\0",
    ],
)
def test_each_bad_setting_keeps_its_default_and_gets_one_sentence(text: bytes) -> None:
    settings, said = parse_settings(text, "config.toml")
    assert settings == Settings()
    assert len(said) == 1
    assert "\n" not in said[0]


def test_a_settings_file_is_missed_only_when_it_was_asked_for(tmp_path: Path) -> None:
    missing = str(tmp_path / "none.toml")
    assert read_settings(missing) == (Settings(), [])
    assert len(read_settings(missing, asked_for=True)[1]) == 1
    assert len(read_settings(str(tmp_path))[1]) == 1, "a folder in its place"
