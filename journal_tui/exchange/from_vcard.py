"""vCard, 2.1 to 4.0, as phones and address books write it: people in, their dates, how to reach them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from journal_tui.domain.arrivals import Arrivals, Newcomer, Skipped
from journal_tui.domain.errors import Refused
from journal_tui.domain.practice_settings import ROLE_RHYTHMS
from journal_tui.exchange.dates_found import each_once, important_date
from journal_tui.exchange.keys import Keys
from journal_tui.exchange.vcard_lines import Cards

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from journal_tui.domain.records import ImportantDate
    from journal_tui.exchange.parcel import Parcel
    from journal_tui.exchange.vcard_lines import Card, Property

BIRTHDAY, ANNIVERSARY = "birthday", "anniversary"
_ENDINGS = (".vcf", ".vcard")
_ANNIVERSARIES = ("ANNIVERSARY", "X-ANNIVERSARY", "X-EVOLUTION-ANNIVERSARY", "X-KADDRESSBOOK-X-ANNIVERSARY")
_ANDROID_DATE = "vnd.android.cursor.item/contact_event"
_ANDROID_LABELS = {"1": ANNIVERSARY, "3": BIRTHDAY}
_BEGIN = re.compile(rb"BEGIN\s*:\s*VCARD", re.IGNORECASE)


def recognises(parcel: Parcel) -> bool:
    """Whether a card begins soon in it, or all that it holds are cards."""
    if parcel.shape != "file":
        return bool(parcel.sizes) and len(parcel.ending(*_ENDINGS)) == len(parcel.sizes)
    return _BEGIN.search(parcel.head(parcel.one()).replace(b"\0", b"")) is not None


def read(parcel: Parcel) -> Arrivals:
    """Everybody in a file of cards, or in a folder or zip of such files."""
    members = list(parcel.sizes) if parcel.shape == "file" else parcel.ending(*_ENDINGS)
    people: list[Newcomer] = []
    skipped: list[Skipped] = []
    guessed: list[str] = []
    keys = Keys()
    number = 0
    for member in members:
        cards = Cards(parcel.all_of(member))
        for card in cards:
            number += 1
            card.number = number
            reader = _Reader(card, keys)
            people += reader.newcomer()
            skipped += reader.skipped
        guessed += cards.guessed
    if not number:
        raise Refused(f"Nothing was taken: {parcel.name} holds no vCard.")
    return Arrivals("vcard", people=people, skipped=skipped, guessed=guessed)


class _Reader:
    """Makes somebody of a card; what is no use of it is in `skipped`."""

    def __init__(self, card: Card, keys: Keys) -> None:
        self._card = card
        self._keys = keys
        self._notes = [each.text for each in card.all("NOTE")]
        self.skipped: list[Skipped] = []

    def newcomer(self) -> Iterator[Newcomer]:
        """The person; nobody where the card has no name."""
        name = self._name()
        emails = tuple(_emails(self._card.all("EMAIL")))
        if not name:
            only = f", only {emails[0]}" if emails else ""
            self._skip(f"it has no name{only}")
            return
        phones = tuple(_phones(self._card.all("TEL")))
        dates = each_once(self._dates())
        yield Newcomer(
            key=self._key(name, emails, phones),
            name=name,
            number=self._card.number,
            role=self._role(),
            emails=emails,
            phones=phones,
            urls=tuple(each.text for each in self._card.all("URL", "X-SOCIALPROFILE") if "." in each.text),
            org=self._org(),
            about="\n".join(dict.fromkeys(self._notes)),
            dates=dates,
        )

    def _skip(self, why: str) -> None:
        self.skipped.append(Skipped(f"card {self._card.number}", why))

    def _key(self, name: str, emails: tuple[str, ...], phones: tuple[str, ...]) -> str:
        uid = self._card.first("UID")
        if uid is not None:
            return self._keys.of(uid.text.lower().removeprefix("urn:uuid:"))
        return self._keys.of(name, *emails[:1], *phones[:1])

    def _name(self) -> str:
        """The formatted name, else the parts of the name in order, else what stands in for a name."""
        full = self._card.first("FN")
        if full is not None and full.text:
            return _line(full.text)
        parts = self._card.first("N")
        if parts is not None:
            family, given, more, *_ = (*parts.parts(), "", "", "")
            if spoken := _line(f"{given} {more.replace(',', ' ')} {family}"):
                return spoken
        for other in ("NICKNAME", "ORG"):
            found = self._card.first(other)
            if found is not None and found.text:
                return _line(next(filter(None, found.parts()), ""))
        return ""

    def _role(self) -> str:
        """A category that is one of the roles."""
        for each in self._card.all("CATEGORIES"):
            for word in each.parts(","):
                if word.casefold() in ROLE_RHYTHMS:
                    return word.casefold()
        return ""

    def _org(self) -> str:
        title = self._card.first("TITLE") or self._card.first("ROLE")
        org = self._card.first("ORG")
        parts = ([title.text] if title else []) + (org.parts() if org else [])
        return _line(", ".join(filter(None, parts)))

    def _dates(self) -> Iterator[ImportantDate]:
        birthday: ImportantDate | None = None
        for each in self._card.all("BDAY"):
            found = _date(BIRTHDAY, each)
            if found is None:
                self._keep_as_note(BIRTHDAY, each.text)
            elif birthday is None or (found.month, found.day) == (birthday.month, birthday.day):
                birthday = found if birthday is None or birthday.year is None else birthday
            else:
                self._notes.append(f"Another birthday: {each.text}")
                self._skip("it has two birthdays; the second stands among what is known about them")
        if birthday is not None:
            yield birthday
        for label, each in self._others():
            found = _date(label, each)
            if found is None:
                self._keep_as_note(label, each.text)
            else:
                yield found

    def _others(self) -> Iterator[tuple[str, Property]]:
        for each in self._card.all(*_ANNIVERSARIES):
            yield ANNIVERSARY, each
        for each in self._card.all("X-ABDATE"):
            yield self._card.label(each.group).lower() or "date", each
        for each in self._card.all("X-ANDROID-CUSTOM"):
            kind, when, code, label, *_ = (*each.parts(), "", "", "", "")
            if kind == _ANDROID_DATE:
                yield _ANDROID_LABELS.get(code, label.lower() or "date"), each._replace(value=when)

    def _keep_as_note(self, label: str, text: str) -> None:
        self._notes.append(f"{label.capitalize()}: {text}")
        self._skip(f"its {label} can't be kept as a date; it stands among what is known about them")


def _date(label: str, each: Property) -> ImportantDate | None:
    found = important_date(label, each.text)
    if found is not None and str(found.year) in each.parameters.get("X-APPLE-OMIT-YEAR", ()):
        return found._replace(year=None)
    return found


def _line(text: str) -> str:
    return " ".join(text.split())


def _emails(found: Iterable[Property]) -> Iterator[str]:
    for each in found:
        address = each.text.removeprefix("mailto:")
        if "@" in address and not any(letter.isspace() for letter in address):
            yield address


def _phones(found: Iterable[Property]) -> Iterator[str]:
    """Numbers to speak to somebody; `tel:` links (RFC 3966) as people write them."""
    for each in found:
        if not each.has_type("FAX", "PAGER", "MODEM"):
            yield each.text.removeprefix("tel:").replace(";ext=", " ext. ")
