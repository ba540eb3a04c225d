"""A small workspace of two rounds with tables and sentences, written to disk.

Imports nothing of the pipeline: what agencies send is files, and files are what is written.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.seeded.clean_tables import COMMUNES, Table

MADE = datetime(2025, 11, 1)  # noqa: DTZ001 -- what openpyxl asks for
AGENCY = "so-tai-chinh"
PER_ITEM = 25  # tables in one section
FORM = """name: cong-trinh
title: Công trình
fields:
  - {name: stt, title: STT}
  - {name: ma, title: Mã, constraints: {required: true, unique: true}}
  - {name: ten, title: Tên công trình, constraints: {required: true}}
  - {name: dia-diem, title: Địa điểm}
  - {name: cong-suat, title: Công suất, type: number, constraints: {minimum: "1", maximum: "500"}}
  - {name: nam, title: Năm, type: year}
primaryKey: ma
foreignKeys:
  - {fields: dia-diem, reference: {resource: don-vi, fields: ten}}
"qh:order": stt
"""
DOCUMENTS = """- so: 236/QĐ-TTg
  loai: Quyết định
  ngay: 2024-03-19
- so: 66.2/2025/NQ-CP
  loai: Nghị quyết
  ngay: 2025-08-28
  het-hieu-luc: 2025-12-10
  thay-the-boi: 112/2025/QH15
- so: 58/2023/NĐ-CP
  loai: Nghị định
  ngay: 2023-08-12
"""
INDICATORS = (
    ("Mã", "Chỉ tiêu", "Đơn vị", "Mục tiêu 2030 theo QĐ 236", "Đề nghị điều chỉnh"),
    ("che-phu-rung", "Tỷ lệ che phủ rừng", "%", 65, 64.5),
    ("tang-truong-grdp", "Tốc độ tăng trưởng GRDP", "%/năm", "8 - 9", "10 - 11"),
    ("so-cum", "Số cụm công nghiệp", "cụm", 18, 20),
    ("do-thi-hoa", "Tỷ lệ đô thị hóa", "%", "33 - 35", ">35,0"),
)


def write_workspace(
    root: Path,
    before: Sequence[Table],
    after: Sequence[Table],
    sentences: Sequence[str],
    captions: Sequence[str],
    projects: Sequence[str],
) -> dict[str, str]:
    """Write both rounds; give for each table's name and each sentence's index its file."""
    shared = root / "sections"
    first, second = shared / "lan-1" / AGENCY, shared / "lan-2" / AGENCY
    for folder in (first, second, shared / "bieu-mau"):
        folder.mkdir(parents=True)
    for table in before:
        write_table(first / f"{table.name}.xlsx", table)
    for table in after:
        write_table(second / f"{table.name}.xlsx", table)
    items = [f"muc-{number}" for number in range(1, 2 + (len(before) - 1) // PER_ITEM)]
    for number, item in enumerate(items):
        inner = range(number * PER_ITEM, min(len(before), (number + 1) * PER_ITEM))
        text = "\n\n".join(_placed(before[i], captions[i]) for i in inner)
        (first / f"{item}.md").write_text(text, encoding="utf-8")
    (first / "loi-van.md").write_text("\n\n".join(sentences) + "\n", encoding="utf-8")
    write_shared(shared, items, projects)
    return {table.name: f"sections/lan-2/{AGENCY}/{table.name}.xlsx" for table in after}


def line_of(index: int) -> int:
    """The line of a sentence in its file."""
    return 2 * index + 1


def write_table(path: Path, table: Table) -> None:
    """Write a table as an official would: unit above, merged heads, notes below."""
    path.write_bytes(_written(_AsWritten(repr(table), table)))


@dataclass(frozen=True, slots=True)
class _AsWritten:
    """A table, known by all that it holds: most stand unchanged in the next round too."""

    known: str
    table: Table = field(compare=False)


@lru_cache(2_000)
def _written(held: _AsWritten) -> bytes:
    table, book = held.table, Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Bảng"
    if table.unit:
        sheet.cell(1, len(table.rows[0]), f"Đơn vị: {table.unit}")
    for index, row in enumerate(table.rows):
        for column, value in enumerate(row):
            if value is None:
                continue
            cell = sheet.cell(table.top + index, column + 1, value)
            if isinstance(value, int | float) and column in table.decimals:
                places = table.decimals[column]
                cell.number_format = "#,##0" + ("." + "0" * places if places else "")
    for area in table.merges:
        sheet.merge_cells(_moved(area, table))
    for index, note in enumerate(table.notes):
        sheet.cell(table.top + len(table.rows) + index, 1, note)
    book.properties.created = book.properties.modified = MADE
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _moved(area: str, table: Table) -> str:
    """Merges of the header are written for row 1; the unit line moves them down."""
    first, _, last = area.partition(":")
    if int(last[1:]) > 2:
        return area
    move = table.top - 1
    return f"{first[0]}{int(first[1:]) + move}:{last[0]}{int(last[1:]) + move}"


def _placed(table: Table, caption: str) -> str:
    option = f" form={table.form}" if table.form else ""
    return (
        f"Số liệu nêu tại @bang-{table.name}.\n\n"
        f"![{caption}]({table.name}.xlsx#Bảng){{#bang-{table.name}{option}}}"
    )


def _write_priority(folder: Path, projects: Sequence[str]) -> None:
    rows = "\n".join(f"| {n} | {name} | 2026 - 2030 |" for n, name in enumerate(projects, 1))
    caption = "Bảng: Danh mục dự án ưu tiên {#bang-uu-tien}"
    head = "| STT | Tên dự án | Giai đoạn |\n|---|---|---|"
    text = f"{caption}\n\n{head}\n{rows}\n"
    (folder / "pl-du-an-uu-tien.md").write_text(text, encoding="utf-8")


def write_shared(folder: Path, items: Sequence[str], projects: Sequence[str]) -> None:
    """Write the lists of the workspace, and the priority projects that its drafts agree with."""
    _write_priority(folder / "lan-1" / AGENCY, projects)
    entries = [*items, "loi-van"]
    outline = "\n".join(
        f"      - {{id: {item}, tieu-de: Nội dung {n}, chu-tri: {AGENCY}, loai: de-xuat}}"
        for n, item in enumerate(entries, 1)
    )
    texts = {
        "de-cuong.yaml": (
            "tieu-de: Báo cáo\ntinh: Lạng Sơn\nco-quan-lap: so-tai-chinh\nphan:\n"
            f"  - tieu-de: PHƯƠNG HƯỚNG\n    muc:\n{outline}\n"
            "phu-luc:\n  - {id: pl-du-an-uu-tien, tieu-de: Danh mục, chu-tri: so-tai-chinh}\n"
        ),
        "co-quan.yaml": "- {id: so-tai-chinh, ten: Sở Tài chính, nhom: so}\n",
        "ke-hoach.yaml": (
            "lan:\n  - {so: 1, ten: Dự thảo lần 1, ngay: 2025-11-15}\n"
            "  - {so: 2, ten: Dự thảo lần 2, ngay: 2025-12-31}\n"
        ),
        "van-ban.yaml": DOCUMENTS,
        "don-vi.csv": "stt,ma,ten,loai,don-vi-cu\n"
        + "".join(f"{n},{6000 + n:05d},{name},xã,\n" for n, name in enumerate(COMMUNES, 1)),
        "don-vi-cu.csv": (
            "ma-cu,ten-cu,cap-huyen-cu,ma,ten\n"
            "05971,Phường Hoàng Văn Thụ,Thành phố Lạng Sơn,06187,Phường Kỳ Lừa\n"
            "06100,Xã Chí Minh,Huyện Tràng Định,06040,Xã Thất Khê\n"
            "06101,Thị trấn Cao Lộc,Huyện Cao Lộc,06187,Phường Kỳ Lừa\n"
            "06102,Xã Bình Gia,Huyện Bình Gia,06112,Xã Bình Gia\n"
        ),
        "bieu-mau/cong-trinh.yaml": FORM,
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for row in INDICATORS:
        sheet.append(list(row))
    book.properties.created = book.properties.modified = MADE
    book.save(folder / "chi-tieu.xlsx")
