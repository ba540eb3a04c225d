from datetime import date

import pytest

from pipeline.model.dossier import DossierPart
from pipeline.model.errors import TemplateError
from pipeline.model.legal import LegalDocument
from pipeline.model.opinions import OpinionCount, OpinionRound
from pipeline.model.outline import DossierEntry
from pipeline.model.registers import Indicator
from pipeline.render.papers.dossier import contents_docx, dossier_values, filled_paper
from pipeline.render.templates.dossier import (
    contents_template,
    decision_template,
    opinions_template,
    submission_template,
)
from pipeline.render.word.shell import TagValue
from tests.consult.answered import report
from tests.oracle.gate import defects
from tests.render.paper_texts import paragraphs, table

PARTS = (
    DossierPart(
        1, DossierEntry("to-trinh", "Tờ trình & phụ lục", True, basis="Đ.56 k.8a"), ("a.docx",)
    ),
    DossierPart(2, DossierEntry("ban-do", "Bản đồ", True, lead="so-xay-dung")),
)
LAW = LegalDocument("112/2025/QH15", "Luật", date(2025, 12, 10), "Quốc hội", "Luật Quy hoạch")
DECISION = LegalDocument(
    "236/QĐ-TTg", "Quyết định", date(2024, 3, 19), "Thủ tướng Chính phủ", "Phê duyệt Quy hoạch tỉnh"
)
TARGET = Indicator("grdp", "Tăng trưởng", "%/năm", "8 - 9", "10 - 11")
NEW = Indicator("xa", "Số xã", "xã", "", "65")
ROUND = OpinionRound(
    "Dự thảo lần 1",
    "15/11/2025",
    (OpinionCount("I. Sở, ban, ngành", 15, 16, 1, 87, (56, 1, 2, 3, 1), 24),),
)
DAY = date(2025, 11, 30)


def values(
    name: str = "tham-dinh", rounds: tuple[OpinionRound, ...] = (ROUND,)
) -> dict[str, TagValue]:
    return dossier_values(name, report(), PARTS, (LAW, DECISION), (TARGET, NEW), rounds)


def written(template: bytes, **given: str) -> bytes:
    name = given.get("name", "tham-dinh")
    data = filled_paper(template, values(name), (TARGET, NEW), (ROUND,), title="T", day=DAY)
    assert defects(data) == []
    return data


def test_the_submission_says_bases_course_targets_and_what_is_enclosed() -> None:
    data = written(submission_template())
    texts = paragraphs(data)
    assert "Kính gửi: Hội đồng thẩm định điều chỉnh quy hoạch tỉnh" in texts
    assert "Căn cứ Luật Quy hoạch số 112/2025/QH15 ngày 10 tháng 12 năm 2025 của Quốc hội;" in texts
    assert (
        "Căn cứ Quyết định số 236/QĐ-TTg ngày 19 tháng 3 năm 2024 của Thủ tướng Chính phủ "
        "phê duyệt Quy hoạch tỉnh;" in texts
    )
    (course,) = [text for text in texts if text.startswith("1. Dự thảo lần 1 (ngày 15/11/2025)")]
    assert "gửi lấy ý kiến 15 cơ quan" in course
    assert "87 ý kiến: tiếp thu 56; tiếp thu một phần 1; không tiếp thu 2" in course
    assert course.endswith("còn 24 ý kiến chưa trả lời.")
    assert "1. Tờ trình & phụ lục." in texts
    assert "Đề nghị điều chỉnh 2 chỉ tiêu của quy hoạch đã phê duyệt, cụ thể:" in texts
    assert table(data, 1) == [
        ["STT", "Chỉ tiêu", "Đơn vị", "Đã phê duyệt", "Đề nghị điều chỉnh"],
        ["1", "Tăng trưởng", "%/năm", "8 - 9", "10 - 11"],
        ["2", "Số xã", "xã", "–", "65"],
    ]


def test_the_draft_decision_leaves_number_and_day_open() -> None:
    texts = paragraphs(written(decision_template(), name="phe-duyet"))
    assert any(text.startswith("Theo đề nghị của") and "/TTr-" in text for text in texts)
    assert "Điều 1. Phê duyệt Điều chỉnh Quy hoạch tỉnh Lạng Sơn" in texts


def test_whom_a_submission_goes_to_is_the_dossiers_matter() -> None:
    assert values("phe-duyet")["noi_nhan"] == "Ủy ban nhân dân tỉnh"
    assert values("bo-sung")["viec"] == "bo sung"
    assert values(rounds=())["qua_trinh"] == [{"chu": "Chưa lấy ý kiến đối với dự thảo nào."}]


def test_opinions_are_counted_by_round_and_group() -> None:
    rows = table(written(opinions_template()), 1)
    assert rows[1] == ["Dự thảo lần 1 (ngày 15/11/2025)"]
    assert rows[2] == ["1", "Sở, ban, ngành", *map(str, (15, 16, 1, 87, 56, 1, 2, 3, 1, 24))]
    assert rows[3][1:3] == ["Cộng", "15"]


def test_without_targets_or_rounds_there_is_no_table() -> None:
    for template in (submission_template(), opinions_template()):
        data = filled_paper(template, values(), (), (), title="T", day=DAY)
        assert defects(data) == []
    told = dossier_values("tham-dinh", report(), PARTS, (), (), ())
    assert told["chi_tieu"] == [
        {"chu": "Không điều chỉnh chỉ tiêu nào trong danh mục chỉ tiêu của quy hoạch đã phê duyệt."}
    ]


def test_the_contents_list_every_document_and_what_is_missing() -> None:
    names = {"so-xay-dung": "Sở Xây dựng"}
    data = contents_docx(PARTS, values(), names, template=contents_template(), day=DAY)
    assert defects(data) == []
    rows = table(data, 1)
    assert rows[1] == ["1", "Tờ trình & phụ lục", "Đ.56 k.8a", "01-to-trinh/\na.docx", "", "Có"]
    assert rows[2] == ["2", "Bản đồ", "", "", "Sở Xây dựng", "Thiếu"]
    assert "Hồ sơ gồm 2 loại tài liệu, đã có 1; còn thiếu 1 tài liệu bắt buộc." in paragraphs(data)


def test_a_template_that_is_none_is_told() -> None:
    with pytest.raises(TemplateError):
        filled_paper(b"PK", values(), (), (), title="T", day=DAY)
