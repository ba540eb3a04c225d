"""How something looks otherwise than before, in words: depth or kind of a list, bold, style."""

from collections.abc import Iterator
from typing import Final

from pipeline.model.flow import FlowParagraph, ListPlace, Role
from pipeline.model.inlines import Marks

_MARKS: Final = (
    ("bold", "chữ đậm"),
    ("italic", "chữ nghiêng"),
    ("underline", "gạch chân"),
    ("strike", "gạch ngang"),
    ("superscript", "chỉ số trên"),
    ("subscript", "chỉ số dưới"),
    ("code", "chữ mã nguồn"),
    ("link", "liên kết"),
    ("target", "liên kết"),
)
_STYLES: Final = (
    ("Diem", "điểm"),
    ("DanhSach", "danh sách"),
    ("TrichDan", "trích dẫn"),
    ("HopThongBao", "hộp thông báo"),
    ("MaNguon", "mã nguồn"),
    ("ThuatNgu", "thuật ngữ"),
    ("DinhNghia", "định nghĩa"),
    ("BodyText", "đoạn văn"),
    ("FirstParagraph", "đoạn văn"),
)


def paragraph_look(old: FlowParagraph, new: FlowParagraph) -> str:
    """Say how a paragraph looks otherwise: "mục danh sách: cấp 1 → cấp 2"; "" where it does not."""
    was, now = old.list_place, new.list_place
    if was is not None and now is not None:
        return "; ".join(_list_looks(was, now))
    if old.role is Role.HEADING and new.role is Role.HEADING:
        return f"tiêu đề: cấp {old.level} → cấp {new.level}" if old.level != new.level else ""
    before, after = _kind(old), _kind(new)
    return "" if before == after else f"{before} → {after}"


def _list_looks(was: ListPlace, now: ListPlace) -> Iterator[str]:
    if was.level != now.level:
        yield f"mục danh sách: cấp {was.level + 1} → cấp {now.level + 1}"
    if (was.start is None) != (now.start is None):
        yield " → ".join(map(_list_kind, (was, now)))
    elif was.start != now.start:
        yield f"đánh số từ {was.start} → từ {now.start}"


def _list_kind(place: ListPlace) -> str:
    return "gạch đầu dòng" if place.start is None else "đánh số"


def _kind(paragraph: FlowParagraph) -> str:
    if paragraph.role is Role.HEADING:
        return f"tiêu đề cấp {paragraph.level}"
    style = paragraph.style
    named = next((words for prefix, words in _STYLES if style.startswith(prefix)), f"kiểu {style}")
    level = style[-1:]
    return f"{named} cấp {level}" if level.isdigit() else named


def marks_look(was: Marks, now: Marks) -> tuple[str, ...]:
    """Say how words look otherwise: ("thêm chữ đậm", "bỏ chữ nghiêng")."""
    found = (
        _mark(words, before, after)
        for name, words in _MARKS
        if (before := getattr(was, name)) != (after := getattr(now, name))
    )
    return tuple(dict.fromkeys(found))


def _mark(words: str, before: object, after: object) -> str:
    if before and after:
        return f"đổi {words}"
    return f"thêm {words}" if after else f"bỏ {words}"
