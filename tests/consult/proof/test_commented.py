"""What a comment points to: a paragraph, what is under a heading, a table, a row, a cell."""

from pathlib import Path

import pytest

from pipeline.consult.proof.commented import Commented, Drafts
from pipeline.model.change import Change, ChangedThing
from pipeline.model.comparison import Comparison
from pipeline.model.fixed import replace
from tests.consult.proof.told_places import scenarios, shown
from tests.consult.sample_trace import BEDS, OLD, change, comparison, flow, line, response, table
from tests.kept_texts import is_as_kept

KEPT = Path(__file__).parent / "golden" / "commented.txt"
WAS, NOW = OLD[3].text, "Toàn tỉnh có 28,5 giường bệnh trên một vạn dân."
NEW = (*OLD[:3], line(NOW), *OLD[4:])
CHANGED = change("c-1", (4, WAS), (4, NOW))


def there(
    block: int | None, *changes: Change, new: tuple[object, ...] = NEW, quote: str = ""
) -> Commented:
    given = response("YK-1", None, block=block, quote=quote).comment
    return Drafts(comparison(new, *changes)).commented(given)  # type: ignore[arg-type]


def test_what_comments_point_to_is_told_as_it_was(request: pytest.FixtureRequest) -> None:
    told = "".join(f"# {name}\n{shown(found)}" for name, found in scenarios())
    assert is_as_kept(KEPT, told, request)


def test_a_paragraph_is_given_by_its_change() -> None:
    (piece,) = there(4, CHANGED).own
    assert (piece.old, piece.new, piece.changes) == (WAS, NOW, ("c-1",))
    assert there(2, CHANGED).own == ()


def test_where_only_the_item_is_known_nothing_is_given() -> None:
    assert there(None, CHANGED) == Commented()


def test_a_heading_stands_for_all_below_it() -> None:
    assert [piece.changes for piece in there(3, CHANGED).own] == [("c-1",)]


def test_what_came_in_one_run_stands_beside_up_to_the_next_heading() -> None:
    added = [line("Thêm một."), line("Thêm hai.")]
    new = (*OLD[:4], *added, *OLD[4:])
    changes = [change(f"c-{at}", None, (at, text.text)) for at, text in enumerate(added, 5)]
    assert [piece.new for piece in there(4, *changes, new=new).beside] == ["Thêm một.", "Thêm hai."]
    headed = [replace(change, what=ChangedThing.HEADING) for change in changes]
    assert [piece.new for piece in there(4, *headed, new=new).beside] == ["Thêm một."]
    assert there(2, *changes, new=new).beside == ()


def test_what_came_in_the_stead_of_a_neighbour_adds_nothing() -> None:
    other = "Cả tỉnh có hai trường cao đẳng y."
    new = (*OLD[:1], line(other), *OLD[2:])
    gone, came = change("c-1", (2, OLD[1].text), None), change("c-2", None, (2, other))
    grown = change("c-3", (4, WAS), (4, NOW))
    beside = there(3, gone, came, grown, new=new).beside
    assert [(piece.new, piece.differs) for piece in beside] == [(other, False)]


def test_a_paragraph_that_went_is_held_against_what_came_in_its_stead() -> None:
    other = "Hiện toàn tỉnh có 29 giường bệnh trên một vạn dân."
    gone, came = change("c-1", (4, WAS), None), change("c-2", None, (8, other))
    new = (*OLD[:3], *OLD[4:], line(other))
    (piece,) = there(4, gone, came, new=new).own
    assert (piece.old, piece.new, piece.changes, piece.moved) == (WAS, other, ("c-1", "c-2"), True)


def test_what_came_with_other_figures_and_names_is_not_what_went() -> None:
    told = "Xã Hạ Lưu có 11 cơ sở, tỷ lệ hộ dùng nước sạch đạt {} vào năm 2027."
    old = (*OLD[:3], line(told.format("63%")), *OLD[4:])
    other = "Xã Hòa Hợp có 29 cơ sở, tỷ lệ hộ dùng nước sạch đạt 84% vào năm 2029."
    gone = change("c-1", (4, old[3].text), None)
    given = response("YK-1", None, block=4).comment
    for came, found in ((other, ""), (told.format("84%"), told.format("84%"))):
        new = (*OLD[:3], *OLD[4:], line(came))
        changes = (gone, change("c-2", None, (8, came)))
        (piece,) = (
            Drafts(Comparison(flow(1, *old), flow(2, *new), (), changes)).commented(given).own
        )
        assert piece.new == found


def test_a_table_is_found_again_and_a_cell_alone_where_it_is_quoted() -> None:
    beds = table("Giường bệnh", "2.3", ("Tên", "Số"), ("Tuyến tỉnh", "900"), ("Tuyến xã", "130"))
    new = (*OLD[:4], OLD[5], beds)
    whole = there(5, new=new).own
    assert [(piece.old, piece.new) for piece in whole if piece.differs] == [("120", "130")]
    row = there(8, new=new).own
    assert [piece.new for piece in row] == ["Tuyến xã", "130"]
    cell = there(8, new=new, quote="dòng “Tuyến xã”: “120”")
    assert ([piece.new for piece in cell.own], [piece.new for piece in cell.row]) == (
        ["130"],
        ["Tuyến xã"],
    )
    assert [piece.differs for piece in there(7, new=new).own] == [False, False]


def test_changes_of_one_row_are_its_cells_once() -> None:
    beds = table("Giường bệnh", "2.3", ("Tên", "Số"), ("Tuyến tỉnh", "900"), ("Trạm xã", "130"))
    new = (*OLD[:4], beds, OLD[5])
    cells = [
        replace(change(name, (8, was), (8, now)), what=ChangedThing.CELL)
        for name, was, now in (("c-1", "Tuyến xã", "Trạm xã"), ("c-2", "120", "130"))
    ]
    pieces = Drafts(comparison(new, *cells)).pieces(cells)
    assert [piece.new for piece in pieces] == ["Trạm xã", "130"]


def test_a_table_that_went_is_given_by_its_changes() -> None:
    gone = replace(change("c-1", (5, "Giường bệnh"), None), what=ChangedThing.TABLE)
    (piece,) = there(5, gone, new=(*OLD[:4], OLD[5])).own
    assert (piece.old, piece.new, piece.changes) == ("Giường bệnh", "", ("c-1",))


def test_a_row_and_a_table_that_came_are_given_cell_by_cell() -> None:
    grown = table("Trạm y tế", "2.4", ("Tên", "Số"), ("Trạm biên giới", "11"))
    new = (*OLD[:4], grown, *OLD[4:])
    came = replace(change("c-1", None, (5, "Trạm y tế")), what=ChangedThing.TABLE)
    texts = [piece.new for piece in there(4, came, new=new).beside]
    assert texts == ["Trạm y tế", "Tên", "Số", "Trạm biên giới", "11"]
    row = replace(change("c-2", None, (7, "Trạm biên giới | 11")), what=ChangedThing.ROW)
    pieces = Drafts(comparison(new, row)).pieces([row])
    assert [(piece.new, piece.changes) for piece in pieces] == [
        ("Trạm biên giới", ("c-2",)),
        ("11", ("c-2",)),
    ]


def test_a_table_in_another_ones_stead_came() -> None:
    grown = table("Trạm y tế", "2.3", ("Loại", "Cái"), ("Trạm biên giới", "11"))
    new = (*OLD[:4], grown, OLD[5])
    swapped = replace(change("c-1", (5, "Giường bệnh"), (5, "Trạm y tế")), what=ChangedThing.TABLE)
    assert there(4, swapped, new=new).beside[0].new == "Trạm y tế"
    same = (*OLD[:4], BEDS, OLD[5])
    assert there(4, swapped, new=same).beside == ()


def test_what_came_before_stands_beside_too_but_not_a_heading() -> None:
    added = line("Thêm trước.")
    new = (*OLD[:3], added, *OLD[3:])
    came = change("c-1", None, (4, added.text))
    assert [piece.new for piece in there(4, came, new=new).beside] == ["Thêm trước."]
    heading = replace(came, what=ChangedThing.HEADING)
    assert there(4, heading, new=new).beside == ()


def test_what_a_paragraph_became_is_worked_out_once_for_all_comments_on_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    drafts = Drafts(comparison(NEW, CHANGED))
    one, other = (response(code, None, block=4, quote="").comment for code in ("YK-1", "YK-2"))
    found = drafts.commented(one)
    monkeypatch.delattr(Drafts, "pieces")
    assert drafts.commented(other) is found
