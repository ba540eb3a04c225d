from decimal import Decimal

import pytest

from pipeline.model.fixed import replace
from pipeline.model.plan_summary import (
    FieldCount,
    PlanSummary,
    Project,
    ReportPlace,
    TargetChange,
)
from pipeline.render.word.plan_summary import difference_words, summary_parts
from pipeline.render.word.report import WrittenDocx
from tests.oracle.gate import defects
from tests.render.samples import front, part, rich, text_of, written

ITEM = "giao-thong"
PLACE = ReportPlace("muc-la", "Phần I, mục I.1")
SUMMARY = PlanSummary(
    targets=(
        TargetChange("GRDP", "%/năm", "8 - 9", "10 - 11", (Decimal(2),), PLACE),
        TargetChange("Số xã", "xã", "", "61"),
    ),
    changed=2,
    kept=3,
    fields=(FieldCount("Giao thông", (1, 0, 2, 0), (PLACE,)),),
    projects=(Project("Cao tốc", "Giao thông", "Toàn tỉnh", "2026", "900", PLACE),),
    listed=7,
    invested="1.234,5",
)


def report(summary: PlanSummary | None) -> WrittenDocx:
    value, media = rich()
    return written(replace(value, summary=summary), media)


@pytest.mark.parametrize(
    ("found", "new", "words"),
    [
        ((), False, "–"),
        ((), True, "mới"),
        ((Decimal(2),), False, "+2"),
        ((Decimal("-0.5"),), False, "-0,5"),
        ((Decimal("0.5"), Decimal(0)), False, "+0,5; 0"),
        ((Decimal("1234.5"),), False, "+1.234,5"),
    ],
)
def test_a_difference_has_its_sign(found: tuple[Decimal, ...], new: bool, words: str) -> None:
    assert difference_words(found, new=new) == words


def test_the_parts_open_with_their_totals() -> None:
    openings = [part.opening for part in summary_parts(SUMMARY)]
    assert openings == [
        "Đề nghị điều chỉnh 2 trong 5 chỉ tiêu của danh mục, cụ thể:",
        "Các cơ quan đề xuất 3 nội dung: kế thừa 1, cụ thể hóa 0, rà soát 2, bổ sung 0.",
        "Danh mục dự án ưu tiên có 7 dự án, tổng mức đầu tư 1.234,5 tỷ đồng; 1 dự án lớn nhất gồm:",
    ]
    assert summary_parts(PlanSummary()) == ()
    more = replace(SUMMARY, changed=9)
    assert "2 chỉ tiêu đầu danh mục như sau:" in summary_parts(more)[0].opening


def test_it_stands_before_the_contents_and_is_no_heading_of_theirs() -> None:
    lines = [text_of(node) for node in front(report(SUMMARY).data)]
    assert lines[:2] == ["TÓM TẮT", "1. Chỉ tiêu chủ yếu đề nghị điều chỉnh"]
    assert lines.index("TÓM TẮT") < lines.index("MỤC LỤC")
    plain = [text_of(node) for node in front(report(None).data)]
    assert lines[lines.index("MỤC LỤC") :] == plain
    assert defects(report(SUMMARY).data) == []


def test_the_body_is_the_same_with_it_and_without() -> None:
    with_it, without = report(SUMMARY), report(None)
    assert with_it.identities == without.identities
    assert with_it.front.entries == without.front.entries


def test_a_place_of_the_document_is_a_link_and_another_is_words() -> None:
    value, media = rich()
    known = next(value.sections()).item.id
    place = ReportPlace(known, "Phần I, mục I.1")
    summary = replace(SUMMARY, targets=(replace(SUMMARY.targets[0], place=place),))
    body = part(written(replace(value, summary=summary), media).data, "word/document.xml").decode()
    before = body.partition("MỤC LỤC")[0]
    assert before.count('<w:hyperlink w:anchor="_Ref_') == 1
    assert "Phần\u00a0I, mục\u00a0I.1" in before


def test_a_place_that_is_a_table_repeats_its_number_as_references_in_the_text_do() -> None:
    value, media = rich()
    place = ReportPlace("bang-du-an", "Bảng 1.1", caption=True)
    summary = replace(SUMMARY, targets=(replace(SUMMARY.targets[0], place=place),))
    body = part(written(replace(value, summary=summary), media).data, "word/document.xml").decode()
    before = body.partition("MỤC LỤC")[0]
    assert '">Bảng\u00a0</w:t>' in before
    shown = before.partition("REF _Ref_")[2].partition("</w:t>")[0]
    assert shown.endswith('">1.1')
