"""A slip stands alone: link, QR code and letters of one key, and what to do when it is lost."""

from datetime import date

import segno
from lxml import html

from pipeline.render.site.slip_page import Slip, slip_page

SLIP = Slip(
    "Báo cáo <b>", "UBND xã A & B", "Góp ý", "xa-a-gop-y-1", date(2026, 1, 9),
    "https://q.example", "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567",
)  # fmt: skip
LINK = "https://q.example/vao#ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"


def test_link_code_and_letters_are_of_one_key() -> None:
    page = slip_page(SLIP)
    tree = html.document_fromstring(page)
    assert [one.get("href") for one in tree.findall(".//a")] == [LINK]
    assert tree.findtext(".//kbd") == "ABCD EFGH IJKL MNOP QRST UVWX YZ23 4567"
    drawn = segno.make(LINK, error="m", micro=False).svg_inline(scale=5, border=0, omitsize=True)
    assert drawn.encode() in page


def test_what_stands_on_it_is_text_and_nothing_is_fetched() -> None:
    page = slip_page(SLIP).decode()
    assert "Báo cáo &lt;b&gt;" in page
    assert "UBND xã A &amp; B" in page
    assert "đến hết ngày 09/01/2026" in page
    assert "default-src 'none'" in page
    assert not any(mark in page for mark in ("src=", "<script", "<link", "url("))
