"""The templates of the papers of a consultation: response table, open points, covering letter.

Made by `python -m pipeline.render.templates.make`; a consultant may change them in Word.
"""

from typing import Final

from docx.document import Document

from pipeline.render.templates.base import new_template, template_bytes
from pipeline.render.templates.letterhead import letterhead_looks, write_foot, write_letterhead
from pipeline.render.templates.looks import Look
from pipeline.render.templates.pages import (
    ROOM,
    WIDE_ROOM,
    set_headers,
    set_page,
    write,
    write_loop,
)
from pipeline.render.word.shell import TABLE_MARKER

_LISTS: Final = (Look("MoDau", "Mở đầu", "BodyText", first=720, before=3, after=3, size=13),)
_SLIP: Final = (
    Look(
        "PhieuTen", "Phiếu - tên", size=13, bold=True, caps=True, align="center", before=6,
        keep_next=True,
    ),
    Look("PhieuCua", "Phiếu - của cơ quan", size=12, bold=True, align="center"),
    Look("PhieuBaoCao", "Phiếu - báo cáo", size=12, align="center"),
    Look("PhieuLoi", "Phiếu - lời", "BodyText", size=11, first=0, line=240, before=3, after=3),
)  # fmt: skip
_SLIP_TITLE: Final = "Phiếu trả lời ý kiến góp ý"
_OF_COUNCIL: Final = "của Hội đồng thẩm định "
_DAY: Final = "{{ noi_ngay }}"


def response_template(*, council: bool = False) -> bytes:
    """Give the bytes of `tiep-thu-giai-trinh.docx`, or of the appraisal council's."""
    document = new_template(
        "Mẫu bảng tổng hợp, tiếp thu, giải trình", (*letterhead_looks(), *_LISTS)
    )
    write_table_paper(
        document,
        title=(
            "Bảng tổng hợp, giải trình, tiếp thu ý kiến thẩm định"
            if council
            else "Bảng tổng hợp, tiếp thu, giải trình ý kiến góp ý"
        ),
        subject=f"{_OF_COUNCIL if council else ''}đối với {{{{ lan_truoc }}}} {{{{ tieu_de }}}}",
        attached="(Kèm theo {{ lan_sau }})",
    )
    return template_bytes(document)


def divergence_template(*, council: bool = False) -> bytes:
    """Give the bytes of `y-kien-khac-nhau.docx`, or of the appraisal council's."""
    document = new_template(
        "Mẫu bảng nội dung còn ý kiến khác nhau", (*letterhead_looks(), *_LISTS)
    )
    write_table_paper(
        document,
        title="Các nội dung còn ý kiến khác nhau",
        subject=f"{_OF_COUNCIL if council else ''}{'đối với' if council else 'của'} "
        "{{ lan_truoc }} {{ tieu_de }}",
        attached=(
            "(Tổng hợp khi lập {{ lan_sau }}, báo cáo Hội đồng thẩm định)"
            if council
            else "(Tổng hợp khi lập {{ lan_sau }}, trình UBND tỉnh xem xét, quyết định)"
        ),
    )
    return template_bytes(document)


def body_page_template() -> bytes:
    """Give the bytes of `y-kien-cac-lan.docx`."""
    document = new_template("Mẫu ý kiến qua các lần dự thảo", (*letterhead_looks(), *_LISTS))
    write_table_paper(
        document,
        title="Ý kiến góp ý qua các lần dự thảo và kết quả tiếp thu, giải trình",
        subject="{{ tieu_de }}",
        attached="(Kèm theo {{ lan_sau }})",
    )
    return template_bytes(document)


def kit_template() -> bytes:
    """Give the bytes of `trang-co-quan.docx`."""
    document = new_template("Mẫu thông báo cho cơ quan", (*letterhead_looks(), *_LISTS))
    write_table_paper(
        document,
        title="Những điểm cần xem lại và ý kiến góp ý",
        subject="đối với phần của {{ ten_co_quan }} trong {{ tieu_de }}",
        attached="({{ lan }})",
    )
    return template_bytes(document)


def slip_template(*, council: bool = False) -> bytes:
    """Give the bytes of `phieu-tra-loi.docx`: little room for the head, all for the table.

    `council` gives that of the appraisal council.
    """
    document = new_template("Mẫu phiếu trả lời ý kiến", (*letterhead_looks(), *_LISTS, *_SLIP))
    write_letterhead(document, WIDE_ROOM, number="", place=_DAY, letter=True)
    title = "Phiếu giải trình, tiếp thu ý kiến thẩm định" if council else _SLIP_TITLE
    write(document, "PhieuTen", title)
    write(document, "PhieuCua", "của {{ co_quan_gop_y }} {{ van_ban }}")
    write(document, "PhieuBaoCao", "đối với {{ lan_truoc }} {{ tieu_de }}")
    write_loop(document, "mo_dau", "PhieuLoi")
    write(document, "BodyText", TABLE_MARKER)
    write_loop(document, "ket", "PhieuLoi")
    end_pages(document, wide=True)
    return template_bytes(document)


def letter_template(*, council: bool = False) -> bytes:
    """Give the bytes of `cong-van-xin-y-kien.docx`, or of `cong-van-tham-dinh.docx`."""
    asked = "đề nghị cho ý kiến thẩm định" if council else "lấy ý kiến"
    document = new_template("Mẫu công văn xin ý kiến", letterhead_looks())
    write_letterhead(
        document,
        ROOM,
        number="Số:         /{{ ky_hieu }}",
        subject=f"V/v {asked} đối với {{{{ lan }}}} {{{{ tieu_de }}}}",
        place=_DAY,
        letter=True,
    )
    write(document, "KinhGui", "Kính gửi: {{ noi_nhan }}")
    write_loop(document, "doan", "BodyText")
    write(document, "BodyText", TABLE_MARKER)
    write_loop(document, "ket", "BodyText", keeps=True)
    told = "Chủ tịch Hội đồng thẩm định (báo cáo)" if council else "{{ bao_cao }}"
    copies = ("- Như trên;", f"- {told};", "- Lưu: VT, {{ ky_hieu_luu }}.")
    write_foot(document, ROOM, copies=copies)
    end_pages(document, wide=False)
    return template_bytes(document)


def write_table_paper(
    document: Document, *, title: str, subject: str, attached: str, marker: str = TABLE_MARKER
) -> None:
    """Write a landscape paper whose marker (`marker`) a table takes the place of."""
    write_letterhead(document, WIDE_ROOM, number="", place=_DAY)
    write(document, "TenLoai", title)
    write(document, "TrichYeu", subject)
    write(document, "CanGiua", attached)
    write_loop(document, "mo_dau", "MoDau")
    write(document, "KeDuoi", "")
    write(document, "BodyText", marker)
    write(document, "KeDuoi", "").paragraph_format.keep_with_next = True
    write_loop(document, "ket", "MoDau", keeps=True)
    write_foot(document, WIDE_ROOM)
    end_pages(document, wide=True)


def end_pages(document: Document, *, wide: bool) -> None:
    """End a paper of one section: its page, upright or wide, and its headers."""
    write(document, "NgatTrang", "")
    (section,) = document.sections
    set_page(section, wide=wide)
    set_headers(section)
