"""Words that only agree: "Nhất trí", "Thống nhất với dự thảo, không có ý kiến gì thêm"."""

import re
from typing import Final

from pipeline.model.text import folded

# a text with any of these asks for something, whatever it agrees with
_ASKS: Final = re.compile(
    r"(?<!\w)(?:đề nghị|kiến nghị|đề xuất|sửa|rà soát|tuy nhiên|tuy vậy|nhưng|song|ngoài ra|riêng|"
    r"làm rõ|cần|xem xét|lưu ý|trừ|nếu|chưa|(?:không|ko) (?:thống nhất|nhất trí|đồng ý)|"
    r"(?<!ý kiến )(?<!góp ý )(?<!gì )(?<!nào )(?<!thêm )bổ sung)(?!\w)|[?]"
)
_WHO: Final = (
    r"(?:(?:sở|ubnd|[uủ][yỷ] ban|bộ|ban|hội|cơ quan|đơn vị|công an|chúng tôi|văn phòng|ngân hàng|"
    r"thanh tra|liên)(?: [\w-]+){0,10}? )?"
)
_HEAD: Final = "thống nhất|nhất trí|đồng ý|đồng tình|tán thành"
_AGREE: Final = rf"(?:(?:về )?cơ bản |hoàn toàn |đã |xin |cũng )*(?:{_HEAD})"
_WITH: Final = (
    r"(?: (?:cao|hoàn toàn|với|toàn bộ|nội dung|các|của|bản|dự thảo|báo cáo|quy hoạch|điều chỉnh|"
    r"tỉnh(?: (?!nội|các|với)[\w]+ [\w]+)?|lần [0-9]+|như|theo|trên|đã|nêu|trong|tại|mục|phần|này|"
    r"về|hồ sơ|đoạn|câu))*"
)
_NOTHING: Final = (
    r"(?:không|ko) (?:có |còn )?(?:tham gia )?(?:ý kiến|góp ý|ý kiến góp ý)"
    r"(?: (?:gì|nào|khác|thêm|bổ sung|tham gia|góp ý|đối với dự thảo))*"
)
_ALONE: Final = re.compile(
    rf"{_WHO}(?:{_AGREE}{_WITH}(?:[,;.]? ?(?:và )?{_NOTHING})?|{_NOTHING}"
    rf"(?:[,;.] ?(?:và )?{_AGREE}{_WITH})?)"
)


def is_agreement(text: str) -> bool:
    """Say whether a text says that its author agrees, and nothing else."""
    said = folded(text).strip("!;,. ")
    return _ALONE.fullmatch(said) is not None and _ASKS.search(said) is None
