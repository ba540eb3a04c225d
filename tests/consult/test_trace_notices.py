"""What a trace finds amiss: which verdicts are told, how gravely, and with which words."""

import pytest

from pipeline.consult.trace import trace
from pipeline.consult.trace_notices import trace_notices
from pipeline.model.change import Change, ChangeClass, Place
from pipeline.model.comment import Disposition, Response
from pipeline.model.fixed import replace
from pipeline.model.notice import Notice, Severity
from pipeline.model.verdict import ChangeTrace, CommentTrace, Evidence, Ground, Trace, Verdict
from tests.consult.sample_trace import OLD, change, comparison, consultation, line, response

WAS, NOW = OLD[3].text, "Toàn tỉnh có 28,5 giường bệnh trên một vạn dân."
NEW = (*OLD[:3], line(NOW), *OLD[4:])
CHANGED = change("c-1", (4, WAS), (4, NOW))
ACCEPTED = Disposition.ACCEPTED


def told(*given: Response) -> list[Notice]:
    asked, held = consultation(*given), comparison(NEW, CHANGED)
    return list(trace_notices(trace(asked, held), asked, held, register="sections/a.xlsx"))


def test_a_promise_not_kept_is_an_error_at_its_row() -> None:
    notice = told(response("YK-1", ACCEPTED, block=2))[0]
    assert (notice.severity, notice.code) == (Severity.ERROR, "tiep-thu-chua-sua")
    assert str(notice).startswith("sections/a.xlsx:TiepThu!A2: lỗi: ý kiến YK-1 ghi “Tiếp thu”")


def test_another_change_is_a_warning_with_asked_and_written_words() -> None:
    given = response("YK-1", ACCEPTED, block=4, proposed="29 giường bệnh", quote="26 giường bệnh")
    notice = told(given)[0]
    assert (notice.severity, notice.code) == (Severity.WARNING, "tiep-thu-khac-de-nghi")
    assert "đề nghị “29 giường bệnh”" in notice.message
    assert f"ghi “{NOW}”" in notice.message


def test_the_name_of_an_item_is_a_warning() -> None:
    notice = told(response("YK-1", ACCEPTED, block=2, changed_at="mục Y tế"))[0]
    assert (notice.severity, notice.code) == (Severity.WARNING, "tiep-thu-chi-neu-muc")
    assert "Bảng 3.2, dòng 5" in (notice.fix or "")


def test_a_refusal_that_was_carried_out_is_a_warning() -> None:
    notice = told(response("YK-1", Disposition.REFUSED, block=4))[0]
    assert (notice.severity, notice.code) == (Severity.WARNING, "khong-tiep-thu-ma-sua")


def test_what_was_done_is_not_told_and_what_nobody_asked_for_is() -> None:
    done = response("YK-1", ACCEPTED, block=4, proposed="28,5 giường bệnh", quote="26 giường bệnh")
    assert told(done) == []
    assert [notice.code for notice in told()] == ["sua-khong-ly-do"]


HERE = Place("Bảng 2.3, dòng 1", 7)
GIVEN = response("YK-1", ACCEPTED, block=4)


def of(verdict: Verdict, evidence: Evidence, given: Response = GIVEN) -> Notice:
    found = Trace((CommentTrace("YK-1", verdict, (), evidence),))
    (notice,) = trace_notices(found, consultation(given), comparison(NEW), register="t.xlsx")
    return notice


DRAFT = "Dự thảo lần 2"
SAYS = "ý kiến YK-1 ghi “Tiếp thu” nhưng "


@pytest.mark.parametrize(
    ("verdict", "evidence", "words"),
    [
        (Verdict.UNCHANGED, Evidence(),
         f"{DRAFT} chưa có thay đổi nào tại nơi góp ý (Phần II, mục VII.2, đoạn 4)"),
        (Verdict.UNCHANGED, Evidence("chưa thấy thay đổi nào tương ứng trong dự thảo mới"),
         f"{DRAFT} chưa có thay đổi nào tại nơi góp ý (Phần II, mục VII.2, đoạn 4)"),
        (Verdict.UNCHANGED, Evidence("có tại chỗ khác"),
         f"{DRAFT} chưa có thay đổi nào tại nơi góp ý (Phần II, mục VII.2, đoạn 4): "
         "có tại chỗ khác"),
        (Verdict.OTHERWISE, Evidence("", "a", "b", "c", HERE),
         f"đã sửa khác đề nghị: đề nghị “a”, {DRAFT} ghi “c” (Bảng 2.3, dòng 1)"),
        (Verdict.OTHERWISE, Evidence("", "", "b"), f"đã sửa khác đề nghị: {DRAFT} đã bỏ “b”"),
        (Verdict.ITEM_ONLY, Evidence("chỉ nêu đến mục"),
         f"chưa chỉ ra được chỗ sửa trong {DRAFT}: chỉ nêu đến mục"),
        (Verdict.REFUSED_BUT_DONE, Evidence("", "a", "b", "c", HERE),
         f"{DRAFT} đã sửa tại Bảng 2.3, dòng 1 thành “c”"),
        (Verdict.REFUSED_BUT_DONE, Evidence("", "a", "b"), f"{DRAFT} đã sửa"),
    ],
)  # fmt: skip
def test_what_was_found_is_told_in_words(verdict: Verdict, evidence: Evidence, words: str) -> None:
    notice = of(verdict, evidence)
    assert notice.message == SAYS + words
    assert (notice.file, notice.cell, notice.item) == ("t.xlsx", "TiepThu!A2", "y-te")


def test_a_comment_without_place_item_or_cell_is_told_without() -> None:
    assert GIVEN.row is not None
    bare = replace(
        GIVEN,
        comment=replace(GIVEN.comment, place=None, item=""),
        row=replace(GIVEN.row, cell=""),
    )
    notice = of(Verdict.UNCHANGED, Evidence(), bare)
    assert notice.message == f"{SAYS}{DRAFT} chưa có thay đổi nào tại nơi góp ý"
    assert (notice.cell, notice.item) == (None, None)


@pytest.mark.parametrize("verdict", [Verdict.AS_ASKED, Verdict.CHANGED, Verdict.OPEN])
def test_what_is_borne_out_or_open_is_not_told(verdict: Verdict) -> None:
    found = Trace((CommentTrace("YK-1", verdict), CommentTrace("YK-9", Verdict.UNCHANGED)))
    told_ = trace_notices(found, consultation(GIVEN), comparison(NEW), register="t.xlsx")
    assert list(told_) == []


def test_changes_nobody_explained_are_counted_by_item_and_agency() -> None:
    def made(name: str, **more: object) -> Change:
        return replace(change(name, (4, "a"), (4, "b")), **more)  # type: ignore[arg-type]

    changes = (
        made("1"), made("2"), made("3", item="giao-duc"), made("4", agency=""),
        made("5", class_=ChangeClass.FORM), made("6"), made("7"),
    )  # fmt: skip
    grounds = [Ground.NONE] * 5 + [Ground.REASON, Ground.COMMENT]
    traced = tuple(ChangeTrace(c.id, g) for c, g in zip(changes, grounds, strict=True))
    held = comparison(NEW, *changes)
    found = list(trace_notices(Trace((), traced), consultation(), held, register="t"))
    assert [(n.severity, n.code, n.item, n.agency, n.message[:2]) for n in found] == [
        (Severity.INFO, "sua-khong-ly-do", "y-te", "so-y-te", "2 "),
        (Severity.INFO, "sua-khong-ly-do", "giao-duc", "so-y-te", "1 "),
        (Severity.INFO, "sua-khong-ly-do", "y-te", None, "1 "),
    ]
