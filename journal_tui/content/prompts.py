"""The prompts of the Reflect part: reading them, and choosing the one for a day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date


@dataclass(frozen=True, slots=True)
class Prompt:
    """One question to think about; its id is for good, `theme` is the key of a theme."""

    id: str
    theme: str
    text: str


@dataclass(frozen=True, slots=True)
class Library:
    """All the prompts there are, and the themes they cover: {key: the name on the screen}."""

    prompts: tuple[Prompt, ...]
    themes: Mapping[str, str]


def load(own: str = "") -> Library:
    """The program's prompts, joined by the user's own; `own` is the text of their TOML file.

    Raises:
        ValueError: when `own` can't be read as prompts, or takes an id that is in use.
    """
    ours = _shipped("prompts.toml")
    return joined(ours, parse(own)) if own else ours


def load_week() -> Library:
    """The questions of the weekly review: one theme of its own."""
    return _shipped("week.toml")


def _shipped(name: str) -> Library:
    """A file of prompts that lies beside this module."""
    # Not importlib.resources: it costs a start more than reading the file does.
    import os.path

    with open(os.path.join(os.path.dirname(__file__), name), encoding="utf-8") as file:
        return parse(file.read())


def parse(text: str) -> Library:
    """Read prompts from TOML: one table a theme, in it `name` and a line `id = "the question"` each.

    Raises:
        ValueError: when it is not TOML, or not of this shape.
    """
    import tomllib

    prompts: list[Prompt] = []
    themes: dict[str, str] = {}
    for theme, lines in tomllib.loads(text).items():
        if not isinstance(lines, dict):
            raise ValueError(f"{theme} is not a theme: a theme is a table of prompts")  # noqa: TRY004 (a file's fault)
        # A theme of the program's own needs no second name: its key tells `joined` which it is.
        themes[theme] = theme
        for key, value in lines.items():
            if not isinstance(value, str) or not value.strip():
                raise ValueError(f"{key} in {theme} is not text")
            if key == "name":
                themes[theme] = value
            else:
                prompts.append(Prompt(key, theme, value))
    _refuse_twins(prompts)
    return Library(tuple(prompts), themes)


def joined(ours: Library, own: Library) -> Library:
    """Both libraries as one; a theme that both have keeps the name it has in `ours`.

    Raises:
        ValueError: when both use the same id.
    """
    prompts = (*ours.prompts, *own.prompts)
    _refuse_twins(prompts)
    return Library(prompts, {**own.themes, **ours.themes})


def choose(
    prompts: Sequence[Prompt], answered: Iterable[tuple[date, str, str]], day: date, skip: int = 0
) -> Prompt:
    """The prompt for a day: of the theme longest unused, the prompt longest unused; never used is longest.

    `answered` holds the day, the prompt's id and the theme of each reflection, in any order. Only days
    before `day` count, so today's prompt stays the same once it is answered. `skip` asks for another one:
    each step goes on to the next best theme, and through the themes again once every one was offered.
    There has to be at least one prompt.
    """
    themes, used = _last_used(answered, day)

    def longest_unused(last: Mapping[str, int], name: str) -> tuple[int, int, str]:
        return last.get(name, 0), _draw(day, name), name

    by_theme: dict[str, list[Prompt]] = {}
    for prompt in prompts:
        by_theme.setdefault(prompt.theme, []).append(prompt)
    shelves = [
        sorted(by_theme[theme], key=lambda prompt: longest_unused(used, prompt.id))
        for theme in sorted(by_theme, key=lambda theme: longest_unused(themes, theme))
    ]
    rounds = range(max(map(len, shelves)))
    order = [shelf[turn] for turn in rounds for shelf in shelves if turn < len(shelf)]
    return order[skip % len(order)]


def _last_used(answered: Iterable[tuple[date, str, str]], day: date) -> tuple[dict[str, int], dict[str, int]]:
    """The newest day before `day`, as a number, on which each theme and each prompt was answered."""
    themes: dict[str, int] = {}
    prompts: dict[str, int] = {}
    for when, prompt_id, theme in answered:
        if when < day:
            themes[theme] = max(themes.get(theme, 0), when.toordinal())
            prompts[prompt_id] = max(prompts.get(prompt_id, 0), when.toordinal())
    return themes, prompts


def _draw(day: date, name: str) -> int:
    """A number that looks drawn by lot, and is the same on every machine all day."""
    # Python's own hash differs from one run to the next.
    from zlib import crc32

    return crc32(f"{day.isoformat()} {name}".encode())


def _refuse_twins(prompts: Iterable[Prompt]) -> None:
    seen: set[str] = set()
    for prompt in prompts:
        if prompt.id in seen:
            raise ValueError(f"the id {prompt.id} is used twice")
        seen.add(prompt.id)
