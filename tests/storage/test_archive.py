"""A backup is believed only when every part of it is what this program would have written."""

from __future__ import annotations

import io
import random
import zipfile
from typing import TYPE_CHECKING

import pytest

from journal_tui.domain.errors import Refused
from journal_tui.domain.fields import to_fields
from journal_tui.storage import archive
from journal_tui.storage.archive import Held, Member, packed, read_backup
from journal_tui.storage.format import encode
from tests.storage.samples import AT, MONTH, gratitude, person

if TYPE_CHECKING:
    from collections.abc import Callable

    from journal_tui.storage.format import Docs


def documents(*texts: str) -> Docs:
    return {gratitude(n, text).id: to_fields(gratitude(n, text)) for n, text in enumerate(texts, 1)}


PEOPLE = {person(9, "Ada").id: to_fields(person(9, "Ada"))}
GOOD = (
    Member("2026/2026-11.json", encode(MONTH, documents("one", "two"))),
    Member("people.json", encode("people", PEOPLE)),
    Member("aside/2026/2026-10.json", b"can't be read"),
)
HELD = Held({MONTH: documents("one", "two"), "people": PEOPLE}, ("aside/2026/2026-10.json",))


def test_what_was_packed_is_read_back() -> None:
    assert read_backup(packed(GOOD, AT)) == HELD
    assert read_backup(packed(GOOD, AT.replace(year=1970))) == HELD, "a zip knows no date before 1980"


def test_one_file_of_the_journal_is_a_backup_too() -> None:
    assert read_backup(GOOD[0].data) == Held({MONTH: documents("one", "two")}, ())


def zipped(*members: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    """A zip as anybody could make it."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members:
            file.writestr(name, data)
    return made.getvalue()


def test_a_zip_that_somebody_packed_again_will_do() -> None:
    again = zipped(("2026/", b""), *((member.name, member.data) for member in GOOD))
    assert read_backup(again) == HELD


TABLE = GOOD[0].data
NAMES = (
    "../2026/2026-11.json",
    "/2026/2026-11.json",
    "2026/../people.json",
    "./people.json",
    "2026\\2026-11.json",
    "C:\\people.json",
    "2025/2026-11.json",
    "2026-11.json",
    "2026/2026-13.json",
    "2026/people.json",
    "People.json",
    "people.json ",
    "people.JSON",
    "pe\u043eple.json",
    "people.json\0.txt",
    "\N{ARABIC-INDIC DIGIT TWO}026/2026-11.json",
    "backups/2026-11-21/2026-11.json",
    ".lock",
    "readme.txt",
    "2026/2026-11.rescue-10.json",
    "../../../../etc/passwd",
    "folder/",
)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_the_journal_would_not_give_is_refused(name: str) -> None:
    bad = zipped((name, TABLE))
    if "\0" in name:  # zipfile itself writes no such name
        bad = zipped(("people.json?.txt", TABLE)).replace(b"people.json?.txt", b"people.json\0.txt")
    with pytest.raises(Refused):
        read_backup(bad)


def a_link() -> zipfile.ZipInfo:
    info = zipfile.ZipInfo("people.json")
    info.external_attr = 0o120777 << 16
    return info


def encrypted(data: bytes) -> bytes:
    """Say of every member that it is encrypted."""
    return data.replace(b"PK\x03\x04\x14\x00\x00", b"PK\x03\x04\x14\x00\x01").replace(
        b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01"
    )


def lzma(data: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_LZMA) as file:
        file.writestr("people.json", data)
    return made.getvalue()


def twice() -> bytes:
    with pytest.warns(UserWarning, match="Duplicate name"):
        return zipped(("people.json", GOOD[1].data), ("people.json", GOOD[1].data))


REFUSED: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "an empty zip": zipped,
    "only what is aside": lambda: zipped(("aside/x", b"x")),
    "no zip": lambda: b"PK\x03\x04 and so on",
    "a picture": lambda: b"\x89PNG\r\n",
    "a link": lambda: zipped((a_link(), b"/etc/passwd")),
    "encrypted": lambda: encrypted(zipped(("people.json", GOOD[1].data))),
    "packed in another way": lambda: lzma(GOOD[1].data),
    "one name twice": twice,
    "damaged": lambda: zipped(("people.json", GOOD[1].data[:-20])),
    "another table's": lambda: zipped(("people.json", TABLE)),
    "a newer version's": lambda: zipped(("people.json", GOOD[1].data.replace(b'schema":1', b'schema":2'))),
    "nested too deeply": lambda: zipped(("people.json", b'{"people":' + b"[" * 100_000)),
    "too many files": lambda: zipped(*((f"aside/{number}", b"") for number in range(10_001))),
    "another program's JSON": lambda: b'{"entries":[]}',
    "a damaged file of ours": lambda: TABLE[:-30],
}


@pytest.mark.parametrize("make", REFUSED.values(), ids=REFUSED)
def test_what_is_no_whole_backup_is_refused(make: Callable[[], bytes]) -> None:
    with pytest.raises(Refused):
        read_backup(make())


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "LARGEST", 1000)
    monkeypatch.setattr(archive, "LARGEST_TOGETHER", 3000)
    large = encode("people", {"1": {"kind": "note", "day": "2026-11-21", "text": "x" * 2000}})
    for bomb in ([("people.json", large)], [(f"aside/{number}", b"x" * 800) for number in range(4)]):
        monkeypatch.setattr(zipfile.ZipFile, "read", lambda *_: pytest.fail("unpacked"))
        with pytest.raises(Refused, match="too large"):
            read_backup(zipped(*bomb))


def test_a_member_that_is_larger_than_it_says_is_refused() -> None:
    bomb = zipped(("people.json", GOOD[1].data + b" " * 5000))
    small = (100).to_bytes(4, "little")
    size = (len(GOOD[1].data) + 5000).to_bytes(4, "little")
    with pytest.raises(Refused):
        read_backup(bomb.replace(size, small))


def anything_believed(data: bytes, read: Callable[[bytes], Held]) -> list[str]:
    """Damage a backup at every byte and at every length; what was taken for the whole of it and isn't."""
    dice = random.Random(7)  # noqa: S311 (the same damage every time)
    bad = [data[:at] for at in range(len(data))]
    for at in range(len(data)):
        changed = bytes([data[at] ^ (1 << dice.randrange(8))])
        bad.append(data[:at] + changed + data[at + 1 :])
    believed: list[str] = []
    for number, damaged in enumerate(bad):
        try:
            found = read(damaged)
        except Refused:
            continue
        if found.tables != HELD.tables:
            believed.append(f"{number} of {len(data)}")
    return believed


def test_no_damage_is_believed_and_none_is_anything_but_refused() -> None:
    assert anything_believed(packed(GOOD, AT), read_backup) == []


def test_the_harness_catches_a_reading_that_takes_what_it_can_get() -> None:
    def trusting(data: bytes) -> Held:
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as file:
                names = [name for name in file.namelist() if name == "people.json"]
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise Refused(str(error)) from error
        return Held(dict.fromkeys(names, PEOPLE), ())

    assert anything_believed(packed(GOOD, AT), trusting)
