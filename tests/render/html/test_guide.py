from pathlib import Path

import pytest
from lxml import html

from pipeline.render.html.guide import guide_html

SHIPPED = Path(__file__).parents[3] / "sections" / "HUONG-DAN.md"


def test_the_guide_keeps_headings_in_order_lists_tables_and_code() -> None:
    table = "| A | B |\n|---|---:|\n| 1 | 2 |\n\n"
    text = f"# Một\n\n## Hai\n\n- x\n\n3. y\n\n{table}```text\n<a> &\n```\n"
    written = guide_html(text)
    assert "<h2>Một</h2>" in written
    assert "<h3>Hai</h3>" in written
    assert '<ol start="3">' in written
    assert '<th class="right" scope="col">B</th>' in written
    assert '<pre tabindex="0"><code>&lt;a&gt; &amp;\n</code></pre>' in written


def test_the_shipped_guide_is_written_whole() -> None:
    said = html.fragment_fromstring(guide_html(SHIPPED.read_text("utf-8")), create_parent="div")
    words = " ".join(said.text_content().split())
    assert "Hướng dẫn viết nội dung" in words
    assert "![Danh mục dự án ưu tiên](du-an.xlsx#Sheet1)" in words


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "a <img src=x onerror=alert(1)> b",
        "<div onclick=alert(1)>\n\nx\n\n</div>",
        "```{#x onclick=alert(1)}\n<script>alert(1)</script>\n```",
        "`<script>`",
        "<!-- <script>alert(1)</script> -->",
        '[x]: <javascript:alert(1)> "t" \n\n[y][x]',
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt&#58;alert(1))",
        "![x](http://a.vn/x.png)",
        "<javascript:alert(1)>",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "<svg/onload=alert(1)>",
        "\x02script\x03 \x02wzxhzdk:0\x03",
    ],
)
def test_raw_html_is_text_and_nothing_is_fetched_or_run(text: str) -> None:
    made = html.fragment_fromstring(guide_html(text), create_parent="div")
    for element in made.iter():
        assert element.tag in {"div", "p", "pre", "code", "a", "ol", "ul", "li", "h2"}
        assert set(element.attrib) <= {"tabindex", "rel", "href"}
        assert not str(element.get("href", "")).lower().startswith("javascript")


def test_a_picture_of_the_guide_is_its_words() -> None:
    assert guide_html("![Sơ đồ](a.png)") == "<p>Sơ đồ</p>"


def test_the_same_guide_is_read_once() -> None:
    text = SHIPPED.read_text(encoding="utf-8")
    assert guide_html(text) is guide_html(text)
    assert guide_html(text, level=3) != guide_html(text)
