import pytest

from pipeline.intake.agreement import is_agreement


@pytest.mark.parametrize(
    "text",
    [
        "Nhất trí",
        "Nhất trí.",
        "Thống nhất với dự thảo",
        "Thống nhất với nội dung dự thảo Báo cáo",
        "Không có ý kiến gì thêm",
        "Không có ý kiến góp ý bổ sung",
        "Cơ bản nhất trí với nội dung dự thảo, không có ý kiến tham gia",
        "Sở Y tế thống nhất với toàn bộ nội dung dự thảo",
        "UBND xã Na Sầm nhất trí cao với dự thảo, không có ý kiến gì khác",
        "Không có ý kiến; nhất trí với dự thảo",
        "Hoàn toàn đồng ý!",
        "Nhất trí như dự thảo",
    ],
)
def test_what_only_agrees_is_agreement(text: str) -> None:
    assert is_agreement(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Nhất trí; tuy nhiên số liệu chưa khớp",
        "Nhất trí, đề nghị giữ nguyên câu này",
        "Thống nhất số liệu dân số",
        "Thống nhất tên gọi trong báo cáo",
        "Không thống nhất",
        "Chưa nhất trí với dự thảo",
        "Số liệu không thống nhất với mục I.2",
        "Sở Y tế đề nghị làm rõ và thống nhất",
        "Nhất trí nhưng cần bổ sung bảng",
        "Đồng ý không?",
        "Không có ý kiến về mục này trừ bảng 3.1",
        "Bổ sung ý kiến",
    ],
)
def test_what_asks_for_anything_is_a_comment(text: str) -> None:
    assert not is_agreement(text)
