"""A place of a draft as people write it → the steps it names: "điểm b mục 2 Phần III", "Bảng 3.1".

Nothing is known here of any draft: whether there is a Bảng 3.1, and whether only one, is for
`addressed` to say. What stands in quotation marks names something or is quoted, and holds no
steps of its own; nor do places in laws and decisions.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from pipeline.model.fixed import replace
from pipeline.model.numerals import roman_value
from pipeline.model.text import folded


class StepKind(StrEnum):
    """What one step of an address names."""

    PART = "phan"
    CHAPTER = "chuong"
    SECTION = "muc"  # mục, khoản, tiểu mục: whatever is numbered below a part
    APPENDIX = "phu-luc"
    TABLE = "bang"
    FIGURE = "hinh"
    POINT = "diem"
    BULLET = "gach-dau-dong"
    PARAGRAPH = "doan"
    ROW = "dong"
    COLUMN = "cot"
    PAGE = "trang"
    ID = "ma"  # an item's id in brackets


@dataclass(frozen=True, slots=True)
class Numeral:
    """One number of a label, and whether it is written in Roman numerals."""

    value: int
    is_roman: bool = False


Label = tuple[Numeral, ...]
LAST: Final = -1  # the value of "cuối"


@dataclass(frozen=True, slots=True)
class Step:
    """One step: "mục II.1.2" or "bảng “Dân số”".

    Attributes:
        kind: What it names.
        labels: Its numbers; several where several are named ("Bảng 3.1, 3.2"); of pages the
            first and the last.
        name: Its name in folded letters, a điểm's letter, an item's id; "" where it is numbered.
        is_loose: Whether the name stands without quotation marks: it may be none.
        start, end: Where in the searched text it stands.
    """

    kind: StepKind
    labels: tuple[Label, ...] = ()
    name: str = ""
    is_loose: bool = False
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Address:
    """The text of one address as it is searched, and the steps found in it, as written."""

    text: str
    steps: tuple[Step, ...] = ()

    def words(self, step: Step) -> str:
        """Give a step as it stands in the text."""
        return self.text[step.start : step.end].strip(" ,.")

    def rest(self, none: Iterable[Step] = ()) -> str:
        """Give the words that belong to no step, those that turned out to be `none` kept."""
        kept, pieces, at = tuple(none), [], 0
        for step in self.steps:
            if step not in kept:
                pieces.append(self.text[at : step.start])
                at = step.end
        return " ".join((*pieces, self.text[at:])).strip(" ,.:-")


_MARKS: Final = (("“", '"'), ("”", '"'), ("«", '"'), ("»", '"'), ("‘", '"'), ("’", '"'),
                 ("–", "-"), ("—", "-"), ("‑", "-"))  # fmt: skip
_PARTS: Final = re.compile(r'((?:[^";\n]|"[^"]*"|")+)')
_QUOTED: Final = re.compile(r'"[^"]*"')

_KEYWORDS: Final = {
    StepKind.APPENDIX: r"phụ lục|phu luc|pl(?= ?[0-9ivxlc])",
    StepKind.PART: r"(?<!thành )(?<!một )(?<!góp )(?:phần|phan)",
    StepKind.CHAPTER: r"chương|chuong",
    StepKind.SECTION: r"tiểu mục|đề mục|(?<!danh )(?<!hạng )(?:mục|muc)|(?<!tài )(?:khoản|khoan)",
    StepKind.FIGURE: r"biểu đồ|sơ đồ|bản đồ|đồ thị|hình vẽ|hình ảnh|hình|hinh",
    StepKind.TABLE: r"bảng biểu|bảng|bang|biểu mẫu|biểu",
    StepKind.POINT: r"(?<!thời )(?<!địa )(?<!trọng )(?:điểm|diem)|(?<!thời )tiết",
    StepKind.BULLET: r"gạch đầu dòng|gạch ngang|gạch|ý",
    StepKind.PARAGRAPH: r"(?<!giai )(?:đoạn văn|đoạn)|doan",
    StepKind.ROW: r"dòng|hàng(?! (?:năm|đầu(?! tiên)))|số thứ tự|stt|tt",
    StepKind.COLUMN: r"cột|cot",
    StepKind.PAGE: r"trang|tr(?=[. ]*[0-9])",
}
_START: Final = re.compile(
    rf"(?<!\w)(?:{'|'.join(f'(?P<{kind.name}>{words})' for kind, words in _KEYWORDS.items())})"
    r"(?![^\W\d_])|\[(?P<ID>[a-z0-9-]+)\]"
)
# between the word and its number: "Bảng số 3.1", "tr. 41", "STT: 5"
_GAP: Final = re.compile(r"\.? ?(?:số )?[:.]? ?")
_NUMBER: Final = r"(?:[0-9]{1,4}|[ivx]{1,7}(?!\w)|(?=[ivxlc]{2})[ivxlc]{2,8}(?!\w))"
# "1-3" is a range of sections, "II-1" one; tables have two numbers and no ranges
_SECTION: Final = rf"{_NUMBER}(?:(?:\.|(?<=[ivx])[-/]){_NUMBER})*"
_CAPTION: Final = rf"(?:pl ?)?{_NUMBER}(?:[.-]{_NUMBER})*"
_ENDS: Final = r"(?! ?[^\W\d_]|[.,]?[0-9])"  # a number that counts something is no label
_LETTER: Final = r"(?P<letter>[a-zđ])\)?(?!\w)"
_COUNTS: Final = {
    "nhất": 1, "hai": 2, "nhì": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7,
    "tám": 8, "chín": 9, "mười": 10,
}  # fmt: skip
_ENDS_OF: Final = {"đầu tiên": 1, "đầu": 1, "cuối cùng": LAST, "cuối": LAST}
_ORDINAL: Final = rf"(?:thứ (?P<ordinal>{'|'.join(_COUNTS)})|(?P<end>{'|'.join(_ENDS_OF)}))(?!\w)"
_COUNT: Final = r"(?:thứ )?(?P<count>[0-9]{1,4})(?!\w|[.,][0-9])"


def _several(label: str) -> str:
    """Give the pattern of one label or several: "3.1, 3.2 và 3.4"."""
    return rf"(?:thứ )?(?P<labels>{label}(?!\w{{2}})(?: ?(?:,|và|hoặc) ?{label}{_ENDS})*)"


_BEHIND: Final = {
    StepKind.APPENDIX: re.compile(_several("(?:[0-9]{1,3}|[ivxlc]{1,8}(?!\\w))")),
    StepKind.PART: re.compile(f"{_several(_NUMBER)}|{_ORDINAL}"),
    StepKind.CHAPTER: re.compile(f"{_several(_NUMBER)}|{_ORDINAL}"),
    # a điểm's letter may stand in the label: "mục 2a", "mục II.1.b)"
    StepKind.SECTION: re.compile(
        rf"{_several(_SECTION)}(?:[.-]?{_LETTER})?"
        rf"|{_LETTER.replace('letter', 'alone')}(?= ?(?:$|[,;.]|mục|khoản|phần|chương|phụ lục))"
    ),
    StepKind.FIGURE: re.compile(_several(_CAPTION)),
    StepKind.TABLE: re.compile(_several(_CAPTION)),
    StepKind.POINT: re.compile(rf"{_LETTER}|{_several(_SECTION)}"),
    StepKind.BULLET: re.compile(f"{_COUNT}|{_ORDINAL}"),
    StepKind.PARAGRAPH: re.compile(f"{_COUNT}|{_ORDINAL}"),
    StepKind.ROW: re.compile(f"{_COUNT}|{_ORDINAL}"),
    StepKind.COLUMN: re.compile(f"{_COUNT}|{_ORDINAL}"),
    StepKind.PAGE: re.compile(r"(?P<first>[0-9]{1,4})(?: ?(?:-|đến|,|và) ?(?:trang )?"
                              r"(?P<last>[0-9]{1,4})(?!\w))?"),
}  # fmt: skip
# what may have a name instead of a number, and where one without quotation marks ends
_NAMED: Final = frozenset(_BEHIND) - {StepKind.POINT, StepKind.BULLET, StepKind.PAGE}
_NAME_ENDS: Final = re.compile(
    r'[,:()"]|\.(?= |$)|$| (?:tại|thuộc|của|ở|phần|chương|mục|phụ lục|dòng|hàng|cột|đoạn|điểm|'
    r"trang|bảng|hình)(?= )"
)
# places in laws and decisions are none of a draft: "điểm a khoản 2 Điều 5", "Phụ lục XXIV kèm
# theo Quyết định số 236/QĐ-TTg"
_CITED: Final = re.compile(
    r"(?:(?:điểm|tiết|khoản|mục|chương|phần|phụ lục) [a-z0-9.đ]{1,8}\)?,? ?"
    r"(?:(?:của|tại|ban hành|kèm theo|thuộc) )*)+"
    r"(?:điều [0-9]|luật|nghị định|nghị quyết|quyết định|thông tư|chỉ thị|kết luận|qđ)"
)
_NAME_QUOTED: Final = re.compile(r' ?:? ?"([^"]+)"')
_BARE: Final = re.compile(rf"(?P<label>{_SECTION})(?:[.)](?= |$)|$|(?<=[0-9]\.[0-9])(?= ))")
_TO_TITLE: Final = re.compile(r"[.:)]? ?(?:- ?)?\"?")
# a section's number without its word behind that of a part: "Phần III, II.1", "Phụ lục VIII/1"
_BARE_BEHIND: Final = re.compile(
    rf"[ ,/.-]+(?P<label>{_SECTION})(?:(?=[.)]?(?:[,;]|$))|(?<=[0-9]\.[0-9])(?=[ .]))"
)
_OUTER: Final = (StepKind.PART, StepKind.APPENDIX, StepKind.CHAPTER)
_FILLERS: Final = re.compile(
    r"(?<!\w)(?:tại|ở|trong|của|thuộc|về|và|nêu|ghi|theo|đối với|nội dung|dự thảo|báo cáo|này|"
    r"trên|dưới|kèm theo|các|lần [0-9]+|số|quy hoạch|xem|là|với|bản|phần|mục)(?!\w)"
)
_COARSE: Final = frozenset(StepKind) - {
    StepKind.POINT, StepKind.BULLET, StepKind.PARAGRAPH, StepKind.ROW, StepKind.COLUMN,
}  # fmt: skip
_NO_LETTERS: Final = re.compile(r"[\W_]+")


def searched(text: str) -> str:
    """Give the text as it is looked for: folded, quotation marks and dashes of one kind."""
    # a few searches for a sign are far quicker than `str.translate`, which looks up every letter
    for mark, plain in _MARKS:
        text = text.replace(mark, plain)
    return folded(text)


def parse(text: str, titles: Sequence[str] = ()) -> tuple[Address, ...]:
    """Give the addresses that a text holds, parted by ";" or a new line.

    Args:
        text: As it was typed.
        titles: Titles in the draft, as searched, the longest first: one that follows "mục" or
            "bảng" is taken whole, commas and all.
    """
    plain = text
    for mark, sign in _MARKS:
        plain = plain.replace(mark, sign)
    parts = (searched(part) for part in _PARTS.findall(plain))
    read = (Address(part, tuple(_steps(part, titles))) for part in parts if part)
    return tuple(one for address in read for one in _joined_by_and(address))


def _joined_by_and(address: Address) -> Iterator[Address]:
    """Give the places that "và" joins, each of which is named in full: "Bảng 2.1 và mục II.1"."""
    start = begun = 0
    for at in range(1, len(address.steps)):
        before, step = address.steps[at - 1], address.steps[at]
        gap = address.text[before.end : step.start]
        parts = address.steps[begun:at], address.steps[at:]
        is_whole = all({one.kind for one in part} & _COARSE for part in parts)
        if " và " in f" {gap.strip()} " and is_whole and before.kind is not step.kind:
            yield _cut(address, start, step.start, address.steps[begun:at])
            start, begun = step.start, at
    yield _cut(address, start, len(address.text), address.steps[begun:])


def _cut(address: Address, start: int, end: int, steps: Sequence[Step]) -> Address:
    moved = (replace(step, start=step.start - start, end=step.end - start) for step in steps)
    return Address(address.text[start:end].removesuffix(" và ").strip(), tuple(moved))


def mentions(address: Address, *, leading: bool) -> tuple[Address, ...]:
    """Give the addresses that a sentence mentions, steps with but joining words between as one.

    Names without quotation marks are none here, nor the number of a comment in a list ("1. Đề
    nghị …"), nor a điểm, paragraph or row without what it stands in, unless `leading`: then the
    one address that the sentence begins with.
    """
    runs: list[list[Step]] = []
    at = 0
    for step in address.steps:
        if step.is_loose or (step.start == 0 and _is_list_number(address, step)):
            continue
        near = says_nothing(address.text[at : step.start])
        if runs and near:
            runs[-1].append(step)
        elif near or not leading:
            runs.append([step])
        else:
            break
        at = step.end
    kept = runs[:1] if leading else [run for run in runs if {s.kind for s in run} & _COARSE]
    return tuple(Address(address.text[: run[-1].end], tuple(run)) for run in kept)


def _is_list_number(address: Address, step: Step) -> bool:
    is_short = all(len(label) == 1 for label in step.labels)
    return step.kind is StepKind.SECTION and is_short and not address.text[0].isalpha()


def says_nothing(rest: str) -> bool:
    """Say whether what is left of an address are but words that join its steps."""
    left = _NO_LETTERS.sub("", _FILLERS.sub(" ", rest))
    return len(left) < 2 and not left.isdecimal()


def values(label: Label) -> tuple[int, ...]:
    """Give the numbers of a label, however they are written."""
    return tuple(number.value for number in label)


def label_of(text: str) -> Label:
    """Give the numbers of a label ("II.1.2"), () where it is none."""
    pieces = [piece for piece in re.split(r"[.\-/ ]+", text.strip().casefold()) if piece]
    found = [
        Numeral(int(piece)) if piece.isdecimal() else Numeral(roman_value(piece.upper()), True)
        for piece in pieces
    ]
    return tuple(found) if all(number.value for number in found) else ()


def _steps(text: str, titles: Sequence[str]) -> Iterator[Step]:
    held = [found.span() for kind in (_QUOTED, _CITED) for found in kind.finditer(text)]
    at = 0
    bare = _BARE.match(text)
    if bare is not None and (label := label_of(bare["label"])):
        at = bare.end()
        yield Step(StepKind.SECTION, (label,), end=at)
    while (found := _START.search(text, at)) is not None:
        within = next((end for start, end in held if start <= found.start() < end), 0)
        at = within or found.end()
        for step in () if within else _read(text, found, titles):
            yield step
            at = max(at, step.end)
            at = _behind_title(text, at, titles) if step.labels else at
            if step.kind in _OUTER and (behind := _BARE_BEHIND.match(text, at)):
                labels = (label_of(behind["label"]),)
                yield Step(StepKind.SECTION, labels, start=behind.start("label"), end=behind.end())
                at = behind.end()


def _behind_title(text: str, at: int, titles: Sequence[str]) -> int:
    """Give where the title of what was numbered ends, which may begin like a place.

    In "mục II.2. Mục tiêu đến năm 2030" the second "mục" names nothing.
    """
    gap = _TO_TITLE.match(text, at)
    start = gap.end() if gap else at
    title = next((title for title in titles if text.startswith(title, start)), "")
    end = start + len(title)
    return end if title and _NAME_ENDS.match(text, end) else at


def _read(text: str, found: re.Match[str], titles: Sequence[str]) -> Iterator[Step]:
    """Give the step that begins with a word, and that of the letter within its label."""
    kind = StepKind[found.lastgroup or ""]
    start = found.start()
    if kind is StepKind.ID:
        yield Step(kind, name=found["ID"], start=start, end=found.end())
        return
    titled = _titled(text, found, kind, titles) if kind in _NAMED else None
    if titled is not None:
        yield titled
        return
    gap = _GAP.match(text, found.end())
    behind = _BEHIND[kind].match(text, gap.end() if gap else found.end())
    if behind is not None:
        yield from _numbered(kind, behind, start)
    elif kind in _NAMED:
        yield from _by_name(text, found, kind)


def _numbered(kind: StepKind, behind: re.Match[str], start: int) -> Iterator[Step]:
    told = behind.groupdict()
    end = behind.end()
    if told.get("first"):
        pages = (Numeral(int(told["first"])), Numeral(int(told["last"] or told["first"])))
        yield Step(kind, (pages,), start=start, end=end)
    elif (counted := _counted(told)) is not None:
        yield Step(kind, ((Numeral(counted),),), start=start, end=end)
    elif told.get("labels"):
        cut = behind.end("labels")
        kind = StepKind.SECTION if kind is StepKind.POINT else kind
        yield Step(kind, _labels(told["labels"]), start=start, end=cut)
        if told.get("letter"):
            yield Step(StepKind.POINT, name=told["letter"], start=cut, end=end)
    else:
        yield Step(StepKind.POINT, name=told.get("letter") or told["alone"], start=start, end=end)


def _counted(told: Mapping[str, str | None]) -> int | None:
    """Give the number that is counted to, LAST for the last, None where nothing is."""
    if (count := told.get("count")) is not None:
        return int(count)
    return {**_COUNTS, **_ENDS_OF}.get(told.get("ordinal") or told.get("end") or "")


def _labels(text: str) -> tuple[Label, ...]:
    """Give the labels of a list of them; a table's of an appendix ("PL4.1") has a 0 in front."""
    found = []
    for piece in re.split(r" ?(?:,|và|hoặc) ?", text):
        label = label_of(piece.removeprefix("pl"))
        found.append((Numeral(0), *label) if piece.startswith("pl") else label)
    return tuple(filter(None, found))


def _titled(text: str, found: re.Match[str], kind: StepKind, titles: Sequence[str]) -> Step | None:
    """Give the step whose word a title of the draft follows, commas and all."""
    at = found.end() + (text[found.end() : found.end() + 1] == " ")
    title = next((title for title in titles if text.startswith(title, at)), "")
    end = at + len(title)
    if not title or _NAME_ENDS.match(text, end) is None:
        return None  # the beginning of another title
    return Step(kind, name=title, start=found.start(), end=end)


def _by_name(text: str, found: re.Match[str], kind: StepKind) -> Iterator[Step]:
    """Give the step whose name follows its word, in quotation marks or not."""
    start, at = found.start(), found.end()
    quoted = _NAME_QUOTED.match(text, at)
    if quoted is not None:
        yield Step(kind, name=folded(quoted[1]), start=start, end=quoted.end())
        return
    end = _NAME_ENDS.search(text, at + 1)
    name = folded(text[at : end.start()]) if end else ""
    if len(name) > 1:
        yield Step(kind, name=name, is_loose=True, start=start, end=end.start() if end else at)
