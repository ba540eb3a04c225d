import pytest

from pipeline.model.fixed import replace
from pipeline.model.pages import Layout, Pages
from pipeline.render.json import pages_json
from pipeline.render.pdf.pages_json import read_pages_json

PAGES = Pages({"_Toc_b": 12, "_Toc_a": 1}, {"_Toc_c": 3})


def test_pages_are_read_as_they_were_written() -> None:
    assert read_pages_json(pages_json(PAGES)) == PAGES


def test_decisions_are_read_as_they_were_written() -> None:
    first, second = {"y-te": (3, 4)}, {"dat-dai": (9,)}
    layout = Layout(first, second, first, second, first, {"y-te": ((7, 82), (9, 91))})
    decided = replace(PAGES, layout=layout)
    assert read_pages_json(pages_json(decided)) == decided
    few = replace(PAGES, layout=Layout(upright=second))
    assert read_pages_json(pages_json(few)) == few
    assert b"trang-dung-tu" in pages_json(few)
    assert b"ha-hinh" not in pages_json(few)
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
     b'{"trang": {}, "so-trang": {}, "bo-cuc": {"gian-hang-cuoi": {"a": 1}}}',
     b'{"trang": {}, "so-trang": {}, "bo-cuc": {"ha-hinh": {"a": [7, 80]}}}',
     b'{"trang": {}, "so-trang": {}, "bo-cuc": {"ha-hinh": {"a": [[7]]}}}'],
)  # fmt: skip
def test_what_is_no_such_file_gives_nothing(data: bytes) -> None:
    assert read_pages_json(data) is None
