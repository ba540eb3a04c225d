"""A body's comment sheet → its letter and its comments, each at its item where that is known.

Word files with comments in their margin are read by `WordReader`, a function the caller
brings; a .docx in which it finds nothing is the copy of a letter, as a .pdf always is.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

from rapidfuzz import fuzz, process

from pipeline.model.block_name import read_block_name
from pipeline.model.comment import Certainty, Comment, Letter, Origin
from pipeline.model.comment_sheet import CommentSheet, SheetRow
from pipeline.model.fixed import replace
from pipeline.model.identity import block_bookmark
from pipeline.model.notice import Notice, Outcome, Severity
from pipeline.model.outline import Outline
from pipeline.model.text import folded

# bytes, name of the file, id of the body -> comments and edits found in it, without codes
WordReader = Callable[[bytes, str, str], Outcome[tuple[Comment, ...]]]

_ID: Final = re.compile(r"\[([a-z0-9-]+)\]\s*$")
_NUMBER: Final = re.compile(
    r"^(?:phần [ivxl]+[,.]? ?)?(?:mục |phụ lục )?(?:[ivxl]+|[0-9]+)(?:\.[0-9ivxl]+)*[.:)]? +"
)
_ALIKE: Final = 90  # of 100: an id or title typed with a slip, not another item


def no_word_comments(data: bytes, file: str, body: str) -> Outcome[tuple[Comment, ...]]:
    """Give no comment: every Word file is taken for the copy of a letter."""
    del data, file, body
    return Outcome(())


@dataclass(frozen=True, slots=True)
class ItemNames:
    """The items of a draft: ids by folded title, titles by id."""

    titles: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, outline: Outline) -> "ItemNames":
        """Give the names of an outline's items; a title that two items bear names neither."""
        titles: dict[str, str] = {}
        for item in outline.items:
            title = folded(item.title)
            titles[title] = "" if title in titles else item.id
        return cls(titles, {item.id: item.title for item in outline.items})

    def find(self, text: str) -> str:
        """Give the id of the item that a cell means, "" where that is not sure.

        The cell holds "title [id]" as chosen from the list, or a title with or without its
        number; a slip of the pen is forgiven, a title that is merely similar is not.
        """
        found = _ID.search(text.strip())
        if found is not None and found[1] in self.names:
            return found[1]
        title = _NUMBER.sub("", folded(_ID.sub("", text.strip())))
        if self.titles.get(title):
            return self.titles[title]
        if found is not None:
            near = process.extractOne(found[1], sorted(self.names), scorer=fuzz.ratio)
            return str(near[0]) if near and near[1] >= _ALIKE else ""
        near = process.extractOne(title, list(self.titles), scorer=fuzz.ratio)
        return self.titles[near[0]] if near and near[1] >= _ALIKE else ""


def letter_of(sheet: CommentSheet, *, file: str, body: str) -> Letter:
    """Give the letter that a sheet goes with."""
    return Letter(body, sheet.number, sheet.day, (file,), agrees=sheet.agrees)


def comments_of(
    sheet: CommentSheet, letter: Letter, *, file: str, round_number: int, items: ItemNames
) -> tuple[Comment, ...]:
    """Give the comments of a sheet in its order; one whose item is not found has item ""."""
    ids = {text: items.find(text) for text in {row.item for row in sheet.rows}}
    made = (_comment(row, letter, file, round_number, ids[row.item]) for row in sheet.rows)
    return tuple(_at_block(comment, row) for comment, row in zip(made, sheet.rows, strict=True))


def with_own_blocks(sheet: CommentSheet, content_hash: str) -> CommentSheet:
    """Give a sheet without the names of blocks where these are another draft's.

    Args:
        sheet: The sheet; it carries the beginning of its draft's content hash.
        content_hash: That of the draft commented on, "" where it is not known.
    """
    if sheet.draft and content_hash and content_hash.startswith(sheet.draft.lower()):
        return sheet
    return replace(sheet, rows=tuple(replace(row, block="") for row in sheet.rows))


def agreed_rows(sheet: CommentSheet, *, file: str, body: str) -> Iterator[Notice]:
    """List the rows of a sheet that only agree: proposed as agreement, and no comments."""
    if sheet.agreements:
        cells = ", ".join(row.cell for row in sheet.agreements)
        yield Notice(
            Severity.INFO,
            "dong-thong-nhat",
            f"{len(sheet.agreements)} dòng chỉ ghi thống nhất ({cells}): đề xuất tính là thống "
            "nhất",
            "nhập thành dòng của bảng tiếp thu nếu thật ra là ý kiến",
            file=file,
            agency=body,
        )
    if sheet.agrees and sheet.rows and not sheet.agreements:
        yield Notice(
            Severity.WARNING,
            "thong-nhat-va-gop-y",
            f"phiếu đánh dấu “Thống nhất” nhưng có {len(sheet.rows)} ý kiến; các ý kiến được giữ",
            "hỏi lại cơ quan góp ý",
            file=file,
            agency=body,
        )


def check_sheet(
    sheet: CommentSheet,
    *,
    file: str,
    body: str,
    round_number: int,
    content_hash: str,
    person: bool = False,
) -> Iterator[Notice]:
    """Say that a sheet was made for another draft, or lacks number or day of its letter.

    Args:
        sheet: The sheet, in `file`, of `body`.
        file, body: For the notices.
        round_number: The draft asked about.
        content_hash: That of this draft, "" where it is not known.
        person: Whether a member of the council wrote it, of whom no number is asked.
    """
    if sheet.round not in (None, round_number):
        yield Notice(
            Severity.WARNING,
            "phieu-lan-khac",
            f"phiếu ghi “Dự thảo lần {sheet.round}” nhưng đặt ở ý kiến đối với dự thảo lần "
            f"{round_number}; ý kiến vẫn được tiếp nhận",
            f"chuyển tệp sang lan-{sheet.round}/y-kien/ nếu góp ý cho dự thảo đó",
            file=file,
            agency=body,
        )
    elif sheet.draft and content_hash and not content_hash.startswith(sheet.draft.lower()):
        yield Notice(
            Severity.WARNING,
            "phieu-ban-khac",
            "mã bản dự thảo trên phiếu khác bản đang lấy ý kiến; vị trí góp ý có thể đã thay đổi",
            "kiểm tra vị trí từng ý kiến, hoặc đề nghị góp ý lại trên bản mới",
            file=file,
            agency=body,
        )
    yield from _lacking(sheet, file, body, person=person)


def _lacking(sheet: CommentSheet, file: str, body: str, *, person: bool) -> Iterator[Notice]:
    dated = sheet.day or sheet.dated
    wanted = (
        (("ngày nhận xét", dated),)
        if person
        else (("số văn bản", sheet.number), ("ngày văn bản", dated))
    )
    lacking = [name for name, given in wanted if not given]
    if lacking:
        yield Notice(
            Severity.WARNING,
            "thieu-so-van-ban",
            f"phiếu chưa ghi {' và '.join(lacking)}",
            "ghi ngày nhận xét vào phiếu" if person else "ghi số, ngày của văn bản góp ý vào phiếu",
            file=file,
            agency=body,
        )


def _comment(row: SheetRow, letter: Letter, file: str, round_number: int, item: str) -> Comment:
    return Comment(
        round=round_number,
        agency=letter.agency,
        letter=letter,
        content=row.content,
        item=item,
        item_text=row.item,
        quote=row.quote,
        proposed=row.proposed,
        certainty=Certainty.BY_ITEM if item else Certainty.UNPLACED,
        origins=(Origin(file, row.cell),),
    )


def _at_block(comment: Comment, row: SheetRow) -> Comment:
    """Give a comment at the block its row names; the words of the place are found later."""
    named = read_block_name(row.block)
    if named is None or comment.item not in ("", named.item):
        return comment
    return replace(
        comment,
        item=named.item,
        span=(named.ordinal, named.ordinal + 1),
        column=named.column,
        certainty=Certainty.CERTAIN,
        bookmark=block_bookmark(f"lan-{comment.round}", named.item, named.ordinal),
    )
