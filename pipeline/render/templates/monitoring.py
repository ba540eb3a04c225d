"""The templates of the progress report and of the letters that remind agencies.

Made by `python -m pipeline.render.templates.make`; a consultant may change them in Word.
"""

from typing import Final

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

_LOOKS: Final = (
    Look("MoDau", "Mở đầu", "BodyText", first=720, before=3, after=3, size=13),
    Look(
        "TienDoMuc", "Tiến độ - mục", size=13, bold=True, before=12, after=6, keep_next=True
    ),
)  # fmt: skip
_DAY: Final = "{{ noi_ngay }}"


def progress_template() -> bytes:
    """Give the bytes of `tien-do.docx`."""
    document = new_template("Mẫu báo cáo tiến độ", (*letterhead_looks(), *_LOOKS))
    write_letterhead(document, WIDE_ROOM, number="Số:         /BC-……", place=_DAY)
    write(document, "TenLoai", "Báo cáo tiến độ")
    write(document, "TrichYeu", "lập {{ tieu_de }}")
    write(document, "CanGiua", "(kỳ báo cáo: {{ ky }})")
    write_loop(document, "mo_dau", "MoDau")
    write(document, "KeDuoi", "")
    write(document, "BodyText", TABLE_MARKER)
    write(document, "KeDuoi", "").paragraph_format.keep_with_next = True
    write_loop(document, "ket", "MoDau", keeps=True)
    write_foot(document, WIDE_ROOM, copies=("- UBND tỉnh (báo cáo);", "- Lưu: VT."))
    write(document, "NgatTrang", "")
    (section,) = document.sections
    set_page(section, wide=True)
    set_headers(section)
    return template_bytes(document)


def reminder_template() -> bytes:
    """Give the bytes of `nhac-viec.docx`."""
    document = new_template("Mẫu công văn đôn đốc", letterhead_looks())
    write_letterhead(
        document,
        ROOM,
        number="Số:         /{{ ky_hieu }}",
        subject="V/v đôn đốc thực hiện nhiệm vụ lập {{ tieu_de }}",
        place=_DAY,
        letter=True,
    )
    write(document, "KinhGui", "Kính gửi: {{ noi_nhan }}")
    write_loop(document, "doan", "BodyText")
    write(document, "KeDuoi", "")
    write(document, "BodyText", TABLE_MARKER)
    write(document, "KeDuoi", "")
    write_loop(document, "ket", "BodyText", keeps=True)
    copies = ("- Như trên;", "- {{ bao_cao }};", "- Lưu: VT, {{ ky_hieu_luu }}.")
    write_foot(document, ROOM, copies=copies)
    write(document, "NgatTrang", "")
    (section,) = document.sections
    set_page(section)
    set_headers(section)
    return template_bytes(document)
