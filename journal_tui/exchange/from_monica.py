"""Monica's JSON (`version: "1.0-preview.1"`): people with their dates and rhythm, and what was done together.

Everything hangs in collections, `{"count", "type", "values"}`, inside of a `data` list; what something is
called, and when it was, is in its `properties`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal_tui.domain.arrivals import Arrivals, Entry, Newcomer, Skipped
from journal_tui.domain.errors import Refused
from journal_tui.domain.practice_settings import ROLE_RHYTHMS
from journal_tui.domain.records import ImportantDate
from journal_tui.exchange.dates_found import each_once
from journal_tui.exchange.json_fields import day_in, list_in, object_in, objects_in, text_in
from journal_tui.exchange.json_items import json_value
from journal_tui.exchange.keys import Keys
from journal_tui.exchange.monica_entries import entries_of, journal_entries

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import tzinfo

    from journal_tui.exchange.json_fields import Object
    from journal_tui.exchange.parcel import Parcel

_WHAT = "a Monica export"
_LONGEST_RHYTHM = 3650
_LEFT_BEHIND = ("debt", "gift", "pet", "address", "document", "photo")


def recognises(parcel: Parcel) -> bool:
    """Whether it begins as Monica's export does."""
    if parcel.shape != "file":
        return False
    head = parcel.head(parcel.one()).replace(b" ", b"")
    return b'"version":"1.0-preview.1"' in head or b'"app_version"' in head


def read(parcel: Parcel) -> Arrivals:
    """The people, what was done with them, and the journal."""
    value = json_value(parcel.all_of(parcel.one(".json")), _WHAT)
    account = object_in(value, "account") if isinstance(value, dict) else {}
    if not account:
        raise Refused(f"Nothing was taken: this is not {_WHAT}; it holds no account.")
    keys, zone = Keys(), _zone(account)
    reader = _Reader(account)
    people: list[Newcomer] = []
    entries: list[Entry] = []
    for number, contact in enumerate(collection(account, "contact"), 1):
        found = list(reader.newcomer(contact, number))
        people += found
        for newcomer in found:
            entries += entries_of(contact, newcomer.key, keys, zone)
    entries += reader.activities(account, {newcomer.key for newcomer in people})
    entries += journal_entries(account, keys)
    return Arrivals("monica", entries, people, skipped=reader.skipped)


def collection(holder: Object, kind: str) -> list[Object]:
    """What a collection of a kind holds."""
    found = (each for each in objects_in(holder, "data") if text_in(each, "type") == kind)
    return [value for each in found for value in objects_in(each, "values")]


def _zone(account: Object) -> tzinfo | None:
    """The time zone that the user set there; None, which is this machine's, where it isn't known."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    for user in collection(account, "user"):
        try:
            return ZoneInfo(text_in(object_in(user, "properties"), "timezone"))
        except (ZoneInfoNotFoundError, ValueError):
            continue
    return None


class _Reader:
    """Makes people of contacts; what is no use of them is in `skipped`."""

    def __init__(self, account: Object) -> None:
        types = objects_in(object_in(account, "instance"), "contact_field_types")
        self._types = {text_in(each, "uuid"): object_in(each, "properties") for each in types}
        contacts = collection(account, "contact")
        self._names = {text_in(each, "uuid"): _name(object_in(each, "properties")) for each in contacts}
        self._together: dict[str, list[str]] = {}
        self.skipped: list[Skipped] = []

    def newcomer(self, contact: Object, number: int) -> Iterator[Newcomer]:
        """The person; nobody for who is only named as a relation of somebody's, or has no name."""
        about = object_in(contact, "properties")
        key, name = text_in(contact, "uuid"), _name(about)
        if about.get("is_partial") is True or not (name and key):
            why = "it has no name" if not name else "it is only a relation of somebody's"
            self.skipped.append(Skipped(f"contact {number}", why))
            return
        for activity in self._activity_ids(contact):
            self._together.setdefault(activity, []).append(key)
        self._tell_what_stays(contact, number)
        ways = self._ways(contact)
        dates, words = self._dates(about, contact)
        words = [text_in(about, "description"), _labelled("Food", about, "food_preferences"), *words]
        yield Newcomer(
            key=key,
            name=name,
            number=number,
            role=_role(about),
            rhythm=_rhythm(about),
            emails=tuple(ways["email"]),
            phones=tuple(ways["phone"]),
            urls=tuple(ways["url"]),
            org=", ".join(filter(None, (text_in(about, "job"), text_in(about, "company")))),
            met=self._met(about),
            about="\n".join(filter(None, (*words, *ways["other"]))),
            dates=dates,
        )

    def activities(self, account: Object, taken: set[str]) -> Iterator[Entry]:
        """What was done with several people, once for all of them."""
        for each in collection(account, "activity"):
            about, key = object_in(each, "properties"), text_in(each, "uuid")
            people = tuple(who for who in self._together.get(key, ()) if who in taken)
            words = "\n".join(filter(None, (text_in(about, "summary"), text_in(about, "description"))))
            if key and (people or words):
                day = day_in(about, "happened_at")
                yield Entry(key, day, words, "interaction", people=people, channel="meeting")

    def _activity_ids(self, contact: Object) -> Iterator[str]:
        for each in objects_in(contact, "data"):
            if text_in(each, "type") == "activity":
                yield from (value for value in list_in(each, "values") if isinstance(value, str))

    def _tell_what_stays(self, contact: Object, number: int) -> None:
        for kind in _LEFT_BEHIND:
            if held := len(collection(contact, kind)):
                many = {"address": "addresses"}.get(kind, f"{kind}s")
                said = f"1 {kind} stays" if held == 1 else f"{held} {many} stay"
                self.skipped.append(Skipped(f"contact {number}", f"{said} behind: there is no place for it"))

    def _ways(self, contact: Object) -> Mapping[str, list[str]]:
        """How somebody is reached, by kind of way."""
        ways: dict[str, list[str]] = {"email": [], "phone": [], "url": [], "other": []}
        for each in collection(contact, "contact_field"):
            about = object_in(each, "properties")
            kind = self._types.get(text_in(about, "type"), {})
            value = text_in(about, "data")
            what = text_in(kind, "type") or text_in(kind, "name").lower()
            if value.startswith(("http://", "https://")):
                ways["url"].append(value)
            elif what in ways:
                ways[what].append(value)
            elif value:
                ways["other"].append(f"{text_in(kind, 'name') or 'Contact'}: {value}")
        return ways

    def _dates(self, about: Object, contact: Object) -> tuple[tuple[ImportantDate, ...], list[str]]:
        """The days to remember, and in words what is no day; nobody is reminded of somebody who has died."""
        dates: list[ImportantDate] = []
        words: list[str] = []
        born = object_in(about, "birthdate")
        day = day_in(born, "date")
        if day is not None and born.get("is_age_based") is True:
            words.append(f"Born about {day.year}")
        elif day is not None:
            year = None if born.get("is_year_unknown") is True else day.year
            dates.append(ImportantDate("birthday", day.month, day.day, year))
        for each in collection(contact, "reminder"):
            said = object_in(each, "properties")
            title, first = text_in(said, "title"), day_in(said, "initial_date")
            often = text_in(said, "frequency_type")
            if dates and "birthday" in title.lower():
                continue
            if first is not None and title and often in {"year", "one_time"}:
                is_once = often == "one_time"
                dates.append(ImportantDate(title, first.month, first.day, first.year, is_once))
            elif title:
                words.append(f"Reminder, every {often or 'now and then'}: {title}")
        if about.get("is_dead") is True:
            died = day_in(object_in(about, "deceased_date"), "date")
            words += [f"{when.label.capitalize()}: {when.day:02}.{when.month:02}." for when in dates]
            return (), [*words, f"Died on {died}" if died else "Has died"]
        return each_once(dates), words

    def _met(self, about: Object) -> str:
        found = object_in(about, "first_met_date")
        day = day_in(found, "date")
        is_day = day is not None and found.get("is_age_based") is not True
        when = str(day) if is_day else str(day.year) if day else ""
        through = self._names.get(text_in(about, "first_met_through"), "")
        parts = (when, f"through {through}" if through else "", text_in(about, "first_met_additional_info"))
        return ", ".join(filter(None, parts))


def _name(about: Object) -> str:
    parts = (text_in(about, name) for name in ("first_name", "middle_name", "last_name"))
    return " ".join(filter(None, parts)) or text_in(about, "nickname")


def _labelled(label: str, about: Object, name: str) -> str:
    value = text_in(about, name)
    return f"{label}: {value}" if value else ""


def _role(about: Object) -> str:
    tags = (tag.casefold() for tag in list_in(about, "tags") if isinstance(tag, str))
    return next((tag for tag in tags if tag in ROLE_RHYTHMS), "")


def _rhythm(about: Object) -> int | None:
    """How often to be in touch, in days, if that was chosen."""
    days = about.get("stay_in_touch_frequency")
    is_days = isinstance(days, int) and not isinstance(days, bool) and 1 <= days <= _LONGEST_RHYTHM
    return days if is_days and isinstance(days, int) else None
