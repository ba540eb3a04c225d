"""The head of an administrative document in templates: issuing body and Quốc hiệu, and the foot.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I (letters, sizes, the rules under both headings).
"""

from typing import Final

from pipeline.render.templates.parts import written
from pipeline.render.templates.styles import Look
from pipeline.render.word.letter_widths import width

MOTTO: Final = "Độc lập - Tự do - Hạnh phúc"
_NATION: Final = "Cộng hòa xã hội chủ nghĩa Việt Nam"
_TWIPS: Final = 20


def letterhead_looks() -> tuple[Look, ...]:
    """Give the styles of head and foot."""
    return (
        Look("QuocHieu", "Quốc hiệu", size=13, bold=True, caps=True, align="center"),
        Look("TieuNgu", "Tiêu ngữ", size=14, bold=True, align="center"),
        Look("CoQuanChuQuan", "Cơ quan chủ quản", size=13, caps=True, align="center"),
        Look("CoQuanBanHanh", "Cơ quan ban hành", size=13, bold=True, caps=True, align="center"),
        Look("KeDuoi", "Đường kẻ dưới", size=2, line=60, exact=True, align="center"),
        Look("SoKyHieu", "Số và ký hiệu", size=13, align="center", before=6),
        Look("NoiNgay", "Địa danh và ngày", size=14, italic=True, align="center", before=6),
        Look("TrichYeuCongVan", "Trích yếu công văn", size=12, align="center", before=3),
        Look(
            "TenLoai", "Tên loại văn bản", size=14, bold=True, caps=True, align="center",
            before=18, keep_next=True,
        ),
        Look("TrichYeu", "Trích yếu", size=14, bold=True, align="center", after=6),
        Look("KinhGui", "Kính gửi", size=14, align="center", before=18, after=12),
        Look("NoiNhan", "Nơi nhận", size=12, bold=True, italic=True, before=18),
        Look("NoiNhanDong", "Nơi nhận - dòng", size=11),
        Look(
            "ChucVuKy", "Chức vụ người ký", size=14, bold=True, caps=True, align="center",
            before=18,
        ),
        Look("NguoiKy", "Người ký", size=14, bold=True, align="center", before=72),
    )  # fmt: skip


def letterhead(room: int, *, number: str, subject: str = "", place: str) -> str:
    """Give the head as a table of two columns, as wide as `room` in twips.

    `number`, `subject` and `place` are the words and tags of number, trích yếu and day.
    """
    # the Quốc hiệu stands on one line
    right = max(round(room * 0.56), round(width(_NATION.upper(), bold=True) * 13 * _TWIPS) + 330)
    left = room - right
    first = (
        written("CoQuanChuQuan", "UBND TỈNH {{ tinh }}")
        + written("CoQuanBanHanh", "{{ co_quan }}")
        + _rule(left, left // 3)
        + written("SoKyHieu", number)
        + (written("TrichYeuCongVan", subject) if subject else "")
    )
    motto = round(width(MOTTO, bold=True) * 14 * _TWIPS)
    second = (
        written("QuocHieu", _NATION)
        + written("TieuNgu", MOTTO)
        + _rule(right, motto)
        + written("NoiNgay", place)
    )
    return two_columns((left, first), (right, second))


def foot(room: int, *, copies: tuple[str, ...]) -> str:
    """Give "Nơi nhận" with its lines, and the signature, as a table of two columns."""
    half = room // 2
    first = written("NoiNhan", "Nơi nhận:") + "".join(
        written("NoiNhanDong", line) for line in copies
    )
    second = written("ChucVuKy", "{{ chuc_vu }}") + written("NguoiKy", "{{ nguoi_ky }}")
    return two_columns((half, first if copies else written("NoiNhanDong", "")), (half, second))


def two_columns(first: tuple[int, str], second: tuple[int, str]) -> str:
    """Give a table without lines; each column is its width in twips and its paragraphs."""
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{size}" w:type="dxa"/></w:tcPr>{content}</w:tc>'
        for size, content in (first, second)
    )
    grid = "".join(f'<w:gridCol w:w="{size}"/>' for size, _ in (first, second))
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="BangKhongKe"/>'
        f'<w:tblW w:w="{first[0] + second[0]}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid><w:tr>{cells}</w:tr></w:tbl>"
    )


def _rule(room: int, length: int) -> str:
    """Give a line of one paragraph's border, centred in a column."""
    aside = max(0, (room - 216 - length) // 2)  # 216: margins of the cell
    return written(
        "KeDuoi",
        "",
        '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>'
        f'<w:ind w:left="{aside}" w:right="{aside}"/>',
    )
