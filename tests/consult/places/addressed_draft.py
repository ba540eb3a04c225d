"""A draft of two parts and an appendix, written in Markdown, whose places tests name."""

from typing import Final

from pipeline.compose.assemble import compose
from pipeline.compose.flow import lay_out
from pipeline.consult.places.spots import Spots
from pipeline.intake.markdown.sections import read_section
from pipeline.model.pages import Pages
from tests.samples import XD, item, materials, outline

SHAPE: Final = outline(
    [
        [
            (
                "",
                [
                    item("su-can-thiet", "Sự cần thiết"),
                    item("can-cu", "Căn cứ điều chỉnh quy hoạch"),
                ],
            )
        ],
        [
            ("HẠ TẦNG", [item("y-te", "Y tế"), item("cap-nuoc", "Cấp nước, thoát nước")]),
            ("KINH TẾ", [item("du-lich", "Du lịch")]),
        ],
    ],
    [item("pl-duong", "Danh mục mạng lưới giao thông")],
)
TEXTS: Final = {
    "su-can-thiet": """# Bối cảnh

Mở đầu của bối cảnh.

a) thay đổi về tổ chức;

b) thay đổi về mục tiêu:

- mục tiêu tăng trưởng;
- mục tiêu môi trường.

c) thay đổi khác.

# Kết luận

1. khắc phục khoảng trống pháp lý;
2. mở không gian phát triển mới.

Tổng vốn đầu tư 6.850 tỷ đồng.
""",
    "can-cu": "Luật Quy hoạch.\n",
    "y-te": """# Hiện trạng

Quy mô đạt 34 giường.

Nhân lực y tế thiếu bác sĩ chuyên khoa.

# Hạn chế

a) thiếu bác sĩ;

b) thiếu giường.

Bảng: Số giường bệnh theo tuyến {#bang-giuong}

| STT | Tuyến | Giường |
|---|---|---|
| I | Công lập | 932,2 |
| 1 | Tuyến tỉnh | 812,2 |
| 2 | Tuyến xã | 120,5 |
| II | Tư nhân | 50 |
| 3 | Phòng khám | 50 |
""",
    "cap-nuoc": "# Hạn chế\n\nMạng cấp nước cũ.\n\na) thất thoát nước;\n",
    "du-lich": "Lượng khách tăng.\n\n# Hiện trạng\n\nKhách quốc tế giảm.\n",
    "pl-duong": """# Quốc lộ

Bảng: Mạng lưới quốc lộ {#bang-ql}

| Tên | Chiều dài |
|---|---|
| Quốc lộ 4A | 120,5 |
| Quốc lộ 4B | 80 |

# Đường tỉnh

Bảng: Mạng lưới đường tỉnh {#bang-dt}

| Tên | Chiều dài |
|---|---|
| Đường tỉnh 226 | 60 |
""",
}


def spots(pages: Pages | None = None) -> Spots:
    """Give the draft's blocks, with its pages where they are known."""
    written = [
        read_section(
            text, file=f"sections/lan-1/{XD.id}/{name}.md", agency=XD.id, item=name, round_number=1
        ).value
        for name, text in TEXTS.items()
    ]
    read = [section for section in written if section is not None]
    return Spots(lay_out(compose(materials(SHAPE, *read)).value), pages)
