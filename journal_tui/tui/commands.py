"""What a user can do: each verb defined once, for the bindings, the footer, the help and the palette.

A command's `action` is run on the screen that lists it, unless it names another place (`app.quit`). One
with `after` is the second of two strokes: its key counts once that other command's key was pressed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.binding import Binding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

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

ADD_INTERACTION = Command("add_interaction", "i", "contact", "A contact that happened", WRITE, after="add")
ADD_PROMISE = Command(
    "add_promise", "o", "promise", "A promise with the person under the cursor", WRITE, after="add"
)
ADD_PERSON = Command("add_person", "p", "person", "Somebody to look after", WRITE, after="add")

EDIT = Command("edit", "enter,e", "edit", "Edit the line under the cursor", LINE)
DELETE = Command("delete", "d", "delete", "Delete the line under the cursor; u brings it back", LINE)

OPEN_PERSON = Command("open_person", "enter", "open", "Open the page of the person under the cursor", LINE)
PROMISE = Command("promise", "o", "promise", "A promise, by you or by them", LINE)
SNOOZE = Command("snooze", "s", "snooze", "Leave them alone for 3 days; again for 7, for 14, no longer", LINE)
STEP_BACK = Command(
    "step_back", "b", "step back", "Step back from them, or return to them", LINE, footer=False
)
SELECT = Command(
    "select", "v", "select", "Select them, to log, snooze, merge or step back from several at once", LINE
)
MERGE = Command(
    "merge", "M", "merge", "They are one with somebody else here: merge the two", LINE, footer=False
)
CHOOSE = Command(
    "choose", "c", "whom", "Choose whom to look after, of those who came in a file", GO, footer=False
)
SELECT_NEXT = Command("select_next", "space,v", "select", "Select them, and go on to the next", LINE)
SELECT_ALL = Command("select_all", "V", "all", "Select everybody who is shown, or none", LINE)
ROLE_OF = Command("role_of", "r", "role", "What they are to you; a second key says what", LINE)
OFTEN = Command("often", "right,l", "how often", "More often", LINE, action="cursor_right", shown="←→")
SELDOM = Command("seldom", "left,h", "less often", "Less often", LINE, footer=False, action="cursor_left")
AT_REST = Command("at_rest", "n", "not now", "Leave them at rest: they are not suggested", LINE)
ORDER = Command("order", "o", "order", "By name, by place, the latest first", GO, footer=False, action="sort")
EDIT_PERSON = Command("edit_person", "e", "edit", "Edit what is known about them", LINE)
COPY = Command("copy", "y", "copy", "Copy their first e-mail address, phone number or link", LINE)
EDIT_LINE = Command(
    "edit_line", "enter", "edit line", "Edit the words of the line under the cursor", LINE, action="edit"
)
TOLD = Command("told", "t", "told", "Note that these thanks were told today", LINE)
KEPT = Command("kept", "c", "kept", "Note that this promise was kept today", LINE)
RELEASE = Command(
    "release",
    "x",
    "let go",
    "Let this promise go, or open it again; wait no longer for a reply",
    LINE,
    footer=False,
)


LOG = Command("log", "enter", "log it", "Log a contact with the person under the cursor", LINE)
LOG_WITH = Command("log_with", "i", "log", "Log a contact with them", LINE)
EDIT_OR_LOG = Command(
    "edit_or_log", "enter", "log or edit", "Log a contact with the person, or edit the record, here", LINE
)
EDIT_HERE = Command("edit_here", "e", "edit", "Edit the record here", LINE, footer=False, action="edit")
PLAN = Command("plan", "space", "plan it", "Plan it for this morning, or take it out again", LINE)
NOT_TODAY = Command("not_today", "x", "not today", "Leave them out for today; they are back tomorrow", LINE)
PAUSE_TIMER = Command("pause_timer", "p", "pause", "Pause the timer, or let it go on", WRITE)
ANOTHER = Command("another_prompt", "o", "another prompt", "Something else to think about", WRITE)

UNDO = Command("undo", "u", "undo", "Take back the last change", WRITE)
REDO = Command("redo", "ctrl+r", "redo", "Make it again after all", WRITE, footer=False)

TODAY = Command("today", "1", "today", "Go to today", GO, footer=False, action="app.go('today')")
PEOPLE = Command("people", "2", "people", "Go to the people", GO, action="app.go('people')")
FILTER = Command("filter", "slash", "filter", "Show those whose name, role or place holds what you type", GO)
SORT = Command("sort", "r", "order", "By what comes next, by name, by last contact", GO, footer=False)
JOURNAL = Command("journal", "3", "journal", "Go to the journal", GO, action="app.go('journal')")
STREAK = Command("streak", "4", "streak", "Go to the streak", GO, footer=False, action="app.go('streak')")
MORNING = Command("morning", "m", "morning", "Begin your morning, or go on with it", GO, action="app.morning")
WEEK = Command("week", "w", "week", "Look over your week, and the next", GO, footer=False, action="app.week")
TO_GRATITUDE = Command("to_gratitude", "n", "gratitude", "On to Gratitude", GO, action="next_part")
TO_REFLECT = Command("to_reflect", "n", "reflect", "On to Reflect", GO, action="next_part")
TO_CLOSING = Command("to_closing", "n", "done", "That was it: on to the closing card", GO, action="next_part")
CLOSE = Command("close", "enter", "today", "Back to today", GO, action="app.go('today')")
IF_THEN = Command(
    "if_then", "tab", "when and will", "To the when and the will, and back", GO, footer=False, priority=True
)
BACK = Command("back", "escape", "back", "One step back", GO)

OPEN_DAY = Command("open_day", "enter", "open", "Open the day, or the record under the cursor", LINE)
EDIT_RECORD = Command("edit_record", "e", "edit", "Edit the record under the cursor", LINE, action="edit")
MOVE = Command("move", "M", "move", "Move the record to another day", LINE)
COPY_RECORD = Command("copy_record", "y", "copy", "Copy the record's words", LINE, footer=False)
BRING_BACK = Command("bring_back", "enter", "bring back", "Bring the record back", LINE)
RECENTLY_DELETED = Command("recently_deleted", "x", "deleted", "What was deleted in the last 30 days", WRITE)
PAUSES = Command("pauses", "p", "pauses", "Days set aside: add, change, end", WRITE)
ADD_PAUSE = Command("add_pause", "a", "add", "Set days aside", WRITE)
CHANGE_PAUSE = Command("change_pause", "enter,e", "change", "Give the pause other dates", LINE)
END_PAUSE = Command("end_pause", "x", "end", "End the pause, so that today counts again", LINE)
DELETE_PAUSE = Command("delete_pause", "d", "delete", "Delete the pause; u brings it back", LINE)

SEARCH = Command("search", "slash", "search", "Search everything you wrote", GO, action="app.search")
OPEN_HIT = Command("open_hit", "enter", "open", "Open the day, at the record under the cursor", LINE)
TO_HITS = Command("to_hits", "tab", "to the list", "From what you look for to what was found", GO)
TO_QUERY = Command("to_query", "slash", "search", "Back to what you look for", GO)

REACH_OUT = Command(
    "reach_out",
    "r",
    "reach out",
    "Make it a reason to write to them today, or no longer",
    LINE,
)

YEAR_BACK = Command("year_back", "left_square_bracket", "year", "A year back", GO, shown="[ ]")
YEAR_ON = Command("year_on", "right_square_bracket", "year on", "A year on", GO, footer=False)
NUMBERS = Command("numbers", "n", "numbers", "Numbers of a month, a quarter, a year, all of it", GO)
TURN_SPAN = Command("turn_span", "tab,n", "month, quarter, year, all", "A longer stretch of time", GO)
PERIOD_BACK = Command(
    "period_back", "left,h,left_square_bracket", "earlier", "The one before", GO, shown="←→"
)
PERIOD_ON = Command("period_on", "right,l,right_square_bracket", "later", "The one after", GO, footer=False)
OTHER_SIDE = Command(
    "other_side",
    "tab",
    "the other side",
    "Between the days and what stands beside them",
    GO,
    footer=False,
    action="app.focus_next",
)
# The same action as in a list: there home is the first line, and among days it is today.
TO_TODAY = Command(
    "to_today", "home", "today", "Among days: back to today", LISTS, footer=False, action="first"
)

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
TURN = Command("turn", "left,right", "choose", "The next answer, or the one before", FIELD, shown="←→")
DONE = Command("done", "enter", "done", "Take what was typed", FIELD)
KEEP_TEXT = Command(
    "keep_text", "tab", "keep it, then", "Keep what you wrote; letters are keys then", FIELD, priority=True
)
SAVE = Command("save", "enter", "saves", "On Save: keep what you wrote", FIELD, shown="enter on Save")
OTHER_PROMPT = Command("other_prompt", "o", "another question", "On Save: another question", FIELD)
OUTSIDE = Command("outside", "ctrl+o", "your editor", "Write in your own editor", FIELD)
KEEP_DRAFT = Command("keep_draft", "escape", "keep as draft", "Leave; what you wrote waits as a draft", FIELD)

LEAVE_FORM = Command("leave_form", "escape", "back", "Leave; nothing is changed", FIELD, action="keep_draft")

WELCOME = Command("welcome", "enter", "add, or begin", "Add the name; where none stands, begin", FIELD)
TURN_ROLE = Command("turn_role", "left,right", "role", "Another role", FIELD, action="turn", shown="←→")
LATER = Command("later", "escape", "look around first", "On to today", FIELD, action="back")

TO_PEOPLE = Command("to_people", "escape", "people", "Back to where you came from", GO, action="back")

EXPORT = Command(
    "export", "E", "export", "Export the journal to another format", ALWAYS, footer=False, action="app.export"
)
EXPORT_NOW = Command(
    "export_now",
    "enter",
    "writes it",
    "On Export: write it",
    FIELD,
    action="save",
    shown="enter on Export",
)

IMPORT = Command(
    "import_from",
    "I",
    "import",
    "Bring in a journal or people from another program",
    ALWAYS,
    footer=False,
    action="app.import_from",
)
LOOK_AT_IT = Command(
    "look_at_it",
    "enter",
    "shows what would come",
    "On Look at it: read the file, and show what would come",
    FIELD,
    action="save",
    shown="enter on Look at it",
)
NEXT_ANSWER = Command("next_answer", "tab", "next", "On to the next question", FIELD, priority=True)
BRING_IN = Command(
    "bring_in",
    "enter",
    "does it",
    "On Bring it in: all that is shown comes; u takes it back as one step",
    ALWAYS,
    shown="enter on Bring it in",
)
LOOK_AFTER = Command("look_after", "c", "whom to look after", "Choose whom of them to look after", GO)

UPKEEP = Command(
    "upkeep",
    "exclamation_mark",
    "files",
    "What is wrong with the journal's files, and mending it",
    ALWAYS,
    action="app.upkeep",
)
MEND = Command("mend", "enter", "mend", "Mend what can be mended; nothing is thrown away", ALWAYS)

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
ANYWHERE = (HELP, MORNING, WEEK, IMPORT, EXPORT, UPKEEP, PALETTE, QUIT, QUIT_NOW)
ADDING = (ADD_GRATITUDE, ADD_INTERACTION, ADD_PROMISE, ADD_NOTE, ADD_REFLECTION, ADD_PERSON, ADD_YESTERDAY)

ON_TODAY = (
    UPKEEP,
    MORNING,
    EDIT_OR_LOG,
    EDIT_HERE,
    KEPT,
    TOLD,
    DELETE,
    ADD,
    *ADDING,
    SEARCH,
    REACH_OUT,
    UNDO,
    REDO,
    PEOPLE,
    JOURNAL,
    TODAY,
    STREAK,
    HELP,
)
AMONG_DAYS = (DOWN, UP, LEFT, RIGHT, TO_TODAY, PAGE_DOWN, PAGE_UP)
ON_JOURNAL = (
    OPEN_DAY,
    EDIT_RECORD,
    REACH_OUT,
    ADD,
    *ADDING,
    MOVE,
    DELETE,
    COPY_RECORD,
    UNDO,
    REDO,
    SEARCH,
    YEAR_BACK,
    YEAR_ON,
    RECENTLY_DELETED,
    OTHER_SIDE,
    BACK,
    TODAY,
    PEOPLE,
    STREAK,
    HELP,
)
ON_DELETED = (BRING_BACK, BACK)
IN_DAY_SHEET = (DONE, BACK)
ON_SEARCH = (
    OPEN_HIT,
    TO_HITS,
    TO_QUERY,
    BACK,
    REACH_OUT,
    EDIT_RECORD,
    COPY_RECORD,
    UNDO,
    REDO,
    TODAY,
    PEOPLE,
    JOURNAL,
    STREAK,
    HELP,
)
ON_STREAK = (
    OPEN_DAY,
    YEAR_BACK,
    YEAR_ON,
    NUMBERS,
    PAUSES,
    SEARCH,
    UNDO,
    REDO,
    BACK,
    TODAY,
    PEOPLE,
    JOURNAL,
    HELP,
)
ON_NUMBERS = (TURN_SPAN, PERIOD_BACK, PERIOD_ON, BACK, TODAY, PEOPLE, JOURNAL, STREAK, HELP)
ON_PAUSES = (ADD_PAUSE, CHANGE_PAUSE, END_PAUSE, DELETE_PAUSE, BACK)
IN_PAUSE = (NEXT_FIELD, SAVE, BACK)
IN_EXPORT = (NEXT_FIELD, TURN, EXPORT_NOW, BACK)
IN_IMPORT = (NEXT_FIELD, TURN, LOOK_AT_IT, BACK)
ON_IMPORT = (BRING_IN, LOOK_AFTER, NEXT_ANSWER, TURN, BACK, HELP)
MORE = (ADD, *ADDING, SEARCH, UNDO, REDO, TODAY, PEOPLE, JOURNAL, STREAK, HELP)
ON_CONNECT = (LOG, PLAN, NOT_TODAY, PAUSE_TIMER, TO_GRATITUDE, KEPT, TOLD, SNOOZE, COPY, IF_THEN, BACK, *MORE)
ON_GRATITUDE = (KEEP_TEXT, TOLD, TO_REFLECT, OUTSIDE, BACK, *MORE)
ON_REFLECT = (KEEP_TEXT, TO_CLOSING, ANOTHER, OUTSIDE, BACK, *MORE)
ON_CLOSING = (CLOSE, BACK, *MORE)
ON_WEEK = (LOG, KEEP_TEXT, TOLD, KEPT, ANOTHER, OUTSIDE, BACK, *MORE)
ON_CHOOSER = (*ADDING, BACK)
IN_EDITOR = (NEXT_FIELD, SAVE, OTHER_PROMPT, OUTSIDE, KEEP_DRAFT)
ON_HELP = (BACK,)
ON_UPKEEP = (MEND, BACK, HELP)
ON_PEOPLE = (
    OPEN_PERSON,
    LOG_WITH,
    ADD,
    *ADDING,
    FILTER,
    SNOOZE,
    SELECT,
    SORT,
    PROMISE,
    STEP_BACK,
    MERGE,
    CHOOSE,
    DELETE,
    UNDO,
    REDO,
    BACK,
    TODAY,
    JOURNAL,
    STREAK,
    HELP,
)
ON_PERSON = (
    LOG_WITH,
    KEPT,
    TOLD,
    PROMISE,
    EDIT_PERSON,
    COPY,
    SNOOZE,
    TO_PEOPLE,
    RELEASE,
    EDIT_LINE,
    STEP_BACK,
    MERGE,
    DELETE,
    ADD,
    *ADDING,
    SEARCH,
    UNDO,
    REDO,
    TODAY,
    PEOPLE,
    JOURNAL,
    STREAK,
    HELP,
)
ON_CHOOSING = (
    SELECT_NEXT,
    ROLE_OF,
    OFTEN,
    SELDOM,
    AT_REST,
    FILTER,
    SELECT_ALL,
    ORDER,
    OPEN_PERSON,
    UNDO,
    REDO,
    BACK,
    TODAY,
    PEOPLE,
    JOURNAL,
    STREAK,
    HELP,
)
IN_ROLES = (BACK,)
ON_WELCOME = (WELCOME, TURN_ROLE, LATER)
IN_FORM = (NEXT_FIELD, TURN, SAVE, KEEP_DRAFT)
IN_MERGE = (NEXT_FIELD, TURN, SAVE, LEAVE_FORM)

SCREENS: Mapping[str, tuple[Command, ...]] = {
    "Today": (*ON_TODAY, *IN_A_LIST, *ANYWHERE),
    "People": (*ON_PEOPLE, *IN_A_LIST, *ANYWHERE),
    "whom to look after": (*ON_CHOOSING, *IN_A_LIST, *ANYWHERE),
    "a role": IN_ROLES,
    "a person": (*ON_PERSON, *IN_A_LIST, *ANYWHERE),
    "the welcome": (*ON_WELCOME, QUIT_NOW, PALETTE),
    "a form": (*IN_FORM, QUIT_NOW, PALETTE),
    "two who are one": (*IN_MERGE, QUIT_NOW, PALETTE),
    "the journal": (*ON_JOURNAL, *IN_A_LIST, TO_TODAY, *ANYWHERE),
    "the search": (*ON_SEARCH, *IN_A_LIST, *ANYWHERE),
    "what was deleted": (*ON_DELETED, *IN_A_LIST),
    "the day to move to": IN_DAY_SHEET,
    "the streak": (*ON_STREAK, *AMONG_DAYS, *ANYWHERE),
    "the numbers": (*ON_NUMBERS, *ANYWHERE),
    "the pauses": (*ON_PAUSES, *IN_A_LIST),
    "a pause": IN_PAUSE,
    "an export": IN_EXPORT,
    "an import": IN_IMPORT,
    "what would come": (*ON_IMPORT, DOWN, UP, FIRST, LAST, PAGE_DOWN, PAGE_UP, *ANYWHERE),
    "the editor": (*IN_EDITOR, QUIT_NOW, PALETTE),
    "Connect": (*ON_CONNECT, *IN_A_LIST, *ANYWHERE),
    "Gratitude": (*ON_GRATITUDE, *IN_A_LIST, *ANYWHERE),
    "Reflect": (*ON_REFLECT, *ANYWHERE),
    "the closing card": (*ON_CLOSING, *ANYWHERE),
    "the week": (*ON_WEEK, *IN_A_LIST, *ANYWHERE),
    "the files": (*ON_UPKEEP, *IN_A_LIST, *ANYWHERE),
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
    "exclamation_mark": "!",
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


def usual_word(command: Command) -> str:
    """The word that a command was given."""
    return command.word


def hints(
    screen: Widget,
    commands: Iterable[Command],
    keys: Mapping[str, str],
    word_for: Callable[[Command], str] = usual_word,
) -> tuple[Hint, ...]:
    """What the footer says now: the commands meant for it that can be run."""
    return tuple(
        Hint(shown_key(command, keys), word_for(command))
        for command in commands
        if command.footer and not command.after and can_run(screen, command)
    )
