from pathlib import Path

from pipeline import stages
from pipeline.work.watch import unwatched
from pipeline.workspace import scan
from tests.reading.workspaces import ROAD, put, workspace


def test_the_newest_round_is_the_highest_that_has_anything(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    assert stages.newest_round(scan(folder).value) == 1
    put(folder, ROAD.replace("lan-1", "lan-2"), "Mới.\n")
    assert stages.newest_round(scan(folder).value) == 2


def test_a_broken_template_is_named(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    put(folder, "templates/bao-cao.docx", b"PK")
    outcome = stages.draft(folder, 1, fast=True, watch=unwatched)
    assert outcome.value is None
    (notice,) = [notice for notice in outcome.notices if notice.code == "mau-hong"]
    assert notice.file == "templates/bao-cao.docx"


def test_a_check_may_be_switched_off_with_a_reason(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    put(folder, ROAD, "Xem @bang-khong-co.\n")

    def codes() -> set[str]:
        outcome = stages.check(folder, 1, "", watch=unwatched)
        return {notice.code for notice in outcome.notices}

    assert "tham-chieu-khong-co" in codes()
    muted = "tat-kiem-tra:\n  - ma: tham-chieu-khong-co\n    noi: giao-thong-hien-trang\n"
    put(folder, "sections/cau-hinh.yaml", f"{muted}    ly-do: bảng sẽ gửi sau\n")
    assert "tham-chieu-khong-co" not in codes()


def test_a_good_draft_has_only_the_notices_it_deserves(tmp_path: Path) -> None:
    outcome = stages.draft(workspace(tmp_path), 1, fast=True, watch=unwatched)
    assert {notice.code for notice in outcome.notices} <= {"chua-gui", "muc-luc-khong-so-trang"}
