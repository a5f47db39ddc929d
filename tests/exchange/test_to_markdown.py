"""Folders of Markdown, read back by a Markdown parser and a YAML reader: no letter of the user's is lost."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from ruamel.yaml import YAML

from journal_tui.domain import records as r
from journal_tui.domain.exports import Wanted
from journal_tui.domain.text import clean, fold, printable
from journal_tui.exchange.file_names import file_names
from journal_tui.exchange.markdown_text import plain
from journal_tui.exchange.to_markdown import write
from tests.exchange.extracts import PEOPLE, extract, head, note, person
from tests.text_that_hurts import HURTS

if TYPE_CHECKING:
    from markdown_it.token import Token

    from journal_tui.domain.exports import Extract

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])

TRAPS = (
    "# no heading\n## nor this\n#tag stays one",
    "- no list\n+ nor this\n* nor that\n1. nor a number\n2) nor this",
    "> no quotation",
    "a rule\n---\nand another\n***\n===",
    "    no program\n\tnor this",
    "```\nno fence\n```\n~~~\nnor this",
    "*no* **stress** _here_ snake_case_name __init__",
    "[no](link) ![no](image) <b>no</b> <!-- no -->",
    "&amp; &copy; &#35; AT&T",
    "| no | table |\n|----|-------|\n| a | b |",
    "~~kept~~ ==plain== %%shown%% $x$ ^[note]",
    "a last line ^with-a-name",
    "back\\slash at the end\\",
    "https://example.org/a_b_c*d?e=f_g see there",
    "two\n\nparagraphs\nof two lines",
    "-\n- \n1.\n#",
)


def shown(tokens: list[Token] | None) -> str:
    """What a reader of Markdown sees."""
    text = ""
    for token in tokens or ():
        match token.type:
            case "text" | "text_special":
                text += token.content
            case "softbreak" | "hardbreak":
                text += "\n"
            case "inline":
                text += shown(token.children)
            case "paragraph_close":
                text += "\n\n"
            case _:
                pass
    return text


def typed(text: str) -> str:
    """What the user typed, without white space that nobody sees: at ends of lines, and more empty lines."""
    lines = "\n".join(line.rstrip() for line in printable(clean(text)).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", lines).strip()


def test_nothing_in_a_text_is_taken_for_markup() -> None:
    for text in (*TRAPS, *HURTS.values()):
        tokens = PARSER.parse(plain(text))
        assert {token.type for token in tokens} <= {"paragraph_open", "inline", "paragraph_close"}, text
        assert shown(tokens).strip() == typed(text), text


@settings(max_examples=300)
@given(st.text("ab 1.\n\t#*_-+>=`~[]()<&;!|\\^$%:/x", max_size=30) | st.text(max_size=60))
def test_any_text_is_shown_letter_for_letter(text: str) -> None:
    tokens = PARSER.parse(plain(text))
    assert {token.type for token in tokens} <= {"paragraph_open", "inline", "paragraph_close"}
    assert shown(tokens).strip() == typed(text)


def files_of(made: Extract) -> dict[str, str]:
    files = {member.name: member.data.decode() for member in write(made).files}
    assert len(files) == len(write(made).files)
    return files


def front_matter(text: str) -> dict[str, object]:
    head, _, _ = text.removeprefix("---\n").partition("\n---\n")
    found: dict[str, object] = YAML(typ="safe").load(head)
    return found


def test_a_day_is_a_file_with_its_date_parts_and_people_and_a_section_for_each_record() -> None:
    files = files_of(extract())
    assert {"2026/2026-10-30.md", "2026/2026-11-14.md", "2026/2026-11-23.md"} <= set(files)
    october = files["2026/2026-10-30.md"]
    found = front_matter(october)
    assert str(found["date"]) == "2026-10-30"
    assert found["parts"] == ["gratitude", "reflect"]
    assert found["people"] == ["[[Ana Öztürk]]", "[[Cy Rossi]]"]
    tokens = PARSER.parse(october.partition("\n---\n")[2])
    headings = [tokens[at + 1].content for at, token in enumerate(tokens) if token.type == "heading_open"]
    assert headings == ["Friday 30 October 2026", "Glad of", "Reflect"]
    assert "for [[Ana Öztürk]], told 2026-11-23" in shown(tokens)
    assert "Who waited?\n\nI answered\n\ntoo soon." in shown(tokens)


def test_every_link_leads_to_the_file_of_a_person() -> None:
    files = files_of(extract())
    links = {link for text in files.values() for link in re.findall(r"\[\[(.*?)(?:\|.*?)?\]\]", text)}
    people = {
        name.removeprefix("People/").removesuffix(".md") for name in files if name.startswith("People/")
    }
    assert links - {r"\[brackets\]"} <= people
    assert len(people) == 3


def test_a_person_has_a_file_with_what_is_known_and_boundaries_only_when_asked_for() -> None:
    ana = files_of(extract())["People/Ana Öztürk.md"]
    found = front_matter(ana)
    assert found["role"] == "mentor"
    assert found["emails"] == ["ana@northwind.example"]
    assert "mornings only" in ana
    assert "Knows everybody in print." in ana
    assert "mornings only" not in files_of(extract(wanted=Wanted()))["People/Ana Öztürk.md"]
    assert write(extract(wanted=Wanted())).kept_home


def test_parts_are_not_told_of_days_that_are_only_there_in_part() -> None:
    files = files_of(extract(wanted=Wanted(kinds=frozenset({"gratitude"}))))
    assert "parts" not in front_matter(files["2026/2026-10-30.md"])


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "CON", "a/b\\c:d", "...", "", "x" * 400, "Ana #1 [x] | y^z", "\ud800"]
)
def test_any_name_becomes_one_file_in_its_folder_and_keeps_its_own_spelling_inside(name: str) -> None:
    twins = [replace(PEOPLE[0], name=name, mind="", dates=()), replace(PEOPLE[1], name=name.upper())]
    files = files_of(extract([r.Note(**head(1), text="x", people=tuple(each.id for each in twins))], twins))
    people = [path for path in files if path.startswith("People/")]
    assert len({path.casefold() for path in people}) == 2
    for path in people:
        stem = path.removeprefix("People/").removesuffix(".md")
        assert not set('/\\:*?"<>|#^[]') & set(stem)
        assert stem.strip(" .") == stem != ""
        assert len(path.encode()) < 200
        assert f"[[{stem}" in files["2026/2026-11-23.md"]


@settings(max_examples=60)
@given(st.lists(st.text("aA/.é ", max_size=3), max_size=6))
def test_no_two_people_share_a_file_even_where_case_and_accents_do_not_count(names: list[str]) -> None:
    found = file_names((str(number), name) for number, name in enumerate(names))
    assert len({fold(stem) for stem in found.values()}) == len(names)


@settings(max_examples=40)
@given(st.text(max_size=40))
def test_the_front_matter_is_yaml_whatever_somebody_is_called(name: str) -> None:
    (text,) = (text for path, text in files_of(extract([], [person("a" * 32, name)])).items() if path)
    assert front_matter(text)["role"] == "other"


def test_a_note_says_no_more_than_it_says() -> None:
    assert files_of(note("calm"))["2026/2026-11-23.md"].endswith("\n## Note\n\ncalm\n")
