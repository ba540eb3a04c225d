import pytest

from pipeline.consult.proof.twins import likeness, likest, row_name, twin
from pipeline.model.document import Cell, Row
from pipeline.model.fixed import replace
from pipeline.model.flow import FlowTable
from pipeline.model.inlines import Text
from pipeline.model.table import RowKind
from tests.consult.sample_trace import table

OLD = table("Dân số", "2.1", ("STT", "Tên", "2024"), ("1", "Nam", "40"), ("2", "Nữ", "41"))


def test_rows_are_known_by_name_wherever_they_stand() -> None:
    new = table("Dân số", "2.1", ("STT", "Tên", "2024"), ("1", "Nữ", "41"), ("2", "Nam", "42"))
    found = twin(OLD, new)
    assert (found.rows, found.added) == ({0: 0, 1: 2, 2: 1}, ())


def test_a_renamed_row_is_the_likest_and_what_is_left_came() -> None:
    new = table(
        "Dân số", "2.1", ("STT", "Tên", "2024"), ("1", "Nam giới", "40"), ("2", "Nữ", "41"),
        ("3", "Tổng số dân", "81"),
    )  # fmt: skip
    found = twin(OLD, new)
    assert (found.rows, found.added) == ({0: 0, 2: 2, 1: 1}, (3,))


def test_columns_are_known_by_name_then_by_what_stands_in_them_then_by_place() -> None:
    head = ("Tên", "Thực hiện", "STT")
    new = table("Dân số", "2.1", head, ("Nam", "40", "1"), ("Nữ", "43", "2"))
    assert twin(OLD, new).columns == {0: 2, 1: 0, 2: 1}
    changed = table("Dân số", "2.1", head, ("Nam", "50", "1"), ("Nữ", "53", "2"))
    assert twin(OLD, changed).columns == {0: 2, 1: 0, 2: 1}
    fewer = table("Dân số", "2.1", ("STT", "Tên"), ("1", "Nam"), ("2", "Nữ"))
    assert twin(OLD, fewer).columns == {0: 0, 1: 1}


def test_the_likest_table_is_found_among_others_and_none_that_is_not_like() -> None:
    other = table("Đất đai", "2.2", ("Loại", "Diện tích"), ("Rừng", "5"))
    moved = table("Dân số trung bình", "3.1", ("STT", "Tên", "2024"), ("1", "Nam", "7"))
    assert likest(OLD, [other, moved]) == 1
    assert likest(OLD, [other]) is None
    assert likest(OLD, []) is None


def test_a_row_is_named_by_its_first_cell_that_is_more_than_a_number_or_letter() -> None:
    def row(*texts: str) -> Row:
        return Row(tuple(Cell((Text(text),)) for text in texts))

    assert row_name(row("VI", "Thương mại")) == "Thương mại"
    assert row_name(row("a)", "5")) == "a)"
    assert row_name(row("", "")) == ""


def test_header_rows_are_known_by_their_place() -> None:
    assert twin(OLD, OLD).rows == {0: 0, 1: 1, 2: 2}
    assert twin(OLD, OLD).added == ()


def test_of_two_columns_alike_the_first_is_taken() -> None:
    new = table("Dân số", "2.1", ("STT", "Tên", "A", "B"), ("1", "Nam", "40", "40"),
                ("2", "Nữ", "41", "41"))  # fmt: skip
    assert twin(OLD, new).columns == {0: 0, 1: 1, 2: 2}


def people(*rows: tuple[str, ...], head: tuple[str, ...] = ("STT", "Tên", "2024")) -> FlowTable:
    return table("Dân số", "2.1", head, *rows)


def test_a_table_is_like_another_by_caption_and_rows_taken_together() -> None:
    half = people(("1", "Nam", "40"), ("2", "Khác", "41"))
    assert likeness(OLD, half) == pytest.approx(0.4 + 0.6 / 3)
    assert likeness(OLD, OLD) == 1.0
    assert likeness(OLD, people()) == pytest.approx(0.4)
    bare = replace(OLD, above=())
    assert likeness(bare, bare) == 1.0
    assert likeness(people(), people()) == pytest.approx(0.4)
    twice = people(("1", "Nam", "40"), ("2", "Nam", "41"))
    assert likeness(OLD, twice) == pytest.approx(0.4 + 0.6 / 3)


def test_a_table_half_alike_is_the_one_and_of_two_equal_ones_the_first() -> None:
    assert likest(OLD, [people(("1", "Nam", "1"), ("2", "x", "2"), ("3", "y", "3"))]) == 0
    none = people(*((str(at), f"Dòng {at}", "1") for at in range(9)))
    assert likest(OLD, [none]) is None
    assert likest(OLD, [none, OLD, OLD]) == 1


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("Trạm y tế xã Tân Lập", True),
        ("Trạm y tế xã", True),
        ("Trạm y tế phường Đông Kinh", False),
        ("Bệnh viện đa khoa tỉnh", False),
    ],
)
def test_a_row_is_known_by_seven_letters_of_ten(name: str, same: bool) -> None:
    old = people(("1", "Trạm y tế xã Tân Tri", "40"))
    found = twin(old, people(("1", name, "40")))
    assert (found.rows == {0: 0, 1: 1}) is same
    assert (found.added == (1,)) is not same


def test_of_rows_alike_the_likest_are_paired_each_once() -> None:
    old = people(("1", "Trạm y tế xã Tân Tri", "40"), ("2", "Trạm y tế xã Tân Lập", "40"))
    new = people(("1", "Trạm y tế xã Tân Lập A", "40"), ("2", "Trạm y tế xã Tân Tri A", "40"))
    assert twin(old, new).rows == {0: 0, 1: 2, 2: 1}
    one = people(("1", "Trạm y tế xã Tân Lập A", "40"))
    assert twin(old, one).rows == {0: 0, 2: 1}


@pytest.mark.parametrize(
    ("values", "columns"),
    [
        (("40", "41"), {0: 0, 1: 1, 2: 2}),
        (("40", "0"), {0: 0, 1: 1}),  # the heads differ too: one of three
        (("0", "0"), {0: 0, 1: 1}),
    ],
)
def test_a_column_of_another_name_is_known_by_half_of_what_stands_in_it(
    values: tuple[str, str], columns: dict[int, int]
) -> None:
    new = people(("1", "Nam", values[0], "x"), ("2", "Nữ", values[1], "y"),
                 head=("STT", "Tên", "A", "B"))  # fmt: skip
    assert twin(OLD, new).columns == columns


def test_rows_of_one_name_are_told_apart_by_their_group() -> None:
    def grouped(*rows: tuple[str, ...]) -> FlowTable:
        made = people(*rows)
        kinds = (
            replace(row, kind=RowKind.GROUP) if row.cells[0].text in ("I", "II") else row
            for row in made.grid.rows
        )
        return replace(made, grid=replace(made.grid, rows=tuple(kinds)))

    old = grouped(("I", "Thành thị", ""), ("1", "Nữ", "1"), ("II", "Nông thôn", ""),
                  ("1", "Nữ", "2"))  # fmt: skip
    new = grouped(("I", "Nông thôn", ""), ("1", "Nữ", "2"), ("II", "Thành thị", ""),
                  ("1", "Nữ", "1"))  # fmt: skip
    assert twin(old, new).rows == {0: 0, 1: 3, 2: 4, 3: 1, 4: 2}
    lone = grouped(("I", "Đô thị loại một", ""), ("1", "Nữ", "1"))
    assert twin(old, lone).rows[2] == 2


@pytest.mark.parametrize(
    ("texts", "name"),
    [
        (("1", "Cầu"), "Cầu"),
        (("a", "Cầu"), "Cầu"),
        (("đ)", "Cầu"), "Cầu"),
        (("iv.", "Cầu"), "Cầu"),
        (("ab", "Cầu"), "ab"),
        ((" Cầu ", "x"), "Cầu"),
        (("12", "34"), "12"),
        (("", "34"), "34"),
    ],
)
def test_numbers_and_letters_name_no_row(texts: tuple[str, ...], name: str) -> None:
    assert row_name(Row(tuple(Cell((Text(text),)) for text in texts))) == name
