"""Columns that came, went and changed places, each told once."""

from pipeline.intake.review.columns import changed_columns
from pipeline.intake.review.untracked_edits import untracked_edits
from tests.intake.review.copies import block, matched, row, table, units

HEAD = ("STT", "Xã", "Dân số", "Diện tích")
BODY = (("1", "A", "10", "5"), ("2", "B", "20", "6"), ("3", "C", "30", "7"))


def columns(*rows: tuple[str, ...], was: tuple[tuple[str, ...], ...] = (HEAD, *BODY)) -> list[str]:
    read = units(table(*(row(*cells) for cells in rows)))
    blocks = [block(" ".join(cells), cells=cells, table=0) for cells in was]
    found = matched(list(range(len(rows))), len(was))
    return [e.edit.content for t in changed_columns(read, blocks, found) for e in t.edits]


def picked(*places: int) -> list[tuple[str, ...]]:
    return [tuple(cells[at] for at in places) for cells in (HEAD, *BODY)]


def test_a_table_of_the_same_columns_has_no_edit() -> None:
    assert columns(HEAD, *BODY) == []


def test_a_column_taken_out_is_one_edit() -> None:
    assert columns(*picked(0, 1, 3)) == ["Bỏ cột “Dân số”"]


def test_a_column_put_in_is_told_with_its_place_and_values() -> None:
    rows = [(*cells[:3], new, cells[3]) for cells, new in
            zip((HEAD, *BODY), ("Hộ", "4", "", "8"), strict=True)]  # fmt: skip
    assert columns(*rows) == ["Thêm cột “Hộ” sau cột “Dân số”: 4; 8"]
    first = [("Mã", *HEAD), *((f"M{n}", *cells) for n, cells in enumerate(BODY))]
    assert columns(*first) == ["Thêm cột “Mã” ở đầu bảng: M0; M1; M2"]


def test_columns_that_changed_places_are_as_few_moves_as_explain_it() -> None:
    assert columns(*picked(0, 1, 3, 2)) in (
        ["Chuyển cột “Diện tích” sau cột “Xã”"],
        ["Chuyển cột “Dân số” sau cột “Diện tích”"],
    )
    assert columns(*picked(3, 0, 1, 2)) == ["Chuyển cột “Diện tích” lên đầu"]


def test_a_column_rewritten_where_it_stands_is_no_change_of_columns() -> None:
    rows = [(*cells[:3], f"mới {n}") for n, cells in enumerate((HEAD, *BODY))]
    assert columns(*rows) == []


def test_cells_merely_tracked_in_bring_no_column() -> None:
    assert columns(*((*cells, "") for cells in (HEAD, *BODY))) == []


def test_a_table_without_its_head_or_of_one_row_is_told_by_rows() -> None:
    read = units(table(row("1", "A", "5")))
    blocks = [block("h", cells=HEAD, table=0), block("1 A 10 5", cells=BODY[0], table=0)]
    assert list(changed_columns(read, blocks, matched([1], 2))) == []
    assert list(changed_columns(read, blocks[1:], matched([0], 1))) == []


def test_what_else_changed_in_the_rows_is_told_without_the_column() -> None:
    rows = [list(cells) for cells in picked(0, 1, 3)]
    rows[2][2] = "66"
    read = units(table(*(row(*cells) for cells in rows)))
    blocks = [block(" ".join(cells), cells=cells, table=0) for cells in (HEAD, *BODY)]
    found = matched([0, 1, 2, 3], 4)
    edits, _ = untracked_edits(read, [unit.before for unit in read], blocks, found)
    assert [edit.edit.content for edit in edits] == [
        "Bỏ cột “Dân số”",
        "Dòng “2 | B | 20 | 6”: Viết lại nội dung ô “6”",
    ]
