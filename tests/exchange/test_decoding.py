"""Bytes as text: whatever wrote them, nothing is lost, and what was guessed is said."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal_tui.domain.errors import Refused
from journal_tui.exchange.decoding import open_text, text_of
from journal_tui.exchange.keys import Keys
from tests.text_that_hurts import HURTS

READABLE = "Grüße aus Łódź 王小明 \N{WAVING HAND SIGN}"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_text_with_a_mark_or_in_utf8_comes_out_as_it_was_and_nothing_is_guessed(encoding: str) -> None:
    decoded = open_text(READABLE.encode(encoding))
    assert (decoded.lines.read(), decoded.guessed) == (READABLE, ())


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_its_mark_is_recognised_and_said(encoding: str) -> None:
    text = "BEGIN:VCARD\r\nFN:Ana Öztürk\r\n"
    decoded = open_text(text.encode(encoding))
    assert decoded.lines.read() == text
    assert decoded.guessed == ("It has no byte order mark and was read as UTF-16.",)


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_an_old_line_costs_the_newer_ones_nothing(mark: bytes) -> None:
    text, guessed = text_of(mark + "Zoë\r\n".encode() + b"Zo\xeb\rtyped \x93fine\x94 \x81")
    assert text == "Zoë\nZoë\ntyped “fine” \x81"
    assert guessed == ("4 bytes are not UTF-8 and were read as Windows-1252.",)


@pytest.mark.parametrize(
    "data", [b"", b" \r\n\t", b"\xff\xd8\xff\xe0\0\x10JFIF\0\1", b"\x7fELF\2\1\1" + b"\0" * 9]
)
def test_what_holds_no_text_is_refused_in_one_sentence(data: bytes) -> None:
    with pytest.raises(Refused, match=r"^Nothing was taken: [^\n]+\.$"):
        open_text(data)


def test_a_nought_among_words_makes_no_picture_of_them() -> None:
    text = "Notes\nGrüße\0 and more\n"
    assert text_of(text.encode()) == (text, ())


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=60).filter(lambda data: b"\0" not in data and bool(data.strip())))
def test_no_bytes_are_ever_lost_or_raise(data: bytes) -> None:
    decoded = open_text(b"x" + data)
    text = decoded.lines.read()
    assert len(text) >= 1
    if not decoded.guessed:
        assert text.encode() == b"x" + data


def test_bytes_far_into_a_large_file_are_counted_once_each() -> None:
    data = b"a" * ((1 << 20) - 1) + "é".encode() + b"\xe9" + b"b" * (1 << 20) + b"\xc3"
    assert open_text(data).guessed == ("2 bytes are not UTF-8 and were read as Windows-1252.",)


def test_keys_are_the_same_on_every_reading_and_never_twice() -> None:
    says = [(text, "2020-01-01") for text in (*HURTS.values(), "same", "same", "\udc80")]
    one, other = Keys(), Keys()
    made = [one.of(*parts) for parts in says]
    assert made == [other.of(*parts) for parts in says]
    assert len(set(made)) == len(made)
    assert Keys().of("ab", "c") != Keys().of("a", "bc")
