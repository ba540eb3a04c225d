from pipeline.compose.assemble import compose
from pipeline.compose.flow import lay_out
from pipeline.consult.places.addresses import StepKind
from pipeline.consult.places.landmarks import landmarks
from pipeline.consult.places.spots import Spots
from tests.samples import contribution, figure, heading, item, materials, outline, paragraph, table

SHAPE = outline(
    [
        [("", [item("su-can-thiet", "Sự cần thiết")])],
        [("HẠ TẦNG", [item("y-te", "Y tế"), item("giao-duc", "Giáo dục")]), ("ĐẤT", [item("dat")])],
    ],
    [item("pl-duong", "Danh mục đường")],
)
BLOCKS = (
    heading("Hiện trạng"),
    paragraph("Một."),
    heading("Bệnh viện", 2),
    table("Số giường", cells=(("Tuyến", "Giường"), ("Tỉnh", "9"))),
    heading("Hạn chế"),
    figure("Sơ đồ"),
)
WRITTEN = (contribution("y-te", *BLOCKS), contribution("pl-duong", table("Đường", cells=(("A",),))))
SPOTS = Spots(lay_out(compose(materials(SHAPE, *WRITTEN)).value))


def told() -> dict[str, tuple[tuple[int, int], tuple[int, int]]]:
    """Give the stretch of each landmark by place and kind."""
    return {
        f"{mark.stretch.place} {mark.kind.value}": (mark.stretch.start, mark.stretch.end)
        for mark in landmarks(SPOTS)
    }


def test_parts_chapters_and_items_reach_to_the_next_of_their_kind() -> None:
    found = told()
    assert found["Phần I phan"] == ((0, 1), (2, 1))
    assert found["Phần II phan"] == ((2, 1), (8, 1))
    assert found["Phần II, mục I chuong"] == ((3, 1), (6, 1))
    assert found["Phần II, mục II chuong"] == ((6, 1), (8, 1))
    assert found["Phần I, mục 1 muc"] == ((1, 1), (2, 1))
    assert found["Phụ lục I phu-luc"] == ((8, 1), (9, 1))


def test_a_heading_reaches_to_the_next_as_high() -> None:
    found = told()
    assert found["Phần II, mục I.1.1 muc"] == ((4, 2), (4, 8))
    assert found["Phần II, mục I.1.1.1 muc"] == ((4, 4), (4, 8))
    assert found["Phần II, mục I.1.2 muc"] == ((4, 8), (5, 1))


def test_tables_and_figures_are_as_long_as_their_lines() -> None:
    found = told()
    assert found["Bảng 2.1 bang"] == ((4, 5), (4, 8))
    assert found["Hình 2.1 hinh"] == ((4, 9), (4, 11))
    assert "Bảng PL1.1 bang" in found


def test_labels_are_the_numbers_below_the_part_and_titles_are_folded() -> None:
    marks = {mark.stretch.place: mark for mark in landmarks(SPOTS)}
    values = {place: [n.value for n in mark.label] for place, mark in marks.items()}
    assert values["Phần II"] == [2]
    assert values["Phần II, mục I.1.1.1"] == [1, 1, 1, 1]
    assert values["Phụ lục I"] == [1]
    assert values["Bảng PL1.1"] == [0, 1, 1]
    assert marks["Phần II, mục I"].title == "hạ tầng"
    assert marks["Phần II, mục I.1"].is_item
    assert not marks["Phần II, mục I.1.1"].is_item
    assert marks["Phần II, mục I.1"].kind is StepKind.SECTION
