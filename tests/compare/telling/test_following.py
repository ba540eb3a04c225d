"""What only follows: letters and ordinals that shifted are told with what they follow from."""

from pipeline.model.flow import FlowBlock
from tests.compare.flows import heading, one, words
from tests.compare.telling.test_grids import ROWS, between, works
from tests.compare.told import entries, long, point, told_of

FOUR = [long(topic) for topic in ("Chợ", "Cầu", "Trạm", "Phà")]
NEW = long("Bến")


def test_letters_that_shifted_are_told_with_the_point_that_came() -> None:
    old = [point(letter, text) for letter, text in zip("abcd", FOUR, strict=True)]
    texts = [FOUR[0], NEW, *FOUR[1:]]
    new = [point(letter, text) for letter, text in zip("abcdđ", texts, strict=True)]
    (entry,) = entries(one(*old), one(*new, number=2))
    assert (entry.kind, entry.what, len(entry.changes)) == ("them", "doan", 4)
    assert [(what.value, n) for what, n in entry.counts] == [("doan", 1)]


def test_letters_in_another_section_follow_from_nothing() -> None:
    def draft(letter: str, *more: str) -> tuple[FlowBlock, ...]:
        came = [point(sign, text) for sign, text in zip("a", more, strict=False)]
        return (words(long("Mở đầu")), *came, heading("Khác", "1.2."), point(letter, FOUR[0]))

    found = told_of(draft("a"), draft("b", NEW))
    assert found == [("them", "doan", {"doan": 1}), ("sua", "doan", {"doan": 1})]


def test_ordinals_that_shifted_are_told_with_the_row_that_went() -> None:
    rows = [ROWS[0], *([str(n), *row[1:]] for n, row in enumerate(ROWS[2:], start=2))]
    assert between(works(*ROWS), works(*rows)) == [("xoa", "dong", {"dong": 1})]
