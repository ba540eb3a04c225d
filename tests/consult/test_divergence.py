import pytest

from pipeline.consult.divergence import divergences, same_points
from pipeline.model.change import Place
from pipeline.model.comment import (
    Certainty,
    Comment,
    Consultation,
    Disposition,
    RegisterRow,
    Response,
)
from pipeline.model.divergence import Divergence, DivergenceKind
from pipeline.model.fixed import replace
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


def held(code: str, agency: str, **more: object) -> Response:
    said_ = replace(said("a", agency, quote=QUOTE, proposed=f"đạt {code}"), code=code)
    disposition = more.pop("disposition", None)
    row_ = RegisterRow(code, disposition=disposition, group=str(more.pop("group", "")))  # type: ignore[arg-type]
    return Response(replace(said_, **more), row_)  # type: ignore[arg-type]


def grouped(*responses: Response) -> list[tuple[str, list[str]]]:
    """Reason and codes of each point found."""
    found = divergences(Consultation(1, responses=responses), (), AGENCIES)
    return [(point.reason, [view.code for view in point.views]) for point in found]


DIFFER = "hai cơ quan đề nghị sửa khác nhau tại cùng chỗ"


def test_three_bodies_at_one_place_are_one_point() -> None:
    three = [held("A", "so-y-te"), held("B", "so-noi-vu"), held("C", "bo-y-te")]
    assert grouped(*three) == [(DIFFER, ["A", "B", "C"])]
    assert grouped(three[0], held("D", "so-noi-vu", item="giao-duc"), three[2]) == [
        (DIFFER, ["A", "C"])
    ]


def test_those_answered_together_are_of_one_point() -> None:
    two = [held("A", "so-y-te"), held("B", "so-noi-vu")]
    apart = held("C", "bo-y-te", item="giao-duc", group="B")
    assert grouped(*two, apart) == [(DIFFER, ["A", "B", "C"])]
    assert grouped(held("A", "so-y-te"), held("C", "bo-y-te", item="giao-duc", group="A"))[0][
        1
    ] == ["A", "C"]


@pytest.mark.parametrize("certainty", [Certainty.CERTAIN, Certainty.BY_TEXT])
def test_a_place_that_is_sure_is_the_block_whatever_is_quoted(certainty: Certainty) -> None:
    here = {"place": Place("đoạn 1", 3), "certainty": certainty}
    one = held("A", "so-y-te", **here)
    assert grouped(one, held("B", "so-noi-vu", **here, quote="")) == [(DIFFER, ["A", "B"])]
    elsewhere = {**here, "place": Place("đoạn 2", 4)}
    assert grouped(one, held("B", "so-noi-vu", **elsewhere)) == []
    unsure = {**here, "certainty": Certainty.BY_ITEM}
    assert grouped(one, held("B", "so-noi-vu", **unsure)) == []


@pytest.mark.parametrize(
    ("quote", "differ"),
    [
        ("đạt 34 giường trên một vạn", True),
        ("ĐẠT 34 giường trên một vạn dân", True),
        ("đạt 34 trường học trên một xã", False),
        ("Quy mô giường bệnh đến năm 2030", False),
    ],
)
def test_quotations_of_one_block_are_of_the_same_words(quote: str, differ: bool) -> None:
    here = {"place": Place("đoạn 1", 3), "certainty": Certainty.BY_TEXT}
    two = held("A", "so-y-te", **here), held("B", "so-noi-vu", **here, quote=quote)
    assert bool(grouped(*two)) is differ


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        (Disposition.ACCEPTED, None, True),
        (None, Disposition.PARTLY, True),
        (Disposition.ACCEPTED, Disposition.ACCEPTED, False),
        (Disposition.REFUSED, None, False),
    ],
)
def test_one_accepted_against_another_is_the_reason(
    one: Disposition | None, other: Disposition | None, told: bool
) -> None:
    two = held("A", "so-y-te", disposition=one), held("B", "so-noi-vu", disposition=other)
    ((reason, _),) = grouped(*two)
    assert (reason != DIFFER) is told


def test_open_points_go_before_those_found_and_these_before_decided_ones() -> None:
    marked = held("A", "so-y-te", disposition=Disposition.DIFFERING, item="giao-duc")
    assert marked.row is not None
    decided = replace(marked, row=replace(marked.row, decision="Giữ"))
    responses = (replace(decided, comment=replace(marked.comment, code="D", item="khac")),
                 held("B", "so-noi-vu"), held("C", "bo-y-te"), marked)  # fmt: skip
    found = divergences(Consultation(1, responses=responses), (), AGENCIES)
    assert [point.kind for point in found] == [
        DivergenceKind.OPEN, DivergenceKind.FOUND, DivergenceKind.DECIDED,
    ]  # fmt: skip


def test_rows_without_a_comment_are_points_only_where_they_were_marked() -> None:
    rows = tuple(RegisterRow(str(one), disposition=one) for one in (*Disposition, None))
    found = divergences(Consultation(1, orphans=rows), (Consultation(1, orphans=rows),), AGENCIES)
    assert [point.views[0].code for point in found] == ["Còn ý kiến khác nhau"] * 2


BROUGHT = "dữ liệu quốc phòng được truy cập hạn chế"


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({}, True),
        ({"quote": f"“{BROUGHT}.”"}, True),
        ({"quote": BROUGHT[:16]}, True),
        ({"quote": BROUGHT[:15]}, False),
        ({"proposed": ""}, False),
        ({"agency": "so-noi-vu"}, False),
        ({"item": "giao-duc"}, False),
        ({"quote": "lớp dự án của tỉnh"}, False),  # stood there before
    ],
)
def test_words_that_an_accepted_comment_brought_are_spoken_against(
    more: dict[str, str], told: bool
) -> None:
    first = said("Thêm.", "so-noi-vu", quote="lớp dự án của tỉnh",
                 proposed=f"lớp dự án của tỉnh, {BROUGHT}")  # fmt: skip
    for disposition, counts in ((Disposition.ACCEPTED, True), (Disposition.PARTLY, True),
                                (Disposition.REFUSED, False), (None, False)):  # fmt: skip
        accepted = Response(replace(first, code="A"), RegisterRow("A", disposition=disposition))
        against = replace(said("Bỏ.", "bo-y-te", quote=BROUGHT, proposed="bỏ"), code="B")
        now = Consultation(2, responses=(Response(replace(against, **more)),))  # type: ignore[arg-type]
        found = divergences(now, (Consultation(1, responses=(accepted,)),), AGENCIES)
        assert bool(found) is (told and counts)


def test_same_points_need_two_of_which_one_is_marked() -> None:
    marked = held("A", "so-y-te", disposition=Disposition.DIFFERING)
    other, third = held("B", "so-noi-vu"), held("C", "bo-y-te", item="giao-duc")
    assert [[r.comment.code for r in group] for group in same_points((third, marked, other))] == [
        ["A", "B"]
    ]
    assert same_points((marked, third)) == ()
    assert same_points(()) == ()
