import os
import socket
import unicodedata
from pathlib import Path

import pytest

from pipeline.limits import MAX_FOLDER_DEPTH
from pipeline.model.notice import Notice, Severity
from pipeline.workspace.inventory import shared_file
from pipeline.workspace.sealed import scan
from tests.workspace.tree import listed, place


def codes(notices: tuple[Notice, ...]) -> list[tuple[str, str]]:
    return [(notice.code, notice.file) for notice in notices]


def test_files_are_known_by_round_agency_and_inner_name(tmp_path: Path) -> None:
    inventory = listed(
        tmp_path,
        "de-cuong.yaml",
        "bieu-mau/du-an.yaml",
        "lan-2/tiep-thu.xlsx",
        "lan-1/y-kien/so-y-te.xlsx",
        "lan-10/so-y-te/hinh/a.png",
    )
    assert [(f.name, f.round, f.agency, f.inner) for f in inventory.files] == [
        ("sections/bieu-mau/du-an.yaml", None, "", "bieu-mau/du-an.yaml"),
        ("sections/de-cuong.yaml", None, "", "de-cuong.yaml"),
        ("sections/lan-1/y-kien/so-y-te.xlsx", 1, "", "y-kien/so-y-te.xlsx"),
        ("sections/lan-10/so-y-te/hinh/a.png", 10, "so-y-te", "hinh/a.png"),
        ("sections/lan-2/tiep-thu.xlsx", 2, "", "tiep-thu.xlsx"),
    ]
    assert inventory.rounds == (1, 2, 10)
    assert inventory.folders(9) == ()
    assert inventory.folders(10) == ("so-y-te",)
    assert inventory.files[0].size == len("bieu-mau/du-an.yaml")


def test_an_agencys_files_come_by_round_and_only_up_to_it(tmp_path: Path) -> None:
    inventory = listed(
        tmp_path, "lan-10/so-y-te/a.md", "lan-2/so-y-te/b.md", "lan-1/so-y-te/c.md", "lan-1/x/a.md"
    )
    names = [file.name for file in inventory.agency_files("so-y-te", 9)]
    assert names == ["sections/lan-1/so-y-te/c.md", "sections/lan-2/so-y-te/b.md"]
    assert inventory.agency_files("khong-co", 9) == ()


def test_of_each_name_in_an_agencys_folder_the_newest_counts(tmp_path: Path) -> None:
    inventory = listed(
        tmp_path,
        "lan-1/so-y-te/du-an.xlsx",
        "lan-1/so-y-te/y-te.md",
        "lan-2/so-y-te/DU-AN.xlsx",
        "lan-3/so-y-te/y-te.md",
        "lan-1/so-noi-vu/du-an.xlsx",
        "lan-1/y-kien/so-y-te.xlsx",
    )
    assert [file.name for file in inventory.newest_files(2)] == [
        "sections/lan-1/so-noi-vu/du-an.xlsx",
        "sections/lan-2/so-y-te/DU-AN.xlsx",
        "sections/lan-1/so-y-te/y-te.md",
    ]
    assert [file.round for file in inventory.newest_files(1)] == [1, 1, 1]


def test_comments_on_a_draft_are_the_files_of_its_folder_alone(tmp_path: Path) -> None:
    inventory = listed(
        tmp_path,
        "lan-1/y-kien/so-y-te.xlsx",
        "lan-1/y-kien/so-noi-vu/cong-van.pdf",
        "lan-1/y-kien-khac.md",
        "lan-1/so-y-te/y-kien/a.md",
        "lan-2/y-kien/so-y-te.xlsx",
    )
    names = [file.name for file in inventory.comment_files(1)]
    assert names == [
        "sections/lan-1/y-kien/so-noi-vu/cong-van.pdf",
        "sections/lan-1/y-kien/so-y-te.xlsx",
    ]
    assert inventory.comment_files(3) == ()


def test_the_order_in_which_files_were_made_is_immaterial(tmp_path: Path) -> None:
    names = ["lan-1/so-y-te/y-te.md", "lan-1/so-y-te/A.xlsx", "lan-2/so-y-te/y-te.md", "c.yaml"]
    first = listed(tmp_path / "a", *names)
    second = listed(tmp_path / "b", *reversed(names))
    assert [f.name for f in first.files] == [f.name for f in second.files]


def test_what_programs_leave_behind_is_passed_over_in_silence(tmp_path: Path) -> None:
    inventory = listed(
        tmp_path,
        "lan-1/so-y-te/.DS_Store",
        "lan-1/so-y-te/Thumbs.db",
        "lan-1/so-y-te/~$y-te.docx",
        "lan-1/so-y-te/.~lock.a.xlsx#",
        "lan-1/so-y-te/desktop.ini",
        ".git/config",
        "__MACOSX/x",
    )
    assert inventory.files == ()


@pytest.mark.parametrize("make", [lambda p: None, lambda p: (p / "sections").write_text("x")])
def test_a_workspace_without_the_folder_is_said(tmp_path: Path, make: object) -> None:
    assert callable(make)
    make(tmp_path)
    outcome = scan(tmp_path)
    assert codes(outcome.notices) == [("khong-co-sections", "sections")]
    assert outcome.value.files == ()


def test_sections_itself_is_no_link(tmp_path: Path) -> None:
    real = place(tmp_path / "real", "de-cuong.yaml")
    (tmp_path / "sections").symlink_to(real / "sections")
    outcome = scan(tmp_path)
    assert outcome.value.files == ()
    assert "liên kết" in outcome.notices[0].message


def test_links_and_loops_are_refused_not_followed(tmp_path: Path) -> None:
    folder = place(tmp_path, "lan-1/so-y-te/y-te.md") / "sections/lan-1/so-y-te"
    (folder / "mat-khau.md").symlink_to("/etc/passwd")
    (folder / "vong").symlink_to(folder)
    (folder / "hong.png").symlink_to(folder / "khong-co")
    outcome = scan(tmp_path)
    assert [file.name for file in outcome.value.files] == ["sections/lan-1/so-y-te/y-te.md"]
    place_ = "sections/lan-1/so-y-te"
    assert codes(outcome.notices) == [
        ("tep-lien-ket", f"{place_}/hong.png"),
        ("tep-lien-ket", f"{place_}/mat-khau.md"),
        ("tep-lien-ket", f"{place_}/vong"),
    ]
    assert {notice.agency for notice in outcome.notices} == {"so-y-te"}
    assert [entry.name for entry in outcome.value.refused] == [n.file for n in outcome.notices]


def test_pipes_and_sockets_are_refused_without_waiting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = place(tmp_path, "lan-1/so-y-te/y-te.md") / "sections/lan-1/so-y-te"
    os.mkfifo(folder / "ong.md")
    monkeypatch.chdir(folder)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("o.png")
        outcome = scan(tmp_path)
    assert codes(outcome.notices) == [
        ("tep-lien-ket", "sections/lan-1/so-y-te/o.png"),
        ("tep-lien-ket", "sections/lan-1/so-y-te/ong.md"),
    ]
    assert "fifo" in outcome.notices[1].message


def test_names_are_joined_letters_however_they_are_coded_on_disk(tmp_path: Path) -> None:
    name = unicodedata.normalize("NFD", "lan-1/so-y-te/Giường bệnh.xlsx")
    file = listed(tmp_path, name).files[0]
    assert file.name == "sections/lan-1/so-y-te/Giường bệnh.xlsx"
    assert file.path.read_text(encoding="utf-8") == name


def test_one_name_coded_in_two_ways_is_read_once_and_said(tmp_path: Path) -> None:
    joined = "lan-1/so-y-te/Bảng.xlsx"
    place(tmp_path, unicodedata.normalize("NFD", joined), joined)
    outcome = scan(tmp_path)
    assert [file.path.name for file in outcome.value.files] == ["Bảng.xlsx"]
    assert codes(outcome.notices) == [("ten-tep-trung", f"sections/{joined}")]
    assert outcome.notices[0].severity is Severity.ERROR


def test_names_that_differ_only_in_case_are_both_kept_and_said(tmp_path: Path) -> None:
    place(tmp_path, "lan-1/so-y-te/A.png", "lan-1/so-y-te/a.png")
    outcome = scan(tmp_path)
    assert len(outcome.value.files) == 2
    (notice,) = outcome.notices
    assert (notice.code, notice.severity) == ("ten-tep-trung", Severity.WARNING)
    assert "'A.png', 'a.png'" in notice.message


def test_names_that_cannot_be_printed_are_refused(tmp_path: Path) -> None:
    folder = place(tmp_path, "lan-1/so-y-te/y-te.md") / "sections/lan-1/so-y-te"
    for raw in (b"a\xff.md", b"a\nb.md", b"a\\b.md"):
        Path(os.fsdecode(os.fsencode(folder) + b"/" + raw)).write_bytes(b"x")
    outcome = scan(tmp_path)
    assert [file.inner for file in outcome.value.files] == ["y-te.md"]
    assert [notice.code for notice in outcome.notices] == ["ten-tep-hong"] * 3
    assert all(notice.file.isprintable() for notice in outcome.notices)


def test_the_longest_names_and_deep_folders_are_bounded(tmp_path: Path) -> None:
    long = "lan-1/so-y-te/" + "a" * 252 + ".md"
    deep = "lan-1/so-y-te/" + "/".join(["x"] * 60) + "/y.md"
    place(tmp_path, long, deep)
    outcome = scan(tmp_path)
    assert [file.name for file in outcome.value.files] == [f"sections/{long}"]
    assert [notice.code for notice in outcome.notices] == ["thu-muc-qua-lon"]
    assert outcome.notices[0].file.count("/") == MAX_FOLDER_DEPTH


def test_too_many_files_end_in_one_notice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.workspace.inventory.MAX_FILES", 10)
    place(tmp_path, *(f"lan-1/a{n}/x.md" for n in range(20)))
    outcome = scan(tmp_path)
    assert [notice.code for notice in outcome.notices] == ["thu-muc-qua-lon"]


@pytest.mark.parametrize(
    ("folder", "fix"),
    [("Lan-1", "lan-1"), ("lan-02", "lan-2"), ("lần 3", "lan-3"), ("khac", "lan-N")],
)
def test_a_folder_that_is_no_round_is_said_with_the_right_name(
    tmp_path: Path, folder: str, fix: str
) -> None:
    place(tmp_path, f"{folder}/so-y-te/y-te.md", f"{folder}/so-y-te/b.md")
    outcome = scan(tmp_path)
    assert codes(outcome.notices) == [("thu-muc-la", f"sections/{folder}")]
    assert fix in outcome.notices[0].fix
    assert outcome.value.folders(9) == ()


def test_a_shared_file_is_the_newest_up_to_its_round(tmp_path: Path) -> None:
    inventory = listed(
        tmp_path,
        "de-cuong.yaml",
        "lan-2/de-cuong.yaml",
        "lan-10/de-cuong.yaml",
        "bieu-mau/a.yaml",
        "lan-3/bieu-mau/a.yaml",
        "lan-2/ke-hoach.yaml",
    )
    found = [shared_file(inventory, "de-cuong.yaml", number) for number in (1, 2, 9, 10)]
    assert found == [
        "sections/de-cuong.yaml",
        "sections/lan-2/de-cuong.yaml",
        "sections/lan-2/de-cuong.yaml",
        "sections/lan-10/de-cuong.yaml",
    ]
    assert shared_file(inventory, "bieu-mau/a.yaml", 3) == "sections/lan-3/bieu-mau/a.yaml"
    assert shared_file(inventory, "bieu-mau/a.yaml", 2) == "sections/bieu-mau/a.yaml"
    assert shared_file(inventory, "ke-hoach.yaml", 1) is None
