import zipfile
from collections.abc import Callable
from pathlib import Path

import bagit
import pytest

from pipeline.publish.archive import opened_archive
from pipeline.publish.bag import archive_hashes, bag_faults, payload, write_bag
from tests.unreadable_archives import locked, packed_otherwise

FILES = {"báo cáo.docx": b"1", "trich-gui/so-y-te/a.xlsx": b"22"}
INFO = {"Source-Organization": "Sở Tài chính", "Bagging-Date": "2025-11-30"}


@pytest.fixture
def bag(tmp_path: Path) -> Path:
    path = tmp_path / "du-thao-lan-2.zip"
    write_bag(path, FILES, INFO)
    return path


def rewritten(path: Path, changes: dict[str, bytes | None]) -> None:
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    for name, data in changes.items():
        if data is None:
            del files[f"{path.stem}/{name}"]
        else:
            files[f"{path.stem}/{name}"] = data
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)


def test_the_library_of_congress_finds_the_bag_valid(bag: Path, tmp_path: Path) -> None:
    with opened_archive(bag) as archive:
        archive.extractall(tmp_path)
    found = bagit.Bag(str(tmp_path / bag.stem))
    assert found.is_valid()
    assert found.info["Source-Organization"] == "Sở Tài chính"
    assert found.info["Payload-Oxum"] == "3.2"


def test_what_was_put_in_comes_out(bag: Path) -> None:
    assert payload(bag) == FILES
    assert list(bag_faults(bag)) == []
    assert len(archive_hashes(bag)) == len(FILES) + 4


@pytest.mark.parametrize("other", [packed_otherwise, locked])
def test_files_that_python_cannot_unpack_have_no_hash(
    other: Callable[[bytes], bytes], bag: Path
) -> None:
    bag.write_bytes(other(bag.read_bytes()))
    assert set(archive_hashes(bag).values()) == {""}
    with pytest.raises(zipfile.BadZipFile):
        payload(bag)


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"data/báo cáo.docx": b"3"}, ("data/báo cáo.docx", "đã đổi")),
        ({"data/báo cáo.docx": None}, ("data/báo cáo.docx", "thiếu")),
        ({"data/thêm.docx": b"3"}, ("data/thêm.docx", "thừa")),
        ({"bag-info.txt": b"x: y\n"}, ("bag-info.txt", "đã đổi")),
        ({"bagit.txt": None}, ("bagit.txt", "thiếu")),
    ],
)
def test_a_file_changed_lost_or_added_is_named(
    bag: Path, changes: dict[str, bytes | None], fault: tuple[str, str]
) -> None:
    rewritten(bag, changes)
    assert list(bag_faults(bag)) == [fault]


def test_a_file_that_cannot_be_read_has_no_hash(bag: Path) -> None:
    data = bag.read_bytes()
    at = data.index(b"22")
    bag.write_bytes(data[:at] + b"23" + data[at + 2 :])
    hashes = archive_hashes(bag)
    assert [name for name, digest in hashes.items() if not digest] == [
        "du-thao-lan-2/data/trich-gui/so-y-te/a.xlsx"
    ]
