"""Whether somebody in a file is somebody who is here: by link, e-mail address or name, and how surely."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

from journal_tui.domain.text import fold, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from journal_tui.domain.arrivals import Newcomer


def same_url(url: str) -> str:
    """A link as it is compared: without its scheme, `www.`, query and last slash, in small letters."""
    text = one_line(url)
    try:
        parts = urlsplit(text if "://" in text else f"//{text}")
    except ValueError:
        return text.casefold()
    place = f"{parts.netloc}{parts.path}".casefold().removeprefix("www.")
    return unquote(place).rstrip("/")


def same_email(email: str) -> str:
    """An e-mail address as it is compared."""
    return one_line(email).casefold()


def same_phone(phone: str) -> str:
    """A phone number as it is compared: its last nine figures, whatever code stands before them."""
    return "".join(letter for letter in phone if letter.isdecimal())[-9:]


def profile(urls: Iterable[str]) -> str:
    """The link to a profile on LinkedIn, which belongs to one person alone; nothing where there is none."""
    for url in map(same_url, urls):
        host, _, path = url.partition("/")
        if (host == "linkedin.com" or host.endswith(".linkedin.com")) and path.startswith("in/"):
            return f"linkedin.com/{path}"
    return ""


class Known(NamedTuple):
    """Somebody to compare with: one who is here, or (`number` in the file) one who comes in the same file."""

    id: str
    name: str
    emails: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    number: int = 0


class Verdict(NamedTuple):
    """Whom a newcomer may be, and by what; sure when it is one person and nothing speaks against it."""

    candidates: tuple[Known, ...] = ()
    by: str = ""
    is_sure: bool = False


NOBODY = Verdict()


@dataclass
class Circle:
    """Everybody whom a newcomer may turn out to be, found by what they are known by."""

    _by_url: dict[str, dict[str, Known]] = field(default_factory=dict)
    _by_email: dict[str, dict[str, Known]] = field(default_factory=dict)
    _by_name: dict[str, dict[str, Known]] = field(default_factory=dict)
    _in_file: Counter[str] = field(default_factory=Counter)

    def add(self, known: Known) -> None:
        """Take somebody in."""
        for url in {same_url(url) for url in known.urls} - {""}:
            self._by_url.setdefault(url, {})[known.id] = known
        for email in {same_email(email) for email in known.emails} - {""}:
            self._by_email.setdefault(email, {})[known.id] = known
        self._by_name.setdefault(fold(one_line(known.name)), {})[known.id] = known

    def expect(self, newcomers: Sequence[Newcomer]) -> None:
        """Count the names in the file: one that stands there twice is no proof of anything."""
        self._in_file.update(fold(one_line(each.name)) for each in newcomers)

    def verdict(self, newcomer: Newcomer) -> Verdict:
        """Whom a newcomer may be.

        A shared link or e-mail address is proof where the names may be one person's, a LinkedIn profile
        always is, and so is a name alone if one person alone has it, here and in the file, and no other
        profile.
        """
        if found := self._sharing(self._by_url, map(same_url, newcomer.urls)):
            return self._by_proof(newcomer, found, "link")
        if found := self._sharing(self._by_email, map(same_email, newcomer.emails)):
            return self._by_proof(newcomer, found, "e-mail address")
        return self._by_name_alone(newcomer)

    @staticmethod
    def _sharing(held: dict[str, dict[str, Known]], keys: Iterable[str]) -> dict[str, Known]:
        found: dict[str, Known] = {}
        for key in keys:
            found |= held.get(key, {})
        return found

    def _by_proof(self, newcomer: Newcomer, found: dict[str, Known], by: str) -> Verdict:
        named = [known for known in found.values() if _may_be_one(known.name, newcomer.name)]
        mine = profile(newcomer.urls)
        by_profile = [known for known in found.values() if mine and profile(known.urls) == mine]
        likely = by_profile or named
        is_other = bool(likely) and not by_profile and _differ(profile(likely[0].urls), mine)
        if len(likely) == 1 and not is_other:
            return Verdict((likely[0],), by, is_sure=True)
        return Verdict(tuple(likely or found.values()), by)

    def _by_name_alone(self, newcomer: Newcomer) -> Verdict:
        name = fold(one_line(newcomer.name))
        mine = profile(newcomer.urls)
        # Two profiles of one name in one file are two people: the file itself says so.
        found = [
            known
            for known in self._by_name.get(name, {}).values()
            if not (known.number and _differ(profile(known.urls), mine))
        ]
        if not found:
            return NOBODY
        only = len(found) == 1 and self._in_file[name] <= 1 and not found[0].number
        if len(found) == 1 and found[0].number and _share_a_phone(found[0], newcomer):
            only = True
        is_other = _differ(profile(found[0].urls), mine)
        return Verdict(tuple(found), "name", is_sure=only and not is_other)


def _differ(one: str, other: str) -> bool:
    """Whether both have a profile, and not the same."""
    return bool(one and other and one != other)


def _share_a_phone(known: Known, newcomer: Newcomer) -> bool:
    theirs = {same_phone(phone) for phone in newcomer.phones} - {""}
    return any(same_phone(phone) in theirs for phone in known.phones)


def _may_be_one(one: str, other: str) -> bool:
    """Whether two names may be one person's: all words of one are words of the other.

    Somebody who shares an address and a family name with somebody else is another person.
    """
    ours, theirs = _words(one), _words(other)
    return bool(ours and theirs) and (ours <= theirs or theirs <= ours)


def _words(name: str) -> set[str]:
    spaced = "".join(letter if letter.isalnum() else " " for letter in fold(name))
    return set(spaced.split())
