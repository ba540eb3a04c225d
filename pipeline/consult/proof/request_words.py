"""The words by which comments ask: verbs of instruction, what names a thing, what is form.

They are those of comments on a finished provincial report and of the sample's; each pattern is
matched without regard to case.
"""

import re
from typing import Final

from pipeline.consult.proof.terms import terms

_QUOTE: Final = r"[“\"«]([^”\"»]+)[”\"»]"
_PLAIN_QUOTE: Final = r"[“\"«][^”\"»]+[”\"»]"
QUOTED: Final = re.compile(_QUOTE)
VALUE: Final = re.compile(r":\s*[“\"«]([^”\"»]+)[”\"»]\s*\.?$")
COLUMN: Final = re.compile(r"(cột\s+)[“\"«]([^”\"»]+)[”\"»]", re.IGNORECASE)
DESCRIBES: Final = re.compile(
    r"\b(?:bảng|dòng|hàng|cột|hình|nhóm|ô|mục|điểm|phụ lục)\b", re.IGNORECASE
)
LEAD_LETTERS: Final = 40  # before the colon of "Bổ sung dự án: …"
LEAD: Final = re.compile(
    r"^\s*(?:[-+•*]\s*)?(?:\(?\d{1,2}[.)]\s+)?"
    r"(?:(?:đề nghị|kiến nghị|đề xuất|yêu cầu|cần|nên)\s+)*",
    re.IGNORECASE,
)
_VERBS: Final = (
    r"bổ sung|thêm|chèn|ghi|nêu|viết|sửa|thay|đổi|chuyển|đưa|bỏ|xóa|xoá|lược bỏ|loại bỏ|cắt bỏ|"
    r"gỡ bỏ|giữ|tách|gộp|ghép|cập nhật|rà soát|làm rõ|điều chỉnh|chỉnh sửa|đính chính|thống nhất|"
    r"xem xét|kiểm tra|đối chiếu|tính lại|giải trình|giải thích|phân tích|đánh giá|xác định|"
    r"minh họa|minh hoạ|lượng hóa|lượng hoá|cụ thể hóa|cụ thể hoá|hoàn thiện|sắp xếp|dẫn chiếu"
)
INSTRUCTS: Final = re.compile(rf"(?:{_VERBS})\b", re.IGNORECASE)
CHANGES: Final = re.compile(
    r"(?:sửa|thay|đổi|điều chỉnh|chỉnh sửa|cập nhật|đính chính|nâng|tăng|giảm|hạ|rút|chuyển|từ)\b",
    re.IGNORECASE,
)
ARROW: Final = re.compile(r"→|->|=>|–>")
BECOMES: Final = re.compile(
    r"\W*(?:\w+\s+){0,2}?(?:lên|xuống|thành|sang|còn|bằng|→|->|=>|–>)\s*"
    r"(?:(?:là|mức|khoảng|thành)\s+)?",
    re.IGNORECASE,
)
REPLACED: Final = re.compile(
    r"[“\"«](?P<old>[^”\"»]+)[”\"»]\s*(?:\w+\s+){0,3}?"
    r"(?:thành|bằng|sang|là|→|->|=>)\s*(?:\w+\s+){0,3}?[“\"«](?P<new>[^”\"»]+)[”\"»]",
    re.IGNORECASE,
)
KEEPS: Final = re.compile(
    r"(?:giữ nguyên|giữ như|giữ lại|không sửa|không thay đổi|không điều chỉnh)\b", re.IGNORECASE
)
MOVES: Final = re.compile(
    r"(?:di )?chuyển\s+(?:toàn bộ\s+)?(?:đoạn|câu|nội dung|bảng|dòng|dự án|ý|hình|phần|điểm|"
    r"khoản|mục|sang|về|xuống|lên|vào|ra)\b",
    re.IGNORECASE,
)
TO: Final = re.compile(r"\b(?:sang|về|xuống|lên|vào|đến)\s+", re.IGNORECASE)
DELETES: Final = re.compile(
    r"(?:lược bỏ|loại bỏ|cắt bỏ|gỡ bỏ|xóa bỏ|xoá bỏ|bỏ|xóa|xoá|không đưa|không nêu|không ghi|"
    r"không bổ sung|không viện dẫn)\b|(?:đưa|rút)\b(?=.{0,80}\bra khỏi\b)",
    re.IGNORECASE,
)
ADDS: Final = re.compile(
    r"(?:bổ sung thêm|bổ sung|ghi thêm|nêu thêm|đưa thêm|chèn thêm|thêm|chèn)\b", re.IGNORECASE
)
WRITES: Final = re.compile(
    r"(?:sửa|viết|ghi|đổi|thay|điều chỉnh|chỉnh sửa)(?: lại| rõ| đúng| tên)*"
    r"(?: (?:thành|là|bằng)\b|\s*:)",
    re.IGNORECASE,
)
MORE: Final = re.compile(
    r"\b(?:bổ sung|thêm|làm rõ|nêu rõ|cụ thể(?! h[óo])|đưa vào|ghi rõ|viết rõ|chú thích|"
    r"minh họa|minh hoạ|giải thích|thuyết minh|chưa nêu|chưa có|còn thiếu)\b",
    re.IGNORECASE,
)
FORM: Final = re.compile(
    r"chính tả|viết hoa|viết thường|dấu (?:câu|phẩy|chấm|cách|thanh|ngoặc)|khoảng trắng|in đậm|"
    r"in nghiêng|phông|font|cỡ chữ|căn lề|định dạng|trình bày|đánh số|số thứ tự|thể thức|"
    r"gạch đầu dòng|lỗi đánh máy|lỗi gõ|lặp từ|thừa (?:chữ|từ|dấu)",
    re.IGNORECASE,
)
REQUEST: Final = re.compile(
    r"(?P<lead>\b(?:đề nghị|kiến nghị|đề xuất|yêu cầu|cần|nên|phải)\b)"
    rf"|^\s*(?:{_VERBS}|nâng|tăng|giảm|hạ|rút)\b",
    re.IGNORECASE,
)
DENIES: Final = re.compile(r"\bkhông\s*$", re.IGNORECASE)  # before "nên", "cần"
NOT_WRITTEN: Final = re.compile(
    r"không (?:nên )?(?:ghi|dùng|nêu|viết|gọi)(?: là)?\s*[“\"«](?P<text>[^”\"»]+)[”\"»]",
    re.IGNORECASE,
)
_FIGURE: Final = (
    r"(?:khoảng |mức )?[<>≥≤]?\s*\d[\d.,]*(?:\s*[-–]\s*\d[\d.,]*)?(?:\s?%|\s?[^\W\d_]+[²³2]?)?"
)
TO_FIGURE: Final = re.compile(
    r"\b(?:nâng|tăng|giảm|hạ|rút|điều chỉnh|sửa|cập nhật|thay|đổi)\b[^.;]{0,60}?"
    rf"\b(?:lên|xuống|còn|thành|bằng)\s+(?P<figure>{_FIGURE})",
    re.IGNORECASE,
)
WRITTEN: Final = re.compile(
    r"\b(?:ghi|viết|sửa|đổi|thay|gọi|bổ sung|thêm|chèn|nêu)\b[^“\"«.;]{0,40}"
    rf"(?P<texts>{_PLAIN_QUOTE}(?:\s*(?:,|và)\s*{_PLAIN_QUOTE})*)",
    re.IGNORECASE,
)
STATES: Final = re.compile(
    r"\b(?:là|đạt|còn|bằng|thành|lên|xuống|mức|chỉ|phải)\s+(?:(?:khoảng|trên|dưới|mức|là)\s+)?$",
    re.IGNORECASE,
)
_GENERIC_WORDS: Final = """
    đoạn câu dòng hàng bảng cột hình nội dung ý mục điểm khoản dự án chỉ tiêu cụm từ chữ số liệu
    trên toàn bộ danh sách đề phần tên thông tin nói dẫn đi báo cáo thảo quy hoạch quĩ nguồn gốc căn
    cứ cơ sở nguyên nhân cách tính phương pháp thời đơn vị khái niệm mốc lại cho phù hợp rõ hơn cụ
    thể chi tiết thêm bổ sung đầy đủ chính xác thống nhất logic ngắn gọn một số tiến độ lý do giải
    thích diễn đạt văn biểu sơ đồ bản chú ghi liên quan thực tế hiện trạng so với giai qui
"""
GENERIC: Final = frozenset(term.key for term in terms(_GENERIC_WORDS))
