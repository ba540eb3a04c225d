"""Tables put together from many agencies' forms, every cell with where it comes from."""

from decimal import Decimal
from typing import Final

from pipeline.model.fixed import Fixed
from pipeline.model.table import RowKind

GENERATED: Final = "tong-hop"  # option of a table in the report that no agency wrote

# What an item of the outline may ask for under `tong-hop`, and what each table shows.
CONSOLIDATED: Final = {
    "so-sanh": "So sánh nội dung quy hoạch đã phê duyệt và nội dung đề nghị điều chỉnh",
    "so-luong-de-xuat": "Số lượng đề xuất điều chỉnh theo cơ quan và loại đề xuất",
    "du-an-linh-vuc": "Dự án ưu tiên đầu tư theo lĩnh vực",
    "du-an-xa": "Dự án ưu tiên đầu tư theo xã, phường",
    "du-an-tinh-trang": "Dự án thuộc Phụ lục XXIV theo lĩnh vực và tình trạng thực hiện",
    "ket-qua-chi-tieu": "Kết quả thực hiện so với mục tiêu năm 2030",
    "can-cu-phap-ly": "Danh mục văn bản làm căn cứ",
}
# What the sentence before a table says of where it comes from; most come from the forms.
_MADE_FROM: Final = {"can-cu-phap-ly": "được lập từ các văn bản viện dẫn trong Báo cáo"}


class ConsolidatedColumn(Fixed):
    """A column: heading, unit of its numbers ("" for none), share of the table's width."""

    title: str
    unit: str = ""
    width: float = 1.0


class ConsolidatedCell(Fixed):
    """What is printed, the number it is (None for words), and the cells it was made from.

    A source is `sections/lan-1/so-y-te/de-xuat-dieu-chinh.xlsx:Bieu!E6`.
    """

    text: str = ""
    value: Decimal | int | None = None
    sources: tuple[str, ...] = ()


class ConsolidatedRow(Fixed):
    """One row, as wide as its table."""

    cells: tuple[ConsolidatedCell, ...]
    kind: RowKind = RowKind.BODY


class ConsolidatedTable(Fixed):
    """One table; `id` is a key of `CONSOLIDATED`, `notes` stand below it."""

    id: str
    columns: tuple[ConsolidatedColumn, ...]
    rows: tuple[ConsolidatedRow, ...]
    notes: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """Give what the table shows."""
        return CONSOLIDATED[self.id]

    @property
    def made_from(self) -> str:
        """Give the words that follow its title where the report introduces it."""
        return _MADE_FROM.get(self.id, "được tổng hợp từ biểu mẫu do các cơ quan gửi")
