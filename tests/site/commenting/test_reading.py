from pipeline.site.commenting import reading
from pipeline.site.commenting.reading import CommentedPages
from pipeline.site.live import Page

PAGE = Page(b"<head></head><body><nav><ul></ul></nav><p>x</p></body>")


def test_the_tools_stand_in_a_copy_and_the_page_stays_as_it_was() -> None:
    pages = CommentedPages()
    found = pages.of(PAGE, 2)
    assert b'src="/gop-y/2/toi.js"' in found.data
    assert b'href="/gop-y/2"' in found.data
    assert b"gop-y" not in PAGE.data
    assert pages.of(PAGE, 2) is found
    assert pages.of(PAGE, 1).data != found.data


def test_no_more_copies_are_kept_than_a_few_drafts_have(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(reading, "_KEPT", 2)
    pages = CommentedPages()
    first = pages.of(PAGE, 1)
    pages.of(PAGE, 2)
    pages.of(PAGE, 3)
    assert pages.of(PAGE, 1) is not first
