"""Sheets are sent whole, with a receipt, or not at all; also by many at once."""

import multiprocessing
from datetime import UTC, datetime
from functools import partial
from hashlib import sha256
from pathlib import Path

from pipeline.rounds.served.journal import Line, faults, holds, lines
from pipeline.stages.commenting.sending import Scan, receipt, recover, send
from tests.killed import killed_at

NOON = datetime(2025, 11, 20, 12, tzinfo=UTC)
SCAN = Scan(b"%PDF-1.4", "pdf")
FOLDER = "sections/lan-1/y-kien/xa"


def sent(root: Path, sheet: bytes, scan: Scan = SCAN, body: str = "xa") -> Line:
    return send(root, 1, body, sheet, scan=scan, key="xa-gop-y-1", at=NOON)


def whole(root: Path) -> None:
    """Hold every sheet against its line: its files are there, byte for byte, and none besides."""
    told = [file for line in lines(root) for file in line.entry.files]
    here = {path.relative_to(root).as_posix(): path for path in (root / "sections").rglob("*.*")}
    assert {file.name for file in told} == set(here)
    assert len(told) == len(here)
    for file in told:
        assert sha256(here[file.name].read_bytes()).hexdigest() == file.after
    assert faults(root) == ()


def test_a_receipt_names_number_hash_and_files(tmp_path: Path) -> None:
    line = sent(tmp_path, b"1")
    assert [file.name for file in line.entry.files] == [
        f"{FOLDER}/truc-tuyen-1.xlsx",
        f"{FOLDER}/truc-tuyen-1.pdf",
    ]
    assert (line.number, line.entry.key, line.entry.round) == (1, "xa-gop-y-1", 1)
    assert holds(tmp_path, line.number, line.hash)
    assert receipt(tmp_path, line.entry.id, "xa") == line
    assert receipt(tmp_path, line.entry.id, "xa-khac") is None
    whole(tmp_path)


def test_the_same_sheet_has_the_same_receipt_and_another_scan_another(tmp_path: Path) -> None:
    first = sent(tmp_path, b"1")
    assert sent(tmp_path, b"1") == first
    assert sent(tmp_path, b"1", Scan()).number == 2
    assert sent(tmp_path, b"1", SCAN, "xa-b").number == 3
    whole(tmp_path)


def test_a_sheet_that_somebody_changed_by_hand_gets_no_line(tmp_path: Path) -> None:
    sent(tmp_path, b"1")
    (tmp_path / FOLDER / "truc-tuyen-1.xlsx").write_bytes(b"changed")
    recover(tmp_path, at=NOON)
    assert [line.number for line in lines(tmp_path)] == [1]


def two_sent(root: Path) -> None:
    sent(root, b"one")
    sent(root, b"two")


def test_a_server_killed_at_any_moment_leaves_a_sheet_with_its_receipt_or_none(
    tmp_path: Path,
) -> None:
    call, killed = 0, True
    while killed:
        call += 1
        root = tmp_path / f"{call}"
        root.mkdir()
        sent(root, b"before")
        killed = killed_at(call, partial(two_sent, root))
        recover(root, at=NOON.replace(hour=14))
        whole(root)
        assert not [path for path in (root / FOLDER).iterdir() if path.name.startswith(".")]
        assert all(len(line.entry.files) == 2 for line in lines(root))
    assert call > 20


def four_sent(root: Path, sender: int) -> None:
    for count in range(4):
        said = f"{sender} {count}".encode()
        send(root, 1, "xa", said, scan=Scan(said, "pdf"), key="k", at=NOON)


def test_eight_processes_at_once_lose_nothing(tmp_path: Path) -> None:
    forked = multiprocessing.get_context("fork")
    senders = [forked.Process(target=four_sent, args=(tmp_path, number)) for number in range(8)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()
    assert [sender.exitcode for sender in senders] == [0] * 8
    whole(tmp_path)
    sheets = sorted((tmp_path / FOLDER).glob("*.xlsx"))
    assert {path.read_bytes() for path in sheets} == {
        f"{number} {count}".encode() for number in range(8) for count in range(4)
    }
    for path in sheets:
        assert path.read_bytes() == path.with_suffix(".pdf").read_bytes()
