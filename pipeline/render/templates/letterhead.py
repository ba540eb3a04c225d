"""The head of an administrative document in templates: issuing body and Quốc hiệu, and the foot.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I (letters, sizes, the rules under both headings).
"""

from typing import Final

from docx.document import Document
from docx.shared import Twips
from docx.table import _Cell

from pipeline.model.letter_widths import width
from pipeline.render.templates.elements import element, set_borders
from pipeline.render.templates.looks import Look
from pipeline.render.templates.pages import add_table, write

MOTTO: Final = "Độc lập - Tự do - Hạnh phúc"
_NATION: Final = "Cộng hòa xã hội chủ nghĩa Việt Nam"
_TWIPS: Final = 20
_CELL_MARGINS: Final = 216


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


def write_letterhead(
    document: Document,
    room: int,
    *,
    number: str,
    subject: str = "",
    place: str,
    issuer: str = "",
    letter: bool = False,
) -> None:
    """Write the head as a table of two columns, as wide as `room` in twips.

    `number`, `subject` and `place` are the words and tags of number, trích yếu and day; `issuer`
    is a body with none above it, in the place of the planning agency. A `letter` may be issued
    by another body, which has one above it or not.
    """
    # the Quốc hiệu stands on one line
    right = max(round(room * 0.56), round(width(_NATION.upper(), bold=True) * 13 * _TWIPS) + 330)
    left = room - right
    body, nation = add_table(document, "BangKhongKe", (left, right)).rows[0].cells
    if letter:
        for text in ("{%p if chu_quan %}", "{{ chu_quan }}", "{%p endif %}"):
            write(body, "CoQuanChuQuan", text)
    elif not issuer:
        write(body, "CoQuanChuQuan", "UBND TỈNH {{ tinh }}")
    write(body, "CoQuanBanHanh", issuer or "{{ co_quan }}")
    _write_rule(body, left, left // 3)
    write(body, "SoKyHieu", number)
    if subject:
        write(body, "TrichYeuCongVan", subject)
    write(nation, "QuocHieu", _NATION)
    write(nation, "TieuNgu", MOTTO)
    _write_rule(nation, right, round(width(MOTTO, bold=True) * 14 * _TWIPS))
    write(nation, "NoiNgay", place)


def write_foot(
    document: Document,
    room: int,
    *,
    copies: tuple[str, ...] = (),
    signer: tuple[str, str] = ("{{ chuc_vu }}", "{{ nguoi_ky }}"),
) -> None:
    """Write "Nơi nhận" with its lines, and the signature, as a table of two columns.

    `signer` is title and name of who signs, as words or tags.
    """
    half = room // 2
    row = add_table(document, "BangKhongKe", (half, half)).rows[0]
    # a signature is never torn from the title above it
    row._tr.get_or_add_trPr().append(element("w:cantSplit"))
    receivers, signature = row.cells
    if copies:
        write(receivers, "NoiNhan", "Nơi nhận:")
    for line in copies or ("",):
        write(receivers, "NoiNhanDong", line)
    write(signature, "ChucVuKy", signer[0])
    write(signature, "NguoiKy", signer[1])


def _write_rule(cell: _Cell, room: int, length: int) -> None:
    """Write a line of one paragraph's border, centred in a column."""
    aside = max(0, (room - _CELL_MARGINS - length) // 2)
    rule = write(cell, "KeDuoi", "")
    rule.paragraph_format.left_indent = rule.paragraph_format.right_indent = Twips(aside)
    set_borders(rule._p.get_or_add_pPr(), (("bottom", 6, 1),))
