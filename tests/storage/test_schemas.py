"""Files of other versions: an older schema is read and brought up to date, a newer one is left alone."""

from __future__ import annotations

import json
import zlib
from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest

from journal_tui.domain import records as r
from journal_tui.domain.errors import NotSaved
from journal_tui.storage.format import SCHEMA, is_sealed, parse
from journal_tui.storage.migrations import STEPS
from journal_tui.storage.salvage import salvage
from tests.storage.faulty_disk import HastyDisk
from tests.storage.samples import MONTH, TODAY, TOMORROW, a_store, an_id, gratitude, later, month_file, tree

if TYPE_CHECKING:
    from pathlib import Path

    from journal_tui.storage.format import Docs

OLD: Docs = {
    an_id(1): {
        "kind": "gratitude",
        "day": "2026-11-02",
        "text": "patience",
        "person": an_id(90),
        "at": "2026-11-02T07:30:00.000+01:00",
    },
    an_id(2): {
        "kind": "note",
        "day": "2026-11-03",
        "text": "alone",
        "person": None,
        "at": "2026-11-03T08:00:00.000+01:00",
        "deleted": "2026-11-20T08:00:00.000+01:00",
    },
    an_id(3): {"kind": "dream", "day": "2026-11-04", "at": "2026-11-04T08:00:00.000+01:00", "depth": 3},
}
"""Documents as schema 0 had them."""


def sealed(name: str, docs: Docs, schema: int) -> bytes:
    """A file as a version of another schema wrote it."""
    lines = ",\n".join(f'"{key}":{json.dumps(doc, separators=(",", ":"))}' for key, doc in docs.items())
    body = f'{{"{name}":{{\n{lines}\n'.encode()
    return body + b'},"_check":{"1":{"schema":%d,"crc32":"%08x"}}}\n' % (schema, zlib.crc32(body))


@pytest.fixture
def old(tmp_path: Path) -> Path:
    month_file(tmp_path).parent.mkdir()
    month_file(tmp_path).write_bytes(sealed(MONTH, OLD, 0))
    return tmp_path


def test_a_file_of_an_older_schema_is_read_as_if_it_were_of_this_one(old: Path) -> None:
    store = a_store(old, HastyDisk())
    (found,) = store.month(MONTH)
    at = datetime.fromisoformat("2026-11-02T07:30:00.000+01:00")

    assert found == r.Gratitude(
        id=an_id(1),
        day=date(2026, 11, 2),
        written=date(2026, 11, 2),
        created_at=at,
        updated_at=at,
        text="patience",
        people=(an_id(90),),
    )
    assert [r.words_of(gone) for gone in store.deleted()] == ["alone"]
    assert store.problems() == []
    assert store.caretaker().findings() == ()
    assert month_file(old).read_bytes() == sealed(MONTH, OLD, 0), "looking changes nothing"


def test_the_first_save_to_it_keeps_the_old_file_and_writes_the_new_form(old: Path) -> None:
    store = a_store(old, HastyDisk())
    (found,) = store.month(MONTH)
    assert isinstance(found, r.Gratitude)
    store.save([later(found, "more patience")], TODAY)
    store.save([gratitude(4, "new")], TODAY)

    data = month_file(old).read_bytes()
    parsed = parse(MONTH, data)
    assert is_sealed(data)
    assert parsed.schema == SCHEMA
    assert parsed.docs[an_id(1)]["text"] == "more patience"
    assert "at" not in parsed.docs[an_id(1)]
    assert parsed.docs[an_id(3)]["depth"] == 3, "an unknown kind comes along"
    kept = {name: data for name, data in tree(old / "backups").items() if name.startswith("schema-0")}
    assert list(kept.values()) == [sealed(MONTH, OLD, 0)]


class NoRoomForBackups(HastyDisk):
    """A disk on which no backup can be made."""

    def mkdir(self, path: str) -> None:
        if "backups" in path:
            raise OSError(28, "No space left on device", path)
        super().mkdir(path)


def test_an_older_file_that_cannot_be_kept_is_not_written_over(old: Path) -> None:
    with pytest.raises(NotSaved):
        a_store(old, NoRoomForBackups()).save([gratitude(4, "new")], TODAY)
    assert month_file(old).read_bytes() == sealed(MONTH, OLD, 0)


def test_what_is_left_of_a_damaged_older_file_is_brought_up_to_date(old: Path) -> None:
    month_file(old).write_bytes(sealed(MONTH, OLD, 0)[:-70])
    assert salvage(month_file(old).read_bytes())[an_id(1)]["created_at"] == "2026-11-02T07:30:00.000+01:00"
    store = a_store(old, HastyDisk())
    store.caretaker().mend(TODAY)
    assert [r.words_of(found) for found in store.month(MONTH)] == ["patience"]
    assert store.caretaker().findings() == ()


def test_a_copy_of_an_older_schema_is_merged_like_any_other(tmp_path: Path) -> None:
    store = a_store(tmp_path, HastyDisk())
    store.save([gratitude(4, "new")], TODAY)
    month_file(tmp_path).with_name("2026-11 (1).json").write_bytes(sealed(MONTH, OLD, 0))
    store.caretaker().mend(TODAY)
    assert [r.words_of(found) for found in store.month(MONTH)] == ["patience", "new"]


def test_a_number_that_was_damaged_to_an_older_one_does_no_harm(tmp_path: Path) -> None:
    store = a_store(tmp_path, HastyDisk())
    store.save([gratitude(4, "new")], TODAY)
    path = month_file(tmp_path)
    path.write_bytes(path.read_bytes().replace(b'"schema":1', b'"schema":0'))
    found = a_store(tmp_path, HastyDisk()).month(MONTH)
    assert found == store.month(MONTH)


def test_every_older_schema_has_its_step() -> None:
    assert sorted(STEPS) == list(range(SCHEMA))


def test_a_newer_file_is_read_and_kept_whole_and_never_written(tmp_path: Path) -> None:
    dream = {an_id(3): OLD[an_id(3)]}
    store = a_store(tmp_path, HastyDisk())
    store.save([gratitude(4, "new")], TODAY)
    docs = parse(MONTH, month_file(tmp_path).read_bytes()).docs
    newer = sealed(MONTH, {**docs, **dream}, SCHEMA + 1)
    month_file(tmp_path).write_bytes(newer)
    store = a_store(tmp_path, HastyDisk())

    assert [r.words_of(found) for found in store.month(MONTH)] == ["new"]
    with pytest.raises(NotSaved, match="newer version"):
        store.save([gratitude(5, "x")], TOMORROW)
    store.caretaker().mend(TOMORROW)
    store.caretaker().fade(date(2030, 1, 1))
    assert month_file(tmp_path).read_bytes() == newer
    (finding,) = store.caretaker().findings()
    assert not finding.mendable


def test_a_damaged_newer_file_and_one_with_a_newer_backup_are_left_to_that_version(tmp_path: Path) -> None:
    store = a_store(tmp_path, HastyDisk())
    store.save([gratitude(4, "new")], TODAY)
    store.save([gratitude(5, "more")], TOMORROW)
    good = month_file(tmp_path).read_bytes()
    newer = good.replace(b'"schema":1', b'"schema":2')
    damaged = newer.replace(b'"kind"', b"kind", 1)
    month_file(tmp_path).write_bytes(damaged)
    store = a_store(tmp_path, HastyDisk())
    (finding,) = store.caretaker().findings()
    assert (finding.mendable, finding.grave) == (False, True)
    assert store.caretaker().mend(TOMORROW) == []
    store.save([gratitude(6, "all the same")], TOMORROW)

    backup = tmp_path / "backups" / TOMORROW.isoformat() / "2026-11.json"
    backup.unlink()  # it was the file before: another name of it would be written with it
    backup.write_bytes(newer)
    month_file(tmp_path).write_bytes(good[:-60])
    (said,) = a_store(tmp_path, HastyDisk()).caretaker().mend(TOMORROW)
    assert "mend it with that version" in said
    assert month_file(tmp_path).read_bytes() == good[:-60]
