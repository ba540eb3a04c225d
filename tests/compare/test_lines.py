"""One line that changed: words, formatting, footnotes, references, and a paragraph's style."""

from dataclasses import replace

from pipeline.compare.drafts import compare
from pipeline.model.change import Change, ChangeClass, ChangedThing, ChangeKind
from pipeline.model.comparison import Fate, RevisedParagraph, Span
from pipeline.model.document import NoteMark
from pipeline.model.flow import FlowParagraph
from pipeline.model.inlines import Marks, Math, Reference, Text
from tests.compare.flows import note, one, runs, words

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
