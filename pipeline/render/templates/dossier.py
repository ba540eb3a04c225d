"""The templates of a dossier: tờ trình, draft decision, report on opinions, list of contents.

Made by `python -m pipeline.render.templates.make`; a consultant may change them in Word, and a
workspace may have one of its own for any document of its list, `<id>.docx`: the same tags serve.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục III (tờ trình, quyết định).
"""

from typing import Final

from docx.document import Document

from pipeline.render.templates.base import new_template, template_bytes
from pipeline.render.templates.letterhead import letterhead_looks, write_foot, write_letterhead
from pipeline.render.templates.looks import Look
from pipeline.render.templates.pages import ROOM, write, write_loop
from pipeline.render.templates.papers import end_pages, write_table_paper
from pipeline.render.word.shell import BODY_MARKER, OPINIONS_MARKER, TABLE_MARKER, TARGETS_MARKER

_LOOKS: Final = (
    Look("CanCu", "Căn cứ", "BodyText", italic=True, before=3, after=3),
    Look("MucVanBan", "Mục của văn bản", "BodyText", bold=True, keep_next=True),
    Look("MoDau", "Mở đầu", "BodyText", first=720, before=3, after=3, size=13),
    Look("DuThaoVanBan", "Dự thảo văn bản", size=13, bold=True, align="right", before=6),
)
_DAY: Final = "{{ noi_ngay_trong }}"


def submission_template() -> bytes:
    """Give the bytes of `to-trinh.docx`."""
    document = _new("Mẫu tờ trình")
    write_letterhead(document, ROOM, number="Số:         /TTr-{{ ky_hieu }}", place=_DAY)
    write(document, "TenLoai", "Tờ trình")
    write(document, "TrichYeu", "Về việc {{ viec }} {{ quy_hoach }}")
    write(document, "KinhGui", "Kính gửi: {{ noi_nhan }}")
    write_loop(document, "can_cu", "CanCu")
    write(
        document,
        "BodyText",
        "{{ co_quan }} kính trình {{ noi_nhan }} {{ viec }} {{ quy_hoach }}, với các nội dung sau:",
    )
    write(document, "MucVanBan", "I. QUÁ TRÌNH LẬP VÀ LẤY Ý KIẾN")
    write_loop(document, "qua_trinh", "BodyText")
    write(document, "MucVanBan", "II. NỘI DUNG ĐỀ NGHỊ ĐIỀU CHỈNH")
    _write_targets(document)
    write(document, "MucVanBan", "III. HỒ SƠ KÈM THEO")
    write_loop(document, "ho_so", "BodyText")
    write(document, "MucVanBan", "IV. KIẾN NGHỊ")
    write(
        document,
        "BodyText",
        "Kính đề nghị {{ noi_nhan }} xem xét, {{ viec }} {{ quy_hoach }}./.",
    )
    copies = ("- Như trên;", "- UBND tỉnh (báo cáo);", "- Lưu: VT, {{ ky_hieu }}.")
    write_foot(document, ROOM, copies=copies)
    end_pages(document, wide=False)
    return template_bytes(document)


def decision_template() -> bytes:
    """Give the bytes of `du-thao-van-ban-phe-duyet.docx`."""
    document = _new("Mẫu dự thảo quyết định phê duyệt")
    write(document, "DuThaoVanBan", "DỰ THẢO")
    write_letterhead(
        document,
        ROOM,
        number="Số:         /QĐ-UBND",
        place=_DAY,
        issuer="Ủy ban nhân dân tỉnh {{ tinh }}",
    )
    write(document, "TenLoai", "Quyết định")
    write(document, "TrichYeu", "Phê duyệt {{ quy_hoach }}")
    write(document, "TenLoai", "Ủy ban nhân dân tỉnh {{ tinh }}")
    write_loop(document, "can_cu", "CanCu")
    write(
        document,
        "CanCu",
        "Theo đề nghị của {{ co_quan }} tại Tờ trình số         /TTr-{{ ky_hieu }} "
        "{{ ngay_trong }}.",
    )
    write(document, "TenLoai", "Quyết định:")
    write(document, "MucVanBan", "Điều 1. Phê duyệt {{ quy_hoach }}")
    _write_targets(document)
    write(
        document,
        "BodyText",
        "Các nội dung khác theo {{ tieu_de }} ({{ lan }}) kèm theo Quyết định này.",
    )
    write(document, "MucVanBan", "Điều 2. Tổ chức thực hiện")
    write(
        document,
        "BodyText",
        "{{ co_quan }} công bố quy hoạch, cập nhật cơ sở dữ liệu, theo dõi và báo cáo việc thực "
        "hiện; các sở, ban, ngành, UBND các xã, phường rà soát các quy hoạch, kế hoạch có liên "
        "quan cho phù hợp.",
    )
    write(document, "MucVanBan", "Điều 3. Hiệu lực và trách nhiệm thi hành")
    write(
        document,
        "BodyText",
        "Quyết định này có hiệu lực kể từ ngày ký. Chánh Văn phòng UBND tỉnh, Giám đốc các sở, "
        "Thủ trưởng các ban, ngành, Chủ tịch UBND các xã, phường và các cơ quan, tổ chức có liên "
        "quan chịu trách nhiệm thi hành Quyết định này./.",
    )
    copies = ("- Như Điều 3;", "- Thủ tướng Chính phủ (báo cáo);", "- Lưu: VT.")
    write_foot(document, ROOM, copies=copies, signer=("TM. Ủy ban nhân dân\nChủ tịch", ""))
    end_pages(document, wide=False)
    return template_bytes(document)


def opinions_template() -> bytes:
    """Give the bytes of `bao-cao-tong-hop-y-kien.docx`."""
    document = _new("Mẫu báo cáo tổng hợp ý kiến")
    write_table_paper(
        document,
        title="Báo cáo tổng hợp ý kiến",
        subject="đối với {{ quy_hoach }}",
        attached="(Kèm theo {{ lan }})",
        marker=OPINIONS_MARKER,
    )
    return template_bytes(document)


def plan_comparison_template() -> bytes:
    """Give the bytes of `so-sanh-quy-hoach.docx`."""
    document = _new("Mẫu so sánh với quy hoạch đã phê duyệt")
    write_table_paper(
        document,
        title="So sánh nội dung đề nghị điều chỉnh với quy hoạch đã phê duyệt",
        subject="{{ quy_hoach }}",
        attached="(Kèm theo {{ lan }})",
    )
    return template_bytes(document)


def summary_template() -> bytes:
    """Give the bytes of `bao-cao-tom-tat.docx`."""
    document = new_template("Mẫu báo cáo tóm tắt", letterhead_looks())
    write_letterhead(document, ROOM, number="Số:         /BC-{{ ky_hieu }}", place="{{ noi_ngay }}")
    write(document, "TenLoai", "Báo cáo tóm tắt")
    write(document, "TrichYeu", "{{ quy_hoach }}")
    write(document, "CanGiua", "({{ lan }})")
    write_loop(document, "mo_dau", "BodyText")
    write(document, "BodyText", BODY_MARKER)
    copies = ("- UBND tỉnh (báo cáo);", "- Lưu: VT, {{ ky_hieu }}.")
    write_foot(document, ROOM, copies=copies)
    end_pages(document, wide=False)
    return template_bytes(document)


def contents_template() -> bytes:
    """Give the bytes of `muc-luc-ho-so.docx`."""
    document = _new("Mẫu mục lục hồ sơ")
    write_table_paper(
        document,
        title="Mục lục hồ sơ {{ ten_ho_so }}",
        subject="{{ quy_hoach }}",
        attached="(Theo {{ lan }})",
        marker=TABLE_MARKER,
    )
    return template_bytes(document)


def _new(title: str) -> Document:
    return new_template(title, (*letterhead_looks(), *_LOOKS))


def _write_targets(document: Document) -> None:
    """Write the place of the changed targets: what leads to them, and their table."""
    write_loop(document, "chi_tieu", "BodyText")
    write(document, "BodyText", TARGETS_MARKER)
    write(document, "KeDuoi", "")
