"""What frames a document and is no contribution: letterhead, title, recipients, signatures.

The report has frames of its own; what is set aside is told word by word.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I (thể thức văn bản hành chính).
"""

import re
from collections.abc import Sequence
from typing import Final

from pipeline.intake.departmental.paragraphs.lines import Laid, LaidTable, Line
from pipeline.intake.departmental.paragraphs.markers import Kind, marker_of
from pipeline.intake.departmental.paragraphs.store import Store

_MOTTO: Final = re.compile(
    r"cộng\s+h(?:òa|oà)\s+xã\s+hội\s+chủ\s+nghĩa|độc\s+lập\s*[-–—]\s*tự\s+do", re.IGNORECASE
)
_NUMBER: Final = re.compile(r"số\s*:\s*[\d…._]*\s*/", re.IGNORECASE)
_DATED: Final = re.compile(
    r"[^,;.]{2,40},\s*ngày\s*[\d…._]*\s*tháng\s*[\d…._]*\s*năm\s*[\d…._]*\.?$", re.IGNORECASE
)
_ADDRESSED: Final = re.compile(r"kính\s+gửi\s*:?", re.IGNORECASE)
_BODY_NAME: Final = re.compile(
    r"(?:ubnd|ủy ban nhân dân|uỷ ban nhân dân|hđnd|hội đồng nhân dân|sở|ban|chi cục|cục|công an|"
    r"bộ chỉ huy|văn phòng|thanh tra|tỉnh ủy)\b",
    re.IGNORECASE,
)
_TITLES: Final = re.compile(
    r"(?:báo cáo|tờ trình|kế hoạch|đề cương|đề án|phương án|công văn|quyết định|thông báo|phụ lục|"
    r"thuyết minh|dự thảo|\(dự thảo.*|v/v|về việc|\(kèm theo)\b.*",
    re.IGNORECASE,
)
_RECIPIENTS: Final = re.compile(r"nơi\s+nhận\s*:?", re.IGNORECASE)
_SIGNER: Final = re.compile(
    r"(?:tm|kt|tl|tuq|q)\s*\.\s*\S|(?:phó\s+)?(?:giám đốc|chủ tịch|trưởng ban|chánh văn phòng|"
    r"chánh thanh tra|thủ trưởng|cục trưởng|chi cục trưởng|trưởng phòng|chỉ huy trưởng|tham mưu)"
    r"|người lập|\(?(?:đã )?ký(?: tên)?(?:, (?:ghi rõ họ tên|đóng dấu))?\)?$|xác nhận của",
    re.IGNORECASE,
)
_RULE: Final = re.compile(r"[-–—_=*.…~\s]{3,}")
_CONTENTS: Final = re.compile(r"mục lục", re.IGNORECASE)
_TOC_TITLE: Final = re.compile(
    r"mục lục|danh mục (?:các )?(?:bảng|hình|biểu)(?: biểu)?", re.IGNORECASE
)
_TOC_LINE: Final = re.compile(r".*(?:\.{4,}|…{2,}|\t|\s)\s*\d{1,3}$")
_ATTACHED: Final = re.compile(
    r"\(\s*(?:ban hành\s+)?kèm theo\s+(?:báo cáo|công văn|tờ trình|quyết định|kế hoạch)\b[^()]*\)",
    re.IGNORECASE,
)
_TITLE_LINES: Final = 12
_LETTERHEAD_WITHIN: Final = 14  # things from the top among which a letterhead stands
_NAME_LENGTH: Final = 60
_PAGE: Final = 30  # things before an annex among which signatures stand
_TAIL: Final = 40  # things from the end among which signatures stand

_LETTERHEAD_WHY: Final = "phần đầu văn bản (quốc hiệu, số, ngày, nơi gửi), không thuộc nội dung mục"
_TITLE_WHY: Final = "tên văn bản; báo cáo dùng tên mục trong đề cương"
_END_WHY: Final = "nơi nhận, chữ ký, không thuộc nội dung mục"
_ATTACHED_WHY: Final = "phụ lục kèm theo văn bản nào; báo cáo tự ghi"
_CONTENTS_WHY: Final = "mục lục gõ tay; báo cáo tự lập lại"


def without_frame(laid: Sequence[Laid], store: Store) -> list[Laid]:
    """Give the lines and tables that are contributed; what frames them is told."""
    body = list(laid)
    start = _letterhead(body)
    _tell(body[:start], _LETTERHEAD_WHY, store)
    end = _title(body, start)
    _tell(body[start:end], _TITLE_WHY, store)
    rest = _without_attached(_without_contents(body[end:], store), store)
    return _without_end(rest, store)


def _tell(things: Sequence[Laid], why: str, store: Store) -> None:
    for thing in things:
        if isinstance(thing, LaidTable):
            store.leave(f"bảng {thing.number}", thing.text, why)
        elif thing.text:
            store.leave(store.words(thing.place), thing.text, why)


def _letterhead(body: Sequence[Laid]) -> int:
    """Give how many things from the top belong to a letterhead."""
    end = 0
    for at, thing in enumerate(body[:_LETTERHEAD_WITHIN]):
        if isinstance(thing, LaidTable):
            if not _is_letterhead_table(thing):
                break
            end = at + 1
        elif _is_letterhead_line(thing, at, body) or (
            end == at and _goes_on(thing, body[at - 1 : at])
        ):
            end = at + 1
        elif thing.text and not _may_precede(thing):
            break
    return end


def _is_letterhead_table(table: LaidTable) -> bool:
    text = table.text
    if _MOTTO.search(text):
        return True
    small = len(table.grid.rows) <= 6 and len(table.grid.columns) <= 4
    return small and not table.ruled and bool(_NUMBER.search(text) or _DATED.search(text))


def _is_letterhead_line(line: Line, at: int, body: Sequence[Laid]) -> bool:
    text = line.text
    if _MOTTO.search(text) or _ADDRESSED.match(text):
        return True
    if len(text) <= 80 and (_NUMBER.match(text) or _DATED.fullmatch(text)):
        return True
    if _RULE.fullmatch(text):
        return True
    near = body[at + 1 : at + 6]
    return (
        bool(_BODY_NAME.match(text))
        and len(text) <= 120
        and text.isupper()
        and any(
            isinstance(other, Line) and (_MOTTO.search(other.text) or _NUMBER.match(other.text))
            for other in near
        )
    )


def _goes_on(line: Line, before: Sequence[Laid]) -> bool:
    """Say whether a line goes on with those to whom the one above is addressed."""
    above = next((thing for thing in before if isinstance(thing, Line)), None)
    return above is not None and bool(_ADDRESSED.match(above.text)) and line.text.startswith("-")


def _may_precede(line: Line) -> bool:
    """Say whether a line may stand above or within a letterhead: a stamp, a name in capitals."""
    return len(line.text) <= 80 and (line.text.isupper() or line.look.align in ("center", "right"))


def _title(body: Sequence[Laid], start: int) -> int:
    """Give where the title of the document ends: centred lines before the first text."""
    end = start
    titled = start > 0
    for thing in body[start : start + _TITLE_LINES]:
        if not isinstance(thing, Line) or (thing.drawn and not thing.text):
            break
        if not _is_title_line(thing, titled=titled):
            break
        titled = titled or bool(_TITLES.match(thing.text))
        end += 1
    return end if titled else start


def _is_title_line(line: Line, *, titled: bool) -> bool:
    text = line.text
    if _RULE.fullmatch(text):
        return True
    if line.look.outline is not None or marker_of(text).kind not in (Kind.NONE, Kind.DASH):
        return False
    if line.look.align != "center" or len(text) > 300:
        return False
    return titled or bool(_TITLES.match(text)) or bool(_BODY_NAME.match(text))


def _without_attached(body: Sequence[Laid], store: Store) -> list[Laid]:
    """Give the things without lines that say what an annex is attached to: the report says it."""
    attached = [thing for thing in body if isinstance(thing, Line) and _is_attached(thing)]
    _tell(attached, _ATTACHED_WHY, store)
    return [thing for thing in body if not any(thing is line for line in attached)]


def _is_attached(line: Line) -> bool:
    is_bare = line.look.align == "center" and not line.drawn
    return is_bare and _ATTACHED.fullmatch(line.text.strip()) is not None


def _without_contents(body: list[Laid], store: Store) -> list[Laid]:
    """Give the things without a contents list typed by hand."""
    kept: list[Laid] = []
    at = 0
    while at < len(body):
        thing = body[at]
        end = at + 1
        title = isinstance(thing, Line) and _TOC_TITLE.fullmatch(thing.text)
        while title and end < len(body) and _is_entry(body[end]):
            end += 1
        if end > at + 2 or (title and _CONTENTS.fullmatch(thing.text)):
            _tell(body[at:end], _CONTENTS_WHY, store)
        else:
            kept.append(thing)
            end = at + 1
        at = end
    return kept


def _is_entry(thing: Laid) -> bool:
    if not isinstance(thing, Line) or thing.look.outline is not None:
        return False
    return bool(_TOC_LINE.fullmatch(thing.text)) and len(thing.text) <= 300


def _without_end(body: list[Laid], store: Store) -> list[Laid]:
    """Give the things without recipients and signatures, wherever a document ends."""
    kept: list[Laid] = []
    taken: list[Laid] = []
    going = False
    annexes = [at for at, thing in enumerate(body) if _is_annex(thing)]
    for at, thing in enumerate(body):
        near_end = at >= len(body) - _TAIL or any(at < annex <= at + _PAGE for annex in annexes)
        if isinstance(thing, LaidTable):
            going = near_end and _is_signature_table(thing)
            (taken if going else kept).append(thing)
            continue
        if _RECIPIENTS.match(thing.text) and len(thing.text) <= 40:
            going = True
        elif going:
            going = _belongs_to_end(thing)
        elif near_end and _is_signer(thing):
            going = not _text_follows(body, at)
        (taken if going else kept).append(thing)
    _tell(taken, _END_WHY, store)
    return kept


def _is_annex(thing: Laid) -> bool:
    """Say whether an annex begins here: before one, a document ends with its signatures."""
    return isinstance(thing, Line) and marker_of(thing.text).kind is Kind.ANNEX


def _is_signature_table(table: LaidTable) -> bool:
    cells = [cell.text.strip() for row in table.grid.rows for cell in row.cells if cell.runs]
    if any(_RECIPIENTS.match(text) for text in cells):
        return True
    small = len(table.grid.columns) <= 4 and len(table.grid.rows) <= 5 and not table.ruled
    return small and any(_SIGNER.match(text) for text in cells)


def _is_signer(line: Line) -> bool:
    text = line.text
    if len(text) > 80 or not _SIGNER.match(text):
        return False
    return line.emphasis.bold or text.isupper() or line.look.align in ("center", "right")


def _text_follows(body: Sequence[Laid], at: int) -> bool:
    """Say whether running text follows soon: what looked like a signer is then a heading."""
    ahead = [thing for thing in body[at + 1 : at + 8] if isinstance(thing, Line)]
    return any(len(thing.text) > 2 * _NAME_LENGTH for thing in ahead)


def _belongs_to_end(line: Line) -> bool:
    """Say whether a line goes on with recipients or a signature: short, or one of a list."""
    text = line.text
    if line.look.outline is not None or marker_of(text).kind not in (
        Kind.NONE, Kind.DASH, Kind.OTHER,
    ):  # fmt: skip
        return False
    listed = marker_of(text).kind is Kind.DASH or line.bullet is not None
    return len(text) <= (120 if listed else _NAME_LENGTH) and not line.drawn
