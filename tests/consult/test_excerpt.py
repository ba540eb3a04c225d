from pipeline.compare.drafts import compare
from pipeline.compose.assemble import compose
from pipeline.compose.flow import lay_out
from pipeline.consult.excerpt import excerpt, items_led_to
from pipeline.consult.trace import trace
from pipeline.model.comment import Comment, Consultation, Disposition, RegisterRow
from pipeline.model.comparison import Comparison
from pipeline.model.fixed import replace
from pipeline.model.report import Report
from pipeline.model.verdict import CommentTrace, Evidence, Trace, Verdict
from tests.consult.answered import SHAPE, WORDS, consulted, report, row, said
from tests.samples import contribution, item, materials, outline, paragraph


def compared(*schools: str) -> Comparison:
    """Both drafts of `answered`, the later with other words under "giao-duc"."""
    words = [contribution("giao-duc", paragraph(text)) for text in schools]
    new = compose(materials(SHAPE, contribution("y-te", paragraph(WORDS)), *words)).value
    return compare(lay_out(report()), lay_out(new))


def led(made: Consultation, comparison: Comparison) -> dict[str, frozenset[str]]:
    return dict(items_led_to(made, trace(made, comparison), comparison))


def accepted(comment: Comment, changed_at: str = "") -> RegisterRow:
    code = "YK1-SYT-001"
    return row(code, comment, disposition=Disposition.ACCEPTED, changed_at=changed_at)


def test_each_body_has_the_items_it_commented_on() -> None:
    made = consulted(
        said("Một."),
        said("Hai.", item="giao-duc"),
        said("Ba.", "xa-a"),
        said("Bốn.", "bo-y-te", item=""),
    )
    assert led(made, compared("Mạng lưới trường học.")) == {
        "so-y-te": frozenset({"y-te", "giao-duc"}),
        "xa-a": frozenset({"y-te"}),
    }


def test_what_was_changed_for_a_comment_elsewhere_is_among_them() -> None:
    one = said("Nêu cả trường học.", quote="34 giường", proposed="Có 600 trường học.")
    words = "Có 600 trường học."
    named = consulted(one, rows=(accepted(one, "Phần I, mục I.2, đoạn 1"),))
    assert led(named, compared(words)) == {"so-y-te": frozenset({"y-te", "giao-duc"})}
    proven = compared(words)
    change = next(change for change in proven.changes if change.item == "giao-duc")
    for entry in (
        CommentTrace("YK1-SYT-001", Verdict.AS_ASKED, (change.id,)),
        CommentTrace("YK1-SYT-001", Verdict.LATER, (), Evidence(item="giao-duc")),
    ):
        found = items_led_to(consulted(one), Trace((entry,)), proven)
        assert found == {"so-y-te": frozenset({"y-te", "giao-duc"})}
    silent = consulted(one, rows=(accepted(one),))
    assert led(silent, compared("Mạng lưới trường học.")) == {"so-y-te": frozenset({"y-te"})}


def test_an_answer_that_names_a_whole_part_leads_to_no_item_of_it() -> None:
    one = said("Rà soát.")
    made = consulted(one, rows=(accepted(one, "Phần I"),))
    assert led(made, compared("Mới hoàn toàn.")) == {"so-y-te": frozenset({"y-te"})}


def test_a_comment_on_a_chapter_leads_to_what_changed_in_it_and_one_on_all_to_nothing() -> None:
    comparison = compared("Mới hoàn toàn, không còn chữ cũ.")
    made = consulted(said("Rà soát."))
    ids = tuple(entry.section.id for entry in comparison.sections)
    (response,) = made.responses

    def on(scope: tuple[str, ...]) -> Consultation:
        comment = replace(response.comment, item=scope[0], scope=scope)
        return replace(made, responses=(replace(response, comment=comment),))

    assert led(on(("phan:1/chuong:1", "giao-duc")), comparison) == {
        "so-y-te": frozenset({"giao-duc"})
    }
    assert led(on(ids), comparison) == {}


def drafts(*parts: list[tuple[str, list[str]]], appendix: bool = False) -> Report:
    shape = outline(
        [[(title, [item(name) for name in names]) for title, names in part] for part in parts],
        [item("pl-a")] if appendix else [],
    )
    names = [entry.id for entry in shape.items]
    return compose(materials(shape, *(contribution(n, paragraph(n)) for n in names))).value


def ids(comparison: Comparison, *items: str) -> list[str]:
    own = excerpt(comparison, items)
    found = [entry.section.id for entry in own.sections]
    assert [entry.id for entry in own.new.sections] == [
        entry.section.id for entry in own.sections if not entry.gone
    ]
    assert own.changes == comparison.changes
    return found


def test_an_excerpt_holds_the_items_each_under_its_part_and_chapter_told_once() -> None:
    flow = lay_out(
        drafts(
            [("MỘT", ["a", "b", "c"]), ("HAI", ["d"])],
            [("BA", ["e"]), ("", ["f"])],
            appendix=True,
        )
    )
    whole = compare(flow, flow)
    assert ids(whole, "a", "c") == ["phan:1", "phan:1/chuong:1", "a", "c"]
    assert ids(whole, "b", "d") == ["phan:1", "phan:1/chuong:1", "b", "phan:1/chuong:2", "d"]
    assert ids(whole, "d", "e") == [
        *("phan:1", "phan:1/chuong:2", "d"),
        *("phan:2", "phan:2/chuong:1", "e"),
    ]
    assert ids(whole, "pl-a") == ["pl-a"]
    assert ids(whole) == []


def test_an_item_that_stays_does_not_stand_under_a_heading_that_is_gone() -> None:
    old = drafts([("MỘT", ["a"]), ("HAI BỎ ĐI", ["b"]), ("BA", ["c"])])
    new = drafts([("MỘT", ["a"]), ("BA", ["c"])])
    comparison = compare(lay_out(old), lay_out(new))
    gone = [entry.gone for entry in excerpt(comparison, {"c"}).sections]
    assert gone == [False, False, False]
    under = excerpt(comparison, {"b"}).sections
    assert [entry.gone for entry in under][-2:] == [True, True]
    assert under[-1].section.id == "b"
    assert under[0].section.id == "phan:1"
