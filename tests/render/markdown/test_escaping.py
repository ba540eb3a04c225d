import pytest

from pipeline.render.markdown.escaping import escaped, in_cell, opening_escaped, quoted


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Tăng 5% (2*3)", "Tăng 5% (2\\*3)"),
        ("tep_so_1 và _nghiêng_", "tep_so_1 và \\_nghiêng\\_"),
        ("a@b.vn, @bang-x", "a@b.vn, \\@bang-x"),
        ("A & B &amp; <b> 3 < 4", "A & B \\&amp; \\<b> 3 < 4"),
        ("giá {x} [1]", "giá \\{x} \\[1\\]"),
    ],
)
def test_only_what_would_be_read_otherwise_is_escaped(text: str, written: str) -> None:
    assert escaped(text) == written


@pytest.mark.parametrize(
    ("line", "written"),
    [
        ("# a", "\\# a"),
        ("- a", "\\- a"),
        ("12. a", "12\\. a"),
        ("1) a", "1\\) a"),
        ("1.5 triệu", "1.5 triệu"),
        ("a) b", "a\\) b"),
        ("ab) c", "ab) c"),
        ("Bảng : x", "Bảng \\: x"),
        ("Bảng 1: x", "Bảng 1: x"),
        (": a", "\\: a"),
    ],
)
def test_a_line_opens_no_other_block(line: str, written: str) -> None:
    assert opening_escaped(line) == written


def test_bars_of_cells_and_quotes_of_values_are_held() -> None:
    assert in_cell("a|b") == "a\\|b"
    assert quoted("tỷ") == "tỷ"
    assert quoted('tỷ "đồng" {2010}') == '"tỷ \\"đồng\\" (2010)"'
