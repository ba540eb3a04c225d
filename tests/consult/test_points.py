import pytest

from pipeline.consult.points import Matter, PointWriter, Today, one_place_one_matter, row_point
from pipeline.model.change import Place
from pipeline.model.comment import Comment, Disposition, RegisterRow, Response
from pipeline.model.divergence import Divergence, DivergenceKind, View
from pipeline.model.earlier import Feedback, Stand, Standing
from pipeline.model.fixed import replace
from tests.consult.answered import said
from tests.render.papers.left_tables import RESERVED

NAMES = {"so-y-te": "Sở Y tế", "so-noi-vu": "Sở Nội vụ"}
MORE = said("Cao hơn.", quote="đạt 34 giường", proposed="đạt 36 giường")
LESS = replace(said("Thấp hơn.", "so-noi-vu", quote="đạt 34 giường"), round=2)
CELL = Place("Bảng 1.1, dòng “Tuyến tỉnh”, cột Giường", 5)


def marked(comment: Comment, code: str, **more: str) -> Response:
    row = RegisterRow(code, disposition=Disposition.DIFFERING, **more)  # type: ignore[arg-type]
    return Response(replace(comment, code=code), row)


ONE = marked(MORE, "YK1-SYT-001", explanation="Xin ý kiến.", proposal="36", decider="UBND tỉnh")
TWO = marked(LESS, "YK2-SNV-001", explanation="Xin ý kiến.", proposal="32", decider="UBND tỉnh")


def today(place: Place | None = CELL, *feedback: Feedback, words: str = "34") -> Today:
    told = {one.code: one for one in feedback}
    drafts = {1: "Dự thảo lần 1", 2: "Dự thảo lần 2"}
    return Today(lambda _: Standing(place, words), drafts, told)


def test_a_point_has_its_present_words_as_the_first_option_and_every_text_asked_for() -> None:
    point = PointWriter(NAMES, today()).point(Matter((ONE,)))
    assert point.now == Standing(CELL, "34")
    assert point.draft == "Dự thảo lần 1"
    assert point.options == (
        "Phương án 1: giữ như dự thảo: “34”.",
        "Phương án 2 (theo Sở Y tế): “đạt 36 giường”.",
    )


def test_two_rounds_on_one_cell_are_one_point_with_all_that_was_said() -> None:
    (matter,) = one_place_one_matter([Matter((TWO,)), Matter((ONE,))], today())
    point = PointWriter(NAMES, today()).point(matter)
    assert [(view.code, view.draft) for view in point.views] == [
        ("YK1-SYT-001", "Dự thảo lần 1"),
        ("YK2-SNV-001", ""),
    ]
    assert (point.proposal, point.decider, point.stance) == ("36\n32", "UBND tỉnh", "Xin ý kiến.")


def test_who_speaks_in_both_rounds_is_heard_once() -> None:
    against = Matter((TWO,), accepted=(ONE,))
    (matter,) = one_place_one_matter([against, Matter((ONE,))], today())
    views = PointWriter(NAMES, today()).point(matter).views
    assert [view.code for view in views] == ["YK1-SYT-001", "YK2-SNV-001"]


def test_in_a_paragraph_the_same_words_must_be_meant() -> None:
    place = Place("Phần I, mục I.1.1, đoạn 2", 3)
    found = [Matter((TWO,)), Matter((ONE,))]
    assert len(one_place_one_matter(found, today(place))) == 1
    other = replace(TWO, comment=replace(LESS, quote="khám chữa bệnh từ xa"))
    assert len(one_place_one_matter([Matter((other,)), Matter((ONE,))], today(place))) == 2


def test_matters_of_one_round_of_nowhere_or_unmarked_stay_apart() -> None:
    found = [Matter((TWO,)), Matter((ONE,))]
    same_round = replace(TWO, comment=replace(LESS, round=1))
    assert len(one_place_one_matter([Matter((same_round,)), Matter((ONE,))], today())) == 2
    assert len(one_place_one_matter(found, today(None))) == 2
    assert len(one_place_one_matter(found, Today())) == 2
    assert len(one_place_one_matter([Matter((TWO,), marked=False), found[1]], today())) == 2


def test_a_point_on_which_its_bodies_agree_is_settled_unless_another_holds_to_its_view() -> None:
    agreed = replace(RESERVED, stand=Stand.AGREED, words="")
    point = PointWriter(NAMES, today(CELL, agreed)).point(Matter((ONE,)))
    assert point.kind is DivergenceKind.DECIDED
    assert point.decision == "Cơ quan góp ý đồng ý với kết quả xử lý."
    assert point.views[0].feedback == "Đồng ý"
    holds = replace(RESERVED, code="YK2-SNV-001")
    both = PointWriter(NAMES, today(CELL, agreed, holds)).point(Matter((ONE, TWO)))
    assert both.kind is DivergenceKind.OPEN
    assert both.views[1].feedback == "Bảo lưu: chưa thấy sửa"
    assert today(CELL, holds).holds(TWO)
    assert today(CELL, agreed).agrees(ONE)
    assert not today().holds(ONE)


def test_without_a_comparison_the_place_commented_on_is_all_there_is() -> None:
    point = PointWriter({}, Today()).point(Matter((ONE,), marked=False, reason="khác"))
    assert (point.now, point.kind, point.reason) == (None, DivergenceKind.FOUND, "khác")
    assert point.options[0] == "Phương án 1: giữ như dự thảo."
    assert point.views[0].body == "so-y-te"


def test_a_row_without_its_comment_keeps_place_and_proposed_text() -> None:
    row = replace(
        ONE.row or RegisterRow(""),
        agency="Sở Y tế",
        letter="1/SYT",
        content="Cao hơn.",
        position="Bảng 1.1",
        proposed="36 giường",
        decision="Theo Sở Y tế",
    )
    point = row_point(row)
    assert (point.kind, point.place) == (DivergenceKind.DECIDED, "Bảng 1.1")
    assert point.options[1] == "Phương án 2 (theo Sở Y tế): “36 giường”."
    assert point.views[0].letters == "Văn bản số 1/SYT"


def test_a_point_says_all_that_is_known_of_it() -> None:
    told = replace(
        ONE,
        comment=replace(ONE.comment, place=Place("Bảng 1.1", 5, 7), item_text="Y tế [y-te]"),
        row=replace(ONE.row or RegisterRow(""), decision="Theo Sở Y tế"),
    )
    without = Response(replace(MORE, code="YK1-SYT-009"), None)
    open_ = replace(TWO, row=replace(TWO.row or RegisterRow(""), explanation="Chờ.", decision=""))
    point = PointWriter(NAMES, today()).point(Matter((open_, told, without), reason="không kể"))
    assert point == Divergence(
        kind=DivergenceKind.DECIDED,
        place="",
        subject="đạt 34 giường",
        views=(
            View("YK2-SNV-001", "Sở Nội vụ", "Văn bản số 1/so-noi-vu", "Thấp hơn.", "",
                 "Dự thảo lần 2"),
            View("YK1-SYT-001", "Sở Y tế", "Văn bản số 1/so-y-te", "Cao hơn.", "đạt 36 giường"),
            View("YK1-SYT-009", "Sở Y tế", "Văn bản số 1/so-y-te", "Cao hơn.", "đạt 36 giường"),
        ),
        stance="Chờ.\nXin ý kiến.",
        options=(
            "Phương án 1: giữ như dự thảo: “34”.",
            "Phương án 2 (theo Sở Y tế): “đạt 36 giường”.",
        ),
        proposal="32\n36",
        decider="UBND tỉnh",
        decision="Theo Sở Y tế",
        reason="",
        draft="Dự thảo lần 2",
        now=Standing(CELL, "34"),
    )  # fmt: skip
    first = PointWriter(NAMES, Today()).point(Matter((told,)))
    assert (first.place, first.draft) == ("Bảng 1.1 (trang 7)", "")
    lost = replace(told, comment=replace(told.comment, place=None))
    assert PointWriter(NAMES, Today()).point(Matter((lost,))).place == "Y tế"


def test_the_present_words_of_an_option_are_cut() -> None:
    point = PointWriter(NAMES, today(words="từ " * 200)).point(Matter((ONE,)))
    assert 290 < len(point.options[0]) < 340
    assert point.options[0].endswith("…”.")
    assert PointWriter(NAMES, today(words="")).point(Matter((ONE,))).options[0] == (
        "Phương án 1: giữ như dự thảo."
    )


def test_bodies_that_propose_the_same_text_share_an_option() -> None:
    same = replace(TWO, comment=replace(LESS, proposed="Đạt  36 giường"))
    third = replace(TWO, comment=replace(LESS, proposed="đạt 32 giường", agency="bo-y-te"))
    options = PointWriter(NAMES, Today()).point(Matter((ONE, same, third, ONE))).options
    assert (
        options[1:]
        == (
            "Phương án 2 (theo Sở Y tế, Sở Nội vụ): “đạt 36 giường”.",
            "Phương án 3 (theo bo-y-te): “đạt 32 giường”.",
        )
        or len(options) == 3
    )


@pytest.mark.parametrize(
    ("quote", "one"),
    [
        ("giường đạt 34", True),
        ("đạt 34 giường bệnh", True),
        ("đạt 34 giường bệnh một vạn dân", False),
        ("", False),
    ],
)
def test_quotations_nearly_alike_are_of_one_matter(quote: str, one: bool) -> None:
    place = Place("Phần I, mục I.1.1, đoạn 2", 3)
    other = replace(TWO, comment=replace(LESS, quote=quote))
    found = one_place_one_matter([Matter((other,)), Matter((ONE,))], today(place))
    assert (len(found) == 1) is one
    if one:
        assert [r.comment.round for r in found[0].own] == [1, 2]


def test_matters_joined_keep_those_they_speak_against_and_are_marked() -> None:
    accepted = Response(replace(MORE, code="A"), None)
    later = Response(replace(MORE, code="B"), None)
    found = [Matter((TWO,), (accepted,), reason="x"), Matter((ONE,), (later,))]
    (matter,) = one_place_one_matter(found, today())
    assert (matter.accepted, matter.marked) == ((accepted, later), True)
    unmarked = [Matter((TWO,)), Matter((ONE,), marked=False)]
    assert len(one_place_one_matter(unmarked, today())) == 2


def test_a_row_without_its_comment_says_no_more_than_it_has() -> None:
    row = RegisterRow("A", "Sở Y tế", content="Cao hơn.", item_text="Y tế [y-te]", quote="q")
    assert row_point(row) == Divergence(
        kind=DivergenceKind.OPEN,
        place="Y tế",
        subject="q",
        views=(View("A", "Sở Y tế", "", "Cao hơn."),),
        options=("Phương án 1: giữ như dự thảo.",),
    )
