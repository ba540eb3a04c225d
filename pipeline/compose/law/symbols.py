"""What the symbol of a document says of it: "NĐ-CP" is a decree of the Government.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, II and III (số, ký hiệu; chữ viết tắt tên loại văn bản);
Luật Ban hành văn bản quy phạm pháp luật 64/2025/QH15, Điều 4 (documents and who issues them).
"""

import re
from typing import Final

KINDS: Final = {
    "QĐ": ("Quyết định",), "NQ": ("Nghị quyết",), "NĐ": ("Nghị định",), "TT": ("Thông tư",),
    "TTLT": ("Thông tư liên tịch",), "CT": ("Chỉ thị", "Chương trình"), "KH": ("Kế hoạch",),
    "TB": ("Thông báo",), "KL": ("Kết luận",), "BC": ("Báo cáo",), "HD": ("Hướng dẫn",),
    "CĐ": ("Công điện",), "TTr": ("Tờ trình",), "CV": ("Công văn",),
    "CTr": ("Chương trình", "Chương trình hành động"),
    "VBHN": ("Văn bản hợp nhất",), "NQLT": ("Nghị quyết liên tịch",), "ĐA": ("Đề án",),
    "CTHĐ": ("Chương trình hành động",), "QC": ("Quy chế", "Quy chuẩn"), "L": ("Luật", "Lệnh"),
    "SL": ("Sắc lệnh",), "PL": ("Pháp lệnh",), "QyĐ": ("Quy định",),
}  # fmt: skip
_OF_PARLIAMENT: Final = ("Luật", "Bộ luật", "Nghị quyết", "Hiến pháp")
_OF_COMMITTEE: Final = ("Nghị quyết", "Pháp lệnh")
SHORT_KINDS: Final = {
    "QĐ": "Quyết định", "NQ": "Nghị quyết", "NĐ": "Nghị định", "TT": "Thông tư", "CT": "Chỉ thị",
    "KH": "Kế hoạch", "TB": "Thông báo", "KL": "Kết luận",
}  # fmt: skip
# Every kind a sentence may name before a number, longer names first.
NAMED: Final = (
    "Thông tư liên tịch", "Văn bản hợp nhất", "Chương trình hành động", "Nghị quyết liên tịch",
    "Bộ luật", "Hiến pháp", "Pháp lệnh", "Nghị quyết", "Nghị định", "Quyết định", "Thông tư",
    "Chỉ thị", "Kết luận", "Kế hoạch", "Công văn", "Công điện", "Thông báo", "Hướng dẫn",
    "Chương trình", "Báo cáo", "Tờ trình", "Đề án", "Quy định", "Quy chế", "Văn bản", "Luật",
    "Lệnh",
)  # fmt: skip
NEUTRAL: Final = frozenset({"Văn bản", "Chương trình", "Đề án", "Quy định", "Quy chế", "Công văn"})

_ISSUERS: Final = {
    "TTg": "Thủ tướng Chính phủ", "CP": "Chính phủ", "CTN": "Chủ tịch nước",
    "BTC": "Bộ Tài chính", "BXD": "Bộ Xây dựng", "BCT": "Bộ Công Thương", "BYT": "Bộ Y tế",
    "BNV": "Bộ Nội vụ", "BTP": "Bộ Tư pháp", "BGDĐT": "Bộ Giáo dục và Đào tạo",
    "BKHCN": "Bộ Khoa học và Công nghệ", "BQP": "Bộ Quốc phòng", "BCA": "Bộ Công an",
    "BNNMT": "Bộ Nông nghiệp và Môi trường", "BKHĐT": "Bộ Kế hoạch và Đầu tư",
    "BGTVT": "Bộ Giao thông vận tải", "BTNMT": "Bộ Tài nguyên và Môi trường",
    "BNNPTNT": "Bộ Nông nghiệp và Phát triển nông thôn",
    "BTTTT": "Bộ Thông tin và Truyền thông",
    "BLĐTBXH": "Bộ Lao động - Thương binh và Xã hội",
    "BVHTTDL": "Bộ Văn hóa, Thể thao và Du lịch", "UBDT": "Ủy ban Dân tộc",
    "UBND": "Ủy ban nhân dân", "HĐND": "Hội đồng nhân dân",
}  # fmt: skip
_QUOC_HOI: Final = re.compile(r"QH\d{1,2}")
_UBTVQH: Final = re.compile(r"UBTVQH\d{1,2}")
_PARTY: Final = frozenset({"TW", "TU", "ĐU", "BCSĐ"})


def kinds_of(symbol: str) -> tuple[str, ...]:
    """Give the kinds a symbol allows ("NĐ-CP": Nghị định); () where it says none.

    A letter has no kind in its symbol ("SNNMT-KH"), and a symbol may name its office first.
    """
    head, _, rest = symbol.partition("-")
    if _QUOC_HOI.fullmatch(head):
        return _OF_PARLIAMENT
    if _UBTVQH.fullmatch(rest or head):
        return _OF_COMMITTEE
    return KINDS.get(head, ())


def issuer_of(symbol: str) -> str:
    """Give who issues documents of a symbol ("TT-BXD": Bộ Xây dựng); "" where it does not say."""
    parts = symbol.split("-")
    if _QUOC_HOI.fullmatch(parts[0]):
        return "Quốc hội"
    if any(_UBTVQH.fullmatch(part) for part in parts):
        return "Ủy ban Thường vụ Quốc hội"
    return _ISSUERS.get(parts[1], "") if len(parts) == 2 and parts[0] in KINDS else ""


def is_symbol(symbol: str) -> bool:
    """Say whether letters after a number and a slash are surely the symbol of a document."""
    head = symbol.split("-", maxsplit=1)[0]
    return head in KINDS or bool(_QUOC_HOI.fullmatch(head)) or symbol in _PARTY


# The State's order, the Party's documents before it as plans print them.
_ORDER: Final = (
    (re.compile(r"-(?:NQ|KL|CT|QĐ|TB|QyĐ|HD)/TW"), 0),
    (re.compile(r"/QH\d"), 1),
    (re.compile(r"UBTVQH"), 2),
    (re.compile(r"-CTN$"), 3),
    (re.compile(r"-CP$"), 4),
    (re.compile(r"-TTg$"), 5),
    (re.compile(r"/TT(?:LT)?-"), 6),
    (re.compile(r"-(?:NQ|KL|CT|QĐ|CTr|KH)/TU"), 8),
    (re.compile(r"/NQ-HĐND"), 9),
    (re.compile(r"-UBND$"), 10),
)
_OTHERS: Final = 7  # ministries' decisions, before the province's documents
_WITHIN: Final = (
    "Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh", "Nghị quyết", "Nghị định", "Quyết định",
)  # fmt: skip


def rank(number: str, kind: str) -> tuple[int, int]:
    """Give where a document stands among legal bases: whose it is, then its kind.

    Source: Luật Ban hành văn bản quy phạm pháp luật 64/2025/QH15, Điều 4.
    """
    level = next((place for pattern, place in _ORDER if pattern.search(number)), _OTHERS)
    if level == _ORDER[4][1]:  # of the Government's, decrees stand before resolutions
        return level, int(kind != "Nghị định")
    return level, _WITHIN.index(kind) if kind in _WITHIN else len(_WITHIN)
