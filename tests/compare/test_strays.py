"""Blocks found again in another item."""

from pipeline.compare.align import align
from pipeline.model.flow import FlowBlock
from tests.compare.flows import flow, heading, section, table, words

LONG = "Mạng lưới đường bộ của tỉnh có tổng chiều dài 1.234,5 km, phân bố đều."
EDITED = LONG.replace("phân bố đều", "phân bố chưa đều")


def partners(old: list[FlowBlock], new: list[FlowBlock]) -> dict[tuple[int, int], tuple[int, int]]:
    before = flow(section("mot", *old), section("hai"))
    after = flow(section("mot"), section("hai", *new), number=2)
    return {i: j for i, j in align(before, after).partners.items() if i[1]}


def test_equal_blocks_are_found_in_another_item() -> None:
    assert partners([words(LONG)], [words(LONG)]) == {(0, 1): (1, 1)}
    moved = table("Tên", ["A"], ["x"])
    assert partners([moved], [moved]) == {(0, 1): (1, 1)}


def test_a_paragraph_moved_and_edited_is_found_where_it_is_clearly_the_same() -> None:
    assert partners([words(LONG)], [words(EDITED)]) == {(0, 1): (1, 1)}
    assert partners([words(LONG)], [words("Tỉnh có mười bảy đô thị, đủ loại.")]) == {}


def test_what_says_little_or_stands_twice_has_not_moved() -> None:
    assert partners([words("Cụ thể:")], [words("Cụ thể:")]) == {}
    assert partners([words(LONG)], [words(LONG), words(LONG)]) != {(0, 1): (1, 1), (0, 2): (1, 2)}


def test_a_heading_goes_to_another_item_with_what_stands_beneath_it() -> None:
    moved = (heading("Dân số", "1.2."), words(LONG), words("Ngắn."))
    old = flow(section("mot", words("Một."), *moved), section("hai", words("Hai.")))
    new = flow(section("mot", words("Một.")), section("hai", words("Hai."), *moved), number=2)
    partners = align(old, new).partners
    assert [partners.get((0, block)) for block in (2, 3, 4)] == [(1, 2), (1, 3), (1, 4)]
