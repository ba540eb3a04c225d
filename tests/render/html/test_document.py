"""The page round a body."""

import re
from base64 import b64encode
from hashlib import sha256

from lxml import html

from pipeline.render.html.document import whole_page

STYLE = "p{color:#000}"
SCRIPT = 'document.title="đã mở"'


def digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def policy(page: str) -> str:
    (found,) = re.findall('http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    return str(found)


def test_a_page_without_a_script_lets_none_run() -> None:
    page = whole_page("T", "<p>chữ</p>\n", style=STYLE)
    assert policy(page) == (
        f"default-src 'none'; img-src data:; style-src {digest(STYLE)}; "
        "base-uri 'none'; form-action 'none'"
    )
    assert page.endswith("<body>\n<p>chữ</p>\n</body>\n</html>\n")
    assert "<script" not in page


def test_a_page_with_a_script_lets_that_one_run_and_no_other() -> None:
    page = whole_page("T", "<p>chữ</p>\n", style=STYLE, script=SCRIPT)
    assert policy(page) == (
        f"default-src 'none'; img-src data:; style-src {digest(STYLE)}; "
        f"script-src {digest(SCRIPT)}; base-uri 'none'; form-action 'none'"
    )
    assert page.count(f"<script>{SCRIPT}</script>") == 1


def test_style_body_and_script_stand_in_that_order_as_they_were_given() -> None:
    body = "<p>a &lt; b</p>\n"
    page = whole_page("T", body, style=STYLE, script=SCRIPT)
    assert page.endswith(
        f"<style>{STYLE}</style>\n</head>\n<body>\n{body}<script>{SCRIPT}</script>\n</body>\n</html>\n"
    )


def test_the_page_says_its_language_letters_width_and_that_it_tells_no_one_where_it_was() -> None:
    page = whole_page("T", "", style=STYLE)
    assert page.startswith('<!DOCTYPE html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n')
    assert '<meta name="referrer" content="no-referrer">' in page
    assert '<meta name="viewport" content="width=device-width, initial-scale=1">' in page


def test_a_title_is_text() -> None:
    title = "</title><script>alert(1)</script> A & B"
    tree = html.document_fromstring(whole_page(title, "", style=STYLE).encode())
    assert tree.findtext(".//title") == title
    assert not list(tree.iter("script"))
