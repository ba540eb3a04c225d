from pathlib import Path

from pipeline.arguments import Request
from pipeline.runs.draft import run
from pipeline.work.watch import unwatched
from tests.rounds.workspaces import put, workspace


def test_the_command_puts_a_draft_in_place_and_says_what_it_left(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    done = run(Request("draft", folder, 1, fast=True), unwatched)
    assert done.started
    assert (folder / "build/lan-1/bao-cao-lan-1.docx").is_file()
    assert done.lines[0].startswith("Báo cáo: 3 mục, 1 bảng")
    assert done.next == ("build/lan-1/bao-cao-lan-1.docx", "build/lan-1/thong-bao.xlsx")
    assert (done.title, done.known) == ("Dự thảo lần 1", None)
    assert run(Request("draft", folder, 1, fast=True), unwatched).known


def test_a_draft_that_cannot_start_leaves_the_one_before(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    run(Request("draft", folder, 1, fast=True), unwatched)
    put(folder, "sections/de-cuong.yaml", "[")
    assert not run(Request("draft", folder, 1, fast=True), unwatched).started
    assert (folder / "build/lan-1/bao-cao-lan-1.docx").is_file()
