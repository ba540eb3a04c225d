import zipfile
from pathlib import Path

from pipeline.arguments import Request
from pipeline.runs.kit import run
from pipeline.work.watch import unwatched
from tests.rounds.workspaces import ROAD, put, workspace


def test_every_kit_is_a_folder_and_an_archive_of_the_same(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    done = run(Request("kit", root, 1), unwatched)
    assert done.lines[0].startswith("Đã tạo 2 gói trong build/goi/: ")
    place = root / "build/goi"
    with zipfile.ZipFile(place / "so-xay-dung.zip") as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    folder = {
        f"so-xay-dung/{path.relative_to(place / 'so-xay-dung').as_posix()}": path.read_bytes()
        for path in (place / "so-xay-dung").rglob("*")
        if path.is_file()
    }
    assert held == folder


def test_the_kit_of_one_agency_leaves_the_others(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    run(Request("kit", root, 1), unwatched)
    other = (root / "build/goi/so-tai-chinh.zip").read_bytes()
    before = (root / "build/goi/so-xay-dung.zip").read_bytes()
    put(root, ROAD, "Bài mới.\n")
    put(root, "sections/lan-1/so-tai-chinh/pl-du-an.md", "Khác.\n")
    run(Request("kit", root, 1, "so-xay-dung"), unwatched)
    assert (root / "build/goi/so-tai-chinh.zip").read_bytes() == other
    assert (root / "build/goi/so-xay-dung.zip").read_bytes() != before


def test_a_draft_that_cannot_be_made_leaves_the_kits_before(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    run(Request("kit", root, 1), unwatched)
    put(root, "sections/de-cuong.yaml", "[")
    assert run(Request("kit", root, 1), unwatched).exit_code(strict=False) == 2
    assert (root / "build/goi/so-xay-dung.zip").is_file()
