"""Điểm whose letter alone shifted: of form; with anything else, of content."""

from pipeline.compare.drafts import compare
from pipeline.compare.lettered import is_relettered
from pipeline.model.change import ChangeClass, Tracked
from pipeline.model.flow import FlowParagraph
from pipeline.model.inlines import Marks, Math, Text
from tests.compare.both_sides import accepted, rejected, shown
from tests.compare.flows import one, table, words
from tests.compare.told import long, point

TEXT = long("Chợ")


def test_another_letter_alone_is_of_form_and_marked() -> None:
    comparison = compare(one(point("b", TEXT)), one(point("c", TEXT), number=2))
    (change,) = comparison.changes
    assert (change.class_, change.tracked) == (ChangeClass.FORM, Tracked.MARKED)
    assert accepted(comparison) == shown(comparison.new)
    assert rejected(comparison) == shown(comparison.old)


def test_another_letter_with_other_words_is_of_content() -> None:
    old, new = one(point("b", TEXT)), one(point("c", TEXT.replace("riêng", "chung")), number=2)
    (change,) = compare(old, new).changes
    assert change.class_ is ChangeClass.CONTENT


def test_a_letter_may_stand_in_one_run_with_the_text() -> None:
    def joined(letter: str) -> FlowParagraph:
        return FlowParagraph("Diem1", (Text(f"{letter}) {TEXT}"),))

    assert is_relettered(joined("b"), joined("c"))
    assert is_relettered(joined("b"), point("c", TEXT))
    assert is_relettered(joined("đ"), joined("a1"))
    assert is_relettered(joined("12"), joined("đ3"))
    assert is_relettered(joined("aa"), joined("b"))
    bare = FlowParagraph("Diem1", (Text("b) "),))
    assert is_relettered(bare, FlowParagraph("Diem1", (Text("c. "),)))
    assert not is_relettered(bare, joined("b"))


def test_letters_count_before_a_point_only() -> None:
    assert not is_relettered(words(f"b) {TEXT}"), words(f"c) {TEXT}"))
    assert not is_relettered(point("b", TEXT), words(TEXT))
    assert not is_relettered(point("b", TEXT), FlowParagraph("Diem1", (Text(TEXT),)))
    bold = FlowParagraph("Diem1", (Text("c) "), Text(TEXT, Marks(bold=True))))
    assert not is_relettered(point("b", TEXT), bold)
    assert not is_relettered(FlowParagraph("Diem1"), point("b", TEXT))
    assert not is_relettered(point("b", TEXT), table(TEXT, ["A"]))
    assert not is_relettered(point("b", TEXT), FlowParagraph("Diem1", (Math("b) "), Text(TEXT))))
    assert not is_relettered(point("b", TEXT), FlowParagraph("Diem1", (Text(f"bcd) {TEXT}"),)))
    assert not is_relettered(point("b", TEXT), FlowParagraph("Diem1", (Text(f"b){TEXT}"),)))
