import os
from pathlib import Path

from pipeline.work.store import NOTHING_KEPT, FolderStore, MemoryStore


def test_what_was_put_is_given_back(tmp_path: Path) -> None:
    FolderStore(tmp_path / "kho").put("ab12", b"PDF")
    assert FolderStore(tmp_path / "kho").get("ab12") == b"PDF"
    assert [path.name for path in (tmp_path / "kho").iterdir()] == ["ab12"]


def test_what_is_not_kept_is_none(tmp_path: Path) -> None:
    assert FolderStore(tmp_path).get("ab12") is None
    NOTHING_KEPT.put("ab12", b"PDF")
    assert NOTHING_KEPT.get("ab12") is None


def test_memory_keeps_what_was_put_last() -> None:
    store = MemoryStore(2)
    for key, data in (("a", b"1"), ("b", b"2"), ("a", b"3"), ("c", b"4")):
        store.put(key, data)
    assert [store.get(key) for key in "abcd"] == [b"3", None, b"4", None]


def test_only_the_newest_are_kept(tmp_path: Path) -> None:
    store = FolderStore(tmp_path)
    for number in range(20):
        store.put(f"{number:02d}", b"x")
        os.utime(tmp_path / f"{number:02d}", ns=(number, number))
    assert sorted(path.name for path in tmp_path.iterdir())[0] == "08"
    assert len(list(tmp_path.iterdir())) == 12


def test_a_folder_that_cannot_be_made_costs_nothing(tmp_path: Path) -> None:
    (tmp_path / "tep").write_bytes(b"")
    store = FolderStore(tmp_path / "tep")
    store.put("ab12", b"PDF")
    assert store.get("ab12") is None


def test_what_is_damaged_or_no_file_is_not_kept(tmp_path: Path) -> None:
    store = FolderStore(tmp_path)
    store.put("ab12", b"PDF")
    file = tmp_path / "ab12"
    whole = file.read_bytes()
    for at in range(len(whole)):
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert store.get("ab12") is None
    file.write_bytes(whole[:-1])
    assert store.get("ab12") is None
    file.unlink()
    os.mkfifo(file)
    assert store.get("ab12") is None


def test_a_folder_grows_to_its_bound_and_no_file_beyond_it_is_read(tmp_path: Path) -> None:
    store = FolderStore(tmp_path, largest=200)
    for number in range(4):
        store.put(str(number), bytes(50))
        os.utime(tmp_path / str(number), ns=(number, number))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["2", "3"]
    FolderStore(tmp_path).put("long", bytes(400))
    assert store.get("long") is None
