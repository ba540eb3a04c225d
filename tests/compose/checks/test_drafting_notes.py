import pytest

from pipeline.compose.checks.drafting_notes import drafting_notes
from tests.compose.checks.ground import codes, evidence_of, found, said, sheet
from tests.samples import paragraph


@pytest.mark.parametrize(
    "words",
    [
        "Quy mô ??? ha.",
        "Quy mô ?? ha.",
        "Diện tích xxx ha.",
        "Diện tích XXXX ha.",
        "Văn bản số XX ngày 5/6.",
        "Văn bản số XXX ngày 5/6.",
        "Số liệu (bổ sung sau).",
        "Số liệu (sẽ bổ sung sau)",
        "Số liệu (cần cập nhật thêm)",
        "Số liệu (tiếp tục rà soát lại)",
        "Số liệu (đề nghị kiểm tra số liệu)",
        "Số liệu (xác nhận lại)",
        "Số liệu (cập nhật sau khi có niên giám)",
        "Quy mô [sẽ điền]",
        "Quy mô [cần điền]",
        "Quy mô [chờ số liệu]",
        "Quy mô [đề nghị sở điền]",
        "Quy mô [đang rà soát]",
        "TODO: quy mô",
        "[Ghi chú: hỏi lại Sở Y tế]",
        "Đạt [GHI CHÚ : kiểm tra] 12 ha",
        "(ghi chú của người soạn: xem lại)",
        "Dân số chờ số liệu của thống kê.",
        "Dân số chờ bổ sung số liệu",
        "Quy mô TBD",
        "Quy mô FIXME",
        "Bản đồ bổ sung sau.",
        "Bản đồ cập nhật sau…",
        "Bản đồ bổ sung sau",
        "Quy mô (chờ ý kiến)",
        "Quy mô (đợi số liệu của xã)",
        "Quy mô (xin số liệu)",
        "Quy mô ..... ha",
        "Quy mô …… ha",
        "Quy mô ____ ha",
    ],
)
def test_a_note_of_drafting_is_told(words: str) -> None:
    assert codes(drafting_notes, words) == ["ghi-chu-soan-thao"]


@pytest.mark.parametrize(
    "words",
    [
        "Nêu tại Phụ lục XXX.",
        "Nêu tại mục XX của Phụ lục.",
        "Có phải thế không?",
        "Tuyến xx dài 5 km.",
        "Trang a.xxx của tỉnh.",
        "Hồ axxx và xxxa.",
        "Cáp AXXXX và XXXXA.",
        "Bản đồ được bổ sung sau khi phê duyệt.",
        "Đất (bổ sung) và đất (rà soát thêm 12 thửa)",
        "Chỉ tiêu [1] và [ghi chú sau]",
        "Số liệu (chờ khách)",
        "Và còn nhiều nữa....",
        "Và còn nhiều nữa…",
        "Mã ___ của xã",
        "Nhóm TODOS và ATBD",
        "Năm sau tăng thêm (gấp đôi năm sau)",
    ],
)
def test_what_only_looks_like_a_note_is_let_pass(words: str) -> None:
    assert codes(drafting_notes, words) == []


def test_a_note_is_quoted_with_what_stands_around_it() -> None:
    words = "012345abcdefghijklmnopqrstuvwxy???ABCDEFGHIJKLMNO12345"
    assert said(drafting_notes, evidence_of(paragraph(words, line=7))) == [
        "7 warning ghi-chu-soan-thao: "
        "còn ghi chú khi soạn: “abcdefghijklmnopqrstuvwxy???ABCDEFGHIJKLMNO”"
        " → điền nội dung còn thiếu, hoặc bỏ ghi chú trước khi gửi"
    ]
    (near,) = said(drafting_notes, evidence_of(paragraph("Dài ??? km")))
    assert "“Dài ??? km”" in near


def test_one_note_of_a_passage_is_told_and_those_of_cells_are_told_there() -> None:
    table = sheet([["STT", "Tên"], ["1", "Cầu ??? và ???"], ["2", "Hồ"], ["3", "(xin ý kiến)"]])
    assert found(drafting_notes, evidence_of(paragraph("Lời"), table)) == [
        ("S!B2", "ghi-chu-soan-thao"), ("S!B4", "ghi-chu-soan-thao"),
    ]  # fmt: skip
