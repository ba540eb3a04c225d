from pipeline.model.fixed import replace
from pipeline.model.outline import Paper
from tests.render.golden_cases import CASES
from tests.render.samples import (
    W,
    body,
    paragraphs,
    report,
    rich,
    section,
    single,
    wide_table,
    written,
)


def test_parts_chapters_items_and_appendices_take_their_styles() -> None:
    found = paragraphs(written(CASES["outline"]().report).data)
    headings = [(style, text) for style, text in found if style.startswith(("Heading", "PhuLuc"))]
    assert headings == [
        ("Heading1", "\nPHẦN MỘT"), ("Heading2", "CHƯƠNG MỘT"), ("Heading3", "Mục a"),
        ("Heading3", "Mục b"), ("Heading2", "CHƯƠNG HAI"), ("Heading3", "Mục c"),
        ("Heading4", "Tiểu mục"), ("Heading1", "\nPHẦN HAI"), ("Heading3", "Mục d"),
        ("PhuLuc", "\nPhụ lục a"), ("PhuLuc2", "Trong phụ lục"),
    ]  # fmt: skip


def test_an_appendix_says_what_it_is_attached_to() -> None:
    found = dict(paragraphs(written(CASES["outline"]().report).data))
    assert found["KemTheo"].startswith("(Kèm theo Báo cáo Điều chỉnh Quy hoạch tỉnh Lạng Sơn")


def test_numbers_out_of_order_are_printed_as_the_report_has_them() -> None:
    found = paragraphs(written(CASES["numbers-not-in-order"]().report).data)
    assert ("Heading1", "PHẦN III\nPHẦN") in found
    assert ("Heading3", "7. Mục") in found
    assert ("Heading4", "7.3. Con") in found


def test_identities_name_outline_items_and_files() -> None:
    value, media = rich()
    found = written(value, media).identities
    assert found[0].item == "phan:1"
    assert found[0].file == "sections/de-cuong.yaml"
    own = [entry for entry in found if entry.item == "giao-thong" and entry.line == 10]
    assert [entry.file for entry in own] == ["sections/lan-1/so-xay-dung/giao-thong.md"]
    assert len({entry.bookmark for entry in found}) == len(found)


def test_a_table_fills_the_large_page_that_its_appendix_asks_for_and_no_other() -> None:
    plain, item = wide_table(), section("pl", "Bảng", wide_table(), place="Phụ lục I")
    large = replace(item, item=replace(item.item, paper=Paper.A3))
    found = body(written(report(single(plain).parts[0], appendices=(large, item))).data)
    widths = [int(str(node.get(f"{W}w"))) for node in found.iterfind(f".//{W}tbl/{W}tblPr/{W}tblW")]
    sizes = [int(str(node.get(f"{W}w"))) for node in found.iter(f"{W}pgSz")]
    plain_width, in_large, in_other = widths[-3:]
    assert plain_width == in_other < in_large
    assert sizes.count(23811) == 1
