"""A body is led to its own page alone, and reads nothing of comments before they are answered."""

import re

from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.fixed import replace
from pipeline.render.html.listing import OF_COMMENTS, UNANSWERED
from pipeline.render.html.writing import escape
from pipeline.render.site.own_view import before_answers, own_ways
from pipeline.render.site.site import site_files
from tests.render.site.sample_site import site


def test_the_way_to_one_s_own_page_stays_and_others_stand_by_name() -> None:
    page = site_files(site())["index.html"].decode()
    found = re.findall(r'<a href="co-quan/([^"]+)\.html">([^<]*)</a>', page)
    (own, name), (_, other) = found[:2]
    seen = own_ways(page.encode(), own).decode()
    assert re.findall(r'href="co-quan/([^"]+)\.html"', seen) == [own]
    assert f'<a href="co-quan/{own}.html">{name}</a>' in seen
    assert f'<th scope="row">{other}</th>' in seen


def test_what_bears_the_mark_goes_with_all_that_stands_in_it() -> None:
    page = (
        f'<ul><li>1</li><li {OF_COMMENTS}>2</li></ul><p class="m" {OF_COMMENTS}>3</p><pre>4</pre>'
        f'<section class="a" {OF_COMMENTS}><section>5</section><span {OF_COMMENTS}>6</span>'
        '</section><article id="a" data-a="x" data-v="y" data-y="z" data-g="">7</article>'
    )
    assert before_answers(page.encode()) == (
        b'<ul><li>1</li></ul><pre>4</pre><article id="a" data-a="x">7</article>'
    )


def test_that_comments_are_shown_later_is_said_alike_with_and_without_any() -> None:
    page = site_files(site())["co-quan/so-y-te.html"]
    words = "hiện khi dự thảo được phát hành".encode()
    said = re.compile(b'<section class="box-of"( hidden[^>]*)?>\n<h2>[^<]*</h2>\n<p>[^<]*' + words)
    assert said.findall(page.replace("\u00a0".encode(), b" "))[0].startswith(b" hidden")
    assert said.findall(before_answers(page).replace("\u00a0".encode(), b" ")) == [b""]
    other = before_answers(f"<p>1</p><p {UNANSWERED}>2</p>".encode())
    assert other == b"<p>1</p><p>2</p>"


def test_a_page_that_tells_of_no_comments_stays_the_same_one() -> None:
    page = b'<article data-v="y">7</article>'
    assert before_answers(page) is page


@given(st.text())
def test_what_an_author_writes_is_never_a_mark(words: str) -> None:
    told = f"<b>1</b><p>{escape(f'{words} {OF_COMMENTS} {words}')}</p>".encode()
    page = told + f"<span {OF_COMMENTS}>2</span>".encode()
    assert before_answers(page) == told


def test_the_site_of_one_agency_tells_of_its_own_comments_alone_until_they_are_answered() -> None:
    own = site(only="so-y-te")
    before = site_files(replace(own, answered=False))
    told = b" ".join(before.values())
    assert b"YK1-SYT-001" in told
    assert b"YK1-XA-002" not in told
    assert b"YK1-SYT-001" not in before["nhat-ky-thay-doi.html"] + before["index.html"]
    after = b" ".join(site_files(own).values())
    assert b"YK1-XA-002" in after
