"""A report made by hand with every kind of block, for the tests of the writers of HTML."""

from datetime import date
from hashlib import sha256
from io import BytesIO

from PIL import Image as Canvas

from pipeline.compose.numbering import number
from pipeline.compose.references import resolve_references
from pipeline.model.document import (
    COVERED,
    Block,
    Box,
    Cell,
    Code,
    Definition,
    DefinitionList,
    Division,
    Figure,
    Formula,
    Grid,
    Heading,
    Inline,
    List,
    ListItem,
    NoteMark,
    Paragraph,
    Picture,
    Placement,
    Point,
    Quote,
    Row,
    Rule,
    Source,
    Table,
)
from pipeline.model.fixed import replace
from pipeline.model.inlines import Image, LineBreak, Marks, Math, PictureMark, Reference, Text
from pipeline.model.notice import Notice, Severity
from pipeline.model.outline import (
    Agency,
    ChapterOutline,
    Group,
    Item,
    Outline,
    PartOutline,
    Round,
)
from pipeline.model.report import Chapter, Part, Report, Section
from pipeline.model.table import Align, Column, RowKind

FILE = "sections/lan-1/so-y-te/y-te.md"
WORKBOOK = "sections/lan-1/so-y-te/giuong-benh.xlsx"
HEALTH = Agency("so-y-te", "Sở Y tế", Group.DEPARTMENT, "SYT")
BUILDING = Agency("so-xay-dung", "Sở Xây dựng", Group.DEPARTMENT, "SXD")

SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="320" height="160">'
    b'<rect width="320" height="160" fill="#dce9f5"/><script>document.title="hacked"</script>'
    b'<circle cx="160" cy="80" r="60" fill="#2b6cb0"/></svg>'
)


def png() -> bytes:
    """Give a small picture."""
    file = BytesIO()
    Canvas.new("RGB", (640, 320), "#b7d7c0").save(file, "PNG")
    return file.getvalue()


def image(content: bytes, kind: str, file: str, size: tuple[int, int]) -> Image:
    """Give the model's picture for bytes."""
    return Image(file, "Bản đồ mạng lưới", kind, size[0], size[1], sha256(content).hexdigest())


MAP = image(png(), "png", "sections/lan-1/so-y-te/mang-luoi.png", (640, 320))
PLAN = image(SVG, "svg", "sections/lan-1/so-y-te/so-do.svg", (320, 160))
MEDIA = {MAP.sha256: png(), PLAN.sha256: SVG}


def at(line: int) -> Source:
    """Give a line of the sample's file."""
    return Source("so-y-te", FILE, line)


def words(text: str, line: int | None = None) -> Paragraph:
    """Give a paragraph of plain text."""
    return Paragraph((Text(text),), at(line) if line else Source("so-y-te"))


def cell(text: str, **more: object) -> Cell:
    """Give a cell that shows a text."""
    return replace(Cell((Text(text),) if text else (), value=text or None), **more)  # type: ignore[arg-type]


def wide_grid() -> Grid:
    """Give a table of 12 columns with two header rows, merged cells, a group and a total."""
    years = [str(year) for year in range(2020, 2030)]
    top = (cell("TT", rows=2), cell("Chỉ tiêu", rows=2), cell("Năm", columns=10), *[COVERED] * 9)
    under = (COVERED, COVERED, *map(cell, years))
    group = (cell("A"), cell("Giường bệnh", columns=11), *[COVERED] * 10)
    rows = [
        (
            cell(str(n)),
            cell(f"Tuyến {name}"),
            *(cell(f"{n * 31.5 + y:.1f}".replace(".", ",")) for y in range(10)),
        )
        for n, name in enumerate(("tỉnh", "xã"), 1)
    ]
    whole = (cell("3"), cell("Ngoài công lập"), *(cell(str(150 + y)) for y in range(10)))
    total = (
        cell(""),
        cell("Tổng"),
        *(cell("1.234,75", address=f"Sheet1!{chr(67 + y)}9") for y in range(10)),
    )
    columns = (
        Column("TT", align=Align.CENTER, width=0.04),
        Column("Chỉ tiêu", width=0.16),
        *(Column(year, align=Align.DECIMAL, width=0.08) for year in years),
    )
    kinds = (RowKind.HEADER, RowKind.HEADER, RowKind.GROUP, *[RowKind.BODY] * 3, RowKind.TOTAL)
    cells = (top, under, group, *rows, whole, total)
    return Grid(columns, tuple(map(Row, cells, kinds, range(3, 10))), "Sheet1")


def narrow_grid() -> Grid:
    """Give a pipe table of two columns."""
    rows = (
        Row((cell("Ngành"), cell("Mục tiêu (%/năm)")), RowKind.HEADER, 60),
        Row((cell("Nông nghiệp"), cell("2,5 - 3,5")), line=62),
        Row((cell("Công nghiệp - xây dựng"), cell("12,25")), line=63),
        Row((cell("Dịch vụ"), cell("8")), line=64),
    )
    return Grid((Column("Ngành"), Column("Mục tiêu", align=Align.DECIMAL)), rows)


def blocks() -> tuple[Block, ...]:
    """Give every kind of block."""
    note = NoteMark("1", (words("Số liệu minh họa, xem Quyết định số 236/QĐ-TTg.", 99),))
    runs: tuple[Inline, ...] = (
        Text("Toàn tỉnh có 65 xã, phường sau khi sắp xếp; mạng lưới cơ sở y tế phân bố tại "),
        Reference("hinh-mang-luoi"),
        Text(" và "),
        Reference("bang-giuong-benh"),
        Text(", liên quan "),
        Reference("muc-giao-thong"),
        Text("; "),
        Reference("bang-khong-co"),
        Text(". Chữ "),
        Text("đậm", Marks(bold=True)),
        Text(", "),
        Text("nghiêng", Marks(italic=True)),
        Text(", "),
        Text("gạch", Marks(strike=True)),
        Text(", m"),
        Text("3", Marks(superscript=True)),
        Text(", CO"),
        Text("2", Marks(subscript=True)),
        Text(", "),
        Text("7,5", Marks(indicator="tang-truong-grdp")),
        Text(", "),
        Text("cổng thông tin", Marks(link="https://langson.gov.vn")),
        Text(", "),
        Text("liên kết xấu", Marks(link="javascript:alert(1)")),
        Text(", "),
        Text("dưới đây", Marks(target="muc-han-che")),
        Text(", công thức "),
        Math("x^2 + \\frac{a}{b}"),
        Text(" và "),
        Math("\\khongco{"),
        Text("."),
        note,
        LineBreak(),
        Text("Dòng mới sau chỗ ngắt"),
        NoteMark("1", first=False),
        Text(" "),
        PLAN,
        PictureMark("thieu.png", "Thiếu"),
    )
    inner = List(
        (ListItem((words("Trạm y tế xã", 31),)), ListItem((words("Phòng khám", 32),))),
        source=at(31),
    )
    ordered = List(
        (
            ListItem((words("Bệnh viện đa khoa tỉnh", 30), inner)),
            ListItem((words("Trung tâm y tế", 33),)),
        ),
        start=3,
        source=at(30),
    )
    long_text = (
        "Hệ thống y tế công lập được củng cố; cơ sở vật chất, trang thiết bị từng bước được đầu tư "
        "theo hướng hiện đại, đáp ứng nhu cầu khám bệnh, chữa bệnh của Nhân dân các dân tộc trên "
        "địa bàn tỉnh, nhất là vùng sâu, vùng xa, vùng biên giới."
    )
    return (
        Heading(1, (Text("Mạng lưới cơ sở y tế"),), source=at(9)),
        words(long_text, 10),
        Paragraph(runs, at(12)),
        Table(
            wide_grid(),
            (Text("Số giường bệnh giai đoạn 2020 - 2029"),),
            "bang-giuong-benh",
            unit="giường",
            origin="số liệu minh họa",
            workbook=WORKBOOK,
            source=at(18),
        ),
        Heading(2, (Text("Hạn chế"),), "muc-han-che", source=at(20)),
        Point("a)", (words("Nhân lực y tế tuyến xã còn thiếu:", 22), ordered), at(22)),
        Point("đ)", (words("Trang thiết bị chưa đồng bộ.", 36), words(long_text, 38)), at(36)),
        Heading(3, (Text("Nguyên nhân khách quan"),), source=at(39)),
        Quote((words("Bảo vệ, chăm sóc và nâng cao sức khỏe Nhân dân.", 40),), at(40)),
        Division("ghi-chu", (words("Nội dung trong khung.", 43),), source=at(42)),
        DefinitionList(
            (Definition((Text("Giường kế hoạch"),), ((words("Số giường được giao.", 46),),)),),
            source=at(45),
        ),
        Code(
            "SELECT * FROM giuong WHERE ten < 'a' "
            "AND mot_dong_rat_dai_khong_ngat = 1 AND mot_dong_rat_dai = 2\n  dòng hai",
            at(48),
        ),
        Formula("\\sum_{i=1}^{n} \\frac{x_i}{n} = \\sqrt{\\bar{x}}", at(51)),
        Rule(at(53)),
        Table(narrow_grid(), (Text("Mục tiêu tăng trưởng"),), "bang-muc-tieu", source=at(60)),
        Figure(MAP, (Text("Mạng lưới cơ sở y tế"),), "hinh-mang-luoi", source=at(66)),
        Placement("thieu.xlsx", "Sheet1", (Text("Bảng chưa gửi"),), source=at(68)),
        Picture("thieu.png", (Text("Hình chưa gửi"),), source=at(70)),
        Box("Không đọc được tệp y-te.docx: tệp hỏng."),
        Paragraph(
            (Text("Phần của cơ quan phối hợp."),),
            Source("so-xay-dung", "sections/lan-1/so-xay-dung/y-te.md", 1),
        ),
    )


def report(body: tuple[Block, ...] | None = None) -> Report:
    """Give a numbered report: an item of the body, an item of another agency, an appendix."""
    health = Item("y-te", "Hạ tầng y tế", "so-y-te", ("so-xay-dung",))
    roads = Item("giao-thong", "Hạ tầng giao thông", "so-xay-dung")
    annex = Item("pl-y-te", "Danh mục cơ sở y tế", "so-y-te")
    outline = Outline(
        "Báo cáo Điều chỉnh Quy hoạch tỉnh Lạng Sơn thời kỳ 2021 - 2030, tầm nhìn đến năm 2050",
        "Lạng Sơn",
        "so-tai-chinh",
        "tu-van",
        (PartOutline("HIỆN TRẠNG", (ChapterOutline("HẠ TẦNG", (roads, health)),)),),
        (annex,),
    )
    first = NoteMark("1", (words("Chú thích của mục trước."),))
    sections = (
        Section(roads, roads.title, (Paragraph((Text("Đường bộ."), first)),)),
        Section(health, health.title, blocks() if body is None else body),
    )
    appendix = Section(annex, annex.title, (Box("Sở Y tế chưa gửi nội dung này."),), missing=True)
    plain = Report(
        outline,
        (HEALTH, BUILDING),
        Round(1, date(2025, 11, 15), "Dự thảo lần 1"),
        (Part("HIỆN TRẠNG", (Chapter("HẠ TẦNG", sections),)),),
        (appendix,),
    )
    return resolve_references(number(plain)).value


def notices() -> tuple[Notice, ...]:
    """Give notices with a line, with a cell, with an item only, and with no place."""
    return (
        Notice(
            Severity.ERROR,
            "tham-chieu-khong-co",
            "không có bảng 'bang-khong-co' trong báo cáo",
            "dùng một trong @bang-giuong-benh, hoặc đặt {#bang-khong-co} sau bảng được nhắc tới",
            FILE,
            13,
            agency="so-y-te",
            item="y-te",
        ),
        Notice(
            Severity.WARNING,
            "so-mo-ho",
            '"1.234" có thể là 1234 hoặc 1,234',
            "viết 1234 hoặc 1,234",
            WORKBOOK,
            cell="Sheet1!D9",
            agency="so-y-te",
        ),
        Notice(Severity.WARNING, "dai", "đoạn quá dài", "", FILE, 38, agency="so-y-te"),
        Notice(Severity.INFO, "chua-gui", "Sở Y tế chưa gửi mục", item="pl-y-te"),
        Notice(Severity.INFO, "tep-la", "tệp không dùng vào đâu", "xóa", "sections/x/la.txt"),
    )
