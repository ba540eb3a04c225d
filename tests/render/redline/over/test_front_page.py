"""The first page of a redline: which sections changed, linked, on a page of its own."""

from lxml import etree

from pipeline.compare.telling.entries import tell
from pipeline.intake.word.any_word import read_any
from pipeline.intake.word.tracked import TrackedChanges
from pipeline.ooxml.names import W
from pipeline.ooxml.opened import FRONT_PAGE
from pipeline.render.redline.over.redline import lay_redline
from pipeline.render.unbroken import breakable
from tests.ooxml.markup import file_of
from tests.oracle.acceptor import accepted, rejected
from tests.oracle.docx_parts import Package, read_package
from tests.oracle.gate import defects
from tests.render.redline.over.pairs import DAY, compared, said
from tests.seeded.foreign_pairs.raw_file import SECTION, RawFile, paragraph, text_run

STARTS = '<w:pgNumType w:start="3"/></w:sectPr>'


def headed(text: str, level: int) -> str:
    properties = f'<w:outlineLvl w:val="{level - 1}"/>'
    return paragraph(text_run(text), properties)


BEFORE = (
    "mở đầu của văn bản", headed("Chương I", 1), "lời dẫn", headed("Y tế", 2),
    "có ba mươi bệnh viện", headed("Chương II", 1), "lời dẫn của chương hai", headed("Cũ", 2),
    "mục này rồi sẽ bỏ đi", headed("Giao thông", 2), "đường dài bảy mươi cây số",
)  # fmt: skip
AFTER = (
    "mở đầu của văn bản", headed("Chương I", 1), "lời dẫn", headed("Y tế", 2),
    "có chín mươi bệnh viện", headed("Chương II", 1), "lời dẫn của chương thứ hai",
    headed("Giao thông", 2), "đường dài bảy mươi cây số",
)  # fmt: skip


def test_a_title_that_says_little_alone_is_told_with_the_heading_above() -> None:
    def aims(schools: str, roads: str, rails: str) -> bytes:
        levels = (("Chương I", 1), ("Giáo dục phổ thông", 2), ("Mục tiêu", 3))
        heads = [headed(text, level) for text, level in levels]
        more = [headed(text, 2) for text in ("Giao thông", "Đường sắt của cả tỉnh")]
        aim = headed("Mục tiêu", 3)
        return file_of(*heads, schools, more[0], aim, roads, more[1], rails)

    before = aims("xây chín trường mới", "đường dài bảy mươi cây số", "không xây ga nào")
    after = aims("xây mười trường mới", "đường dài tám mươi cây số", "sẽ xây hai ga mới")
    assert [name for name, _, _ in rows(redline_of(before, after))] == [
        "Chương I",
        "Giáo dục phổ thông – Mục tiêu",
        "Giao thông – Mục tiêu",
        "Đường sắt của cả tỉnh",
    ]


def redline_of(before: bytes, after: bytes) -> Package:
    """Give the redline with its first page, which accepts and rejects exactly."""
    comparison = compared(before, after)
    entries = tell(comparison)
    laid = lay_redline(comparison, before, after, now=DAY, accept=True, entries=entries)
    assert defects(laid.redline.data) == []
    package = read_package(laid.redline.data)
    assert said(accepted(package)) == said(read_package(after))
    assert said(rejected(package)) == said(read_package(before))
    return package


def front(package: Package) -> list[etree._Element]:
    """Give the blocks of the first page, the paragraph that ends it last."""
    blocks: list[etree._Element] = []
    for block in package.trees[package.main][0]:
        blocks.append(block)
        if any(one.get(f"{W}name") == FRONT_PAGE for one in block.iter(f"{W}bookmarkStart")):
            return blocks
    return []


def rows(package: Package) -> list[tuple[str, str, str]]:
    """Give the rows below the head: name, counts, the words that its link leads to."""
    table = next(block for block in front(package) if block.tag == f"{W}tbl")
    found = []
    for row in list(table.iter(f"{W}tr"))[1:]:
        name, counts = (breakable(text_of(cell)) for cell in row.iter(f"{W}tc"))
        link = row.find(f".//{W}hyperlink")
        goal = "" if link is None else goal_of(package, str(link.get(f"{W}anchor")))
        found.append((name, counts, goal))
    return found


def goal_of(package: Package, anchor: str) -> str:
    (mark,) = (
        one
        for one in package.trees[package.main].iter(f"{W}bookmarkStart")
        if one.get(f"{W}name") == anchor
    )
    paragraph = mark.getparent()
    assert paragraph is not None
    return text_of(paragraph)


def text_of(node: etree._Element) -> str:
    return "".join(text.text or "" for text in node.iter(f"{W}t"))


def test_sections_that_changed_stand_below_their_highest_heading_with_counts_and_links() -> None:
    found = rows(redline_of(file_of(*BEFORE), file_of(*AFTER)))
    assert found == [
        ("Chương I", "", "Chương I"),
        ("Y tế", "sửa 1", "Y tế"),
        ("Chương II", "sửa 1", "Chương II"),
        ("Cũ (không còn)", "xóa 1", ""),
    ]


def test_a_file_without_headings_is_one_section_and_an_equal_one_has_no_page() -> None:
    before, after = file_of("một hai ba", "bốn"), file_of("một hai năm", "bốn")
    (row,) = rows(redline_of(before, after))
    assert row[:2] == ("Đầu văn bản", "sửa 1")
    assert front(redline_of(before, before)) == []


def test_the_page_is_as_large_as_the_first_and_takes_no_number_from_it() -> None:
    page = front(redline_of(file_of(*BEFORE), file_of(*AFTER)))[-1].find(f".//{W}sectPr")
    assert page is not None
    assert [etree.QName(node).localname for node in page] == ["pgSz", "pgMar", "pgNumType"]
    assert page.find(f"{W}pgNumType").get(f"{W}start") == "0"  # type: ignore[union-attr]
    numbered = RawFile().data(paragraph(text_run("một")) + SECTION.replace("</w:sectPr>", STARTS))
    other = RawFile().data(paragraph(text_run("hai")) + SECTION.replace("</w:sectPr>", STARTS))
    page = front(redline_of(numbered, other))[-1].find(f".//{W}sectPr")
    assert page is not None
    assert page.find(f"{W}pgNumType") is None


def test_a_first_section_that_would_begin_on_the_page_is_put_on_the_next() -> None:
    flowing = SECTION.replace("<w:pgSz", '<w:type w:val="continuous"/><w:pgSz')
    before, after = (RawFile().data(paragraph(text_run(text)) + flowing) for text in ("a", "b c"))
    end = front(redline_of(before, after))[-1]
    assert [node.get(f"{W}type") for node in end.iter(f"{W}br")] == ["page"]


def test_more_sections_than_a_page_holds_are_counted() -> None:
    before = [
        block for at in range(90) for block in (headed(f"Mục {at}", 1), f"chữ cũ {at} của mục")
    ]
    after = [one.replace("chữ cũ", "chữ mới") for one in before]
    found = rows(redline_of(file_of(*before), file_of(*after)))
    assert 25 <= len(found) < 60
    name, counts, goal = found[-1]
    assert name == f"… và {90 - len(found) + 1} mục khác, xem nhật ký thay đổi"
    assert (counts, goal) == ("", "")


def test_a_redline_that_is_compared_again_is_read_without_its_page() -> None:
    before, after = file_of(*BEFORE), file_of(*AFTER)
    comparison = compared(before, after)
    laid = lay_redline(
        comparison, before, after, now=DAY, accept=True, entries=tell(comparison)
    ).redline.data
    again = read_any(laid, file="B.docx", tracked=TrackedChanges.ACCEPTED).value
    assert again is not None
    assert again.sections == comparison.new.sections
