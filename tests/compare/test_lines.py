"""One line that changed: words, formatting, footnotes, references, and a paragraph's style."""

from dataclasses import dataclass

import pytest

from pipeline.compare.drafts import compare
from pipeline.compare.ledger import Edit, Ledger, Subject, Version
from pipeline.compare.lines import is_marked, line_of, revise_line, revise_paragraph
from pipeline.compare.notes import note_place
from pipeline.compare.words import word_changes
from pipeline.model.change import Change, ChangeClass, ChangedThing, ChangeKind, Place, Tracked
from pipeline.model.comparison import Fate, RevisedBlock, RevisedParagraph, Span
from pipeline.model.document import Inline, NoteMark
from pipeline.model.fixed import replace
from pipeline.model.flow import FlowBlock, FlowNote, FlowParagraph
from pipeline.model.inlines import LineBreak, Marks, Math, Reference, Text
from tests.compare.flows import HEALTH, note, one, runs, table, words

BOLD = Marks(bold=True)
LONG = "Mạng lưới đường bộ của tỉnh có tổng chiều dài 1.234,5 km."


def changed(old: FlowParagraph, new: FlowParagraph) -> tuple[RevisedParagraph, tuple[Change, ...]]:
    comparison = compare(one(old), one(new, number=2))
    block = comparison.sections[0].blocks[1]
    assert isinstance(block, RevisedParagraph)
    return block, comparison.changes


def spans(block: RevisedParagraph) -> list[tuple[str, Fate | None]]:
    def text(span: Span) -> str:
        return "".join(run.text if isinstance(run, Text) else "·" for run in span.runs)

    return [(text(span), span.revision.fate if span.revision else None) for span in block.spans]


def test_a_deletion_stands_before_the_insertion_that_replaces_it() -> None:
    block, (change,) = changed(words(LONG), words(LONG.replace("1.234,5", "1.240")))
    assert spans(block) == [
        ("Mạng lưới đường bộ của tỉnh có tổng chiều dài ", None),
        ("1.234,5", Fate.DELETED),
        ("1.240", Fate.INSERTED),
        (" km.", None),
    ]
    assert (change.kind, change.class_) == (ChangeKind.CHANGED, ChangeClass.CONTENT)
    assert (change.old, change.new) == (LONG, LONG.replace("1.234,5", "1.240"))


def test_a_bold_word_is_restyled_with_the_marks_it_had() -> None:
    head, tail = "Mạng lưới đường ", " của tỉnh."
    block, (change,) = changed(
        words(f"{head}bộ{tail}"), runs(Text(head), Text("bộ", BOLD), Text(tail))
    )
    assert change.class_ is ChangeClass.FORMATTING
    (restyled,) = [span for span in block.spans if span.revision]
    assert (restyled.runs, restyled.was) == ((Text("bộ", BOLD),), Marks())


def test_an_edited_footnote_is_a_change_of_its_own_inside_its_mark() -> None:
    block, (change,) = changed(
        words(LONG, note("Theo Luật năm 2024.")), words(LONG, note("Theo Luật năm 2025."))
    )
    assert (change.what, change.kind) == (ChangedThing.FOOTNOTE, ChangeKind.CHANGED)
    assert (change.old, change.new) == ("Theo Luật năm 2024.", "Theo Luật năm 2025.")
    (inside,) = [span.note for span in block.spans if span.note]
    assert isinstance(inside[0], RevisedParagraph)
    assert [fate for _, fate in spans(inside[0])] == [None, Fate.DELETED, Fate.INSERTED, None]


def test_an_added_footnote_is_one_change() -> None:
    block, (change,) = changed(words(LONG), words(LONG, note("Theo Luật.")))
    assert (change.what, change.kind, change.new) == (
        ChangedThing.FOOTNOTE,
        ChangeKind.ADDED,
        "Theo Luật.",
    )
    assert isinstance(block.spans[-1].runs[0], NoteMark)


def test_a_reference_that_points_elsewhere_is_a_change_and_a_renumbered_one_is_none() -> None:
    def to(target: str, text: str) -> FlowParagraph:
        return runs(Text("Xem "), Reference(target, text, found=True, caption=True), Text(" nhé."))

    block, (change,) = changed(to("bang-a", "Bảng 1.1"), to("bang-b", "Bảng 1.1"))
    assert change.kind is ChangeKind.CHANGED
    assert [fate for _, fate in spans(block)] == [None, Fate.DELETED, Fate.INSERTED, None]
    same = one(to("bang-a", "Bảng 1.1")), one(to("bang-a", "Bảng 1.2"), number=2)
    assert compare(*same).changes == ()


def test_formulas_and_links_are_deleted_and_inserted() -> None:
    block, _ = changed(
        runs(Text("Tính theo công thức "), Math("x")), runs(Text("Tính theo công thức "), Math("y"))
    )
    assert [fate for _, fate in spans(block)][-2:] == [Fate.DELETED, Fate.INSERTED]
    one_, other = (Text("trang tin", Marks(link=f"https://{name}.vn")) for name in "ab")
    block, _ = changed(runs(Text("Xem tại "), one_), runs(Text("Xem tại "), other))
    assert spans(block)[1:] == [("trang tin", Fate.DELETED), ("trang tin", Fate.INSERTED)]


def test_another_style_is_a_change_of_formatting() -> None:
    quoted = replace(words(LONG), style="TrichDan")
    block, (change,) = changed(words(LONG), quoted)
    assert change.class_ is ChangeClass.FORMATTING
    assert block.was is not None
    assert (block.was.style, block.paragraph.style) == ("BodyText", "TrichDan")


def test_content_and_form_of_one_paragraph_are_two_changes() -> None:
    old, new = words(f"Uỷ ban. {LONG}"), words(f"Ủy ban. {LONG.replace('1.234,5', '9')}")
    _, found = changed(old, new)
    assert {change.class_ for change in found} == {ChangeClass.CONTENT, ChangeClass.FORM}


@dataclass(frozen=True)
class Told:
    """A line in short: spans as "kept", "[-gone-]", "[+came+]", "{restyled}", footnotes as "*"
    with their blocks behind them; and the changes as (kind, class, tracked, old, new)."""

    line: str
    changes: list[tuple[str, str, str, str, str]]


HERE = Version(Place("đoạn 1", 2), "cũ", HEALTH)
THERE = Version(Place("đoạn 1", 2), "mới", HEALTH)


def revised(
    old: tuple[Inline, ...],
    new: tuple[Inline, ...],
    *,
    formal: bool = False,
    what: ChangedThing = ChangedThing.PARAGRAPH,
    subject: tuple[Version | None, Version | None] = (HERE, THERE),
) -> Told:
    ledger = Ledger(one(), one(number=2))
    edit = Edit(ledger, Subject("mot", what, *subject))
    spans = revise_line(old, new, edit, formal=formal)
    changes = [
        (change.kind.value, change.class_.value, change.tracked.value, change.old, change.new)
        for change in ledger.changes()
    ]
    assert is_marked(spans) == any(span.revision or span.note for span in spans)
    assert all(span.runs for span in spans)
    return Told(short(spans), changes)


def short(spans: tuple[Span, ...]) -> str:
    signs = {Fate.DELETED: "[-{}-]", Fate.INSERTED: "[+{}+]", Fate.RESTYLED: "{{{}}}"}
    told = ""
    for span in spans:
        text = "".join(_short_run(run) for run in span.runs)
        told += signs[span.revision.fate].format(text) if span.revision else text
        assert (span.was is not None) == (bool(span.revision) and told.endswith("}"))
        if span.note:
            told += f"<{'|'.join(short_block(block) for block in span.note)}>"
    return told


def _short_run(run: Inline) -> str:
    if isinstance(run, Text):
        return run.text
    return "*" if isinstance(run, NoteMark) else "·"


def short_block(block: RevisedBlock) -> str:
    if isinstance(block, RevisedParagraph):
        sign = (
            "" if block.mark is None else {Fate.DELETED: "-", Fate.INSERTED: "+"}[block.mark.fate]
        )
        return short(block.spans) + sign
    return block.text if isinstance(block, FlowParagraph) else "bảng"


def changed_to(kind: str, old: str, new: str) -> tuple[str, str, str, str, str]:
    return (kind, ChangeClass.CONTENT.value, Tracked.MARKED.value, old, new)


def paragraph_change(class_: ChangeClass, tracked: Tracked) -> tuple[str, str, str, str, str]:
    return (ChangeKind.CHANGED.value, class_.value, tracked.value, "cũ", "mới")


EDITED = paragraph_change(ChangeClass.CONTENT, Tracked.MARKED)
RESTYLED = paragraph_change(ChangeClass.FORMATTING, Tracked.MARKED)
LISTED = paragraph_change(ChangeClass.FORM, Tracked.FORMAL)
FORMAL = paragraph_change(ChangeClass.FORM, Tracked.MARKED)


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("Một hai.", "Một hai.", "Một hai."),
        ("Một hai.", "Hai.", "[-Một hai-][+Hai+]."),
        ("Một hai ba.", "Một ba.", "Một [-hai -]ba."),
        ("hai ba.", "một hai ba.", "[+một +]hai ba."),
        ("một hai ba.", "hai ba.", "[-một -]hai ba."),
        ("Một hai", "Một", "Một[- hai-]"),
    ],
)
def test_a_line_has_one_span_for_each_fate(old: str, new: str, line: str) -> None:
    assert revised((Text(old),), (Text(new),)) == Told(line, [EDITED] if old != new else [])


def test_a_difference_of_form_is_listed_or_marked() -> None:
    old, new = (Text("Của Uỷ ban tỉnh"),), (Text("Của Ủy ban tỉnh"),)
    assert revised(old, new) == Told("Của Ủy ban tỉnh", [LISTED])
    assert revised(old, new, formal=True) == Told("Của [-Uỷ-][+Ủy+] ban tỉnh", [FORMAL])
    apart = (Text("Của hai Uỷ ban tỉnh"),)
    assert revised(apart, new) == Told("Của [-hai -]Ủy ban tỉnh", [EDITED, LISTED])


def test_a_difference_of_form_may_look_otherwise_too() -> None:
    old, new = (Text("U", BOLD), Text("ỷ ban")), (Text("Ủ"), Text("y", BOLD), Text(" ban"))
    assert revised(old, new) == Told("{Ủ}y ban", [RESTYLED, LISTED])
    assert revised(old, new, formal=True) == Told("[-Uỷ-][+Ủy+] ban", [FORMAL])


def test_each_piece_of_a_word_is_restyled_from_what_it_was() -> None:
    old = (Text("ab", BOLD), Text("cdef"), Text(" gh"))
    new = (Text("a"), Text("bcd", BOLD), Text("ef gh"))
    ledger = Ledger(one(), one(number=2))
    edit = Edit(ledger, Subject("mot", ChangedThing.PARAGRAPH, HERE, THERE))
    spans = revise_line(old, new, edit, formal=False)
    assert [(span.runs, span.was) for span in spans] == [
        ((Text("a"),), BOLD),
        ((Text("b", BOLD),), None),
        ((Text("cd", BOLD),), Marks()),
        ((Text("ef gh"),), None),
    ]
    (change,) = ledger.changes()
    assert change.look == "bỏ chữ đậm; thêm chữ đậm"


def test_restyled_words_of_two_looks_are_two_spans() -> None:
    italic, both = Marks(italic=True), Marks(bold=True, italic=True)
    ledger = Ledger(one(), one(number=2))
    edit = Edit(ledger, Subject("mot", ChangedThing.PARAGRAPH, HERE, THERE))
    old = (Text("một hai ba bốn"),)
    new = (Text("một ", BOLD), Text("hai ", italic), Text("ba ", both), Text("bốn", both))
    spans = revise_line(old, new, edit, formal=False)
    assert [(span.runs, span.was) for span in spans] == [
        ((Text("một ", BOLD),), Marks()),
        ((Text("hai ", italic),), Marks()),
        ((Text("ba bốn", both),), Marks()),
    ]
    assert ledger.changes()[0].look == "thêm chữ đậm; thêm chữ nghiêng"


def test_things_that_show_the_same_are_as_the_new_draft_has_them() -> None:
    old = (Text("Xem "), Reference("a", "Bảng 1.1"), Math("x", line=1), Text(" và"), LineBreak())
    new = (Text("Xem "), Reference("a", "Bảng 1.2"), Math("x", line=2), Text(" và"), LineBreak())
    ledger = Ledger(one(), one(number=2))
    edit = Edit(ledger, Subject("mot", ChangedThing.PARAGRAPH, HERE, THERE))
    assert revise_line(old, new, edit, formal=True) == (Span(new),)
    assert ledger.changes() == ()


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ((Text("Một"),), (Text("Một"), note("a")), Told("Một[+*+]", [changed_to("them", "", "a")])),
        ((Text("Một"), note("a")), (Text("Một"),), Told("Một[-*-]", [changed_to("xoa", "a", "")])),
        ((Text("Một"), note("a b")), (Text("Một"), note("a c")),
         Told("Một*<a [-b-][+c+]>", [changed_to("sua", "a b", "a c")])),
        ((note("a b"), Text("Một"), note("d")), (note("a c"), Text("Một"), note("d")),
         Told("*<a [-b-][+c+]>Một*", [changed_to("sua", "a b", "a c")])),
        # two that come are two changes
        ((Text("Một"),), (Text("Một"), note("a"), note("b")),
         Told("Một[+*+][+*+]", [changed_to("them", "", "a"), changed_to("them", "", "b")])),
        # with words beside it, it is part of their change
        ((Text("Một hai"),), (Text("Một"), note("a")), Told("Một[- hai-][+*+]", [EDITED])),
        ((Text("Một"), note("a")), (Text("Một hai"),), Told("Một[-*-][+ hai+]", [EDITED])),
        ((Text("Một"),), (Text("Một"), NoteMark("1", first=False)), Told("Một[+*+]", [EDITED])),
        ((Text("Một"), NoteMark("1", first=False)), (Text("Một"),), Told("Một[-*-]", [EDITED])),
    ],
)  # fmt: skip
def test_a_footnote_that_came_went_or_changed_is_a_change_of_its_own(
    old: tuple[Inline, ...], new: tuple[Inline, ...], told: Told
) -> None:
    assert revised(old, new) == told


def test_what_changed_in_a_footnote_is_marked_as_form_is_asked_for() -> None:
    old, new = (Text("Một"), note("Uỷ")), (Text("Một"), note("Ủy"))
    listed = ("sua", ChangeClass.FORM.value, Tracked.FORMAL.value, "Uỷ", "Ủy")
    marked = ("sua", ChangeClass.FORM.value, Tracked.MARKED.value, "Uỷ", "Ủy")
    assert revised(old, new) == Told("Một*<Ủy>", [listed])
    assert revised(old, new, formal=True) == Told("Một*<[-Uỷ-][+Ủy+]>", [marked])


def test_a_footnote_within_a_footnote_is_part_of_its_change() -> None:
    old, new = (Text("Một"),), (Text("Một"), note("a"))
    told = revised(old, new, what=ChangedThing.FOOTNOTE)
    assert told == Told("Một[+*+]", [EDITED])


def test_a_footnote_is_as_absent_as_what_it_stands_in() -> None:
    told = revised((), (note("a"),), subject=(None, THERE))
    assert told == Told("[+*+]", [changed_to("them", "", "a")])
    told = revised((note("a"),), (), subject=(HERE, None))
    assert told == Told("[-*-]", [changed_to("xoa", "a", "")])


def test_a_footnote_that_only_one_draft_has_has_no_place_in_the_other() -> None:
    ledger = Ledger(one(), one(number=2))
    edit = Edit(ledger, Subject("mot", ChangedThing.PARAGRAPH, HERE, THERE))
    revise_line((Text("Một"), note("a")), (Text("Một"),), edit, formal=False)
    revise_line((Text("Một"),), (Text("Một"), note("b")), edit, formal=False)
    gone, came = ledger.changes()
    assert (came.old_place, gone.new_place) == (None, None)
    assert came.new_place == gone.old_place == note_place(HERE.place)


def test_stretches_become_the_spans_of_a_line() -> None:
    old, new = (Text("Một hai ba."),), (Text("Một tư ba."),)
    ledger = Ledger(one(), one(number=2))
    edit = Edit(ledger, Subject("mot", ChangedThing.PARAGRAPH, HERE, THERE))
    spans = line_of(word_changes(old, new), edit, formal=False)
    assert short(spans) == "Một [-hai-][+tư+] ba."
    assert spans == revise_line(old, new, edit, formal=False)


def in_note(*blocks: FlowBlock) -> tuple[Inline, ...]:
    return (Text("Một"), FlowNote("1", content=blocks))


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        (("a b", "c d"), ("a b", "c e"), "a b|c [-d-][+e+]"),
        (("a b", "c d"), ("a b",), "a b|[-c d-]-"),
        (("a b",), ("a b", "c d"), "a b|[+c d+]+"),
        (("c d",), ("a b", "c d"), "[+a b+]+|c d"),
        (("a b", "c d", "e f"), ("e f",), "[-a b-]-|[-c d-]-|e f"),
        (("a b", "c d", "e f"), ("a b", "x d", "y", "e f"), "a b|[-c-][+x+] d|[+y+]+|e f"),
        # the longer one keeps its place
        (("a", "c d e f"), ("c d e f", "a"), "[-a-]-|c d e f|[+a+]+"),
        (("c d e f", "a"), ("a", "c d e f"), "[+a+]+|c d e f|[-a-]-"),
    ],
)
def test_the_paragraphs_of_a_footnote_pair_in_order(
    old: tuple[str, ...], new: tuple[str, ...], line: str
) -> None:
    told = revised(in_note(*map(words, old)), in_note(*map(words, new)))
    assert told.line == f"Một*<{line}>"
    assert [change[0] for change in told.changes] == ["sua"]


def test_a_table_in_a_footnote_comes_and_goes_and_stays_as_it_is() -> None:
    shown, other = table("A", ["B"], ["c"]), table("A", ["B"], ["d"])
    told = revised(in_note(words("a b"), shown), in_note(words("a c"), shown))
    assert told.line == "Một*<a [-b-][+c+]|bảng>"
    told = revised(in_note(words("a"), shown), in_note(words("a"), other))
    assert told.line == "Một*<a|bảng|bảng>"
    told = revised(in_note(shown, words("a")), in_note(words("b")))
    assert told.line == "Một*<bảng|[-a-][+b+]>"


def test_a_paragraph_is_marked_only_where_it_must_be() -> None:
    def revised_to(new: FlowParagraph) -> FlowParagraph | RevisedParagraph:
        edit = Edit(Ledger(one(), one(number=2)), Subject("m", ChangedThing.PARAGRAPH, HERE, THERE))
        return revise_paragraph(words("Uỷ ban."), new, edit, formal=False)

    formal = words("Ủy ban.")
    assert revised_to(formal) is formal
    edited = revised_to(words("Uỷ ban tỉnh."))
    assert isinstance(edited, RevisedParagraph)
    assert (edited.was, edited.restyled) == (None, None)
    styled = revised_to(words("Uỷ ban.", style="TrichDan"))
    assert isinstance(styled, RevisedParagraph)
    assert styled.was == words("Uỷ ban.")
    assert styled.restyled is not None
    assert (styled.restyled.fate, is_marked(styled.spans)) == (Fate.RESTYLED, False)
