"""The look back over the last year: only as many months are read as it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal_tui.domain.days import month_of
from journal_tui.domain.glances import glances
from journal_tui.domain.look_back import look_back
from journal_tui.domain.standing import A_YEAR

if TYPE_CHECKING:
    from journal_tui.domain.glances import Glance
    from journal_tui.services.journal import Journal


def year_at_a_glance(journal: Journal) -> tuple[Glance, ...]:
    """Minutes, roles, promises and thanks, each with its number and its sentence."""
    today = journal.moment().day
    months = [
        month for month in journal.store.months() if month_of(today - A_YEAR) <= month <= month_of(today)
    ]
    records = (record for month in months for record in journal.month(month))
    return glances(look_back(records, journal.people(), today))
