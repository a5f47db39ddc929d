"""Day One's exports come in: the writer's own days, plain words, and every entry that isn't broken."""

from __future__ import annotations

import json
from datetime import date

import pytest

from journal_tui.domain.errors import Refused
from journal_tui.exchange.from_dayone import read, recognises
from tests.exchange.parcels import parcel, parcel_of
from tests.exchange.test_from_jrnl import reasons


def journal(*entries: dict[str, object]) -> str:
    filled = [
        {"creationDate": "2024-01-05T07:30:00Z", "timeZone": "Europe/London"} | each for each in entries
    ]
    return json.dumps({"metadata": {"version": "1.0"}, "entries": filled})


@pytest.mark.parametrize(
    ("created", "zone", "day"),
    [
        ("2024-04-16T23:00:00Z", "Europe/London", date(2024, 4, 17)),
        ("2024-04-16T04:30:00Z", "America/Chicago", date(2024, 4, 15)),
        ("2024-04-16T16:00:00Z", "Asia/Tokyo", date(2024, 4, 17)),
        ("2024-04-16T23:00:00Z", "UTC", date(2024, 4, 16)),
    ],
)
def test_a_day_is_the_writers_own_not_that_of_utc(created: str, zone: str, day: date) -> None:
    text = journal({"text": "x", "creationDate": created, "timeZone": zone}).replace("/", "\\/")
    (entry,) = read(parcel(text, "Journal.json")).entries
    assert entry.day == day
    assert entry.at is not None
    assert entry.at.utcoffset() is not None
    assert entry.at.timestamp() == entry.at.fromisoformat(created).timestamp()


def test_a_zone_that_nobody_knows_is_said_and_so_is_none_at_all() -> None:
    text = journal(
        {"text": "x", "timeZone": "Mars/Base"},
        {"text": "y", "timeZone": "../../etc"},
        {"text": "z", "timeZone": None},
    )
    found = read(parcel(text, "Journal.json"))
    assert [entry.day for entry in found.entries] == [date(2024, 1, 5)] * 3
    assert [said.split(" ")[0:4] for said in found.guessed] == [
        ["The", "time", "zone", "Mars/Base"],
        ["The", "time", "zone", "../../etc"],
        ["Entries", "without", "a", "time"],
    ]


def test_the_words_lose_what_only_day_one_needs_and_nothing_else() -> None:
    markdown = (
        "\N{ZERO WIDTH SPACE}**Bold**\N{ZERO WIDTH SPACE} and plain\\. 3 \\* 4\\!\n\n"
        "![](dayone-moment://ABC)\n\n![](dayone-moment:/video/DEF)\n\n`code \\. stays`\n\n```\nx \\- y\n```"
    )
    (entry,) = read(
        parcel(journal({"text": markdown, "tags": ["two words", "Pizza"], "starred": True}), "j.json")
    ).entries
    assert entry.text == (
        "**Bold** and plain. 3 * 4!\n\n`code \\. stays`\n\n```\nx \\- y\n```\n\n#two-words #Pizza #starred"
    )


def test_rich_text_stands_in_for_a_text_that_is_missing_or_broken() -> None:
    rich = json.dumps({"contents": [{"text": "from "}, {"embeddedObjects": []}, {"text": "rich"}]})
    text = journal(
        {"richText": rich}, {"richText": rich, "text": {"invalid": 1}}, {"richText": "[", "text": 5}, {}
    )
    found = read(parcel(text, "j.json"))
    assert [entry.text for entry in found.entries] == ["from rich", "from rich"]
    assert reasons(found) == {
        "entry 2": "its text is broken; what it is shown as was taken",
        "entry 3": "its text can't be read",
        "entry 4": "it holds no text",
    }


def test_a_broken_entry_costs_none_of_the_good_ones_and_a_date_that_is_none_no_words() -> None:
    good = [json.loads(journal({"text": f"good {n}", "uuid": f"U{n}"}))["entries"][0] for n in range(3)]
    broken = json.dumps(good[1]).replace('"text": ', '"text": "')
    text = f'{{"metadata": {{}}, "entries": [7, {json.dumps(good[0])}, {broken}, {json.dumps(good[2])}]}}'
    found = read(parcel(text, "j.json"))
    assert [(entry.key, entry.text) for entry in found.entries] == [("U0", "good 0"), ("U2", "good 2")]
    assert set(reasons(found)) == {"entry 1", "entry 3"}
    (undated,) = read(
        parcel(journal({"text": "words", "creationDate": "2024-02-30T00:00:00Z"}), "j.json")
    ).entries
    assert (undated.day, undated.at, undated.text) == (None, None, "words")


def test_pictures_stay_behind_and_that_is_said() -> None:
    picture = "![](dayone-moment://A)"
    found = read(parcel(journal({"text": picture}, {"text": f"words {picture}{picture}"}), "j.json"))
    assert [entry.text for entry in found.entries] == ["words"]
    assert [(each.where, each.why) for each in found.skipped] == [
        ("entry 1", "its pictures and other attachments stayed behind"),
        ("entry 1", "it holds no text"),
        ("entry 2", "its pictures and other attachments stayed behind"),
    ]


def test_a_zip_gives_the_entries_of_all_its_journals_and_a_broken_one_is_named() -> None:
    held = parcel_of(
        {
            "Journal.json": journal({"text": "one", "uuid": "A"}),
            "Work.json": journal({"text": "two", "uuid": "B"}),
            "Odd.json": "[]",
            "photos/a.jpeg": b"\xff\xd8",
        }
    )
    assert recognises(held)
    found = read(held)
    assert [entry.text for entry in found.entries] == ["one", "two"]
    assert set(reasons(found)) == {"Odd.json"}


def test_what_is_no_export_is_refused_in_a_sentence() -> None:
    for data in (b'{"foo":}', b"[]", b"", b"\x89PNG\r\n\x1a\n" + bytes(99), b'{"metadata": {}}'):
        with pytest.raises(Refused, match=r"^Nothing was taken: "):
            read(parcel(data, "j.json"))
    with pytest.raises(Refused, match=r"\.json"):
        read(parcel_of({"photos/a.jpeg": b"x"}))
    assert read(parcel('{"metadata": {}, "entries": []}', "j.json")).entries == []
    assert not recognises(parcel('{"tags": {}, "entries": []}', "j.json"))
