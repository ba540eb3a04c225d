from pathlib import Path

import pytest

from pipeline.publish import sent_sheets as module
from pipeline.publish.sent_sheets import put_sheet, scan_of, sent_sheets, settle


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_each_sheet_has_the_next_number_and_its_scan_beside_it(tmp_path: Path) -> None:
    folder = tmp_path / "xa"
    first = put_sheet(folder, b"1", scan=b"%PDF", ending="pdf")
    for count in range(2, 12):
        assert put_sheet(folder, b"more").name == f"truc-tuyen-{count}.xlsx"
    assert [path.name for path in sent_sheets(folder)][-2:] == [
        "truc-tuyen-10.xlsx",
        "truc-tuyen-11.xlsx",
    ]
    scan = scan_of(first)
    assert scan is not None
    assert (first.read_bytes(), scan.read_bytes()) == (b"1", b"%PDF")
    assert len(names(folder)) == 12


def test_what_a_body_put_there_itself_is_no_such_sheet(tmp_path: Path) -> None:
    for name in ("a.xlsx", "truc-tuyen-0.xlsx", "truc-tuyen-2.docx", "truc-tuyen-x.xlsx"):
        (tmp_path / name).write_bytes(b"own")
    assert sent_sheets(tmp_path) == ()
    assert put_sheet(tmp_path, b"1").name == "truc-tuyen-1.xlsx"


def test_where_the_disk_refuses_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, data: bytes) -> None:
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(module, "put_new_file", full)
    with pytest.raises(OSError, match="No space"):
        put_sheet(tmp_path, b"1", scan=b"%PDF", ending="pdf")
    assert names(tmp_path) == []


def test_what_a_killed_run_left_is_shown_or_taken_away(tmp_path: Path) -> None:
    for name in ("truc-tuyen-1.xlsx", ".truc-tuyen-1.png", ".truc-tuyen-2.pdf"):
        (tmp_path / name).write_bytes(b"1")
    (tmp_path / ".moi-truc-tuyen-2.xlsx").write_bytes(b"half")
    settle(tmp_path)
    assert names(tmp_path) == ["truc-tuyen-1.png", "truc-tuyen-1.xlsx"]
    settle(tmp_path / "nothing")
