"""What a form says: comments with the blocks they are on, number and day of a letter.

Nothing that was typed is let go: what cannot be taken is said beside it, and shown again.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from starlette.datastructures import FormData

from pipeline.model.online_sheet import OnlineComment
from pipeline.stages.commenting.blocks import Target
from pipeline.stages.commenting.issued_draft import IssuedDraft

MOST: Final = 100  # comments sent at once
_LONGEST: Final = 8_000  # letters of a comment
_LONGEST_QUOTE: Final = 2_000
_LONGEST_NUMBER: Final = 60
_FIELDS: Final = ("ma", "cho", "dong", "cot", "trich", "noi-dung", "de-nghi")
_UNFIT: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_DAY: Final = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")


@dataclass(frozen=True, slots=True)
class Written:
    """One comment as typed, with the block it is on; `wrong` says why it cannot be sent."""

    name: str
    block: str
    row: str
    cell: str
    quote: str
    content: str
    proposed: str
    target: Target | None
    wrong: str = ""

    @property
    def place(self) -> str:
        """Give its place in words."""
        return self.target.place if self.target else "(không rõ vị trí)"

    @property
    def asked(self) -> str:
        """Give the text asked for, "" where it is what stands there already."""
        same = " ".join(self.proposed.split()) == " ".join(self.quote.split())
        return "" if same else self.proposed


@dataclass(frozen=True, slots=True)
class LetterGiven:
    """Number and day of a letter as typed; `day` None where none is, `wrong` what is amiss."""

    number: str = ""
    day: date | None = None
    typed_day: str = ""
    wrong: str = ""


def written_in(form: FormData, draft: IssuedDraft) -> tuple[Written, ...]:
    """Give the comments of a form in their order, those without a mark of being left out."""
    lists = [[_text(value) for value in form.getlist(field)] for field in _FIELDS]
    left_out = {_text(value) for value in form.getlist("bo")}
    count = len(lists[1])
    rows = zip(*(_padded(values, count) for values in lists), strict=True)
    return tuple(
        _checked(values, draft) for at, values in enumerate(rows) if str(at) not in left_out
    )


def letter_in(form: FormData, today: date) -> LetterGiven:
    """Give number and day of the letter as a form has them."""
    number, typed = " ".join(_text(form.get("so")).split()), _text(form.get("ngay"))
    day = _day(typed)
    if typed and day is None:
        wrong = f"Ngày văn bản “{typed[:40]}” không đúng; ghi ngày/tháng/năm, ví dụ 20/11/2025."
    elif day is not None and day > today:
        wrong = f"Ngày văn bản {day:%d/%m/%Y} ở sau hôm nay ({today:%d/%m/%Y}); hãy xem lại."
    elif len(number) > _LONGEST_NUMBER:
        wrong = f"Số văn bản dài quá {_LONGEST_NUMBER} ký tự; chỉ ghi số, ví dụ 12/UBND-VP."
    else:
        wrong = ""
    return LetterGiven(number, day, typed, wrong)


def to_send(written: Sequence[Written], draft: IssuedDraft) -> Iterator[OnlineComment]:
    """Give comments without anything amiss as their sheet has them."""
    for one in written:
        assert one.target is not None
        name = one.target.name
        item = draft.items[name.item]
        yield OnlineComment(name.text, item, one.quote or one.place, one.content, one.asked)


def _checked(values: Sequence[str], draft: IssuedDraft) -> Written:
    name, cho, dong, cot, quote, content, proposed = values
    block = draft.block(cho)
    target = block.at(_number(dong), _number(cot)) if block else None
    quote = quote or (target.words.strip() if target else "")
    if len(quote) > _LONGEST_QUOTE:
        quote = quote[:_LONGEST_QUOTE] + "…"
    wrong = _wrong(target, quote, content, proposed)
    return Written(name[:64], cho, dong, cot, quote, content, proposed, target, wrong)


def _wrong(target: Target | None, quote: str, content: str, proposed: str) -> str:
    if target is None:
        return "Không còn thấy chỗ này trong dự thảo; hãy chép lời góp ý, chọn lại chỗ khác."
    longest = max(len(content), len(proposed))
    if longest > _LONGEST:
        return (
            f"Dài {longest:,} ký tự, mỗi ô chỉ nhận {_LONGEST:,}; hãy tách thành vài góp ý, hoặc "
            "gửi tệp Word qua thư điện tử."
        ).replace(",", ".", 2)
    changed = " ".join(proposed.split()) not in ("", " ".join(quote.split()))
    if not content and not changed:
        return "Chưa ghi nội dung góp ý, cũng chưa sửa câu chữ."
    return ""


def _padded(values: Sequence[str], count: int) -> list[str]:
    return [*values, *[""] * count][:count]


def _text(value: object) -> str:
    """Give what was typed, line ends alike, signs that no page can hold shown as lost."""
    text = value if isinstance(value, str) else ""
    return _UNFIT.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 7 else None


def _day(text: str) -> date | None:
    found = _DAY.fullmatch(text)
    try:
        if found:
            return date(int(found[3]), int(found[2]), int(found[1]))
        return date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None
