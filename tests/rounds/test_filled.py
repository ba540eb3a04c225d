from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.model.document import Box, Table
from tests.rounds.test_attached import blocks, book
from tests.rounds.workspaces import ROAD, gathered, put, workspace

FORM = """\
name: du-an
title: Danh mục dự án
fields:
  - {name: stt, title: STT}
  - {name: ten, title: Tên dự án}
  - {name: von, title: Vốn, type: number}
qh:order: stt
"""
ROWS: list[list[object]] = [
    ["STT", "Vốn", "Tên dự án"],
    ["Ví dụ", 1, "Cầu mẫu"],
    [1, "12,5", "Cầu A"],
]


def with_form(folder: Path) -> Path:
    place = workspace(folder)
    put(place, "sections/bieu-mau/du-an.yaml", FORM)
    return place


def test_a_placement_with_a_form_is_read_through_it_and_prints_no_example(tmp_path: Path) -> None:
    folder = with_form(tmp_path)
    put(folder, "sections/lan-1/so-xay-dung/a.xlsx", book(Mot=ROWS))
    put(folder, ROAD, "![Một](a.xlsx#Mot){form=du-an}\n")
    read = gathered(folder)
    assert read.notices == ()
    (table,) = read.value.forms
    assert (table.form.name, table.agency, table.sheet) == ("du-an", "so-xay-dung", "Mot")
    assert [cell.value for cell in table.column("von")] == [Decimal("12.5")]
    (block,) = blocks(folder)
    assert isinstance(block, Table)
    assert "Cầu mẫu" not in "".join(row.text for row in block.grid.rows)


def test_notices_of_a_form_name_agency_item_and_cell(tmp_path: Path) -> None:
    folder = with_form(tmp_path)
    rows = [*ROWS, [2, "15,000", "Cầu B"]]
    put(folder, "sections/lan-1/so-xay-dung/a.xlsx", book(Mot=rows))
    put(folder, ROAD, "![Một](a.xlsx#Mot){form=du-an}\n")
    (notice,) = gathered(folder).notices
    assert (notice.code, notice.cell) == ("so-hai-nghia", "Mot!B4")
    assert (notice.agency, notice.item) == ("so-xay-dung", "giao-thong-hien-trang")


def test_an_unknown_form_is_told_with_its_nearest_and_the_table_stands(tmp_path: Path) -> None:
    folder = with_form(tmp_path)
    put(folder, "sections/lan-1/so-xay-dung/a.xlsx", book(Mot=ROWS))
    put(folder, ROAD, "![Một](a.xlsx#Mot){form=du-ann}\n")
    (notice,) = gathered(folder).notices
    assert (notice.code, notice.file, notice.line) == ("bieu-mau-khong-co", ROAD, 1)
    assert "'du-an'" in notice.fix
    (block,) = blocks(folder)
    assert isinstance(block, Table)


def test_a_file_named_as_a_form_is_read_without_being_placed(tmp_path: Path) -> None:
    folder = with_form(tmp_path)
    put(folder, ROAD, "Chữ.\n")
    put(folder, "sections/lan-1/so-xay-dung/du-an.xlsx", book(Cu=ROWS))
    put(folder, "sections/lan-2/so-xay-dung/du-an.xlsx", book(Moi=ROWS))
    for number, sheet in ((1, "Cu"), (2, "Moi")):
        read = gathered(folder, number)
        assert read.notices == ()
        assert [table.sheet for table in read.value.forms] == [sheet]
        assert read.value.tally.refused == 0


def test_a_broken_filled_form_is_told_once_and_refused(tmp_path: Path) -> None:
    folder = with_form(tmp_path)
    put(folder, ROAD, "Chữ.\n")
    put(folder, "sections/lan-1/so-xay-dung/du-an.xlsx", b"khong phai excel")
    read = gathered(folder)
    assert [notice.code for notice in read.notices] == ["tep-sai-loai"]
    assert read.value.forms == ()
    assert read.value.tally.refused == 1


@pytest.mark.parametrize("number", [1, 2])
def test_a_form_of_a_later_round_does_not_serve_an_earlier_one(tmp_path: Path, number: int) -> None:
    folder = with_form(tmp_path)
    later = FORM.replace("name: von, title: Vốn", "name: so-tien, title: Số tiền")
    put(folder, "sections/lan-2/bieu-mau/du-an.yaml", later)
    put(folder, "sections/lan-1/so-xay-dung/a.xlsx", book(Mot=ROWS))
    put(folder, ROAD, "![Một](a.xlsx#Mot){form=du-an}\n")
    codes = [notice.code for notice in gathered(folder, number).notices]
    assert codes == ([] if number == 1 else ["cot-thua", "cot-thieu"])


def test_a_broken_workbook_leaves_a_box(tmp_path: Path) -> None:
    folder = with_form(tmp_path)
    put(folder, "sections/lan-1/so-xay-dung/a.xlsx", b"hong")
    put(folder, ROAD, "![Một](a.xlsx#Mot){form=du-an}\n")
    assert isinstance(blocks(folder)[0], Box)


def test_a_form_that_no_text_places_is_a_table_for_the_checks_beside_that_of_the_round_before(
    tmp_path: Path,
) -> None:
    folder = with_form(tmp_path)
    put(folder, ROAD, "Chữ.\n")
    put(folder, "sections/lan-1/so-xay-dung/du-an.xlsx", book(Mot=ROWS))
    put(folder, "sections/lan-2/so-xay-dung/du-an.xlsx", book(Mot=[*ROWS, [2, 4, "Cầu B"]]))
    read = gathered(folder, 2).value
    (now,), (before,) = read.loose, read.loose_before
    assert now.workbook == "sections/lan-2/so-xay-dung/du-an.xlsx"
    assert [len(table.grid.rows) for table in (before, now)] == [2, 3]
    assert "Cầu mẫu" not in "".join(row.text for row in now.grid.rows)
    assert gathered(folder, 1).value.loose_before == ()
