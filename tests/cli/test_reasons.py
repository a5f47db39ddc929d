"""`reasons`, and the settings it goes by, by real processes; the list is the one that the screens show."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from journal_tui.services.outreach import Outreach
from journal_tui.storage.store import JournalStore
from tests.fakes import MONDAY, Desk
from tests.tui.circle import befriend, meet

if TYPE_CHECKING:
    from tests.shell import Shell

DAY = timedelta(days=1)


def _shape(row: dict[str, object]) -> tuple[object, ...]:
    person = row["person"]
    assert isinstance(person, dict)
    assert set(person) == {"id", "name"}
    return (person["name"], row["kind"], row["act"], row["channel"], row["minutes"], row["pick"])


def test_reasons_come_in_order_with_what_to_do_and_the_three_to_begin_with(shell: Shell) -> None:
    ana = shell.run("add", "person", "Ana Öztürk", "--role", "mentor", date="2026-01-05").id
    shell.run("add", "person", "Mei Tanaka", "--rhythm", "never", date="2026-01-05")
    shell.run("person", "Mei Tanaka", "--remember", "birthday", "1986-11-25", "--mind", "no late calls")
    shell.run("add", "person", "Noor Aziz", "--role", "peer", date="2026-01-05")
    shell.run("add", "interaction", "Ana Öztürk", date="2026-10-09")
    shell.run("add", "interaction", "Mei Tanaka", "--waiting", date="2026-11-10")
    shell.run("add", "promise", ana, "the slides", "--due", "friday", date="2026-11-20")
    rows = shell.run("reasons", "--json").records()
    assert [_shape(row) for row in rows] == [
        ("Mei Tanaka", "follow up", "follow up", "message", 3, True),
        ("Mei Tanaka", "important date", "congratulate", "message", 5, False),
        ("Ana Öztürk", "rhythm", "check in", "call", 10, True),
        ("Noor Aziz", "first contact", "check in", "message", 5, True),
    ]
    assert [row["score"] for row in rows] == [81, 70, 60, 40]
    assert rows[2]["sentence"] == "45 days since you spoke; you like to every 30"
    said = shell.run("reasons").out.splitlines()
    assert said[0] == "To begin with:"
    assert said[1].startswith("  Mei Tanaka, other: 13 days and no reply yet")
    assert "    keep in mind: no late calls" in said
    assert said[-3] == "Also:"
    assert said[-2].startswith(
        "  Mei Tanaka, other: 40th birthday on Wednesday (congratulate by message, 5 min)"
    )
    promised = shell.run("reasons", "--json", date="2026-11-27").records()
    assert [row["kind"] for row in promised if row["pick"]] == ["promise", "follow up", "first contact"]


def test_nobody_is_said_kindly_and_a_program_gets_an_empty_list(shell: Shell) -> None:
    assert shell.run("reasons").out == "Nobody waits for you today.\n"
    assert shell.run("reasons", "--json").json() == []


def test_the_list_is_the_one_that_the_screens_show(shell: Shell) -> None:
    desk = Desk()
    for number in range(9):
        who = befriend(desk, f"Person {number}", ("peer", "mentor", "client")[number % 3])
        meet(desk, who, MONDAY - (20 + 17 * number) * DAY, gave="them", waiting=number == 4)
    shell.run("add", "person", "Somebody")
    store = JournalStore(str(shell.data), "here")
    store.save([*desk.store.records.values()], MONDAY)
    store.close()
    shown = Outreach(desk.journal)
    rows = [row for row in shell.run("reasons", "--json").records() if _shape(row)[0] != "Somebody"]
    assert [(row["kind"], row["score"], row["sentence"]) for row in rows] == [
        (each.reason.kind, each.reason.score, each.sentence) for each in shown.suggestions()
    ]


def test_the_practices_own_settings_and_roles_are_kept_and_shown(shell: Shell) -> None:
    shell.run("practice", "--role", "Neighbour", "21", "--role", "mentor", "never", "--lead-days", "5")
    shell.run(
        "practice",
        "--leap-day",
        "1-mar",
        "--follow-up-days",
        "10",
        "--block-minutes",
        "20",
        "--review-day",
        "sun",
    )
    found = shell.run("practice", "--json").json()
    assert isinstance(found, dict)
    assert (found["lead_days"], found["follow_up_days"], found["block_minutes"]) == (5, 10, 20)
    assert (found["leap_day"], found["review_day"]) == ("1-mar", "sun")
    assert (found["roles"]["neighbour"], found["roles"]["mentor"]) == (
        21,
        "never",
    )
    said = shell.run("practice").out
    assert "  neighbour: every 21 days (yours)\n" in said
    assert "  mentor: when you like\n" in said
    shell.run("practice", "--forget-role", "neighbour", "--forget-role", "mentor")
    roles = shell.run("practice", "--json").json()
    assert isinstance(roles, dict)
    assert ("neighbour" in roles["roles"], roles["roles"]["mentor"]) == (False, 30)
    for words, code, says in (
        (["--lead-days", "15"], 1, "from 0 to 14"),
        (["--follow-up-days", "0"], 1, "from 1 to 60"),
        (["--block-minutes", "many"], 2, "no number"),
        (["--leap-day", "30-feb"], 2, "1-mar"),
        (["--role", "gardener", "often"], 1, "rhythm"),
        (["--role", " ", "3"], 1, "a role needs"),
        (["--forget-role", "gardener", "--rest-days", "1"], 1, "no role called"),
    ):
        assert says in shell.refused("practice", *words, code=code)
