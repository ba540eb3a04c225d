import io
import resource
import subprocess
import sys
import textwrap
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import IO

import pytest

from pipeline.publish.archive import (
    PIECE,
    Content,
    OnDisk,
    file_hash,
    opened_archive,
    stream_hash,
    write_archive,
)
from pipeline.work.archive import zip_parts
from tests.unreadable_archives import locked, packed_otherwise


def test_an_archive_holds_its_files_with_their_hashes_and_is_the_same_each_time(
    tmp_path: Path,
) -> None:
    source = tmp_path / "a.md"
    source.write_bytes(b"x" * (PIECE + 5))

    @contextmanager
    def opened() -> Iterator[IO[bytes]]:
        with source.open("rb") as stream:
            yield stream

    contents: dict[str, Content] = {"b/ă.pdf": b"1", "a.md": OnDisk(opened, PIECE + 5)}
    hashes = write_archive(tmp_path / "1.zip", contents)
    write_archive(tmp_path / "2.zip", {name: contents[name] for name in reversed(contents)})
    assert (tmp_path / "1.zip").read_bytes() == (tmp_path / "2.zip").read_bytes()
    assert hashes == {"b/ă.pdf": sha256(b"1").hexdigest(), "a.md": file_hash(source)}
    with opened_archive(tmp_path / "1.zip") as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == {
            "a.md": source.read_bytes(),
            "b/ă.pdf": b"1",
        }
        packed = {entry.filename: entry.compress_type for entry in archive.infolist()}
    assert packed == {"a.md": zipfile.ZIP_DEFLATED, "b/ă.pdf": zipfile.ZIP_STORED}


def test_a_stream_is_copied_whole_and_hashed() -> None:
    target = io.BytesIO()
    data = b"ab" * PIECE
    assert stream_hash(io.BytesIO(data), target) == sha256(data).hexdigest()
    assert target.getvalue() == data


def test_what_is_no_archive_is_one_error(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK")
    with pytest.raises(zipfile.BadZipFile), opened_archive(tmp_path / "a.zip"):
        pass


def bent(data: bytes) -> bytes:
    return data[:45] + b"??" + data[47:]


@pytest.mark.parametrize("other", [packed_otherwise, locked, bent])
def test_what_cannot_be_unpacked_is_one_error_too(
    other: Callable[[bytes], bytes], tmp_path: Path
) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(other(zip_parts({"a": bytes(range(256)) * 40})))
    with pytest.raises(zipfile.BadZipFile), opened_archive(path) as archive:
        archive.read("a")


def test_an_archive_that_is_not_there_is_no_damaged_one(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), opened_archive(tmp_path / "a.zip"):
        pass


def test_a_disk_that_is_full_names_the_file(tmp_path: Path) -> None:
    program = textwrap.dedent(f"""
        import resource, signal
        from pathlib import Path
        from pipeline.publish.archive import write_archive
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
        try:
            write_archive(Path({str(tmp_path / "a.zip")!r}), {{"a.pdf": bytes(5000)}})
        except OSError as error:
            print(error.filename)
    """)
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip().endswith("a.zip")
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != 1000
