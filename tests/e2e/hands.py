"""Hands on a keyboard that know no better: they draw what to do next, and do it."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

from textual import events
from textual.keys import _character_to_key
from textual.pilot import OutOfBounds

from tests.text_that_hurts import HURTS

if TYPE_CHECKING:
    import random
    from collections.abc import Awaitable, Callable, Sequence

    from textual.pilot import Pilot

    from tests.e2e.workshop import Workshop

NAMED = (
    *("enter", "tab", "shift+tab", "escape", "backspace", "delete", "space", "up", "down", "left", "right"),
    *("home", "end", "pageup", "pagedown", "ctrl+home", "ctrl+end", "ctrl+left", "ctrl+right", "shift+left"),
    *("shift+right", "shift+up", "shift+down", "ctrl+backspace", "alt+backspace", "ctrl+delete", "insert"),
    *("f1", "f5", "f12", "ctrl+a", "ctrl+c", "ctrl+d", "ctrl+e", "ctrl+k", "ctrl+o", "ctrl+p", "ctrl+r"),
    *("ctrl+u", "ctrl+v", "ctrl+w", "ctrl+x", "ctrl+y", "ctrl+z"),
)
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789 @#:,./[]{}()<>?!'\"-_+=*&^%$~`|\\ÖßéñЖ中のא🙂"
WORDS = "WORDS"
"""In a habit: a few letters."""
HABITS = """\
a g WORDS tab enter
a n WORDS tab enter
a r WORDS tab enter
a y WORDS tab enter
a i
a p WORDS enter enter enter enter enter enter enter enter enter enter enter enter enter enter
e WORDS tab enter
enter WORDS tab enter
d
d u
u u ctrl+r ctrl+r
1 enter
2 j enter j
2 v j s
2 slash a enter i tab tab enter
2 enter o WORDS tab tab enter
m n WORDS tab n WORDS tab n enter
m space x s n n n
3 k k enter e WORDS tab enter
3 [ ] v y e s t e r d a y enter
4 n
4 [ left enter
4 p a m o n d a y tab tab enter
slash a enter
slash WORDS down enter
w tab WORDS tab
""".splitlines()
"""What people do, key by key."""
QUITS = frozenset({"q", "ctrl+q"})
SIZES = ((80, 24), (120, 35), (60, 20), (40, 10), (200, 60), (20, 5), (72, 24), (110, 12))
SETTLED = 0.55


class Hands:
    """Draws from `dice`; what was done is told in `log`, and `keys` counts strokes."""

    def __init__(self, dice: random.Random, workshop: Workshop) -> None:
        self._dice = dice
        self._workshop = workshop
        self._full_for = 0
        self.keys = 0
        self.log: list[str] = []

    async def do_something(self, pilot: Pilot[None]) -> None:
        """Do one thing, and wait until everything that it set off is done."""
        things: Sequence[tuple[float, Callable[[Pilot[None]], Awaitable[None]]]] = (
            (50, self._known_key),
            (14, self._any_key),
            (9, self._word),
            (6, self._habit),
            (9, self._burst),
            (2.5, self._paste),
            (2, self._resize),
            (2, self._look_away),
            (2.5, self._click),
            (3, self._wait),
            (2, self._elsewhere),
            (0.7, self._fill_up),
        )
        [thing] = self._dice.choices([thing for _, thing in things], [weight for weight, _ in things])
        await thing(pilot)
        await pilot.pause()
        self._full_for -= 1
        self._workshop.disk.is_full = self._full_for > 0

    def _say(self, pilot: Pilot[None], what: str) -> None:
        self.log.append(f"{type(pilot.app.screen).__name__}: {what}")

    def _press(self, pilot: Pilot[None], key: str) -> None:
        """Send a key, as quick as a paste of keys would."""
        self.keys += 1
        character = key if len(key) == 1 else " " if key == "space" else None
        name = _character_to_key(key) if len(key) == 1 else key
        pilot.app.post_message(events.Key(name, character))

    def _draw_known(self, pilot: Pilot[None]) -> str:
        known = [key for key, active in pilot.app.active_bindings.items() if active.enabled]
        wanted = [key for key in known if key not in QUITS or self._dice.random() < 0.05]
        return self._dice.choice(wanted or ["escape"])

    def _draw_any(self) -> str:
        return self._dice.choice(self._dice.choice((NAMED, LETTERS)))

    async def _known_key(self, pilot: Pilot[None]) -> None:
        key = self._draw_known(pilot)
        self._say(pilot, key)
        self._press(pilot, key)

    async def _any_key(self, pilot: Pilot[None]) -> None:
        key = self._draw_any()
        self._say(pilot, key)
        self._press(pilot, key)

    async def _word(self, pilot: Pilot[None]) -> None:
        word = "".join(self._dice.choices(LETTERS, k=self._dice.randint(2, 12)))
        self._say(pilot, f"typed {word!r}")
        for letter in word:
            self._press(pilot, letter)

    async def _burst(self, pilot: Pilot[None]) -> None:
        keys = [self._draw_known(pilot), *(self._draw_any() for _ in range(self._dice.randint(1, 5)))]
        self._dice.shuffle(keys)
        self._say(pilot, f"at once {keys}")
        for key in keys:
            self._press(pilot, key)

    async def _habit(self, pilot: Pilot[None]) -> None:
        """Leave where we are, perhaps, and do something whole; as fast as it may be typed, now and then."""
        way_out = self._dice.choice(("", "escape ", "escape escape "))
        habit = way_out + self._dice.choice(HABITS)
        is_fast = self._dice.random() < 0.3
        self._say(pilot, f"{habit}{' at once' if is_fast else ''}")
        for key in habit.split():
            for stroke in self._dice.choices(LETTERS, k=5) if key == WORDS else [key]:
                self._press(pilot, stroke)
            if not is_fast:
                await pilot.pause()

    async def _paste(self, pilot: Pilot[None]) -> None:
        name, text = self._dice.choice(list(HURTS.items()))
        self._say(pilot, f"paste of {name}")
        self.keys += 1
        pilot.app.post_message(events.Paste(text))

    async def _resize(self, pilot: Pilot[None]) -> None:
        size = self._dice.choice((*SIZES, (self._dice.randint(10, 160), self._dice.randint(4, 60))))
        self._say(pilot, f"size {size}")
        await pilot.resize_terminal(*size)

    async def _look_away(self, pilot: Pilot[None]) -> None:
        self._say(pilot, "to another window, and back")
        pilot.app.post_message(events.AppBlur())
        await pilot.pause()
        if self._dice.random() < 0.5:
            self._press(pilot, self._draw_known(pilot))
        pilot.app.post_message(events.AppFocus())

    async def _click(self, pilot: Pilot[None]) -> None:
        size = pilot.app.size
        place = (self._dice.randrange(max(1, size.width)), self._dice.randrange(max(1, size.height)))
        self._say(pilot, f"click at {place}")
        try:
            await pilot.click(offset=place, times=self._dice.choice((1, 1, 2, 3)))
        except OutOfBounds:
            self._say(pilot, "nothing is there")

    async def _wait(self, pilot: Pilot[None]) -> None:
        minutes = self._dice.choice((0.1, 1, 5, 15, 60, 60 * 9))
        self._say(pilot, f"{minutes} minutes pass")
        self._workshop.let_time_pass(timedelta(minutes=minutes))
        await asyncio.sleep(SETTLED)

    async def _elsewhere(self, pilot: Pilot[None]) -> None:
        self._say(pilot, f"another program: {self._workshop.write_elsewhere()}")

    async def _fill_up(self, pilot: Pilot[None]) -> None:
        self._full_for = self._dice.randint(2, 30)
        self._say(pilot, f"the disk is full for {self._full_for} doings")
