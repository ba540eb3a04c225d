"""What stands round every page: a policy that lets nothing of an author's run, ways that lead."""

import re
from datetime import date

from lxml import html

from pipeline.render.site.frame import Frame, day_words

FRAME = Frame(
    "Báo cáo <b>", "Dự thảo lần 1", date(2025, 11, 5), frozenset({"index.html", "tim.html"})
)


def test_the_policy_lets_only_the_site_s_own_files_in() -> None:
    page = FRAME.page("T", "<p>x</p>", name="index.html").decode()
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy.startswith("default-src 'none';")
    assert "script-src 'self';" in policy
    assert "unsafe" not in policy
    assert "<script>" not in page
    assert "<style" not in page


def test_titles_are_text_and_the_page_one_is_on_is_said() -> None:
    tree = html.document_fromstring(FRAME.page("</title><i>", "<p>x</p>", name="index.html"))
    assert tree.findtext(".//title") == "</title><i> – Dự thảo lần 1"
    assert tree.find(".//header//b") is None
    here = tree.findall(".//nav//a[@aria-current='page']")
    assert [link.text for link in here] == ["Tổng quan"]


def test_ways_lead_to_pages_that_were_made_from_whatever_folder() -> None:
    tree = html.document_fromstring(FRAME.page("T", "", name="co-quan/a.html"))
    assert [link.get("href") for link in tree.findall(".//nav//a")] == ["../index.html"]
    form = tree.find(".//header//form")
    assert form is not None
    assert form.get("action") == "../tim.html"
    assert [link.get("href") for link in tree.findall(".//link")] == ["data:,", "../trang.css"]


def test_a_page_without_something_beside_it_has_no_aside() -> None:
    assert b"<aside" not in FRAME.page("T", "", name="index.html")
    assert b'<aside class="beside"' in FRAME.page("T", "", name="index.html", aside="<p>x</p>")


def test_a_day_is_written_as_people_write_it() -> None:
    assert day_words(date(2025, 11, 5)) == "05/11/2025"
