"""Tables and tracked columns that came or went as a whole are one edit."""

from pipeline.intake.review.tracked_edits import tracked_edits
from pipeline.intake.review.untracked_edits import in_order, untracked_edits
from pipeline.intake.review.whole_tables import tables_tracked, tables_untracked
from tests.intake.review.copies import block, cut, ins, matched, p, row, table, units
from tests.intake.word.elements import by

ROWS = [
    block("Xã Số", cells=("Xã", "Số"), table=0, name="Dân số"),
    block("A 1", cells=("A", "1"), table=0, name="Dân số"),
]


def untracked(content: str, block_of: list[int | None]) -> list[tuple[str, str]]:
    read = units(content)
    blocks = [block("Đoạn."), *ROWS]
    found = matched(block_of, 3)
    edits, _ = untracked_edits(read, [unit.before for unit in read], blocks, found)
    told = in_order(tables_untracked(edits, read, blocks, found), found)
    return [(edit.edit.content, edit.edit.quote or edit.edit.proposed) for edit in told]


def test_a_table_that_went_is_one_edit_with_its_rows() -> None:
    assert untracked(p("Đoạn."), [0]) == [("Bỏ bảng “Dân số” (2 dòng)", "Xã | Số\nA | 1")]


def test_a_table_one_row_of_which_is_left_is_told_by_rows() -> None:
    told = untracked(p("Đoạn.") + table(row("A", "1")), [0, 2])
    assert [content for content, _ in told] == ["Bỏ dòng “Xã Số”"]


def test_a_table_that_came_is_one_edit_with_its_rows() -> None:
    content = p("Đoạn.") + table(row("Xã", "Số"), row("A", "1")) + table(row("Mã", "7"), row("x"))
    assert untracked(content, [0, 1, 2, None, None]) == [
        ("Thêm bảng (2 dòng): Mã | 7 x", "Mã | 7\nx")
    ]


def test_a_row_added_to_a_table_is_told_by_itself() -> None:
    content = p("Đoạn.") + table(row("Xã", "Số"), row("A", "1"), row("Mới", "9"))
    told = untracked(content, [0, 1, 2, None])
    assert [content for content, _ in told] == ["Thêm dòng “Mới 9”"]


def tracked(content: str, block_of: list[int | None]) -> list[tuple[str, str, int]]:
    read = units(content)
    found = tables_tracked(tracked_edits(read), read, ROWS, matched(block_of, 2))
    return [(e.edit.content, e.author, len(e.ids)) for e in found]


def test_a_table_tracked_row_by_row_is_one_edit() -> None:
    gone = table(*(row(cut(a), cut(b), fate="del") for a, b in (("Xã", "Số"), ("A", "1"))))
    assert tracked(gone, [0, 1]) == [("Bỏ bảng “Dân số” (2 dòng)", "A", 4)]
    new = table(*(row(ins(a), ins(b), fate="ins") for a, b in (("Mã", "7"), ("x", "8"))))
    assert tracked(new, [None, None]) == [("Thêm bảng (2 dòng): Mã | 7 x | 8", "A", 4)]


def test_a_row_alone_and_rows_of_two_authors_are_told_by_themselves() -> None:
    one = table(row("Xã", "Số"), row(cut("A"), cut("1"), fate="del"))
    assert [content for content, _, _ in tracked(one, [0, 1])] == ["Bỏ dòng “A | 1”"]
    both = table(
        row(cut("Xã", "B"), cut("Số", "B"), fate="del", author="B"),
        row(cut("A"), cut("1"), fate="del"),
    )
    assert len(tracked(both, [0, 1])) == 2


def cell(content: str, tag: str = "") -> str:
    mark = f"<w:tcPr>{by(tag, '')}</w:tcPr>" if tag else ""
    return f"<w:tc>{mark}{p(content)}</w:tc>"


def rows(tag: str, *texts: str) -> str:
    write = cut if tag == "cellDel" else ins
    inner = (f"<w:tr>{cell('giữ')}{cell(write(text), tag)}</w:tr>" for text in texts)
    return table(*inner)


def test_a_tracked_column_is_one_edit_in_the_place_of_its_cells() -> None:
    (gone,) = tracked(rows("cellDel", "Số", "1", "2"), [0, 1, None])
    assert gone[:2] == ("Bỏ cột “Số”", "A")
    (new,) = tracked(rows("cellIns", "Hộ", "4", "5"), [0, 1, None])
    assert new[:2] == ("Thêm cột “Hộ”: 4; 5", "A")


def test_one_marked_cell_is_no_column() -> None:
    content = table(f"<w:tr>{cell('a')}{cell(ins('b'), 'cellIns')}</w:tr>", row("c"))
    assert [content for content, _, _ in tracked(content, [0, 1])] == ["Thêm nội dung ô “b”"]


def test_a_row_whose_mark_a_program_lost_is_one_edit() -> None:
    content = table(row("Xã", "Số"), row(ins("B"), ins("2")), row(cut("A"), cut("1")))
    told = [content for content, _, _ in tracked(content, [0, None, 1])]
    assert told == ["Thêm dòng “B | 2”", "Bỏ dòng “A | 1”"]
    mixed = table(row("Xã", "Số"), row(ins("B"), cut("2")), row(ins("C"), "3"))
    assert len(tracked(mixed, [0, 1, None])) == 3
