"""The letter that goes with a draft to a body consulted, ready to be numbered and signed."""

from collections.abc import Iterator
from math import ceil
from typing import Final

from pipeline.model.fixed import replace
from pipeline.model.letter_widths import width
from pipeline.render.papers.council_letter import (
    council_addressee,
    council_closing,
    council_opening,
)
from pipeline.render.papers.letter_to import LetterTo
from pipeline.render.papers.paper import lines, paper, paper_shell
from pipeline.render.unbroken import unbroken
from pipeline.render.word.paragraphs import paragraph
from pipeline.render.word.runs import run
from pipeline.render.word.shell import TagValue

_MOST_ITEMS, _LEAST_ITEMS = 12, 1  # named one by one; the sheet lists all
# a page in points, less head and signature, and a line of its text
_ROOM: Final = 412.0
_LINE, _GAP = 18.5, 6.0
_WIDTH, _INDENT, _SIZE = 453.0, 36.0, 14
_FILLED: Final = 0.96  # of a line that words fill on the average
_TIGHT: Final = '<w:spacing w:before="0"/>'


def covering_letter(letter: LetterTo, *, template: bytes) -> bytes:
    """Give the .docx.

    Raises:
        TemplateError: The template lacks a marker, a style or a value.
    """
    sender = letter.issuer.name
    letter = _on_one_page(letter)
    opening, closing = _texts(letter)
    values: dict[str, TagValue] = {
        **letter.issuer.head,
        "lan": letter.draft,
        "noi_nhan": council_addressee(letter) if letter.council else letter.body,
        "doan": lines(opening),
        "ket": lines(closing),
    }
    last = letter.items[-1:]
    listed = [f"- {item}{'.' if item in last else ';'}" for item in letter.items]
    return paper(
        paper_shell(template, values),
        "".join(paragraph("BodyText", run(unbroken(text)), _TIGHT) for text in listed),
        title=f"Lấy ý kiến{' thẩm định' if letter.council else ''} đối với {letter.draft}",
        creator=sender,
        day=letter.made,
    )


def _texts(letter: LetterTo) -> tuple[list[str], list[str]]:
    """Give the paragraphs before and behind the items."""
    if letter.council:
        return [*council_opening(letter)], [*council_closing(letter)]
    return [*_opening(letter)], [*_closing(letter)]


def _on_one_page(letter: LetterTo) -> LetterTo:
    """Give the letter with as many of its items as fit on the page that it is written on."""
    # who signs for another has two lines more above the name
    room = _ROOM - _LINE * str(letter.issuer.head.get("chuc_vu", "")).count("\n")
    for most in range(_MOST_ITEMS, _LEAST_ITEMS - 1, -1):
        shown = letter.items[:most]
        shorter = replace(letter, items=shown, more=len(letter.items) - len(shown))
        around = sum(_GAP + _height(text) for texts in _texts(shorter) for text in texts)
        if around + sum(_height(f"- {item};") for item in shown) <= room:
            break
    return shorter


def _height(text: str) -> float:
    return _LINE * ceil((_INDENT + width(text, bold=False) * _SIZE) / (_WIDTH * _FILLED))


def _opening(letter: LetterTo) -> Iterator[str]:
    yield (
        f"{letter.issuer.name} gửi kèm theo Công văn này {letter.draft} {letter.report} "
        f"(ngày {letter.made:%d/%m/%Y}) để lấy ý kiến {letter.body}."
    )
    if not letter.items:
        yield f"{letter.issuer.asks} {letter.body} nghiên cứu, góp ý đối với toàn bộ dự thảo."
        return
    rest = f" và {letter.more} mục khác nêu trong phiếu góp ý" if letter.more else ""
    yield (
        f"{letter.issuer.asks} {letter.body} nghiên cứu, góp ý đối với toàn bộ dự thảo, trong đó "
        f"tập trung vào các mục liên quan trực tiếp sau đây{rest}:"
    )


def _closing(letter: LetterTo) -> Iterator[str]:
    yield (
        "Ý kiến góp ý ghi vào phiếu góp ý (tệp Excel gửi kèm): mỗi ý kiến một dòng, chọn đúng mục, "
        "chép đoạn được góp ý và ghi câu chữ đề nghị sửa thành; trường hợp thống nhất toàn bộ thì "
        "ghi x vào ô “Thống nhất (x)”. Cũng có thể góp ý ngay trên bản Word của dự thảo bằng ghi "
        "chú (Comment) hoặc sửa có theo dõi (Track Changes) rồi gửi lại bản đó."
    )
    if letter.answer_by is not None:
        term = f" ({letter.term} kể từ ngày gửi)" if letter.term else ""
        yield (
            f"{letter.issuer.asks} gửi văn bản và phiếu góp ý về {letter.issuer.reply_to} chậm "
            f"nhất ngày {letter.answer_by:%d/%m/%Y}{term} để tổng hợp, tiếp thu, giải trình."
        )
    if letter.silence:
        yield (
            "Quá thời hạn trên mà không có văn bản trả lời thì coi như thống nhất với nội dung "
            "dự thảo."
        )
    if letter.contact:
        yield f"Đầu mối liên hệ của tỉnh: {letter.contact}."
    yield f"Trân trọng cảm ơn sự phối hợp của {letter.body}./."
