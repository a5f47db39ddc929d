"""The weekly review: the week behind, the one to come, and one answer over the week's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal_tui.content.prompts import choose, load_week
from journal_tui.domain.days import month_of
from journal_tui.domain.records import Review
from journal_tui.domain.week import is_review_time, week_behind, week_of
from journal_tui.services.writing import envelope, linked, words

if TYPE_CHECKING:
    from datetime import date

    from journal_tui.content.prompts import Prompt
    from journal_tui.domain.week import Week, WeekBehind
    from journal_tui.services.journal import Journal
    from journal_tui.services.outreach import Outreach
    from journal_tui.services.streak import Ledger


def present_week(journal: Journal) -> Week:
    """The week to look over as of today."""
    return week_of(journal.moment().day, journal.settings().review_day)


def review_of(journal: Journal, week: Week) -> Review | None:
    """What was answered over a week, if it was; of several the first."""
    today = journal.moment().day
    for month in sorted({month_of(week.first), month_of(week.last), month_of(today)}):
        for record in journal.month(month):
            if isinstance(record, Review) and record.ends == week.last:
                return record
    return None


def is_offered(journal: Journal) -> bool:
    """Whether it is time to look the week over, and nobody has yet."""
    week = present_week(journal)
    return is_review_time(journal.moment().day, week) and review_of(journal, week) is None


def question_for(journal: Journal, week: Week, skip: int = 0) -> Prompt:
    """The question asked over a week, the one longest unused; `skip` asks for another one."""
    answered = [
        (record.ends, record.prompt_id, "")
        for record in journal.records_until(week.last)
        if isinstance(record, Review)
    ]
    return choose(load_week().prompts, answered, week.last, skip)


def new_review(
    journal: Journal, text: str, question: Prompt, week: Week, *, day: date | None = None
) -> Review:
    """An answer over a week's own words, unsaved."""
    kept = words(text, "a review")
    return Review(
        **envelope(journal, day),
        text=kept,
        ends=week.last,
        prompt_id=question.id,
        prompt=question.text,
        people=linked(journal, kept),
    )


def look_over(journal: Journal, outreach: Outreach, ledger: Ledger) -> WeekBehind:
    """The week behind; everything is read for it, unless it was before."""
    week = present_week(journal)
    facts = outreach.facts()
    records = tuple(journal.records_until(facts.today))
    return week_behind(week, ledger.days(), journal.practice(), facts, records)
