"""The golden set: small documents, one for each thing a report may hold."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

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
    List,
    ListItem,
    NoteMark,
    Placement,
    Point,
    Quote,
    Row,
    Rule,
    Table,
)
from pipeline.model.fixed import replace
from pipeline.model.inlines import LineBreak, Math, Reference, Text
from pipeline.model.report import Chapter, Part, Report
from pipeline.model.table import Align, Column, RowKind
from tests.render.samples import (
    bullets,
    cell,
    para,
    png,
    projects,
    report,
    row,
    section,
    single,
    source,
    wide_table,
    words,
)


@dataclass(frozen=True)
class Case:
    report: Report
    media: Mapping[str, bytes]


def _blocks(*blocks: Block) -> Callable[[], Case]:
    return lambda: Case(single(*blocks), {})


def _note(text: str) -> NoteMark:
    return NoteMark("^1", (para(text),))


def _small_table(**changes: object) -> Table:
    grid = Grid(
        (Column("Chỉ tiêu"), Column("Giá trị", align=Align.DECIMAL)),
        (
            row("Chỉ tiêu", "Giá trị", kind=RowKind.HEADER),
            row("GRDP", "7,5"),
            row("Thu nhập", ""),
            row("Cộng", "12.345", kind=RowKind.TOTAL),
        ),
    )
    table = Table(grid, (Text("Chỉ tiêu"),), "bang-chi-tieu", "1.1", source=source(3))
    return replace(table, **changes)  # type: ignore[arg-type]


def _merged() -> Table:
    head = (
        Row((Cell((Text("STT"),), rows=2), Cell((Text("Năm"),), columns=2), COVERED),
            RowKind.HEADER),
        Row((COVERED, cell("2020"), cell("2025")), RowKind.HEADER),
    )  # fmt: skip
    body = (
        Row((Cell((Text("I. Nhóm một"),), columns=3), COVERED, COVERED), RowKind.GROUP),
        Row((Cell((Text("1"),), rows=2), cell("a"), cell("b"))),
        Row((COVERED, cell("c"), cell("d"))),
    )
    return Table(Grid((Column(), Column(), Column()), (*head, *body)), source=source(4))


def _figure() -> Case:
    image, data = png(900, 300)
    figure = Figure(image, (Text("Sơ đồ"),), "hinh-so-do", "1.1", source=source(2))
    inline = replace(image, width=20, height=20, alt="biểu tượng")
    blocks = (para("Xem ", Reference("hinh-so-do", "Hình 1.1", True, True), inline), figure)
    return Case(single(*blocks), {image.sha256: data})


def _outline() -> Case:
    first = (
        Chapter("CHƯƠNG MỘT", (section("a", "Mục a", para("a")),
                               section("b", "Mục b", para("b"), number="2.")), "I"),
        Chapter("CHƯƠNG HAI", (section("c", "Mục c", Heading(1, (Text("Tiểu mục"),), "", "1.1."),
                                       para("c")),), "II"),
    )  # fmt: skip
    second = Chapter("", (section("d", "Mục d", para("d")),))
    inner = Heading(1, (Text("Trong phụ lục"),), "", "1.")
    table = replace(_small_table(), id="", number="PL1.1")
    appendix = section("pl-a", "Phụ lục a", inner, table, number="Phụ lục I")
    parts = (Part("PHẦN MỘT", first, "I"), Part("PHẦN HAI", (second,), "II"))
    return Case(report(*parts, appendices=(appendix,)), {})


def _broken_count() -> Case:
    only = Chapter("", (section("x", "Mục", Heading(1, (Text("Con"),), "", "7.3."), number="7."),))
    return Case(report(Part("PHẦN", (only,), "III")), {})


_DEEP = bullets(
    "một", ("hai", bullets("ba", ("bốn", bullets("năm", ("sáu", bullets("bảy", "tám"))))))
)

CASES: Mapping[str, Callable[[], Case]] = {
    "paragraphs": _blocks(para("Một đoạn văn."), para("Hai  dấu cách, A & B < C \x0b {{ x }}.")),
    "marks": _blocks(
        para(
            words("đậm", bold=True), words("nghiêng", italic=True), words("cả hai", bold=True,
            italic=True), words("gạch", strike=True), words("2", superscript=True),
            words("n", subscript=True), words("dưới", underline=True), words("mã", code=True),
            LineBreak(), "dòng sau",
        )
    ),
    "links": _blocks(
        para(words("trang", link="https://langson.gov.vn/?a=1&b=2"),
             words(" tỉnh", link="https://langson.gov.vn/?a=1&b=2", bold=True),
             words("thư", link="mailto:a@b.vn"), words("xấu", link="file:///etc/passwd"),
             words("mục một", target="muc-mot")),
    ),
    "bullets": _blocks(_DEEP),
    "numbered": _blocks(
        bullets("a", ("b", bullets("c", start=3)), start=1), bullets("d", start=5), bullets("e")
    ),
    "list-with-blocks": _blocks(
        List((ListItem((para("một"), para("đoạn tiếp"), Code("x = 1"))), ListItem(())))
    ),
    "points": _blocks(
        Point("a", (para("điểm a"), para("tiếp"), bullets("ý"))), Point("đ)", (para("điểm đ"),)),
        Point("e", (bullets("không có lời mở"), Point("g", (para("lồng"),)))),
    ),
    "quotes-and-divisions": _blocks(
        Quote((para("trích"), Quote((para("lồng"),)))),
        Division("ghi-chu", (para("ghi chú"),)),
        Division("khung", (para("một"), para("hai"))),
        Division("luu-y", (para("lưu ý"),)),
        Division("can-giua", (para("giữa"),)),
        Division("can-phai", (para("phải"),)),
        Division("", (para("thường"),), "khoi"), para("xem ", Reference("khoi", "mục 1", True)),
    ),
    "code-rule-box": _blocks(Code("a\n\tb\n\nc\n"), Rule(), Box("Chưa có nội dung."),
                             Placement("x.xlsx", "", ())),
    "definitions": _blocks(
        DefinitionList((Definition((Text("GRDP"),), ((para("tổng"),), (para("sản phẩm"),))),))
    ),
    "formulas": _blocks(
        para("với ", Math("a^2 + b^2"), " và ", Math("\\frac{1}{")), Formula("\\sum_{i=1}^n x_i")
    ),
    "footnotes": _blocks(
        para("một", _note("ghi chú & một"), " lại", NoteMark("^1", first=False)),
        para("hai", NoteMark("^2", (para("hai ", NoteMark("^3", (para("sâu"),))), bullets("ý")))),
        para("mất", NoteMark("^9", first=False)),
    ),
    "references": _blocks(
        _small_table(), Heading(1, (Text("Con"),), "muc-con", "1.1."),
        para(Reference("bang-chi-tieu", "Bảng 1.1", True, True), Reference("muc-con", "mục 1.1",
             True), Reference("muc-muc-mot", "mục 1", True), Reference("bang-khong-co")),
    ),
    "table": _blocks(_small_table(unit="%", origin="Cục Thống kê")),
    "table-plain": _blocks(_small_table(caption=(), number="", id=""), _merged()),
    "table-of-a-sheet": _blocks(
        replace(projects(3), workbook="sections/lan-1/so-xay-dung/du-an.xlsx")
    ),
    "table-merged": _blocks(_merged()),
    "table-wide": _blocks(
        para("trước"), Heading(1, (Text("Bảng rộng"),), "", "1.1."), wide_table(),
        para("Sau bảng, một đoạn đủ dài để đứng riêng trang dọc. " * 30),
    ),
    "tables-wide-together": _blocks(
        _small_table(landscape=True), para("giữa"), _small_table(landscape=True, id="b",
                                                                number="1.2")
    ),
    "figure": _figure,
    "figure-missing": lambda: Case(_figure().report, {}),
    "outline": _outline,
    "numbers-not-in-order": _broken_count,
    "notes-in-cells": _blocks(
        Table(Grid((Column("A"), Column("B")), (
            Row((Cell((Text("x"), _note("trong ô"))), Cell((Text("1"), LineBreak(), Text("2")))))
        ,)))
    ),
    "empty": lambda: Case(report(), {}),
}  # fmt: skip
