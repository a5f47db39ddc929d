"""Adding, editing, deleting and marking, by real processes."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.text_that_hurts import HURTS

if TYPE_CHECKING:
    from tests.shell import Shell

ARGUMENTS = {what: text for what, text in HURTS.items() if "\0" not in text}
"""A process can't be given a NUL among its words."""


def test_two_days_in_a_row_are_a_streak_of_two_days(shell: Shell) -> None:
    assert len(shell.run("add", "gratitude", "patience").id) == 32
    assert shell.run("streak").out.startswith("1 day in a row")
    shell.run("add", "gratitude", "a good laugh", date="2026-11-24")
    assert shell.run("streak", date="2026-11-24").out.startswith("2 days in a row")
    assert shell.run("streak", "--json", date="2026-11-24").json() == {
        "current": 2,
        "longest": 2,
        "kept": 2,
        "full": 0,
        "strength": 4,
        "rest_left": 2,
    }


def test_no_text_is_lost_between_the_command_line_and_what_it_shows(shell: Shell) -> None:
    as_words = {shell.run("add", "gratitude", "--", text).id: _kept(text) for text in ARGUMENTS.values()}
    piped = {shell.run("add", "note", "-", stdin=text).id: _kept(text) for text in ARGUMENTS.values()}
    found = {record["id"]: record["text"] for record in _records(shell)}
    mark = "\N{ZERO WIDTH NO-BREAK SPACE}"
    assert found == as_words | {note: text.removeprefix(mark) for note, text in piped.items()}
    for command in (["today"], ["day", "today"], ["search", "kind:note"], ["streak"]):
        done = shell.run(*command)
        assert done.code == 0
        assert not {"\x1b", "\a"} & set(done.out), "what was pasted must not act on a terminal"


def _kept(text: str) -> str:
    """The text as the journal holds it: line ends alike, no white space around it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _records(shell: Shell) -> list[dict[str, object]]:
    found = shell.run("today", "--json").json()
    assert isinstance(found, dict)
    records: list[dict[str, object]] = found["records"]
    return records


def test_every_kind_is_added_and_shown_with_its_people_by_name(shell: Shell) -> None:
    una = shell.run(
        "add", "person", "Una Berg", "--role", "Mentee", "--rhythm", "14", "--email", "u@x.example"
    ).id
    shell.run("add", "gratitude", "patience", "--for", "una berg")
    shell.run("add", "reflection", "I answered too soon")
    shell.run("add", "note", "for @Una")
    shell.run(
        "add", "interaction", "Una Berg", "--channel", "call", "--act", "thank", "--note", "x", "--waiting"
    )
    shell.run("add", "promise", una, "the slides", "--due", "2026-12-01")
    records = _records(shell)
    assert [record["kind"] for record in records] == [
        "gratitude",
        "reflection",
        "note",
        "interaction",
        "promise",
    ]
    people = [record["people"] for record in records]
    named = [{"id": una, "name": "Una Berg"}]
    assert people == [named, [], named, named, named]
    assert records[1]["prompt"]
    assert (records[3]["gave"], records[3]["waiting"]) == ("me", True)
    day = shell.run("today", "--json").json()
    assert isinstance(day, dict)
    assert day["parts"] == {"connect": "done", "gratitude": "done", "reflect": "done"}
    [person] = shell.run("people", "--json").records()
    assert (person["role"], person["rhythm"], person["last"]) == ("mentee", 14, "2026-11-23")


def test_an_edit_a_deletion_and_a_mark_reach_the_record_by_the_beginning_of_its_id(shell: Shell) -> None:
    shell.run("add", "person", "Una Berg")
    first = shell.run("add", "gratitude", "patience", "--for", "Una Berg").id
    second = shell.run("add", "promise", "Una Berg", "the slides").id
    shell.run("edit", first[:8], "endless patience")
    shell.run("mark", first[:8], "told")
    shell.run("mark", second, "kept")
    told, kept = _records(shell)
    assert told["text"] == "endless patience"
    assert list(told["told"].values()) == ["2026-11-23"]  # type: ignore[attr-defined]  # a mapping
    assert kept["kept"] == "2026-11-23"
    shell.run("delete", first[:8])
    assert [record["id"] for record in _records(shell)] == [second]
    shell.refused("delete", first)
    assert "no words" in shell.refused("edit", _pause_id(shell), "x")


def test_a_promise_is_due_in_words_moved_kept_on_a_day_and_opened_again(
    shell: Shell,
) -> None:
    shell.run("add", "person", "Una Berg")
    made = shell.run("add", "promise", "Una Berg", "the slides", "--due", "by friday")
    promise = made.id
    assert made.err == "due: Friday 27 November 2026\n"
    note = shell.run("add", "note", "x").id

    def fields(*names: str) -> list[object]:
        [held] = shell.run("search", "kind:promise", "--json").records()
        return [held[name] for name in names]

    assert fields("due") == ["2026-11-27"]
    assert "is no day that is known here" in shell.refused("edit", promise, "--due", "soon", code=2)
    assert "few words" in shell.refused("edit", promise, " ", "--due", "in 2 weeks")
    assert "Only a promise" in shell.refused("edit", note, "--due", "friday")
    assert shell.run("edit", promise, "the new slides", "--due", "in 2 weeks").code == 0
    assert fields("text", "due") == ["the new slides", "2026-12-07"]
    shell.run("edit", promise, "--due", "none")
    assert fields("due") == [None]
    shell.run("mark", promise, "kept", "--day", "2026-11-20")
    assert "kept already" in shell.refused("edit", promise, "--due", "friday")
    assert fields("kept") == ["2026-11-20"]
    shell.run("mark", promise, "open")
    assert "still to come" in shell.refused("mark", promise, "released", "--day", "2026-11-24")
    shell.run("mark", promise, "released")
    assert fields("kept", "released") == [None, "2026-11-23"]


def test_the_next_contact_is_agreed_in_words_with_its_time_and_its_channel(shell: Shell) -> None:
    shell.run("add", "person", "Una Berg")
    assert "is past" in shell.refused("add", "interaction", "Una Berg", "--next", "2026-11-20", code=2)
    done = shell.run("add", "interaction", "Una Berg", "--next", "thu 8:30 coffee")
    assert done.err == "next: Thursday 26 November 2026\n"
    [contact] = _records(shell)
    assert (contact["id"], contact["next"]) == (
        done.id,
        {"day": "2026-11-26", "at": "08:30", "channel": "coffee"},
    )


def _pause_id(shell: Shell) -> str:
    shell.run("practice", "--pause", "2026-12-24", "2026-12-31")
    lines = (shell.data / "practice.json").read_text().splitlines()
    return lines[1].split('"')[1]


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["add", "gratitude", ""], 1, "few words"),
        (["add", "gratitude", " \n "], 1, "few words"),
        (["add", "gratitude", "x", "--for", "Nobody"], 1, "Nobody"),
        (["add", "gratitude", "x", "--day", "2026-02-30"], 2, "no date"),
        (["add", "gratitude", "x", "--day", "2026-11-24"], 1, "still to come"),
        (["add", "gratitude", "x", "--day", "0001-01-01"], 2, "outside"),
        (["add", "gratitude"], 2, "TEXT"),
        (["add", "gratitude", "x", "y"], 2, "unrecognized"),
        (["add", "person", "A", "--rhythm", "0"], 1, "rhythm"),
        (["add", "person", "A", "--rhythm", "often"], 1, "rhythm"),
        (["add", "person", "  "], 1, "few words"),
        (["add", "interaction", "Nobody"], 1, "Nobody"),
        (["add", "interaction", "Nobody", "--channel", "pigeon"], 2, "pigeon"),
        (["add", "promise", "Nobody", "x"], 1, "Nobody"),
        (["edit", "abcd", "--due", "friday"], 1, "No record"),
        (["add", "sonnet", "x"], 2, "add gratitude"),
        (["add"], 2, "add gratitude"),
        (["sing"], 2, "no command"),
        (["day", "someday"], 2, "no date"),
        (["edit", "abcd", "x"], 1, "No record"),
        (["delete", "abcd"], 1, "No record"),
        (["mark", "abcd", "told"], 1, "No record"),
        (["mark", "abcd", "sung"], 2, "sung"),
        (["search", "since:2026-02-30"], 1, "needs a day"),
        (["search", "kind:poem"], 1, "poem"),
        (["practice", "--weekdays", "mon,someday"], 2, "weekday"),
        (["practice", "--weekdays", ","], 1, "at least one day"),
        (["practice", "--rest-days", "99"], 1, "Rest days"),
        (["practice", "--rest-days", "few"], 2, "few"),
        (["practice", "--day-ends-at", "25:00"], 2, "no time"),
        (["practice", "--day-ends-at", "23:00"], 1, "12:00"),
        (["practice", "--pause", "2026-12-31", "2026-12-24"], 1, "before it begins"),
        (["practice", "--pause", "2026-12-24", "2026-12-32"], 2, "no date"),
        (["completions", "tcsh"], 2, "tcsh"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_what_cannot_be_done_is_said_in_one_line_and_changes_nothing(
    shell: Shell, words: list[str], code: int, says: str
) -> None:
    assert says in shell.refused(*words, code=code)


def test_a_date_option_that_makes_no_sense_is_wrong_usage(shell: Shell) -> None:
    assert "no date" in shell.refused("today", date="2026-13-01", code=2)


def test_a_name_that_is_taken_needs_new_and_then_the_id(shell: Shell) -> None:
    first = shell.run("add", "person", "Una Berg").id
    assert "already" in shell.refused("add", "person", "una berg")
    second = shell.run("add", "person", "Una Berg", "--new").id
    line = shell.refused("add", "gratitude", "x", "--for", "Una Berg")
    assert first in line
    assert second in line
    shell.run("add", "gratitude", "x", "--for", second)


def test_bytes_that_are_not_utf_8_are_refused(shell: Shell) -> None:
    assert "UTF-8" in shell.refused("add", "gratitude", b"caf\xe9")
    assert "UTF-8" in shell.refused("add", "gratitude", "-", stdin=b"caf\xe9")


def test_an_edit_without_a_terminal_says_so_and_changes_nothing(shell: Shell) -> None:
    record = shell.run("add", "note", "x").id
    assert "editor" in shell.refused("edit", record)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_said_in_one_line(shell: Shell) -> None:
    shell.data.mkdir(parents=True)
    shell.data.chmod(0o500)
    assert "can't be written" in shell.refused("add", "note", "x")


def test_a_folder_that_is_a_file_is_said_in_one_line(shell: Shell) -> None:
    shell.data.parent.mkdir(parents=True)
    shell.data.write_text("in the way")
    done = shell.run("add", "note", "x")
    assert done.code == 1
    assert done.err.count("\n") == 1
    assert shell.data.read_text() == "in the way"


def test_no_command_chokes_on_a_text_that_hurts_in_any_of_its_places(shell: Shell) -> None:
    made = [(text, *_everywhere(shell, text)) for text in ARGUMENTS.values()]
    found = {record["id"]: record for record in _records(shell)}
    for text, person, reflection, contact, promise in made:
        assert found[contact]["note"] == _kept(f"{text} again")
        assert found[promise]["people"] == [{"id": person, "name": " ".join(text.split())}]
        assert found[reflection]["text"] == _kept(text)
    for command in (
        ["people"],
        ["today"],
        ["doctor"],
        *(["search", "--", text] for text in ARGUMENTS.values()),
    ):
        done = shell.run(*command)
        assert done.code == 0, done
        assert not {"\x1b", "\a"} & set(done.out)


def _everywhere(shell: Shell, text: str) -> tuple[str, str, str, str]:
    """The text as a name, a role, an address, an answer, a note and a promise; the ids of what holds it."""
    person = shell.run("add", "person", "--role", text, "--email", text, "--", text).id
    shell.run("add", "gratitude", "calm", "--for", text)
    reflection = shell.run("add", "reflection", "--", text).id
    contact = shell.run("add", "interaction", f"--note={text}", "--", text).id
    promise = shell.run("add", "promise", person, text).id
    shell.run("edit", contact, "--", f"{text} again")
    return person, reflection, contact, promise
