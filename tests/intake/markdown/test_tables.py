import pytest

from pipeline.model.document import NoteMark, Paragraph, Placement, Table, plain_text
from pipeline.model.inlines import Reference
from pipeline.model.table import Align, RowKind
from tests.intake.as_markdown import blocks, codes, only, read, text_of

GRID = "| A | B |\n|---|--:|\n| 1 | 2 |"


def table(text: str) -> Table:
    found = [block for block in read(text).value.blocks if isinstance(block, Table)]
    assert len(found) == 1
    return found[0]


def test_a_pipe_table_has_header_alignments_and_lines() -> None:
    found = table(f"Đoạn.\n\n{GRID}")
    assert [row.kind for row in found.grid.rows] == [RowKind.HEADER, RowKind.BODY]
    assert [(column.name, column.align) for column in found.grid.columns] == [
        ("A", None),
        ("B", Align.RIGHT),
    ]
    assert [row.line for row in found.grid.rows] == [3, 5]
    assert found.grid.rows[1].cells[1].value == 2


def test_cells_keep_their_formatting_notes_and_references() -> None:
    found = table("| **A**[^1] | @bang-x |\n|---|---|\n| a \\| b | `c` |\n\n[^1]: chú thích")
    head, body = found.grid.rows
    assert any(isinstance(run, NoteMark) for run in head.cells[0].runs)
    assert isinstance(head.cells[1].runs[0], Reference)
    assert body.text == "a | b\tc"


@pytest.mark.parametrize(
    "text",
    [
        "Bảng: Tên {#bang-x}\n\n" + GRID,
        "Bảng: Tên {#bang-x}\n" + GRID,
        GRID + "\n\nBảng: Tên {#bang-x}",
        GRID + "\nBảng: Tên {#bang-x}",
    ],
)
def test_a_caption_belongs_to_the_table_beside_it(text: str) -> None:
    (found,) = blocks(text)
    assert isinstance(found, Table)
    assert plain_text(found.caption) == "Tên"
    assert found.id == "bang-x"
    assert len(found.grid.rows) == 2


def test_between_two_tables_a_caption_belongs_to_the_later() -> None:
    first, second = blocks(f"{GRID}\n\nBảng: Tên\n\n{GRID}")
    assert isinstance(first, Table)
    assert isinstance(second, Table)
    assert (first.caption, plain_text(second.caption)) == ((), "Tên")


def test_two_captions_go_to_the_tables_on_both_sides() -> None:
    first, second = blocks(f"{GRID}\n\nBảng: Một\n\nBảng: Hai\n\n{GRID}")
    assert isinstance(first, Table)
    assert isinstance(second, Table)
    assert [plain_text(first.caption), plain_text(second.caption)] == ["Một", "Hai"]


def test_a_caption_without_a_table_is_a_paragraph_with_a_notice() -> None:
    text = "Bảng: Tên **bảng** {#bang-x}\n\nĐoạn.\n\n" + GRID
    assert codes(text) == ["ten-bang-khong-bang"]
    assert isinstance(read(text).value.blocks[0], Paragraph)
    assert text_of(text).startswith("Bảng: Tên bảng Đoạn.")


def test_a_number_before_the_colon_makes_no_caption() -> None:
    text = f"Bảng 3: Tên\n\n{GRID}"
    assert isinstance(read(text).value.blocks[0], Paragraph)
    assert codes(text) == ["ten-bang-go-tay"]


def test_attributes_of_a_caption_reach_the_table() -> None:
    found = table(
        'Bảng: Tên {#bang-x landscape form=du-an cols="1,2" don-vi="tỷ đồng" nguon=NGTK}\n' + GRID
    )
    assert found.landscape is True
    assert found.options == (("form", "du-an"), ("cols", "1,2"))
    assert (found.unit, found.origin) == ("tỷ đồng", "NGTK")
    assert table("Bảng: Tên {landscape=false}\n" + GRID).landscape is False
    assert table("Bảng: Tên\n" + GRID).landscape is None


def test_a_row_too_long_widens_the_grid_and_loses_nothing() -> None:
    text = GRID + "\n| 3 | 4 | năm | **sáu** |\n| 7 | 8 |"
    found = table(text)
    assert codes(text) == ["dong-bang-lech"]
    assert [len(row.cells) for row in found.grid.rows] == [4] * 4
    assert len(found.grid.columns) == 4
    assert found.grid.rows[2].text == "3\t4\tnăm\tsáu"


def test_a_row_too_short_is_filled_with_a_notice() -> None:
    outcome = read(GRID + "\n| 3 |")
    assert [(notice.code, notice.line) for notice in outcome.notices] == [("dong-bang-lech", 4)]


def test_a_line_without_a_bar_ends_the_table() -> None:
    found, after = blocks(GRID + "\nNguồn: Niên giám thống kê")
    assert isinstance(found, Table)
    assert isinstance(after, Paragraph)


def test_a_caption_line_serves_a_sheet_that_has_none() -> None:
    sheet = only("Bảng: Tên {#bang-x landscape}\n\n![](a.xlsx)")
    assert isinstance(sheet, Placement)
    assert plain_text(sheet.caption) == "Tên"
    assert (sheet.id, sheet.options) == ("bang-x", (("landscape", ""),))


@pytest.mark.parametrize("start", ["> ", "- ", "a) "])
def test_tables_and_captions_stand_within_other_blocks(start: str) -> None:
    rest = "> " if start == "> " else "   "[: len(start)]
    lines = ["Chữ.", "", "Bảng: Tên", *GRID.split("\n"), "| 3 | 4 | 5 |"]
    text = "\n".join((start if index == 0 else rest) + line for index, line in enumerate(lines))
    assert text_of(text).endswith("Chữ. TênAB123 4 5".replace("AB123 4 5", "AB12345"))


def test_groups_and_totals_are_known_as_in_a_sheet() -> None:
    found = table(
        "| STT | Loại đất | Mã | Diện tích |\n|---|---|---|---:|\n| I | Nông nghiệp | NNP | 5 |\n"
        "| 1 | Lúa | LUA | 5 |\n| II | Khác | PNN | - |\n| | **Tổng cộng** | | 5 |"
    )
    kinds = [row.kind for row in found.grid.rows]
    assert kinds == [
        RowKind.HEADER, RowKind.GROUP, RowKind.BODY, RowKind.GROUP, RowKind.TOTAL,
    ]  # fmt: skip
