"""Pages of the served site alone stand in the frame of all others, every value escaped."""

import jinja2
import pytest
from lxml import html

from pipeline.render.site.served_page import Standing, served_page, shared_files

STANDING = Standing("Báo cáo <b>", "Sở Y tế", (("/", "Tổng quan"), ("/ra", "Ra")), "/ra")


def test_what_stands_over_it_is_text_and_leads_where_one_may_go() -> None:
    page = served_page("loi.html", title="T", standing=STANDING, words="<script>alert(1)</script>")
    tree = html.document_fromstring(page)
    assert tree.findtext(".//title") == "T – Báo cáo <b>"
    assert tree.findtext(".//header//span") == "Sở Y tế"
    assert tree.xpath("//nav//a[@aria-current='page']/@href") == ["/ra"]
    assert tree.find(".//script") is None
    assert tree.findtext(".//main//p") == "<script>alert(1)</script>"
    assert b"script-src 'self'" in page


def test_its_style_and_scripts_are_files_of_the_site() -> None:
    page = served_page(
        "vao.html", title="T", standing=Standing(""), scripts=("vao.js",), csrf="", wrong=""
    )
    tree = html.document_fromstring(page)
    asked = {one.get("href") for one in tree.findall(".//link[@rel='stylesheet']")}
    asked |= {one.get("src") for one in tree.findall(".//script")}
    assert asked == {"/dung-chung/trang.css", "/dung-chung/vao.js"}
    assert asked <= {f"/dung-chung/{name}" for name in shared_files()}
    assert b"style=" not in page


def test_a_value_that_a_template_wants_is_not_left_out_in_silence() -> None:
    with pytest.raises(jinja2.UndefinedError):
        served_page("loi.html", title="T", standing=STANDING)
