"""Pages of the site's own: the same frame, who looks and where he may go, no trace of others."""

from pathlib import Path

from lxml import html

from pipeline.site.keys import Role
from pipeline.site.showing import missing, refused
from tests.site.sites import public


def test_a_page_says_who_looks_and_where_he_may_go(tmp_path: Path) -> None:
    site = public(tmp_path / "tinh")
    tree = html.document_fromstring(site.under("so-xay-dung", Role.HAND_IN).get("/ra").content)
    assert tree.findtext(".//header//span") == "Sở Xây dựng"
    assert tree.xpath("//nav//a[@aria-current='page']/@href") == ["/ra"]
    assert "/" in [one.get("href") for one in tree.findall(".//nav//a")]


def test_a_stranger_learns_nothing_of_the_report(tmp_path: Path) -> None:
    site = public(tmp_path / "tinh")
    text = site.browser().get("/vao").text
    assert site.served.shared().outline.title not in text
    assert "Sở Xây dựng" not in text


def test_what_is_not_there_is_told_to_all_in_the_same_words() -> None:
    assert missing().body == missing().body
    assert missing().status_code == 404
    answer = refused(429, "Gửi <b>", "đợi & thử")
    assert answer.status_code == 429
    assert "Gửi &lt;b&gt;".encode() in answer.body
    assert b"csrf_token" not in answer.body
