"""The change log as its documents print it: each change with its names, place, words and link."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from pipeline.model.change import (
    Change,
    ChangeClass,
    ChangedThing,
    ChangeKind,
    Place,
    TableChange,
    Tracked,
)
from pipeline.model.change_summary import ChangeSummary
from pipeline.model.comment import Ground, Trace
from pipeline.model.comparison import Comparison
from pipeline.model.flow import Flow, FlowParagraph, SectionKind
from pipeline.model.identity import block_bookmark
from pipeline.model.pages import Pages
from pipeline.render.changelog.formal import kinds_of
from pipeline.render.changelog.words import Lot, Pieces, change_pieces, pieces_between
from pipeline.render.word.package import DOCUMENT, draft_name
from pipeline.work.archive import read_part

KIND_WORDS: Final = {
    ChangeKind.ADDED: "Thêm",
    ChangeKind.CHANGED: "Sửa",
    ChangeKind.DELETED: "Xóa",
    ChangeKind.MOVED: "Chuyển chỗ",
}
CLASS_WORDS: Final = {
    ChangeClass.CONTENT: "Nội dung",
    ChangeClass.FORM: "Hình thức",
    ChangeClass.FORMATTING: "Định dạng",
}
THING_WORDS: Final = {
    ChangedThing.PARAGRAPH: "Đoạn văn",
    ChangedThing.HEADING: "Tiêu đề",
    ChangedThing.TABLE: "Bảng",
    ChangedThing.ROW: "Dòng của bảng",
    ChangedThing.COLUMN: "Cột của bảng",
    ChangedThing.CELL: "Ô của bảng",
    ChangedThing.CAPTION: "Tên bảng, hình; đơn vị, nguồn",
    ChangedThing.FOOTNOTE: "Chú thích cuối trang",
    ChangedThing.FIGURE: "Hình",
}
TRACKED_WORDS: Final = {
    Tracked.MARKED: "Có đánh dấu",
    Tracked.FORMAL: "Khác biệt hình thức, không đánh dấu",
    Tracked.UNTRACKED: "Không theo dõi được",
}
GROUND_WORDS: Final = {
    Ground.COMMENT: "Theo ý kiến",
    Ground.REASON: "Có nêu lý do",
    Ground.NONE: "Không có ý kiến, không có lý do",
}
NO_AGENCY: Final = "Nhiều cơ quan"
_BOOKMARK: Final = re.compile(rb'<w:bookmarkStart [^>]*w:name="(_qh_\w+)"')


@dataclass(frozen=True, slots=True)
class Redline:
    """Where the changes stand in the redline, as its writer says.

    `file` is its name beside the change log; `marks` the ids of the revisions of each change, by
    its index; `bookmarks` the bookmarks that the file has.
    """

    file: str
    marks: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    bookmarks: frozenset[str] = frozenset()

    @classmethod
    def of(cls, file: str, data: bytes, marks: Mapping[int, tuple[int, ...]]) -> "Redline":
        """Give the redline that a .docx of ours holds."""
        names = _BOOKMARK.findall(read_part(data, DOCUMENT))
        return cls(file, marks, frozenset(name.decode() for name in names))


@dataclass(frozen=True, slots=True)
class DraftPages:
    """The page numbers of the two drafts, None where no rendering tells them."""

    old: Pages | None = None
    new: Pages | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One change as printed.

    Attributes:
        number: Its place in the log, from 1.
        change: With its marks and pages.
        agency: The agency's name.
        part: "Phần III" or "Phụ lục I".
        item: "Phần III, mục II.1. Hạ tầng giao thông".
        words: What stayed, went and came.
        address: The address of its place in the redline.
        ground: Why it was made, as far as anyone said.
    """

    number: int
    change: Change
    agency: str
    part: str
    item: str
    words: Pieces
    address: str
    ground: Ground

    @property
    def cells(self) -> tuple[TableChange, ...]:
        """Give the cells that say something else than before."""
        return () if self.change.class_ is ChangeClass.FORMATTING else self.change.tables

    def words_of(self, cell: TableChange) -> Pieces:
        """Give what became of the words of one of its cells, as marked where it is the only one."""
        if len(self.change.tables) == 1 and any(p.lot is not Lot.KEPT for p in self.words):
            return self.words
        return pieces_between(cell.old, cell.new)

    @property
    def unexplained(self) -> bool:
        """Say whether neither a comment nor a reason tells why; spelling needs none."""
        return self.ground is Ground.NONE and self.change.class_ is not ChangeClass.FORM


@dataclass(frozen=True, slots=True)
class Log:
    """The change log of two drafts.

    `entries` are in the order of the comparison; `parts` the titles of its parts and appendices
    by name, in reading order, dropped ones behind.
    """

    old: Flow
    new: Flow
    entries: tuple[Entry, ...]
    parts: Mapping[str, str]
    summary: ChangeSummary

    @property
    def told(self) -> tuple[Entry, ...]:
        """Give what changed in content or look and can be tracked."""
        return tuple(
            entry
            for entry in self.entries
            if entry.change.class_ is not ChangeClass.FORM
            and entry.change.tracked is not Tracked.UNTRACKED
        )

    @property
    def formal(self) -> tuple[Entry, ...]:
        """Give what is only spelt differently."""
        return tuple(e for e in self.entries if e.change.class_ is ChangeClass.FORM)

    @property
    def untracked(self) -> tuple[Entry, ...]:
        """Give what the redline cannot show."""
        return tuple(
            entry
            for entry in self.entries
            if entry.change.tracked is Tracked.UNTRACKED
            and entry.change.class_ is not ChangeClass.FORM
        )

    @property
    def unexplained(self) -> tuple[Entry, ...]:
        """Give what neither a comment nor a reason explains."""
        return tuple(entry for entry in self.entries if entry.unexplained)


def change_log(
    comparison: Comparison,
    summary: ChangeSummary,
    *,
    redline: Redline,
    pages: DraftPages,
    trace: Trace | None = None,
) -> Log:
    """Give the change log of a comparison, its places with pages and links, its names in full."""
    old, new = comparison.old, comparison.new
    places = {section.id: section.place for flow in (old, new) for section in flow.sections}
    titles = {share.item: f"{share.place}. {share.title}" for share in summary.items}
    grounds = {t.change: t for t in trace.changes} if trace else {}
    entries = []
    for index, (given, words) in enumerate(
        zip(comparison.changes, change_pieces(comparison), strict=True)
    ):
        change = _placed(given, old, new, pages)
        told = grounds.get(change.id)
        codes = dict.fromkeys((*change.comments, *(told.comments if told else ())))
        change = replace(
            change, marks=redline.marks.get(index, change.marks), comments=tuple(codes)
        )
        place = places.get(change.item, "")
        entries.append(
            Entry(
                number=index + 1,
                change=change,
                agency=agency_name(change.agency, old, new),
                part=place.partition(",")[0],
                item=titles.get(change.item, place or change.item),
                words=words,
                address=_address(change, old, new, redline),
                ground=told.ground if told else _ground(change),
            )
        )
    return Log(old, new, tuple(entries), _parts(old, new), summary)


def _ground(change: Change) -> Ground:
    if change.comments:
        return Ground.COMMENT
    return Ground.REASON if change.reason else Ground.NONE


def _placed(change: Change, old: Flow, new: Flow, pages: DraftPages) -> Change:
    return replace(
        change,
        old_place=_with_page(change.old_place, change.item, old, pages.old),
        new_place=_with_page(change.new_place, change.item, new, pages.new),
    )


def _with_page(place: Place | None, item: str, flow: Flow, pages: Pages | None) -> Place | None:
    if place is None or pages is None or place.page is not None:
        return place
    return replace(place, page=pages.numbers.get(_bookmark(place, item, flow)))


def _bookmark(place: Place, item: str, flow: Flow) -> str:
    return block_bookmark(draft_name(flow), item, place.block)


def _address(change: Change, old: Flow, new: Flow, redline: Redline) -> str:
    """Give the redline's place of a change: its new bookmark, its old one, or its item's title.

    What is gone has no bookmark there; the file alone is named where nothing else is.
    """
    places = ((change.new_place, new), (change.old_place, old))
    names = (
        *(_bookmark(place, change.item, flow) for place, flow in places if place),
        block_bookmark(draft_name(new), change.item, 1),
    )
    found = next((name for name in names if name in redline.bookmarks), "")
    return f"{redline.file}#{found}" if found else redline.file


def agency_name(agency: str, old: Flow, new: Flow) -> str:
    """Give the name of an agency by its id; "" is several."""
    if not agency:
        return NO_AGENCY
    return new.names.get(agency) or old.names.get(agency) or agency


def _parts(old: Flow, new: Flow) -> dict[str, str]:
    found: dict[str, str] = {}
    for section in (*new.sections, *old.sections):
        if section.kind in (SectionKind.PART, SectionKind.APPENDIX):
            heading = next((b for b in section.blocks if isinstance(b, FlowParagraph)), None)
            found.setdefault(section.place, heading.text if heading else "")
    return found


def by_part(entries: Iterable[Entry], parts: Mapping[str, str]) -> dict[str, tuple[Entry, ...]]:
    """Give the entries of each part that has any, in the order of the parts."""
    found: dict[str, list[Entry]] = {part: [] for part in parts}
    for entry in entries:
        found.setdefault(entry.part, []).append(entry)
    return {part: tuple(held) for part, held in found.items() if held}


def formal_counts(entries: Iterable[Entry]) -> tuple[tuple[str, str, int], ...]:
    """Give how often each kind of formal difference stands in each item: (item, kind, times)."""
    counts = Counter((entry.item, kind) for entry in entries for kind in kinds_of(entry.words))
    order = {item: at for at, item in enumerate(dict.fromkeys(item for item, _ in counts))}
    return tuple(
        (item, kind, times)
        for (item, kind), times in sorted(counts.items(), key=lambda held: order[held[0][0]])
    )


def numbers_in_short(numbers: Sequence[int]) -> str:
    """Give ascending numbers with those in a row drawn together: "1-3, 7"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1] = [runs[-1][0], number]
        else:
            runs.append([number])
    return ", ".join("-".join(map(str, run)) for run in runs)


def signed(value: Decimal, *, decimals: int = 6) -> str:
    """Give a number with its sign as printed: "+1.234,5"; at most so many decimals."""
    if not value.is_finite():
        return str(value)
    rounded = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP).normalize() + 0
    text = f"{rounded:+,f}".translate(str.maketrans(",.", ".,"))
    return text.replace("-", "\u2212") if rounded else "0"


def difference(delta: Decimal | None, percent: Decimal | None, unit: str = "") -> str:
    """Give by how much a number changed: "+1,5 km (+12,5%)"; "" where it is no number."""
    if delta is None:
        return ""
    measured = f"{signed(delta)} {unit}".rstrip()
    return measured if percent is None else f"{measured} ({signed(percent, decimals=1)}%)"


def both_places(old: Place | None, new: Place | None) -> str:
    """Give where a change stands in both drafts; once where both say the same."""
    was, now = place_words(old), place_words(new)
    if old is None or new is None:
        return f"{was or '(chưa có)'} → {now or '(không còn)'}"
    if old.text != new.text or old.page is None:
        return now if old.text == new.text else f"{was} → {now}"
    return was if old.page == new.page else f"{was} → trang {new.page}"


def place_words(place: Place | None) -> str:
    """Give a place with its page, "" where there is none."""
    if place is None:
        return ""
    return place.text if place.page is None else f"{place.text} (trang {place.page})"
