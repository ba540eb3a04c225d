import pytest

from pipeline.model.document import (
    Block,
    Box,
    Code,
    Figure,
    Heading,
    List,
    ListItem,
    Picture,
    Placement,
    Point,
    Rule,
)  # fmt: skip
from pipeline.model.fixed import replace
from pipeline.model.inlines import Text
from pipeline.model.pages import Layout, Pages
from tests.render.charts import chart
from tests.render.samples import W, body, bullets, para, paragraphs, png, single, written

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def inner(*blocks: Block) -> list[tuple[str, str]]:
    """Style and text of what stands below the item's heading."""
    found = paragraphs(written(single(*blocks)).data)
    return found[[style for style, _ in found].index("Heading3") + 1 :]


def nested(depth: int) -> List:
    made = bullets("cuối")
    for _ in range(depth - 1):
        made = bullets(("cấp", made))
    return made


def test_bullets_take_a_style_for_each_of_four_levels() -> None:
    styles = [style for style, _ in inner(nested(6))]
    assert styles == ["DanhSach1", "DanhSach2", "DanhSach3", *["DanhSach4"] * 3]


def test_levels_beyond_the_ninth_are_kept_and_noticed() -> None:
    result = written(single(nested(12)))
    levels = [int(str(node.get(f"{W}val"))) for node in body(result.data).iter(f"{W}ilvl")]
    assert max(levels) == 8
    assert [notice.code for notice in result.notices] == ["danh-sach-qua-sau"]
    assert "cuối" in [text for _, text in paragraphs(result.data)]


def test_each_numbered_list_has_a_number_of_its_own() -> None:
    data = written(single(bullets("a", start=1), bullets("b", start=4))).data
    found = [node.get(f"{W}val") for node in body(data).iter(f"{W}numId")]
    assert len(set(found)) == 2


def test_what_follows_in_an_item_stands_below_it_without_a_bullet() -> None:
    item = ListItem((para("một"), para("hai")))
    assert inner(List((item,))) == [("DanhSach1", "một"), ("DanhSachTiep1", "hai")]


def test_an_empty_item_is_still_an_item() -> None:
    assert inner(List((ListItem(()),))) == [("DanhSach1", "")]


@pytest.mark.parametrize("letter", ["đ", "đ)"])
def test_a_point_keeps_its_letter(letter: str) -> None:
    point = Point(letter, (para("Bổ sung"), para("chi tiết")))
    assert inner(point) == [("Diem1", "đ) Bổ sung"), ("DiemTiep1", "chi tiết")]


def test_a_point_that_opens_with_a_list_keeps_its_letter_alone() -> None:
    assert inner(Point("a", (bullets("x"),))) == [("Diem1", "a) "), ("DanhSach1", "x")]


def test_code_keeps_its_lines_and_tabs() -> None:
    assert inner(Code("a\n\tb\n\nc\n")) == [("MaNguon", "a\n\tb\n\nc")]


def test_a_box_a_rule_and_places_left_are_visible() -> None:
    found = inner(Box("Chưa có."), Rule(), Placement("a.xlsx", "", ()), Picture("b.png", ()))
    assert [style for style, _ in found] == [
        "HopThongBao", "DuongKe", "HopThongBao", "HopThongBao",
    ]  # fmt: skip
    assert "a.xlsx" in found[2][1]
    assert "b.png" in found[3][1]


def test_a_picture_without_its_bytes_is_a_box_with_its_caption() -> None:
    image, _ = png(10, 10)
    found = inner(Figure(image, (Text("Sơ đồ"),), number="1.1"))
    assert [style for style, _ in found] == ["HopThongBao", "TenHinh"]


def test_a_heading_inside_an_item_is_the_fourth_level() -> None:
    assert inner(Heading(1, (Text("Con"),), "", "1.1.")) == [("Heading4", "Con")]


def test_a_figures_name_stands_on_the_page_of_the_source_below_it() -> None:
    image, data = png(10, 10)
    figure = Figure(image, (Text("Sơ đồ"),), number="1.1")

    def keeps(*blocks: Block) -> list[bool]:
        found = body(written(single(*blocks), {image.sha256: data}).data)
        names = found.iterfind(f".//{W}pStyle[@{W}val='TenHinh']..")
        return [name.find(f"{W}keepNext") is not None for name in names]

    assert keeps(figure, para("Nguồn: Sở A")) == [True]
    assert keeps(figure, para("Lời.")) == [False]
    assert keeps(Figure(replace(chart(), origin="Sở A"), (Text("GRDP"),))) == [True]
    assert keeps(Figure(chart(), (Text("GRDP"),))) == [False]


def test_a_figure_is_as_low_as_its_page_asks_for() -> None:
    image, data = png(320, 160)
    figures = Figure(image, (Text("Sơ đồ"),), number="1.1"), Figure(chart(), (), number="1.2")
    report, media = single(*figures), {image.sha256: data}

    def sizes(pages: Pages | None = None) -> list[tuple[int, int]]:
        found = body(written(report, media, pages=pages).data).iter(f"{DRAWING}extent")
        return [(int(str(node.get("cx"))), int(str(node.get("cy")))) for node in found]

    places = [i.ordinal for i in written(report, media).identities if i.kind == "hinh"]
    layout = Layout(lowered={"muc-mot": tuple((at - 1, 80) for at in places)})
    (wide, high), (across, tall) = sizes()
    lower = sizes(Pages(layout=layout))
    # the letters of a chart would be smaller than print is read
    assert lower == [(wide * 80 // 100, high * 80 // 100), (across, tall)]
