from pathlib import Path

from pipeline.publish.folder import building
from pipeline.stages.commenting.issued_draft import IssuedDraft, issued_draft
from tests.consulted import consulted
from tests.issued_rounds import sealed
from tests.rounds.workspaces import ROAD, put


def made(folder: Path, number: int) -> IssuedDraft:
    with building(folder / "build", wait=1):
        found = issued_draft(folder, number)
    assert found is not None
    return found


def test_what_reviewers_read_is_what_went_out_whatever_is_written_since(tmp_path: Path) -> None:
    folder = consulted(tmp_path)
    assert sealed(folder).value is not None
    put(folder, ROAD, "Viết lại sau khi phát hành.\n")
    draft = made(folder, 1)
    assert (draft.round, draft.name) == (1, "Dự thảo lần 1")
    assert draft.last is not None
    assert draft.last.isoformat() == "2025-11-24"
    block = draft.block("giao-thong-hien-trang.2")
    assert block is not None
    assert block.whole.words == "Mạng lưới đường tỉnh dài 300 km."
    assert draft.items["giao-thong-hien-trang"].endswith("[giao-thong-hien-trang]")
    assert len(draft.code) == 16
    assert draft.block("khong-co.9") is None


def test_a_draft_with_answers_has_the_workbook_of_each_body(tmp_path: Path) -> None:
    folder = consulted(tmp_path)
    put(folder, ROAD.replace("lan-1", "lan-2"), "Mạng lưới đường tỉnh dài 310 km.\n")
    draft = made(folder, 2)
    assert list(draft.answers) == ["so-xay-dung"]
