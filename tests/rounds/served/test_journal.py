"""The journal: each line bound to the one before, on the disk before it is told, never half."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from pipeline.model.errors import JournalError
from pipeline.rounds.served.journal import (
    JOURNAL,
    Entry,
    FileChange,
    append,
    faults,
    holds,
    is_behind,
    last_line,
    lines,
)
from pipeline.rounds.served.state import STATE

NOON = datetime(2025, 11, 20, 12, 0, 0, 900_000, tzinfo=UTC)
HANDED_IN = Entry(
    "nop", "a1", "k1", "so-y-te", 2, "y-te", (FileChange("y-te.md", "", "ab" * 32),)
)  # fmt: skip


def journal(place: Path) -> Path:
    return place / STATE / JOURNAL


def test_a_line_has_the_shape_and_names_the_hash_of_the_one_before(tmp_path: Path) -> None:
    assert last_line(tmp_path) is None
    first = append(tmp_path, HANDED_IN, at=NOON)
    second = append(tmp_path, Entry("vao-hong", count=30), at=NOON)
    texts = journal(tmp_path).read_bytes().split(b"\n")
    assert json.loads(texts[0]) == {
        "so": 1, "truoc": "0" * 64, "luc": "2025-11-20T12:00:00+00:00", "viec": "nop", "id": "a1",
        "khoa": "k1", "co-quan": "so-y-te", "lan": 2, "muc": "y-te",
        "tep": [{"ten": "y-te.md", "truoc": "", "sau": "ab" * 32}],
    }  # fmt: skip
    assert list(json.loads(texts[0]))[:3] == ["so", "truoc", "luc"]
    assert json.loads(texts[1])["truoc"] == sha256(texts[0]).hexdigest() == first.hash
    assert json.loads(texts[1])["dem"] == 30
    assert texts[2] == b""
    assert (first.number, first.entry, second.number) == (1, HANDED_IN, 2)
    assert last_line(tmp_path) == second
    assert list(lines(tmp_path)) == [first, second]
    assert faults(tmp_path) == ()
    assert journal(tmp_path).stat().st_mode & 0o777 == 0o600


def test_a_changed_missing_or_added_line_shows(tmp_path: Path) -> None:
    made = [append(tmp_path, Entry(f"viec-{n}"), at=NOON) for n in range(4)]
    texts = journal(tmp_path).read_bytes().splitlines(keepends=True)

    def told(*kept: bytes) -> tuple[str, ...]:
        journal(tmp_path).write_bytes(b"".join(kept))
        return faults(tmp_path)

    assert told(*texts) == ()
    changed = texts[1].replace(b"viec-1", b"viec-9")
    assert told(texts[0], changed, *texts[2:]) == ("dòng 3: không khớp mã băm của dòng trước",)
    assert "dòng 2: mang số 3" in told(texts[0], *texts[2:])
    assert told(texts[0], b"rubbish\n", *texts[1:])[0] == "dòng 2: không phải một dòng nhật ký"
    # only what was printed of it reveals that the end was taken off
    assert told(*texts[:3]) == ()
    assert not holds(tmp_path, 4, made[3].hash)
    assert holds(tmp_path, 3, made[2].hash)
    assert not holds(tmp_path, 3, made[3].hash)


def test_what_a_killed_write_left_is_no_line_and_is_cut_off(tmp_path: Path) -> None:
    first = append(tmp_path, HANDED_IN, at=NOON)
    with journal(tmp_path).open("ab") as stream:
        stream.write(b'{"so":2,"truoc":"')
    assert last_line(tmp_path) == first
    assert list(lines(tmp_path)) == [first]
    second = append(tmp_path, HANDED_IN, at=NOON)
    assert (second.number, faults(tmp_path)) == (2, ())


def test_long_lines_are_read_from_the_end_too(tmp_path: Path) -> None:
    files = tuple(FileChange(f"ảnh {n}.png", "", "ab" * 32) for n in range(3000))
    append(tmp_path, Entry("nop", files=files), at=NOON)
    last = append(tmp_path, Entry("nop", files=files), at=NOON)
    found = last_line(tmp_path)
    assert found == last
    assert found.entry.files == files


def test_a_full_disk_leaves_the_journal_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    append(tmp_path, HANDED_IN, at=NOON)
    before = journal(tmp_path).read_bytes()
    write = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: write(handle, data[:20]))
    with pytest.raises(OSError, match="space"):
        append(tmp_path, HANDED_IN, at=NOON)
    assert journal(tmp_path).read_bytes() == before


def test_nothing_is_written_behind_a_line_of_others(tmp_path: Path) -> None:
    append(tmp_path, HANDED_IN, at=NOON)
    with journal(tmp_path).open("ab") as stream:
        stream.write(b'{"so": 2}\n')
    with pytest.raises(JournalError, match="sao lưu"):
        append(tmp_path, HANDED_IN, at=NOON)


def test_a_clock_set_back_is_seen(tmp_path: Path) -> None:
    assert not is_behind(tmp_path, NOON)
    append(tmp_path, HANDED_IN, at=NOON)
    assert not is_behind(tmp_path, NOON)
    assert is_behind(tmp_path, NOON - timedelta(seconds=61))


def test_one_who_waited_for_another_is_not_behind_him(tmp_path: Path) -> None:
    append(tmp_path, HANDED_IN, at=NOON)
    assert not is_behind(tmp_path, NOON - timedelta(seconds=59))


def test_processes_that_write_at_once_lose_and_mix_nothing(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from datetime import datetime, UTC\n"
        "from pipeline.rounds.served.journal import Entry, append\n"
        "_, place, process = sys.argv\n"
        "for n in range(15):\n"
        "    entry = Entry('nop', f'{process}-{n}')\n"
        "    append(Path(place), entry, at=datetime(2025, 1, 1, tzinfo=UTC))\n"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", program, str(tmp_path), str(n)]) for n in range(4)
    ]
    assert [one.wait() for one in running] == [0] * 4
    assert faults(tmp_path) == ()
    assert {line.entry.id for line in lines(tmp_path)} == {
        f"{process}-{n}" for process in range(4) for n in range(15)
    }
