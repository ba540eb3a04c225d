import hashlib
import os
import subprocess
import sys
import textwrap
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest

from pipeline.publish import folder
from pipeline.publish.archive import OnDisk
from pipeline.publish.streamed import CHECKSUMS, publish_with_archive
from tests.killed import killed_at


def below(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def packed(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name.partition("/")[2]: archive.read(name) for name in archive.namelist()}


def test_folder_archive_and_checksums_say_the_same(tmp_path: Path) -> None:
    target = tmp_path / "ho-so" / "tham-dinh"
    publish_with_archive({"cũ.docx": b"0"}, target)
    hashes = publish_with_archive({"01-a/b.docx": b"1", "muc-luc.docx": b"2"}, target)
    held = below(target)
    assert set(held) == {"01-a/b.docx", "muc-luc.docx", CHECKSUMS}
    assert packed(target.with_name("tham-dinh.zip")) == held
    lines = held[CHECKSUMS].decode().splitlines()
    assert lines == [f"{digest}  {name}" for name, digest in sorted(hashes.items())]
    assert hashes["01-a/b.docx"] == hashlib.sha256(b"1").hexdigest()
    assert sorted(path.name for path in target.parent.iterdir()) == ["tham-dinh", "tham-dinh.zip"]


def test_a_file_that_cannot_be_read_leaves_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "a"
    publish_with_archive({"x": b"1"}, target)
    before = {**below(target), "zip": (tmp_path / "a.zip").read_bytes()}

    @contextmanager
    def gone() -> Iterator[IO[bytes]]:
        raise OSError(2, "gone")
        yield

    with pytest.raises(OSError, match="gone"):
        publish_with_archive({"y": OnDisk(gone, 1)}, target)
    assert {**below(target), "zip": (tmp_path / "a.zip").read_bytes()} == before
    assert len(list(tmp_path.iterdir())) == 2


def test_a_large_map_is_never_held_in_memory(tmp_path: Path) -> None:
    source = tmp_path / "ban-do.tif"
    with source.open("wb") as stream:
        stream.truncate(100_000_000)
    program = textwrap.dedent(f"""
        import resource
        from pathlib import Path
        from pipeline.publish.archive import OnDisk
        from pipeline.publish.streamed import publish_with_archive
        source, target = Path({str(source)!r}), Path({str(tmp_path / "a")!r})
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        given = OnDisk(lambda: source.open("rb"), 100_000_000)
        publish_with_archive({{"ban-do.tif": given}}, target)
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
    """)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert int(done.stdout) < 30_000  # kilobytes
    assert (tmp_path / "a" / "ban-do.tif").stat().st_size == 100_000_000


@pytest.mark.parametrize("at", range(1, 15, 2))
def test_killed_at_any_moment_an_archive_that_is_there_holds_what_the_folder_holds(
    tmp_path: Path, at: int
) -> None:
    target = tmp_path / "a"
    publish_with_archive({f"f{n}": b"old" for n in range(3)}, target)
    new = {f"f{n}": b"new" for n in range(4)}
    steps = [(os, "fsync"), (Path, "rename"), (Path, "unlink"), (folder, "_exchange")]
    assert killed_at(at, lambda: publish_with_archive(new, target), steps)
    held = below(target)
    assert {name[:1]: data for name, data in held.items() if name != CHECKSUMS} in (
        {"f": b"old"},
        {"f": b"new"},
    )
    archive = tmp_path / "a.zip"
    assert not archive.exists() or packed(archive) == held
    publish_with_archive({"x": b"next"}, target)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "a.zip"]
