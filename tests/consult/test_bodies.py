from datetime import date

from pipeline.consult.bodies import bodies, is_asked, notices_of_bodies, with_lateness
from pipeline.model.comment import Answer, Body, Letter
from pipeline.model.fixed import replace
from pipeline.model.notice import Severity
from pipeline.model.outline import Agency, Group, Round, Settings
from tests.consult.comments import comment

ASKED = Round(
    1,
    date(2025, 11, 15),
    "Dự thảo lần 1",
    consulted=("so", "xa-a"),
    sent=date(2025, 11, 17),
    answer_by=date(2025, 11, 24),
)
AGENCIES = (
    Agency("so-y-te", "Sở Y tế", Group.DEPARTMENT),
    Agency("so-noi-vu", "Sở Nội vụ", Group.DEPARTMENT),
    Agency("xa-a", "UBND xã A", Group.COMMUNE),
    Agency("xa-b", "UBND xã B", Group.COMMUNE),
    Agency("hoi", "Hội A", Group.ORGANISATION),
)
AFTER = date(2025, 11, 30)
USUAL = Settings()


def answers(
    *letters: Letter, settings: Settings = USUAL, planner: str = "", as_of: date = AFTER
) -> dict[str, Answer]:
    found = bodies(
        AGENCIES, ASKED, letters, [comment()], settings=settings, planner=planner, as_of=as_of
    )
    return {body.agency: body.answer for body in found}


def test_each_body_asked_and_each_that_wrote_unasked_has_one_answer() -> None:
    found = answers(
        comment().letter,
        Letter("xa-a", files=("y-kien/xa-a.pdf",)),
        Letter("hoi", "2/H", files=("y-kien/hoi.xlsx",), agrees=True),
    )
    assert found == {
        "so-y-te": Answer.COMMENTED,
        "so-noi-vu": Answer.SILENT,
        "xa-a": Answer.LETTER_ONLY,
        "hoi": Answer.AGREED,
    }


def test_a_page_about_answers_alone_is_neither_silence_nor_a_letter_without_comments() -> None:
    page = Letter("xa-a", files=("y-kien/xa-a/y-kien-cac-lan.xlsx",), feedback=True)
    assert answers(page)["xa-a"] is Answer.FEEDBACK
    letter = Letter("xa-a", files=("y-kien/xa-a/1.pdf",))
    assert answers(page, letter)["xa-a"] is Answer.LETTER_ONLY


def test_silence_after_the_deadline_counts_as_agreement_where_the_settings_say_so() -> None:
    counted = Settings(silence_is_agreement=True)
    assert answers(settings=counted)["so-noi-vu"] is Answer.SILENT_AGREED
    assert answers(settings=counted, as_of=date(2025, 11, 24))["so-noi-vu"] is Answer.SILENT
    assert answers()["so-noi-vu"] is Answer.SILENT


def test_a_letter_written_after_the_deadline_is_late_and_one_of_that_day_is_not() -> None:
    letter = Letter("so-y-te", "1", date(2025, 11, 24), ("y-kien/a.xlsx",))
    late = replace(letter, day=date(2025, 11, 25))
    undated = replace(letter, day=None)
    found = with_lateness([letter, late, undated], ASKED, ())
    assert [entry.late for entry in found] == [False, True, False]


def test_late_letters_and_those_nobody_entered_are_told() -> None:
    late = Letter("so-y-te", "1", date(2025, 11, 25), ("y-kien/so-y-te.xlsx",), late=True)
    empty = Letter("xa-a", files=("y-kien/xa-a.pdf",))
    found = bodies(
        AGENCIES, ASKED, [late, empty], [comment()], settings=Settings(), planner="", as_of=AFTER
    )
    assert [(n.code, n.file) for n in notices_of_bodies(found)] == [
        ("gui-sau-thoi-han", "y-kien/so-y-te.xlsx"),
        ("co-van-ban-chua-nhap", "y-kien/xa-a.pdf"),
    ]


def test_the_planning_agency_is_asked_only_where_it_is_named_itself() -> None:
    assert "so-noi-vu" not in answers(planner="so-noi-vu")
    assert answers(planner="so-y-te")["so-y-te"] is Answer.COMMENTED
    planner = AGENCIES[1]
    assert not is_asked(planner, ASKED, "so-noi-vu")
    assert is_asked(planner, replace(ASKED, consulted=("so", "so-noi-vu")), "so-noi-vu")
    assert is_asked(planner, ASKED, "so-y-te")


def test_a_member_of_the_council_sends_remarks_and_no_letter() -> None:
    late = Letter("hd-1", "", date(2025, 11, 25), ("y-kien/hd-1.xlsx",), late=True)
    member = Body("hd-1", True, Answer.LETTER_ONLY, (late,))
    (first, second) = notices_of_bodies([member], {"hd-1"})
    assert first.message.startswith("phiếu nhận xét ngày 25/11/2025 gửi sau thời hạn")
    assert second.message == "có phiếu nhận xét, chưa nhập ý kiến"
    assert second.fix.startswith("nhập từng ý kiến trong phiếu nhận xét")
    (first, second) = notices_of_bodies([member])
    assert first.message.startswith("văn bản ngày")
    assert second.message == "có văn bản, chưa nhập ý kiến"


def test_a_letter_of_which_all_was_told_is_not_told_again() -> None:
    letter = Letter("xa-a", files=("y-kien/xa-a.xlsx",))
    found = bodies(AGENCIES, ASKED, [letter], [], settings=USUAL, planner="", as_of=AFTER)
    assert [n.code for n in notices_of_bodies(found, told=["y-kien/xa-b.xlsx"])] == [
        "co-van-ban-chua-nhap"
    ]
    assert list(notices_of_bodies(found, told=["y-kien/xa-a.xlsx"])) == []


def test_notices_name_body_weight_and_the_first_file_there_is() -> None:
    late = Letter("a", "1", date(2025, 11, 25), ("a.xlsx", "b.pdf"), late=True)
    found = (
        Body("a", True, Answer.COMMENTED, (late, replace(late, files=()))),
        Body("b", True, Answer.LETTER_ONLY, (Letter("b"), Letter("b", files=("c.pdf", "d.pdf")))),
        Body("c", True, Answer.LETTER_ONLY, ()),
        Body("d", True, Answer.AGREED, (replace(late, day=None), replace(late, late=False))),
    )
    told = [(n.severity, n.code, n.file, n.agency) for n in notices_of_bodies(found)]
    assert told == [
        (Severity.INFO, "gui-sau-thoi-han", "a.xlsx", "a"),
        (Severity.INFO, "gui-sau-thoi-han", "", "a"),
        (Severity.WARNING, "co-van-ban-chua-nhap", "c.pdf", "b"),
        (Severity.WARNING, "co-van-ban-chua-nhap", "", "c"),
    ]
    first = next(iter(notices_of_bodies(found)))
    assert first.message.startswith("văn bản ngày 25/11/2025 gửi sau thời hạn")


def test_bodies_stand_in_the_order_of_the_agencies_with_their_letters() -> None:
    letters = [Letter("xa-a", "1"), Letter("so-y-te", "2"), Letter("xa-a", "3", agrees=True)]
    found = bodies(AGENCIES, ASKED, letters, [comment()], settings=USUAL, planner="", as_of=AFTER)
    assert [(body.agency, body.asked, body.answer, len(body.letters)) for body in found] == [
        ("so-y-te", True, Answer.COMMENTED, 1),
        ("so-noi-vu", True, Answer.SILENT, 0),
        ("xa-a", True, Answer.AGREED, 2),
    ]
    no_day = replace(ASKED, answer_by=None)
    counted = Settings(silence_is_agreement=True)
    silent = bodies(AGENCIES, no_day, (), (), settings=counted, planner="", as_of=AFTER)
    assert {body.answer for body in silent} == {Answer.SILENT}
    letter = Letter("xa-a", "1", AFTER)
    assert with_lateness([letter], no_day, ()) == (letter,)
