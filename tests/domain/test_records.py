"""Records stay as they are: what `dataclass` would promise of a frozen class, our own freezing keeps."""

from __future__ import annotations

import pickle
import subprocess
import sys
from copy import copy, deepcopy
from dataclasses import FrozenInstanceError, fields, is_dataclass, replace
from datetime import UTC, date, datetime

import pytest

from journal_tui.domain.records import Gratitude, Note, Record, finish

DAY = date(2026, 11, 23)
AT = datetime(2026, 11, 23, 7, tzinfo=UTC)


def _gratitude(text: str = "calm") -> Gratitude:
    return Gratitude(id="a", day=DAY, written=DAY, created_at=AT, updated_at=AT, text=text)


def test_no_field_of_a_record_can_be_set_or_deleted_after_it_was_made() -> None:
    record = _gratitude()
    for field in fields(record):
        with pytest.raises(FrozenInstanceError):
            setattr(record, field.name, None)
        with pytest.raises(FrozenInstanceError):
            delattr(record, field.name)
    with pytest.raises(FrozenInstanceError):
        setattr(record, "mood", "good")  # noqa: B010 (a type checker refuses it written plainly)
    assert record == _gratitude()


def test_a_field_that_does_not_exist_or_is_missing_is_refused() -> None:
    with pytest.raises(TypeError):
        Gratitude(id="a", day=DAY, written=DAY, created_at=AT, updated_at=AT)  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        replace(_gratitude(), mood="good")  # type: ignore[call-arg]


def test_records_are_equal_when_kind_and_fields_are_and_hash_alike() -> None:
    assert _gratitude() == _gratitude()
    assert hash(_gratitude()) == hash(_gratitude())
    assert _gratitude() != _gratitude("patience")
    assert Note(id="a", day=DAY, written=DAY, created_at=AT, updated_at=AT, text="calm") != _gratitude()


def test_an_edit_is_a_copy_that_leaves_the_first_alone() -> None:
    first = _gratitude()
    second = replace(first, text="patience")
    assert (first.text, second.text) == ("calm", "patience")
    assert "patience" in repr(second)
    assert copy(first) == deepcopy(first) == pickle.loads(pickle.dumps(first)) == first  # noqa: S301 (our own)


def test_the_first_record_of_a_kind_is_made_like_any_other() -> None:
    program = (
        "from datetime import *; from journal_tui.domain.records import *; d = date(2026, 11, 23)\n"
        "a = datetime(2026, 11, 23, tzinfo=UTC)\n"
        "made = [Tick(id='a', day=d, written=d, created_at=a, updated_at=a, habit='x') for _ in range(2)]\n"
        "assert made[0] == made[1] and made[0].habit == 'x' and made[0].seen == {}, made\n"
        "try: Tick(id='a')\n"
        "except TypeError: pass\n"
        "else: raise SystemExit('a record without a day was made')\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_every_kind_is_a_dataclass_with_a_kind_of_its_own() -> None:
    kinds = Record.__subclasses__()
    for kind in kinds:
        finish(kind)
    assert all(is_dataclass(kind) and "__init__" in vars(kind) for kind in kinds)
    assert len({kind.kind for kind in kinds}) == len(kinds)
