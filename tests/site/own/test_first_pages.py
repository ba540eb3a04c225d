"""Each body has a first page of its own, made once."""

from pipeline.site.live import Page
from pipeline.site.own.first_pages import FirstPages

PAGE = Page(b'<a href="co-quan/a.html">A</a> <a href="co-quan/b.html">B</a>')


def test_a_body_s_page_is_made_once_and_another_s_is_another() -> None:
    pages = FirstPages()
    own = pages.of(PAGE, "a")
    assert own.data == b'<a href="co-quan/a.html">A</a> B'
    assert pages.of(PAGE, "a") is own
    assert pages.of(PAGE, "b").data == b'A <a href="co-quan/b.html">B</a>'
    assert pages.of(Page(b"new"), "a").data == b"new"


def test_only_so_many_are_kept() -> None:
    pages = FirstPages()
    own = pages.of(PAGE, "a")
    for number in range(400):
        pages.of(PAGE, f"b{number}")
    assert pages.of(PAGE, "a") is not own
