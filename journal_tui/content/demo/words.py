"""The words of the demo: its people and fragments as they stand in the file, and sentences made of them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NotRequired, TypedDict

from journal_tui.content.demo.dice import Bag
from journal_tui.content.prompts import load

if TYPE_CHECKING:
    from collections.abc import Mapping

    from journal_tui.content.demo.dice import Dice
    from journal_tui.content.prompts import Prompt


class PersonEntry(TypedDict):
    """One person of the file."""

    name: str
    role: str
    met: str
    org: NotRequired[str]
    mind: NotRequired[str]
    email: NotRequired[str]
    phone: NotRequired[str]
    dates: NotRequired[dict[str, str]]
    since: NotRequired[int]
    snoozed: NotRequired[int]
    stepped_back: NotRequired[int]


class Names(TypedDict):
    """What the many are made of."""

    first: str
    last: str
    orgs: list[str]
    met: list[str]
    mind: list[str]


Fragments = dict[str, list[str]]


class Source(TypedDict):
    """The file."""

    person: list[PersonEntry]
    names: Names
    words: Fragments
    answers: Fragments
    reflections: Fragments
    notes: Fragments
    contacts: Fragments
    tails: Fragments
    promises: Fragments
    plan: Fragments


@cache
def source() -> Source:
    """The people and the fragments."""
    import os.path
    import tomllib

    with open(os.path.join(os.path.dirname(__file__), "demo.toml"), "rb") as file:
        found: Source = tomllib.load(file)  # type: ignore[assignment] # the tests hold the file to this shape
    return found


class Writer:
    """Writes what the days hold; a fragment comes back only when all of its kind were used."""

    def __init__(self, dice: Dice) -> None:
        held = source()
        self._dice = dice
        self._bags = {
            f"{table} {name}": Bag(dice, fragments)
            for table, group in _groups(held).items()
            for name, fragments in group.items()
        }
        self._prompts = _in_turn(load().prompts)
        self._answered = 0

    def gratitude(self, who: str) -> str:
        """What somebody did, or with an empty name something that nobody did."""
        if not who:
            return self._draw("words joys")
        is_short = self._dice.chance(0.4)
        deed = (
            self._draw("words short") + self._draw("words manners") if is_short else self._draw("words deeds")
        )
        at = "@" if self._dice.chance(0.1) else ""
        return self._filled(f"{at}{deed}{self._draw('words effects')}", who)

    def answer(self, who: str) -> tuple[Prompt, str]:
        """The next prompt, and an answer that fits its theme."""
        prompt = self._prompts[self._answered % len(self._prompts)]
        self._answered += 1
        if self._dice.chance(0.1):
            return prompt, self._filled(self._draw("reflections alone"), who)
        begun, turn = self._draw(f"answers {prompt.theme}"), self._draw("reflections turns")
        return prompt, self._filled(f"{begun}{turn}{self._draw('reflections plans')}", who)

    def note(self, who: str) -> str:
        """A line or two of free writing."""
        if self._dice.chance(0.2):
            return self._draw("notes whole")
        return self._filled(self._draw("notes starts") + self._draw("notes middles"), who)

    def contact(self, act: str) -> str:
        """What happened; now and then nothing was noted. `event` stands for an act, too."""
        said = self._draw(f"contacts {act}")
        ends = not said or said[-1] == "?" or ";" in said or act == "thank"
        return self._filled(said if ends else said + self._draw("tails contact"), "")

    def reply(self) -> str:
        """What came back."""
        return self._draw("tails reply")

    def promise(self, by: str) -> str:
        """What was promised."""
        return self._filled(self._draw(f"promises {by}"), "")

    def plan(self, who: str) -> tuple[str, str]:
        """The two halves of an if-then line."""
        return self._draw("plan when"), self._filled(self._draw("plan will"), who)

    def _draw(self, bag: str) -> str:
        return self._bags[bag].draw()

    def _filled(self, text: str, who: str) -> str:
        """The text about this person, and about one topic; a whole sentence begins with a capital."""
        filled = text.replace("{who}", who or "somebody")
        if "{topic}" not in filled:
            return filled
        topic = self._draw("words topics")
        if filled.startswith("{topic}") and filled[-1] in ".”":
            filled = topic[0].upper() + topic[1:] + filled.removeprefix("{topic}")
        return filled.replace("{topic}", topic)


def _groups(held: Source) -> Mapping[str, Fragments]:
    return {
        "words": held["words"],
        "answers": held["answers"],
        "reflections": held["reflections"],
        "notes": held["notes"],
        "contacts": held["contacts"],
        "tails": held["tails"],
        "promises": held["promises"],
        "plan": held["plan"],
    }


def _in_turn(prompts: tuple[Prompt, ...]) -> list[Prompt]:
    """The prompts as the days would ask them: a theme after the other, then each theme's next."""
    seen: dict[str, int] = {}
    turns: list[tuple[int, int, Prompt]] = []
    for number, prompt in enumerate(prompts):
        turns.append((seen.get(prompt.theme, 0), number, prompt))
        seen[prompt.theme] = seen.get(prompt.theme, 0) + 1
    return [prompt for _, _, prompt in sorted(turns, key=lambda turn: turn[:2])]
