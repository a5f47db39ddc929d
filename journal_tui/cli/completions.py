"""Completion scripts for bash, zsh and fish, drawn from the commands' own definitions."""

from __future__ import annotations

from argparse import ArgumentParser

from journal_tui.cli.main import COMMANDS, load

SHELLS = ("bash", "zsh", "fish")
GLOBAL = ("--data-dir", "--config", "--date", "--version", "--help")

_BASH = """\
_journal_tui() {{
    local word=${{COMP_WORDS[COMP_CWORD]}} command= inner= at
    for ((at = 1; at < COMP_CWORD; at++)); do
        case ${{COMP_WORDS[at]}} in
            --data-dir|--config|--date) ((at++)) ;;
            -*) ;;
            *) if [[ -z $command ]]; then command=${{COMP_WORDS[at]}}
               elif [[ $command == add && -z $inner ]]; then inner=${{COMP_WORDS[at]}}; fi ;;
        esac
    done
    local words
    case "$command${{inner:+ $inner}}" in
{cases}
        *) words= ;;
    esac
    COMPREPLY=($(compgen -W "$words" -- "$word"))
}}
complete -o default -F _journal_tui journal-tui
"""


class _Recorder(ArgumentParser):
    """A parser that remembers the options and choices it was given."""

    def __init__(self) -> None:
        self.offered: list[str] = []
        super().__init__(add_help=False)

    def offer(self, name: str) -> list[str]:
        """What can follow the command `name`."""
        load(name).configure(self)
        return [*self._option_string_actions, *self._choices()]

    def _choices(self) -> list[str]:
        return [
            str(choice)
            for action in self._actions
            if not action.option_strings and action.choices is not None
            for choice in action.choices
        ]


def _table() -> dict[str, list[str]]:
    """What can follow each command's words; the empty one is the program's own name."""
    first = list(dict.fromkeys(name.split(" ")[0] for name in COMMANDS))
    kinds = [name.split(" ")[1] for name in COMMANDS if name.startswith("add ")]
    table = {"": [*first, *GLOBAL], "add": kinds}
    return table | {name: [*_Recorder().offer(name), "--help"] for name in COMMANDS}


def script(shell: str) -> str:
    """The script for one of SHELLS."""
    return {"bash": _bash, "zsh": _zsh, "fish": _fish}[shell]()


def _bash() -> str:
    cases = "\n".join(f'        "{name}") words="{" ".join(words)}" ;;' for name, words in _table().items())
    return _BASH.format(cases=cases)


def _zsh() -> str:
    return "#compdef journal-tui\nautoload -U +X bashcompinit && bashcompinit\n" + _bash()


def _fish() -> str:
    lines = ["complete -c journal-tui -f"]
    for name, words in _table().items():
        seen = name.split(" ") if name else []
        if seen:
            test = "; and ".join(f"__fish_seen_subcommand_from {word}" for word in seen)
        else:
            test = "__fish_use_subcommand"
        for word in words:
            what = f"-l {word[2:]}" if word.startswith("--") else f"-a {word}"
            lines.append(f"complete -c journal-tui -n '{test}' {what}")
    return "\n".join(lines) + "\n"
