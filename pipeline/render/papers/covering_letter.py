"""The letter that goes with a draft to a body consulted, ready to be numbered and signed."""

from collections.abc import Iterator
from typing import Final

from pipeline.render.papers.council_letter import (
    council_addressee,
    council_closing,
    council_opening,
)
from pipeline.render.papers.letter_to import LetterTo
from pipeline.render.papers.paper import lines, paper, paper_shell
from pipeline.render.word.paragraphs import paragraph
from pipeline.render.word.runs import run
from pipeline.render.word.shell import TagValue

_MOST_ITEMS: Final = 12  # items named one by one; the sheet lists all


def covering_letter(letter: LetterTo, *, template: bytes) -> bytes:
    """Give the .docx.

    Raises:
        TemplateError: The template lacks a marker, a style or a value.
    """
    sender = letter.issuer.name
    opening, closing = (
        (council_opening, council_closing) if letter.council else (_opening, _closing)
    )
    values: dict[str, TagValue] = {
        **letter.issuer.head,
        "lan": letter.draft,
        "noi_nhan": council_addressee(letter) if letter.council else letter.body,
        "doan": lines([*opening(letter)]),
        "ket": lines([*closing(letter)]),
    }
    shown = letter.items[:_MOST_ITEMS]
    listed = [f"- {item}{';' if item is not shown[-1] else '.'}" for item in shown]
    return paper(
        paper_shell(template, values),
        "".join(paragraph("BodyText", run(text)) for text in listed),
        title=f"Lấy ý kiến{' thẩm định' if letter.council else ''} đối với {letter.draft}",
        creator=sender,
        day=letter.made,
    )


def _opening(letter: LetterTo) -> Iterator[str]:
    yield (
        f"{letter.issuer.name} gửi kèm theo Công văn này {letter.draft} {letter.report} "
        f"(ngày {letter.made:%d/%m/%Y}) để lấy ý kiến {letter.body}."
    )
    if not letter.items:
        yield f"{letter.issuer.asks} {letter.body} nghiên cứu, góp ý đối với toàn bộ dự thảo."
        return
    more = len(letter.items) - _MOST_ITEMS
    rest = f" và {more} mục khác nêu trong phiếu góp ý" if more > 0 else ""
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
