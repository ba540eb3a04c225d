"""The first page of a redline: which items changed, where, by whom, in which colour."""

import re

from lxml import etree

from pipeline.compare.telling.entries import tell
from pipeline.model.change import ChangeClass, ChangeKind, Place
from pipeline.model.comparison import Comparison, RevisedSection
from pipeline.model.fixed import replace
from pipeline.model.identity import block_bookmark
from pipeline.model.pages import Pages
from pipeline.render.redline.changed_items import (
    ChangedItem,
    _table,
    changed_items,
    front_page,
)
from pipeline.render.redline.redline import excerpt_shell, write_excerpt, write_redline
from pipeline.render.word.package import DOCUMENT
from pipeline.render.word.revisions import Tracks
from pipeline.work.archive import read_parts
from tests.oracle.acceptor import accepted, rejected
from tests.oracle.gate import defects
from tests.oracle.printed import printed
from tests.render import sample_comparison as sample
from tests.render.comparisons import Pair, problems
from tests.render.redline_cases import CASES
from tests.render.samples import DAY, W, body, text_of
from tests.render.shipped import report_template

WIDTH = 9071
COMPARED = sample.comparison()
ENTRIES = tell(COMPARED)
PAGES = Pages(
    {
        block_bookmark("lan-2", "giao-thong", 2): 7,
        block_bookmark("lan-2", "giao-thong", 6): 5,
        block_bookmark("lan-2", "y-te", 2): 9,
        block_bookmark("lan-2", "y-te", 3): 9,
    }
)


def page(
    compared: Comparison = COMPARED, pages: Pages | None = None
) -> tuple[Tracks, etree._Element]:
    tracks = Tracks("2025-11-30")
    xml = "".join(front_page(compared, tell(compared), tracks, WIDTH, pages))
    return tracks, etree.fromstring(f'<x xmlns:w="{W[1:-1]}">{xml}</x>')


def rows(tree: etree._Element) -> list[list[str]]:
    return [[text_of(cell) for cell in row.iter(f"{W}tc")] for row in tree.iter(f"{W}tr")]


def test_items_stand_in_reading_order_with_counts_agencies_and_pages() -> None:
    roads, health, water = changed_items(COMPARED, ENTRIES, PAGES)
    assert (roads.part, roads.title) == ("Phần II. HIỆN TRẠNG HẠ TẦNG", "I.1. Hạ tầng giao thông")
    assert roads.bookmark == block_bookmark("lan-2", "giao-thong", 1)
    assert roads.counts == {ChangeKind.CHANGED: 2, ChangeKind.DELETED: 1}
    assert (roads.authors, roads.pages) == (("Sở Xây dựng",), (5, 7))
    assert (health.authors, health.pages) == (("Sở Y tế",), (9,))
    assert water.title == "II.2. Cấp nước"
    assert water.pages == ()


def test_spelling_alone_is_no_change_of_an_item() -> None:
    spelt = [replace(c, class_=ChangeClass.FORM) for c in sample.CHANGES[5:]]
    compared = sample.comparison((*sample.CHANGES[:5], *spelt))
    assert [item.title for item in changed_items(compared, tell(compared), None)] == [
        "I.1. Hạ tầng giao thông",
        "II.1. Y tế",
    ]


def test_the_table_leads_to_each_item_under_its_part() -> None:
    _, tree = page(pages=PAGES)
    assert rows(tree) == [
        ["Mục", "Cơ quan", "Số thay đổi", "Trang"],
        ["Phần II. HIỆN TRẠNG HẠ TẦNG"],
        ["I.1. Hạ tầng giao thông", "Sở Xây dựng", "sửa 2, xóa 1", "5, 7"],
        ["Phần III. PHƯƠNG ÁN PHÁT TRIỂN"],
        ["II.1. Y tế", "Sở Y tế", "thêm 1, chuyển 1", "9"],
        ["II.2. Cấp nước", "Sở Xây dựng", "sửa 1", ""],
    ]
    links = [link.get(f"{W}anchor") for link in tree.iter(f"{W}hyperlink")]
    assert links == [block_bookmark("lan-2", i, 1) for i in ("giao-thong", "y-te", "cap-nuoc")]
    assert tree.find(f".//{W}tblHeader") is not None
    assert sum(int(str(c.get(f"{W}w"))) for c in tree.iter(f"{W}gridCol")) == WIDTH


def test_without_a_rendering_there_is_no_column_of_pages() -> None:
    _, tree = page()
    assert {len(row) for row in rows(tree)} == {1, 3}
    assert sum(int(str(c.get(f"{W}w"))) for c in tree.iter(f"{W}gridCol")) == WIDTH


def told_pages(*pages: int) -> str:
    """Give the words of a row whose item changed on these pages."""
    numbers = {block_bookmark("lan-2", "giao-thong", 2 * n): n for n in pages}
    places = (Place("đoạn", 2 * n) for n in pages)
    changes = tuple(
        replace(sample.CHANGES[0], id=str(place.block), new_place=place) for place in places
    )
    return rows(page(sample.comparison(changes), Pages(numbers))[1])[2][3]


def test_of_many_pages_the_first_six_are_told() -> None:
    assert told_pages(1, 3, 5, 7, 9, 11, 13) == "1, 3, 5, 7, 9, 11, …"


def test_three_pages_and_more_that_follow_one_another_are_told_by_their_ends() -> None:
    assert told_pages(1, 2, 4, 5, 6, 9) == "1, 2, 4 - 6, 9"


def items(count: int, agency: str = "Sở Công Thương") -> tuple[ChangedItem, ...]:
    title = "Phương án phát triển mạng lưới cấp điện, nước"
    counts = {ChangeKind.ADDED: 1, ChangeKind.CHANGED: 4}
    return tuple(
        ChangedItem("Phần III", f"{n}. {title}", "x", (agency,), counts, (n,)) for n in range(count)
    )


def listed(count: int, agency: str = "Sở Công Thương") -> tuple[list[int], set[str]]:
    """Give the widths of the columns, and the sizes of letters."""
    xml = _table(items(count, agency), WIDTH, with_pages=True)
    widths = [int(width) for width in re.findall(r'gridCol w:w="(\d+)"', xml)]
    return widths, set(re.findall(r'"Bang(?:Chu|Giua|TieuDe)(\d+)"', xml))


def test_columns_have_the_widths_their_words_need() -> None:
    usual, wide = (listed(9, agency)[0] for agency in ("Sở Y tế", "Ban Quản lý Khu kinh tế " * 2))
    assert sum(usual) == sum(wide) == WIDTH
    assert wide[1] > usual[1] + 500


def test_letters_are_smaller_only_where_that_saves_a_page() -> None:
    sizes = [listed(count)[1] for count in range(5, 60)]
    assert sizes[0] == sizes[-1] == {"10"}
    assert {"9"} in sizes


def test_an_item_that_is_gone_has_no_link() -> None:
    old = sample.flow(1, DAY, health=True)
    new = sample.flow(2, DAY, health=False)
    change = replace(sample.CHANGES[2], item="y-te")
    sections = tuple(RevisedSection(s, s.blocks, gone=s.id == "y-te") for s in old.sections)
    _, tree = page(Comparison(old, new, sections, (change,)))
    assert rows(tree)[2][0] == "II.1. Y tế (không còn)"
    assert tree.find(f".//{W}hyperlink") is None


def test_each_agency_has_squares_of_its_own_colour_that_belong_to_no_change() -> None:
    tracks, tree = page()
    marked = list(tree.iter(f"{W}ins"))
    assert [(m.get(f"{W}author"), text_of(m)) for m in marked] == [
        ("Sở Xây dựng", "■■"),
        ("Sở Y tế", "■■"),
    ]
    assert tracks.marks == {}
    key = text_of(tree.findall(f"{W}p")[1])
    assert key == "Màu chữ của mỗi cơ quan trong tệp này: ■■ Sở Xây dựng (4); ■■ Sở Y tế (1)."


def test_where_nothing_changed_there_is_no_page() -> None:
    compared = sample.comparison(())
    assert front_page(compared, (), Tracks(), WIDTH) == ()


def changed(case: Pair) -> Comparison:
    """The comparison of a case with the changes of its item, and with one of another."""
    compared = case.comparison()
    item = compared.sections[-1].section.id
    count = 1 + max(revision.change for revision in compared.revisions())
    own = tuple(replace(sample.CHANGES[0], id=str(n), item=item) for n in range(count))
    return replace(compared, changes=(*own, sample.CHANGES[3]))


def test_the_page_stands_before_the_contents_and_the_promise_holds_over_the_body() -> None:
    case = CASES["words"]()
    told = changed(case)
    written = write_redline(
        told,
        case.new,
        template=report_template(),
        media=case.media,
        now=DAY,
        entries=tell(told),
    )
    assert problems(written, case.old, case.new, case.media) == []
    data = written.data
    text = text_of(etree.fromstring(read_parts(data)[DOCUMENT]))
    assert text.index("NỘI DUNG THAY ĐỔI") < text.index("MỤC LỤC")
    for settle in (accepted, rejected):
        assert "NỘI DUNG THAY ĐỔI" not in str(printed(settle(data)))


def test_an_excerpt_lists_its_own_items_alone() -> None:
    case = CASES["words"]()
    told = changed(case)
    data = write_excerpt(
        told,
        case.new,
        shell=excerpt_shell(case.new, report_template()),
        media=case.media,
        now=DAY,
        told="Trích.",
        entries=tell(told),
    )
    assert defects(data) == []
    text = text_of(body(data))
    assert "Sở Xây dựng (" in text
    assert "Sở Y tế" not in text
