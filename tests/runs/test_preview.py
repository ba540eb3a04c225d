from pathlib import Path

from pipeline.runs.preview import preview
from pipeline.work.watch import unwatched
from tests.rounds.workspaces import ROAD, put, workspace


def test_one_agencys_sections_are_a_page_and_a_word_file_with_its_own_notices(
    tmp_path: Path,
) -> None:
    folder = workspace(tmp_path)
    put(folder, ROAD, "Xem @bang-khong-co.\n")
    made = preview(folder, None, "so-xay-dung", watch=unwatched)
    assert made.value is not None
    assert set(made.value) == {"index.html", "so-xay-dung.docx"}
    assert {notice.agency for notice in made.notices} == {"so-xay-dung"}
    assert "@bang-khong-co" in made.value["index.html"].decode()


def test_an_agency_nobody_knows_has_no_preview(tmp_path: Path) -> None:
    made = preview(workspace(tmp_path), 1, "so-xay-dun", watch=unwatched)
    assert made.value is None
    assert [notice.code for notice in made.notices] == ["co-quan-khong-co"]


def test_shared_files_or_a_template_that_cannot_serve_leave_no_preview(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    put(folder, "templates/bao-cao.docx", b"PK")
    made = preview(folder, 1, "so-xay-dung", watch=unwatched)
    assert made.value is None
    assert "mau-hong" in {notice.code for notice in made.notices}
    put(folder, "sections/de-cuong.yaml", "[")
    made = preview(folder, 1, "so-xay-dung", watch=unwatched)
    assert made.value is None
    assert {notice.file for notice in made.notices} >= {"sections/de-cuong.yaml"}
