"""Requests: what a comment's words ask to stand, to go, to move or to stay."""

from dataclasses import fields
from pathlib import Path

import pytest

from pipeline.consult.proof.reading import Asked
from pipeline.consult.proof.requests import Request, quoted_words, request
from pipeline.model.comment import Comment, CommentKind, Letter
from tests.kept_texts import is_as_kept

KEPT = Path(__file__).parent / "golden" / "requests.txt"


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
    for content in ('Chưa có số liệu, đề nghị không ghi "nhất".', "Không nên ghi “nhất” ở đây."):
        found = asked(content)
        assert (found.gone, found.says) == (("nhất",), ())
    both = asked("Không nên ghi “nhất” ở đây, cần ghi “lớn”.", quote="nhất")
    assert (both.gone, texts(both)) == (("nhất",), ["lớn"])


def test_numbers_before_instructions_are_no_text() -> None:
    found = asked(proposed="1. Đề nghị sửa “a b” thành “c d”; 2. Bổ sung “e g”.")
    assert texts(found) == ["c d", "e g"]
    assert texts(asked(proposed="a b năm 2030. Bổ sung “e g”")) == ["a b năm 2030.", "e g"]


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


VALUE = 'Bảng "Dân số", dòng “Nam”, cột 2024: “812,2”'
LONG = "phát triển chợ đầu mối nông sản sạch tại xã biên giới"
COMMENTS: tuple[tuple[str, str, str], ...] = (
    # what is said, what is proposed, what is quoted
    ("Rà soát.", "812,7", VALUE),
    ("Rà soát.", "812,2", VALUE),
    ("Rà soát.", "812,20", VALUE),
    ("Rà soát.", "Bổ sung nguồn", VALUE),
    ("Rà soát.", "Bổ sung nguồn số liệu của Cục Thống kê tỉnh", VALUE),
    ("Rà soát.", "Bổ sung “812,7”", VALUE),
    ("Rà soát.", "Bỏ", VALUE),
    ("Rà soát.", LONG, LONG.replace("nông sản", "lâm sản")),
    ("Rà soát.", f"Bổ sung {LONG}", LONG),
    ("Rà soát.", "chợ đầu mối", "chợ đầu mối nông sản sạch"),
    ("Rà soát.", "Bỏ chợ đầu mối", "chợ đầu mối"),
    ("Rà soát.", "bỏ chợ đầu mối xã Tân Tri cũ", "bỏ chợ đầu mối xã Tân Tri"),
    ("Rà soát.", "1. Đề nghị sửa “a b” thành “c d”; 2. bổ sung “e g”.", "q"),
    ("Rà soát.", "- Thay 95% bằng 97%\n- Bỏ dòng 5", "q"),
    ("Rà soát.", "a → b", "q"),
    ("Rà soát.", "“huyện” → “xã”", "q"),
    ("Rà soát.", "Tăng từ 5 km lên 7 km", "q"),
    ("Rà soát.", "Giữ lại", "q"),
    ("Rà soát.", "Chuyển toàn bộ bảng xuống Phụ lục IV", "q"),
    ("Rà soát.", "Chuyển đoạn này", "q"),
    ("Rà soát.", "Bỏ “a b” và “c d”", "q"),
    ("Rà soát.", "Bỏ nội dung về sân gôn, giữ phần còn lại", "q"),
    ("Rà soát.", "Đưa sân gôn Đồng Mỏ ra khỏi danh mục", "q"),
    ("Rà soát.", "Bổ sung thêm: tuyến xe buýt", "q"),
    ("Rà soát.", "Bổ sung dự án sau đây vào danh mục của tỉnh: tuyến xe buýt", "q"),
    ("Rà soát.", "Bổ sung tuyến xe buýt số 5.", "q"),
    ("Rà soát.", "Bổ sung:", "q"),
    ("Rà soát.", "Viết lại: “tuyến xe buýt”.", "q"),
    ("Rà soát.", "Sửa thành", "q"),
    ("Rà soát.", "Rà soát số liệu", "q"),
    ("Rà soát.", "Rà soát tuyến xe buýt", "q"),
    ("Rà soát.", "số liệu", "q"),
    ("Rà soát.", "“tuyến xe buýt”", "q"),
    ("Tăng tỷ lệ từ 95% lên 97%.", "97%", "q"),
    ("Tăng tỷ lệ từ 95% lên 97%.", "98%", "q"),
    ("Đề nghị làm rõ.", "tuyến xe buýt", "q"),
    ("Đề nghị sửa lại như sau. Bỏ câu này.", "", "q"),
    ("Đề nghị bỏ “a b”.", "", "q"),
    ("Đề nghị bỏ sân gôn.", "", "q"),
    ("Đề nghị bỏ đoạn này; bổ sung “a b”, “c d”.", "", "q"),
    ("Cần nâng lên khoảng 2% và ghi “a b”.", "", "q"),
    ("Cần ghi “a b” và “c d” tại đây.", "", VALUE),
    ("Đề nghị di chuyển bảng sang Phụ lục IV.", "", "q"),
    ("Đề nghị chuyển bảng.", "", "q"),
    ("Đề nghị giữ nguyên như dự thảo.", "", "q"),
    ("Giữ nguyên như dự thảo.", "", "q"),
    ("Sửa 95% thành 97%! Bỏ câu cuối?", "", "q"),
    ("Tỷ lệ tăng từ 95% lên 97%. Thực tế là 4,7 km, đạt 5 ha, có 6 ha.", "", "q"),
    ("Không nên ghi “nhất” ở đây, cần ghi “lớn”.", "", "q"),
    ("Đề nghị sửa lỗi chính tả trong đoạn.", "", "q"),
    ("Đề nghị cụ thể hơn; chưa nêu nguồn.", "", "q"),
    ("", "", ""),
)


def told_request(found: Request) -> str:
    parts = [
        f"{field.name}={'; '.join(map(_asked, value)) if field.name == 'says' else value!r}"
        for field in fields(found)
        if (value := getattr(found, field.name)) not in ((), False, None, "")
        or (field.name == "moved" and value == "")
    ]
    return " ".join(parts) or "nothing"


def _asked(one: Asked) -> str:
    instead = f" for {one.instead_of!r}" if one.instead_of else ""
    return f"{one.text!r}{instead}{' (soft)' if one.soft else ''}"


def test_comments_are_read_as_they_were(request: pytest.FixtureRequest) -> None:
    told = "".join(
        f"{' | '.join(map(repr, comment))}\n  {told_request(asked(*comment))}\n"
        for comment in COMMENTS
    )
    edits = (("Sửa", "a b c", "a b d"), ("Sửa", "a b", "a, b"), ("Thêm", "a", ""), ("Bỏ", "", "a"),
             ("Bỏ", "", ""), ("Chuyển “a” đến mục II", "", "a"), ("Chuyển “a”", "b", "a"),
             ("Bổ sung “a”", "a", "b"))  # fmt: skip
    told += "".join(
        f"{edit}\n  {told_request(asked(*edit, CommentKind.TRACKED))}\n" for edit in edits
    )
    assert is_as_kept(KEPT, told, request)
