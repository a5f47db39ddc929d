"""The page, read back by an HTML parser and, where there is one, a browser: whole, self-contained, inert."""

from __future__ import annotations

import shutil
import subprocess
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal_tui.domain import records as r
from journal_tui.domain.exports import Wanted
from journal_tui.domain.text import clean, printable
from journal_tui.exchange.to_html import write
from tests.exchange.extracts import extract, head, note
from tests.text_that_hurts import HURTS

if TYPE_CHECKING:
    from pathlib import Path

    from journal_tui.domain.exports import Extract

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

NASTY = "</p><script>document.title='run'</script><img src=https://example.org/x onerror=alert(1)>"


class Seen(HTMLParser):
    """The page's elements, ids and links, and the words of each paragraph of the user's."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.texts: list[str] = []
        self._in_text = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.append(tag)
        self.ids += [found["id"] or ""] if "id" in found else []
        self.links += [value or "" for name, value in attrs if name in {"href", "src", "srcset", "action"}]
        if found.get("class") == "text":
            self._in_text = True
            self.texts.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "p":
            self._in_text = False

    def handle_data(self, data: str) -> None:
        if self._in_text:
            self.texts[-1] += data


def page_of(made: Extract) -> str:
    (page,) = write(made).files
    return page.data.decode()


def test_the_page_leads_to_nothing_but_itself_and_runs_nothing() -> None:
    page = page_of(extract())
    seen = Seen(page)
    assert not {"script", "img", "link", "iframe", "object", "form"} & set(seen.tags)
    assert {link for link in seen.links if not link.startswith("#")} == set()
    assert {link[1:] for link in seen.links} <= set(seen.ids)
    assert len(seen.ids) == len(set(seen.ids))
    assert "default-src 'none'" in page
    assert "url(" not in page
    for needed in ("prefers-color-scheme: dark", "@media print", "color-scheme: light dark"):
        assert needed in page


def test_every_record_and_person_is_on_it_and_boundaries_only_when_asked_for() -> None:
    page = page_of(extract())
    shown = (
        "the long view",
        "Who waited?",
        "the slides",
        "a reading list",
        "stretch",
        "the kettle",
        "Less hurry",
        "Knows everybody in print.",
    )
    assert [text for text in shown if text not in page] == []
    assert "梅 (Mei) [/b] O&#x27;Neil|x" in page
    assert "mornings only" in page
    assert "mornings only" not in page_of(extract(wanted=Wanted()))


@settings(max_examples=60)
@given(st.sampled_from([NASTY, *HURTS.values()]) | st.text(min_size=1, max_size=100))
def test_a_text_is_on_the_page_letter_for_letter_and_never_markup(text: str) -> None:
    seen = Seen(page_of(note(text)))
    # a text of spaces alone is no text
    assert seen.texts == list(filter(None, [printable(clean(text)).encode("utf-8", "replace").decode()]))
    assert not seen.texts or seen.tags == Seen(page_of(note("x"))).tags


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here to open the page with")
def test_a_browser_shows_every_text_and_runs_none(tmp_path: Path) -> None:
    texts = [NASTY, *HURTS.values()]
    made = extract([r.Note(**head(number), text=text) for number, text in enumerate(texts)], [])
    path = tmp_path / "journal.html"
    path.write_bytes(write(made).files[0].data)
    done = subprocess.run(
        [
            CHROMIUM or "",
            *(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
            ),
            *("--disable-component-update", "--disable-sync", f"--user-data-dir={tmp_path / 'browser'}"),
            *("--dump-dom", path.as_uri()),
        ],
        capture_output=True,
        timeout=120,
        check=True,
    )
    seen = Seen(done.stdout.decode())
    assert not {"script", "img"} & set(seen.tags)
    assert "<title>Journal</title>" in done.stdout.decode()
    assert seen.texts == [printable(clean(text)) for text in texts]
