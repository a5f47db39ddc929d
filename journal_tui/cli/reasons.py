"""`reasons`: whom to reach out to today, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal_tui.cli import render
from journal_tui.cli.context import say
from journal_tui.cli.show import takes_json
from journal_tui.domain.text import one_line

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Sequence

    from journal_tui.cli.context import Context
    from journal_tui.cli.main import Command
    from journal_tui.domain.fields import Json
    from journal_tui.domain.suggestions import Suggestion


class Reasons:
    """`reasons`."""

    def configure(self, parser: ArgumentParser) -> None:
        """How to show them."""
        takes_json(parser)

    def run(self, found: Namespace, context: Context) -> None:
        """List every reason of today, the strongest first; the three to begin with stand apart."""
        from journal_tui.services.openers import opener_for
        from journal_tui.services.outreach import Outreach

        outreach = Outreach(context.journal)
        picks, every = outreach.picks(), outreach.suggestions()
        picked = {_key(pick) for pick in picks}
        if found.json:
            render.dump([_json(each, is_pick=_key(each) in picked) for each in every])
            return
        facts = outreach.facts()
        _say_group("To begin with", [reason_lines(pick, opener_for(pick, facts)) for pick in picks])
        _say_group("Also", [reason_lines(each) for each in every if _key(each) not in picked])
        if not (picks or every):
            say("Nobody waits for you today.")


def _key(offered: Suggestion) -> tuple[str, str]:
    return offered.person.id, offered.reason.kind


def _json(offered: Suggestion, *, is_pick: bool) -> dict[str, Json]:
    return {
        "person": {"id": offered.person.id, "name": offered.person.name},
        "kind": offered.reason.kind,
        "score": offered.reason.score,
        "sentence": offered.sentence,
        "act": offered.act,
        "channel": offered.channel,
        "minutes": offered.minutes,
        "pick": is_pick,
    }


def _say_group(heading: str, offered: Sequence[Sequence[str]]) -> None:
    if offered:
        say(f"{heading}:")
    for lines in offered:
        for line in lines:
            say(f"  {line}")


def reason_lines(offered: Suggestion, opener: str = "") -> list[str]:
    """Somebody, why, and what to do about it; then what to keep in mind about them, and an opener."""
    person = offered.person
    if not offered.sentence:
        return [f"{person.name}, {person.role}: {offered.short}"]
    what = f"{offered.act} by {offered.channel}, {offered.minutes} min"
    mind = [f"  keep in mind: {one_line(person.mind)}"] if person.mind else []
    words = [f"  “{opener}”"] if opener else []
    return [f"{person.name}, {person.role}: {one_line(offered.sentence)} ({what})", *mind, *words]


COMMANDS: dict[str, Command] = {"reasons": Reasons()}
