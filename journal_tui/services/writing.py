"""Writing: make a new record of each kind, checked but unsaved, and keep it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from journal_tui.domain.changes import Change
from journal_tui.domain.errors import NotSaved, Refused, SavedUnconfirmed
from journal_tui.domain.records import ACTS, CHANNELS, GAVE, Gratitude, Interaction, Note, Promise, Reflection
from journal_tui.domain.text import clean, is_visible, mentioned

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime
    from typing import TypedDict, Unpack

    class Envelope(TypedDict):
        """What every new record begins with."""

        id: str
        day: date
        written: date
        created_at: datetime
        updated_at: datetime

    class Manner(TypedDict, total=False):
        """How a contact was: by which channel, for what, who gave, is a reply awaited, what is next."""

        channel: str
        act: str
        gave: str | None
        waiting: bool
        next_contact: NextContact | None

    from journal_tui.content.prompts import Prompt
    from journal_tui.domain.records import NextContact, Record
    from journal_tui.services.journal import Journal


EVENT = "event"
AFTER_AN_EVENT = "in 2 days"
"""When whoever was met at an event is heard from again, unless it is said otherwise."""


def envelope(journal: Journal, day: date | None = None) -> Envelope:
    """A new record's id, day and instants, stamped now.

    Raises:
        Refused: when the day is still to come.
    """
    now = journal.moment()
    if day is not None and day > now.day:
        raise Refused(f"{day} is still to come: write for today, {now.day}, or a day before it.")
    return {
        "id": journal.store.new_id(),
        "day": day or now.day,
        "written": now.day,
        "created_at": now.at,
        "updated_at": now.at,
    }


def words(text: str, what: str) -> str:
    """The text as it is kept.

    Raises:
        Refused: when it is empty, or holds bytes that are no text.
    """
    kept = clean(text)
    encodable(kept)
    if not is_visible(kept):
        raise Refused(f"Nothing was saved: {what} needs a few words.")
    return kept


def encodable(text: str) -> str:
    """The text itself.

    Raises:
        Refused: when it holds bytes that are no text.
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        raise Refused("Nothing was saved: the text holds bytes that are not UTF-8.") from None
    return text


def linked(journal: Journal, text: str, people: Sequence[str] = ()) -> tuple[str, ...]:
    """The people chosen, then those that `@name` links in the text, each once."""
    found = list(people)
    if "@" in text:
        found += mentioned(text, [*journal.people(), *journal.formerly()])
    return tuple(dict.fromkeys(found))


def new_gratitude(
    journal: Journal, text: str, *, people: Sequence[str] = (), day: date | None = None
) -> Gratitude:
    """A gratitude, for these people and those it mentions."""
    kept = words(text, "a gratitude")
    return Gratitude(**envelope(journal, day), text=kept, people=linked(journal, kept, people))


def new_note(journal: Journal, text: str, *, day: date | None = None) -> Note:
    """A note."""
    kept = words(text, "a note")
    return Note(**envelope(journal, day), text=kept, people=linked(journal, kept))


def new_reflection(journal: Journal, text: str, prompt: Prompt, *, day: date | None = None) -> Reflection:
    """An answer to a prompt, which is kept as it was shown."""
    kept = words(text, "a reflection")
    return Reflection(
        **envelope(journal, day),
        text=kept,
        prompt_id=prompt.id,
        prompt=prompt.text,
        theme=prompt.theme,
        people=linked(journal, kept),
    )


def giver(act: str) -> str:
    """Who gives in an act, unless the user says otherwise."""
    if act in {"thank", "congratulate", "offer help", "share an opportunity", "introduce"}:
        return "me"
    return "them" if act in {"ask an opinion", "ask for help", "seek feedback"} else "both"


def new_interaction(
    journal: Journal,
    people: Sequence[str],
    *,
    note: str = "",
    day: date | None = None,
    **manner: Unpack[Manner],
) -> Interaction:
    """A contact that happened, with one or more people; who gave follows from the act unless it is said."""
    if not people:
        raise Refused("Nothing was saved: a contact needs somebody it was with.")
    act = _one_of("act", manner.get("act", "check in"), ACTS)
    kept = encodable(clean(note))
    return Interaction(
        **envelope(journal, day),
        people=linked(journal, kept, people),
        channel=_one_of("channel", manner.get("channel", "message"), CHANNELS),
        act=act,
        gave=_one_of("gave", manner.get("gave") or giver(act), GAVE),
        note=kept,
        waiting=manner.get("waiting", False),
        next=manner.get("next_contact"),
    )


def new_promise(
    journal: Journal,
    person: str,
    text: str,
    *,
    by: str = "me",
    due: date | None = None,
    day: date | None = None,
) -> Promise:
    """Something one side said they would do."""
    kept = words(text, "a promise")
    by = _one_of("by", by, ("me", "them"))
    return Promise(**envelope(journal, day), text=kept, people=(person,), by=by, due=due)


def _one_of(what: str, value: str, known: Sequence[str]) -> str:
    if value not in known:
        raise Refused(f"Nothing was saved: {what} is one of {', '.join(known)}; “{value}” is none of them.")
    return value


def keep(journal: Journal, record: Record, before: Record | None = None) -> Change:
    """Save a record and drop its draft; returns what changed.

    Raises:
        NotSaved: nothing was changed, and the draft stands.
        SavedUnconfirmed: the record is in place; the disk did not confirm it.
    """
    return Change(before, keep_all(journal, [record])[0])


def keep_all(journal: Journal, records: Sequence[Record]) -> Sequence[Record]:
    """Save several records in this order, and drop their drafts; raises as `keep` does.

    Those of one month are saved together. When a later month can't be saved, those before it stand.
    """
    # What was read through a merge of people goes back under the ids it was written with.
    is_known = any(record.seen or record.moved_from for record in records)
    now = journal.stand_ins() if is_known else {}
    try:
        saved = journal.store.save(_as_written(journal, records, now), journal.moment().day)
    except SavedUnconfirmed:
        _drop_drafts(journal, records)
        raise
    _drop_drafts(journal, records)
    return [journal.shown(record, now) for record in saved]


def _as_written(journal: Journal, records: Sequence[Record], now: Mapping[str, str]) -> Sequence[Record]:
    if not now:
        return records
    from journal_tui.domain.merging import restored

    origins = [record.id if record.seen else record.moved_from for record in records]
    stored = [journal.store.find(origin) if origin else None for origin in origins]
    return [restored(*pair, now) for pair in zip(records, stored, strict=True)]


def _drop_drafts(journal: Journal, records: Iterable[Record]) -> None:
    """Forget the drafts of saved records; one that can't be dropped is no reason to call the save failed."""
    for record in records:
        with suppress(NotSaved):
            journal.drafts.drop(record.id)
