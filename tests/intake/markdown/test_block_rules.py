import pytest

from pipeline.model.document import Division, Formula, List, Paragraph, Point, Quote, Table
from tests.intake.as_markdown import blocks, codes, only, read, shown, text_of


def test_a_point_takes_lazy_lines_and_indented_blocks() -> None:
    text = (
        "a) Trạm y tế:\ncòn thiếu.\n\n   Đoạn thụt vào.\n\n   - một\n   - hai\n\n"
        "   | A | B |\n   |---|---|\n   | 1 | 2 |\n\n   > trích\n\nĐoạn ngoài."
    )
    point, outside = blocks(text)
    assert isinstance(point, Point)
    kinds = [type(block) for block in point.blocks]
    assert kinds == [Paragraph, Paragraph, List, Table, Quote]
    assert shown(point.blocks[:1]) == "Trạm y tế: còn thiếu."
    assert isinstance(outside, Paragraph)


@pytest.mark.parametrize("indent", ["  ", "   ", "    ", "\t"])
def test_two_spaces_or_more_belong_to_a_point(indent: str) -> None:
    point = only(f"a) một\n\n{indent}hai")
    assert isinstance(point, Point)
    assert len(point.blocks) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Theo khoản 1 (gồm điểm a,\nb) và khoản 2.",
        "Thực hiện theo điểm\nb) khoản 2.",
        "Viết a) b) c) trong dòng.",
        "A) chữ hoa.",
        "ii) số La Mã.",
        "1a) không phải.",
        "a\\) đã thoát.",
        "a ) cách ra.",
    ],
)
def test_a_letter_and_bracket_that_is_no_point_stays_in_its_paragraph(text: str) -> None:
    assert isinstance(only(text), Paragraph)


@pytest.mark.parametrize(
    "text", ["> a) một\n> b) hai", "- x\n\n  a) một\n  b) hai", "::: khung\na) một\nb) hai\n:::"]
)
def test_points_stand_in_quotations_items_and_divisions(text: str) -> None:
    assert "a) một b) hai" in text_of(text)


def test_a_point_without_text_beside_it_opens_with_an_empty_paragraph() -> None:
    point = only("a) - một\n   - hai")
    assert isinstance(point, Point)
    assert point.blocks[0] == Paragraph((), point.source)
    assert isinstance(point.blocks[1], List)


def test_a_letter_alone_keeps_what_is_indented_below() -> None:
    assert text_of("a)\n\n   một\n\nb) hai") == "a) một b) hai".replace(") ", ")  ", 1).replace(
        "  ", " "
    )


def test_divisions_nest_with_marks_of_the_same_length() -> None:
    outer = only("::: khung\nmột\n\n::: {.luu-y #muc-x}\nhai\n:::\n\nba\n:::")
    assert isinstance(outer, Division)
    assert outer.kind == "khung"
    inner = outer.blocks[1]
    assert isinstance(inner, Division)
    assert (inner.kind, inner.id) == ("luu-y", "muc-x")
    assert shown(outer.blocks) == "một  hai ba".replace("  ", " ")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("::: khung\nmột", "khoi-khong-dong"),
        ("một\n\n:::", "khoi-sai"),
        ("::: Ghi chú quan trọng\nmột", "khoi-sai"),
        ("::: la-lung\nmột\n:::", "thuoc-tinh-la"),
    ],
)
def test_a_faulty_division_is_noticed_and_keeps_its_text(text: str, code: str) -> None:
    assert code in codes(text)
    assert "một" in text_of(text)


@pytest.mark.parametrize("text", ["> ::: khung\n>", "> |a|b|\n> |-|-|\n>", "::: khung\n   "])
def test_a_last_line_without_text_is_no_trap(text: str) -> None:
    read(text)


@pytest.mark.parametrize("text", ["$$\na^2 + b\n$$", "$$a^2 + b$$", "> $$\n> a^2 + b\n> $$"])
def test_a_formula_stands_on_lines_of_its_own(text: str) -> None:
    block = only(text)
    if isinstance(block, Quote):
        (block,) = block.blocks
    assert isinstance(block, Formula)
    assert block.tex == "a^2 + b"


def test_nesting_beyond_the_cap_stays_as_text_with_a_notice() -> None:
    assert codes("> " * 60 + "sâu") == ["long-qua-sau"]
    assert "sâu" in text_of("> " * 60 + "sâu")
    text = "".join(f"{'  ' * level}- mục {level}\n" for level in range(60))
    assert all(f"mục {level}" in text_of(text) for level in range(60))
