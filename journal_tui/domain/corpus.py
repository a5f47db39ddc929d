"""The journal's words, folded once: what a search looks through.

They are kept as one long string for each month: looking for a word in a few long strings takes a fourth of
the time that it takes in many short ones.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import defaultdict
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from journal_tui.domain.records import Interaction, Reflection, Review, Sitting, Tick, people_in, words_of
from journal_tui.domain.text import fold, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from journal_tui.domain.records import Record

    Places = Mapping[str, Sequence[int]]


BETWEEN = "\0"


class Bundle(NamedTuple):
    """Records, the newest first, and their folded texts as one, each on a line of its own.

    `starts` says where in the text each record's begins; one more, where the last one ends. Between the texts
    of a record, such as an answer and its question, stands a sign that nobody types: no phrase spans two.
    `by_person` and `by_kind` hold the places of the records that name somebody, or are of a kind.
    """

    records: Sequence[Record]
    text: str
    starts: Sequence[int]
    by_person: Places
    by_kind: Places

    def says(self, word: str, place: int) -> bool:
        """Whether a folded word stands in the text of the record at this place."""
        return self.text.find(word, self.starts[place], self.starts[place + 1]) >= 0

    def text_at(self, place: int) -> str:
        """The folded text of the record at this place."""
        return self.text[self.starts[place] : self.starts[place + 1] - 1]

    def places_of(self, word: str) -> Iterator[int]:
        """The places of the records in whose text a folded word stands, in order."""
        text, starts = self.text, self.starts
        at = text.find(word)
        while at >= 0:
            place = bisect_right(starts, at) - 1
            yield place
            at = text.find(word, starts[place + 1])


def bundle_of(records: Sequence[Record]) -> Bundle:
    """A bundle of these records, which come the newest first."""
    texts = [fold(one_line(BETWEEN.join(_texts(record)))) for record in records]
    starts = array("L", accumulate((len(text) + 1 for text in texts), initial=0))
    people: dict[str, list[int]] = defaultdict(list)
    kinds: dict[str, list[int]] = defaultdict(list)
    for place, record in enumerate(records):
        kinds[record.kind].append(place)
        for person in people_in(record):
            people[person].append(place)
    return Bundle(tuple(records), "\n".join([*texts, ""]), starts, dict(people), dict(kinds))


def _texts(record: Record) -> tuple[str, ...]:
    """The texts in which words are looked for, but for the names of people, which may change."""
    match record:
        case Interaction():
            return (record.note, record.channel, record.act)
        case Reflection():
            return (record.text, record.prompt, record.theme)
        case Review():
            return (record.text, record.prompt)
        case Sitting():
            return (record.when, record.will)
        case Tick():
            return (record.habit,)
        case _:
            return (words_of(record),)
