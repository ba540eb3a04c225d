"""What stands around the report: cover, headers, pages, sizes, held against what was sent."""

from collections.abc import Callable

import pytest

from pipeline.intake.review.review import read_review
from pipeline.intake.review.surroundings import resized
from pipeline.intake.review.things import Thing, ThingKind
from tests.intake.review.copies import p, units
from tests.intake.review.test_review import BODY, DRAFT, FLOW, changed


def told(data: bytes) -> list[str]:
    found = read_review(data, file="a.docx", body="x", draft=FLOW)
    assert found.value == ()
    return [notice.message for notice in found.notices]


def test_a_draft_as_it_was_sent_has_nothing_to_tell() -> None:
    assert told(DRAFT) == []


@pytest.mark.parametrize(
    ("part", "change", "words"),
    [
        (BODY, lambda xml: xml.replace("</w:t>", " (mật)</w:t>", 1), "trang bìa (nay ghi: "),
        (
            "word/header1.xml",
            lambda xml: xml.replace("</w:hdr>", "<w:p><w:r><w:t>Mật</w:t></w:r></w:p></w:hdr>"),
            "đầu trang, chân trang (nay ghi: ",
        ),
        (
            BODY,
            lambda xml: xml.replace("<w:pgSz ", '<w:pgSz w:orient="landscape" ', 1),
            "khổ giấy (nay ",
        ),
    ],
)
def test_what_was_changed_around_the_report_is_named(
    part: str, change: Callable[[str], str], words: str
) -> None:
    (message,) = told(changed(DRAFT, change, part))
    assert message.startswith(f"khác bản gửi đi, không đánh dấu: {words}")


def test_what_was_changed_with_tracking_is_not_told_again() -> None:
    ins = '<w:ins w:id="1" w:author="A"><w:r><w:t> (mật)</w:t></w:r></w:ins></w:p>'
    data = changed(DRAFT, lambda xml: xml.replace("</w:p>", ins, 1))
    notices = read_review(data, file="a.docx", body="x", draft=FLOW).notices
    assert [notice for notice in notices if "trang bìa" in notice.message] == []


def test_a_copy_that_lost_our_part_is_not_looked_at() -> None:
    data = changed(DRAFT, lambda xml: xml.replace("<w:pgSz ", '<w:pgSz w:orient="landscape" ', 1))
    assert told(changed(data, lambda _: "<x/>", "customXml/item1.xml")) == []


def picture(wide: int, high: int) -> Thing:
    return Thing(ThingKind.PICTURE, size=(wide, high))


def looks(around: str, *things: Thing) -> list[tuple[int, str]]:
    read = units(p("a") + p("b"))
    read[1].paragraphs[0].things = list(things)
    return [(look.unit, look.told) for look in resized(read, {"co": around})]


def test_a_picture_of_another_size_is_named_rounding_is_not() -> None:
    assert looks("100x200 50x50", picture(100, 200), picture(60, 50)) == [(1, "cỡ hình")]
    assert looks("100x200", picture(102, 195)) == []
    assert looks("100x200", picture(100, 210)) == [(1, "cỡ hình")]


def test_sizes_are_compared_only_where_as_many_are_there() -> None:
    assert looks("100x200 50x50", picture(1, 1)) == []
    assert looks("", picture(1, 1)) == []
