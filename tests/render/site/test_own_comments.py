"""A body's own page of comments has its comments alone, in the frame of the site."""

from datetime import date

from pipeline.model.fixed import replace
from pipeline.model.site import SiteComment
from pipeline.render.site.frame import Frame
from pipeline.render.site.own_comments import counted_comments, own_comment_pages

FRAME = Frame("Báo cáo", "Dự thảo lần 2", date(2025, 11, 5), frozenset({"index.html"}))
NAMES = {"xa-a": "UBND xã A", "xa-b": "UBND xã B"}


def comment(code: str, body: str, text: str) -> SiteComment:
    return SiteComment(
        code, 1, body, "", "", "", "", text, "", "Tiếp thu", "", "dung-de-nghi"
    )  # fmt: skip


COMMENTS = (comment("A-1", "xa-a", "sửa số liệu"), comment("B-1", "xa-b", "bỏ đoạn hai"))


def test_each_body_has_a_page_of_its_own_comments_alone() -> None:
    pages = dict(own_comment_pages(FRAME, COMMENTS, names=NAMES, items={}, script="loc.js"))
    assert pages.keys() == {"y-kien/xa-a.html", "y-kien/xa-b.html"}
    text = pages["y-kien/xa-a.html"].decode()
    assert "Ý kiến của UBND xã A" in text
    assert "sửa số liệu" in text
    assert "bỏ đoạn hai" not in text
    assert "UBND xã B" not in text
    assert 'src="../loc.js"' in text


def test_for_one_body_no_other_page_is_made() -> None:
    pages = own_comment_pages(FRAME, COMMENTS, names=NAMES, items={}, script="loc.js", only="xa-b")
    assert [name for name, _ in pages] == ["y-kien/xa-b.html"]


def test_a_page_says_how_many_it_shows_and_how_many_are_open() -> None:
    said = (COMMENTS[0], replace(comment("A-2", "xa-a", "còn mở"), verdict="chua-tra-loi"))
    pages = dict(own_comment_pages(FRAME, said, names=NAMES, items={}, script="loc.js"))
    assert counted_comments(pages["y-kien/xa-a.html"]) == (2, 1)
    assert counted_comments(b"<p>none</p>") == (0, 0)
