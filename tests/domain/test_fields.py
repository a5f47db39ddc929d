"""Records as the fields of a file, and back: nothing is lost, and nothing misshapen gets in."""

from __future__ import annotations

import json
from datetime import datetime, time, timedelta, timezone
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal_tui.domain import records as r
from journal_tui.domain.errors import BadRecord
from journal_tui.domain.fields import from_fields, to_fields

if TYPE_CHECKING:
    from journal_tui.domain.fields import Json

HURTS = (
    "",
    "[/",
    "[b]not bold[/b]",
    '"quoted" \\ back\\slash',
    "two\nlines\r\nand a\ttab",
    "\x00\x1b[31m\x7f\u2028\u2029",
    "null",
    "e\u0301 is not \u00e9",
    "\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627",
    "\U0001f469\u200d\U0001f4bb\ufe0f",
    '"},"_check":{"1":{}}}',
)

text = st.sampled_from(HURTS) | st.text()
texts = st.lists(text, max_size=3).map(tuple)
day = st.dates()
maybe_day = st.none() | day
offset = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
# Files keep milliseconds of an instant, and minutes of an agreed time.
instant = st.builds(
    lambda at, thousandths: at.replace(microsecond=thousandths * 1000),
    st.datetimes(timezones=offset),
    st.integers(0, 999),
)
clock = st.builds(time, st.integers(0, 23), st.integers(0, 59))
count = st.integers(0, 10**6)

envelope: dict[str, st.SearchStrategy[Any]] = {
    "id": st.uuids().map(lambda found: found.hex),
    "day": day,
    "written": day,
    "created_at": instant,
    "updated_at": instant,
    "seen": st.dictionaries(text, count, max_size=3),
    "deleted": st.none() | instant,
    "conflict_of": st.none() | text,
    "moved_from": st.none() | text,
    "import_id": st.none() | text,
    "source": st.none() | text,
}
any_next = st.none() | st.builds(
    r.NextContact, day=day, at=st.none() | clock, channel=st.none() | st.sampled_from(r.CHANNELS)
)
any_gain = st.builds(
    r.Gain,
    import_id=text,
    source=text,
    emails=texts,
    phones=texts,
    urls=texts,
    org=text,
    met=text,
    about=text,
    dates=st.sampled_from([(), (r.ImportantDate("birthday", 2, 29),)]),
)
any_record: st.SearchStrategy[r.Record] = st.one_of(
    st.builds(r.Gratitude, **envelope, text=text, people=texts, told=st.dictionaries(text, day, max_size=3)),
    st.builds(r.Reflection, **envelope, text=text, prompt_id=text, prompt=text, theme=text, people=texts),
    st.builds(r.Note, **envelope, text=text, people=texts),
    st.builds(r.Review, **envelope, text=text, ends=day, prompt_id=text, prompt=text, people=texts),
    st.builds(
        r.Interaction,
        **envelope,
        people=texts,
        channel=st.sampled_from(r.CHANNELS),
        act=st.sampled_from(r.ACTS),
        gave=st.sampled_from(r.GAVE),
        note=text,
        waiting=st.booleans(),
        closed=maybe_day,
        next=any_next,
    ),
    st.builds(
        r.Promise,
        **envelope,
        text=text,
        people=texts,
        by=st.sampled_from(["me", "them"]),
        due=maybe_day,
        kept=maybe_day,
        released=maybe_day,
    ),
    st.builds(r.Sitting, **envelope, seconds=count),
    st.builds(r.Tick, **envelope, habit=text),
    st.builds(
        r.Person,
        **envelope,
        name=text,
        role=text,
        rhythm=st.none() | st.just("never") | st.integers(1, 4000),
        emails=texts,
        phones=texts,
        urls=texts,
        about=text,
        gained=st.lists(any_gain, max_size=2).map(tuple),
        merged_into=st.none() | text,
    ),
    st.builds(
        r.ScheduleChange,
        **envelope,
        starts=day,
        weekdays=st.frozensets(st.integers(0, 6), min_size=1),
        rest_days=st.integers(0, 31),
        day_ends_at=clock,
    ),
    st.builds(r.PauseSet, **envelope, first=day, last=maybe_day),
    st.builds(r.Import, **envelope, format=text, file=text),
    st.builds(r.Setting, **envelope, name=text, value=st.integers(0, 400)),
    st.builds(r.RoleSet, **envelope, name=text, rhythm=st.just("never") | st.integers(1, 4000)),
)


@settings(deadline=None)
@given(any_record)
def test_no_record_loses_anything_on_its_way_through_a_file(made: r.Record) -> None:
    line = json.dumps(to_fields(made), ensure_ascii=False).encode()
    again = from_fields(made.id, json.loads(line))
    assert again == made
    assert type(again) is type(made)
    assert again.created_at.utcoffset() == made.created_at.utcoffset()
    assert json.dumps(to_fields(again), ensure_ascii=False).encode() == line


@settings(deadline=None)
@given(any_record)
def test_the_id_is_the_key_of_a_document_and_no_field_of_it(made: r.Record) -> None:
    fields = to_fields(made)
    assert "id" not in fields
    assert fields["kind"] == made.kind
    assert ("deleted" in fields) == (made.deleted is not None)
    assert ("conflict_of" in fields) == (made.conflict_of is not None)


AT = datetime(2026, 11, 9, 6, 42, tzinfo=timezone(timedelta(hours=1)))
MADE: dict[str, Any] = {"id": "1", "day": AT.date(), "written": AT.date(), "created_at": AT, "updated_at": AT}
EXAMPLES: tuple[r.Record, ...] = (
    r.Gratitude(**MADE, text="the map", people=("ada",), told={"ada": AT.date()}),
    r.Reflection(**MADE, text="an answer", prompt_id="trust-1", prompt="Who?", theme="trust"),
    r.Note(**MADE, text="a note"),
    r.Review(**MADE, text="a slow week", ends=AT.date(), prompt_id="week-1", prompt="Who?"),
    r.Interaction(**MADE, people=("ada",), next=r.NextContact(AT.date(), time(9), "call")),
    r.Promise(**MADE, text="the book", people=("ada",), due=AT.date()),
    r.Sitting(**MADE, seconds=900, picks=(r.Pick("una", "rhythm"),), planned=("una",), when="I sit down"),
    r.Tick(**MADE, habit="journal"),
    r.Person(
        **MADE,
        name="Ada Example",
        rhythm=14,
        emails=("ada@example.org",),
        dates=(r.ImportantDate("birthday", 2, 29), r.ImportantDate("launch", 3, 1, 2027, once=True)),
        snoozed_until=AT.date(),
        gained=(r.Gain("2", "vcard:ada", dates=(r.ImportantDate("birthday", 2, 29),)),),
        merged_into="una",
    ),
    r.ScheduleChange(**MADE, starts=AT.date(), weekdays=frozenset({0, 6}), rest_days=2, day_ends_at=time(4)),
    r.PauseSet(**MADE, first=AT.date(), last=AT.date()),
    r.Import(**MADE, format="vcard", file="people.vcf"),
    r.Setting(**MADE, name="lead_days", value=5),
    r.RoleSet(**MADE, name="neighbour", rhythm=21),
)

NOT_TEXT: tuple[Json, ...] = (None, 7, 1.5, True, [], {}, ["text"])
NOT_MAYBE_TEXT = NOT_TEXT[1:]
NOT_TEXTS: tuple[Json, ...] = (None, "text", 7, {}, [1], [None], ["fine", ["not"]])
NOT_A_DAY: tuple[Json, ...] = (
    None,
    7,
    True,
    [],
    {},
    "",
    "soon",
    "2026-02-29",
    "2026-11-09T06:00:00",
    "09.11.2026",
)
NOT_MAYBE_DAY = NOT_A_DAY[1:]
NOT_AN_INSTANT: tuple[Json, ...] = (
    None,
    7,
    [],
    {},
    "",
    "2026-11-09",
    "2026-11-09T06:00:00",
    "2026-11-09T25:00:00Z",
)
NOT_A_CLOCK: tuple[Json, ...] = (None, 4, [], {}, "", "four", "25:00", "4")
NOT_A_NUMBER: tuple[Json, ...] = (None, "7", 1.5, True, [], {})
NOT_A_FLAG: tuple[Json, ...] = (None, 0, 1, "yes", [], {})
NOT_SEEN: tuple[Json, ...] = (
    [],
    "x",
    7,
    {"laptop": "3"},
    {"laptop": None},
    {"laptop": True},
    {"laptop": 1.5},
)
NOT_TOLD: tuple[Json, ...] = (
    [],
    "ada",
    7,
    {"ada": None},
    {"ada": True},
    {"ada": "soon"},
    {"ada": ["2026-11-09"]},
)
NOT_NEXT: tuple[Json, ...] = (
    [],
    "2026-11-09",
    {"at": "09:00"},
    {"day": "soon"},
    {"day": "2026-11-09", "at": "late"},
    {"day": "2026-11-09", "at": 9},
    {"day": "2026-11-09", "channel": 1},
)
NOT_A_WEEK: tuple[Json, ...] = (None, [], 3, "mon", {}, ["mon"], [7], [-1], [0, None], [1.5])
NOT_A_RHYTHM: tuple[Json, ...] = ("sometimes", "", 1.5, True, [], {})

BIRTHDAY: dict[str, Json] = {"label": "birthday", "month": 2, "day": 29}
NOT_DATES: tuple[Json, ...] = (
    None,
    "29 February",
    {},
    [29],
    [{**BIRTHDAY, "day": 30}],
    [{**BIRTHDAY, "month": 13}],
    [{**BIRTHDAY, "year": 2023}],
    [{**BIRTHDAY, "once": True}],
    [{**BIRTHDAY, "label": None}],
    [{**BIRTHDAY, "year": "2024"}],
)
GAINED: dict[str, Json] = {"import_id": "1", "source": "vcard:ada"}
NOT_GAINED: tuple[Json, ...] = (
    None,
    "vcard",
    {},
    [1],
    [{"import_id": "1"}],
    [{"source": "vcard:ada"}],
    [{**GAINED, "emails": "ada@example.org"}],
    [{**GAINED, "org": 7}],
    [{**GAINED, "dates": [{}]}],
)

WRONG: dict[str, tuple[Json, ...]] = {
    "kind": NOT_TEXT,
    "day": NOT_A_DAY,
    "written": NOT_A_DAY,
    "ends": NOT_A_DAY,
    "created_at": NOT_AN_INSTANT,
    "updated_at": NOT_AN_INSTANT,
    "seen": NOT_SEEN,
    "deleted": NOT_AN_INSTANT[1:],
    "conflict_of": NOT_MAYBE_TEXT,
    "moved_from": NOT_MAYBE_TEXT,
    "import_id": NOT_MAYBE_TEXT,
    "source": NOT_MAYBE_TEXT,
    "merged_into": NOT_MAYBE_TEXT,
    "people": NOT_TEXTS,
    "told": NOT_TOLD,
    "waiting": NOT_A_FLAG,
    "next": NOT_NEXT,
    "seconds": NOT_A_NUMBER,
    "minutes": (*NOT_A_NUMBER, 0, -15),
    "picks": ((None), "una", {}, ["una"], [{"person": 7}], [{"person": "una", "kind": None}]),
    "rest_days": NOT_A_NUMBER,
    "value": NOT_A_NUMBER,
    "rhythm": NOT_A_RHYTHM,
    "weekdays": NOT_A_WEEK,
    "day_ends_at": NOT_A_CLOCK,
    "starts": NOT_A_DAY,
    "first": NOT_A_DAY,
    **dict.fromkeys(("text", "prompt_id", "prompt", "theme", "note", "name", "role", "habit"), NOT_TEXT),
    **dict.fromkeys(("org", "met", "mind", "about", "when", "will", "format", "file"), NOT_TEXT),
    **dict.fromkeys(("channel", "act", "gave", "by"), NOT_TEXT),
    **dict.fromkeys(("emails", "phones", "urls", "planned", "set_aside"), NOT_TEXTS),
    **dict.fromkeys(("closed", "due", "kept", "released", "last"), NOT_MAYBE_DAY),
    **dict.fromkeys(("snoozed_until", "stepped_back", "chosen"), NOT_MAYBE_DAY),
    "imported": NOT_A_FLAG,
    "dates": NOT_DATES,
    "gained": NOT_GAINED,
}


@pytest.mark.parametrize("made", EXAMPLES, ids=lambda made: made.kind)
def test_no_field_takes_a_value_of_the_wrong_shape(made: r.Record) -> None:
    fields = to_fields(made)
    for name in (*fields, "deleted", "conflict_of", "moved_from", "import_id", "source"):
        for wrong in WRONG[name]:
            with pytest.raises(BadRecord):
                pytest.fail(f"{name}: {wrong!r} was taken: {from_fields('1', {**fields, name: wrong})}")


NEEDED = ("format", "kind", "day", "written", "created_at", "updated_at", "text", "name")
NEEDED_OF_A_PRACTICE = ("starts", "weekdays", "rest_days", "day_ends_at", "first", "ends", "value")


@pytest.mark.parametrize("made", EXAMPLES, ids=lambda made: made.kind)
def test_a_document_without_a_field_it_needs_is_not_taken_for_a_record(made: r.Record) -> None:
    fields = to_fields(made)
    for name in fields:
        rest = {key: value for key, value in fields.items() if key != name}
        if name in NEEDED + NEEDED_OF_A_PRACTICE or (made.kind, name) == ("role", "rhythm"):
            with pytest.raises(BadRecord):
                from_fields("1", rest)
        else:
            assert from_fields("1", rest) is not None, f"an older version had no {name}"


@settings(deadline=None)
@given(st.dictionaries(st.text(), st.none() | st.integers() | st.text(), max_size=4), text)
def test_a_kind_of_a_newer_version_is_left_alone_whatever_it_holds(own: dict[str, Json], name: str) -> None:
    assert from_fields("1", {**own, "kind": f"newer {name}"}) is None


@pytest.mark.parametrize("made", EXAMPLES, ids=lambda made: made.kind)
def test_a_field_of_a_newer_version_keeps_no_record_from_being_read(made: r.Record) -> None:
    assert from_fields("1", {**to_fields(made), "mood": {"of": ["a", 9]}}) == made


def test_every_kind_of_record_has_its_round_trip_here() -> None:
    kinds = {kind.kind for kind in r.Record.__subclasses__()}
    assert {made.kind for made in EXAMPLES} == kinds
