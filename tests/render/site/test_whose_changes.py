"""From the change log one comes to an agency's changes in the report, page by page."""

import pytest

from pipeline.model.fixed import replace
from pipeline.render.site.whose_changes import with_whose_changes
from tests.render.site.test_edits import NAMES, WORDS

LEAVES = {"a": ("phan-ii-1.html", "Phần II. HIỆN TRẠNG (1/2)"), "b": ("phu-luc.html", "Phụ lục")}
PAGE = '<form></form>\n<div class="desk">\n'
EDITS = (
    replace(WORDS, agency="so-y-te"),
    replace(WORDS, agency="so-y-te"),
    replace(WORDS, item="b", agency="so-y-te"),
    replace(WORDS, item="b", agency="so-xay-dung"),
    replace(WORDS, item="gone", agency="so-noi-vu"),
    WORDS,
)


def test_each_agency_has_a_line_that_counts_its_changes_on_each_page() -> None:
    made = with_whose_changes(PAGE, EDITS, LEAVES, NAMES).replace("\xa0", " ")
    assert made.count("data-whose=") == 2
    assert '<a href="phan-ii-1.html?xem=lien-dong&amp;a=so-y-te">Phần II, trang 1 (2)</a>' in made
    assert '<a href="phu-luc.html?xem=lien-dong&amp;a=so-xay-dung">Phụ lục (1)</a>' in made
    assert made.index("data-whose") < made.index('<div class="desk">')
    assert made.count("hidden") == 2


@pytest.mark.parametrize("edits", [(), (WORDS,)])
def test_without_changes_of_anybody_the_page_stays_as_it_is(edits: tuple[()]) -> None:
    assert with_whose_changes(PAGE, edits, LEAVES, NAMES) == PAGE
