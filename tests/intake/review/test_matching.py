"""Which unit of a copy is which block of the draft, whatever was done to it."""

import pytest

from pipeline.intake.review.draft_blocks import DraftBlock
from pipeline.intake.review.matching import Matching, match
from pipeline.intake.review.units import draft_words
from tests.intake.review.copies import block, matched, p, row, table, units

A = "Xây dựng cầu qua sông Kỳ Cùng trong giai đoạn 2026 - 2030."
B = "Bổ sung quỹ đất cho hạ tầng kỹ thuật của các khu dân cư."
C = "Rà soát mạng lưới trường học sau khi sắp xếp xã, phường."


def found(content: str, *blocks: DraftBlock) -> Matching:
    read = units(content)
    return match(read, [draft_words(unit) for unit in read], blocks)


def test_the_same_words_in_the_same_order_are_the_same_blocks() -> None:
    read = found(p("a") + p("mới") + p("b"), block("a"), block("cũ kỹ"), block("b"))
    assert read.block_of == [0, None, 2]
    assert (read.free_units(), read.free_blocks(), read.by_identity) == ([1], [1], set())


def test_a_row_is_no_paragraph() -> None:
    read = found(table(row("a")), block("a"))
    assert read.block_of == [None]
    assert found(table(row("a")), block("a", cells=("a",))).block_of == [0]


def test_words_under_a_bookmark_that_are_still_alike_are_its_block() -> None:
    read = found(p(B) + p(A.replace("2030", "2035"), "_qh_a"), block(A, "_qh_a"), block(B))
    assert (read.block_of, read.by_identity) == ([1, 0], {1})


def test_a_bookmark_that_stayed_behind_proves_nothing() -> None:
    read = found(p(B, "_qh_a") + p(A), block(A, "_qh_a"), block(B))
    assert (read.block_of, read.by_identity) == ([1, 0], set())


def test_an_empty_paragraph_under_a_bookmark_is_its_block_at_last() -> None:
    read = found(p("", "_qh_a"), block(A, "_qh_a"))
    assert (read.block_of, read.by_identity) == ([0], {0})
    read = found(p("12345", "_qh_a"), block("xyz", "_qh_a"))
    assert read.block_of == [None]


def test_the_more_alike_of_two_under_one_bookmark_is_the_block() -> None:
    read = found(p(A[:40], "_qh_a") + p(A, "_qh_a"), block(A, "_qh_a"))
    assert read.units_of[0][-1] == 1
    assert 1 in read.by_identity


def test_the_same_words_elsewhere_are_the_same_block_where_they_are_telling() -> None:
    read = found(p(C) + p(A) + p(B), block(A), block(B), block(C))
    assert read.block_of == [2, 0, 1]
    read = found(p("ngắn") + p(A) + p(B), block(A), block(B), block("ngắn"))
    assert read.block_of == [None, 0, 1]


def test_what_is_alike_between_the_same_neighbours_is_the_same() -> None:
    read = found(p(A) + p("Dài 6 km.") + p(B), block(A), block("Dài 5 km."), block(B))
    assert read.block_of == [0, 1, 2]
    read = found(p(A) + p("Hoàn toàn khác") + p(B), block(A), block("Dài 5 km."), block(B))
    assert read.block_of == [0, None, 2]
    read = found(p("Dài 6 km."), block("Dài 5 km."))
    assert read.block_of == [0]


def test_the_most_alike_in_a_gap_pair_first() -> None:
    read = found(p("Dài 9 mét.") + p("Dài 5 km"), block("Dài 5 km."))
    assert read.block_of == [None, 0]


def test_what_is_much_alike_anywhere_is_the_same() -> None:
    changed = A.replace("2030", "2035")
    read = found(p(B) + p(C) + p(changed), block(A), block(B), block(C))
    assert read.block_of == [1, 2, 0]


def test_the_halves_of_a_paragraph_cut_in_two_are_both_its() -> None:
    read = found(p(A) + p(B) + p("x"), block(f"{A} {B}"), block("x"))
    assert read.block_of == [0, 0, 1]
    assert read.units_of == [[0, 1], [2]]


def test_a_block_joined_to_its_neighbour_is_in_its_unit() -> None:
    read = found(p(f"{A} {B}"), block(A), block(B))
    assert (read.block_of, read.joined_to) == ([0], {1: 0})
    assert read.free_blocks() == []
    three = found(p(f"{A} {B} {C}"), block(A), block(B), block(C))
    assert (three.block_of[0], set(three.joined_to.values()), len(three.joined_to)) == (
        three.block_of[0], {0}, 2,
    )  # fmt: skip


def test_short_words_are_neither_halves_nor_joined() -> None:
    read = found(p(A) + p("các xã"), block(f"{A} các xã"))
    assert read.block_of == [0, None]
    read = found(p(f"{A} các xã"), block(A), block("các xã"))
    assert read.joined_to == {}


def test_nothing_is_paired_twice() -> None:
    read = found(p(A) + p(A), block(A))
    assert read.block_of.count(0) + len(read.joined_to) <= 2
    assert found("", block(A)).free_blocks() == [0]
    assert found(p(A)).block_of == [None]


@pytest.mark.parametrize("bookmark", ["", "_qh_lạ"])
def test_bookmarks_of_no_block_say_nothing(bookmark: str) -> None:
    assert found(p(A, bookmark) if bookmark else p(A), block(B, "_qh_b")).by_identity == set()


def test_pairs_are_known_from_both_sides() -> None:
    pairs = matched([1, None, 1], 3)
    assert (pairs.units_of, pairs.free_units(), pairs.free_blocks()) == (
        [[], [0, 2], []], [1], [0, 2],
    )  # fmt: skip
    pairs.joined_to[0] = 2
    assert pairs.free_blocks() == [2]
