"""The table of differing views takes no more pages than its words need, and leaves none empty."""

from pathlib import Path

import pytest

from tests.office.convert import to_pdf
from tests.office.pdf_pages import read_pages
from tests.sample_drafts import SampleDrafts

pytestmark = pytest.mark.office
FULL = 0.45  # of a page's height, that the words of every page but the last reach


@pytest.mark.parametrize(("draft", "most"), [(2, 5), (3, 4)])
def test_the_points_of_a_draft_fill_their_pages(
    sample_drafts: SampleDrafts, tmp_path: Path, draft: int, most: int
) -> None:
    paper = sample_drafts.folder(draft) / "y-kien-khac-nhau.docx"
    *before, last = read_pages(to_pdf(paper, tmp_path))
    assert len(before) < most
    for page in before:
        assert max(word.bottom for word in page.words) > FULL * page.height, page.number
    assert "GIÁM ĐỐC" in last.text
    assert "dung./." in [word.text for word in last.words], "a signature stands alone"
