from pipeline.language.quotes import quotes
from tests.language.rules import after, codes


def test_straight_marks_among_curly_ones_become_curly() -> None:
    assert after(quotes, 'gọi “xanh” và "sạch"; 5" là inch') == 'gọi “xanh” và “sạch”; 5" là inch'
    assert codes(quotes, 'chỉ "thẳng" thì thôi') == []


def test_marks_that_do_not_pair_are_told_once_at_their_paragraph() -> None:
    text = "Đoạn “một”.\n\nĐoạn “hai.\n\nĐoạn “ba”."
    (found,) = quotes(text)
    assert (found.code, found.mended) == ("ngoac-kep-le", None)
    assert text.count("\n", 0, found.start) == 2
    assert codes(quotes, "mở “một\nđóng” rồi") == []
