"""Traces over two items: what is named in the register, moved, asked for in an item alone."""

import pytest

from pipeline.consult.trace import answers_held, trace
from pipeline.model.change import Change, ChangedThing, ChangeKind, Place
from pipeline.model.comment import Certainty, Disposition, Response
from pipeline.model.comparison import Comparison
from pipeline.model.fixed import replace
from pipeline.model.flow import Flow, FlowBlock, FlowParagraph, Role
from pipeline.model.inlines import Text
from pipeline.model.verdict import Verdict
from tests.consult.sample_trace import (
    BEDS,
    ITEM,
    OLD,
    PLACE,
    change,
    comparison,
    consultation,
    flow,
    line,
    place,
    response,
    table,
)

SCHOOL, SCHOOL_PLACE = "giao-duc", "Phần II, mục VIII.1"
TITLE = FlowParagraph("Heading3", (Text("Giáo dục"),), Role.HEADING, number="1.", level=3)
WAS = (
    TITLE,
    line("Toàn tỉnh có 640 trường học các cấp."),
    line("Trường nội trú còn thiếu ở vùng biên giới."),
)
NOW = (
    TITLE,
    line("Toàn tỉnh có 655 trường học các cấp."),
    line("Trường nội trú liên xã được mở rộng tại vùng biên giới."),
)
MORE_BEDS = "Toàn tỉnh có 28,5 giường bệnh trên một vạn dân."
HEALTH = (*OLD[:3], line(MORE_BEDS), *OLD[4:])


def at_school(one: Change) -> Change:
    moved = {
        name: there and Place(there.text.replace(PLACE, SCHOOL_PLACE), there.block)
        for name, there in (("old_place", one.old_place), ("new_place", one.new_place))
    }
    return replace(one, item=SCHOOL, **moved)  # type: ignore[arg-type]


BEDS_CHANGED = change("c-1", (4, OLD[3].text), (4, MORE_BEDS))
COUNT_CHANGED = at_school(change("s-2", (2, WAS[1].text), (2, NOW[1].text)))
BOARDING_CHANGED = at_school(change("s-3", (3, WAS[2].text), (3, NOW[2].text)))
ALL = (BEDS_CHANGED, COUNT_CHANGED, BOARDING_CHANGED)


def drafts(
    health: tuple[FlowBlock, ...], school: tuple[FlowBlock, ...], *changes: Change
) -> Comparison:
    def both(number: int, first: tuple[FlowBlock, ...], second: tuple[FlowBlock, ...]) -> Flow:
        one = flow(number, *first)
        other = flow(number, *second, item=SCHOOL, place=SCHOOL_PLACE)
        return replace(one, sections=(*one.sections, *other.sections))

    return Comparison(both(1, OLD, WAS), both(2, health, school), (), changes)


HELD = drafts(HEALTH, NOW, *ALL)


def told(given: Response, held: Comparison = HELD) -> tuple[Verdict, str, str]:
    """The verdict, the changes that are its evidence, and what is told."""
    (entry,) = trace(consultation(given), held).comments
    return entry.verdict, " ".join(entry.changes), entry.evidence.told


def accepted(**more: object) -> Response:
    return response("YK-1", Disposition.ACCEPTED, **more)  # type: ignore[arg-type]


def of(given: Response, **more: object) -> Response:
    return replace(given, comment=replace(given.comment, **more))  # type: ignore[arg-type]


HERE = "nội dung đề nghị đã có trong dự thảo mới"
NAMED = " (tại nơi nêu trong bảng tiếp thu)"
OTHERWISE = "có thay đổi tại nơi góp ý nhưng khác nội dung đề nghị"
CHANGED = "có thay đổi tại nơi góp ý, chưa đối chiếu được nội dung"
NOTHING = "chưa thấy thay đổi nào tương ứng trong dự thảo mới"
BY_ITEM = "chỉ nêu đến mục; mục có thay đổi nhưng chưa xác định được chỗ sửa"
BOARDING = "Trường nội trú liên xã được mở rộng"
NEVER = "Xây mới bốn cơ sở đào tạo nghề"
MANY_BEDS = "có 28,5 giường bệnh trên một vạn dân"
BED = {"block": 4, "proposed": "29 giường bệnh", "quote": "26 giường bệnh"}

CLAIMS = {
    "words that came in an item that is named": (
        accepted(block=2, proposed=BOARDING, changed_at="[giao-duc]"),
        (Verdict.AS_ASKED, "s-3", HERE),
    ),
    "they are looked for in every item named": (
        accepted(block=2, proposed=BOARDING, changed_at="[y-te] và [giao-duc]"),
        (Verdict.AS_ASKED, "s-3", HERE),
    ),
    "a figure is not: it stands anywhere": (
        accepted(block=2, proposed="655 trường", changed_at="[giao-duc]"),
        (Verdict.ITEM_ONLY, "", f"bảng tiếp thu {BY_ITEM}"),
    ),
    "words that came nowhere": (
        accepted(block=2, proposed=NEVER, changed_at="[giao-duc]"),
        (Verdict.ITEM_ONLY, "", f"bảng tiếp thu {BY_ITEM}"),
    ),
    "the item of the comment itself is no other place": (
        accepted(block=2, proposed=MANY_BEDS, changed_at="[y-te]"),
        (Verdict.ITEM_ONLY, "", f"bảng tiếp thu {BY_ITEM}"),
    ),
    "a comment on an item is answered anywhere in it": (
        accepted(proposed=MANY_BEDS),
        (Verdict.AS_ASKED, "c-1", HERE),
    ),
    "else it is a claim": (accepted(proposed=NEVER), (Verdict.ITEM_ONLY, "", f"ý kiến {BY_ITEM}")),
    "a wish on an item too": (accepted(), (Verdict.ITEM_ONLY, "", f"ý kiến {BY_ITEM}")),
    "one known by its item though it has a span": (
        of(accepted(**BED), certainty=Certainty.BY_ITEM),
        (Verdict.ITEM_ONLY, "", f"ý kiến {BY_ITEM}"),
    ),
    "one that nobody placed claims nothing": (
        of(accepted(proposed=NEVER), certainty=Certainty.UNPLACED),
        (Verdict.UNCHANGED, "", NOTHING),
    ),
    "nor does one without an item": (
        of(accepted(proposed=NEVER), item=""),
        (Verdict.UNCHANGED, "", NOTHING),
    ),
    "a comment on a part is answered in any of its items": (
        of(accepted(proposed=BOARDING), scope=(ITEM, SCHOOL)),
        (Verdict.AS_ASKED, "s-3", HERE),
    ),
    "in these alone": (
        of(accepted(proposed=BOARDING), scope=(ITEM,)),
        (Verdict.ITEM_ONLY, "", f"ý kiến {BY_ITEM}"),
    ),
    "words that came elsewhere in the item are told": (
        accepted(block=2, proposed=MANY_BEDS),
        (
            Verdict.UNCHANGED,
            "",
            f"nội dung đề nghị có tại {PLACE}, đoạn 4, nhưng bảng tiếp thu chưa nêu nơi đó",
        ),
    ),
    "those that came in another are not": (
        accepted(block=2, proposed=BOARDING),
        (Verdict.UNCHANGED, "", NOTHING),
    ),
    "of two places named the one where it was done counts": (
        accepted(block=2, proposed="655 trường học", quote="640 trường học",
                 changed_at="[giao-duc], đoạn 2; [giao-duc], đoạn 1"),
        (Verdict.AS_ASKED, "s-2", HERE + NAMED),
    ),
    "where it was done at none, the first that changed": (
        accepted(block=2, proposed="Rà soát trường",
                 changed_at="[giao-duc], đoạn 2; [giao-duc], đoạn 1"),
        (Verdict.OTHERWISE, "s-3", OTHERWISE + NAMED),
    ),
    "the place commented on goes before a place named": (
        accepted(**BED, changed_at="[giao-duc], đoạn 1"),
        (Verdict.OTHERWISE, "c-1", OTHERWISE),
    ),
    "spaces name no place": (
        accepted(block=4, changed_at="  "),
        (Verdict.CHANGED, "c-1", CHANGED),
    ),
    "what was to stay and stays": (
        accepted(block=2, proposed="Giữ nguyên"),
        (Verdict.AS_ASKED, "", "giữ nguyên như đề nghị"),
    ),
    "what was to stay and did not": (
        accepted(block=4, proposed="Giữ nguyên"),
        (Verdict.OTHERWISE, "c-1", OTHERWISE),
    ),
    "an item that was to stay cannot be held": (
        accepted(proposed="Giữ nguyên"),
        (Verdict.ITEM_ONLY, "", f"ý kiến {BY_ITEM}"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CLAIMS)
def test_a_claim_is_held_against_what_it_names(case: str) -> None:
    given, expected = CLAIMS[case]
    assert told(given) == expected


def test_an_item_that_did_not_change_bears_no_claim() -> None:
    held = drafts(HEALTH, WAS, BEDS_CHANGED)
    named = accepted(block=2, proposed=BOARDING, changed_at="[giao-duc]")
    assert told(named, held)[0] is Verdict.UNCHANGED
    school_alone = drafts(OLD, NOW, COUNT_CHANGED)
    assert told(accepted(proposed=NEVER), school_alone)[0] is Verdict.UNCHANGED


@pytest.mark.parametrize(
    ("more", "verdict", "changes"),
    [
        ({"block": 4, "proposed": "Giữ nguyên"}, Verdict.REFUSED, ""),
        ({"block": 2, "proposed": MANY_BEDS}, Verdict.REFUSED_BUT_DONE, "c-1"),
        ({"block": 2, "proposed": "28,5 giường"}, Verdict.REFUSED, ""),
        ({}, Verdict.REFUSED, ""),
    ],
)
def test_a_refused_comment_is_done_where_its_words_came_in_its_item(
    more: dict[str, object], verdict: Verdict, changes: str
) -> None:
    given = response("YK-1", Disposition.REFUSED, **more)  # type: ignore[arg-type]
    assert told(given)[:2] == (verdict, changes)


@pytest.mark.parametrize(
    ("disposition", "explanation", "verdict"),
    [
        (Disposition.PARTLY, "Thực tế 28,5 giường.", Verdict.CHANGED),
        (Disposition.PARTLY, "Thực tế 27 giường.", Verdict.OTHERWISE),
        (Disposition.PARTLY, "", Verdict.OTHERWISE),
        (Disposition.ACCEPTED, "Thực tế 28,5 giường.", Verdict.OTHERWISE),
    ],
)
def test_a_part_is_explained_by_the_figures_that_came(
    disposition: Disposition, explanation: str, verdict: Verdict
) -> None:
    given = response("YK-1", disposition, **BED)  # type: ignore[arg-type]
    assert given.row is not None
    explained = replace(given, row=replace(given.row, explanation=explanation))
    assert told(explained)[0] is verdict


def test_answers_are_held_one_by_one_with_the_code_of_their_row_or_comment() -> None:
    own = of(accepted(block=4), code="YK-9")
    without = replace(own, row=None)
    found = answers_held((own, without), HELD)
    assert [(one.code, one.verdict) for one in found] == [
        ("YK-1", Verdict.CHANGED),
        ("YK-9", Verdict.CHANGED),
    ]


END = OLD[5]
assert isinstance(END, FlowParagraph)
WENT = change("m-1", (9, END.text), None)
CAME = at_school(change("m-2", None, (4, END.text)))
MOVED = replace(
    at_school(change("m-3", (9, END.text), (4, END.text))),
    kind=ChangeKind.MOVED,
    old_place=place(9),
)
AWAY = drafts(OLD[:5], (*WAS, END), MOVED)
APART = drafts(OLD[:5], (*WAS, END), WENT, CAME)  # the log has it as a deletion and an addition


def to_move(where: str, changed_at: str = "") -> Response:
    return accepted(
        block=9,
        content="Đề nghị chuyển đoạn này.",
        proposed=where,
        quote=END.text,
        changed_at=changed_at,
    )


@pytest.mark.parametrize(
    ("where", "verdict", "words"),
    [
        ("Chuyển sang mục Giáo dục", Verdict.AS_ASKED, "đã được chuyển đến nơi đề nghị"),
        ("Chuyển sang giao-duc", Verdict.AS_ASKED, "đã được chuyển đến nơi đề nghị"),
        ("Chuyển sang mục Đất đai", Verdict.CHANGED, "chưa đối chiếu được nơi đề nghị"),
        ("Chuyển sang Phần II, mục VII.2", Verdict.OTHERWISE, "nhưng không đến nơi đề nghị"),
    ],
)
def test_what_was_moved_stands_where_it_was_asked_or_elsewhere(
    where: str, verdict: Verdict, words: str
) -> None:
    found = told(to_move(where), AWAY)
    assert found[:2] == (verdict, "m-3")
    assert found[2].endswith(words)


@pytest.mark.parametrize(
    ("changed_at", "expected"),
    [
        ("[giao-duc], đoạn 3", (Verdict.AS_ASKED, "m-2", "nội dung đã được chuyển đến" + NAMED)),
        ("[giao-duc], đoạn 2", (Verdict.OTHERWISE, "m-1", OTHERWISE)),
        ("", (Verdict.OTHERWISE, "m-1", OTHERWISE)),
    ],
)
def test_what_came_at_a_place_that_is_named_has_moved_there(
    changed_at: str, expected: tuple[Verdict, str, str]
) -> None:
    assert told(to_move("Chuyển sang mục Giáo dục", changed_at), APART) == expected


def test_what_did_not_move_may_have_changed_something_at_the_place_named() -> None:
    held = drafts(OLD, (WAS[0], NOW[1], WAS[2]), COUNT_CHANGED)
    given = to_move("Chuyển sang mục Giáo dục", "[giao-duc], đoạn 1")
    assert told(given, held) == (Verdict.CHANGED, "s-2", "có thay đổi" + NAMED)
    elsewhere = to_move("Chuyển sang mục Giáo dục", "[giao-duc], đoạn 2")
    assert told(elsewhere, held)[:2] == (Verdict.UNCHANGED, "")


def test_the_cells_of_a_row_belong_together() -> None:
    assert OLD[4] == BEDS
    wider = table("Giường bệnh", "2.3", ("Tên", "Số"), ("Tuyến tỉnh", "900"), ("Tuyến xã", "120"),
                  ("Tuyến khu vực liên xã", "350"))  # fmt: skip
    row = change("r-1", None, (9, "Tuyến khu vực liên xã | 350"))
    held = comparison((*OLD[:4], wider, OLD[5]), replace(row, what=ChangedThing.ROW))
    given = accepted(proposed="Tuyến khu vực liên xã 350")
    assert told(given, held) == (Verdict.AS_ASKED, "r-1", HERE)


def test_evidence_that_is_gone_does_not_stand() -> None:
    held = comparison(OLD[:5], WENT)
    gone = accepted(block=9, proposed="Bỏ đoạn này", changed_at="[y-te], đoạn cuối")
    (entry,) = trace(consultation(gone), held).comments
    assert (entry.verdict, entry.changes, entry.evidence.stands) == (
        Verdict.AS_ASKED, ("m-1",), False,
    )  # fmt: skip
    (stays,) = trace(consultation(accepted(block=4)), HELD).comments
    assert (stays.evidence.stands, stays.evidence.item) == (True, ITEM)


def test_what_was_done_where_it_was_asked_needs_no_other_place() -> None:
    asked = {"block": 4, "proposed": "28,5 giường bệnh", "quote": "26 giường bệnh"}
    elsewhere = accepted(**asked, changed_at="[giao-duc], đoạn 1")
    assert told(elsewhere) == (Verdict.AS_ASKED, "c-1", HERE)


def test_what_went_had_the_number_that_another_has_now() -> None:
    went = change("c-0", (4, OLD[3].text), None)
    came = change("c-1", (5, "Cũ."), (4, MORE_BEDS))
    held = drafts(HEALTH, WAS, went, came)
    named = f"{PLACE}, đoạn 4"
    assert told(accepted(block=2, changed_at=named), held)[:2] == (Verdict.CHANGED, "c-1")
    gone = accepted(block=2, proposed="Bỏ “26 giường bệnh”", changed_at=named)
    assert told(gone, held)[1].startswith("c-0")


def test_a_part_without_figures_is_explained_by_the_names_that_came() -> None:
    new = "Trường nội trú được mở rộng ở vùng biên giới."
    held = drafts(OLD, (*WAS[:2], line(new)), at_school(change("s-3", (3, WAS[2].text), (3, new))))
    asked = response("YK-1", Disposition.PARTLY, block=3, proposed="Trường nội trú sẽ xây mới")
    moved = replace(asked, comment=replace(asked.comment, item=SCHOOL))
    assert moved.row is not None

    def verdict(explanation: str) -> Verdict:
        row = replace(moved.row, explanation=explanation) if moved.row else None
        return told(replace(moved, row=row), held)[0]

    assert verdict("Đã sửa: được mở rộng.") is Verdict.CHANGED
    assert verdict("Đã sửa.") is Verdict.OTHERWISE
