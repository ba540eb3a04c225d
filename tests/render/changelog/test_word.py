from itertools import pairwise

import pytest
from lxml import etree

from pipeline.compare.drafts import compare
from pipeline.model.change import ChangeClass, Tracked
from pipeline.model.change_summary import ChangeSummary
from pipeline.model.errors import TemplateError
from pipeline.model.fixed import replace
from pipeline.model.flow import FlowBlock
from pipeline.render.changelog.entries import Log
from pipeline.render.changelog.word import changelog_docx
from pipeline.render.word.package import DOCUMENT, DOCUMENT_RELATIONSHIPS
from pipeline.render.word.shell import LOG_MARKER
from pipeline.work.archive import read_parts, zip_parts
from tests.compare.flows import one, table
from tests.compare.flows import words as words_of
from tests.compare.told import item, long
from tests.oracle.gate import defects
from tests.render import sample_comparison as sample
from tests.render.changelog import folded
from tests.render.samples import W, body, text_of
from tests.render.shipped import changelog_template


def made(log: Log | None = None) -> bytes:
    return changelog_docx(log or sample.log(), template=changelog_template())


def rows(data: bytes) -> list[list[str]]:
    return [[text_of(cell) for cell in row.findall(f"{W}tc")] for row in body(data).iter(f"{W}tr")]


def row_of(data: bytes, number: str) -> list[str]:
    return next(row for row in rows(data) if len(row) == 4 and row[0] == number)


def runs_in(data: bytes, style: str) -> list[str]:
    return [
        text_of(run)
        for run in body(data).iter(f"{W}r")
        if (found := run.find(f"{W}rPr/{W}rStyle")) is not None and found.get(f"{W}val") == style
    ]


def test_the_document_passes_the_gate() -> None:
    assert defects(made()) == []


def test_the_title_names_both_drafts_with_their_days() -> None:
    text = text_of(body(made()))
    assert "Dự thảo lần 2 (ngày 30/11/2025) so với Dự thảo lần 1 (ngày 15/11/2025)" in text
    assert LOG_MARKER not in text


def test_the_summary_counts_by_thing_part_and_agency() -> None:
    found = rows(made())
    assert ["Đoạn văn", "1", "2", "1", "1", "5", "4", "1", "-"] in found
    assert ["Phần III", "1", "2", "-", "1", "4", "3", "1", "-"] in found
    assert ["Sở Y tế", "1", "-", "-", "1", "2", "2", "-", "-"] in found
    assert ["Tổng số", "1", "4", "1", "1", "7", "6", "1", "-"] in found


def test_the_largest_numbers_stand_with_old_new_and_difference() -> None:
    wanted = ["Bảng 2.1", "QL.1A", "Quy mô", "15", "20", "+5", "+33,3%", "km"]
    assert [*wanted, "Sở Xây dựng"] in rows(made())


def test_an_item_without_change_is_named() -> None:
    assert "Phần III: II.3. Thoát nước." in text_of(body(made()))


def test_a_reason_stands_once_above_the_rows_that_share_it() -> None:
    changes = tuple(
        replace(sample.CHANGES[2], id=str(n), reason=reason)
        for n, reason in enumerate(("Vì A", "Vì A", "", "Vì A", "Vì A"))
    )
    found = [row[0] for row in rows(made(sample.log(changes, ())))]
    at = [found.index(str(number)) for number in range(1, 6)]
    assert [b - a for a, b in pairwise(at)] == [1, 2, 2, 1]
    assert [text.rpartition(" Lý do: ")[2] for text in found if "Lý do" in text] == ["Vì A", "Vì A"]


def test_items_without_change_are_told_part_by_part_and_appendices_together() -> None:
    shares = [
        replace(sample.SUMMARY.items[3], place=place, title=title, changes=0)
        for place, title in (("Phần I, mục 1", "A"), ("Phụ lục I", "B"), ("Phụ lục II", "C"))
    ]
    log = replace(sample.log(), summary=replace(sample.SUMMARY, items=tuple(shares)))
    text = text_of(body(made(log)))
    assert "Phần I: 1. A." in text
    assert "Phụ lục: I. B; II. C." in text


def test_a_consultant_may_change_the_words_of_the_template() -> None:
    parts = read_parts(changelog_template())
    parts[DOCUMENT] = parts[DOCUMENT].replace("Nhật ký thay đổi".encode(), "Bảng kê".encode())
    text = text_of(body(changelog_docx(sample.log(), template=zip_parts(parts))))
    assert "Bảng kê" in text
    assert "Phần III: II.3. Thoát nước." in text


def test_old_and_new_words_stand_in_one_text_and_marked() -> None:
    data = made()
    first = row_of(data, "1")
    assert "Đến năm 2025 có 07 08 tuyến quốc lộ, dài 544 km 612 km." in first[2]
    assert {"07", "544 km"} <= set(runs_in(data, "ChuXoa"))
    assert {"08", "612 km"} <= set(runs_in(data, "ChuThem"))
    assert first[3] == "YK1-SGTVT-01; YK1-BXD-03"
    assert "Cập nhật theo Nghị quyết 202" in text_of(body(data))


def test_long_texts_are_cut_to_where_they_changed() -> None:
    first = row_of(made(), "1")
    assert first[2].startswith("… ")
    assert len(first[2]) < 300 < len(sample.CHANGES[0].old)


def test_a_cell_has_row_column_old_new_and_difference() -> None:
    second = row_of(made(), "2")
    assert second[2] == "QL.1A, Quy mô: 15 → 20 [+5 km (+33,3%)]"


def test_what_came_or_went_is_said_once() -> None:
    data = made()
    assert row_of(data, "3")[2] == "=Đoạn bỏ đi & <xóa>."
    assert row_of(data, "3")[2] in runs_in(data, "ChuXoa")
    assert row_of(data, "4")[2] in runs_in(data, "ChuThem")


def test_a_place_leads_into_the_redline() -> None:
    parts = read_parts(made())
    assert b'Target="so-sanh-lan-1.docx" TargetMode="External"' in parts[DOCUMENT_RELATIONSHIPS]
    bookmark = min(sample.REDLINE.bookmarks)
    assert f'w:anchor="{bookmark}"'.encode() in parts[DOCUMENT]


def test_what_nobody_explained_is_a_list_of_its_own() -> None:
    assert ["Sở Y tế", "Phần III, mục II.1. Y tế", "1", "4"] in rows(made())


def test_what_cannot_be_tracked_stands_under_its_own_heading() -> None:
    text = text_of(body(made()))
    at = text.index("KHÔNG THEO DÕI ĐƯỢC TRONG BẢN SO SÁNH")
    assert "Hình 3.1" in text[at:]
    assert "Hình 3.1" not in text[:at]


def test_formal_differences_stand_apart_counted() -> None:
    data = made()
    assert ["Phần III, mục II.2. Cấp nước", "kiểu đặt dấu thanh", "1"] in rows(data)
    text = text_of(body(data))
    assert "Thuỷ Thủy lợi" in text[text.index("V. KHÁC BIỆT HÌNH THỨC") :]


def test_thousands_of_formal_differences_are_only_counted() -> None:
    changes = tuple(
        replace(sample.CHANGES[5], id=str(n), class_=ChangeClass.FORM) for n in range(1500)
    )
    data = made(sample.log(changes, ()))
    assert ["Phần III, mục II.2. Cấp nước", "kiểu đặt dấu thanh", "1500"] in rows(data)
    assert "Thuỷ" not in text_of(body(data))


def test_a_native_chart_shows_where_the_report_changed() -> None:
    parts = read_parts(made())
    chart = etree.fromstring(parts["word/charts/chart1.xml"])
    text = str(chart.xpath("string()"))
    assert "Phần III" in text
    assert "word/embeddings/Microsoft_Excel_Sheet1.xlsx" in parts


def test_pages_are_landscape_and_headers_of_tables_repeat() -> None:
    document = body(made())
    (size,) = document.iter(f"{W}pgSz")
    assert size.get(f"{W}orient") == "landscape"
    tables = list(document.iter(f"{W}tbl"))
    heads = [table.find(f"{W}tr/{W}trPr/{W}tblHeader") for table in tables]
    assert None not in heads


def test_the_heading_of_a_list_stays_with_its_table() -> None:
    document = body(made())
    tables = [found for found in document.iter(f"{W}tbl") if _before(found) == "NhatKyLoi"]
    assert len(tables) >= 2  # the changes, and the counts of formal differences
    for listed in tables:
        legend = listed.getprevious()
        assert legend is not None
        assert legend.find(f"{W}pPr/{W}keepNext") is not None


def _before(listed: etree._Element) -> str | None:
    before = listed.getprevious()
    style = None if before is None else before.find(f"{W}pPr/{W}pStyle")
    return None if style is None else style.get(f"{W}val")


def test_a_log_without_changes_says_so() -> None:
    data = made(replace(sample.log((), ()), summary=ChangeSummary()))
    assert defects(data) == []
    text = text_of(body(data))
    assert "Không có thay đổi nào về nội dung hoặc định dạng." in text
    assert text.count("Không có.") == 3


def test_words_of_agencies_are_never_a_template() -> None:
    change = replace(
        sample.CHANGES[2], old="{{ 7*7 }} {% raw %}", reason="{{ x }}", tracked=Tracked.UNTRACKED
    )
    item = replace(sample.SUMMARY.items[3], title="{{ 7*7 }} & <b>")
    log = replace(sample.log((change,), ()), summary=replace(sample.SUMMARY, items=(item,)))
    text = text_of(body(made(log)))
    assert "{{ 7*7 }} {% raw %}" in text
    assert "{{ 7*7 }} & <b>" in text
    assert "49" not in text


def test_the_same_log_gives_the_same_bytes() -> None:
    assert made() == made()


def test_a_template_without_the_style_of_deleted_words_is_refused_by_name() -> None:
    parts = read_parts(changelog_template())
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(b'"ChuXoa"', b'"Khac"')
    with pytest.raises(TemplateError, match="ChuXoa"):
        changelog_docx(sample.log(), template=zip_parts(parts))


def test_a_section_is_one_row_with_its_counts_and_its_first_changes_in_short() -> None:
    row = row_of(made(folded.log()), "1")
    assert "(Thêm: mục; gồm 14 đoạn)" in row[1]
    assert row[2].startswith("Cấp nước")
    assert folded.LINES[10] in row[2]
    assert folded.LINES[11] not in row[2]
    assert row[2].endswith("… và 3 thay đổi nữa, xem tệp Excel")


def test_cells_of_one_table_are_one_row() -> None:
    row = row_of(made(folded.log()), "2")
    assert "(Sửa: ô của bảng; 2 ô)" in row[1]
    assert row[2].startswith("Đường tỉnh 226, Vốn: 100 → ")
    assert row[2].endswith("Cầu Kỳ Cùng, Vốn: 8 → 9 [+1 (+12,5%)]")


def test_a_replacement_is_one_row_with_its_words_and_places() -> None:
    row = row_of(made(folded.log()), "3")
    assert "(Thay thế: 3 chỗ)" in row[1]
    assert "Phần I, mục I.2, đoạn 1; Phần I, mục I.2, đoạn 2; Phần I, mục I.2, đoạn 3" in row[1]
    assert row[2] == "UBND Ủy ban nhân dân"


def test_letters_that_shifted_are_not_told_of() -> None:
    data = made(folded.log())
    row = row_of(data, "4")
    assert "(Thêm: đoạn văn)" in row[1]
    assert "Phà" not in row[2]
    assert defects(data) == []


def compared(old: tuple[FlowBlock, ...], new: tuple[FlowBlock, ...]) -> Log:
    return sample.shown(compare(one(*old), one(*new, number=2)))


def test_how_something_looks_otherwise_is_said() -> None:
    log = compared((item(long("Chợ")),), (item(long("Chợ"), level=1),))
    assert "(mục danh sách: cấp 1 → cấp 2)" in row_of(made(log), "1")[1]


def test_a_move_that_word_cannot_show_says_so() -> None:
    kept = [words_of(long(f"Đoạn {n}")) for n in range(8)]
    grid, text = table("A", ["B", "C"], ["c", "d"]), words_of(long("Chợ"))
    halves = "(Trong bản so sánh: xóa ở chỗ cũ, thêm ở chỗ mới)"
    assert halves in row_of(made(compared((grid, *kept), (*kept, grid))), "1")[1]
    assert halves not in row_of(made(compared((text, *kept), (*kept, text))), "1")[1]
