from pathlib import Path

from pipeline.publish.seal import open_again, seal_of
from pipeline.site.commenting.drafts import CommentedDrafts
from pipeline.stages.commenting.issued_draft import IssuedDraft
from tests.issued_rounds import issued, sealed


def test_an_issued_draft_is_made_once_and_again_when_it_is_issued_anew(tmp_path: Path) -> None:
    folder, asked = issued(tmp_path), []

    def make(number: int) -> IssuedDraft:
        asked.append(number)
        return IssuedDraft(number, "", "", str(len(asked)), None, {}, {}, {})

    drafts = CommentedDrafts(folder, make)
    assert drafts.draft(1) is drafts.draft(1)
    assert drafts.draft(2) is None
    seal = seal_of(folder / "sections/lan-1")
    assert seal is not None
    open_again(folder / "sections/lan-1", seal, by="", day="", reason="sửa")
    assert drafts.draft(1) is None
    (folder / "sections/lan-1/so-xay-dung/giao-thong-hien-trang.md").write_text("Khác.\n")
    assert sealed(folder).value is not None
    assert drafts.draft(1) is not None
    assert asked == [1, 1]


def test_one_that_could_not_be_made_is_tried_again(tmp_path: Path) -> None:
    drafts = CommentedDrafts(issued(tmp_path), lambda number: None)
    assert drafts.draft(1) is None
