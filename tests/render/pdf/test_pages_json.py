import pytest

from pipeline.model.fixed import replace
from pipeline.model.pages import Layout, Pages
from pipeline.render.json import pages_json
from pipeline.render.pdf.pages_json import read_pages_json

PAGES = Pages({"_Toc_b": 12, "_Toc_a": 1}, {"_Toc_c": 3})


def test_pages_are_read_as_they_were_written() -> None:
    assert read_pages_json(pages_json(PAGES)) == PAGES


def test_decisions_are_read_as_they_were_written() -> None:
    decided = replace(PAGES, layout=Layout({"y-te": (3, 4)}, {"dat-dai": (9,)}))
    assert read_pages_json(pages_json(decided)) == decided
    assert b"bo-cuc" not in pages_json(PAGES)


def test_the_order_of_the_numbers_is_immaterial() -> None:
    turned = Pages(dict(reversed(list(PAGES.numbers.items()))), PAGES.lengths)
    assert pages_json(turned) == pages_json(PAGES)


@pytest.mark.parametrize(
    "data",
    [b"", b"[]", b"{", b"null", b'{"trang": {}}', b'{"trang": {"a": "1"}, "so-trang": {}}',
     b'{"trang": {"a": true}, "so-trang": {}}', b"\xff",
     b'{"trang": {}, "so-trang": {}, "bo-cuc": []}',
     b'{"trang": {}, "so-trang": {}, "bo-cuc": {"gian-hang-cuoi": {"a": ["1"]}}}',
     b'{"trang": {}, "so-trang": {}, "bo-cuc": {"gian-hang-cuoi": {"a": 1}}}'],
)  # fmt: skip
def test_what_is_no_such_file_gives_nothing(data: bytes) -> None:
    assert read_pages_json(data) is None
