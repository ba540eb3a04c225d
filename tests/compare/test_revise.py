"""The text of both drafts: order of sections and changes, reasons, native moves."""

from dataclasses import replace

from pipeline.compare.drafts import compare
from pipeline.model.change import ChangeKind
from pipeline.model.comparison import Fate
from tests.compare.flows import HEALTH, flow, note, one, section, words

LONG = "Mạng lưới đường bộ của tỉnh có tổng chiều dài 1.234,5 km, phân bố đều."
OTHER = "Tỉnh có mười bảy đô thị, trong đó một đô thị loại hai và hai đô thị loại ba."
THIRD = "Các xã vùng cao còn thiếu nước sạch vào mùa khô, cần đầu tư thêm nhiều."


def test_a_plain_paragraph_moves_natively_and_one_with_a_footnote_does_not() -> None:
    old, new = (
        one(words(LONG), words(OTHER), words(THIRD)),
        one(words(OTHER), words(THIRD), words(LONG)),
    )
    fates = {revision.fate for revision in compare(old, new).revisions()}
    assert fates == {Fate.MOVED_AWAY, Fate.MOVED_HERE}
    noted = words(LONG, note("Theo Luật."))
    old, new = one(noted, words(OTHER), words(THIRD)), one(words(OTHER), words(THIRD), noted)
    comparison = compare(old, new)
    assert {revision.fate for revision in comparison.revisions()} == {Fate.DELETED, Fate.INSERTED}
    assert [change.kind for change in comparison.changes] == [ChangeKind.MOVED]


def test_changes_follow_the_new_draft() -> None:
    old = one(words(LONG), words(OTHER), words(THIRD))
    new = one(words(OTHER.replace("mười bảy", "mười tám")), words(THIRD), words(LONG), number=2)
    kinds = [change.kind for change in compare(old, new).changes]
    assert kinds == [ChangeKind.CHANGED, ChangeKind.MOVED]


def test_the_reason_is_that_of_the_agency_for_the_item() -> None:
    new = one(words(LONG), words(OTHER), number=2)
    said = replace(new.sections[0], reasons=((HEALTH, "Cập nhật số liệu"),))
    (change,) = compare(one(words(LONG)), flow(said, number=2)).changes
    assert change.reason == "Cập nhật số liệu"


def test_a_gone_section_stands_where_it_stood() -> None:
    old = flow(section("mot"), section("hai", words(LONG)), section("ba"))
    comparison = compare(old, flow(section("mot"), section("ba"), number=2))
    assert [(entry.section.id, entry.gone) for entry in comparison.sections] == [
        ("mot", False),
        ("hai", True),
        ("ba", False),
    ]
