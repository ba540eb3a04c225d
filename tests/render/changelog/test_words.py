from pipeline.model.change import ChangedThing, ChangeKind
from pipeline.model.comparison import (
    Fate,
    RevisedCell,
    RevisedParagraph,
    RevisedRow,
    RevisedTable,
    Revision,
    Span,
)
from pipeline.model.document import Cell, Grid, NoteMark, Row
from pipeline.model.fixed import replace
from pipeline.model.flow import FlowNote, FlowParagraph, FlowTable
from pipeline.model.inlines import Drawing, Image, Text
from pipeline.render.changelog.pieces import (
    Lot,
    Piece,
    side,
)
from pipeline.render.changelog.words import change_pieces
from tests.render import sample_comparison as sample


def joined(pieces: tuple[Piece, ...]) -> str:
    return "".join(piece.text for piece in pieces)


def test_the_words_marked_are_those_of_the_comparison() -> None:
    first = change_pieces(sample.comparison())[0]
    assert [piece.text for piece in first if piece.lot is Lot.GONE] == ["07", "544 km"]
    assert [piece.text for piece in first if piece.lot is Lot.NEW] == ["08", "612 km"]
    assert joined(side(first, Lot.GONE)) == sample.CHANGES[0].old
    assert joined(side(first, Lot.NEW)) == sample.CHANGES[0].new


def test_what_came_or_went_whole_is_one_piece() -> None:
    pieces = change_pieces(sample.comparison())
    assert [piece.lot for piece in pieces[2]] == [Lot.GONE]
    assert [piece.lot for piece in pieces[3]] == [Lot.NEW]


def test_what_only_moved_is_kept() -> None:
    assert change_pieces(sample.comparison())[4] == (Piece("Đoạn chuyển chỗ."),)


def test_what_the_comparison_does_not_mark_is_held_word_against_word() -> None:
    formal = change_pieces(sample.comparison())[5]
    assert joined(side(formal, Lot.GONE)) == "Thuỷ lợi – hoà mạng"
    assert [piece.text for piece in formal if piece.lot is Lot.NEW] == ["Thủy", "- hòa"]


def test_a_paragraph_parted_in_two_shows_the_mark_and_what_follows() -> None:
    parted = RevisedParagraph(
        sample.para(""),
        sample.spans(0, ("Câu một.", None)),
        mark=Revision(Fate.INSERTED, 0, "Sở Xây dựng"),
    )
    change = sample.change(
        "giao-thong", ChangeKind.CHANGED, ChangedThing.PARAGRAPH, "Câu một. Câu hai.",
        "Câu một.\nCâu hai.",
    )  # fmt: skip
    told = change_pieces(sample.comparison((change,), (parted, sample.para("Câu hai."))))
    assert told == ((Piece("Câu một."), Piece("¶ ", Lot.NEW), Piece("Câu hai.")),)


def test_what_another_change_of_the_line_did_stands_as_either_draft_has_it() -> None:
    line = RevisedParagraph(
        sample.para(""),
        (
            *sample.spans(0, ("a ", None), ("b", Fate.DELETED), ("c", Fate.INSERTED)),
            *sample.spans(1, (" d", Fate.INSERTED), (" e", Fate.DELETED)),
        ),
    )
    changes = tuple(
        sample.change("giao-thong", ChangeKind.CHANGED, ChangedThing.PARAGRAPH, old, "x")
        for old in ("1", "2")
    )
    first, second = change_pieces(sample.comparison(changes, (line,)))
    assert first[:3] == (Piece("a "), Piece("b", Lot.GONE), Piece("c", Lot.NEW))
    assert (joined(side(first, Lot.GONE)), joined(side(first, Lot.NEW))) == ("a b e", "a c d")
    assert second[-2:] == (Piece(" d", Lot.NEW), Piece(" e", Lot.GONE))
    assert (joined(side(second, Lot.GONE)), joined(side(second, Lot.NEW))) == ("a b e", "a c d")


def test_what_looks_different_only_is_told_apart() -> None:
    look = Revision(Fate.RESTYLED, 0, "Sở Xây dựng")
    line = RevisedParagraph(sample.para(""), (Span((Text("đậm"),), look), Span((Text(" nhạt"),))))
    change = sample.change("giao-thong", ChangeKind.CHANGED, ChangedThing.PARAGRAPH, "a", "a")
    (told,) = change_pieces(sample.comparison((change,), (line,)))
    assert told == (Piece("đậm", Lot.RESTYLED), Piece(" nhạt"))


def test_a_change_of_style_alone_marks_the_whole_paragraph() -> None:
    look = Revision(Fate.RESTYLED, 0, "Sở Xây dựng")
    line = RevisedParagraph(sample.para(""), (Span((Text("chữ"),)),), restyled=look)
    change = sample.change("giao-thong", ChangeKind.CHANGED, ChangedThing.PARAGRAPH, "a", "a")
    assert change_pieces(sample.comparison((change,), (line,))) == ((Piece("chữ", Lot.RESTYLED),),)


def test_notes_and_pictures_are_named() -> None:
    note = FlowNote("1", content=(FlowParagraph("FootnoteText", (Text("Theo NQ 202."),)),))
    picture = Drawing(Image("a.png", "Sơ đồ", "png", 1, 1, "00"), "Hình 3.1")
    runs = (Text("chữ"), note, picture)
    line = RevisedParagraph(
        sample.para(""), (Span(runs, Revision(Fate.INSERTED, 0, "A")), Span((Text("."),)))
    )
    change = sample.change("giao-thong", ChangeKind.CHANGED, ChangedThing.PARAGRAPH, "a", "b")
    (told,) = change_pieces(sample.comparison((change,), (line,)))
    assert told[0].text == "chữ [chú thích: Theo NQ 202.][Hình 3.1]"


def test_a_change_inside_a_kept_note_shows_the_notes_words() -> None:
    inner = RevisedParagraph(
        sample.para(""), sample.spans(0, ("Theo NQ ", None), ("1", Fate.DELETED))
    )
    kept = replace(Span((NoteMark("1"),)), note=(inner,))
    change = sample.change("giao-thong", ChangeKind.CHANGED, ChangedThing.FOOTNOTE, "a", "b")
    line = RevisedParagraph(sample.para(""), (Span((Text("Câu."),)), kept))
    (told,) = change_pieces(sample.comparison((change,), (line,)))
    assert told == (Piece("Theo NQ "), Piece("1", Lot.GONE))


def test_cells_of_a_row_stand_in_a_line() -> None:
    change = sample.change("giao-thong", ChangeKind.ADDED, ChangedThing.ROW, "", "1\tQL.1A\t15 km")
    assert change_pieces(sample.comparison((change,), ())) == (
        (Piece("1 | QL.1A | 15 km", Lot.NEW),),
    )


def test_a_cell_marks_the_words_of_the_comparison_and_one_that_stands_otherwise_all_of_them() -> (
    None
):
    def table(*cells: RevisedCell) -> RevisedTable:
        grid = Grid((), ())
        row = Row(tuple(cell.cell for cell in cells))
        return RevisedTable(FlowTable(grid, grid), (), (), (RevisedRow(row, cells),), ())

    look = Revision(Fate.RESTYLED, 1, "Sở Xây dựng")
    changes = tuple(
        sample.change("giao-thong", ChangeKind.CHANGED, ChangedThing.CELL, old, "20 m")
        for old in ("15 m", "20 m")
    )
    block = table(
        RevisedCell(
            Cell(), sample.spans(0, ("15", Fate.DELETED), ("20", Fate.INSERTED), (" m", None))
        ),
        RevisedCell(Cell(), sample.spans(1, ("20 m", None)), restyled=look),
    )
    assert change_pieces(sample.comparison(changes, (block,))) == (
        (Piece("15", Lot.GONE), Piece("20", Lot.NEW), Piece(" m")),
        (Piece("20 m", Lot.RESTYLED),),
    )


def noted(*texts: str) -> FlowNote:
    lines = tuple(FlowParagraph("FootnoteText", (Text(text),)) for text in texts)
    return FlowNote("1", content=lines)


def edited(*spans: Span, old: str = "Câu cũ.", new: str = "Câu mới.") -> tuple[Piece, ...]:
    """What is told of the first change of a line."""
    change = sample.change("giao-thong", ChangeKind.CHANGED, ChangedThing.PARAGRAPH, old, new)
    line = RevisedParagraph(sample.para(""), spans)
    return change_pieces(sample.comparison((change, change, change), (line,)))[0]


CHANGED = sample.spans(0, ("Câu ", None), ("cũ", Fate.DELETED), ("mới", Fate.INSERTED), (".", None))


def test_the_old_words_have_the_old_footnote() -> None:
    inner = RevisedParagraph(
        sample.para(""),
        sample.spans(1, ("Theo NQ ", None), ("1", Fate.DELETED), ("2", Fate.INSERTED)),
    )
    kept = Span((noted("Theo NQ 2"),), note=(inner, sample.para("Giữ.")))
    told = edited(*CHANGED, kept)
    assert joined(side(told, Lot.GONE)) == "Câu cũ. [chú thích: Theo NQ 1 Giữ.]"
    assert joined(side(told, Lot.NEW)) == "Câu mới. [chú thích: Theo NQ 2]"


def test_the_old_words_have_the_footnote_that_went_and_not_the_one_that_came() -> None:
    gone = Span((noted("Một"),), Revision(Fate.DELETED, 1, "A"))
    came = Span((noted("Hai"),), Revision(Fate.INSERTED, 2, "A"))
    told = edited(*CHANGED, gone, came)
    assert joined(side(told, Lot.GONE)) == "Câu cũ. [chú thích: Một]"
    assert joined(side(told, Lot.NEW)) == "Câu mới. [chú thích: Hai]"


def test_the_old_words_are_spelt_as_the_old_draft_spells_them() -> None:
    spans = sample.spans(
        0, ("Hòa bình - ổn định, ", None), ("cũ", Fate.DELETED), ("mới", Fate.INSERTED), (".", None)
    )
    old, new = "Hoà bình – ổn định, cũ.", "Hòa bình - ổn định, mới."
    told = edited(*spans, old=old, new=new)
    assert joined(side(told, Lot.GONE)) == old
    assert joined(side(told, Lot.NEW)) == new
    assert [piece.was for piece in told if piece.was] == ["Hoà", "–"]


def test_spelling_is_restored_beside_footnotes_too() -> None:
    spans = (*sample.spans(0, ("hòa ", None), ("cũ", Fate.DELETED)), Span((noted("Ghi."),)))
    told = edited(*spans, old="hoà cũ", new="hòa ")
    assert joined(side(told, Lot.GONE)) == "hoà cũ [chú thích: Ghi.]"
