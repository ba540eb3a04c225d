import pytest
from lxml import etree

from pipeline.consult.responses import Answered, response_table
from pipeline.model.change import Place
from pipeline.model.comment import Comment, Disposition, RegisterRow
from pipeline.model.fixed import replace
from pipeline.model.response_table import LeftLine, ResponseTable
from pipeline.model.verdict import CommentTrace, Evidence, Trace, Verdict
from pipeline.render.papers.slip import Enclosed, differing, slip_docx, slips
from pipeline.work.archive import read_parts
from tests.consult.answered import AGENCIES, consulted, report, row, said, spots
from tests.oracle.gate import defects
from tests.render.paper_texts import paragraphs
from tests.render.paper_texts import table as texts
from tests.render.papers.left_tables import left
from tests.render.samples import W
from tests.render.shipped import slip_template

ONE = said("Rà soát & sửa <số>.", quote="34 giường", proposed="36 giường")
TWO = said("Bổ sung.", "xa-a", quote="Mạng lưới trường học.")
PLACE = Place("Bảng 1.1, dòng “Tuyến tỉnh”", 4, 7)
DRAFTS = ("Dự thảo lần 1", "Dự thảo lần 2")
HEADS = [
    *("STT", "Ý kiến góp ý", "Trả lời", "Dự thảo lần 1 ghi", "Dự thảo lần 2 ghi"),
    *("Nơi sửa (mục, trang)", "Kết quả"),
]


def table(*comments: Comment, trace: Trace | None = None, **answer: object) -> ResponseTable:
    rows: tuple[RegisterRow, ...] = (row("YK1-SYT-001", ONE, **answer),) if answer else ()
    made = consulted(*(comments or (ONE, TWO)), rows=rows)
    answered = Answered(spots(), (), trace or Trace())
    return response_table(made, AGENCIES, DRAFTS, answered)


def accepted(verdict: Verdict, evidence: Evidence) -> ResponseTable:
    trace = Trace((CommentTrace("YK1-SYT-001", verdict, (), evidence),))
    return table(trace=trace, disposition=Disposition.ACCEPTED, explanation="Đã sửa.")


def slip(told: ResponseTable, body: str = "so-y-te", enclosed: Enclosed | None = None) -> bytes:
    given = slips(told, report(), {body: enclosed} if enclosed else {})
    data = slip_docx(given[body], template=slip_template())
    assert defects(data) == []
    return data


def lines(told: ResponseTable, body: str = "so-y-te") -> list[list[str]]:
    return texts(slip(told, body), 1)


def test_each_body_that_commented_has_a_slip_with_its_own_comments_once() -> None:
    assert set(slips(table(), report(), {})) == {"so-y-te", "xa-a"}
    head, *rest = lines(table(), "xa-a")
    assert head == HEADS
    assert [line[0] for line in rest] == ["1"]
    assert rest[0][1].endswith(": Bổ sung.")
    whole = " ".join(paragraphs(slip(table(), "xa-a")))
    assert "của UBND xã A (Văn bản số 1/xa-a)" in whole
    assert "Sở Y tế" not in whole


def test_comment_answer_old_and_new_words_place_and_result_stand_side_by_side() -> None:
    proof = Evidence("", "36 giường", "đạt 34 giường", "đạt 36 giường", PLACE, "y-te")
    told = lines(accepted(Verdict.AS_ASKED, proof))[1]
    assert told == [
        "1",
        "YK1-SYT-001: Rà soát & sửa <số>.\nĐề nghị sửa thành: “36 giường”",
        "Đã sửa.",
        "đạt 34 giường",
        "đạt 36 giường",
        "Bảng 1.1, dòng “Tuyến tỉnh”\nNơi góp ý: Phần I, mục I.1.1, đoạn 1",
        "Tiếp thu\nđã sửa đúng như đề nghị",
    ]


def test_the_words_that_differ_stand_bold() -> None:
    proof = Evidence("", "", "đạt 34 giường", "đạt 36 giường", PLACE, "y-te")
    document = read_parts(slip(accepted(Verdict.AS_ASKED, proof)))["word/document.xml"]
    bold = [
        "".join(map(str, run.itertext(f"{W}t")))
        for run in etree.fromstring(document).iter(f"{W}r")
        if run.find(f"{W}rPr/{W}b") is not None
    ]
    assert "34" in bold
    assert "36" in bold
    assert "đạt" not in " ".join(bold)


@pytest.mark.parametrize(
    ("old", "new", "marked"),
    [
        ("a b c", "a x c", (["b"], ["x"])),
        ("a c", "a b c", ([], ["b"])),
        ("a b c d", "a c", (["b", "d"], [])),
        ("a b", "x y", ([], [])),
        ("a b", "a b", ([], [])),
    ],
)
def test_what_differs_is_told_word_by_word_while_the_texts_are_alike(
    old: str, new: str, marked: tuple[list[str], list[str]]
) -> None:
    was, now = differing(old, new)
    assert ([old[a:b] for a, b in was], [new[a:b] for a, b in now]) == marked


@pytest.mark.parametrize(
    ("verdict", "proof", "cells"),
    [
        (
            Verdict.AS_ASKED,
            Evidence("", "", "34 giường", "", PLACE, "y-te", stands=False),
            ["34 giường", "(không còn)", "Phần I, mục I.1.1, đoạn 1"],
        ),
        (
            Verdict.AS_ASKED,
            Evidence("", "", "", "d) Mới.", PLACE, "y-te"),
            ["(chưa có)", "d) Mới."],
        ),
        (Verdict.UNCHANGED, Evidence("chưa có thay đổi"), ["“34 giường”", ""]),
    ],
)
def test_what_is_gone_new_or_unchanged_is_said(
    verdict: Verdict, proof: Evidence, cells: list[str]
) -> None:
    told = lines(accepted(verdict, proof))[1]
    assert told[3 : 3 + len(cells)] == cells


def test_a_verdict_without_words_says_what_was_found() -> None:
    told = lines(accepted(Verdict.ITEM_ONLY, Evidence("bảng chỉ nêu đến mục")))[1]
    assert told[6] == "Tiếp thu\nchỉ nêu đến mục\n(bảng chỉ nêu đến mục)"


def test_an_open_comment_shows_what_it_quotes_and_where_and_that_it_is_open() -> None:
    told = lines(table(), "xa-a")[1]
    assert told[2:] == ["", "“Mạng lưới trường học.”", "", "Phần I, mục I.2, đoạn 1", "Chưa xử lý"]


def test_the_slip_opens_with_its_figures_and_ends_with_what_goes_with_it() -> None:
    proof = Evidence("", "", "34", "36", PLACE, "y-te")
    told = accepted(Verdict.AS_ASKED, proof)
    enclosed = Enclosed("so-sanh-lan-1.docx", 2, ("Phần I, mục I.1", "Phụ lục I"))
    found = [text for text in paragraphs(slip(told, enclosed=enclosed)) if text]
    assert found[-3] == (
        "Sở Y tế có 1 ý kiến: tiếp thu 1. Đối chiếu với Dự thảo lần 2: đã sửa đúng như đề nghị 1."
    )
    assert found[-2] == (
        "Số trang là của báo cáo Dự thảo lần 2. Kèm theo: trích bản so sánh (so-sanh-lan-1.docx) "
        "2 mục liên quan: Phần I, mục I.1; Phụ lục I."
    )
    assert "y-kien-cac-lan.xlsx" in found[-1]
    unpaged = paragraphs(slip(told, enclosed=replace(enclosed, paged=False)))
    assert "Số trang" not in " ".join(unpaged)
    assert any(text.startswith("Kèm theo: trích bản so sánh (so-sanh-lan-1") for text in unpaged)
    assert "Kèm theo" not in " ".join(paragraphs(slip(told)))
    assert "xã A có 1 ý kiến: chưa xử lý 1." in " ".join(paragraphs(slip(told, "xa-a")))


def test_what_earlier_rounds_left_of_the_body_stands_above_its_comments() -> None:
    own = LeftLine(left(reply=True), "Sở Y tế", "Bảng 2.1")
    told = replace(table(), left=(own,))
    found = lines(told)
    assert [line[0] for line in found[1:]] == [
        *("Ý kiến của các lần trước còn để lại", "A1", "Ý kiến đối với Dự thảo lần 1", "1"),
    ]
    assert found[2][1].startswith("YK1-SYT-001: Rà soát.")
    assert found[2][2] == "Sẽ sửa.\nÝ kiến của cơ quan về kết quả: Bảo lưu: chưa thấy sửa"
    assert found[2][4:] == [
        "“34 giường”",
        "Phần I, mục I.1.1, đoạn 2 (trang 9)\nNơi góp ý: Dự thảo lần 1, Bảng 2.1",
        "Ghi tiếp thu nhưng chưa thực hiện đúng",
    ]
    assert len(lines(told, "xa-a")) == 2


def size(told: ResponseTable) -> str:
    document = read_parts(slip(told))["word/document.xml"].decode()
    return next(size for size in ("9", "10", "11") if f'"BangChu{size}"' in document)


def test_letters_grow_smaller_while_that_keeps_the_slip_on_one_page() -> None:
    long = "Đề nghị rà soát, bổ sung quy mô giường bệnh của từng tuyến. " * 6
    sizes = [size(table(*(said(f"{at}. {long}") for at in range(count)))) for count in range(1, 9)]
    assert sizes[0] == "11"
    shrinking = sizes[: sizes.index("9") + 1]
    assert shrinking == sorted(shrinking, key=int, reverse=True)
    assert set(sizes[sizes.index("9") :]) == {"9", "10"}
    assert sizes[-1] == "10"  # no size would do: one that is easily read
