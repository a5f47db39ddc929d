"""Which device this is: the id stays on the machine, and with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from journal_tui.storage.local import device_id, machine_id

if TYPE_CHECKING:
    from pathlib import Path


def test_a_device_keeps_its_id(tmp_path: Path) -> None:
    first = device_id(str(tmp_path / "state"), "machine one")

    assert len(bytes.fromhex(first)) == 16
    assert device_id(str(tmp_path / "state"), "machine one") == first
    assert device_id(str(tmp_path / "state"), "") == first
    assert b"machine one" not in (tmp_path / "state" / "device.json").read_bytes()


def test_a_cloned_disk_is_another_device(tmp_path: Path) -> None:
    first = device_id(str(tmp_path), "machine one")
    second = device_id(str(tmp_path), "machine two")

    assert first != second
    assert device_id(str(tmp_path), "machine two") == second


@pytest.mark.parametrize("content", [b"", b"[]", b"\xff\xfe", b'{"id":7}', b'{"id":"short"}', b"[" * 100_000])
def test_an_unreadable_device_file_is_drawn_anew(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "device.json").write_bytes(content)
    drawn = device_id(str(tmp_path), "machine one")

    assert len(bytes.fromhex(drawn)) == 16
    assert device_id(str(tmp_path), "machine one") == drawn


def test_where_nothing_can_be_written_the_device_still_keeps_its_id(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    state = str(tmp_path / "file" / "state")

    assert device_id(state, "machine one") == device_id(state, "machine one")
    assert device_id(state, "machine one") != device_id(state, "machine two")
    assert len(bytes.fromhex(device_id(state, ""))) == 16


def test_the_machine_has_an_id_that_lasts() -> None:
    assert machine_id() == machine_id()
