from typing import Final

from pipeline.compose.flow import lay_out
from pipeline.model.abbreviation import Abbreviation
from pipeline.model.document import Heading
from pipeline.model.fixed import replace
from pipeline.model.inlines import Text
from pipeline.model.pages import Pages
from pipeline.render.word.contents import Front
from pipeline.render.word.report import WrittenDocx, with_pages, write_report
from tests.oracle.gate import defects
from tests.oracle.listed import listings
from tests.render.samples import DAY, W, front, part, rich, section, text_of, written
from tests.render.shipped import report_template

LISTED: Final = [
    "MỤC LỤC",
    "PHẦN I. ĐÁNH GIÁ HIỆN TRẠNG VÀ KẾT QUẢ THỰC HIỆN QUY HOẠCH",
    "I. HIỆN TRẠNG HẠ TẦNG KỸ THUẬT",
    "1. Hạ tầng giao thông",
    "1.1. Hạ tầng vận tải",
    "1.1.1. Các xã, phường",
    "2. Cấp nước",
    "II. HIỆN TRẠNG XÃ HỘI",
    "1. Y tế",
    "PHẦN II. NỘI DUNG ĐIỀU CHỈNH",
    "1. Quan điểm",
    "2. Mục tiêu",
    "",
    "DANH MỤC PHỤ LỤC",
    "Phụ lục I. Danh mục dự án",
    "Phụ lục II. Hiện trạng các xã",
    "DANH MỤC BẢNG",
    "Bảng 1.1. Danh mục dự án ưu tiên",
    "Bảng 1.2. Hiện trạng các xã, phường",
    "Bảng PL1.1. Danh mục dự án ưu tiên",
    "Bảng PL2.1. Hiện trạng các xã, phường",
    "",
    "DANH MỤC HÌNH",
    "Hình 1.1. Sơ đồ không gian",
    "",
    "",
]


def full(depth: int = 9) -> WrittenDocx:
    value, media = rich()
    return written(replace(value, contents_depth=depth), media)


def known(document: WrittenDocx) -> Pages:
    """Numbers such as a rendering would give."""
    entries = document.front.entries
    numbers = {entry.bookmark: number for number, entry in enumerate(entries, start=7)}
    return Pages(numbers, dict.fromkeys(document.front.openings(), 12))


def lines(document: WrittenDocx) -> list[str]:
    return [text_of(node).replace(" \n", " ") for node in front(document.data)]


def test_every_heading_table_and_figure_is_listed_with_its_number() -> None:
    assert lines(full()) == LISTED


def test_the_contents_are_as_deep_as_they_are_asked_to_be() -> None:
    shallow = lines(full(3))
    gone = ["1.1. Hạ tầng vận tải", "1.1.1. Các xã, phường"]
    assert shallow == [line for line in LISTED if line not in gone]
    assert b"TOC \\o &quot;1-3&quot;" in part(full(3).data, "word/document.xml")
    assert lines(full(1))[1:4] == [LISTED[1], LISTED[9], ""]
    assert defects(full(1).data) == []


def test_lines_without_pages_have_no_leader_and_no_number() -> None:
    assert not any("\t" in line for line in lines(full()))
    assert b"PAGEREF" not in part(full().data, "word/document.xml")


def test_every_line_links_to_a_bookmark_of_the_report() -> None:
    document = full()
    text = part(document.data, "word/document.xml").decode()
    nodes = [link for node in front(document.data) for link in node.iter(f"{W}hyperlink")]
    assert len(nodes) == len(document.front.entries)
    for link in nodes:
        assert text.count(f'w:name="{link.get(f"{W}anchor")}"') == 1


def test_known_pages_stand_behind_a_tab_in_a_field_of_their_own() -> None:
    document = full()
    shown = lines(with_pages(document, known(document)))
    assert shown[1] == f"{LISTED[1]} \t7"
    assert shown[14] == "Phụ lục I. Danh mục dự án \t12 trang"
    assert (
        part(with_pages(document, known(document)).data, "word/document.xml").count(b"PAGEREF")
        == len(document.front.entries) - 2
    )


def test_numbers_put_in_later_give_the_same_bytes_as_numbers_known_before() -> None:
    report, media = rich()
    value = replace(report, contents_depth=9)
    later = with_pages(full(), known(full()))
    before = write_report(
        value,
        lay_out(value),
        template=report_template(),
        media=media,
        now=DAY,
        pages=known(full()),
    )
    assert later.data == before.data
    assert with_pages(later, None).data == full().data


def test_no_field_is_marked_as_out_of_date() -> None:
    document = full()
    text = part(with_pages(document, known(document)).data, "word/document.xml")
    assert b"w:dirty" not in text
    assert b"updateFields" not in part(document.data, "word/settings.xml")


def test_a_document_with_pages_passes_the_gate() -> None:
    document = full()
    assert defects(with_pages(document, known(document)).data) == []
    assert defects(with_pages(document, Pages()).data) == []


def test_a_line_whose_page_is_not_known_has_no_number() -> None:
    document = full()
    pages = known(document)
    lost = document.front.entries[1].bookmark
    numbers = {name: number for name, number in pages.numbers.items() if name != lost}
    assert lines(with_pages(document, Pages(numbers, pages.lengths)))[2] == LISTED[2]


def test_page_numbers_begin_again_at_the_first_part_and_at_each_appendix() -> None:
    entries = full().front.entries
    names = {entry.bookmark: entry.text for entry in entries}
    assert [names[name] for name in full().front.openings()] == [
        "ĐÁNH GIÁ HIỆN TRẠNG VÀ KẾT QUẢ THỰC HIỆN QUY HOẠCH",
        "Danh mục dự án",
        "Hiện trạng các xã",
    ]


def test_abbreviations_are_a_table_with_a_header_row() -> None:
    value, media = rich()
    listed = (Abbreviation("KKTCK", "Khu kinh tế cửa khẩu"), Abbreviation("NQ", "Nghị quyết"))
    document = written(replace(value, abbreviations=listed), media)
    rows = [node for top in front(document.data) for node in top.iter(f"{W}tr")]
    assert [[text_of(cell) for cell in row.iter(f"{W}tc")] for row in rows] == [
        ["TT", "Từ viết tắt", "Nghĩa đầy đủ"],
        ["1", "KKTCK", "Khu kinh tế cửa khẩu"],
        ["2", "NQ", "Nghị quyết"],
    ]
    assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None
    assert defects(document.data) == []


def test_nothing_to_list_takes_no_page() -> None:
    assert Front().pieces(Pages()) == []


def with_inner_headings() -> WrittenDocx:
    """A report with headings of two levels inside an appendix."""
    value, media = rich()
    inner = (
        Heading(1, (Text("Trường học"),), "", "1."),
        Heading(2, (Text("Mầm non"),), "", "1.1."),
    )
    appendix = section("pl-truong", "Trường", *inner, number="Phụ lục III")
    appendices = (*value.appendices, appendix)
    return written(replace(value, appendices=appendices, contents_depth=9), media)


def test_an_update_in_word_changes_no_line_of_contents_and_lists() -> None:
    document = with_inner_headings()
    found = listings(with_pages(document, known(document)).data)
    assert [listing.instruction.split()[1] for listing in found] == ["\\o", "\\h", "\\h"]
    assert [listing.differences for listing in found] == [[], [], []]


def test_headings_inside_an_appendix_stand_below_its_title() -> None:
    shown = lines(with_inner_headings())
    at = shown.index("Phụ lục III. Trường")
    assert shown[at + 1 : at + 3] == ["1. Trường học", "1.1. Mầm non"]


def test_a_box_stands_above_the_contents_on_their_first_page() -> None:
    box = "<w:p>hộp</w:p>"
    opening, title, *others = full().front.pieces(None, [box])
    plain = full().front.pieces(None)
    assert (opening.xml, opening.opening) == (box, plain[0].opening)
    assert '<w:pageBreakBefore w:val="0"/>' in title.xml
    assert [piece.xml for piece in others] == [piece.xml for piece in plain[1:]]
    assert next(piece.xml for piece in Front().pieces(None, [box])) == box


def test_several_things_above_the_contents_have_pages_of_their_own() -> None:
    above = ["<w:p>hộp</w:p>", "<w:tbl>bảng</w:tbl>"]
    box, listed, *others = full().front.pieces(None, above)
    plain = full().front.pieces(None)
    assert ([box.xml, listed.xml], box.opening) == (above, plain[0].opening)
    assert [piece.xml for piece in others] == [piece.xml for piece in plain]
