"""Records and journals to try the store on."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, TypedDict

from journal_tui.domain import records as r
from journal_tui.storage.store import JournalStore

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from journal_tui.storage.disk import Disk

TODAY = date(2026, 11, 21)
TOMORROW = date(2026, 11, 22)
MONTH = "2026-11"
AT = datetime(2026, 11, 21, 7, 30, tzinfo=UTC)
DEVICE = "d" * 32
OTHER_DEVICE = "e" * 32


def an_id(number: int) -> str:
    return f"{number:032x}"


def gratitude(number: int, text: str, day: date = TODAY) -> r.Gratitude:
    at = AT + timedelta(minutes=number)
    return r.Gratitude(id=an_id(number), day=day, written=day, created_at=at, updated_at=at, text=text)


def later(record: r.Gratitude, text: str, minutes: int = 1) -> r.Gratitude:
    return replace(record, text=text, updated_at=record.updated_at + timedelta(minutes=minutes))


def deleted(record: r.Gratitude) -> r.Gratitude:
    at = record.updated_at + timedelta(hours=1)
    return replace(record, deleted=at, updated_at=at)


def person(number: int, name: str) -> r.Person:
    return r.Person(id=an_id(number), day=TODAY, written=TODAY, created_at=AT, updated_at=AT, name=name)


def schedule(number: int) -> r.ScheduleChange:
    return r.ScheduleChange(
        id=an_id(number),
        day=TODAY,
        written=TODAY,
        created_at=AT,
        updated_at=AT,
        starts=TODAY,
        weekdays=frozenset({0, 2}),
        rest_days=2,
        day_ends_at=time(4),
    )


class _Head(TypedDict):
    id: str
    day: date
    written: date
    created_at: datetime
    updated_at: datetime


class _Facts(TypedDict):
    emails: tuple[str, ...]
    phones: tuple[str, ...]
    urls: tuple[str, ...]
    org: str
    met: str
    about: str
    dates: tuple[r.ImportantDate, ...]


def _head(number: int) -> _Head:
    return _Head(id=an_id(number), day=TODAY, written=TODAY, created_at=AT, updated_at=AT)


def every_kind() -> list[r.Record]:
    """One record of each kind, every field of it filled."""
    people = (an_id(90), an_id(91))
    contact = r.NextContact(TOMORROW, time(9, 30), "call")
    return [
        r.Gratitude(**_head(1), text="glad", people=people, told={an_id(90): TODAY}),
        r.Reflection(**_head(2), text="answer", prompt_id="p1", prompt="why?", theme="trust", people=people),
        r.Note(**_head(3), text="note", people=people),
        r.Interaction(
            **_head(4),
            people=people,
            channel="call",
            act="thank",
            gave="me",
            note="called",
            waiting=True,
            closed=TOMORROW,
            next=contact,
        ),
        r.Promise(**_head(5), text="send it", people=people, by="them", due=TOMORROW, kept=TODAY),
        r.Sitting(
            **_head(6),
            seconds=754,
            picks=(r.Pick(an_id(90), "promise", "the slides"),),
            planned=people,
            set_aside=people,
            when="I sit down",
            will="call Ada",
        ),
        r.Tick(**_head(7), habit="stretch"),
        a_full_person(),
        schedule(9),
        r.PauseSet(**_head(10), first=TODAY, last=TOMORROW),
        r.Setting(**_head(11), name="lead_days", value=5),
        r.RoleSet(**_head(12), name="neighbour", rhythm=21),
        r.Review(**_head(13), text="busy", ends=TODAY, prompt_id="w1", prompt="how was it?", people=people),
        r.Import(**_head(14), format="linkedin", file="Connections.csv"),
    ]


def a_full_person() -> r.Person:
    """Somebody of whom everything is known."""
    facts = _Facts(
        emails=("a@b.example",),
        phones=("555 0142",),
        urls=("https://ada.example",),
        org="Northwind",
        met="at the guild",
        about="plays the cello",
        dates=(r.ImportantDate("birthday", 3, 4),),
    )
    return r.Person(
        **_head(8),
        **facts,
        name="Ada",
        role="mentor",
        rhythm="never",
        mind="mornings only",
        snoozed_until=TOMORROW,
        stepped_back=TODAY,
        imported=True,
        chosen=TODAY,
        gained=(r.Gain("i" * 32, "linkedin:1", **facts),),
        merged_into=an_id(90),
    )


def a_store(folder: Path, disk: Disk | None = None, device: str = DEVICE) -> JournalStore:
    return JournalStore(str(folder), device, disk)


def a_journal(folder: Path, texts: Iterable[str] = ("one", "two", "three")) -> JournalStore:
    """A journal with a month of a few gratitudes, backed up today already."""
    store = a_store(folder)
    for number, text in enumerate(texts, 1):
        store.save([gratitude(number, text)], TODAY)
    return store


def texts_in(store: JournalStore, month: str = MONTH) -> list[str]:
    return [r.words_of(record) for record in store.month(month)]


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, and its bytes."""
    found: dict[str, bytes] = {}
    for home, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(home, name)
            if not os.path.isfile(path):
                continue  # a pipe, a device
            with open(path, "rb") as file:
                found[os.path.relpath(path, folder)] = file.read()
    return found


def month_file(folder: Path, month: str = MONTH) -> Path:
    return folder / month[:4] / f"{month}.json"
