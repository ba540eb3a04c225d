"""Neighbours that came, went, moved or look otherwise together."""

from pipeline.model.flow import FlowBlock
from pipeline.model.inlines import Marks, Text
from tests.compare.flows import ROADS, heading, runs, table, words
from tests.compare.told import item, long, told_of

A, B, C, D, E, F = (words(long(topic)) for topic in ("Chợ", "Cầu", "Trạm", "Phà", "Bến", "Kè"))
GRID = table("Công trình", ["Tên", "Vốn"], ["Hồ chứa", "15"])


def test_what_came_side_by_side_is_one_whatever_it_is() -> None:
    assert told_of((A, D), (A, B, C, D)) == [("them", "doan", {"doan": 2})]
    assert told_of((A, D), (A, B, GRID, D)) == [("them", "doan", {"doan": 1, "bang": 1})]
    assert told_of((A, D), (A, GRID, D)) == [("them", "bang", {"bang": 1})]


def test_what_went_side_by_side_is_one() -> None:
    assert told_of((A, B, C, D), (A, D)) == [("xoa", "doan", {"doan": 2})]


def test_what_was_kept_between_them_makes_two() -> None:
    assert told_of((A, D), (A, B, D, E)) == [("them", "doan", {"doan": 1})] * 2


def test_text_of_two_agencies_is_told_apart() -> None:
    other = words(long("Cầu"), agency=ROADS)
    assert told_of((A, D), (A, other, C, D)) == [("them", "doan", {"doan": 1})] * 2


def test_a_heading_begins_another_run() -> None:
    found = told_of((A, D), (A, B, heading("Kết luận", "1.2."), C, D))
    assert found == [
        ("them", "doan", {"doan": 1}),
        ("them", "doan", {"tieu-de": 1, "doan": 1}),
    ]


def test_what_moved_side_by_side_is_one_and_from_two_places_two() -> None:
    kept = [words(long(f"Đoạn {n}")) for n in range(8)]
    assert told_of((A, B, *kept), (*kept, A, B)) == [("chuyen", "doan", {"doan": 2})]
    found = told_of((A, *kept[:4], B, *kept[4:]), (*kept, A, B))
    assert found == [("chuyen", "doan", {"doan": 1})] * 2
    turned = told_of((A, B, *kept), (*kept, B, A))
    assert turned == [("chuyen", "doan", {"doan": 1})] * 2


def test_neighbours_that_look_otherwise_alike_are_one() -> None:
    def lines(bold: bool) -> tuple[FlowBlock, ...]:
        return tuple(runs(Text(long(t), Marks(bold=bold))) for t in ("Chợ", "Cầu"))

    assert told_of(lines(bold=False), lines(bold=True)) == [("sua", "doan", {"doan": 2})]
    plain = runs(Text(long("Chợ"))), runs(Text(long("Cầu")))
    apart = runs(Text(long("Chợ"), Marks(bold=True))), runs(Text(long("Cầu"), Marks(italic=True)))
    assert told_of(plain, apart) == [("sua", "doan", {"doan": 1})] * 2


def test_a_list_that_is_numbered_now_is_one_whatever_its_depth() -> None:
    def listed(start: int | None) -> tuple[FlowBlock, ...]:
        return tuple(item(long(t), level=n, start=start) for n, t in enumerate(("Chợ", "Cầu")))

    assert told_of(listed(None), listed(1)) == [("sua", "doan", {"doan": 2})]
