from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.document import Row
from pipeline.model.table import RowKind
from pipeline.render.word.tables.rows import SHORT, TAIL, rows_kept
from tests.render.samples import row

HEAD, ONE = row("TT", kind=RowKind.HEADER), row("1")
GROUP, TOTAL = row("I", kind=RowKind.GROUP), row("Tổng", kind=RowKind.TOTAL)


def kept(*rows: Row, followed: bool = False) -> list[int]:
    return [*map(int, rows_kept(rows, followed=followed))]


def test_rows_that_would_stand_alone_stay_with_what_follows() -> None:
    many = [ONE] * SHORT
    assert kept(HEAD, GROUP, ONE, *many) == [0, 1, 1, *[0] * SHORT]
    assert kept(HEAD, ONE, *many, TOTAL) == [0, 1, *[0] * (SHORT - 1), 1, 0]
    assert kept(*many, ONE, followed=True) == [1, *[0] * (SHORT - 1), 1]


def test_a_table_of_few_rows_stays_whole() -> None:
    assert kept(HEAD, GROUP, ONE, ONE) == [0, 1, 1, 0]
    assert kept(HEAD, *[ONE] * 6, followed=True) == [0, *[1] * 6]
    assert kept(ONE) == [0]
    assert kept() == []


def test_the_last_five_rows_of_a_short_table_stand_together() -> None:
    assert kept(HEAD, *[ONE] * 7) == [0, 1, 0, 1, 1, 1, 1, 0]
    assert kept(HEAD, *[ONE] * 16) == [0, 1, *[0] * 10, 1, 1, 1, 1, 0]
    assert kept(HEAD, *[ONE] * 17) == [0, 1, *[0] * 16]


@given(st.integers(1, SHORT), st.integers(1, SHORT))
def test_no_page_may_end_where_a_short_table_leaves_a_tail(count: int, place: int) -> None:
    keeps = rows_kept([HEAD, *[ONE] * count], followed=False)
    torn = place < count and not keeps[place]  # behind the place-th row
    assert not torn or (count - place > TAIL and place > 1)
