"""Reading commands, options, exit codes and what is never imported, by real processes."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from journal_tui.cli.main import COMMANDS
from tests.shell import PROGRAM
from tests.terminal import app

if TYPE_CHECKING:
    from tests.shell import Shell


def test_search_prints_every_hit_newest_first_and_finds_words_names_and_filters(shell: Shell) -> None:
    shell.run("add", "person", "José Müller", date="2026-11-02")
    old = shell.run("add", "gratitude", "the release", "--for", "jose muller", date="2026-11-02").id
    new = shell.run("add", "note", "first RELEASE out", date="2026-11-20").id
    found = shell.run("search", "release").out.splitlines()
    assert [line.split()[0] for line in found] == [new[:8], old[:8]]
    assert [line.split()[1] for line in found] == ["2026-11-20", "2026-11-02"]
    for query, hit in {"muller": old, "@müller": old, "kind:note": new, "before:2026-11-20": old}.items():
        assert [record["id"] for record in shell.run("search", query, "--json").records()] == [hit], query
    assert shell.run("search", "release", date="2026-11-10").out.count("\n") == 1, (
        "later than D doesn't count"
    )
    assert shell.run("search", "nothing").out == ""
    assert shell.run("search", "nothing", "--json").records() == []


def test_search_takes_the_whole_language_a_minus_too(shell: Shell) -> None:
    shell.run("add", "person", "Una Berg")
    una = shell.run("add", "gratitude", "calm about the #release", "--for", "Una Berg").id
    note = shell.run("add", "note", "the release was calm, about as calm as can be", date="2026-11-20").id
    queries = {
        ("calm", "-@una"): {note},
        ("-@una", "-kind:gratitude", "calm"): {note},
        ('"calm about"',): {una},
        ("#rel",): {una},
        ("calm", "since:2026-11", "before:2026-11-23"): {note},
        ("calm", "since:yesterday"): {una},
        ("--", "-theme:trust", "calm"): {una, note},
    }
    for query, ids in queries.items():
        found = shell.run("search", "--json", *query).records()
        assert {record["id"] for record in found} == ids, query
    assert "kind: knows" in shell.refused("search", "-kind:person")
    assert "unrecognized" in shell.refused("search", "calm", "--jsn", code=2)
    assert "QUERY" in shell.refused("search", code=2)
    assert "needs a day" in shell.refused("search", "since:soon")


def test_search_marks_hits_on_a_terminal_at_its_width_and_writes_no_styles_elsewhere(shell: Shell) -> None:
    shell.run(
        "add", "note", "one or two words " * 8 + "and a marzipan pig in the end, and more words after it"
    )
    assert "\x1b" not in shell.run("search", "marzipan").out
    assert shell.run("search", "marzipan").out.count("words") == 9
    for no_color, is_bold in (("", True), ("1", False)):
        shell.environ["NO_COLOR"] = no_color
        with app(shell, "--date", "2026-11-23", "search", "marzipan", columns=80) as terminal:
            assert terminal.ended() == 0
            assert [line.count("…") for line in terminal.text.split("\n")[:2]] == [2, 0]
            assert (b"\x1b[1mmarzipan\x1b[22m" in terminal.written) is is_bold
            assert (b"\x1b" in terminal.written) is is_bold


def test_status_says_one_short_line_until_the_day_is_kept_and_nothing_after(shell: Shell) -> None:
    assert shell.run("status").out.count("\n") == 1
    shell.run("add", "note", "a note keeps no day")
    assert shell.run("status").out
    shell.run("add", "gratitude", "calm")
    assert shell.run("status").out == ""
    assert shell.run("status").code == 0


def test_status_reads_this_months_file_alone(shell: Shell) -> None:
    shell.run("add", "gratitude", "calm", date="2026-10-05")
    shell.run("add", "gratitude", "calm", date="2026-11-20")
    (shell.data / "2026" / "2026-10.json").write_bytes(b"no journal")
    (shell.data / "people.json").write_bytes(b"no journal")
    assert shell.run("status").err == ""
    assert shell.run("streak").err != ""


def test_a_late_record_is_shown_and_counts_for_nothing(shell: Shell) -> None:
    shell.run("add", "gratitude", "late", "--day", "2026-11-20", date="2026-11-23")
    found = shell.run("day", "2026-11-20", "--json").json()
    assert isinstance(found, dict)
    assert found["parts"]["gratitude"] == "late"
    assert found["kept"] is False
    shell.run("add", "gratitude", "in time", "--day", "yesterday", date="2026-11-23")
    assert shell.run("streak").out.startswith("1 day in a row")


def test_the_schedule_and_pauses_are_kept_and_shown(shell: Shell) -> None:
    shell.run("practice", "--weekdays", "mon,wed,fri", "--rest-days", "1", "--day-ends-at", "05:30")
    shell.run("practice", "--pause", "2026-12-24", "open")
    found = shell.run("practice", "--json").json()
    assert isinstance(found, dict)
    assert {name: found[name] for name in ("weekdays", "rest_days", "day_ends_at", "pauses")} == {
        "weekdays": ["mon", "wed", "fri"],
        "rest_days": 1,
        "day_ends_at": "05:30",
        "pauses": [{"first": "2026-12-24", "last": None}],
    }
    assert "Nothing is asked" in shell.run("today", date="2026-11-24").out
    assert "asked" in shell.run("status", date="2026-11-24").out


def test_the_folder_option_stands_above_the_environment_and_that_above_the_system(shell: Shell) -> None:
    default = shell.run("paths", "--json").json()
    assert default == {
        "data": str(shell.data),
        "state": str(shell.state),
        "config": str(shell.home / ".config" / "journal_tui" / "config.toml"),
    }
    shell.environ["JOURNAL_TUI_DATA"] = str(shell.home / "by-environment")
    shell.environ["JOURNAL_TUI_CONFIG"] = str(shell.home / "own.toml")
    assert str(shell.home / "by-environment") in shell.run("paths").out
    assert str(shell.home / "own.toml") in shell.run("paths").out
    chosen = str(shell.home / "by option")
    shell.run("--data-dir", chosen, "add", "note", "x", date="")
    assert "note" in shell.run("--data-dir", chosen, "search", "kind:note", "--json", date="").out
    assert not (shell.home / "by-environment").exists()


@pytest.mark.parametrize(
    "content",
    [
        "[look]\ntheme = 3",
        "look = 1",
        "[look]\ntheme = 'mauve'",
        "[keys]\nadd = 7",
        "not toml",
        "\x00",
        "[other]\n",
    ],
)
def test_a_bad_setting_gets_a_sentence_and_its_default_and_the_command_still_works(
    shell: Shell, content: str
) -> None:
    config = shell.home / "config.toml"
    config.write_text(content)
    done = shell.run("--config", str(config), "add", "note", "x", date="")
    assert done.code == 0
    assert len(done.id) == 32
    assert done.err.count("\n") == 1


def test_reading_makes_no_file_and_no_folder(shell: Shell) -> None:
    for command in (
        ["today"],
        ["streak"],
        ["people"],
        ["status"],
        ["doctor"],
        ["paths"],
        ["search", "x"],
        ["practice"],
    ):
        assert shell.run(*command).code == 0
    assert not shell.data.exists()


def test_the_app_without_a_terminal_says_so_and_exits_with_2(shell: Shell) -> None:
    assert "terminal" in shell.refused(code=2)
    assert "terminal" in shell.refused(code=2, stdin="q")


def test_doctor_says_nothing_private(shell: Shell) -> None:
    shell.run("add", "person", "Una Berg", "--email", "una@northwind.example", "--phone", "555 0142")
    shell.run("add", "gratitude", "the secret word is marzipan", "--for", "Una Berg")
    said = shell.run("doctor").out
    for private in ("una", "berg", "northwind", "0142", "marzipan", "secret"):
        assert private not in said.casefold()
    assert "1 people" in said or "1 person" in said


def test_a_reader_that_has_seen_enough_is_no_error(shell: Shell) -> None:
    for number in range(30):
        shell.run("add", "note", f"{number} " + "word " * 2000)
    program = f"{PROGRAM} --date 2026-11-23 search kind:note | head -c 10; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", program], env=shell.environment(), capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    assert done.stdout.endswith("0\n")


@pytest.mark.parametrize("locale", ["C", "POSIX", "C.UTF-8"])
def test_a_terminal_without_utf_8_stops_nothing(shell: Shell, locale: str) -> None:
    shell.environ |= {"LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    shell.run("add", "gratitude", "-", stdin="王小明 “quoted”")
    assert shell.run("today").code == 0


@pytest.mark.parametrize("words", [name.split() for name in COMMANDS], ids=list(COMMANDS))
def test_no_command_imports_the_screens_library(shell: Shell, words: list[str]) -> None:
    program = (
        "import sys\nfrom journal_tui.__main__ import main\n"
        f"code = main({words!r} + ['--help'])\n"
        "bad = [m for m in sys.modules if m.partition('.')[0] in {'textual', 'rich'}]\n"
        "sys.exit(f'{code} {bad}' if bad or code else 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], env=shell.environment(), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_help_names_every_command_and_version_the_version(shell: Shell) -> None:
    said = shell.run("--help").out
    for name in COMMANDS:
        assert f"  {name} " in said
    assert shell.run("--version").out.startswith("journal-tui ")


@pytest.mark.parametrize("name", ["bash", "zsh", "fish"])
def test_each_completion_script_offers_every_command_and_its_options(shell: Shell, name: str) -> None:
    script = shell.run("completions", name).out
    for word in ("gratitude", "search", "doctor", "told", "rhythm", "day-ends-at", "interaction"):
        assert word in script


def test_the_bash_completion_completes(shell: Shell) -> None:
    script = shell.home / "completion.bash"
    script.write_text(shell.run("completions", "bash").out)
    words = "COMP_WORDS=(journal-tui --date 2026-11-23 add gra); COMP_CWORD=4"
    ask = f"source {script}; {words}; _journal_tui; echo ${{COMPREPLY[@]}}"
    done = subprocess.run(["bash", "-c", ask], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "gratitude"


def test_the_week_is_shown_and_answered_once_without_the_screens(shell: Shell) -> None:
    shell.run("add", "person", "Una Berg", date="2026-11-16")
    glad = shell.run("add", "gratitude", "@Una kept calm", date="2026-11-18").id
    week = json.loads(shell.run("week", "--json", date="2026-11-20").out)
    assert (week["first"], week["last"], week["kept"], week["asked"]) == ("2026-11-14", "2026-11-20", 1, 5)
    assert [thanks["id"] for thanks in week["thanks"]] == [glad]
    assert week["review"] is None
    made = shell.run("add", "review", "Slowly.", date="2026-11-21").id
    shown = shell.run("week", date="2026-11-22").out
    for said in (
        "Not told yet: Una Berg: Una kept calm",
        "Wednesday: Una kept calm",
        "Slowly.",
        week["question"],
    ):
        assert said in shown
    again = shell.run("add", "review", "Twice.", date="2026-11-22")
    assert again.code == 1
    assert made[:8] in again.err
    assert shell.run("week", date="2026-11-23").out.startswith("Saturday 21 November 2026")


def test_numbers_of_a_period_are_counted_without_the_screens(shell: Shell) -> None:
    shell.run("add", "person", "Una Berg", date="2026-10-01")
    shell.run("add", "interaction", "Una Berg", "--act=introduce", "--note=two words", date="2026-10-05")
    shell.run("add", "interaction", "Una Berg", "--waiting", date="2026-11-02")
    shell.run("add", "interaction", "Una Berg", "--act", "seek feedback", date="2026-11-05")
    month = json.loads(shell.run("numbers", "--json", date="2026-11-23").out)
    assert (month["given"], month["received"]) == ({}, {"feedback": 1})
    assert month["replies"] == {"came": 1, "awaited": 1}
    assert "You gave 1: an introduction." in shell.run("numbers", "--back", "1", date="2026-11-23").out
    assert "2 words written." in shell.run("numbers", "year", date="2026-11-23").out
    assert shell.refused("numbers", "week", code=2)
