"""The styles of the shipped template, after Nghị định 30/2020/NĐ-CP, Phụ lục I.

A4 pages are set in the template's sections; here: Times New Roman 14, justified, first
line 1,27 cm, at least 6 pt between paragraphs, black. Sizes in points, lengths in twips.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from pipeline.render.templates.numbering import APPENDICES, BULLETS, HEADINGS, NUMBERED
from pipeline.render.word.listing import APPENDIX_DEEPEST
from pipeline.render.word.package import HEAD
from pipeline.render.word.shell import DECLARATIONS

FONT: Final = "Times New Roman"
SIZE: Final = 14
_FIRST: Final = 720
_STEP: Final = 360


@dataclass(frozen=True, slots=True)
class Look:
    """A paragraph style.

    `name` is what Word shows; a built-in style must bear its English name. `size` None and
    "" take what `based` has. `before`, `after` in points, `line` in 240ths of a line.
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
    extra: str = ""
    tabs: str = ""
    shown: bool = True


def styles_part(more: Iterable[Look] = (), characters: str = "") -> bytes:
    """Give styles.xml: defaults, paragraph, character and table styles.

    `more` are paragraph styles of one template alone, `characters` character styles as XML.
    """
    common = (*_text(), *_headings(), *_lists(), *_tables(), *_covers(), *_contents(), *_small())
    paragraphs = "".join(map(_paragraph_style, (*common, *more)))
    content = _DEFAULTS + paragraphs + _CHARACTERS + characters + _TABLES
    return f"{HEAD}<w:styles {DECLARATIONS}>{content}</w:styles>".encode()


def _border(side: str, size: int, space: int) -> str:
    return f'<w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="000000"/>'


def _text() -> tuple[Look, ...]:
    box = "".join(_border(side, 8, 4) for side in ("top", "left", "bottom", "right"))
    return (
        Look("BodyText", "Nội dung", align="both", first=_FIRST, before=6, line=276),
        Look("GhiChu", "Ghi chú", "BodyText", italic=True, size=13),
        Look(
            "LuuY", "Lưu ý", "BodyText", left=227, right=113, first=0,
            extra=f"<w:pBdr>{_border('left', 18, 8)}</w:pBdr>"
            '<w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/>',
        ),
        Look(
            "Khung", "Khung", "BodyText", first=0, left=113, right=113,
            extra=f"<w:pBdr>{box}</w:pBdr>",
        ),
        Look("CanGiua", "Căn giữa", "BodyText", align="center", first=0),
        Look("CanPhai", "Căn phải", "BodyText", align="right", first=0),
        Look("TrichDan", "Trích dẫn", "BodyText", left=_FIRST, right=_FIRST, first=0, italic=True),
        Look(
            "MaNguon", "Mã nguồn", align="left", before=6, after=6, size=11, font="Courier New",
            extra='<w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/>',
        ),
        Look(
            "HopThongBao", "Hộp thông báo", "BodyText", first=0, left=113, right=113, before=12,
            after=12, keep_lines=True,
            extra=f'<w:pBdr>{box}</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="EDEDED"/>',
        ),
        Look(
            "DuongKe", "Đường kẻ", left=3400, right=3400, before=6, after=6,
            extra=f"<w:pBdr>{_border('bottom', 6, 1)}</w:pBdr>",
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
            f"Heading{level}", f"heading {level}", follow="BodyText", align="both", first=_FIRST,
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
        Look("BangChu", "Bảng - chữ", size=12, align="left", before=2, after=2),
        Look("BangGiua", "Bảng - giữa", "BangChu", align="center"),
        Look("BangSo", "Bảng - số", "BangChu", align="right"),
        Look("BangTieuDe", "Bảng - tiêu đề cột", "BangGiua", bold=True, keep_next=True),
    )  # fmt: skip
    smaller = tuple(
        Look(f"{cell.id}{size}", f"{cell.name} - cỡ {size}", cell.id, size=size, shown=False,
             before=1 if size < 11 else None, after=1 if size < 11 else None)
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
        Look("TrangBiaTen", "Trang bìa - tên báo cáo", "TrangBia", size=22, caps=True, before=160),
        Look(
            "TrangBiaLan", "Trang bìa - lần dự thảo", "TrangBia", size=16, caps=True, before=24,
            after=30,
        ),
        Look(
            "TrangBiaNgay", "Trang bìa - nơi ngày", "TrangBia", before=270, italic=True, bold=False
        ),
        Look("TrangBiaNgayPhu", "Trang phụ bìa - nơi ngày", "TrangBiaNgay", before=60),
        Look("TrangBiaKy", "Trang bìa - ký", "TrangBia", size=13, caps=True, before=6),
        Look("TrangBiaNguoiKy", "Trang bìa - người ký", "TrangBia", size=14, before=84),
    )  # fmt: skip


def _contents() -> tuple[Look, ...]:
    tab = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9071"/></w:tabs>'
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
        *(
            # letters as in the headings: parts and chapters in capitals
            Look(f"TOC{level}", f"toc {level}", left=240 * max(0, level - 2),
                 before=6 if level == 1 else 3, tabs=tab, size=13, bold=level == 1 or None,
                 caps=level <= 2, keep_next=level == 1)
            for level in range(1, 10)
        ),
        Look("MucLucPhuLuc", "Mục lục - phụ lục", before=3, tabs=tab, size=13),
        Look("TableofFigures", "table of figures", before=3, tabs=tab, size=13),
    )  # fmt: skip


def _small() -> tuple[Look, ...]:
    return (
        Look("Header", "header", align="center", size=13),
        Look("DuThao", "Dòng dự thảo", "Header", align="right", italic=True, size=10),
        Look("Footer", "footer", size=10),
        Look("FootnoteText", "footnote text", size=11, align="both"),
    )


def _paragraph_style(look: Look) -> str:
    custom = "" if look.name[0].islower() else ' w:customStyle="1"'
    follow = f'<w:next w:val="{look.follow}"/>' if look.follow else ""
    shown = "<w:qFormat/>" if look.shown else "<w:semiHidden/>"
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{look.id}"><w:name w:val="{look.name}"/>'
        f'<w:basedOn w:val="{look.based}"/>{follow}{shown}'
        f"<w:pPr>{_paragraph_look(look)}</w:pPr><w:rPr>{_letter_look(look)}</w:rPr></w:style>"
    )


def _paragraph_look(look: Look) -> str:
    # in the order of CT_PPr
    borders, _, shade = look.extra.partition("<w:shd")
    num = ""
    if look.num:
        list_id, level = look.num
        num = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
    return "".join(
        (
            "<w:keepNext/>" if look.keep_next else "",
            "<w:keepLines/>" if look.keep_lines else "",
            "<w:pageBreakBefore/>" if look.new_page else "",
            num,
            borders,
            f"<w:shd{shade}" if shade else "",
            look.tabs,
            _attributes(
                "spacing",
                before=_twips(look.before),
                after=_twips(look.after),
                line=look.line,
                lineRule=("exact" if look.exact else "auto") if look.line else None,
            ),
            _attributes("ind", left=look.left, right=look.right, firstLine=look.first),
            _attributes("jc", val=look.align or None),
            _attributes("outlineLvl", val=look.outline),
        )
    )


def _letter_look(look: Look) -> str:
    half = None if look.size is None else int(look.size * 2)
    return "".join(
        (
            _attributes("rFonts", ascii=look.font, hAnsi=look.font, cs=look.font)
            if look.font
            else "",
            _switch("b", look.bold),
            _switch("bCs", look.bold),
            _switch("i", look.italic),
            _switch("iCs", look.italic),
            "<w:caps/>" if look.caps else "",
            _attributes("sz", val=half),
            _attributes("szCs", val=half),
        )
    )


def _switch(name: str, value: bool | None) -> str:
    if value is None:
        return ""
    return f"<w:{name}/>" if value else f'<w:{name} w:val="0"/>'


def _attributes(name: str, **values: str | int | None) -> str:
    given = "".join(f' w:{key}="{value}"' for key, value in values.items() if value is not None)
    return f"<w:{name}{given}/>" if given else ""


def _twips(points: float | None) -> int | None:
    return None if points is None else int(points * 20)


_DEFAULTS: Final = (
    "<w:docDefaults><w:rPrDefault><w:rPr>"
    f'<w:rFonts w:ascii="{FONT}" w:eastAsia="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}"/>'
    f'<w:color w:val="000000"/><w:sz w:val="{SIZE * 2}"/><w:szCs w:val="{SIZE * 2}"/>'
    '<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
    '<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
    "</w:pPr></w:pPrDefault></w:docDefaults>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    "<w:qFormat/></w:style>"
)
_CHARACTERS: Final = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="character" w:styleId="FootnoteReference">'
    '<w:name w:val="footnote reference"/><w:basedOn w:val="DefaultParagraphFont"/>'
    '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
    '<w:basedOn w:val="DefaultParagraphFont"/><w:rPr><w:color w:val="000000"/>'
    '<w:u w:val="single"/></w:rPr></w:style>'
    '<w:style w:type="character" w:customStyle="1" w:styleId="TieuDePhuLuc">'
    '<w:name w:val="Tiêu đề phụ lục"/><w:basedOn w:val="DefaultParagraphFont"/>'
    "<w:qFormat/><w:rPr><w:caps/></w:rPr></w:style>"
    '<w:style w:type="character" w:customStyle="1" w:styleId="MaTrongDong">'
    '<w:name w:val="Mã trong dòng"/><w:basedOn w:val="DefaultParagraphFont"/><w:rPr>'
    '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/>'
    '<w:sz w:val="24"/><w:szCs w:val="24"/></w:rPr></w:style>'
)
_LINES: Final = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_MARGINS: Final = (
    '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="70" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar>'
)
_TABLES: Final = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
    f"{_MARGINS}</w:tblPr></w:style>"
    '<w:style w:type="table" w:customStyle="1" w:styleId="Bang"><w:name w:val="Bảng"/>'
    '<w:basedOn w:val="TableNormal"/><w:tblPr><w:jc w:val="center"/>'
    f"<w:tblBorders>{_LINES}</w:tblBorders>{_MARGINS}</w:tblPr>"
    '<w:tcPr><w:vAlign w:val="center"/></w:tcPr>'
    '<w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr><w:vAlign w:val="center"/></w:tcPr>'
    "</w:tblStylePr></w:style>"
    '<w:style w:type="table" w:customStyle="1" w:styleId="BangKhongKe">'
    '<w:name w:val="Bảng không kẻ"/><w:basedOn w:val="TableNormal"/></w:style>'
)
