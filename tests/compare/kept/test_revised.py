from datetime import date
from decimal import Decimal

import msgspec

from pipeline.compare.kept.revised import (
    REVISED,
    RevisedPair,
    RevisedPairs,
    can_be_kept,
    plain_pairs,
)
from pipeline.model.comparison import (
    Fate,
    RevisedCell,
    RevisedParagraph,
    RevisedRow,
    RevisedTable,
    Revision,
    Span,
)
from pipeline.model.document import Cell, Row
from pipeline.model.fixed import replace
from pipeline.model.inlines import Text
from tests.compare.flows import note, runs, table, words

LINE = words("Một.")


def marked(change: int) -> RevisedPair:
    line = RevisedParagraph(LINE, (Span(LINE.runs, Revision(Fate.INSERTED, change, "Sở Y tế")),))
    return RevisedPair(1, 2, (line,), ())


def test_pairs_that_were_not_asked_for_do_not_fit() -> None:
    pairs = RevisedPairs(((0, 0),), (RevisedPair(1, 2, (LINE,), ()),))
    assert pairs.fits([(0, 0), (1, 2), (3, 3)])
    assert not pairs.fits([(0, 0), (1, 1)])
    assert not pairs.fits([(1, 2)])


def test_a_revision_of_a_change_that_is_not_told_does_not_fit() -> None:
    assert not RevisedPairs((), (marked(0),)).fits([(1, 2)])


def test_days_and_exact_numbers_are_read_back_as_what_they_are() -> None:
    shown = table("Bảng", ["A"], ["1"])
    cells = tuple(
        Cell((Text("x"),), value=value) for value in (date(2025, 11, 30), Decimal("1.50"))
    )
    row = Row(cells)
    held = replace(shown, written=replace(shown.written, rows=(row,)))
    revised = RevisedRow(row, tuple(RevisedCell(cell, (), was=cell) for cell in cells), written=row)
    pair = RevisedPair(0, 0, (held, RevisedTable(held, (), (), (revised,), ())), ())
    assert can_be_kept(pair)
    kept = msgspec.msgpack.encode(plain_pairs(RevisedPairs((), (pair,))))
    assert REVISED.decode(kept).revised == (pair,)


def test_a_footnote_is_not_kept() -> None:
    assert can_be_kept(RevisedPair(0, 0, (LINE,), ()))
    assert not can_be_kept(RevisedPair(0, 0, (runs(note("Theo báo cáo.")),), ()))
