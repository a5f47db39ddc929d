"""The real program, killed and refused at each call with which it changes the journal's folder.

A traced run of the whole names the calls. The same is tried on a program whose save is wrong, which it must
catch.
"""

from __future__ import annotations

import os
from functools import cache
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from journal_tui.storage.store import JournalStore
from tests.shell import PROGRAM
from tests.storage.aftermath import temps, wrong_with
from tests.storage.faulty_disk import HastyDisk
from tests.storage.model_disk import ModelDisk
from tests.storage.samples import AT, DEVICE, TODAY, TOMORROW, an_id, gratitude, later, person
from tests.storage.scenarios import HOME, Again, lay_out, lost_or_doubled, open_journal, picture
from tests.strace import needs_strace, trace
from tests.thorough import thorough

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from tests.storage.power_cut import Files
    from tests.storage.scenarios import Picture
    from tests.strace import Call, Traced

FAULTS = {"kill": "signal=SIGKILL", "EIO": "error=EIO", "ENOSPC": "error=ENOSPC"}
ON = ("--date", TOMORROW.isoformat())
ADD = (*ON, "add", "gratitude", "new, for @Ada")
SAVE = ("--date", TODAY.isoformat(), "add", "note", "new")
OTHERS = (
    (*ON, "add", "gratitude", "late", "--day", "2026-10-05"),
    (*ON, "add", "person", "Bo"),
    (*ON, "edit", an_id(2), "edited"),
    (*ON, "delete", an_id(2)),
    (*ON, "practice", "--rest-days", "3"),
    (*ON, "person", "A. Berg", "--merge-into", "Ada Berg"),
    (*ON, "import", "presently", "{home}/in.csv"),
    (*ON, "check", "--repair"),
    (*ON, "restore", "{home}/backup.zip"),
)
BY_PARTS = {"import", "check", "restore"}
"""The commands that may stop on their way, and are finished by giving them again."""
IN_CSV = "entryDate,entryContent\n2026-11-05,from elsewhere\n2025-03-01,from long ago\n"
REPOSITORY = Path(__file__).parents[2]

pytestmark = needs_strace


@cache
def small_journal() -> Files:
    """A month and a person, backed up the day before."""
    disk = ModelDisk()
    store = open_journal(HOME, disk).store
    store.save([gratitude(1, "one")], TODAY)
    store.save([gratitude(2, "two"), person(90, "Ada Berg"), person(91, "A. Berg")], TODAY)
    return disk.files()


def environment(home: Path) -> dict[str, str]:
    """Where the program keeps its things below `home`, as `open_journal` looks for them."""
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "JOURNAL_TUI_DATA": str(home / "journal"),
        "XDG_STATE_HOME": str(home),
        "LANG": "C.UTF-8",
        "TZ": "UTC",
    }


def made_ready(home: Path, words: Sequence[str]) -> Path:
    """The home in which a command is tried: a small journal, and what the command needs."""
    lay_out(small_journal(), home)
    (home / "in.csv").write_text(IN_CSV)
    if words[2] == "check":
        os.truncate(home / "journal" / "2026" / "2026-11.json", 20)
    if words[2] == "restore":
        store = JournalStore(str(home / "journal"), DEVICE, HastyDisk())
        store.vault().back_up(str(home / "backup.zip"), AT)
        store.save([later(gratitude(2, "two"), "edited")], TODAY)
        store.close()
    return home


def now_in(home: Path) -> Picture:
    return picture(open_journal(str(home), HastyDisk(), TOMORROW))


def run(home: Path, words: Sequence[str], inject: str = "", **more: str) -> Traced:
    """Run a command over a small journal laid out in `home`, which the device holds by then."""
    made_ready(home, words)
    if home.is_mount():
        os.sync()
    return trace(command_in(home, words), {**environment(home), **more}, inject=inject)


def command_in(home: Path, words: Sequence[str]) -> list[str]:
    return [PROGRAM, *(word.format(home=home) for word in words)]


class Course(NamedTuple):
    """The calls with which a command changes the journal's folder, and what is there before and after."""

    calls: Sequence[Call]
    before: Picture
    after: Picture
    by_parts: bool

    def on_the_way(self) -> Container[Picture]:
        """What may be there when the command was cut short."""
        return Between(self.before, self.after) if self.by_parts else (self.before, self.after)


class Between(NamedTuple):
    """The pictures in which nothing is lost or there twice on the way from one to another."""

    before: Picture
    after: Picture

    def __contains__(self, there: object) -> bool:
        return isinstance(there, tuple) and not list(lost_or_doubled([self.before, there, self.after]))


def course_of(work: Path, words: Sequence[str], **more: str) -> Course:
    home = work / "whole"
    before = now_in(made_ready(work / "before", words))
    run(work / "warm", words, **more)  # the very first run compiles modules, and so makes more calls
    done = run(home, words, **more)
    assert done.code == 0, done.err
    calls = [call for call in done.calls if call.changes and call.touches(home / "journal")]
    return Course(calls, before, now_in(home), by_parts=words[2] in BY_PARTS)


def faults(work: Path, words: Sequence[str], kinds: Iterable[str] = FAULTS, **more: str) -> Iterator[str]:
    """Make each of the calls in turn fail, or be the last; yield a sentence for whatever is wrong then."""
    course = course_of(work, words, **more)
    for call, fault in product(course.calls, kinds):
        at = f"{fault} at {call.name} {call.number}"
        home = work / at.replace(" ", "-")
        done = run(home, words, f"{call.name}:{FAULTS[fault]}:when={call.number}", **more)
        hit = next(each for each in done.calls if (each.name, each.number) == call[:2])
        assert hit.touches(home / "journal"), at
        assert done.code == -9 if fault == "kill" else "(INJECTED)" in hit.line, at
        yield from (f"{at}: {wrong}" for wrong in _wrong(home, done, course, words))


def again_with(home: Path, words: Sequence[str], course: Course) -> Again | None:
    """How a command that may stop on its way is finished: by giving it again."""
    if not course.by_parts:
        return None
    is_damaged = words[2] == "check"
    return Again(lambda _: trace(command_in(home, words), environment(home)), course.after, is_damaged)


def _wrong(home: Path, done: Traced, course: Course, words: Sequence[str]) -> Iterator[str]:
    said = done.err.removeprefix("journal-tui: ")
    disk, again = HastyDisk(), again_with(home, words, course)
    if done.code == -9:
        # what was acknowledged is kept; the rest is there or not
        allowed = (course.after,) if done.out else course.on_the_way()
        yield from wrong_with(str(home), disk, TOMORROW, allowed, again)
        return
    if done.err.count("\n") > 1 or (done.code and not done.err + done.out):
        yield f"it said {done.err!r}"
    if done.code == 0 and done.err and not course.by_parts and not said.startswith("Today's backup could"):
        yield f"it said {done.err!r}"
    if left := temps(str(home), disk):
        yield f"it left {left}"
    if done.code and not course.by_parts and not said.startswith(("Not saved, because", "Saved, but")):
        yield f"it said {done.err!r}"
    refused = course.on_the_way() if course.by_parts else (course.before,)
    is_done = done.code == 0 or said.startswith("Saved, but")
    yield from wrong_with(str(home), disk, TOMORROW, (course.after,) if is_done else refused, again)


def test_no_fault_of_the_system_loses_or_tears_anything(tmp_path: Path) -> None:
    assert list(faults(tmp_path, ADD)) == []


def test_a_whole_run_names_every_call_that_a_save_is_made_of(tmp_path: Path) -> None:
    calls = course_of(tmp_path, ADD).calls
    assert len(calls) > 8
    assert {"mkdir", "fsync", "write"} <= {call.name for call in calls}


@thorough
@pytest.mark.parametrize("words", OTHERS, ids=lambda words: " ".join(words[2:4]))
def test_no_fault_of_the_system_harms_any_other_command(words: Sequence[str], tmp_path: Path) -> None:
    assert list(faults(tmp_path, words)) == []


def spoiled(work: Path, wrong_save: str) -> str:
    """A PYTHONPATH that puts a wrong save in the program."""
    (work / "sitecustomize.py").write_text(
        "from journal_tui.storage import folder\n"
        f"from tests.storage.wrong_saves import {wrong_save}\n"
        f"folder.atomic_write = {wrong_save}\n"
    )
    return f"{work}{os.pathsep}{REPOSITORY}"


def test_a_program_that_saves_in_place_is_caught(tmp_path: Path) -> None:
    found = faults(tmp_path, SAVE, ["kill"], PYTHONPATH=spoiled(tmp_path, "write_in_place"))

    assert next((wrong for wrong in found if "yet the disk holds" in wrong), None)
