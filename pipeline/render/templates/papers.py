"""The templates of the papers of a consultation: response table, open points, covering letter.

Made by `python -m pipeline.render.templates.make`; a consultant may change them in Word.
"""

from collections.abc import Mapping
from typing import Final

from pipeline.render.templates.letterhead import foot, letterhead, letterhead_looks
from pipeline.render.templates.parts import PAGE_NUMBER, references, template_file, written
from pipeline.render.templates.styles import Look

TABLE_MARKER: Final = "«BẢNG»"
WIDE_ROOM: Final = 14570  # twips between the margins of a landscape page
_ROOM: Final = 9071
_WIDE: Final = (
    '<w:type w:val="nextPage"/><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134"'
    ' w:header="454" w:footer="454" w:gutter="0"/>'
)
_UPRIGHT: Final = (
    '<w:type w:val="nextPage"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701"'
    ' w:header="454" w:footer="454" w:gutter="0"/>'
)
_LISTS: Final = (Look("MoDau", "Mở đầu", "BodyText", first=720, before=3, after=3, size=13),)
_DAY: Final = "{{ noi_ngay }}"


def response_template() -> bytes:
    """Give the bytes of `tiep-thu-giai-trinh.docx`."""
    return template_file(
        _responses,
        title="Mẫu bảng tổng hợp, tiếp thu, giải trình",
        headers=(PAGE_NUMBER, written("Header", "")),
        looks=(*letterhead_looks(), *_LISTS),
    )


def divergence_template() -> bytes:
    """Give the bytes of `y-kien-khac-nhau.docx`."""
    return template_file(
        _divergences,
        title="Mẫu bảng nội dung còn ý kiến khác nhau",
        headers=(PAGE_NUMBER, written("Header", "")),
        looks=(*letterhead_looks(), *_LISTS),
    )


def letter_template() -> bytes:
    """Give the bytes of `cong-van-xin-y-kien.docx`."""
    return template_file(
        _letter,
        title="Mẫu công văn xin ý kiến",
        headers=(PAGE_NUMBER, written("Header", "")),
        looks=letterhead_looks(),
    )


def _wide_section(ids: Mapping[str, str]) -> str:
    return (
        f"<w:sectPr>{references(ids)}{_WIDE}"
        '<w:pgNumType w:fmt="decimal" w:start="1"/><w:cols w:space="720"/><w:titlePg/></w:sectPr>'
    )


def _responses(ids: Mapping[str, str]) -> str:
    return (
        letterhead(WIDE_ROOM, number="", place=_DAY)
        + written("TenLoai", "Bảng tổng hợp, tiếp thu, giải trình ý kiến góp ý")
        + written("TrichYeu", "đối với {{ lan_truoc }} {{ tieu_de }}")
        + written("CanGiua", "(Kèm theo {{ lan_sau }})")
        + _loop("mo_dau", "MoDau")
        + written("KeDuoi", "")
        + written("BodyText", TABLE_MARKER)
        + written("KeDuoi", "")
        + _loop("ket", "MoDau")
        + foot(WIDE_ROOM, copies=())
        + written("NgatTrang", "")
        + _wide_section(ids)
    )


def _divergences(ids: Mapping[str, str]) -> str:
    return (
        letterhead(WIDE_ROOM, number="", place=_DAY)
        + written("TenLoai", "Các nội dung còn ý kiến khác nhau")
        + written("TrichYeu", "của {{ lan_truoc }} {{ tieu_de }}")
        + written(
            "CanGiua", "(Tổng hợp khi lập {{ lan_sau }}, trình UBND tỉnh xem xét, quyết định)"
        )
        + _loop("mo_dau", "MoDau")
        + written("KeDuoi", "")
        + written("BodyText", TABLE_MARKER)
        + written("KeDuoi", "")
        + _loop("ket", "MoDau")
        + foot(WIDE_ROOM, copies=())
        + written("NgatTrang", "")
        + _wide_section(ids)
    )


def _letter(ids: Mapping[str, str]) -> str:
    section = (
        f"<w:sectPr>{references(ids)}{_UPRIGHT}"
        '<w:pgNumType w:fmt="decimal" w:start="1"/><w:cols w:space="720"/><w:titlePg/></w:sectPr>'
    )
    return (
        letterhead(
            _ROOM,
            number="Số:         /{{ ky_hieu }}",
            subject="V/v lấy ý kiến đối với {{ lan }} {{ tieu_de }}",
            place=_DAY,
        )
        + written("KinhGui", "Kính gửi: {{ noi_nhan }}")
        + _loop("doan", "BodyText")
        + written("BodyText", TABLE_MARKER)
        + _loop("ket", "BodyText")
        + foot(
            _ROOM,
            copies=("- Như trên;", "- UBND tỉnh (báo cáo);", "- Lưu: VT, {{ ky_hieu_luu }}."),
        )
        + written("NgatTrang", "")
        + section
    )


def _loop(name: str, style: str) -> str:
    """Give a paragraph for each row of a list of texts ("chu")."""
    return (
        written(style, f"{{%p for dong in {name} %}}")
        + written(style, "{{ dong.chu }}")
        + written(style, "{%p endfor %}")
    )
