"""The looks of the shipped template's styles, after Nghị định 30/2020/NĐ-CP, Phụ lục I.

Times New Roman 14, justified, first line 1,27 cm, at least 6 pt between paragraphs, black.
Sizes in points, lengths in twips.
"""

from dataclasses import dataclass
from typing import Final

from pipeline.model.fixed import replace
from pipeline.render.templates.elements import Border
from pipeline.render.templates.numbering import APPENDICES, BULLETS, HEADINGS, NUMBERED
from pipeline.render.word.frame.list_lines import (
    APPENDIX_HANG,
    CAPTION_HANG,
    HANGS,
    TEXT_WIDTH,
    left_of,
)
from pipeline.render.word.listing import APPENDIX_DEEPEST

FONT: Final = "Times New Roman"


SIZE: Final = 14


_FIRST: Final = 720


_STEP: Final = 360


@dataclass(frozen=True, slots=True)
class Look:
    """A paragraph style.

    `name` is what Word shows; a built-in style must bear its English name. `size` None and
    "" take what `based` has. `before`, `after` in points, `line` in 240ths of a line, in twips
    where it is `exact`; `leader_at` puts a tab with a dotted leader there.
    """

    id: str
    name: str
    based: str = "Normal"
    follow: str = ""
    size: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    caps: bool = False
    align: str = ""
    first: int | None = None
    left: int | None = None
    right: int | None = None
    before: float | None = None
    after: float | None = None
    line: int | None = None
    exact: bool = False
    keep_next: bool = False
    keep_lines: bool = False
    new_page: bool = False
    outline: int | None = None
    num: tuple[int, int] | None = None
    font: str = ""
    borders: tuple[Border, ...] = ()
    shade: str = ""
    leader_at: int | None = None
    shown: bool = True


@dataclass(frozen=True, slots=True)
class CharacterLook:
    """A character style: what it changes in the letters it is put on; `color` is RRGGBB."""

    id: str
    name: str
    bold: bool | None = None
    strike: bool | None = None
    caps: bool | None = None
    superscript: bool | None = None
    underline: str = ""
    color: str = ""
    font: str = ""
    size: float | None = None
    shown: bool = True


def shipped_looks() -> tuple[Look, ...]:
    """Give the paragraph styles that every shipped template has."""
    return (*_text(), *_headings(), *_lists(), *_tables(), *_covers(), *_contents(), *_small())


def _text() -> tuple[Look, ...]:
    box = tuple((side, 8, 4) for side in ("top", "left", "bottom", "right"))
    return (
        Look("BodyText", "Nội dung", align="both", first=_FIRST, before=6, line=276),
        Look("GhiChu", "Ghi chú", "BodyText", italic=True, size=13),
        Look(
            "LuuY", "Lưu ý", "BodyText", left=227, right=113, first=0,
            borders=(("left", 18, 8),), shade="F2F2F2",
        ),
        Look(
            "Khung", "Khung", "BodyText", first=0, left=113, right=113,
            borders=box,
        ),
        Look("CanGiua", "Căn giữa", "BodyText", align="center", first=0),
        Look("CanPhai", "Căn phải", "BodyText", align="right", first=0),
        Look("TrichDan", "Trích dẫn", "BodyText", left=_FIRST, right=_FIRST, first=0, italic=True),
        Look(
            "MaNguon", "Mã nguồn", align="left", before=6, after=6, size=11, font="Courier New",
            shade="F2F2F2",
        ),
        Look(
            "HopThongBao", "Hộp thông báo", "BodyText", first=0, left=113, right=113, before=12,
            after=12, keep_lines=True,
            borders=box, shade="EDEDED",
        ),
        Look(
            "DuongKe", "Đường kẻ", left=3400, right=3400, before=6, after=6,
            borders=(("bottom", 6, 1),),
        ),
        Look("ThuatNgu", "Thuật ngữ", "BodyText", bold=True, keep_next=True),
        Look("DinhNghia", "Định nghĩa", "BodyText", left=_FIRST, first=0),
        Look("CongThuc", "Công thức", align="center", before=6, after=6),
        *(
            look
            for level in range(1, 5)
            for look in (
                Look(f"Diem{level}", f"Điểm {level}", "BodyText", left=_STEP * (level - 1)),
                Look(
                    f"DiemTiep{level}", f"Điểm {level} - đoạn tiếp", "BodyText", left=_STEP * level
                ),
            )
        ),
        Look("NgatTrang", "Ngắt trang", size=1, line=20, exact=True, before=0, after=0),
    )  # fmt: skip


def _headings() -> tuple[Look, ...]:
    def inner(level: int, *, bold: bool, italic: bool, caps: bool = False) -> Look:
        return Look(
            # justified, a heading of two lines would be stretched where its own words end a line
            f"Heading{level}", f"heading {level}", follow="BodyText", align="left", first=_FIRST,
            left=0, before=12 if level == 2 else 6, after=0, line=276, bold=bold, italic=italic,
            caps=caps, keep_next=True, keep_lines=True, outline=level - 1,
            num=(HEADINGS, level - 1),
        )  # fmt: skip

    def within_appendix(level: int) -> Look:
        # on heading 4 and below by looks alone: a style based on them could enter the contents
        model = inner(level + 2, bold=level <= 3, italic=level >= 3)
        return replace(
            model, id=f"PhuLuc{level}", name=f"Phụ lục - cấp {level}", outline=level - 1,
            num=(APPENDICES, level - 1),
        )  # fmt: skip

    return (
        Look(
            "Heading1", "heading 1", follow="BodyText", align="center", first=0, before=0, after=18,
            line=300, bold=True, caps=True, keep_next=True, keep_lines=True, new_page=True,
            outline=0, num=(HEADINGS, 0),
        ),
        inner(2, bold=True, italic=False, caps=True),
        inner(3, bold=True, italic=False),
        inner(4, bold=True, italic=False),
        inner(5, bold=True, italic=True),
        *(inner(level, bold=False, italic=True) for level in range(6, 10)),
        Look(
            "PhuLuc", "Phụ lục", follow="BodyText", align="center", first=0, before=0, after=6,
            line=300, bold=True, keep_next=True, keep_lines=True, outline=0,
            num=(APPENDICES, 0),
        ),
        *map(within_appendix, range(2, APPENDIX_DEEPEST + 1)),
        Look(
            "KemTheo", "Kèm theo", align="center", italic=True, after=12, keep_next=True,
            follow="BodyText",
        ),
    )  # fmt: skip


def _lists() -> tuple[Look, ...]:
    return tuple(
        look
        for level in range(1, 5)
        for look in (
            Look(
                f"DanhSach{level}", f"Danh sách {level}", "BodyText",
                left=_STEP * (level - 1), first=_FIRST, num=(BULLETS, level - 1),
            ),
            Look(
                f"DanhSachSo{level}", f"Danh sách số {level}", "BodyText",
                left=_STEP * (level - 1), first=_FIRST, num=(NUMBERED, level - 1),
            ),
            Look(
                f"DanhSachTiep{level}", f"Danh sách {level} - đoạn tiếp", "BodyText",
                left=_STEP * level, first=_FIRST,
            ),
        )
    )  # fmt: skip


def _tables() -> tuple[Look, ...]:
    cells = (
        Look("BangChu", "Bảng - chữ", size=12, align="left", before=2.5, after=2.5),
        Look("BangGiua", "Bảng - giữa", "BangChu", align="center"),
        Look("BangSo", "Bảng - số", "BangChu", align="right"),
        Look("BangTieuDe", "Bảng - tiêu đề cột", "BangGiua", bold=True, keep_next=True),
    )  # fmt: skip
    smaller = tuple(
        Look(f"{cell.id}{size}", f"{cell.name} - cỡ {size}", cell.id, size=size, shown=False,
             before=1.5 if size < 11 else None, after=1.5 if size < 11 else None)
        for cell in cells
        for size in (11, 10, 9, 8)
    )  # fmt: skip
    return (
        *cells,
        *smaller,
        Look(
            "TenBang", "Tên bảng", align="center", bold=True, before=12, after=6, keep_next=True,
            keep_lines=True, size=13,
        ),
        Look("TieuDeBang", "Tiêu đề trong bảng", align="center", after=6, keep_next=True, size=13),
        Look(
            "DonViBang", "Đơn vị của bảng", align="right", italic=True, after=3, keep_next=True,
            size=12,
        ),
        Look("NguonBang", "Nguồn của bảng", italic=True, before=3, after=6, size=12),
        Look("GhiChuBang", "Ghi chú của bảng", italic=True, before=3, after=3, size=12),
        Look("HinhAnh", "Hình ảnh", align="center", before=12, keep_next=True),
        Look(
            "TenHinh", "Tên hình", align="center", bold=True, before=6, after=12, keep_lines=True,
            size=13,
        ),
    )  # fmt: skip


def _covers() -> tuple[Look, ...]:
    return (
        Look("TrangBia", "Trang bìa", align="center", bold=True, line=300),
        Look("TrangBiaCoQuan", "Trang bìa - cơ quan", "TrangBia", size=16, caps=True, before=12),
        Look("TrangBiaTen", "Trang bìa - tên báo cáo", "TrangBia", size=20, caps=True, before=140),
        Look(
            "TrangBiaLan", "Trang bìa - lần dự thảo", "TrangBia", size=16, caps=True, before=24,
            after=30,
        ),
        Look(
            "TrangBiaNgay", "Trang bìa - nơi ngày", "TrangBia", before=240, italic=True, bold=False
        ),
        Look("TrangBiaNgayPhu", "Trang phụ bìa - nơi ngày", "TrangBiaNgay", before=60),
        Look("TrangBiaKy", "Trang bìa - ký", "TrangBia", size=13, caps=True, before=6),
        # room for a signature and a stamp of 36 mm
        Look("TrangBiaNguoiKy", "Trang bìa - người ký", "TrangBia", size=14, before=102),
    )  # fmt: skip


def _contents() -> tuple[Look, ...]:
    title = Look(
        "TieuDeMucLuc",
        "Tiêu đề mục lục",
        align="center",
        bold=True,
        caps=True,
        after=12,
        new_page=True,
    )
    return (
        title,
        Look(
            "TieuDeDanhMucPhuLuc", "Tiêu đề danh mục phụ lục", align="center", bold=True,
            caps=True, before=18, after=6, keep_next=True,
        ),
        *map(_contents_line, range(1, 10)),
        _listed("MucLucPhuLuc", "Mục lục - phụ lục", hang=APPENDIX_HANG),
        _listed("TableofFigures", "table of figures", hang=CAPTION_HANG),
    )  # fmt: skip


def _contents_line(level: int) -> Look:
    """Give the style of a heading in the contents: letters as in the headings themselves."""
    line = _listed(f"TOC{level}", f"toc {level}", left=left_of(level), hang=HANGS[level])
    return replace(
        line, bold=level == 1 or None, caps=level <= 2, keep_next=level == 1,
        before=6 if level == 1 else 3,
    )  # fmt: skip


def _listed(id_: str, name: str, *, hang: int, left: int = 0) -> Look:
    """Give the style of a line of a list, which goes on behind its number.

    It has no indent at the right, beyond which LibreOffice shows no number of a page (7.4, in
    Word's layout of 2013).
    """
    return Look(
        id_, name, size=13, align="left", before=3, left=left + hang, first=-hang,
        leader_at=TEXT_WIDTH,
    )  # fmt: skip


def _small() -> tuple[Look, ...]:
    return (
        Look("Header", "header", align="center", size=13),
        Look("DuThao", "Dòng dự thảo", "Header", align="right", italic=True, size=10),
        Look("Footer", "footer", size=10),
        Look("FootnoteText", "footnote text", size=11, align="both"),
    )


BUILT_IN: Final = ("FootnoteReference", "Hyperlink")


CHARACTERS: Final = (
    CharacterLook("FootnoteReference", "footnote reference", superscript=True),
    CharacterLook("Hyperlink", "Hyperlink", underline="single", color="000000"),
    CharacterLook("TieuDePhuLuc", "Tiêu đề phụ lục", caps=True),
    CharacterLook("MaTrongDong", "Mã trong dòng", font="Courier New", size=12, shown=False),
)
