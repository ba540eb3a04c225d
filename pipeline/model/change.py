"""What changed between two drafts: the entries of the change log."""

import hashlib
from decimal import Decimal
from enum import StrEnum
from typing import Final

from pipeline.model.fixed import Fixed
from pipeline.model.identity import text_hash


class ChangeKind(StrEnum):
    """What was done."""

    ADDED = "them"
    CHANGED = "sua"
    DELETED = "xoa"
    MOVED = "chuyen"


class ChangeClass(StrEnum):
    """How far it goes: what is said, how it is spelt, or how it looks."""

    CONTENT = "noi-dung"
    FORM = "hinh-thuc"
    FORMATTING = "dinh-dang"


class ChangedThing(StrEnum):
    """What kind of thing changed; a whole section is told of by entries only."""

    SECTION = "muc"
    PARAGRAPH = "doan"
    HEADING = "tieu-de"
    TABLE = "bang"
    ROW = "dong"
    COLUMN = "cot"
    CELL = "o"
    CAPTION = "chu-thich"
    FOOTNOTE = "chu-thich-cuoi-trang"
    FIGURE = "hinh"
    FORMULA = "cong-thuc"
    CHART = "bieu-do"


# how a reader is told what changed, in the order of every table of the change log
THING_WORDS: Final = {
    ChangedThing.SECTION: "Mục",
    ChangedThing.PARAGRAPH: "Đoạn văn",
    ChangedThing.HEADING: "Tiêu đề",
    ChangedThing.TABLE: "Bảng",
    ChangedThing.ROW: "Dòng của bảng",
    ChangedThing.COLUMN: "Cột của bảng",
    ChangedThing.CELL: "Ô của bảng",
    ChangedThing.CAPTION: "Tên bảng, hình; đơn vị, nguồn",
    ChangedThing.FOOTNOTE: "Chú thích cuối trang",
    ChangedThing.FIGURE: "Hình",
    ChangedThing.FORMULA: "Công thức",
    ChangedThing.CHART: "Biểu đồ",
}


class Tracked(StrEnum):
    """How the redline shows it: by marks, as formatting only, or not at all."""

    MARKED = "marked"
    FORMAL = "formal"
    UNTRACKED = "untracked"


class Place(Fixed):
    """Where something stands in one draft.

    `text` names the place ("Phần III, mục II.1, đoạn 4"), `block` is its ordinal within its
    item (`model.ordinals`; a table's is that of its first line), `page` its page, None where no
    rendering tells it.
    """

    text: str
    block: int
    page: int | None = None

    @property
    def words(self) -> str:
        """Give it with its page where that is known: "Bảng 3.2, dòng 14 (trang 41)"."""
        return self.text if self.page is None else f"{self.text} (trang {self.page})"


class TableChange(Fixed):
    """One cell that changed.

    `row_key` is what names the row, `column` the column's name. `delta` and `percent` say by
    how much a number changed (new less old, and that per hundred of the old), None where the
    two are not numbers of one unit, `percent` also where the old is zero.
    """

    table: str
    row_key: str
    column: str
    old: str
    new: str
    delta: Decimal | None = None
    percent: Decimal | None = None
    unit: str = ""


class Change(Fixed):
    """One entry of the change log.

    Attributes:
        id: See `change_id`.
        item: The item of the outline it stands in.
        agency: The agency whose text it is; "" where several or none.
        author: Who made it, as printed in the redline.
        old_place, new_place: Where it stands in either draft; None where it is absent.
        old, new: The words before and after; "" where absent.
        tables: The cells that changed, where it is a table's.
        comments: Codes of the comments it answers.
        reason: Why, in the agency's words (`ly-do`); "" where it gave none.
        marks: Ids of its revisions in the redline, in reading order.
        look: How it looks otherwise ("mục danh sách: cấp 1 → cấp 2"); "" where it does not.
    """

    id: str
    item: str
    agency: str
    author: str
    kind: ChangeKind
    class_: ChangeClass
    what: ChangedThing
    old_place: Place | None
    new_place: Place | None
    old: str
    new: str
    tables: tuple[TableChange, ...] = ()
    comments: tuple[str, ...] = ()
    reason: str = ""
    tracked: Tracked = Tracked.MARKED
    marks: tuple[int, ...] = ()
    look: str = ""


def change_id(earlier: int, later: int, item: str, old: str, new: str, occurrence: int) -> str:
    """Give `<earlier>-<later>-<item>-` and 8 hex characters of both texts and the occurrence.

    `occurrence` counts, from 1, the changes of one item with the same texts; so the id stays
    when other changes come and go.
    """
    told = f"{text_hash(old)}\0{text_hash(new)}\0{occurrence}"
    digest = hashlib.sha256(told.encode()).hexdigest()
    return f"{earlier}-{later}-{item}-{digest[:8]}"
