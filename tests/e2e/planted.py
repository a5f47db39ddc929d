"""The real program with a mistake planted in it: what a harness has to catch, or the program to survive."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.shell import Shell

_WATCH = """
import builtins
_real = builtins.__import__
_planted = []


def _watch(name, *rest):
    found = _real(name, *rest)
    if name == {module!r} and not _planted:
        _planted.append(name)
        _plant()
    return found


builtins.__import__ = _watch
"""


def plant(shell: Shell, module: str, code: str) -> None:
    """Have the programs of this shell run some code as soon as a module has been imported."""
    folder = shell.home / "planted"
    folder.mkdir()
    planted = "def _plant():\n" + "".join(f"    {line}\n" for line in code.strip().splitlines())
    (folder / "sitecustomize.py").write_text(planted + _WATCH.format(module=module))
    shell.environ["PYTHONPATH"] = str(folder)
