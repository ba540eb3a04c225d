import pytest

from pipeline.compose.checks.misnamed_programmes import misnamed_programmes
from pipeline.model.legal import LegalDocument
from pipeline.model.registers import Registers
from tests.compose.checks.ground import evidence_of, said
from tests.samples import paragraph

HEAD = "Phê duyệt Chương trình mục tiêu quốc gia"
LISTED = Registers(
    documents=(
        LegalDocument("263/QĐ-TTg", "Quyết định", checked=True,
                      subject=f"{HEAD} xây dựng nông thôn mới giai đoạn 2021 - 2025"),
        LegalDocument("90/QĐ-TTg", "Quyết định",
                      subject=f"{HEAD} giảm nghèo bền vững giai đoạn 2021 - 2025"),
        LegalDocument("1719/QĐ-TTg", "Quyết định", subject=f"{HEAD} phát triển kinh tế - xã hội "
                      "vùng đồng bào dân tộc thiểu số và miền núi giai đoạn 2021 - 2030"),
    )
)  # fmt: skip


def told(words: str) -> list[str]:
    return said(misnamed_programmes, evidence_of(paragraph(words), registers=LISTED))


@pytest.mark.parametrize(
    ("rest", "name"),
    [
        ("xây dựng nông thôn kiểu mới", "xây dựng nông thôn mới"),
        ("giảm nghèo nhanh và bền vững tại các xã", "giảm nghèo bền vững"),
        ("phát triển kinh tế - xã hội vùng đồng bào dân tộc thiểu số, miền núi",
         "phát triển kinh tế - xã hội vùng đồng bào dân tộc thiểu số và miền núi"),
    ],
)  # fmt: skip
def test_a_name_that_slipped_is_told_with_the_approved_one(rest: str, name: str) -> None:
    (notice,) = told(f"Vốn Chương trình mục tiêu quốc gia {rest}.")
    assert notice.endswith(f"→ viết “Chương trình mục tiêu quốc gia {name}”")


@pytest.mark.parametrize(
    "rest",
    [
        "xây dựng nông thôn mới", "xây dựng nông thôn mới giai đoạn 2021 - 2025",
        "xây dựng nông thôn mới trên địa bàn tỉnh", "giảm nghèo bền vững và các dự án khác",
        "phát triển KT-XH vùng đồng bào DTTS và miền núi", "phòng, chống ma túy đến năm 2030",
        "giảm nghèo; các chương trình khác",
    ],
)  # fmt: skip
def test_whole_and_short_names_and_other_programmes_are_let_pass(rest: str) -> None:
    assert told(f"Vốn Chương trình MTQG {rest}.") == []


def test_what_nobody_checked_is_said() -> None:
    (unsure,) = told("Vốn Chương trình MTQG giảm nghèo nhanh và bền vững.")
    assert "chưa đối chiếu" in unsure
