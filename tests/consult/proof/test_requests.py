"""Requests: what a comment's words ask to stand, to go, to move or to stay."""

import pytest

from pipeline.consult.proof.reading import Asked
from pipeline.consult.proof.requests import Request, quoted_words, request
from pipeline.model.comment import Comment, CommentKind, Letter


def asked(
    content: str = "Rà soát.",
    proposed: str = "",
    quote: str = "",
    kind: CommentKind = CommentKind.REMARK,
) -> Request:
    return request(Comment(1, "a", Letter("a"), content, quote=quote, proposed=proposed, kind=kind))


def texts(found: Request) -> list[str]:
    return [one.text for one in found.says]


def test_a_proposal_is_the_text_that_is_to_stand() -> None:
    assert asked(proposed="đạt 97%", quote="đạt 95%").says == (Asked("đạt 97%", "đạt 95%"),)


def test_what_begins_like_an_instruction_is_text_where_it_rewrites_the_quotation() -> None:
    quote = "loại ba dự án do ảnh hưởng rừng"
    assert texts(asked(proposed="loại bốn dự án do ảnh hưởng rừng", quote=quote)) == [
        "loại bốn dự án do ảnh hưởng rừng"
    ]
    value = asked(proposed="Cụ thể hóa", quote="Dòng 13 “Số cụm”, cột Loại: “Bổ sung”")
    assert value.says == (Asked("Cụ thể hóa", "Bổ sung"),)


@pytest.mark.parametrize(
    ("proposed", "says"),
    [
        ("Thay “huyện” bằng “xã”", [("xã", "huyện")]),
        ("Sửa 95% thành 97%", [("97%", "95%")]),
        ("95% → 97%", [("97%", "95%")]),
        ('Bổ sung đề mục "Kết nối liên vùng"', [("Kết nối liên vùng", "")]),
        ("Bổ sung: Cụm A | 25 ha", [("Cụm A | 25 ha", "")]),
        ("Viết lại là: đường tỉnh", [("đường tỉnh", "câu cũ dài dòng")]),
    ],
)
def test_instructions_name_what_is_to_stand(proposed: str, says: list[tuple[str, str]]) -> None:
    found = asked(proposed=proposed, quote="câu cũ dài dòng")
    assert [(one.text, one.instead_of) for one in found.says] == says


def test_several_instructions_are_several_requests() -> None:
    found = asked(proposed='Bỏ bảng; bổ sung đề mục "An toàn"; Công an tỉnh chủ trì giám sát')
    assert (found.whole, texts(found)) == (True, ["An toàn", "Công an tỉnh chủ trì giám sát"])


@pytest.mark.parametrize("proposed", ["Bỏ dòng", "Bỏ dự án", "Đưa dự án ra khỏi danh mục"])
def test_what_was_commented_on_is_to_go(proposed: str) -> None:
    assert asked(proposed=proposed, quote="Dòng 69 “Sân gôn”").whole


def test_what_is_named_is_to_go() -> None:
    assert asked(proposed="Bỏ cụm từ “thành phố”").gone == ("thành phố",)
    quote = "3 cụm bổ sung (Vân Nham, Điềm He)"
    assert asked(proposed="Không bổ sung cụm Điềm He", quote=quote).gone == ("Điềm He",)


def test_a_move_tells_where_to_and_a_wish_to_keep_nothing_else() -> None:
    assert asked(proposed="Chuyển sang nhóm VI").moved == "nhóm VI"
    assert asked(proposed="Giữ nguyên thứ tự").kept
    assert asked(proposed="Cai Kinh", quote="Dòng 119 “Khu xử lý”: “Cai Kinh”").kept


def test_other_form_alone_is_a_request_for_form() -> None:
    assert asked(proposed="sửa chữa", quote="sữa chữa").form
    assert asked("Đề nghị sửa lỗi chính tả.").form
    assert not asked("Đề nghị rà soát.").form


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("Đề nghị tăng chỉ tiêu từ 930 ha lên 1.050 ha.", [("1.050 ha", "930 ha")]),
        ("Đề nghị sửa “huyện” thành “xã”.", [("xã", "huyện")]),
        ("Đề nghị nâng lên 2%.", [("2%", "q")]),
        ('Đề nghị ghi "2021 - 2022" cho khớp.', [("2021 - 2022", "q")]),
    ],
)
def test_without_a_proposal_the_comment_itself_is_read(
    content: str, says: list[tuple[str, str]]
) -> None:
    found = asked(content, quote="q")
    assert [(one.text.strip(), one.instead_of) for one in found.says] == says


def test_what_is_only_described_is_kept_with_its_figures() -> None:
    found = asked("Số đo thực tế là 4,7 km (ý 12). Đề nghị làm rõ.")
    assert (found.is_explicit, found.described, found.more) == (False, True, True)
    assert found.figures == ("4,7 km",)


def test_facts_are_no_requests() -> None:
    assert not asked("Tỷ lệ đã tăng từ 12% lên 15%. Đề nghị đánh giá.").is_explicit
    assert not asked('Tên có địa danh "Lạng Sơn" không còn.').is_explicit


def test_words_that_must_not_be_written_are_to_go() -> None:
    assert asked('Chưa có số liệu, đề nghị không ghi "nhất".').gone == ("nhất",)


def test_an_edit_is_text_a_deletion_or_a_move() -> None:
    tracked = CommentKind.TRACKED
    assert texts(asked("Sửa", "Bỏ qua nước thải.", "Bỏ nước thải.", tracked)) == [
        "Bỏ qua nước thải."
    ]
    gone = asked("Bỏ đoạn “a”", "", "Đoạn a.", tracked)
    assert (gone.whole, gone.gone) == (True, ("Đoạn a.",))
    assert asked("Chuyển “a” đến sau “b”", "a", "a", tracked).moved is not None


def test_a_description_quotes_its_value_and_words_quote_themselves() -> None:
    assert quoted_words('Bảng "Dân số", dòng “Nam”: “812,2”') == "812,2"
    assert quoted_words("gọi là “ba nhà”") == "gọi là “ba nhà”"


def test_a_proposal_of_several_parts_is_read_part_by_part_even_if_it_rewrites() -> None:
    found = asked(proposed="chợ đầu mối Tân Tri; thêm cột phân loại", quote="chợ đầu mối Tân Tri")
    assert [(one.text, one.soft) for one in found.says] == [
        ("chợ đầu mối Tân Tri", False),
        ("phân loại", True),
    ]


def test_parts_without_a_verb_go_with_what_stands_before() -> None:
    assert texts(asked(proposed="chợ; bãi xe; kho lạnh")) == ["chợ; bãi xe; kho lạnh"]


def test_what_is_named_to_go_is_named_from_its_first_word_to_its_last() -> None:
    found = asked(proposed="Bỏ nội dung về lớp dữ liệu quốc phòng")
    assert found.gone == ("lớp dữ liệu quốc phòng",)


def test_additions_leave_out_what_only_names_the_kind_of_thing() -> None:
    assert texts(asked(proposed="Bổ sung chỉ tiêu hộ nghèo đa chiều")) == ["hộ nghèo đa chiều"]
    assert asked(proposed="Bổ sung số liệu").described


def test_instructions_that_name_nothing_are_only_described() -> None:
    assert asked(proposed="Làm rõ nguồn số liệu").described
    assert not asked(proposed="Làm rõ vai trò cửa khẩu").described


def test_a_comment_may_ask_to_move_or_to_keep() -> None:
    assert asked("Đề nghị chuyển sang nhóm VI.").moved == "nhóm VI."
    assert asked("Đề nghị chuyển đổi số.").moved is None
    assert asked("Đề nghị giữ nguyên câu này.").kept


def test_figures_are_kept_where_they_are_stated_and_measured() -> None:
    assert asked("Tổng là 4,7. Làm rõ.").figures == ("4,7",)
    assert asked("Tổng là 47 km. Làm rõ.").figures == ("47 km",)
    assert asked("Tổng là 47. Làm rõ.").figures == ()
    assert asked("Xem phương án 47 km. Làm rõ.").figures == ()
