"""A body's copy of a draft has no reasons and is else the same; what is no report is as it was."""

from pipeline.render.word.package import IDENTITY_ITEM
from pipeline.site.own.files import without_reasons
from pipeline.work.archive import read_parts, zip_parts

BEFORE = b'<muc m="a" c="so-y-te"><l c="so-y-te">Theo g\xc3\xb3p \xc3\xbd &amp; c</l><l>b</l></muc>'
AFTER = b'<muc m="a" c="so-y-te"></muc>'


def test_reasons_are_left_out_and_nothing_else() -> None:
    parts = {"word/document.xml": b"<l>words</l>", IDENTITY_ITEM: BEFORE + b"<lang/><lo>1</lo>"}
    made = read_parts(without_reasons(zip_parts(parts)))
    assert made == {**parts, IDENTITY_ITEM: AFTER + b"<lang/><lo>1</lo>"}


def test_what_has_none_is_given_as_it_is() -> None:
    for data in (zip_parts({"a.xml": BEFORE}), zip_parts({IDENTITY_ITEM: AFTER}), b"%PDF", b""):
        assert without_reasons(data) is data
