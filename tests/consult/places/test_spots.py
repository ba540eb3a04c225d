import pytest

from pipeline.compose.flow import lay_out
from pipeline.consult.places.addresses import searched
from pipeline.consult.places.spots import Spots, Stretch
from pipeline.model.change import Place
from pipeline.model.document import Paragraph
from pipeline.model.fixed import replace
from pipeline.model.flow import FlowFigure, FlowNote, FlowParagraph, Role
from pipeline.model.identity import block_bookmark
from pipeline.model.inlines import Drawing, Image, Text
from pipeline.model.pages import Pages
from tests.consult.places.placed import report
from tests.consult.sample_trace import flow, heading, line, table

SPOTS = Spots(lay_out(report()))


def test_a_page_is_told_where_the_rendering_knows_it() -> None:
    spot = next(spot for spot in SPOTS.of("y-te") if spot.text == "số giường bệnh")
    names = (block_bookmark("lan-1", "y-te", ordinal) for ordinal in (1, spot.ordinal))
    spots = Spots(lay_out(report()), Pages(dict(zip(names, (9, 12), strict=True))))
    assert spots.place(spot).page == 12
    section = spots.section_place("y-te")
    assert section is not None
    assert section.page == 9


IMAGE = Image("a.png", "Sơ đồ", "png", 1, 1, "x")
DRAWN = FlowParagraph("HinhAnh", (Drawing(IMAGE, "Hình"),), Role.DRAWING)
NOTED = FlowParagraph(
    "BodyText", (Text("Có chú thích"), FlowNote("1", (Paragraph((Text("Chú một."),)),)))
)
LONG = "Đường tỉnh 226 đoạn từ thị trấn đến xã biên giới giáp tỉnh Cao Bằng và cửa khẩu phụ"
BARE = replace(table("Không tên", "", ("Tên", "Số"), ("12", "abcd"), ("abc", "5"), (LONG, "6")),
               above=())  # fmt: skip
UNNUMBERED = table("Dân số", "", ("Tên",), ("Nam giới",))
ITEM = Spots(
    flow(
        2,
        heading("Y tế", "2.", 3),
        line("Trước đề mục."),
        heading("Kết quả", "2.1."),
        NOTED,
        BARE,
        UNNUMBERED,
        FlowFigure(DRAWN, ()),
        heading("Không số", ""),
        line("Cuối."),
    )
)


def test_every_line_and_row_has_its_place_and_words() -> None:
    told = [(s.ordinal, s.place, s.label, s.text, s.caption) for s in ITEM.of("y-te")]
    here, item = "Phần II, mục VII.2.1", "Phần II, mục VII.2"
    bare, cut = f"{here}, bảng", f"{LONG[:59]}…"
    assert told == [
        (1, item, "", "y tế", ""),
        (2, f"{item}, đoạn 1", "", "trước đề mục", ""),
        (3, here, "", "kết quả", ""),
        (4, f"{here}, đoạn 1", "", "có chú thích chú một", ""),
        (5, bare, "", "tên số", searched(bare)),
        (6, f"{bare}, dòng “abcd”", "", "12 abcd", searched(f"{bare}, dòng “abcd”")),
        (7, bare, "", "abc 5", searched(bare)),
        (8, f"{bare}, dòng “{cut}”", "", searched(f"{LONG} 6"),
         searched(f"{bare}, dòng “{cut}”")),
        (9, bare, "", "dân số", ""),
        (10, bare, "", "tên", "dân số"),
        (11, f"{bare}, dòng “Nam giới”", "", "nam giới", "dân số"),
        (12, f"{here}, hình", "", "", ""),
        (13, item, "", "không số", ""),
        (14, f"{item}, đoạn 1", "", "cuối", ""),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("ordinal", "text"),
    [(0, "Phần II, mục VII.2"), (1, "Phần II, mục VII.2"), (2, "Phần II, mục VII.2, đoạn 1"),
     (14, "Phần II, mục VII.2, đoạn 1"), (15, "Phần II, mục VII.2")],
)  # fmt: skip
def test_an_ordinal_that_is_not_there_is_the_item(ordinal: int, text: str) -> None:
    found = ITEM.at("y-te", ordinal)
    assert found is not None
    assert found.text == text
    assert ITEM.at("khac", 1) is None


def test_what_holds_words_is_found_in_a_stretch_and_nowhere_else() -> None:
    def found(words: str, start: tuple[int, int], end: tuple[int, int]) -> list[int]:
        return [spot.ordinal for spot in ITEM.holding(words, Stretch(start, end, ""))]

    assert found("đề mục", (0, 1), (1, 1)) == [2]
    assert found("đề mục", (0, 3), (1, 1)) == []
    assert found("đề mục", (0, 1), (0, 2)) == []
    assert found("abc", (0, 1), (1, 1)) == [6, 7]
    assert found("mục kết", (0, 1), (1, 1)) == []  # no words run over two lines
    assert found("cuối", (0, 14), (0, 15)) == [14]
    assert found("y tế", (0, 1), (0, 2)) == [1]


def test_a_stretch_holds_what_lies_in_it() -> None:
    whole, part = Stretch((0, 1), (2, 1), "a"), Stretch((1, 2), (1, 5), "b")
    assert whole.holds(part)
    assert whole.holds(whole)
    assert not part.holds(whole)
    assert not Stretch((1, 3), (2, 1), "c").holds(part)
    assert not Stretch((1, 1), (1, 4), "d").holds(part)


def test_pages_are_known_by_block_and_item() -> None:
    assert not SPOTS.has_pages
    paged = Spots(lay_out(report()), Pages({block_bookmark("lan-1", "y-te", 2): 5}))
    assert paged.has_pages
    assert (paged.page("y-te", 2), paged.page("y-te", 3), SPOTS.page("y-te", 2)) == (5, None, None)
    found = paged.at("y-te", 2)
    assert isinstance(found, Place)
    assert found.page == 5
    assert (SPOTS.knows("y-te"), SPOTS.knows("khac")) == (True, False)
    assert SPOTS.stretch("khac") is None
    assert SPOTS.section_place("khac") is None
