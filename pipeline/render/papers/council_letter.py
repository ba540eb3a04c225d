"""What the covering letter says in a round of the appraisal council.

A member is a person: no number of a letter is asked for, a dated sheet of remarks comes back.
"""

from collections.abc import Iterator

from pipeline.render.papers.letter_to import LetterTo


def council_addressee(letter: LetterTo) -> str:
    """Give whom the letter is to."""
    return f"{letter.body}, thành viên Hội đồng thẩm định" if letter.person else letter.body


def council_opening(letter: LetterTo) -> Iterator[str]:
    """Give what is sent and what is asked; the items that concern a body follow it."""
    yield (
        f"{letter.issuer.name} gửi kèm theo Công văn này {letter.draft} {letter.report} "
        f"(ngày {letter.made:%d/%m/%Y}) trình Hội đồng thẩm định."
    )
    asked = (
        f"{letter.issuer.asks} {_called(letter)} nghiên cứu, cho ý kiến thẩm định đối với toàn bộ "
        "nội dung"
    )
    yield f"{asked}, trong đó tập trung vào các mục sau đây:" if letter.items else f"{asked}."


def council_closing(letter: LetterTo) -> Iterator[str]:
    """Give how to answer, by when, and what silence means."""
    asked = "ghi ngày nhận xét, không cần số văn bản" if letter.person else "ghi số, ngày văn bản"
    yield (
        f"Ý kiến ghi vào phiếu nhận xét (tệp Excel gửi kèm), {asked}: mỗi ý kiến một dòng, chọn "
        "đúng mục, chép đoạn được nhận xét và ghi câu chữ đề nghị sửa thành; trường hợp nhất trí "
        "toàn bộ thì ghi x vào ô “Thống nhất (x)”. Cũng có thể nhận xét ngay trên bản Word bằng "
        "ghi chú (Comment) hoặc sửa có theo dõi (Track Changes) rồi gửi lại bản đó."
    )
    if letter.answer_by is not None:
        term = f" ({letter.term} kể từ ngày gửi)" if letter.term else ""
        yield (
            f"{letter.issuer.asks} gửi phiếu nhận xét về {letter.issuer.reply_to} chậm nhất ngày "
            f"{letter.answer_by:%d/%m/%Y}{term} để tổng hợp, giải trình, tiếp thu và báo cáo Hội "
            "đồng thẩm định."
        )
    if letter.silence:
        yield (
            "Quá thời hạn trên mà không có phiếu nhận xét thì coi như nhất trí với nội dung trình "
            "thẩm định."
        )
    yield f"Trân trọng cảm ơn {_called(letter)}./."


def _called(letter: LetterTo) -> str:
    return "Ông (Bà)" if letter.person else letter.body
