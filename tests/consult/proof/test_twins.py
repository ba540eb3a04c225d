from pipeline.consult.proof.twins import likest, row_name, twin
from pipeline.model.document import Cell, Row
from pipeline.model.inlines import Text
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
