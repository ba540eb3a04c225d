"""Which of our paragraph styles a paragraph of a Word file has.

Word keeps the ids of styles; LibreOffice makes new ones from their names, so a style that is
not known by its id is known by its name.

Source: ECMA-376 Part 1, 17.7.4 (styles), 17.18.83; names as `templates/bao-cao.docx` has them.
"""

from collections.abc import Mapping
from typing import Final

from lxml import etree

from pipeline.intake.word.package import W

_CELLS: Final = (("BangChu", "Bảng - chữ"), ("BangGiua", "Bảng - giữa"), ("BangSo", "Bảng - số"),
                 ("BangTieuDe", "Bảng - tiêu đề cột"))  # fmt: skip

STYLE_NAMES: Final[Mapping[str, str]] = {
    "Nội dung": "BodyText",
    "Ghi chú": "GhiChu",
    "Lưu ý": "LuuY",
    "Khung": "Khung",
    "Căn giữa": "CanGiua",
    "Căn phải": "CanPhai",
    "Trích dẫn": "TrichDan",
    "Mã nguồn": "MaNguon",
    "Hộp thông báo": "HopThongBao",
    "Đường kẻ": "DuongKe",
    "Thuật ngữ": "ThuatNgu",
    "Định nghĩa": "DinhNghia",
    "Công thức": "CongThuc",
    "Ngắt trang": "NgatTrang",
    "Phụ lục": "PhuLuc",
    **{f"Phụ lục - cấp {level}": f"PhuLuc{level}" for level in range(2, 8)},
    "Kèm theo": "KemTheo",
    "Tên bảng": "TenBang",
    "Tiêu đề trong bảng": "TieuDeBang",
    "Đơn vị của bảng": "DonViBang",
    "Nguồn của bảng": "NguonBang",
    "Ghi chú của bảng": "GhiChuBang",
    "Hình ảnh": "HinhAnh",
    "Tên hình": "TenHinh",
    "footnote text": "FootnoteText",
    **{f"heading {level}": f"Heading{level}" for level in range(1, 10)},
    **{f"Điểm {level}": f"Diem{level}" for level in range(1, 5)},
    **{f"Điểm {level} - đoạn tiếp": f"DiemTiep{level}" for level in range(1, 5)},
    **{f"Danh sách {level}": f"DanhSach{level}" for level in range(1, 5)},
    **{f"Danh sách số {level}": f"DanhSachSo{level}" for level in range(1, 5)},
    **{f"Danh sách {level} - đoạn tiếp": f"DanhSachTiep{level}" for level in range(1, 5)},
    **{
        f"{name}{f' - cỡ {size}' if size else ''}": f"{id_}{size}"
        for id_, name in _CELLS
        for size in ("", "11", "10", "9", "8")
    },
}
_IDS: Final = frozenset(STYLE_NAMES.values())


class Styles:
    """The paragraph styles of one file, by the ids it uses."""

    def __init__(self, part: etree._Element | None) -> None:
        self._known: dict[str, str] = {}
        for style in () if part is None else part.iter(f"{W}style"):
            id_, name = str(style.get(f"{W}styleId", "")), style.find(f"{W}name")
            named = "" if name is None else str(name.get(f"{W}val", ""))
            if id_ not in _IDS:
                self._known[id_] = STYLE_NAMES.get(named) or STYLE_NAMES.get(named.lower(), id_)

    def of(self, properties: etree._Element | None) -> str:
        """Give our id of the style that a `w:pPr` names, the file's where it is none of ours."""
        style = None if properties is None else properties.find(f"{W}pStyle")
        id_ = "" if style is None else str(style.get(f"{W}val", ""))
        return self._known.get(id_, id_)
