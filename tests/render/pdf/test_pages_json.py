import pytest

from pipeline.model.pages import Pages
from pipeline.render.json import pages_json
from pipeline.render.pdf.pages_json import read_pages_json

PAGES = Pages({"_Toc_b": 12, "_Toc_a": 1}, {"_Toc_c": 3})


def test_pages_are_read_as_they_were_written() -> None:
    assert read_pages_json(pages_json(PAGES)) == PAGES


def test_the_order_of_the_numbers_is_immaterial() -> None:
    turned = Pages(dict(reversed(list(PAGES.numbers.items()))), PAGES.lengths)
    assert pages_json(turned) == pages_json(PAGES)


@pytest.mark.parametrize(
    "data",
    [b"", b"[]", b"{", b"null", b'{"trang": {}}', b'{"trang": {"a": "1"}, "so-trang": {}}',
     b'{"trang": {"a": true}, "so-trang": {}}', b"\xff"],
)  # fmt: skip
def test_what_is_no_such_file_gives_nothing(data: bytes) -> None:
    assert read_pages_json(data) is None
