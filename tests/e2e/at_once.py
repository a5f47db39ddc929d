"""Two apps in terminals and four writers in shells at one journal, all at once, half of them killed.

What was acknowledged (an id printed whole, a text shown as kept) has to be in the journal exactly once
afterwards; what was under way when its writer was killed, at most once, and a text typed into an app has to
be there or to wait as a draft.

Run it for longer than the tests do with `.venv/bin/python -m tests.e2e.at_once --rounds 30 --seed 1`.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import subprocess
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from tests.shell import PROGRAM, Shell
from tests.terminal import PATIENCE, Terminal

if TYPE_CHECKING:
    from collections.abc import Callable

DAY = "2026-11-23"
MONTH = "2026-11"
TYPISTS, WRITERS = 2, 4
IN_EDITOR = "enter on Save saves"
LONGEST_LIFE = 0.09
"""Seconds after which a process that is to be killed has been; an `add` takes about half of that."""

_ID = re.compile(r"[0-9a-f]{32}\n")


@dataclass
class Outcome:
    """What was acknowledged, and what was under way when its writer was killed; each text is used once."""

    acknowledged: list[str] = field(default_factory=list)
    cut_short: list[str] = field(default_factory=list)
    typed: list[str] = field(default_factory=list)
    """Of what was cut short, the texts of which a draft was on the disk."""
    trouble: list[BaseException] = field(default_factory=list)


def stored(shell: Shell) -> Counter[str]:
    """How often each text stands in the month's file, read with nothing of ours."""
    held = json.loads((shell.data / MONTH[:4] / f"{MONTH}.json").read_bytes())[MONTH]
    return Counter(str(doc["text"]) for doc in held.values() if doc.get("deleted") is None and "text" in doc)


def drafts(shell: Shell) -> list[str]:
    """The texts that wait as drafts."""
    held = [json.loads(path.read_bytes()) for path in (shell.state / "drafts").glob("*/[!.]*.json")]
    return [str(draft["record"].get("text", "")) for draft in held]


def violations(shell: Shell, outcome: Outcome) -> list[str]:
    """What is not as it has to be, a sentence each."""
    there, waiting = stored(shell), drafts(shell)
    wrong = [
        f"{text!r} was acknowledged and is there {there[text]} times"
        for text in outcome.acknowledged
        if there[text] != 1
    ]
    wrong += [
        f"{text!r} was cut short and is there {there[text]} times"
        for text in outcome.cut_short
        if there[text] > 1
    ]
    wrong += [
        f"{text!r} was typed and is nowhere"
        for text in outcome.typed
        if not there[text] and text not in waiting
    ]
    wrong += [
        f"{text!r} was never written"
        for text in there
        if text not in {*outcome.acknowledged, *outcome.cut_short}
    ]
    wrong += [f"{path.name} was left" for path in shell.data.rglob(".journal_tui.*")]
    said = shell.run("day", DAY, date=DAY)
    wrong += [said.err] if said.err or said.code else []
    return wrong


def add_by_shell(shell: Shell, name: str, count: int, dice: random.Random | None, outcome: Outcome) -> None:
    """Add so many gratitudes, a process each; with dice, about every second one is killed on its way."""
    for number in range(count):
        text = f"{name} {number}"
        process = subprocess.Popen(
            [PROGRAM, "--date", DAY, "add", "gratitude", text],
            env=shell.environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        is_killed = dice is not None and dice.random() < 0.5
        if dice is not None and is_killed:
            time.sleep(dice.uniform(0, LONGEST_LIFE))
            process.kill()
        said, complaint = process.communicate(timeout=PATIENCE)
        if _ID.fullmatch(said):
            outcome.acknowledged.append(text)
        elif is_killed:
            outcome.cut_short.append(text)
        else:
            raise AssertionError(f"{text} was refused: {complaint}")


class Typist:
    """Somebody at an app in a terminal, who writes one gratitude after the other."""

    def __init__(self, shell: Shell, name: str, key: str, outcome: Outcome) -> None:
        self._shell = shell
        self._name = name
        self._key = key
        self._outcome = outcome
        self._written = 0
        self.terminal = self._open()

    def _open(self) -> Terminal:
        terminal = Terminal(self._shell, "--date", DAY, columns=80, lines=60)
        terminal.shows("Monday 23 November")
        return terminal

    def _type(self) -> str:
        text = f"{self._name} {self._written}"
        self._written += 1
        self._open_editor()
        self.terminal.press(text)
        self.terminal.shows(text)
        return text

    def _open_editor(self) -> None:
        self.terminal.press("a")
        self.terminal.shows("g gratitude")
        self.terminal.press(self._key)
        self.terminal.shows(IN_EDITOR)

    def _save(self, text: str) -> None:
        self.terminal.shows(text)
        self.terminal.press("tab", "enter")
        self.terminal.hides(IN_EDITOR)
        self.terminal.shows(text)
        self._outcome.acknowledged.append(text)

    def write(self, count: int) -> None:
        """Write so many, each until the screen shows it as kept."""
        for _ in range(count):
            text = self._type()
            self._save(text)

    def write_and_be_killed(self, dice: random.Random) -> None:
        """Write one, have the app killed while it saves, and open another."""
        text = self._type()
        end = time.monotonic() + PATIENCE
        while text not in drafts(self._shell):
            assert time.monotonic() < end, f"no draft of {text} was kept"
            self.terminal.read()
        self._outcome.cut_short.append(text)
        self._outcome.typed.append(text)
        self.terminal.process.send("\t\r")
        time.sleep(dice.uniform(0, LONGEST_LIFE))
        self.terminal.process.kill(9)
        self.terminal.process.wait()
        self.terminal.process.close(force=True)
        self.terminal = self._open()
        self._save_what_waits(text)

    def _save_what_waits(self, text: str) -> None:
        """Go on with the draft, if that is where the text is."""
        if stored(self._shell)[text]:
            return
        self._open_editor()
        self._save(text)

    def quit(self) -> None:
        """Leave the app by its own key."""
        self.terminal.press("q")
        assert self.terminal.ended() == 0


def _at_work(outcome: Outcome, job: Callable[[], None]) -> Thread:
    def work() -> None:
        try:
            job()
        except BaseException as error:  # noqa: BLE001 (told by the thread that waits for this one)
            outcome.trouble.append(error)

    thread = Thread(target=work)
    thread.start()
    return thread


def _typing(shell: Shell, name: str, rounds: int, outcome: Outcome, dice: random.Random | None) -> None:
    # what a killed app leaves is offered in any other, so those two write other things
    typist = Typist(shell, name, "g" if dice is None else "n", outcome)
    try:
        for _ in range(rounds):
            typist.write(2)
            if dice is not None:
                typist.write_and_be_killed(dice)
        typist.quit()
    finally:
        typist.terminal.process.close(force=True)


def run(shell: Shell, rounds: int, seed: int, typists: int = TYPISTS) -> Outcome:
    """Let typists and shells loose on a journal; half of them are killed again and again."""
    outcome = Outcome()
    shell.run("add", "note", "the first line", date=DAY)  # the greeting is for new journals
    outcome.acknowledged.append("the first line")

    def dice(name: str, number: int) -> random.Random | None:
        return None if number % 2 else random.Random(f"{seed} {name}")  # noqa: S311 (dice)

    def typing(name: str, number: int) -> None:
        _typing(shell, name, rounds, outcome, dice(name, number))

    def adding(name: str, number: int) -> None:
        add_by_shell(shell, name, 4 * rounds, dice(name, number), outcome)

    jobs = [partial(typing, f"typed {number}", number) for number in range(typists)]
    jobs += [partial(adding, f"added {number}", number) for number in range(WRITERS)]
    threads = [_at_work(outcome, job) for job in jobs]
    for thread in threads:
        thread.join()
    return outcome


def main() -> None:
    """Run it as long as asked, and say what became of every text."""
    parser = argparse.ArgumentParser(description="Several writers at one journal, half of them killed.")
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        shell = Shell(Path(home))
        outcome = run(shell, asked.rounds, asked.seed)
        wrong = violations(shell, outcome)
    print(
        f"seed {asked.seed}: {len(outcome.acknowledged)} acknowledged, {len(outcome.cut_short)} cut short, "
        f"{len(outcome.typed)} of them typed; {len(wrong)} violations"
    )
    for error in outcome.trouble:
        print(f"trouble: {error!r}")
    print("\n".join(wrong))
    raise SystemExit(bool(wrong or outcome.trouble))


if __name__ == "__main__":
    main()
