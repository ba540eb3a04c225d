from pipeline.model.document import Row
from pipeline.model.table import RowKind
from pipeline.render.word.tables.rows import rows_kept
from tests.render.samples import row


def test_rows_that_would_stand_alone_stay_with_what_follows() -> None:
    head, one, two = row("TT", kind=RowKind.HEADER), row("1"), row("2")
    group, total = row("I", kind=RowKind.GROUP), row("Tổng", kind=RowKind.TOTAL)

    def kept(*rows: Row, followed: bool = False) -> list[int]:
        return [*map(int, rows_kept(rows, followed=followed))]

    assert kept(head, group, one, two, one) == [0, 1, 1, 0, 0]
    assert kept(head, one, two, two, total) == [0, 1, 0, 1, 0]
    assert kept(one, two, two, followed=True) == [1, 0, 1]
    assert kept(one) == [0]
    assert kept() == []
