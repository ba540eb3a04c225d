"""Blocks in one line: whether either draft has them, and at what level they are headings."""

from pipeline.compare.telling.laid import whole_revision
from pipeline.model.comparison import Fate, RevisedParagraph, Revision, Span
from pipeline.model.inlines import Text
from tests.compare.flows import figure, heading, one, table, words
from tests.compare.told import laid_out, long

CAME = Revision(Fate.INSERTED, 0, "Sở Y tế")
GRID = table("Công trình", ["Tên", "Vốn"], ["Hồ chứa", "15"])


def test_a_block_is_in_either_draft_or_in_both() -> None:
    old = one(words(long("Giữ")), words(long("Bỏ")))
    new = one(words(long("Giữ")), GRID, figure("Sơ đồ", "a1"), heading("Kết luận"), number=2)
    blocks, _ = laid_out(old, new)
    assert [(block.in_old, block.in_new) for block in blocks] == [
        (True, True),
        (True, True),
        (True, False),
        (False, True),
        (False, True),
        (False, True),
    ]
    assert [block.level for block in blocks] == [3, 0, 0, 0, 0, 4]
    assert [block.opens for block in blocks] == [True, *[False] * 5]


def test_a_paragraph_of_which_only_the_end_came_stayed() -> None:
    kept = RevisedParagraph(words("a"), (Span((Text("a"),)),), mark=CAME)
    assert whole_revision(kept) is None
    whole = RevisedParagraph(words("a"), (Span((Text("a"),), CAME),), mark=CAME)
    assert whole_revision(whole) == CAME
    assert whole_revision(RevisedParagraph(words(""), (), mark=CAME)) == CAME
    assert whole_revision(words("a")) is None
