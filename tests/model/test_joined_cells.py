from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.document import Row
from pipeline.model.fixed import replace
from pipeline.model.joined_cells import header_joined, said_once
from pipeline.model.table import RowKind
from tests.render.samples import cell, row

HEAD = RowKind.HEADER
NOTHING: frozenset[str] = frozenset()


def head(*rows: tuple[str, ...]) -> tuple[Row, ...]:
    return (*(row(*texts, kind=HEAD) for texts in rows), row(*("1",) * len(rows[0])))


def spans(rows: tuple[Row, ...]) -> list[list[tuple[str, int, int]]]:
    return [[(found.text, found.rows, found.columns) for found in entry.cells] for entry in rows]


def test_a_name_repeated_over_its_columns_is_one_cell() -> None:
    first, second, body = header_joined(
        head(("Tên", "Diện tích", "diện  tích"), ("", "Thiết kế", "Thực tế")), NOTHING
    )
    assert spans((first,)) == [[("Tên", 1, 1), ("Diện tích", 1, 2), ("", 0, 0)]]
    assert (second, body) == head(("", "", ""), ("", "Thiết kế", "Thực tế"))[1:]


def test_a_name_repeated_in_every_header_row_is_one_cell_down_them() -> None:
    first, second, _ = header_joined(head(("STT", "Vốn", "Vốn"), ("STT", "2024", "2025")), NOTHING)
    assert spans((first, second)) == [
        [("STT", 2, 1), ("Vốn", 1, 2), ("", 0, 0)],
        [("", 0, 0), ("2024", 1, 1), ("2025", 1, 1)],
    ]


def test_names_of_the_last_header_row_stay_apart() -> None:
    rows = head(("Tên", "Số", "Số"))
    assert header_joined(rows, NOTHING) == rows
    rows = head(("A", "B", "C"), ("Tên", "Số", "Số"))
    assert header_joined(rows, NOTHING) == rows


def test_a_row_of_one_text_is_one_cell() -> None:
    (found,) = spans((said_once(row("I. Giao thông", "I. Giao thông", "i. giao thông"), NOTHING),))
    assert found == [("I. Giao thông", 1, 3), ("", 0, 0), ("", 0, 0)]


def test_figures_dashes_and_pairs_stay_apart() -> None:
    for texts in (("5", "5", "5"), ("-", "-", "-"), ("Đạt", "Đạt"), ("a", "a", "b"), ("", "", "")):
        assert said_once(row(*texts), NOTHING) == row(*texts)


def test_a_cell_of_which_something_is_said_keeps_its_place() -> None:
    line = Row((replace(cell("Nhóm"), address="S!A1"), cell("Nhóm"), cell("Nhóm")))
    assert said_once(line, {"S!A1"}) == line


@given(
    st.lists(st.lists(st.sampled_from(("", "a", "b", "Vốn")), min_size=4, max_size=4), max_size=4)
)
def test_every_row_stays_as_wide_and_what_is_said_is_said_once_at_least(
    rows: list[list[str]],
) -> None:
    lines = (*(row(*texts, kind=HEAD) for texts in rows), row("1", "2", "3", "4"))
    found = header_joined(lines, NOTHING)
    for before, after in zip(lines, found, strict=True):
        assert len(after.cells) == len(before.cells)
    said = [{text for entry in side for text in entry.text.split("\t")} for side in (lines, found)]
    assert said[0] - {""} == said[1] - {""}
