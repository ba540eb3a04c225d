from dataclasses import replace

from pipeline.consult.divergence import divergences, same_points
from pipeline.model.comment import Comment, Consultation, Disposition, RegisterRow
from pipeline.model.divergence import Divergence, DivergenceKind
from tests.consult.answered import AGENCIES, consulted, row, said

QUOTE = "đạt 34 giường trên một vạn dân"
MORE = said("Cao hơn.", quote=QUOTE, proposed="đạt 36 giường")
LESS = said("Thấp hơn.", "so-noi-vu", quote=f"{QUOTE}.", proposed="đạt 32 giường")


def points(
    *comments: Comment, rows: tuple[RegisterRow, ...] = (), earlier: tuple[Consultation, ...] = ()
) -> tuple[Divergence, ...]:
    return divergences(consulted(*comments, rows=rows), earlier, AGENCIES)


def test_two_bodies_that_propose_different_text_at_one_place_are_a_candidate() -> None:
    (point,) = points(MORE, LESS)
    assert point.kind is DivergenceKind.FOUND
    assert [view.body for view in point.views] == ["Sở Y tế", "Sở Nội vụ"]
    assert point.place == "Phần I, mục I.1.1, đoạn 1"
    assert point.options == (
        "Phương án 1: giữ như dự thảo.",
        "Phương án 2 (theo Sở Y tế): “đạt 36 giường”.",
        "Phương án 3 (theo Sở Nội vụ): “đạt 32 giường”.",
    )


def test_what_can_be_done_together_is_no_divergence() -> None:
    assert points(MORE, replace(LESS, proposed="Đạt 36 giường.")) == ()
    assert points(MORE, replace(LESS, quote="Quy mô giường bệnh đến năm 2030")) == ()
    assert points(MORE, replace(LESS, proposed="")) == ()
    assert points(MORE, replace(LESS, agency="so-y-te", letter=MORE.letter)) == ()


def test_an_accepted_comment_against_another_is_named_so() -> None:
    (point,) = points(
        MORE, LESS, rows=(row("YK1-SYT-001", MORE, disposition=Disposition.ACCEPTED),)
    )
    assert point.reason == "một ý kiến đã tiếp thu, ý kiến kia đề nghị khác tại cùng chỗ"


def test_a_marked_comment_is_an_open_point_and_a_decided_one_says_how() -> None:
    marked = row(
        "YK1-SYT-001", MORE, disposition=Disposition.DIFFERING, explanation="Xin ý kiến.",
        proposal="Theo Sở Y tế", decider="UBND tỉnh",
    )  # fmt: skip
    (point,) = points(MORE, rows=(marked,))
    assert (point.kind, point.stance, point.decider) == (
        DivergenceKind.OPEN,
        "Xin ý kiến.",
        "UBND tỉnh",
    )
    (decided,) = points(MORE, rows=(replace(marked, decision="36 giường"),))
    assert (decided.kind, decided.decision) == (DivergenceKind.DECIDED, "36 giường")


def test_a_comment_on_what_anothers_accepted_comment_brought_is_a_candidate() -> None:
    brought = "dữ liệu quốc phòng được truy cập hạn chế"
    first = said("Thêm.", "so-noi-vu", quote="lớp dự án", proposed=f"lớp dự án, {brought}")
    before = consulted(first, rows=(row("YK1-SNV-001", first, disposition=Disposition.ACCEPTED),))
    against = said("Bỏ.", "bo-y-te", quote=brought, proposed="bỏ")
    (point,) = points(against, earlier=(before,))
    assert point.reason == "trái với ý kiến đã tiếp thu ở lần trước"
    assert [view.code for view in point.views] == ["YK1-BYT-001", "YK1-SNV-001"]
    assert points(replace(against, quote="lớp dự án khác hẳn"), earlier=(before,)) == ()


def test_points_left_open_in_an_earlier_round_stay_on_the_list_together() -> None:
    rows = (
        row("YK1-SYT-001", MORE, disposition=Disposition.DIFFERING),
        row("YK1-SNV-001", LESS, disposition=Disposition.DIFFERING),
    )
    (point,) = points(earlier=(consulted(MORE, LESS, rows=rows),))
    assert [view.code for view in point.views] == ["YK1-SYT-001", "YK1-SNV-001"]


def test_comments_of_one_marked_point_are_known_together() -> None:
    rows = (row("YK1-SYT-001", MORE, disposition=Disposition.DIFFERING),)
    (group,) = same_points(consulted(MORE, LESS, rows=rows).responses)
    assert {response.comment.code for response in group} == {"YK1-SYT-001", "YK1-SNV-001"}
    assert same_points(consulted(MORE, LESS).responses) == ()


def test_a_marked_row_whose_comment_is_not_read_again_stays_on_the_list() -> None:
    lost = row("YK1-SYT-009", MORE, disposition=Disposition.DIFFERING, explanation="Xin ý kiến.")
    (point,) = points(earlier=(consulted(rows=(lost,)),))
    assert (point.kind, point.stance, point.subject) == (DivergenceKind.OPEN, "Xin ý kiến.", QUOTE)
    assert [view.body for view in point.views] == ["Sở Y tế"]
