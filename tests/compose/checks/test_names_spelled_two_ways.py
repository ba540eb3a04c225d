import pytest

from pipeline.compose.checks.names_spelled_two_ways import (
    names_in_small_letters,
    names_spelled_two_ways,
)
from tests.compose.checks.ground import REGISTERS, evidence_of, found, said
from tests.samples import paragraph


def told(*texts: str) -> list[tuple[str, str]]:
    lines = (paragraph(text, line=at) for at, text in enumerate(texts, 1))
    evidence = evidence_of(*lines, registers=REGISTERS)
    return [*found(names_spelled_two_ways, evidence), *found(names_in_small_letters, evidence)]


def test_the_rarer_of_i_and_y_is_told_at_its_place() -> None:
    texts = ("Phường Kỳ Lừa lớn.", "Cầu Kỳ Lừa dài.", "Chợ Kì Lừa đông.")
    assert told(*texts) == [("3", "ten-viet-hai-kieu")]
    evidence = evidence_of(*(paragraph(text) for text in texts))
    (words,) = said(names_spelled_two_ways, evidence)
    assert "“Kì Lừa” ở nơi khác viết “Kỳ Lừa” (1 chỗ)" in words or "(2 chỗ)" in words


def test_a_listed_name_without_its_capital_is_told() -> None:
    assert told("Tại xã Cao lộc có chợ.") == [("1", "ten-viet-hai-kieu")]
    assert told("Tỉnh: tỉnh Lạng sơn.") in ([("1", "ten-viet-hai-kieu")], [])


@pytest.mark.parametrize(
    "texts",
    [
        ("Phường Kỳ Lừa.", "PHƯỜNG KỲ LỪA"),
        ("Xã Tân Thanh.", "Xã Tân Thành."),
        ("Hoà Bình và Hòa Bình.",),
        ("Cao lộc là tên cũ.", "xã Cao Lộc."),
        ("Quý Hòa.", "quý hòa"),
    ],
)
def test_capitals_other_marks_and_styles_are_let_pass(texts: tuple[str, ...]) -> None:
    assert told(*texts) == []
