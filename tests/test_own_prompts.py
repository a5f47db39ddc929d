"""The user's own prompts: they join in, and a file that can't be used keeps nobody from an answer."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from journal_tui.content.prompts import load
from journal_tui.own_prompts import own_prompts_path, read_own_prompts
from journal_tui.services import writing
from journal_tui.services.prompts import prompt_for
from tests.fakes import MONDAY, Desk
from tests.shell import Shell
from tests.text_that_hurts import HURTS

if TYPE_CHECKING:
    from pathlib import Path

OWN = '[craft]\nname = "Craft"\ncraft-1 = "What did you make [b]well[/b] today?"\n'


def test_own_prompts_are_asked_when_their_theme_is_longest_unused() -> None:
    desk = Desk()
    journal = desk.journal._replace(own_prompts=lambda: OWN)
    asked = []
    for days in range(len(load().themes) + 1):
        desk.clock.set_day(MONDAY + timedelta(days=days))
        prompt = prompt_for(journal, journal.moment().day)
        asked.append(prompt.theme)
        writing.keep(journal, writing.new_reflection(journal, "x", prompt))
    assert sorted(asked) == sorted([*load().themes, "craft"])


def test_the_file_beside_the_settings_is_the_one_that_is_read(tmp_path: Path) -> None:
    shell = Shell(tmp_path)
    config = shell.home / ".config" / "journal_tui"
    config.mkdir(parents=True)
    (config / "prompts.toml").write_text("no toml", encoding="utf-8")
    made = shell.run("add", "reflection", "x")
    assert made.code == 0
    assert str(config / "prompts.toml") in made.err
    assert shell.run("add", "gratitude", "x").err == "", "only a question needs them"


@pytest.mark.parametrize(
    "content",
    [
        b"\xff\xfe\x00",
        b"not toml",
        b'craft = "no table"',
        b"[craft]\ncraft-1 = 3",
        b'[trust]\ntrust-1 = "taken"',
        b"[" * 5000,
    ],
)
def test_a_file_that_cannot_be_used_gets_a_sentence_and_the_programs_prompts_stay(
    tmp_path: Path, content: bytes
) -> None:
    config = str(tmp_path / "config.toml")
    (tmp_path / "prompts.toml").write_bytes(content)
    text, said = read_own_prompts(config)
    assert text == ""
    assert len(said) == 1
    assert own_prompts_path(config) in said[0]
    assert load(text) == load()


def test_no_file_is_no_reason_to_speak_and_any_text_can_be_asked(tmp_path: Path) -> None:
    config = str(tmp_path / "config.toml")
    assert read_own_prompts(config) == ("", [])
    lines = [
        f"own-{number} = {json.dumps(text, ensure_ascii=False)}"
        for number, text in enumerate(HURTS.values())
        if text.strip()
    ]
    (tmp_path / "prompts.toml").write_text("[own]\n" + "\n".join(lines), encoding="utf-8")
    text, said = read_own_prompts(config)
    assert said == []
    assert {prompt.text for prompt in load(text).prompts} >= {text for text in HURTS.values() if text.strip()}
