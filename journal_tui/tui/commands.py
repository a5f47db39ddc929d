"""What a user can do: each verb defined once, for the bindings, the footer, the help and the palette.

A command's `action` is run on the screen that lists it, unless it names another place (`app.quit`). One
with `after` is the second of two strokes: its key counts once that other command's key was pressed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.binding import Binding

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from textual.binding import BindingType
    from textual.widget import Widget


@dataclass(frozen=True)
class Command:
    """One verb: its keys (the first is shown), its word in the footer, its sentence, its group in the help.

    `shown` replaces the key in the footer where the key alone would not say it (`enter on Save`).
    """

    id: str
    keys: str
    word: str
    sentence: str
    group: str
    footer: bool = True
    action: str = ""
    after: str = ""
    shown: str = ""
    priority: bool = False

    @property
    def runs(self) -> str:
        """The action, as Textual names it."""
        return self.action or self.id

    @property
    def first_key(self) -> str:
        """The key that is shown."""
        return self.keys.partition(",")[0]


WRITE, LINE, GO, LISTS, FIELD, ALWAYS = (
    "Write",
    "This line",
    "Go",
    "In a list",
    "While you write",
    "Anywhere",
)

ADD = Command("add", "a", "add", "Add to the day; a second key says what", WRITE)
ADD_GRATITUDE = Command(
    "add_gratitude", "g", "gratitude", "What you are glad of, and who had a hand in it", WRITE, after="add"
)
ADD_YESTERDAY = Command(
    "add_yesterday", "y", "yesterday", "What you were glad of yesterday, while it is open", WRITE, after="add"
)
ADD_NOTE = Command("add_note", "n", "note", "A note, about anything", WRITE, after="add")
ADD_REFLECTION = Command(
    "add_reflection", "r", "reflection", "An answer to the day's question", WRITE, after="add"
)

EDIT = Command("edit", "enter,e", "edit", "Edit the line under the cursor", LINE)
DELETE = Command("delete", "d", "delete", "Delete the line under the cursor; u brings it back", LINE)

UNDO = Command("undo", "u", "undo", "Take back the last change", WRITE)
REDO = Command("redo", "ctrl+r", "redo", "Make it again after all", WRITE, footer=False)

TODAY = Command("today", "1", "today", "Go to today", GO, footer=False, action="app.go('today')")
BACK = Command("back", "escape", "back", "One step back", GO)

DOWN = Command("cursor_down", "down,j", "down", "The next line", LISTS, footer=False)
UP = Command("cursor_up", "up,k", "up", "The line before", LISTS, footer=False)
LEFT = Command("cursor_left", "left,h", "left", "To the left, where there is one", LISTS, footer=False)
RIGHT = Command("cursor_right", "right,l", "right", "To the right, where there is one", LISTS, footer=False)
FIRST = Command("first", "g,home", "first", "The first line", LISTS, footer=False)
LAST = Command("last", "G,end", "last", "The last line", LISTS, footer=False)
PAGE_UP = Command("page_up", "pageup", "page up", "A page up", LISTS, footer=False)
PAGE_DOWN = Command("page_down", "pagedown", "page down", "A page down", LISTS, footer=False)

# At once, or an enter typed right after it would still reach the field.
NEXT_FIELD = Command(
    "next_field", "tab", "next", "Leave the field", FIELD, action="app.focus_next", priority=True
)
SAVE = Command("save", "enter", "saves", "On Save: keep what you wrote", FIELD, shown="enter on Save")
OTHER_PROMPT = Command("other_prompt", "o", "another question", "On Save: another question", FIELD)
OUTSIDE = Command("outside", "ctrl+o", "your editor", "Write in your own editor", FIELD)
KEEP_DRAFT = Command("keep_draft", "escape", "keep as draft", "Leave; what you wrote waits as a draft", FIELD)

HELP = Command("help", "question_mark", "help", "All keys of this screen", ALWAYS, action="app.keys_help")
PALETTE = Command(
    "palette",
    "ctrl+p",
    "palette",
    "Find any of these by name",
    ALWAYS,
    footer=False,
    action="app.command_palette",
)
QUIT = Command("quit", "q", "quit", "Quit", ALWAYS, footer=False, action="app.quit")
QUIT_NOW = Command(
    "quit_anywhere",
    "ctrl+q",
    "quit",
    "Quit, even from a field; what you wrote waits as a draft",
    ALWAYS,
    footer=False,
    action="app.quit",
    priority=True,
)

IN_A_LIST = (DOWN, UP, LEFT, RIGHT, FIRST, LAST, PAGE_DOWN, PAGE_UP)
ANYWHERE = (HELP, PALETTE, QUIT, QUIT_NOW)
ADDING = (ADD_GRATITUDE, ADD_NOTE, ADD_REFLECTION, ADD_YESTERDAY)

ON_TODAY = (EDIT, DELETE, ADD, *ADDING, UNDO, REDO, TODAY, HELP)
ON_CHOOSER = (*ADDING, BACK)
IN_EDITOR = (NEXT_FIELD, SAVE, OTHER_PROMPT, OUTSIDE, KEEP_DRAFT)
ON_HELP = (BACK,)

SCREENS: Mapping[str, tuple[Command, ...]] = {
    "Today": (*ON_TODAY, *IN_A_LIST, *ANYWHERE),
    "the editor": (*IN_EDITOR, QUIT_NOW, PALETTE),
    "the help": (*ON_HELP, *IN_A_LIST, *ANYWHERE),
}
"""Every screen's commands, with those of its lists and of the app: what a user's own keys are checked by."""


def bindings(commands: Iterable[Command]) -> list[BindingType]:
    """The bindings of a screen, a widget or the app; second strokes are bound where they are chosen."""
    return [
        Binding(
            command.keys, command.runs, command.word, show=False, priority=command.priority, id=command.id
        )
        for command in commands
    ]


def strokes(commands: Iterable[Command]) -> tuple[Command, ...]:
    """Those commands that one key runs."""
    return tuple(command for command in commands if not command.after)


def can_run(screen: Widget, command: Command) -> bool:
    """Whether the command can be run now, as `check_action` says: asked here and nowhere else."""
    place, _, name = command.runs.rpartition(".")
    node = screen.app if place == "app" else screen
    return bool(node.check_action(name.partition("(")[0], ()))


@dataclass(frozen=True)
class Hint:
    """A key and its word, as the footer shows them."""

    key: str
    word: str


_NAMES = {
    "question_mark": "?",
    "slash": "/",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "escape": "esc",
    "comma": ",",
    "full_stop": ".",
    "minus": "-",
    "plus": "+",
    "pageup": "page up",
    "pagedown": "page down",
}


def key_name(key: str) -> str:
    """A key as people write it."""
    *modifiers, last = key.split("+")
    return "+".join([*modifiers, _NAMES.get(last, last)])


def shown_key(command: Command, keys: Mapping[str, str]) -> str:
    """The key to show, given the keys a user has set: `a g` for the second of two strokes, elsewhere one."""
    key = key_name(keys.get(command.id, command.keys).partition(",")[0].strip())
    return key if command.id in keys else command.shown or key


def full_keys(command: Command, commands: Iterable[Command], keys: Mapping[str, str]) -> str:
    """Every key of a command, as the help writes them: `enter, e` or `a g`."""
    names = ", ".join(key_name(key.strip()) for key in keys.get(command.id, command.keys).split(","))
    before = next((shown_key(first, keys) for first in commands if first.id == command.after), "")
    return f"{before} {names}".strip()


def hints(screen: Widget, commands: Iterable[Command], keys: Mapping[str, str]) -> tuple[Hint, ...]:
    """What the footer says now: the commands meant for it that can be run."""
    return tuple(
        Hint(shown_key(command, keys), command.word)
        for command in commands
        if command.footer and not command.after and can_run(screen, command)
    )
