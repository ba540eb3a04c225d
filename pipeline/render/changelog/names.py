"""The words of the change log: names of kinds and things, numbers, places, in Vietnamese."""

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from pipeline.model.change import (
    THING_WORDS,
    ChangeClass,
    ChangedThing,
    ChangeKind,
    Place,
    Tracked,
)
from pipeline.model.entry import EntryKind, LogEntry
from pipeline.model.flow import Flow
from pipeline.model.verdict import VERDICT_WORDS, Ground, Verdict

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
TRACKED_WORDS: Final = {
    Tracked.MARKED: "Có đánh dấu",
    Tracked.FORMAL: "Khác biệt hình thức, không đánh dấu",
    Tracked.UNTRACKED: "Không theo dõi được",
}
BY_HALVES: Final = "Trong bản so sánh: xóa ở chỗ cũ, thêm ở chỗ mới"
GROUND_WORDS: Final = {
    Ground.COMMENT: "Theo ý kiến",
    Ground.REASON: "Có nêu lý do",
    Ground.NONE: "Không có ý kiến, không có lý do",
}
_VERDICTS: Final = {
    **VERDICT_WORDS,
    Verdict.AS_ASKED: "đúng như đề nghị",
    Verdict.CHANGED: "có thay đổi, chưa đối chiếu được",
    Verdict.OTHERWISE: "khác đề nghị",
}
NO_AGENCY: Final = "Nhiều cơ quan"
ENTRY_WORDS: Final = {
    **{EntryKind(kind.value): words for kind, words in KIND_WORDS.items()},
    EntryKind.SORTED: "Sắp xếp lại",
    EntryKind.REPLACED: "Thay thế",
}
_UNITS: Final = {
    ChangedThing.SECTION: "mục",
    ChangedThing.PARAGRAPH: "đoạn",
    ChangedThing.HEADING: "tiêu đề",
    ChangedThing.TABLE: "bảng",
    ChangedThing.ROW: "dòng",
    ChangedThing.COLUMN: "cột",
    ChangedThing.CELL: "ô",
    ChangedThing.CAPTION: "tên, đơn vị, nguồn của bảng, hình",
    ChangedThing.FOOTNOTE: "chú thích cuối trang",
    ChangedThing.FIGURE: "hình",
    ChangedThing.FORMULA: "công thức",
    ChangedThing.CHART: "biểu đồ",
}


def answer_words(code: str, verdict: Verdict | None) -> str:
    """Give a comment's code with what was found of it: "YK1-SYT-003: đúng như đề nghị"."""
    return code if verdict is None else f"{code}: {_VERDICTS[verdict]}"


def about_words(entry: LogEntry) -> str:
    """Give what was done: "Thêm: mục; gồm 5 đoạn, 1 bảng", "Sửa: ô của bảng; 7 ô"."""
    done = ENTRY_WORDS[entry.kind]
    whole = sum(count for _, count in entry.counts)
    if entry.kind is EntryKind.REPLACED:
        return f"{done}: {whole} chỗ"
    done = f"{done}: {THING_WORDS[entry.what].lower()}"
    if entry.what is ChangedThing.SECTION:
        return _sections(done, dict(entry.counts))
    if whole == 1:
        return done
    counts = counted_words(entry.counts)
    alone = len(entry.counts) == 1 and entry.what is not ChangedThing.TABLE
    return f"{done}; {counts}" if alone else f"{done}; gồm {counts}"


def _sections(done: str, counts: dict[ChangedThing, int]) -> str:
    """Give the same of whole sections: how many, and what stands beneath their own headings."""
    sections = counts.pop(ChangedThing.SECTION, 1)
    inner = counts.pop(ChangedThing.HEADING, 0) - sections
    if inner > 0:
        counts[ChangedThing.HEADING] = inner
    beneath = f"gồm {counted_words(counts.items())}" if counts else ""
    return "; ".join(filter(None, (done, f"{sections} mục" if sections > 1 else "", beneath)))


def counted_words(counts: Iterable[tuple[ChangedThing, int]]) -> str:
    """Give what an entry holds: "2 mục, 5 đoạn, 1 bảng"."""
    return ", ".join(f"{count} {_UNITS[what]}" for what, count in counts)


def agency_name(agency: str, old: Flow, new: Flow) -> str:
    """Give the name of an agency by its id; "" is several."""
    if not agency:
        return NO_AGENCY
    return new.names.get(agency) or old.names.get(agency) or agency


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
