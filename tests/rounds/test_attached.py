import io
from pathlib import Path

import pytest
from openpyxl import Workbook
from PIL import Image as Picture

from pipeline.model.document import Block, Box, Figure, Table
from pipeline.model.fixed import replace
from pipeline.rounds import Gathered, read_round
from pipeline.work.store import MemoryStore
from pipeline.workspace import scan
from tests.rounds.workspaces import ROAD, gathered, put, resources, shared, workspace


def book(**sheets: list[list[object]]) -> bytes:
    made = Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def picture() -> bytes:
    stream = io.BytesIO()
    Picture.new("RGB", (4, 3)).save(stream, "PNG")
    return stream.getvalue()


def blocks(folder: Path, number: int = 1) -> tuple[Block, ...]:
    read = gathered(folder, number).value.materials.contributions
    return read["giao-thong-hien-trang", "so-xay-dung"].blocks


def test_two_sheets_of_one_book_are_read_together(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    put(folder, "sections/lan-1/so-xay-dung/a.xlsx", book(Mot=[["A"], ["1"]], Hai=[["B"], ["2"]]))
    put(folder, ROAD, "![Một](a.xlsx#Mot)\n\n![Hai](a.xlsx#Hai)\n")
    outcome = gathered(folder)
    assert outcome.notices == ()
    assert [type(block) for block in blocks(folder)] == [Table, Table]


def test_a_newer_workbook_serves_an_older_text(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    put(folder, "sections/lan-1/so-xay-dung/a.xlsx", book(Mot=[["A"], ["cũ"]]))
    put(folder, "sections/lan-2/so-xay-dung/a.xlsx", book(Mot=[["A"], ["mới"]]))
    put(folder, ROAD, "![Một](a.xlsx#Mot)\n")
    found = [blocks(folder, number)[0] for number in (1, 2)]
    assert [b.grid.rows[1].cells[0].text for b in found if isinstance(b, Table)] == ["cũ", "mới"]


def test_a_picture_is_kept_by_its_hash(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    put(folder, "sections/lan-1/so-xay-dung/sơ đồ.png", picture())
    put(folder, ROAD, "![Sơ đồ](sơ đồ.png)\n")
    read = gathered(folder)
    (block,) = blocks(folder)
    assert isinstance(block, Figure)
    assert list(read.value.media.values()) == [picture()]
    assert read.notices == ()


def test_the_same_wrong_path_is_told_at_each_place(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    put(folder, ROAD, "![Một](b.xlsx)\n\n![Hai](b.xlsx)\n")
    outcome = gathered(folder)
    assert [(notice.code, notice.line) for notice in outcome.notices] == [
        ("tep-khong-co", 1),
        ("tep-khong-co", 3),
    ]
    assert [type(block) for block in blocks(folder)] == [Box, Box]


def test_a_link_is_told_where_it_stands_and_not_again_where_it_is_named(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    put(folder, ROAD, "![Sơ đồ](anh.png)\n")
    (folder / ROAD).with_name("anh.png").symlink_to("/etc/passwd")
    assert [notice.code for notice in gathered(folder).notices] == []
    assert isinstance(blocks(folder)[0], Box)


def test_what_a_kept_text_names_is_kept_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = workspace(tmp_path)
    put(folder, "sections/lan-1/so-xay-dung/a.xlsx", book(Mot=[["A"], ["1"]]))
    put(folder, "sections/lan-1/so-xay-dung/h.png", picture())
    put(folder, ROAD, "![Một](a.xlsx#Mot)\n\nChữ.[^1]\n\n[^1]: Xem ![](h.png).\n")
    read = shared(folder).value
    assert read is not None
    kept = MemoryStore(100)

    def again() -> Gathered:
        using = replace(resources(), kept=kept)
        return read_round(scan(folder).value, read[0], read[1], using).value

    first = again()
    assert len(first.media) == 1
    monkeypatch.setattr("pipeline.rounds.contributions.named_in", lambda blocks: ())
    assert again() == first
