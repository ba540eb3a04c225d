from pipeline.model.earlier import LEFT_WORDS, LeftKind
from tests.render.papers.left_tables import RESERVED


def test_a_reply_is_told_in_a_line() -> None:
    assert RESERVED.told == "Bảo lưu: chưa thấy sửa"


def test_every_kind_has_its_words() -> None:
    assert set(LEFT_WORDS) == set(LeftKind)
