from pathlib import Path

from pipeline.model.document import Paragraph, Table, plain_text
from tests.rounds.workspaces import ROAD, gathered, put, workspace


def test_the_newest_text_serves_and_its_workbook_may_be_newer(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    put(folder, ROAD.replace("lan-1", "lan-2"), "Bản lần hai.\n")
    written = gathered(folder, 2).value.materials.contributions
    (block,) = written["giao-thong-hien-trang", "so-xay-dung"].blocks
    assert isinstance(block, Paragraph)
    assert plain_text(block.runs) == "Bản lần hai."
    assert written["su-can-thiet", "so-tai-chinh"].round == 1


def test_pipe_tables_are_tables_with_their_caption(tmp_path: Path) -> None:
    written = gathered(workspace(tmp_path)).value.materials.contributions
    blocks = written["pl-du-an", "so-tai-chinh"].blocks
    assert [block.id for block in blocks if isinstance(block, Table)] == ["bang-du-an"]


def test_a_text_that_cannot_be_read_is_broken_and_its_files_are_not_called_unused(
    tmp_path: Path,
) -> None:
    folder = workspace(tmp_path)
    put(folder, ROAD, b"\x80\x81")
    put(folder, "sections/lan-1/so-xay-dung/anh.png", b"\x89PNG")
    outcome = gathered(folder)
    assert list(outcome.value.materials.broken) == ["giao-thong-hien-trang"]
    assert [notice.code for notice in outcome.notices] == ["utf-8-hong"]


def test_every_file_read_is_an_input_with_its_hash(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    inputs = gathered(folder).value.inputs
    assert ROAD in inputs
    assert "sections/de-cuong.yaml" in inputs
    assert all(len(digest) == 64 for digest in inputs.values())
