"""Tables as departments leave them: odd grids, headings in rows, captions inside, lists in cells."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from random import Random
from typing import Final

from tests.seeded.departmental.dress import BOLD, ITALIC, PLAIN, Look, para, run
from tests.seeded.departmental.package import Parts
from tests.seeded.departmental.truth import Cell, Piece, Table, plain

Written = tuple[tuple[Piece, ...], str]
Rows = Sequence[Sequence[str]]

_BORDERS: Final = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def cell(text: str, properties: str = "", look: Look = PLAIN, align: str = "left") -> str:
    """A cell; a line of the text is a paragraph."""
    inner = "".join(para(run(line, look) if line else "", align=align) for line in text.split("\n"))
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """A row of cells given as XML."""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str, columns: int, widths: Sequence[int] = ()) -> str:
    """A table with lines."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths or (2000,) * columns)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>{_BORDERS}</w:tblBorders>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _captioned(words: str) -> str:
    return para(run(words, BOLD), align="center")


def _rows(texts: Rows, *, header: int = 1) -> list[str]:
    return [
        row(*(cell(text, look=BOLD if number < header else PLAIN) for text in texts_of_row))
        for number, texts_of_row in enumerate(texts)
    ]


def _numbered_columns(_rng: Random, _parts: Parts) -> Written:
    """A row of column numbers below the headings belongs to them."""
    texts = [("TT", "Chỉ tiêu", "Vốn"), ("(1)", "(2)", "(3)"), ("1", "Đường tỉnh", "1.250,5"),
             ("2", "Đường xã", "830,0")]  # fmt: skip
    rows = [*plain(texts[:2]), *_with_numbers(texts[2:], 2)]
    made = Table(tuple(rows), 2, "Vốn đầu tư đường bộ", "1", "tỷ đồng")
    xml = _captioned("Bảng 1. Vốn đầu tư đường bộ") + para(
        run("Đơn vị: tỷ đồng", ITALIC), align="right"
    )
    return (made,), xml + table(*_rows(texts, header=2), columns=3)


def _with_numbers(texts: Rows, *columns: int) -> list[tuple[Cell, ...]]:
    return [
        tuple(
            Cell(text, number=_number(text) if at in columns else None)
            for at, text in enumerate(texts_of_row)
        )
        for texts_of_row in texts
    ]


def _number(text: str) -> Decimal | None:
    bare = text.replace(".", "").replace(",", ".")
    return Decimal(bare) if bare.replace(".", "").isdigit() else None


def _plain_heads(_rng: Random, _parts: Parts) -> Written:
    """Nothing marks the first row but its place."""
    texts = [
        ("Xã", "Dân số", "Mật độ"),
        ("Hữu Lũng", "25.300", "120,5"),
        ("Cai Kinh", "9.120", "64,2"),
    ]
    made = Table((*plain(texts[:1]), *_with_numbers(texts[1:], 1, 2)), 1, "Dân số các xã", "2")
    return (made,), _captioned("Bảng 2: Dân số các xã") + table(*_rows(texts, header=0), columns=3)


def _lists_in_cells(_rng: Random, _parts: Parts) -> Written:
    texts = [
        ("Nhóm", "Nhiệm vụ"),
        ("Y tế", "- Xây trạm;\n- Mua thiết bị."),
        ("Giáo dục", "Sửa trường"),
    ]
    rows = plain(
        [tuple(text.replace("\n", " ") for text in texts_of_row) for texts_of_row in texts]
    )
    made = Table(rows, 1, "Nhiệm vụ theo nhóm", "3")
    return (made,), _captioned("Bảng 3. Nhiệm vụ theo nhóm") + table(*_rows(texts), columns=2)


def _shifted(_rng: Random, _parts: Parts) -> Written:
    """A row that begins later and ends earlier than the others (gridBefore, gridAfter)."""
    skipped = '<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>'
    rows = (
        *_rows([("Xã", "Năm 2020", "Năm 2025")]),
        row(cell("A"), cell("5,5"), cell("6,5")),
        row(cell("7,5"), properties=skipped),
    )
    texts = [("A", "5,5", "6,5"), ("", "7,5", "")]
    made = Table(
        (*plain([("Xã", "Năm 2020", "Năm 2025")]), *_with_numbers(texts, 1, 2)), 1, "Tỷ lệ", "4"
    )
    return (made,), _captioned("Bảng 4. Tỷ lệ") + table(*rows, columns=3)


def _old_merge(_rng: Random, _parts: Parts) -> Written:
    """Cells merged across as older programs do it (hMerge)."""
    start, on = '<w:hMerge w:val="restart"/>', '<w:hMerge w:val="continue"/>'
    rows = (
        row(cell("Xã", look=BOLD), cell("Vốn", start, BOLD), cell("", on)),
        row(cell("A"), cell("1,5"), cell("2,5")),
    )
    head = (Cell("Xã"), Cell("Vốn", columns=2), None)
    made = Table((head, *_with_numbers([("A", "1,5", "2,5")], 1, 2)), 1, "Vốn theo xã", "5")
    return (made,), _captioned("Bảng 5. Vốn theo xã") + table(*rows, columns=3)


def _block_merge(_rng: Random, _parts: Parts) -> Written:
    """A cell over two rows and two columns at once."""
    span = '<w:gridSpan w:val="2"/>'
    rows = (
        row(cell("Nội dung", span + '<w:vMerge w:val="restart"/>', BOLD), cell("Năm", span, BOLD)),
        row(cell("", span + "<w:vMerge/>"), cell("2020", look=BOLD), cell("2025", look=BOLD)),
        row(cell("I"), cell("Đất ở"), cell("12,5"), cell("13,0")),
    )
    head = (Cell("Nội dung", 2, 2), None, Cell("Năm", columns=2), None)
    second = (None, None, Cell("2020"), Cell("2025"))
    body = _with_numbers([("I", "Đất ở", "12,5", "13,0")], 2, 3)
    return (Table((head, second, *body), 2, "Đất ở", "6"),), _captioned("Bảng 6. Đất ở") + table(
        *rows, columns=4
    )


def _sdt_cells(_rng: Random, _parts: Parts) -> Written:
    """Cells and a row within content controls."""

    def control(inner: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>"

    texts = [("Xã", "Số hộ"), ("A", "1.520"), ("B", "980")]
    rows = (
        *_rows(texts[:1]),
        row(cell("A"), control(cell("1.520"))),
        control(row(cell("B"), cell("980"))),
    )
    made = Table((*plain(texts[:1]), *_with_numbers(texts[1:], 1)), 1, "Số hộ nghèo", "7", "hộ")
    xml = _captioned("Bảng 7. Số hộ nghèo") + para(run("(Đơn vị tính: hộ)"), align="right")
    return (made,), xml + table(*rows, columns=2)


def _inserted_row(_rng: Random, _parts: Parts) -> Written:
    by = 'w:author="A" w:date="2025-11-05T08:00:00Z"'
    added = f'<w:ins w:id="950" {by}/>'
    text = f'<w:ins w:id="951" {by}>{run("300")}</w:ins>'
    rows = (
        *_rows([("Xã", "Số trẻ"), ("A", "200")]),
        row(cell("C"), f"<w:tc><w:tcPr/>{para(text)}</w:tc>", properties=added),
    )
    texts = [("A", "200"), ("C", "300")]
    made = Table((*plain([("Xã", "Số trẻ")]), *_with_numbers(texts, 1)), 1, "Số trẻ em", "8")
    return (made,), _captioned("Bảng 8. Số trẻ em") + table(*rows, columns=2)


def _unit_in_caption(_rng: Random, _parts: Parts) -> Written:
    """Caption and unit in one paragraph, a break between; the source in brackets."""
    texts = [("Năm", "Sản lượng"), ("2020", "1.150,5"), ("2025", "1.320,0")]
    made = Table(
        (*plain(texts[:1]), *_with_numbers(texts[1:], 1)),
        1,
        "Sản lượng hồi",
        "9",
        "tấn",
        "Sở Nông nghiệp",
    )
    xml = para(
        run("Bảng 9. Sản lượng hồi", BOLD) + run("\n") + run("ĐVT: tấn", ITALIC), align="center"
    )
    below = para(run("(Nguồn: Sở Nông nghiệp)", ITALIC))
    return (made,), xml + table(*_rows(texts), columns=2) + below


def _many_groups(_rng: Random, _parts: Parts) -> Written:
    """Rows that are one title across the table."""
    across = '<w:gridSpan w:val="3"/>'
    rows = [*_rows([("TT", "Dự án", "Vốn")])]
    truth: list[tuple[Cell | None, ...]] = [*plain([("TT", "Dự án", "Vốn")])]
    for name in ("Giao thông", "Thủy lợi"):
        rows.append(row(cell(name, across, BOLD)))
        rows.append(row(cell("1"), cell(f"{name} số 1"), cell("1.520,5")))
        truth.append((Cell(name, columns=3), None, None))
        truth.extend(_with_numbers([("1", f"{name} số 1", "1.520,5")], 2))
    made = Table(tuple(truth), 1, "Dự án theo ngành", "10")
    return (made,), _captioned("Bảng 10. Dự án theo ngành") + table(*rows, columns=3)


def _empty_cells(_rng: Random, _parts: Parts) -> Written:
    texts = [("Chỉ tiêu", "2020", "2025", "Ghi chú"), ("GRDP", "10,5", "", "-"), ("", "", "", ""),
             ("Thu", "", "7,25", "")]  # fmt: skip
    made = Table((*plain(texts[:1]), *_with_numbers(texts[1:], 1, 2)), 1, "Chỉ tiêu kinh tế", "11")
    return (made,), _captioned("Bảng 11. Chỉ tiêu kinh tế") + table(*_rows(texts), columns=4)


def _without_caption(_rng: Random, _parts: Parts) -> Written:
    texts = [
        ("Tên cụm", "Diện tích (ha)", "Tỷ lệ lấp đầy (%)"),
        ("Hợp Thành", "49,93", "60"),
        ("Bắc Sơn 2", "70", "12,5"),
    ]
    made = Table((*plain(texts[:1]), *_with_numbers(texts[1:], 1, 2)), 1)
    return (made,), table(*_rows(texts), columns=3)


TABLES: Final[dict[str, Callable[[Random, Parts], Written]]] = {
    "cot-danh-so": _numbered_columns, "khong-dam": _plain_heads, "o-danh-sach": _lists_in_cells,
    "lech": _shifted, "gop-cu": _old_merge, "gop-khoi": _block_merge, "o-sdt": _sdt_cells,
    "hang-them": _inserted_row, "don-vi-chung": _unit_in_caption, "nhom": _many_groups,
    "o-trong": _empty_cells, "khong-ten": _without_caption,
}  # fmt: skip
