"""`person`: a page in words, changes to one or to several, two who are one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.shell import Shell


def _person(shell: Shell, name: str) -> dict[str, object]:
    found = shell.run("person", name, "--json").json()
    assert isinstance(found, dict)
    return found


def _names(shell: Shell) -> list[object]:
    return [person["name"] for person in shell.run("people", "--json").records()]


def test_a_page_is_shown_in_words_and_everything_known_can_be_changed(shell: Shell) -> None:
    una = shell.run("add", "person", "Una Berg", "--role", "mentee").id
    shell.run("add", "interaction", "Una Berg", "--act", "introduce", "--note", "to Mei")
    known = "--role client --rhythm 20 --org Northwind --mind quiet --email una@x.example"
    changes = (*known.split(), "--met", "a fair", "--remember", "birthday", "02-29", "--about", "maps " * 80)
    assert shell.run("person", una[:8], "--rename", "Una Lund", *changes).out == f"Changed {una}\n"
    said = shell.run("person", "una lund").out
    for words in (
        "Una Lund, client · Northwind",
        "every 20 days",
        "a fair",
        "quiet",
        "birthday 29 February",
    ):
        assert words in said, said
    assert "maps maps…" in said
    assert "an introduction" in said
    assert "message with Una Lund, introduce: to Mei" in said
    found = _person(shell, "Una Lund")
    assert found["given"] == [{"what": "an introduction", "times": 1}]
    assert [record["note"] for record in found["together"]] == ["to Mei"]  # type: ignore[attr-defined]
    shell.run("person", "Una Lund", "--forget", "Birthday", "--rhythm", "role", "--snooze", "7")
    found = _person(shell, "Una Lund")
    assert (found["dates"], found["rhythm"], found["snoozed_until"]) == ([], None, "2026-11-30")


def test_several_are_changed_in_one_save_and_what_fits_only_one_is_refused(shell: Shell) -> None:
    for name in ("Una", "Cy", "Mei"):
        shell.run("add", "person", name)
    shell.run("person", "Una", "Cy", "--rhythm", "30", "--step-back")
    known = {person["name"]: person for person in shell.run("people", "--json").records()}
    assert [known[name]["rhythm"] for name in ("Una", "Cy", "Mei")] == [30, 30, None]
    assert [bool(known[name]["stepped_back"]) for name in ("Una", "Cy", "Mei")] == [True, True, False]
    shell.run("person", "Una", "--return")
    assert _person(shell, "Una")["stepped_back"] is None
    assert "several people" in shell.refused("person", "Una", "Cy", "--rename", "One")
    assert "several people" in shell.refused("person", "Una", "Cy")
    assert "Nobody" in shell.refused("person", "Una", "Bob", "--rhythm", "7")
    assert "already somebody" in shell.refused("person", "Una", "--rename", "cy")
    assert "no date called" in shell.refused("person", "Una", "--forget", "birthday")
    assert "stand alone" in shell.refused("person", "Una", "--merge-into", "Cy", "--role", "peer")


def test_two_who_are_one_are_merged_with_all_that_names_them_and_can_be_parted_again(shell: Shell) -> None:
    ana = shell.run("add", "person", "Ana Öztürk", "--email", "ana@x.example").id
    other = shell.run("add", "person", "Ana O.", "--phone", "555").id
    glad = shell.run("add", "gratitude", "the outline", "--for", "Ana O.").id
    shell.run("add", "interaction", "Ana O.", "Ana Öztürk", "--note", "the move")
    assert f"Merged {other} into {ana}" in shell.run("person", "Ana O.", "--merge-into", "ana ozturk").out
    assert _names(shell) == ["Ana Öztürk"]
    named = [{"id": ana, "name": "Ana Öztürk"}]
    assert [record["people"] for record in shell.run("search", "@ana", "--json").records()] == [named, named]
    found = _person(shell, "Ana O.")
    assert (found["id"], found["emails"], found["phones"]) == (ana, ["ana@x.example"], ["555"])
    shell.run("mark", glad, "told")
    assert "not told" not in shell.run("today").out
    assert "merged into somebody else" in shell.refused("edit", other, "Ana")
    assert "already" in shell.refused("person", "Ana Öztürk", "--merge-into", "Ana O.")
    shell.run("person", "Ana O.", "--separate")
    assert _names(shell) == ["Ana O.", "Ana Öztürk"]
    assert len(shell.run("search", "@ana", "--json").records()) == 2
    assert [record["text"] for record in shell.run("search", "outline", "--json").records()] == [
        "the outline"
    ]
    told = shell.run("search", "outline", "--json").records()[0]
    assert told["people"] == [{"id": other, "name": "Ana O."}]
    assert told["told"] == {other: "2026-11-23"}
    assert "Nobody called" in shell.refused("person", "Ana O.", "--separate")


def test_an_event_is_one_record_with_those_who_are_new_and_all_are_offered_in_two_days(shell: Shell) -> None:
    una = shell.run("add", "person", "Una Berg").id
    words = ("--new", "Bob Lind", "--new", "Cara Mey", "--role", "client", "--note", "PyData meetup")
    done = shell.run("add", "interaction", "Una Berg", *words, "--channel", "event", "--day", "yesterday")
    assert done.err == "next: Tuesday 24 November 2026\n"
    [contact] = shell.run("search", "kind:interaction", "--json").records()
    assert contact["id"] == done.id
    assert [person["name"] for person in contact["people"]] == ["Una Berg", "Bob Lind", "Cara Mey"]  # type: ignore[attr-defined]
    bob = _person(shell, "Bob Lind")
    assert (bob["role"], bob["met"]) == ("client", "PyData meetup, November 2026")
    for name in ("Una Berg", "Bob Lind", "Cara Mey"):
        assert _person(shell, name)["next"] == "tomorrow"
    quiet = shell.run("add", "interaction", una, "--channel", "event", "--next", "none")
    assert (quiet.code, quiet.err) == (0, "")
    assert "already somebody" in shell.refused("add", "interaction", "--new", "una berg")
    assert "somebody it was with" in shell.refused("add", "interaction", "--note", "x")
