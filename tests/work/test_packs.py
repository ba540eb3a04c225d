import hashlib
import os
import random
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from pipeline.work.packs import _HEAD, _MAGIC, Packs

KEYS = [hashlib.sha256(bytes([number])).hexdigest() for number in range(40)]


def put(folder: Path, **kept: bytes) -> None:
    with Packs(folder) as packs:
        for key, data in kept.items():
            packs.put(key, data)


def held(folder: Path, *keys: str) -> list[bytes | None]:
    with Packs(folder) as packs:
        return [packs.get(key) for key in keys]


def test_what_was_put_is_given_in_a_later_run(tmp_path: Path) -> None:
    put(tmp_path / "kho", a=b"A" * 100, b=b"")
    assert held(tmp_path / "kho", "a", "b", "c") == [b"A" * 100, b"", None]


def test_nothing_new_writes_nothing(tmp_path: Path) -> None:
    put(tmp_path, a=b"A")
    before = [path.stat().st_mtime_ns for path in tmp_path.iterdir()]
    assert held(tmp_path, "a") == [b"A"]
    assert [path.stat().st_mtime_ns for path in tmp_path.iterdir()] == before


def test_what_a_run_that_failed_has_made_is_not_kept(tmp_path: Path) -> None:
    def failing() -> None:
        with Packs(tmp_path / "kho") as packs:
            packs.put("a", b"A")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        failing()
    assert not (tmp_path / "kho").exists()


def test_many_packs_become_one_that_holds_them_all(tmp_path: Path) -> None:
    for number, key in enumerate(KEYS):
        put(tmp_path, **{key: bytes([number]) * 50})
    assert len(list(tmp_path.iterdir())) <= 6
    assert held(tmp_path, *KEYS) == [bytes([number]) * 50 for number in range(40)]


def test_beyond_its_bound_what_was_used_last_stays(tmp_path: Path) -> None:
    for number, key in enumerate(KEYS):
        with Packs(tmp_path, largest=4_000) as packs:
            packs.get(KEYS[0])
            packs.put(key, bytes([number]) * 100)
    found = held(tmp_path, *KEYS)
    assert found[0] is not None
    assert found[-1] is not None
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) < 8_000
    assert None in found


def assert_true(folder: Path) -> None:
    """What is held is what was put, or nothing."""
    found = zip(KEYS, held(folder, *KEYS), strict=True)
    assert all(data in (None, key.encode()) for key, data in found)


def test_a_flip_of_any_bit_gives_what_was_put_or_nothing(tmp_path: Path) -> None:
    put(tmp_path, **{key: key.encode() for key in KEYS[:8]})
    (pack,) = tmp_path.iterdir()
    whole, rng = pack.read_bytes(), random.Random(3)
    for _ in range(200):
        harmed = bytearray(whole)
        harmed[rng.randrange(len(whole))] ^= 1 << rng.randrange(8)
        pack.write_bytes(harmed)
        assert_true(tmp_path)
    for length in range(0, len(whole), 37):
        pack.write_bytes(whole[:length])
        assert_true(tmp_path)


def crafted(index: object) -> bytes:
    told = msgspec.msgpack.encode(index)
    return _HEAD.pack(_MAGIC, len(told), hashlib.sha256(told).digest()) + told + b"data"


@pytest.mark.parametrize(
    "data",
    [
        crafted({"a": (0, 1 << 60, b"")}),
        crafted({"a": (-9, 4, b"")}),
        crafted({"a": (1 << 62, 4, b"")}),
        crafted({"a": "x"}),
        crafted([[[]]]),
        _HEAD.pack(_MAGIC, 1 << 60, b"x" * 32),
        b"",
        b"\x91" * 500_000,
    ],
    ids=["huge", "before", "behind", "typeless", "no index", "huge index", "empty", "deep"],
)
def test_a_crafted_pack_is_no_pack(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x.goi").write_bytes(data)
    assert held(tmp_path, "a") == [None]
    put(tmp_path, a=b"A")
    assert held(tmp_path, "a") == [b"A"]


def test_links_pipes_and_folders_are_no_packs(tmp_path: Path) -> None:
    (tmp_path / "x.goi").symlink_to("/dev/zero")
    os.mkfifo(tmp_path / "y.goi")
    (tmp_path / "z.goi").mkdir()
    put(tmp_path, a=b"A")
    assert held(tmp_path, "a") == [b"A"]


def test_a_folder_that_cannot_be_written_costs_nothing(tmp_path: Path) -> None:
    (tmp_path / "tep").write_bytes(b"")
    put(tmp_path / "tep", a=b"A")
    assert held(tmp_path / "tep", "a") == [None]


def test_two_machines_at_once_leave_whole_packs(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from pipeline.work.packs import Packs\n"
        "for n in range(12):\n"
        "    with Packs(Path(sys.argv[1])) as p:\n"
        "        p.get(f'{n}'); p.put(f'{n}', b'x' * n); p.put(f'{sys.argv[2]}{n}', b'y' * n)\n"
    )
    two = [
        subprocess.Popen([sys.executable, "-c", code, str(tmp_path), name]) for name in ("a", "b")
    ]
    assert [process.wait(60) for process in two] == [0, 0]
    found = held(tmp_path, *(f"{name}{n}" for name in ("", "a", "b") for n in range(12)))
    assert set(found) <= {None, *(b"x" * n for n in range(12)), *(b"y" * n for n in range(12))}
    assert all(path.suffix == ".goi" for path in tmp_path.iterdir())


def test_a_full_disk_costs_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, a=b"A")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    put(tmp_path, b=b"B")
    assert held(tmp_path, "a", "b") == [b"A", None]
    assert [path.suffix for path in tmp_path.iterdir()] == [".goi"]
