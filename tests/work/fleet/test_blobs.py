"""What a worker keeps: bytes by their hash, whole or not at all, never more than it may."""

import hashlib
import os
from pathlib import Path

from pipeline.work.fleet.blobs import Blobs


def named(*texts: bytes) -> dict[str, bytes]:
    return {hashlib.sha256(text).hexdigest(): text for text in texts}


def test_what_was_kept_is_given_back(tmp_path: Path) -> None:
    kept = Blobs(tmp_path / "kho")
    assert kept.held() == frozenset()
    some = named(b"a", b"b")
    kept.keep(some)
    assert kept.held() == frozenset(some)
    assert {name: kept.get(name) for name in some} == some
    assert kept.get("0" * 64) is None


def test_a_damaged_file_is_one_that_is_not_there(tmp_path: Path) -> None:
    kept = Blobs(tmp_path)
    (name,) = some = named(b"a")
    kept.keep(some)
    (tmp_path / name).write_bytes(b"A")
    assert kept.get(name) is None


def test_those_used_longest_ago_go_first(tmp_path: Path) -> None:
    kept = Blobs(tmp_path, largest=25)
    old, used, new = (named(letter * 10) for letter in (b"a", b"b", b"c"))
    for age, some in ((300, old), (400, used)):
        kept.keep(some)
        for name in some:
            os.utime(tmp_path / name, (age, age))
    kept.keep(new)
    kept.used(used)
    assert kept.held() == frozenset(used) | frozenset(new)


def test_a_folder_that_cannot_be_written_costs_only_the_journey(tmp_path: Path) -> None:
    (tmp_path / "kho").write_text("a file stands there")
    kept = Blobs(tmp_path / "kho")
    kept.keep(named(b"a"))
    kept.used(named(b"a"))
    assert kept.held() == frozenset()
