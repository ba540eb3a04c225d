"""What comments point to in two drafts, scenario by scenario, as a text that can be kept."""

from collections.abc import Iterator
from typing import Final

from pipeline.consult.proof.commented import Commented, Drafts
from pipeline.consult.proof.passage import Piece
from pipeline.model.change import Change, ChangedThing, ChangeKind
from pipeline.model.comment import Certainty
from pipeline.model.comparison import Comparison
from pipeline.model.document import Paragraph
from pipeline.model.fixed import replace
from pipeline.model.flow import Flow, FlowBlock, FlowFigure, FlowNote, FlowParagraph, Role
from pipeline.model.inlines import Drawing, Image, Text
from tests.consult.sample_trace import ITEM, OLD, PLACE, change, flow, line, place, response, table

SCHOOL: Final = "giao-duc"
SCHOOL_PLACE: Final = "Phần II, mục VIII.1"


def shown(found: Commented) -> str:
    return "".join(
        f"  {part}\n" + "".join(f"    {piece_words(piece)}\n" for piece in pieces)
        for part, pieces in (("own", found.own), ("beside", found.beside), ("row", found.row))
        if pieces
    )


def piece_words(piece: Piece) -> str:
    """A piece in one line: old and new words, where it stands, changes, row and context."""
    at = "nowhere"
    if piece.place is not None:
        at = f"{piece.item}{piece.place.text.removeprefix(PLACE)}@{piece.place.block}"
    more = (
        " ".join(piece.changes),
        "moved" if piece.moved else "",
        "" if piece.differs else "same",
        "" if piece.row is None else f"row {piece.row}",
        f"<{piece.context}>" if piece.context else "",
    )
    return f"{piece.old!r} → {piece.new!r} [{at}] {' '.join(filter(None, more))}".rstrip()


def _there(
    held: Comparison,
    block: int,
    quote: str = "",
    *,
    span: tuple[int, int] | None = None,
    certainty: Certainty = Certainty.BY_TEXT,
) -> Commented:
    given = response("YK", None, block=block, quote=quote).comment
    return Drafts(held).commented(
        replace(given, span=span or given.span, certainty=certainty, item=ITEM)
    )


def _held(
    new: tuple[FlowBlock, ...], *changes: Change, old: tuple[FlowBlock, ...] = OLD
) -> Comparison:
    return Comparison(flow(1, *old), flow(2, *new), (), changes)


def _over_items(
    health: tuple[FlowBlock, ...], school: tuple[FlowBlock, ...], *changes: Change
) -> Comparison:
    def both(number: int, *items: tuple[FlowBlock, ...]) -> Flow:
        first = flow(number, *items[0])
        other = flow(number, *items[1], item=SCHOOL, place=SCHOOL_PLACE)
        return replace(first, sections=(*first.sections, *other.sections))

    return Comparison(both(1, OLD, _SCHOOL), both(2, health, school), (), changes)


def _of(made: Change, what: ChangedThing) -> Change:
    return replace(made, what=what)


def _to_school(made: Change, old: int) -> Change:
    return replace(made, item=SCHOOL, kind=ChangeKind.MOVED, old_place=place(old))


def _noted(words: str, *notes: str) -> FlowParagraph:
    blocks = tuple(Paragraph((Text(note),)) for note in notes)
    return FlowParagraph("BodyText", (Text(words), FlowNote("1", blocks)))


_SCHOOL: Final = (line("Giáo dục"), line("Có 640 trường học."), line("Trường nội trú."))
_P, _LAST = OLD[3], OLD[5]
assert isinstance(_P, FlowParagraph)
assert isinstance(_LAST, FlowParagraph)
_MORE: Final = "Toàn tỉnh có 28,5 giường bệnh trên một vạn dân."
_NEW: Final = (*OLD[:3], line(_MORE), *OLD[4:])
_CHANGED: Final = change("c-1", (4, _P.text), (4, _MORE))
_RICHER: Final = table(
    "Giường bệnh", "2.3", ("Tên", "Số"), ("Tuyến tỉnh", "950"), ("Tuyến xã", "120")
)
_LONGER: Final = table(
    "Giường bệnh", "2.3", ("Tên", "Số"), ("Tuyến tỉnh", "900"), ("Tuyến xã", "120"),
    ("Tuyến khu vực", "50"),
)  # fmt: skip
_IMAGE: Final = Image("a.png", "Sơ đồ", "png", 1, 1, "x")
_FIGURE: Final = FlowFigure(
    FlowParagraph("HinhAnh", (Drawing(_IMAGE, "Hình"),), Role.DRAWING),
    (FlowParagraph("TenHinh", (Text("Sơ đồ"),), Role.FIGURE_CAPTION, number="2.1"),),
)
_CELL: Final = _of(change("t-1", (7, "900"), (7, "950")), ChangedThing.CELL)
_CAPTION: Final = _of(change("t-0", (5, "Giường bệnh"), (5, "Giường")), ChangedThing.CAPTION)
_ROW: Final = _of(change("t-2", None, (9, "Tuyến khu vực | 50")), ChangedThing.ROW)
_WITH_RICHER: Final = (*OLD[:4], _RICHER, OLD[5])
_WITH_LONGER: Final = (*OLD[:4], _LONGER, OLD[5])
_A, _B = line("Thêm một."), line("Thêm hai.")
_TWICE: Final = (
    OLD[0], line("Lặp lại."), line("Giữa."), line("Lặp lại."), line("Cuối."),
)  # fmt: skip
_MOVED: Final = _to_school(change("m-3", (9, _LAST.text), (4, _LAST.text)), 9)
_MOVED_HERE: Final = replace(change("m-4", (9, _LAST.text), (2, _LAST.text)), kind=ChangeKind.MOVED)
_TABLE_MOVED: Final = _of(
    _to_school(change("t-9", (5, "Giường bệnh"), (4, "Giường bệnh")), 5), ChangedThing.TABLE
)
_ALIKE: Final = "Hiện toàn tỉnh có 29 giường bệnh trên một vạn dân."
_LESS_ALIKE: Final = "Toàn tỉnh có 29 giường bệnh."
_OTHER: Final = "Cả nước có nhiều bệnh viện lớn."
_LINES: Final = (OLD[0], OLD[1], line("Câu bên cạnh."), line("Câu kế tiếp."))


def scenarios() -> Iterator[tuple[str, Commented]]:
    """Each with a name that says what became of the place."""
    changed, moved_here = _held(_NEW, _CHANGED), (OLD[0], _LAST, *OLD[1:5])
    yield "a paragraph that changed", _there(changed, 4)
    yield "known by its item alone", _there(changed, 4, certainty=Certainty.BY_ITEM)
    yield "placed nowhere", _there(changed, 4, certainty=Certainty.UNPLACED)
    yield "an ordinal that is not there", _there(changed, 99)
    second = change("c-2", (2, OLD[1].text), (2, "Khác."))
    yield "two paragraphs", _there(_held(_NEW, _CHANGED, second), 2, span=(2, 5))
    away = _over_items(OLD[:5], (*_SCHOOL, _LAST), _MOVED)
    yield "it moved to another item", _there(away, 9)
    yield "something else moved to another item", _there(away, 4)
    yield "it moved within its item", _there(_held(moved_here, _MOVED_HERE), 9)
    other = replace(_MOVED_HERE, old="Chữ khác")
    yield "other words moved from its ordinal", _there(_held(moved_here, other), 9)
    noted = (*OLD[:3], _noted(_P.text, "Chú một.", "Chú hai."), *OLD[4:])
    now = (*OLD[:3], _noted(_MORE, "Chú mới."), *OLD[4:])
    yield "its footnotes are read with it", _there(_held(now, _CHANGED, old=noted), 4)
    drawn = (*OLD[:5], _FIGURE, OLD[5])
    lines = change("f-1", (9, "Sơ đồ"), (9, "Sơ đồ mới")), change("f-2", (10, "x"), (10, "y"))
    yield "a figure has several ordinals", _there(_held(drawn, *lines, old=drawn), 9)
    yield from _in_tables()
    yield from _beside()


def _in_tables() -> Iterator[tuple[str, Commented]]:
    richer, longer = _held(_WITH_RICHER, _CELL), _held(_WITH_LONGER, _ROW)
    yield "a table of which a cell changed", _there(richer, 5)
    yield "its header row", _there(richer, 6)
    yield "a table to which a row came", _there(longer, 5)
    yield "a row beside one that came", _there(longer, 7)
    captioned = _held(_WITH_RICHER, _CAPTION, _CELL)
    yield "a row beneath a caption that changed", _there(captioned, 7)
    yield "a cell that is quoted", _there(captioned, 7, "dòng “Tuyến tỉnh”: “900”")
    away = _over_items((*OLD[:4], OLD[5]), (*_SCHOOL, _RICHER), _TABLE_MOVED)
    yield "a row of a table that moved to another item", _there(away, 7)
    yield "the table that moved", _there(away, 5)
    gone = _of(change("t-1", (5, "Giường bệnh"), None), ChangedThing.TABLE)
    alike = _over_items((*OLD[:4], OLD[5]), (*_SCHOOL, _RICHER), gone)
    yield "one that went, another item always had one like it", _there(alike, 7)
    grown = replace(_of(change("t-3", None, (4, "Giường")), ChangedThing.TABLE), item=SCHOOL)
    elsewhere = _over_items((*OLD[:4], OLD[5]), (*_SCHOOL, _RICHER), gone, grown)
    yield "one that went and came in another item", _there(elsewhere, 7)


def _beside() -> Iterator[tuple[str, Commented]]:
    gone = change("g", (4, _P.text), None)
    both = change("a-1", None, (8, _LESS_ALIKE)), change("a-2", None, (9, _ALIKE))
    new = (*OLD[:3], *OLD[4:], line(_LESS_ALIKE), line(_ALIKE))
    yield "of two that may be it rewritten the likest", _there(_held(new, gone, *both), 4)
    came = change("a", None, (4, _OTHER))
    yield (
        "another came in its place",
        _there(_held((*OLD[:3], line(_OTHER), *OLD[4:]), gone, came), 4),
    )
    around = change("a", None, (4, _A.text)), change("b", None, (6, _B.text))
    yield "added before and behind", _there(_held((*OLD[:3], _A, _P, _B, *OLD[4:]), *around), 4)
    two = change("a", None, (3, _A.text)), change("b", None, (4, _B.text))
    neighbour = change("g", (3, "Câu bên cạnh."), None)
    held = _held((*_LINES[:2], _A, _B, _LINES[3]), neighbour, *two, old=_LINES)
    yield "two came behind, one in the stead of a neighbour", _there(held, 2)
    ahead = change("a", None, (2, _A.text)), change("b", None, (3, _B.text))
    first_gone = change("g", (2, OLD[1].text), None)
    before = _held((OLD[0], _A, _B, *_LINES[2:]), first_gone, *ahead, old=_LINES)
    yield "two came before, one in the stead of a neighbour", _there(before, 3)
    first = _held((*_TWICE[:2], _A, *_TWICE[2:]), change("a", None, (3, _A.text)), old=_TWICE)
    yield "a text that stands twice, the first", _there(first, 2)
    yield "a text that stands twice, the second", _there(first, 4)
    last = _held((*_TWICE[:4], _A, _TWICE[4]), change("a", None, (5, _A.text)), old=_TWICE)
    yield "behind the second of two", _there(last, 4)
    yield "not behind the first", _there(last, 2)
    note = _of(change("n", None, (4, "Chú mới.")), ChangedThing.FOOTNOTE)
    yield "a footnote that came in it", _there(_held(_NEW, _CHANGED, note), 4)
    nothing = Comparison(flow(1, *OLD), flow(2, *_SCHOOL, item=SCHOOL), (), (gone,))
    yield "its item is gone", _there(nothing, 4)
