from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.compare import revise
from pipeline.model.fixed import replace
from pipeline.model.notice import Notice
from pipeline.runs.check import check
from pipeline.stages import consultation
from pipeline.stages.build import build
from pipeline.stages.checking.consulted import may_have_changed
from pipeline.work.store import NOTHING_KEPT, MemoryStore, Store
from pipeline.work.watch import unwatched
from pipeline.workspace import scan
from tests.feedback_pages import filled
from tests.rounds.workspaces import put, resources
from tests.stages.test_body_pages import ANSWERED, ONE, RETURNED, sent
from tests.three_rounds import road, three_rounds

AGENCIES = ("so-xay-dung", "so-tai-chinh")
OLD = "Mạng lưới đường tỉnh dài 300 km.\n\nĐường xã dài 900 km.\n"
MONEY = "sections/lan-{}/so-tai-chinh/su-can-thiet.md"
_ITEM = "          - id: "
_OTHER = """{}
            tieu-de: Nhà ở
            chu-tri: so-tai-chinh
"""
REASON = "---\nly-do: cập nhật số liệu\n---\n"


def _all(folder: Path, number: int) -> dict[str, tuple[Notice, ...]]:
    """What all are told, by agency."""
    told = check(folder, number, "", watch=unwatched).notices
    return {name: tuple(n for n in told if n.agency == name) for name in AGENCIES}


def _own(folder: Path, number: int, kept: Store = NOTHING_KEPT) -> dict[str, tuple[Notice, ...]]:
    """What each is told by a check of it alone."""
    return {
        name: check(folder, number, name, watch=unwatched, results=kept).notices
        for name in AGENCIES
    }


def _codes(told: tuple[Notice, ...]) -> set[str]:
    return {notice.code for notice in told}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = three_rounds(tmp_path, ("Tiếp thu", "Đã sửa.", ""))
    put(place, MONEY.format(1), "Vốn là 12 tỷ đồng.\n")
    put(place, "sections/lan-1/so-tai-chinh/nha-o.md", "Nhà ở dài hạn của tỉnh.\n\n" * 20)
    for item in ("cap-nuoc-hien-trang", "giao-thong-phuong-huong"):
        put(place, f"sections/lan-1/so-xay-dung/{item}.md", "Đã ghi.\n")
    outline = (place / "sections/de-cuong.yaml").read_text("utf-8")
    head, road_item, rest = outline.split(_ITEM, 2)
    items = (head, _OTHER.format("nha-o"), road_item, _OTHER.format("dat-o"), rest)
    put(place, "sections/de-cuong.yaml", _ITEM.join(items))
    return place


def _words_without_reason(folder: Path) -> None:
    road(folder, 2, OLD.replace("900", "950"))


def _words_with_reason(folder: Path) -> None:
    road(folder, 2, REASON + OLD.replace("900", "950"))


def _what_was_asked(folder: Path) -> None:
    road(folder, 2, OLD.replace("300", "310"))


def _text_given_away(folder: Path) -> None:
    road(folder, 2, OLD.partition("\n")[0])
    put(folder, MONEY.format(2), f"{REASON}Vốn là 12 tỷ đồng.\n\nĐường xã dài 900 km.\n")


def _items_exchanged(folder: Path) -> None:
    """Let the first and the last of three items change places, so that the middle one keeps its."""
    outline = (folder / "sections/de-cuong.yaml").read_text("utf-8")
    head, first, middle, last, rest = outline.split(_ITEM, 4)
    put(folder, "sections/lan-2/de-cuong.yaml", _ITEM.join((head, last, middle, first, rest)))


@pytest.mark.parametrize(
    "edit",
    [
        _words_without_reason,
        _words_with_reason,
        _what_was_asked,
        _text_given_away,
        _items_exchanged,
    ],
)
def test_one_agency_is_told_what_all_are_told_of_it(
    folder: Path, edit: Callable[[Path], None]
) -> None:
    kept = MemoryStore(1000)
    assert _own(folder, 2, kept) == _all(folder, 2)
    edit(folder)
    expected = _all(folder, 2)
    assert _own(folder, 2, kept) == expected
    assert _own(folder, 2) == expected


def test_an_item_may_have_moved_where_others_changed_places_around_it(folder: Path) -> None:
    built = build(scan(folder).value, 1, resources()).value
    assert built is not None
    first, middle, last, *rest = (part := built.report.parts[1]).chapters[0].sections
    chapter = replace(part.chapters[0], sections=(last, middle, first, *rest))
    parts = list(built.report.parts)
    parts[1] = replace(part, chapters=(chapter,))
    moved = replace(built.report, parts=tuple(parts))
    assert may_have_changed(middle.item.lead, built.report, moved)
    assert not may_have_changed(middle.item.lead, built.report, built.report)


def test_headings_of_a_planner_may_have_gone_where_another_plans_now(folder: Path) -> None:
    built = build(scan(folder).value, 1, resources()).value
    assert built is not None
    old = built.report
    new = replace(old, outline=replace(old.outline, planning_agency="so-y-te"))
    assert may_have_changed("so-tai-chinh", old, new)
    assert may_have_changed("so-y-te", old, new)
    assert not may_have_changed("so-xay-dung", old, new)


def test_what_changed_without_a_reason_is_told_to_who_changed_it(folder: Path) -> None:
    _words_without_reason(folder)
    assert "sua-khong-ly-do" in _codes(_own(folder, 2)["so-xay-dung"])
    _words_with_reason(folder)
    assert "sua-khong-ly-do" not in _codes(_own(folder, 2)["so-xay-dung"])


def test_replies_to_answers_of_earlier_rounds_are_told_from_what_is_kept(tmp_path: Path) -> None:
    folder, kept = three_rounds(tmp_path, *ANSWERED), MemoryStore(1000)
    put(folder, RETURNED, filled(sent(folder), {ONE: ("Bảo lưu", "Đo lại.")}))
    expected = _all(folder, 3)
    assert "co-quan-bao-luu" in _codes(expected["so-xay-dung"])
    assert _own(folder, 3, kept) == expected
    assert _own(folder, 3, kept) == expected
    put(folder, RETURNED, filled(sent(folder), {ONE: ("Đồng ý", "")}))
    assert _own(folder, 3, kept) == _all(folder, 3) != expected


def test_comments_are_read_once_while_an_agency_writes(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = MemoryStore(1000)
    _own(folder, 2, kept)
    monkeypatch.delattr(consultation, "read_consultation")
    _words_with_reason(folder)
    _own(folder, 2, kept)


def test_items_compared_before_are_told_from_what_is_kept(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = MemoryStore(1000)
    _words_without_reason(folder)
    expected = _own(folder, 2, kept)
    assert "sua-khong-ly-do" in _codes(expected["so-xay-dung"])
    monkeypatch.delattr(revise, "revised_block")
    assert _own(folder, 2, kept) == expected
