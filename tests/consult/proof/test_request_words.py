import re

import pytest

from pipeline.consult.proof import request_words as words


@pytest.mark.parametrize("text", ["Đưa dự án ra khỏi danh mục", "bỏ dòng", "Lược bỏ câu này"])
def test_words_that_delete(text: str) -> None:
    assert words.DELETES.match(text)


@pytest.mark.parametrize("text", ["Đưa vào khai thác 120 km", "bổ sung", "rút ngắn"])
def test_words_that_do_not_delete(text: str) -> None:
    assert not words.DELETES.match(text)


def test_more_is_asked_for_by_more_words_than_one() -> None:
    assert words.MORE.search("Cần làm rõ cách tính")
    assert words.MORE.search("nêu cụ thể")
    assert not words.MORE.search("cụ thể hóa nghị quyết")


def test_the_value_of_a_description_stands_behind_its_colon() -> None:
    found = words.VALUE.search('Bảng "A", dòng “Nam”, cột 2024: “812,2”')
    assert found is not None
    assert found[1] == "812,2"
    assert not words.VALUE.search("dòng “Nam”")


def test_what_moves_says_so_with_a_thing_or_a_direction() -> None:
    assert words.MOVES.match("Chuyển sang nhóm VI")
    assert not words.MOVES.match("Chuyển đổi số trong nông nghiệp")


def test_an_instruction_begins_with_a_verb() -> None:
    verbs = [
        "bổ sung", "thêm", "chèn", "ghi", "nêu", "viết", "sửa", "thay", "đổi", "chuyển", "đưa",
        "bỏ", "xóa", "xoá", "lược bỏ", "loại bỏ", "cắt bỏ", "gỡ bỏ", "giữ", "tách", "gộp", "ghép",
        "cập nhật", "rà soát", "làm rõ", "điều chỉnh", "chỉnh sửa", "đính chính", "thống nhất",
        "xem xét", "kiểm tra", "đối chiếu", "tính lại", "giải trình", "giải thích", "phân tích",
        "đánh giá", "xác định", "minh họa", "minh hoạ", "lượng hóa", "lượng hoá", "cụ thể hóa",
        "cụ thể hoá", "hoàn thiện", "sắp xếp", "dẫn chiếu",
    ]  # fmt: skip
    for verb in verbs:
        assert words.INSTRUCTS.match(f"{verb.capitalize()} mục này"), verb
        assert words.REQUEST.search(f" {verb} mục này"), verb
        assert not words.INSTRUCTS.match(f"{verb}x mục này"), verb
        assert not words.INSTRUCTS.match(f"Tỉnh {verb} mục này"), verb


SAYS: dict[str, tuple[str, list[str], list[str]]] = {
    # how it is asked, what it finds, what it does not
    "DESCRIBES": (
        "search",
        ["bảng 1", "dòng 1", "hàng 1", "cột 1", "hình 1", "nhóm 1", "ô 1", "mục 1", "điểm 1",
         "Phụ lục I"],
        ["bảngx", "một đoạn"],
    ),
    "LEAD": (
        "fullmatch",
        ["", "  ", "- ", "+ ", "• ", "* ", "1. ", "(12) ", "3) ", "- 1. đề nghị ", "Kiến nghị ",
         "đề xuất ", "yêu cầu ", "cần ", "nên ", "đề nghị cần "],
        ["123. ", "đề nghị", "sửa "],
    ),
    "CHANGES": (
        "match",
        ["sửa", "thay", "đổi", "điều chỉnh", "chỉnh sửa", "cập nhật", "đính chính", "nâng",
         "tăng", "giảm", "hạ", "rút", "chuyển", "từ"],
        ["bổ sung", "tăngx"],
    ),
    "ARROW": ("search", ["a → b", "a -> b", "a => b", "a –> b"], ["a - b", "a > b"]),
    "BECOMES": (
        "fullmatch",
        [" lên ", " xuống ", " thành ", " sang ", " còn ", " bằng ", " → ", " -> ", " => ",
         " –> ", "% lên mức ", " thành là ", " lên khoảng ", " được nâng lên ", ") thành "],
        [" và ", " được các xã nâng lên ", " lên trên "],
    ),
    "REPLACED": (
        "search",
        ["“a” thành “b”", "\"a\" bằng \"b\"", "«a» sang «b»", "“a” là “b”", "“a” → “b”",
         "“a” -> “b”", "“a” => “b”", "“a” cần sửa lại thành cụm từ “b”"],
        ["“a” và “b”", "“a” ở trên đây rồi cũng thành “b”", "a thành b"],
    ),
    "KEEPS": (
        "match",
        ["giữ nguyên", "giữ như", "giữ lại", "không sửa", "không thay đổi", "không điều chỉnh"],
        ["giữ gìn", "thay đổi"],
    ),
    "MOVES": (
        "match",
        [*(f"chuyển {thing} này" for thing in (
            "đoạn", "câu", "nội dung", "bảng", "dòng", "dự án", "ý", "hình", "phần", "điểm",
            "khoản", "mục", "sang", "về", "xuống", "lên", "vào", "ra")),
         "di chuyển bảng", "chuyển toàn bộ bảng"],
        ["chuyển đổi", "chuyển dịch", "chuyểnđoạn"],
    ),
    "TO": (
        "search",
        ["sang mục", "về mục", "xuống mục", "lên mục", "vào mục", "đến mục"],
        ["sangmục", "ra mục"],
    ),
    "DELETES": (
        "match",
        ["lược bỏ a", "loại bỏ a", "cắt bỏ a", "gỡ bỏ a", "xóa bỏ a", "xoá bỏ a", "bỏ a", "xóa a",
         "xoá a", "không đưa a", "không nêu a", "không ghi a", "không bổ sung a",
         "không viện dẫn a", "đưa a ra khỏi b", "rút a ra khỏi b"],
        ["bỏx", "đưa a vào b", "rút a", f"đưa {'a' * 90} ra khỏi b", "không cần"],
    ),
    "ADDS": (
        "fullmatch",
        ["bổ sung thêm", "bổ sung", "ghi thêm", "nêu thêm", "đưa thêm", "chèn thêm", "thêm",
         "chèn"],
        ["ghi", "nêu"],
    ),
    "WRITES": (
        "fullmatch",
        [*(f"{verb} thành" for verb in (
            "sửa", "viết", "ghi", "đổi", "thay", "điều chỉnh", "chỉnh sửa")),
         "sửa là", "sửa bằng", "viết lại là", "ghi rõ là", "ghi đúng là", "đổi tên thành",
         "sửa lại:", "viết :"],
        ["sửa", "nêu là", "sửa lại"],
    ),
    "MORE": (
        "search",
        ["bổ sung", "thêm", "làm rõ", "nêu rõ", "cụ thể", "đưa vào", "ghi rõ", "viết rõ",
         "chú thích", "minh họa", "minh hoạ", "giải thích", "thuyết minh", "chưa nêu", "chưa có",
         "còn thiếu"],
        ["cụ thể hóa", "cụ thể hoá", "rà soát", "chưa đúng"],
    ),
    "FORM": (
        "search",
        ["lỗi chính tả", "viết hoa", "viết thường", "dấu câu", "dấu phẩy", "dấu chấm", "dấu cách",
         "dấu thanh", "dấu ngoặc", "khoảng trắng", "in đậm", "in nghiêng", "phông", "font",
         "cỡ chữ", "căn lề", "định dạng", "trình bày", "đánh số", "số thứ tự", "thể thức",
         "gạch đầu dòng", "lỗi đánh máy", "lỗi gõ", "lặp từ", "thừa chữ", "thừa từ", "thừa dấu"],
        ["dấu hiệu", "thừa kế", "số liệu"],
    ),
    "REQUEST": (
        "search",
        ["nay đề nghị sửa", "nay kiến nghị", "nay đề xuất", "nay yêu cầu", "số cần", "số nên",
         "số phải", "nâng số", "Tăng số", "giảm số", "hạ số", "rút số"],
        ["số đã tăng", "tỉnh đã bổ sung"],
    ),
    "NOT_WRITTEN": (
        "search",
        ["không ghi “a”", "không dùng “a”", "không nêu “a”", "không viết “a”", "không gọi là “a”",
         "không nên ghi “a”"],
        ["không có “a”", "không ghi a"],
    ),
    "DENIES": ("search", ["Tỉnh không ", "Không"], ["không có ", "nên "]),
    "TO_FIGURE": (
        "search",
        [*(f"{verb} chỉ tiêu lên 5%" for verb in (
            "nâng", "tăng", "giảm", "hạ", "rút", "điều chỉnh", "sửa", "cập nhật", "thay", "đổi")),
         *(f"nâng {to} 5" for to in ("lên", "xuống", "còn", "thành", "bằng")),
         "nâng lên khoảng 5", "nâng lên mức 5", "nâng lên ≥ 5", "nâng lên 5 - 7%"],
        ["nâng 5%", "có lên 5%", f"nâng {'a' * 70} lên 5%", "nâng. lên 5%"],
    ),
    "WRITTEN": (
        "search",
        [*(f"{verb} “a”" for verb in (
            "ghi", "viết", "sửa", "đổi", "thay", "gọi", "bổ sung", "thêm", "chèn", "nêu")),
         "ghi cụm từ “a”", "ghi “a”, “b” và “c”"],
        ["có “a”", "ghi a", f"ghi {'a' * 50} “a”", "ghi; “a”"],
    ),
    "STATES": (
        "search",
        ["là ", "đạt ", "còn ", "bằng ", "thành ", "lên ", "xuống ", "mức ", "chỉ ", "phải ",
         "là khoảng ", "là trên ", "đạt dưới ", "còn mức ", "phải là "],
        ["có ", "là", "là các "],
    ),
    "VALUE": ("search", ["a: “b”", "a: \"b\".", "a:«b»"], ["“b”", "a: “b” c"]),
    "COLUMN": ("search", ["cột “a”", "Cột \"a\""], ["dòng “a”", "cột a"]),
}  # fmt: skip


@pytest.mark.parametrize("name", SAYS)
def test_each_pattern_finds_its_words_and_no_others(name: str) -> None:
    how, found, not_found = SAYS[name]
    pattern: re.Pattern[str] = getattr(words, name)
    assert [text for text in found if not getattr(pattern, how)(text)] == []
    assert [text for text in not_found if getattr(pattern, how)(text)] == []


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("nâng lên 5%", "5%"),
        ("nâng lên 5 km²", "5 km²"),
        ("nâng lên 1.050 ha.", "1.050 ha"),
        ("giảm còn 5 – 7%", "5 – 7%"),
        ("nâng lên khoảng 5 người", "khoảng 5 người"),
    ],
)
def test_the_figure_asked_for_is_taken_with_its_unit(text: str, figure: str) -> None:
    found = words.TO_FIGURE.search(text)
    assert found is not None
    assert found["figure"] == figure


def test_what_names_the_kind_of_thing_says_nothing_else() -> None:
    assert {"đoạn", "bảng", "chỉ", "tiêu", "số", "liệu"} <= words.GENERIC
    assert not {"đường", "trường", "xã"} & words.GENERIC
