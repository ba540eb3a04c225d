"""Small reports made by hand, and what tests read back from a .docx."""

import hashlib
import io
import zipfile
from datetime import date

from lxml import etree
from PIL import Image as PillowImage

from pipeline.compose.flow import lay_out
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
    Point,
    Quote,
    Row,
    Rule,
    Source,
    Table,
)
from pipeline.model.inlines import PLAIN, Image, LineBreak, Marks, Math, Reference, Text
from pipeline.model.outline import Agency, ChapterOutline, Group, Item, Outline, PartOutline, Round
from pipeline.model.pages import Pages
from pipeline.model.report import Chapter, Part, Report, Section
from pipeline.model.table import Align, Column, RowKind
from pipeline.render.word.report import WrittenDocx, write_report
from tests.render.shipped import report_template

DAY = date(2025, 11, 30)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"


def source(line: int) -> Source:
    return Source("so-xay-dung", "sections/lan-1/so-xay-dung/giao-thong.md", line)


def words(text: str, **marks: bool | str) -> Text:
    return Text(text, Marks(**marks) if marks else PLAIN)  # type: ignore[arg-type]


def para(*runs: Inline | str, line: int = 1) -> Paragraph:
    return Paragraph(tuple(words(r) if isinstance(r, str) else r for r in runs), source(line))


def cell(text: str, *, rows: int = 1, columns: int = 1) -> Cell:
    return Cell((Text(text),) if text else (), text or None, rows=rows, columns=columns)


def row(*texts: str, kind: RowKind = RowKind.BODY) -> Row:
    return Row(tuple(map(cell, texts)), kind)


def bullets(*items: str | tuple[str, List], start: int | None = None) -> List:
    made = []
    for entry in items:
        text, inner = (entry, None) if isinstance(entry, str) else entry
        made.append(ListItem((para(text), inner) if inner else (para(text),)))
    return List(tuple(made), start=start)


def png(width: int, height: int) -> tuple[Image, bytes]:
    buffer = io.BytesIO()
    PillowImage.new("RGB", (width, height), (40, 90, 160)).save(buffer, "PNG")
    data = buffer.getvalue()
    digest = hashlib.sha256(data).hexdigest()
    return Image("so-do.png", "Sơ đồ không gian", "png", width, height, digest), data


def section(item: str, title: str, *blocks: Block, number: str = "1.", place: str = "") -> Section:
    return Section(Item(item, title, "so-xay-dung"), title, tuple(blocks), number, place)


def report(*parts: Part, appendices: tuple[Section, ...] = ()) -> Report:
    outline = Outline(
        title="Báo cáo Điều chỉnh Quy hoạch tỉnh Lạng Sơn thời kỳ 2021 - 2030, "
        "tầm nhìn đến năm 2050",
        province="Lạng Sơn",
        planning_agency="so-tai-chinh",
        consultant="tu-van",
        parts=tuple(PartOutline(part.title, (ChapterOutline("", ()),)) for part in parts),
        file="sections/de-cuong.yaml",
    )
    agencies = (
        Agency("so-tai-chinh", "Sở Tài chính", Group.DEPARTMENT, head_title="Giám đốc"),
        Agency("so-xay-dung", "Sở Xây dựng", Group.DEPARTMENT),
        Agency("tu-van", "Liên danh tư vấn", Group.CONSULTANT),
    )
    draft = Round(2, DAY, "Dự thảo lần 2")
    return Report(outline, agencies, draft, parts, appendices, content_hash="ab" * 32)


def single(*blocks: Block) -> Report:
    """A report of one section that holds the blocks."""
    chapter = Chapter("", (section("muc-mot", "Mục một", *blocks),))
    return report(Part("ĐÁNH GIÁ HIỆN TRẠNG", (chapter,), "I"))


def written(
    value: Report, media: dict[str, bytes] | None = None, *, pages: Pages | None = None
) -> WrittenDocx:
    flow, shell = lay_out(value), report_template()
    return write_report(value, flow, template=shell, media=media or {}, now=DAY, pages=pages)


def part(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def whole_body(data: bytes) -> etree._Element:
    found = etree.fromstring(part(data, "word/document.xml")).find(f"{W}body")
    assert found is not None
    return found


def body(data: bytes) -> etree._Element:
    """The body without contents and lists: covers, then the report."""
    found = whole_body(data)
    for node in _front(found):
        found.remove(node)
    return found


def front(data: bytes) -> list[etree._Element]:
    """Contents and lists: the paragraphs and tables of the section numbered i, ii …"""
    return _front(whole_body(data))


def _front(found: etree._Element) -> list[etree._Element]:
    compare_with_earlier: list[etree._Element] = []
    for node in found:
        compare_with_earlier.append(node)
        for number in node.iterfind(f"{W}pPr/{W}sectPr/{W}pgNumType"):
            if number.get(f"{W}fmt") == "lowerRoman":
                return compare_with_earlier
            compare_with_earlier = []
    return []


def text_of(element: etree._Element) -> str:
    """The words as read: a space is a space, whether a line may end at it or not."""
    return "".join(
        {f"{W}br": "\n", f"{W}tab": "\t"}.get(str(node.tag), node.text or "")
        for node in element.iter(f"{W}t", f"{M}t", f"{W}br", f"{W}tab")
    ).replace("\u00a0", " ")


def paragraphs(data: bytes) -> list[tuple[str, str]]:
    """Style and text of every paragraph of the body behind the covers."""
    found = []
    for node in body(data).iter(f"{W}p"):
        style = node.find(f"{W}pPr/{W}pStyle")
        name = "" if style is None else str(style.get(f"{W}val"))
        if not name.startswith("TrangBia"):
            found.append((name, text_of(node)))
    return found


def projects(rows: int = 40) -> Table:
    header = row("STT", "Tên dự án", "Địa điểm", "Tổng mức đầu tư", kind=RowKind.HEADER)
    lines = [row("I", "HẠ TẦNG GIAO THÔNG", "", "1.250,5", kind=RowKind.GROUP)]
    lines += [
        row(str(n), f"Nâng cấp, mở rộng đường tỉnh {230 + n}, đoạn qua khu kinh tế cửa khẩu",
            "Xã Đồng Đăng", f"{n * 31},{n % 10}" if n % 3 else f"{n * 1.0:.0f}")
        for n in range(1, rows)
    ]  # fmt: skip
    lines.append(row("", "Tổng cộng", "", "9.876,5", kind=RowKind.TOTAL))
    columns = (
        Column("STT", align=Align.CENTER),
        Column("Tên dự án"),
        Column("Địa điểm"),
        Column("Tổng mức đầu tư", "tỷ đồng", Align.DECIMAL),
    )
    return Table(
        Grid(columns, (header, *lines), title="Biểu 01", notes=("Số liệu làm tròn.",)),
        caption=(Text("Danh mục dự án ưu tiên"),), id="bang-du-an", number="1.1",
        unit="tỷ đồng", origin="Sở Tài chính, số liệu minh họa", source=source(30),
    )  # fmt: skip


def wide_table() -> Table:
    names = ("STT", "Xã, phường", "Diện tích tự nhiên", "Dân số trung bình", "Mật độ dân số",
             "Đất nông nghiệp", "Đất phi nông nghiệp", "Đất chưa sử dụng", "Tỷ lệ hộ nghèo",
             "Tỷ lệ đô thị hóa", "Thu nhập bình quân", "Cơ cấu kinh tế hiện nay",
             "Định hướng phát triển chủ yếu đến năm 2030")  # fmt: skip
    head = Row(
        (
            Cell((Text("STT"),), rows=2), Cell((Text("Xã, phường"),), rows=2),
            Cell((Text("Chỉ tiêu"),), columns=len(names) - 2),
            *(COVERED for _ in range(len(names) - 3)),
        ),
        RowKind.HEADER,
    )  # fmt: skip
    second = Row((COVERED, COVERED, *(cell(name) for name in names[2:])), RowKind.HEADER)
    lines = [
        row(str(n), f"Xã Tân Thành {n}", "123,45", "12.345", "100", "80,1", "12,5", "3,2", "4,5",
            "12", "58,7", "Nông nghiệp, dịch vụ cửa khẩu, công nghiệp chế biến",
            "Phát triển kinh tế cửa khẩu, logistics và nông nghiệp công nghệ cao")
        for n in range(1, 20)
    ]  # fmt: skip
    columns = tuple(Column(name, align=Align.DECIMAL if 1 < n < 11 else None)
                    for n, name in enumerate(names))  # fmt: skip
    return Table(
        Grid(columns, (head, second, *lines)), caption=(Text("Hiện trạng các xã, phường"),),
        id="bang-xa", number="1.2", source=source(60),
    )  # fmt: skip


LOREM = (
    "Thời kỳ 2021 - 2025, tỉnh Lạng Sơn đã tập trung nguồn lực đầu tư phát triển kết cấu hạ tầng "
    "giao thông đồng bộ, từng bước hiện đại; hệ thống quốc lộ, đường tỉnh và đường kết nối các cửa "
    "khẩu được nâng cấp, tạo động lực cho phát triển kinh tế - xã hội của địa phương. "
)


def rich() -> tuple[Report, dict[str, bytes]]:
    """A report that holds every kind of block and inline, and the bytes of its picture."""
    image, data = png(1200, 700)
    note = NoteMark("^1", (para("Nghị quyết số 1672/NQ-UBTVQH15 ngày 16/6/2025."),))
    blocks: tuple[Block, ...] = (
        para(LOREM * 2, note, " Xem ", Reference("bang-du-an", "Bảng 1.1", True, True), ", ",
             Reference("hinh-so-do", "Hình 1.1", True, True), " và ",
             Reference("muc-van-tai", "mục I.1.1", True), ".", line=10),
        para("Chữ ", words("đậm", bold=True), ", ", words("nghiêng", italic=True), ", ",
             words("gạch", strike=True), ", x", words("2", superscript=True), ", H",
             words("2", subscript=True), "O, ", words("mã", code=True), ", ",
             words("liên kết", link="https://langson.gov.vn"), LineBreak(), "dòng hai; ",
             Math("E = mc^2"), "; A & B < C {{ x }}; nhắc lại", NoteMark("^1", first=False),
             ".", line=12),
        Heading(1, (Text("Hạ tầng vận tải"),), "muc-van-tai", "1.1.", source(14)),
        para(LOREM, line=16),
        bullets("Đường bộ", ("Đường sắt", bullets("Hà Nội - Đồng Đăng", ("Mai Pha - Na Dương",
                bullets("Đoạn một", ("Đoạn hai", bullets("Ga thứ tư")))))), "Đường thủy"),
        bullets("Rà soát quy hoạch", ("Bổ sung dự án", bullets("Dự án A", "Dự án B", start=3)),
                start=1),
        bullets("Danh sách khác, đánh số từ năm", start=5),
        Point("a", (para("Cải tạo, nâng cấp quốc lộ 4B:"), para("Đoạn thuộc điểm a."),
                    bullets("Ý một"), Point("-", (para("lồng"),))), source(20)),
        Point("đ", (para("Xây dựng đường kết nối cửa khẩu;"),), source(22)),
        Quote((para("Tuyến cao tốc Hữu Nghị - Chi Lăng hoàn thành năm 2026."),)),
        Division("ghi-chu", (para("Số liệu minh họa."),)),
        Code("{=openxml}\n<w:p/>\n"),
        DefinitionList((Definition((Text("GRDP"),), ((para("Tổng sản phẩm trên địa bàn."),),)),)),
        Formula("\\frac{a}{b} = \\sqrt{\\sum_{i=1}^{n} x_i^2}"),
        Rule(),
        Box("Chưa có nội dung: Sở Y tế chưa gửi phần này."),
        projects(),
        Figure(image, (Text("Sơ đồ không gian"),), "hinh-so-do", "1.1", source=source(40)),
        Heading(2, (Text("Các xã, phường"),), "", "1.1.1.", source(50)),
        wide_table(),
        para(LOREM * 4, line=70),
    )  # fmt: skip
    first = Chapter(
        "HIỆN TRẠNG HẠ TẦNG KỸ THUẬT",
        (section("giao-thong", "Hạ tầng giao thông", *blocks),
         section("cap-nuoc", "Cấp nước", para(LOREM, line=80), number="2.")), "I",
    )  # fmt: skip
    second = Chapter("HIỆN TRẠNG XÃ HỘI", (section("y-te", "Y tế", para(LOREM * 3)),), "II")
    direct = Chapter("", (section("quan-diem", "Quan điểm", para(LOREM)),
                          section("muc-tieu", "Mục tiêu", para(LOREM), number="2.")))  # fmt: skip
    from pipeline.model.fixed import replace

    appendix = section("pl-du-an", "Danh mục dự án", replace(projects(12), id="", number="PL1.1"),
                       number="Phụ lục I")  # fmt: skip
    other = section("pl-xa", "Hiện trạng các xã",
                    replace(wide_table(), id="", number="PL2.1"), number="Phụ lục II")  # fmt: skip
    value = report(
        Part("ĐÁNH GIÁ HIỆN TRẠNG VÀ KẾT QUẢ THỰC HIỆN QUY HOẠCH", (first, second), "I"),
        Part("NỘI DUNG ĐIỀU CHỈNH", (direct,), "II"),
        appendices=(appendix, other),
    )
    return value, {image.sha256: data}
