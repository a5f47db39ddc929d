"""`person`: somebody's page, and changing what is known about them, about several at once where that fits."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from journal_tui.cli import render
from journal_tui.cli.context import say
from journal_tui.domain.errors import Refused
from journal_tui.domain.text import fold, one_line
from journal_tui.services import people

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from typing import Literal

    from journal_tui.cli.context import Context
    from journal_tui.cli.main import Command
    from journal_tui.domain.fields import Json
    from journal_tui.domain.records import ImportantDate
    from journal_tui.domain.records import Person as Somebody
    from journal_tui.services.journal import Journal
    from journal_tui.services.people import PersonFields
    from journal_tui.services.person_page import PersonPage

_T = TypeVar("_T")

AS_THE_ROLE = "role"
_LISTS = {"email": "emails", "phone": "phones", "url": "urls"}
_OF_ONE = ("rename", "merge_into", "separate", "remember", "forget", *_LISTS, "org", "met", "mind", "about")
_OF_ANY = ("role", "rhythm", "snooze", "step_back", "back")


class Person:
    """`person NAME… [--rename NAME] [--role R] [--rhythm DAYS] …`; without an option their page."""

    def configure(self, parser: ArgumentParser) -> None:
        """Whom, and what becomes of them."""
        parser.add_argument("names", metavar="NAME", nargs="+", help="a full name or an id")
        parser.add_argument("--rename", metavar="NAME", help="another name")
        parser.add_argument("--role", metavar="R", help="mentor, client, … or a role of your own")
        parser.add_argument("--rhythm", metavar="DAYS", help="days between contacts, never, or role: its own")
        parser.add_argument(
            "--snooze", metavar="N", type=int, help="leave them alone for N days; 0 ends that"
        )
        parser.add_argument("--step-back", action="store_true", help="never suggest them")
        parser.add_argument("--return", dest="back", action="store_true", help="suggest them again")
        for option in _LISTS:
            parser.add_argument(f"--{option}", metavar="…", action="append", help="in place of those known")
        parser.add_argument("--org", metavar="…", help="where they work")
        parser.add_argument("--met", metavar="…", help="how you met")
        parser.add_argument("--mind", metavar="…", help="what to keep in mind: no calls after 17:00")
        parser.add_argument("--about", metavar="…", help="what else is known about them")
        parser.add_argument(
            "--remember", metavar=("LABEL", "D"), nargs=2, help="an important date: YYYY-MM-DD or MM-DD"
        )
        parser.add_argument("--once", action="store_true", help="the date to remember comes once")
        parser.add_argument("--forget", metavar="LABEL", help="the date of this label")
        parser.add_argument("--merge-into", metavar="NAME", help="they are this person, who keeps everything")
        parser.add_argument("--separate", action="store_true", help="they were not that person after all")
        parser.add_argument("--new", action="store_true", help="a name that somebody else has, too")
        parser.add_argument("--json", action="store_true", help="as JSON, for programs")

    def run(self, found: Namespace, context: Context) -> None:
        """Change it in one save, or show the page."""
        journal = context.journal
        asked = [name for name in (*_OF_ONE, *_OF_ANY) if getattr(found, name) not in (None, False)]
        if len(found.names) > 1 and (not asked or set(asked) & set(_OF_ONE)):
            raise Refused("For several people at once: --role, --rhythm, --snooze, --step-back, --return.")
        if found.separate or found.merge_into:
            _merge_or_separate(found, journal, is_alone=len(asked) == 1)
            return
        who = [people.who(journal, name) for name in found.names]
        if not asked:
            _show(journal, who[0], as_json=found.json)
            return
        _change(journal, who, found)


def _merge_or_separate(found: Namespace, journal: Journal, *, is_alone: bool) -> None:
    from journal_tui.services.merging import merge, merged_one, separate

    if not is_alone:
        raise Refused("--merge-into and --separate stand alone; nothing was changed.")
    if found.separate:
        alone = separate(journal, merged_one(journal, found.names[0])).after
        say(f"Separate again: {alone.id}; what the other took over from them stays with both.")
        return
    gone, kept = people.who(journal, found.names[0]), people.who(journal, found.merge_into)
    merge(journal, kept, gone)
    say(f"Merged {gone.id} into {kept.id}; --separate takes it back.")


def _change(journal: Journal, who: list[Somebody], found: Namespace) -> None:
    from journal_tui.services.writing import keep_all

    changed = [_changed(journal, person, found) for person in who]
    saved = keep_all(journal, changed)
    for person in saved:
        say(f"Changed {person.id}")


def _changed(journal: Journal, person: Somebody, found: Namespace) -> Somebody:
    person = people.with_fields(journal, person, again=found.new, **_fields(person, found))
    if found.snooze is not None:
        person = people.snoozed(journal, person, found.snooze)
    if found.step_back:
        person = people.stepped_back(journal, person)
    return people.returned(journal, person) if found.back else person


def _fields(person: Somebody, found: Namespace) -> PersonFields:
    fields: PersonFields = {
        "role": _or(found.role, person.role),
        "rhythm": _rhythm(found.rhythm, person),
        "emails": _or(found.email, person.emails),
        "phones": _or(found.phone, person.phones),
        "urls": _or(found.url, person.urls),
        "org": _or(found.org, person.org),
        "met": _or(found.met, person.met),
        "mind": _or(found.mind, person.mind),
        "about": _or(found.about, person.about),
        "dates": _dates(person, found),
    }
    if found.rename is not None:
        fields["name"] = found.rename
    return fields


def _or(asked: _T | None, known: _T) -> _T:
    return known if asked is None else asked


def _rhythm(asked: str | None, person: Somebody) -> int | Literal["never"] | None:
    if asked is None:
        return person.rhythm
    return None if asked == AS_THE_ROLE else people.parse_rhythm(asked)


def _dates(person: Somebody, found: Namespace) -> list[ImportantDate]:
    from journal_tui.domain.dates import important_date

    dates = list(person.dates)
    if found.forget is not None:
        label = fold(one_line(found.forget))
        dates = [when for when in dates if fold(when.label) != label]
        if len(dates) == len(person.dates):
            raise Refused(f"{person.name} has no date called “{found.forget}”; nothing was changed.")
    if found.remember is not None:
        label, day = found.remember
        if not one_line(label):
            raise Refused(f"What is {day}? A birthday, say; nothing was changed.")
        dates.append(important_date(one_line(label), day, once=found.once))
    return dates


def _show(journal: Journal, person: Somebody, *, as_json: bool) -> None:
    from journal_tui.domain.marking import Marked
    from journal_tui.services.outreach import Outreach
    from journal_tui.services.person_page import person_page
    from journal_tui.services.together import Together

    page = person_page(person, Outreach(journal), Together(journal))
    names = journal.names()
    if as_json:
        render.dump(_json(page, names))
        return
    from journal_tui.services.person_words import balance_rows, fact_rows, who_words

    say(f"{render.short_id(person)}  {person.name}, {who_words(person)}")
    for label, text in (*fact_rows(page), *balance_rows(page.balance, person)):
        say(f"  {label:<9} {text}".rstrip())
    for record in page.together:
        render.say_hit(record, Marked(one_line(render.record_words(record, names))))


def _json(page: PersonPage, names: dict[str, str]) -> dict[str, Json]:
    given: list[Json] = [{"what": what, "times": times} for what, times in page.balance.given]
    taken: list[Json] = [{"what": what, "times": times} for what, times in page.balance.taken]
    together: list[Json] = [render.record_json(record, names) for record in page.together]
    return {
        **render.record_json(page.person, names),
        "next": page.outlook.words,
        "given": given,
        "taken": taken,
        "suggestion": page.balance.suggestion,
        "together": together,
    }


COMMANDS: dict[str, Command] = {"person": Person()}
