"""How papers speak of those asked: bodies in an ordinary round, members of a council in its own.

A round of the appraisal council (`loai: tham-dinh`) also has templates of its own, their names
those of an ordinary round's with `suffix` behind.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from pipeline.model.comment import Answer


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one kind of round.

    Attributes:
        suffix: What stands behind the names of templates.
        comments: What comments are called.
        asked, wrote: What precedes the numbers of those asked and of those who wrote.
        one: What one who agrees is called, behind a number.
        agreed, presumed: What is said of those who agree, and by silence alone.
        silent, taken: What heads those who did not answer, and where that counts as agreement.
        answers: What is said of those who wrote without a comment.
        views: What heads the views of bodies that differ.
        whole: What the table is called in the file's properties.
        heads: What heads the comments and the answers of the table.
    """

    suffix: str
    comments: str
    asked: str
    wrote: str
    one: str
    agreed: str
    presumed: str
    silent: str
    taken: str
    answers: Mapping[Answer, str]
    views: str
    whole: str
    heads: tuple[str, str]


_ORDINARY: Final = Wording(
    suffix="",
    comments="ý kiến góp ý",
    asked="Tổng số cơ quan, tổ chức đã gửi xin ý kiến",
    wrote="số cơ quan, tổ chức, cá nhân có văn bản góp ý",
    one="cơ quan",
    agreed="thống nhất, không có ý kiến khác",
    presumed="quá thời hạn không trả lời, coi như thống nhất",
    silent="Các cơ quan, tổ chức chưa có văn bản trả lời",
    taken="Các cơ quan, tổ chức quá thời hạn không trả lời, coi như thống nhất",
    answers={
        Answer.AGREED: "Thống nhất với nội dung dự thảo, không có ý kiến khác.",
        Answer.LETTER_ONLY: "Có văn bản, chưa nhập ý kiến.",
        Answer.FEEDBACK: "Có ý kiến về kết quả tiếp thu, giải trình; không có ý kiến mới.",
    },
    views="Các ý kiến (cơ quan, văn bản)",
    whole="Tổng hợp, tiếp thu, giải trình ý kiến",
    heads=("Nội dung góp ý", "Tiếp thu, giải trình"),
)
_COUNCIL: Final = Wording(
    suffix="-tham-dinh",
    comments="ý kiến thẩm định",
    asked="Tổng số thành viên Hội đồng thẩm định, cơ quan được gửi hồ sơ",
    wrote="số thành viên, cơ quan đã có ý kiến",
    one="thành viên",
    agreed="nhất trí, không có ý kiến khác",
    presumed="quá thời hạn không có ý kiến, coi như nhất trí",
    silent="Thành viên Hội đồng thẩm định, cơ quan chưa có ý kiến",
    taken="Thành viên Hội đồng thẩm định, cơ quan quá thời hạn không có ý kiến, coi như nhất trí",
    answers={
        Answer.AGREED: "Nhất trí với nội dung trình thẩm định, không có ý kiến khác.",
        Answer.LETTER_ONLY: "Có phiếu nhận xét, chưa nhập ý kiến.",
        Answer.FEEDBACK: "Có ý kiến về kết quả giải trình, tiếp thu; không có ý kiến mới.",
    },
    views="Các ý kiến (thành viên Hội đồng, cơ quan)",
    whole="Tổng hợp, giải trình, tiếp thu ý kiến thẩm định",
    heads=("Nội dung ý kiến thẩm định", "Giải trình, tiếp thu"),
)


def wording(*, council: bool) -> Wording:
    """Give the words of an ordinary round, or of the appraisal council's."""
    return _COUNCIL if council else _ORDINARY
